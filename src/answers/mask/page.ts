import { isUnspaced, type Lexicon, type Term, type Topic } from './lexicon.ts'

/** A word or number of a text, by where it begins and ends. */
export interface Token {
  readonly start: number
  readonly end: number
  /** How many of its characters are digits. */
  readonly digits: number
}

/** A term of the lexicon where it stands in a text. */
export interface Mark {
  readonly start: number
  readonly end: number
  readonly topics: readonly Topic[]
}

/** A text as the finders read it: once through, into words, numbers and what the words are about. */
export interface Page {
  readonly text: string
  readonly tokens: readonly Token[]
  /** The tokens that hold a digit, by index. */
  readonly numeric: readonly number[]
  readonly marks: readonly Mark[]
  /** Unbroken stretches that are long enough to be a key: start and end. */
  readonly runs: readonly (readonly [start: number, end: number])[]
}

/** The shortest key or token that is looked for. */
const shortestKey = 16

/** Reads a plain text. The work is in proportion to its length. */
export function read(text: string, { words, unspaced }: Lexicon): Page {
  const lower = text.toLowerCase()
  const tokens: Token[] = []
  const numeric: number[] = []
  const joined: Mark[] = []
  const runs: [number, number][] = []
  let wordFrom = -1
  let digits = 0
  let runFrom = -1
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 32
    if (code > 32 && code < 127) {
      if (runFrom < 0) runFrom = at
    } else if (runFrom >= 0) {
      if (at - runFrom >= shortestKey) runs.push([runFrom, at])
      runFrom = -1
    }
    const digit = code >= 48 && code <= 57
    if (digit || isLetter(code)) {
      if (wordFrom < 0) wordFrom = at
      if (digit) digits++
      continue
    }
    if (wordFrom >= 0) {
      if (digits > 0) numeric.push(tokens.length)
      tokens.push({ start: wordFrom, end: at, digits })
      wordFrom = -1
      digits = 0
    }
    if (isUnspaced(code)) {
      const term = unspaced.get(text.charAt(at))?.find(({ words: [word = ''] }) => lower.startsWith(word, at))
      if (term) joined.push({ start: at, end: at + (term.words[0] ?? '').length, topics: term.topics })
    }
  }
  return { text, tokens, numeric, marks: merged(spaced(lower, tokens, words), joined), runs }
}

const isLetter = (code: number) =>
  code < 128
    ? (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
    : code >= 0xc0 &&
      code !== 0xd7 &&
      code !== 0xf7 &&
      (code < 0x2000 || (code > 0x2bff && code < 0x3000)) &&
      !isUnspaced(code)

function spaced(lower: string, tokens: readonly Token[], words: Lexicon['words']): Mark[] {
  const marks: Mark[] = []
  for (let index = 0; index < tokens.length; index++) {
    const { start, end } = tokens[index] ?? none
    if (end - start > longestWord) continue
    const term = words.get(lower.slice(start, end))?.find(term => follows(lower, tokens, index, term))
    if (!term) continue
    const last = index + term.words.length - 1
    marks.push({ start, end: tokens[last]?.end ?? end, topics: term.topics })
    index = last
  }
  return marks
}

const none: Token = { start: 0, end: 0, digits: 0 }
const longestWord = 32

/** Whether the words of the term stand here, each at most three characters after the last. */
function follows(lower: string, tokens: readonly Token[], index: number, { words }: Term): boolean {
  for (let word = 1; word < words.length; word++) {
    const before = tokens[index + word - 1]
    const token = tokens[index + word]
    const wanted = words[word] ?? ''
    if (!before || !token || token.end - token.start !== wanted.length || token.start - before.end > 3)
      return false
    if (!lower.startsWith(wanted, token.start)) return false
  }
  return true
}

function merged(left: Mark[], right: Mark[]): Mark[] {
  return right.length === 0 ? left : [...left, ...right].sort((a, b) => a.start - b.start)
}

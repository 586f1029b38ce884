import { isUnspaced, type Lexicon, type Term, type Topic, trace } from './lexicon.ts'

/** A word or number of a text, by where it begins and ends. */
export interface Token {
  readonly start: number
  readonly end: number
  /** How many of its characters are digits. */
  readonly digits: number
  /** How many digits there are from here on, as long as only signs stand between numbers. */
  readonly row: number
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
  /** The same in small letters. */
  readonly lower: string
  readonly tokens: readonly Token[]
  /** The tokens that hold a digit, by index. */
  readonly numeric: readonly number[]
  readonly marks: readonly Mark[]
  /** Stretches without spaces that are long enough to be a key: start and end. */
  readonly runs: readonly (readonly [start: number, end: number])[]
}

/** The shortest key or token that is looked for. */
const shortestKey = 16

/** Reads a plain text. The work is in proportion to its length. */
export function read(text: string, lexicon: Lexicon): Page {
  const lower = text.toLowerCase()
  const tokens: Counted[] = []
  const numeric: number[] = []
  const joined: Mark[] = []
  const runs: [number, number][] = []
  const { length } = text
  let runFrom = 0
  for (let at = 0; at < length; ) {
    let code = text.charCodeAt(at)
    if (isWord(code)) {
      const start = at
      let digits = 0
      do {
        if (code >= 48 && code <= 57) digits++
        code = ++at < length ? text.charCodeAt(at) : 32
      } while (isWord(code))
      if (digits > 0) numeric.push(tokens.length)
      tokens.push({ start, end: at, digits, row: digits })
      continue
    }
    if (code <= 32 || code > 126) {
      if (at - runFrom >= shortestKey) runs.push([runFrom, at])
      runFrom = at + 1
      if (code >= 0x3040 && isUnspaced(code)) {
        const term = lexicon.unspaced
          .get(text.charAt(at))
          ?.find(({ words: [word = ''] }) => lower.startsWith(word, at))
        if (term) joined.push({ start: at, end: at + (term.words[0] ?? '').length, topics: term.topics })
      }
    }
    at++
  }
  if (length - runFrom >= shortestKey) runs.push([runFrom, length])
  rows(tokens, numeric)
  return { text, lower, tokens, numeric, marks: merged(spaced(lower, tokens, lexicon), joined), runs }
}

/** A token whose row is still being counted. */
interface Counted extends Omit<Token, 'row'> {
  row: number
}

/** Adds up the digits of numbers that follow each other with at most three signs between, from the last on. */
function rows(tokens: readonly Counted[], numeric: readonly number[]): void {
  for (let at = numeric.length - 2; at >= 0; at--) {
    const index = numeric[at] ?? 0
    const token = tokens[index]
    const next = tokens[index + 1]
    if (token && next && numeric[at + 1] === index + 1 && next.start - token.end <= 3)
      token.row = Math.min(token.digits + next.row, longestRow)
  }
}

/** No number that is looked for has more digits. */
const longestRow = 64

/** Digits, and the letters of scripts that part their words; × and ÷ lie among them. */
const isWord = (code: number) =>
  code < 128 ? isAscii(code) : code >= 0xc0 && code < 0x2000 && code !== 0xd7 && code !== 0xf7

const isAscii = (code: number) =>
  code >= 97 ? code <= 122 : code >= 48 && (code <= 57 || (code >= 65 && code <= 90))

function spaced(lower: string, tokens: readonly Token[], { words, may, compound }: Lexicon): Mark[] {
  const marks: Mark[] = []
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]
    if (!token) break
    const { start, end } = token
    const length = end - start
    if (length > longestWord || token.digits === length) continue
    const first = lower.charCodeAt(start)
    const second = length > 1 ? lower.charCodeAt(start + 1) : 0
    const known = may[trace(first, second, lower.charCodeAt(end - 1), length)] === 1
    const terms = known ? words.get(lower.slice(start, end)) : undefined
    if (!terms) {
      const term = length > shortestCompound ? compound(lower.slice(start, end)) : undefined
      if (term) marks.push({ start, end, topics: term.topics })
      continue
    }
    for (const term of terms) {
      const last = term.words.length === 1 ? index : lastOf(lower, tokens, index, term)
      if (last < 0) continue
      marks.push({ start, end: ending(lower, tokens, last, term), topics: term.topics })
      index = last
      break
    }
  }
  return marks
}

const longestWord = 32
const shortestCompound = 9

/** The last token of a term whose first word is this one, each word at most three characters after the one before; -1 where it does not stand here. */
function lastOf(lower: string, tokens: readonly Token[], index: number, { words }: Term): number {
  let last = index
  for (let at = 1; at < words.length; at++) {
    const word = words[at] ?? ''
    const before = tokens[last]
    if (!before) return -1
    // `APIキー`: what is no token of its own follows at once.
    if (isUnspaced(word.charCodeAt(0))) return joinedAt(lower, before.end, word) < 0 ? -1 : last
    const token = tokens[++last]
    if (!token || token.end - token.start !== word.length || token.start - before.end > 3) return -1
    if (!lower.startsWith(word, token.start)) return -1
  }
  return last
}

/** Where a word begins that is joined to what ends here, with at most a space between. */
const joinedAt = (lower: string, end: number, word: string) =>
  lower.startsWith(word, end) ? end : lower.startsWith(` ${word}`, end) ? end + 1 : -1

function ending(lower: string, tokens: readonly Token[], last: number, { words }: Term): number {
  const end = tokens[last]?.end ?? 0
  const word = words.at(-1) ?? ''
  return words.length > 1 && isUnspaced(word.charCodeAt(0)) ? joinedAt(lower, end, word) + word.length : end
}

function merged(left: Mark[], right: Mark[]): Mark[] {
  return right.length === 0 ? left : [...left, ...right].sort((a, b) => a.start - b.start)
}

import { capitals, markFrom, tokenFrom } from '../context.ts'
import type { Found } from '../kinds.ts'
import { isUnspaced } from '../lexicon.ts'
import type { Page } from '../page.ts'

/** The names that a call knows, ready to be found: by first word, and by first character where words are not spaced. */
export interface Known {
  readonly spaced: ReadonlyMap<string, readonly (readonly string[])[]>
  readonly unspaced: ReadonlyMap<string, readonly string[]>
}

/** Short parts, and those that are words too, count only within the whole name. */
const common = new Set(
  `will mark may rose grace hope faith joy dawn art bill bob sue pat rob jack frank guy rich grant chase hunter summer april june august
  love day young long short small brown white black green gray king knight cook baker miller smith page best church bush wood woods stone
  field rivers lake hill banks price bank post case major van der den von zur zum del los las san santa don doña support team service admin
  customer sales help desk info office agent user test herr frau dr prof mrs miss sir lord lady`
    .trim()
    .split(/\s+/),
)

/** Makes the names of a record ready. A name stands for itself and for each of its parts that could be nothing else. */
export function known(names: Iterable<string>): Known {
  const spaced = new Map<string, string[][]>()
  const unspaced = new Map<string, string[]>()
  const add = (words: string[]) => {
    // Hyphens and apostrophes part tokens, not names.
    const tokens = words.flatMap(word => word.toLowerCase().split(/['’-]+/)).filter(token => token !== '')
    const [first] = tokens
    if (first === undefined) return
    spaced.set(
      first,
      [...(spaced.get(first) ?? []), tokens].sort((a, b) => b.length - a.length),
    )
  }
  for (const name of new Set(names)) {
    const words = name.split(/[\s,.]+/).filter(word => word !== '')
    for (const joined of [name.replace(/\s/g, ''), ...words].filter(
      word => word.length > 1 && isUnspaced(word.charCodeAt(0)),
    ))
      unspaced.set(
        joined.charAt(0),
        [...(unspaced.get(joined.charAt(0)) ?? []), joined].sort((a, b) => b.length - a.length),
      )
    const letters = words.filter(word => /^\p{L}/u.test(word) && !isUnspaced(word.charCodeAt(0)))
    if (letters.length > 1) {
      add(letters)
      add([...letters].reverse())
      const [first, last] = [letters[0], letters.at(-1)]
      if (letters.length > 2 && first && last) add([first, last])
    }
    const parts =
      letters.length === 1 && !common.has(name.toLowerCase()) ? letters : letters.filter(isTelling)
    for (const part of parts) add([part])
  }
  return { spaced, unspaced }
}

const isTelling = (part: string) =>
  part.length > 2 && /^\p{Lu}/u.test(part) && !common.has(part.toLowerCase())

/** Names that are known, at the bounds of words; and what follows `my name is` and a closing. */
export const people = (page: Page, { spaced, unspaced }: Known): Found[] => [
  ...inWords(page, spaced),
  ...inside(page, unspaced),
  ...introduced(page),
]

const found = (text: string, start: number, end: number): Found => ({
  kind: 'name',
  start,
  end,
  value: text.slice(start, end).replace(/\s+/g, ' '),
})

function inWords({ text, lower, tokens }: Page, names: Known['spaced']): Found[] {
  const all: Found[] = []
  if (names.size === 0) return all
  // Most words begin as no name does, and need no look at the map.
  const initials = new Uint8Array(256)
  for (const word of names.keys()) initials[word.charCodeAt(0) & 255] = 1
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]
    if (!token) continue
    if (token.digits > 0 || initials[lower.charCodeAt(token.start) & 255] !== 1) continue
    for (const words of names.get(lower.slice(token.start, token.end)) ?? []) {
      const last = lastOf({ text, lower, tokens }, index, words)
      // A single part has its capital, or is written in capitals throughout.
      if (
        last === undefined ||
        (words.length === 1 && text.charAt(token.start) === lower.charAt(token.start))
      )
        continue
      all.push(found(text, token.start, tokens[last]?.end ?? token.end))
      index = last
      break
    }
  }
  return all
}

/** The last token of a name whose first stands here. */
function lastOf(
  { text, lower, tokens }: Pick<Page, 'text' | 'lower' | 'tokens'>,
  index: number,
  wanted: readonly string[],
): number | undefined {
  for (let at = 0; at < wanted.length; at++) {
    const token = tokens[index + at]
    if (!token || lower.slice(token.start, token.end) !== wanted[at]) return undefined
    if (at > 0 && !/^[\s,.'’-]{1,2}$/.test(text.slice(tokens[index + at - 1]?.end ?? 0, token.start)))
      return undefined
  }
  return index + wanted.length - 1
}

function inside({ text }: Page, names: Known['unspaced']): Found[] {
  const all: Found[] = []
  if (names.size === 0) return all
  for (let at = 0; at < text.length; at++) {
    if (!isUnspaced(text.charCodeAt(at))) continue
    const name = names
      .get(text.charAt(at))
      ?.find(name => text.startsWith(name, at) || text.startsWith(`${name.slice(0, 2)} ${name.slice(2)}`, at))
    if (!name) continue
    const end = at + name.length + (text.startsWith(name, at) ? 0 : 1)
    all.push(found(text, at, end))
    at = end - 1
  }
  return all
}

/** `My name is …` and `Name: …`; and a line of its own under a closing. */
function introduced(page: Page): Found[] {
  const { text, marks } = page
  const all: Found[] = []
  for (const mark of marks) {
    const closing = mark.topics.includes('closing')
    if (!closing && !mark.topics.includes('named')) continue
    const { 0: lead } = (closing ? underClosing : afterLabel).exec(text.slice(mark.end, mark.end + 24)) ?? []
    const sentence = /^(?:my|ich|mein|je|mon|me|mi|il|meu|ik|mijn|jag|mitt|jeg|minun|chamo|nazywam)\b/i.test(
      text.slice(mark.start, mark.end),
    )
    if (lead === undefined || (!closing && !sentence && !/[:=]/.test(lead))) continue
    const start = mark.end + lead.length
    const index = tokenFrom(page, start)
    if (page.tokens[index]?.start !== start || marks[markFrom(page, start)]?.start === start) continue
    const end = capitals(page, index, 4, particles)
    const name = text.slice(start, end)
    // A label needs a full name: `Name: Premium` is a product.
    if (end < 0 || teams.test(name) || (!closing && !sentence && !name.includes(' '))) continue
    if (!closing || /^[ \t.]{0,4}(?:\r?\n|$)/.test(text.slice(end, end + 8)))
      all.push(found(text, start, end))
  }
  return all
}

const afterLabel = /^ ?[:=]? ?(?=\S)/
const underClosing = /^[,.!]{0,2} {0,3}\r?\n(?:[ \t]{0,4}\r?\n)?[ \t]{0,4}(?=\S)/
const particles = new Set('van von de del der den da dos di la le bin al el ten ter zu'.split(' '))
const teams =
  /\b(?:team|support|service|desk|department|sent|from|gesendet|envoyé|enviado|inviato|kundendienst|account|customer|tel|phone)\b/i

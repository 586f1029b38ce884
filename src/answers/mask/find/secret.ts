import { before } from '../context.ts'
import { asWritten, type Found } from '../kinds.ts'
import type { Page } from '../page.ts'
import { keys, type Makers } from './key.ts'

/** Keys and tokens: by the beginnings that their makers gave them, by their form, and after words for them. */
export const secrets = (page: Page, makers: Makers): Found[] => [
  ...privateKeys(page),
  ...logins(page),
  ...keys(page, makers),
  ...announced(page),
]

const found = (start: number, value: string) => asWritten('secret', start, value)

/** The longest block of a key that is looked through for its end. */
const longestBlock = 16_384

function privateKeys({ text }: Page): Found[] {
  const all: Found[] = []
  for (let at = text.indexOf('-----BEGIN'); at >= 0; at = text.indexOf('-----BEGIN', at + 10)) {
    if (!/^-----BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/.test(text.slice(at, at + 80)))
      continue
    const block = text.slice(at, at + longestBlock)
    const next = block.indexOf('-----END')
    const { 0: closing = '' } =
      /^-----END [A-Z0-9 ]{1,48}-----/.exec(block.slice(Math.max(0, next), next + 64)) ?? []
    // Without its end the key runs on as long as its lines do.
    const end = next < 0 ? body(block) : next + closing.length
    all.push(found(at, block.slice(0, end)))
    at += end
  }
  return all
}

const body = (block: string) => (/\n\s{0,80}\n/.exec(block.slice(40))?.index ?? block.length - 40) + 40

/** The password in `https://user:password@host` and in connection strings. */
function logins({ text }: Page): Found[] {
  const all: Found[] = []
  for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', at + 3)) {
    const rest = text.slice(at + 3, at + 203)
    const stop = rest.search(/[\s/?#@]/)
    const login = /^@[\w[]/.test(rest.slice(stop, stop + 2)) ? rest.slice(0, stop) : ''
    const colon = login.indexOf(':')
    if (colon >= 0 && colon < login.length - 1) all.push(found(at + 4 + colon, login.slice(colon + 1)))
  }
  return all
}

const strong = 'secret'
const weak = 'token'

/** The first random-looking word after `API key`, `token`, `secret` and their like, in its sentence. */
function announced(page: Page): Found[] {
  const all: Found[] = []
  for (const mark of page.marks) {
    const sure = mark.topics.includes(strong)
    if (!sure && !mark.topics.includes(weak)) continue
    // `/attachments/token/x`: a part of an address that people open, not a word for a key.
    if (page.text.charAt(mark.end) === '/') continue
    const rest = page.text.slice(mark.end, mark.end + reach + longest)
    for (const { 0: word, index } of rest.matchAll(/[A-Za-z0-9][\w+/=.~-]{7,}/g)) {
      if (index > reach) break
      const start = mark.end + index
      const value = word.replace(/[.\-_]{1,3}$/, '')
      // A word for a key does not speak of the addresses behind it.
      if (rest.slice(0, index).includes('://')) break
      const nearest = before(page, start)
      if (
        nearest &&
        nearest.start > mark.start &&
        nearest.topics.every(topic => topic !== strong && topic !== weak)
      )
        break
      if (!isRandom(value, sure)) continue
      all.push(found(start, value))
      break
    }
  }
  return all
}

const reach = 64
const longest = 512

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const licence = /^(?:[A-Z0-9]{4,8}-){2,7}[A-Z0-9]{4,8}$/

/** Whether a word looks as if nobody had thought of it. A UUID or a licence takes a word that leaves no doubt. */
function isRandom(word: string, sure: boolean): boolean {
  if (uuid.test(word) || licence.test(word)) return sure && /\d/.test(word)
  // Dates, versions, files, hosts, the numbers of orders, and Zendesk's jobs.
  if (/^\d{4}-\d\d-\d\d/.test(word) || /^v?\d{1,4}(?:\.\d{1,6}){1,3}/i.test(word)) return false
  if (/\.[a-z]{2,5}$/.test(word) && !/\d[a-z]{0,5}$/.test(word)) return false
  if (/^[A-Z]{1,6}(?:[-_/]?\d{1,12}){1,4}$/.test(word) || /^V3-[0-9a-f]{32}$/.test(word)) return false
  const parts = word.split(/[-_.:/]/)
  const part = parts.reduce((long, part) => (part.length > long.length ? part : long), '')
  if (part.length < (sure ? 8 : 12)) return false
  const digits = part.match(/\d/g)?.length ?? 0
  const turns = part.match(/[a-z](?=[A-Z\d])|[A-Z](?=[a-z\d])|\d(?=[A-Za-z])/g)?.length ?? 0
  return digits >= 2 ? turns >= 3 : turns >= 6 && part.length >= 20
}

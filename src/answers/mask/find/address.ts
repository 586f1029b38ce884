import { before } from '../context.ts'
import type { Found } from '../kinds.ts'
import { isUnspaced } from '../lexicon.ts'
import type { Page, Token } from '../page.ts'
import { city, place } from './place.ts'
import { isStreet, streetBefore } from './streets.ts'

/** Postal addresses: a street with its number, and the place behind it; the street alone where an address is spoken of. */
export function addresses(page: Page): Found[] {
  const found: Found[] = []
  let done = 0
  for (const index of page.numeric) {
    const token = page.tokens[index]
    if (!token || token.start < done || !isHouse(token)) continue
    const street =
      japanese(page, token) ??
      inBox(page, index, token) ??
      numberFirst(page, index, token) ??
      numberLast(page, index, token)
    if (!street || street.start < done) continue
    const end = place(page, street.end)
    if (end === undefined && !street.sure && !isSpokenOf(page, street.start)) continue
    done = end ?? city(page, street.end)
    found.push(address(page.text, street.start, done))
  }
  return found
}

/** `14`, `221B`, `12bis`. */
const isHouse = ({ start, end, digits }: Token) => digits <= 5 && end - start - digits <= 3

interface Street {
  readonly start: number
  readonly end: number
  /** Whether nothing else looks like it, so that it is found without a place behind it. */
  readonly sure: boolean
}

const address = (text: string, start: number, end: number): Found => ({
  kind: 'address',
  start,
  end,
  value: text.slice(start, end).replace(/\s+/g, ' ').trim(),
})

const isSpokenOf = (page: Page, start: number) => before(page, start, 40)?.topics.includes('address') ?? false

const word = ({ text }: Page, { start, end }: Token) => text.slice(start, end)

/** `14 Orchard Lane`, `221B Baker St.`, `12 bis, rue de la Paix`. */
function numberFirst(page: Page, index: number, { start, end }: Token): Street | undefined {
  const { text, tokens } = page
  if (/[\d.,/#$€£:-]/.test(text.charAt(start - 1))) return undefined
  let last = end
  let names = 0
  for (let next = index + 1; next < tokens.length && next <= index + 7; next++) {
    const token = tokens[next]
    if (!token || !isGap(text, last, token.start)) return undefined
    const name = word(page, token)
    const kind = isStreet(name, text.charAt(token.end))
    if (kind === 'leading' && names <= 1) return { start, end: named(page, next), sure: true }
    if (kind === 'trailing' && names > 0) {
      const stop = tokens[next + 1]
      const direction =
        stop &&
        /^(?:N|S|E|W|NE|NW|SE|SW|North|South|East|West)$/.test(word(page, stop)) &&
        stop.start - token.end === 1
      return {
        start,
        end: direction ? stop.end : token.end,
        sure:
          names <= 3 &&
          isCapital(name) &&
          !/^(?:Way|Place|Park|Square|Court|Drive|Close|Row|Hill|Cross|Walk|Gate)$/.test(name),
      }
    }
    if (!isCapital(name) && !between.has(name.toLowerCase())) return undefined
    names++
    last = token.end
  }
  return undefined
}

/** The end of the name behind a leading word such as `rue`: the words to the next comma or line. */
function named({ text, tokens }: Page, index: number): number {
  let end = tokens[index]?.end ?? 0
  for (let next = index + 1; next < tokens.length && next <= index + 6; next++) {
    const token = tokens[next]
    if (!token || !/^[ '’\-.]{1,2}$/.test(text.slice(end, token.start))) break
    if (token.digits > 0 && token.end - token.start > 3) break
    end = token.end
  }
  return end
}

/** `Lindenstraße 14`, `Calle de Alcalá, 45`, `ul. Długa 5`, `Via Roma n. 12`. */
function numberLast(page: Page, index: number, { start, end }: Token): Street | undefined {
  const { text, tokens } = page
  let next = start
  for (let back = index - 1; back >= 0 && back >= index - 7; back--) {
    const token = tokens[back]
    if (!token || !isGap(text, token.end, next)) return undefined
    const name = word(page, token)
    const kind = isStreet(name, text.charAt(token.end))
    if (kind === 'compound' && back >= index - 2)
      return { start: streetBefore(page, back), end: unit(text, end), sure: true }
    if (kind === 'leading' && back < index - 1)
      return { start: token.start, end: unit(text, end), sure: true }
    if (kind === 'trailing' && back === index - 1 && isCapital(name)) {
      const first = streetBefore(page, back)
      return first < token.start ? { start: first, end: unit(text, end), sure: false } : undefined
    }
    if (token.digits > 2 || (token.digits === 0 && !isCapital(name) && !between.has(name.toLowerCase())))
      return undefined
    next = token.start
  }
  return undefined
}

/** Small words in the names of streets, and the abbreviations of `number`. */
const between = new Set(
  'de la le les du des del della delle dei di da do dos das d l of the der den dem van von y e n no nr nº bis ter quater im in am'.split(
    ' ',
  ),
)

/** What may stand between the words of an address; mostly a space. */
const isGap = (text: string, from: number, to: number) =>
  (to - from === 1 && text.charCodeAt(from) === 32) || /^[ ,./'’\-–º°]{1,3}$/.test(text.slice(from, to))

const isCapital = (name: string) => /^(?:\p{Lu}|\d{1,3}(?:st|nd|rd|th)$)/u.test(name)

/** What stands behind a house number: a letter, a second number, a floor, a door. */
const unit = (text: string, end: number) =>
  end +
  (/^(?: ?[-/–] ?\d{1,4}(?![\d.])| ?[a-hA-H](?![\wÀ-ɏ])|,? ?\d{1,2}[ºª°](?: ?[A-Z](?!\w))?| ?bis| ?ter)/.exec(
    text.slice(end, end + 16),
  )?.[0].length ?? 0)

const prefecture = /東京都|北海道|大阪府|京都府|[一-龥]{2,3}県/
/** Without its prefecture an address has a ward or a town, and a block of more than one number. */
const ward = /[一-龥]{1,4}[区市](?=[一-龥々ヶケノぁ-んァ-ヴー]{1,12}$)/
const block = /\d{1,4}(?:丁目|番地|番|号|-|の)?(?:\d{1,4}(?:番地|番|号|-|の)?){0,3}/y

/** `〒150-0001 東京都渋谷区神宮前1-2-3`: from the postcode or the prefecture to the number of the house. */
function japanese({ text }: Page, { start }: Token): Street | undefined {
  if (!isUnspaced(text.charCodeAt(start - 1))) return undefined
  const from = Math.max(0, start - 28)
  const lead = text.slice(from, start)
  const first = prefecture.exec(lead) ?? ward.exec(lead)
  if (!first || /[\s、。,]/.test(lead.slice(first.index))) return undefined
  const { 0: zip = '' } =
    /〒? ?\d{3}-\d{4}\s{0,2}$/.exec(text.slice(Math.max(0, from + first.index - 14), from + first.index)) ??
    []
  block.lastIndex = start
  const { 0: number = '' } = block.exec(text) ?? []
  if (!prefecture.test(lead) && !/\d\D{1,2}\d/.test(number)) return undefined
  return {
    start: from + first.index - zip.length,
    end: start + number.replace(/[-の]$/, '').length,
    sure: true,
  }
}

/** `P.O. Box 123, Springfield, IL 62704`, `Postfach 12 34, 10115 Berlin`. */
function inBox({ text, lower, tokens }: Page, index: number, { start }: Token): Street | undefined {
  const before = tokens[index - 1]
  if (!before || start - before.end !== 1 || !boxes.has(lower.slice(before.start, before.end)))
    return undefined
  const from = Math.max(0, before.start - 12)
  const name = box.exec(text.slice(from, start))
  if (!name) return undefined
  const { 0: number = '' } = /^\d{1,5}(?: ?\d{1,3}){0,2}/.exec(text.slice(start, start + 16)) ?? []
  return { start: from + name.index, end: start + number.length, sure: false }
}

const box =
  /(?:\bP\.? ?O\.? ?Box|Postfach|Boîte postale|Apartado de correos|Casella postale|Caixa postal|Postbus) $/i
const boxes = new Set(['box', 'postfach', 'postale', 'correos', 'postal', 'postbus'])

import { capitals, tokenFrom } from '../context.ts'
import type { Page } from '../page.ts'

const zipBefore =
  /(?:[A-Z]{1,3}-|〒)?(?:\d{5}-\d{3}|\d{4}-\d{3}|\d{5}|\d{4} ?[A-Z]{2}|\d{3} \d{2}|\d{2}-\d{3}|\d{4})(?![\d-])/y
const zipAfter =
  /[ ,]{1,2}(?:[A-Z]{2,3},? {1,2})?(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{5}(?:-\d{3,4})?|\d{6}|\d{4})(?![\w-])/y
/** A province in brackets or as two letters. */
const province = /(?: ?\([A-Z]{2}\)| [A-Z]{2}(?![A-Za-z\d]))/y

/** Small words in the names of towns. */
const small = new Set(
  'am an der den im in ob bei sur sous en de del la le les du da do di upon on of the à l d y e'.split(' '),
)

/** A part of an address between commas and lines: a flat, a floor, a district, the town. */
interface Part {
  readonly start: number
  readonly end: number
}

/** How far behind a street its place is looked for, in how many parts, and how long those are that are passed over. */
const reach = 160
const most = 5
const longest = 36

function parts({ text }: Page, from: number): Part[] {
  const rest = text.slice(from, from + reach)
  const all: Part[] = []
  let done = 0
  let blank = 0
  for (const { 0: between, index } of rest.matchAll(/[,;|·\n]| [-–] |$/g)) {
    const part = rest.slice(done, index)
    const lead = part.length - part.trimStart().length
    if (part.trim() !== '') {
      all.push({ start: from + done + lead, end: from + done + part.trimEnd().length })
      blank = 0
    } else if (between === '\n' && ++blank > 1) break
    done = index + between.length
    if (all.length === most) break
  }
  return all
}

const matched = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at
  const [written] = pattern.exec(text) ?? []
  return written === undefined ? -1 : at + written.length
}

/** Where the postcode and town behind a street end, in either order, if they are there. */
export function place(page: Page, street: number): number | undefined {
  const all = parts(page, street)
  for (const [index, { start, end }] of all.entries()) {
    const zip = matched(zipBefore, page.text, start)
    if (zip > 0) {
      const town =
        townEnd(page, zip) ?? (zip >= end ? townEnd(page, all[index + 1]?.start ?? zip) : undefined)
      if (town !== undefined) return Math.max(town, matched(province, page.text, town))
    }
    const town = capitals(page, tokenFrom(page, start), 5, small)
    const after = town < 0 ? -1 : matched(zipAfter, page.text, town)
    if (after > 0) return after
    if (index > 0 && matched(zipAfter, page.text, start - 1) > 0)
      return matched(zipAfter, page.text, start - 1)
    const text = page.text.slice(start, end)
    if (text.length > longest || /[!?:] |[a-zà-ÿ]{4}\. /.test(text)) return undefined
  }
  return undefined
}

/** The end of a town that begins within three characters. */
function townEnd(page: Page, at: number): number | undefined {
  const index = tokenFrom(page, at)
  const token = page.tokens[index]
  if (!token || token.start - at > 3 || !/^[ ,-]{0,3}$/.test(page.text.slice(at, token.start)))
    return undefined
  const end = capitals(page, index, 5, small)
  return end < 0 ? undefined : end
}

/** The end of a street with the town behind its comma, if the town ends its clause. */
export function city(page: Page, street: number): number {
  const [part] = parts(page, street)
  if (!part || !/^\s{0,2},/.test(page.text.slice(street, part.start))) return street
  const end = capitals(page, tokenFrom(page, part.start), 5, small)
  return end > 0 && /^(?:[.,;:!?)\n]|$)/.test(page.text.slice(end, end + 1)) ? end : street
}

import type { CountryCode, PhoneNumber } from 'libphonenumber-js/min'
import { back, before, isReference, markFrom, near } from '../context.ts'
import { isDate, isOwnLine, isPart } from '../digits.ts'
import type { Found } from '../kinds.ts'
import type { Topic } from '../lexicon.ts'
import type { Page, Token } from '../page.ts'

/** libphonenumber's reading of a number. */
export type ReadPhone = (text: string, country?: CountryCode) => PhoneNumber | undefined

/** Forms that are telephone numbers without a word beside them, by the country that writes them so. */
const forms: readonly (readonly [RegExp, CountryCode])[] = [
  [/^\(\d{3}\) ?\d{3}[-. ]\d{4}$/, 'US'],
  [/^0[1-9](?:([ .-])\d\d)(?:\1\d\d){3}$/, 'FR'],
  [/^0[127]\d{3} \d{6}$|^07\d{3} \d{3} \d{3}$|^020 \d{4} \d{4}$|^01\d{2,3} \d{3} ?\d{3,4}$/, 'GB'],
  [/^\(0\d{2,4}\) ?\d{3,4} ?\d{3,4}$/, 'GB'],
  [/^(?:\(0[1-9]\d{1,4}\) ?|0[1-9]\d{1,4} ?\/ ?)\d{3,8}(?:[ -]\d{1,5}){0,2}$/, 'DE'],
  [/^01[567]\d ?\d{7,8}$/, 'DE'],
  [/^06[- ]\d{8}$|^06(?: \d\d){4}$/, 'NL'],
  [/^\(\d{2}\) ?9?\d{4}-\d{4}$/, 'BR'],
  [/^04\d\d \d{3} \d{3}$|^\(0\d\) \d{4} \d{4}$/, 'AU'],
]

/** Forms that articles have too: a line of their own, or a word for a telephone near, makes them numbers to call. */
const unsure: typeof forms = [
  [/^1?[-. ]?\d{3}([-.])\d{3}\1\d{4}$/, 'US'],
  [/^0[1-9]\d{1,4}[ -]\d{3,8}(?:[ -]\d{1,5}){0,2}$/, 'DE'],
  [/^0\d{1,3}-\d{2,4}-\d{4}$/, 'JP'],
  [/^07\d-\d{3} \d\d \d\d$/, 'SE'],
  [/^[67]\d\d (?:\d{3} \d{3}|\d\d \d\d \d\d)$/, 'ES'],
  [/^3\d\d \d{3} \d{4}$/, 'IT'],
]

/** Telephone numbers: with their country, in a form that only they have, or beside a word for them. */
export function phones(page: Page, readPhone: ReadPhone): Found[] {
  const found: Found[] = []
  let done = 0
  for (const index of page.numeric) {
    const token = page.tokens[index]
    if (!token || token.start < done || token.row < 6) continue
    const start = opening(page, token)
    const last = page.tokens[index - 1]
    // The second group of a longer number begins none.
    if (start === token.start && last && last.digits > 0 && token.start - last.end === 1) continue
    if (start === undefined) continue
    // `+1 202 555 0143 / +44 7700 900461`: what is too long for one number may be two.
    const whole = page.text.slice(start, ending(page, index))
    const first = whole.split(' / ', 1)[0] ?? whole
    const phone = first !== whole && isPhone(page, start, whole, readPhone) === undefined ? first : whole
    const value = isPhone(page, start, phone, readPhone)
    if (value === undefined) continue
    done = start + phone.length
    found.push({ kind: 'phone', start, end: done, value })
  }
  return found
}

/** Where the number ends that begins with a token: groups of digits with at most three signs between, and an extension. */
function ending({ text, tokens }: Page, first: number): number {
  let end = tokens[first]?.end ?? 0
  for (let index = first + 1; index <= first + 8; index++) {
    const token = tokens[index]
    if (!token || token.digits < token.end - token.start || token.end - token.start > 8) break
    if (!/^[ .\-/()\u00b7]{1,3}$/.test(text.slice(end, token.start))) break
    end = token.end
  }
  const { 0: extension = '' } =
    /^ ?(?:ext|x|extension|durchwahl|poste|int)\.? ?\d{1,5}(?!\d)/i.exec(text.slice(end, end + 20)) ?? []
  return end + extension.length + (text.charAt(end) === ')' && extension === '' ? 1 : 0)
}

/** Where the number of this token begins, with its plus and bracket. */
function opening({ text }: Page, { start, end, digits }: Token): number | undefined {
  if (digits < end - start) return undefined
  const { 0: lead = '' } = /(?:\+ ?\(?|\()$/.exec(text.slice(Math.max(0, start - 3), start)) ?? []
  const from = start - lead.length
  // A part of something longer, an amount, a time.
  return /[\w#$€£@]$|[A-Za-z0-9][-/_.]$|\d:$/.test(text.slice(Math.max(0, from - 2), from)) ? undefined : from
}

function isPhone(page: Page, start: number, text: string, readPhone: ReadPhone): string | undefined {
  const end = start + text.length
  const digits = text.replace(/\D/g, '')
  if (digits.length < 6 || digits.length > 19 || /\w/.test(page.text.charAt(end)) || isPart(page, start, end))
    return undefined
  if (isDate(text) || isReference(page, start)) return undefined
  const alone = isOwnLine(page, start, end) || near(page, called, start, end)
  // Thirteen digits that begin with 00 may be the code of an article.
  if (text.startsWith('+') || (/^00/.test(text) && (alone || /\D/.test(text)))) {
    const phone = readPhone(text.replace(/^00 ?/, '+').replace('(0)', ''))
    if (phone?.isPossible()) return phone.number
  }
  const country = [...forms, ...(alone ? unsure : [])].find(([form]) => form.test(text))?.[1]
  if (country) {
    const phone = readPhone(text, country)
    if (phone?.isPossible()) return phone.number
  }
  return digits.length <= 15 && isCalled(page, start, end) ? digits : undefined
}

const called = new Set<Topic>(['phone', 'closing'])

/** Whether the nearest word is one for a telephone. */
function isCalled(page: Page, start: number, end: number): boolean {
  const mark = before(page, start, 40)
  if (mark?.topics.includes('phone')) {
    const between = page.text.slice(mark.end, start).replace(/^\./, '')
    if (!/[\d,;!?]|\. /.test(between) && (between.match(/\p{L}{1,20}/gu)?.length ?? 0) <= 4) return true
  }
  const next = page.marks[markFrom(page, end)]
  return (
    next !== undefined &&
    next.start - end < back &&
    next.topics.includes('phone') &&
    !/[\d.!?\n:;]/.test(page.text.slice(end, next.start))
  )
}

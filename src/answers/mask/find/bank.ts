import { announced, isReference, near } from '../context.ts'
import { isPart } from '../digits.ts'
import type { Found } from '../kinds.ts'
import type { Topic } from '../lexicon.ts'
import type { Page } from '../page.ts'

/** How long an IBAN is, by country: the registry of SWIFT. */
const lengths: ReadonlyMap<string, number> = new Map(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18
  FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20
  LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31
  SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30`
    .trim()
    .split(/\s+/)
    .map(entry => [entry.slice(0, 2), Number(entry.slice(2))]),
)

/** IBANs, by their check digits, wherever they stand. */
export function ibans(page: Page): Found[] {
  const found: Found[] = []
  let done = 0
  for (const index of page.numeric) {
    const start = beginning(page, index)
    if (start === undefined || start < done) continue
    const country = page.text
      .slice(start, start + 4)
      .replace(/[^A-Za-z]/g, '')
      .toUpperCase()
    const length = lengths.get(country)
    if (length === undefined) continue
    const { text: value, end } = compact(page.text, start, length)
    if (value.length < length || !remains1(value)) continue
    found.push({ kind: 'bank_account', start, end, value })
    done = end
  }
  return found
}

/** Where an IBAN may begin, of which this token holds the first digits: `DE89…`, `DE 89…`, `D E 8 9…`. */
function beginning({ text, tokens }: Page, index: number): number | undefined {
  const token = tokens[index]
  if (!token) return undefined
  if (/^[A-Za-z]{2}\d/.test(text.slice(token.start, token.start + 3))) return token.start
  if (!/\d/.test(text.charAt(token.start))) return undefined
  const before = tokens[index - 1]
  if (!before || token.start - before.end > 2) return undefined
  if (before.end - before.start === 2 && before.digits === 0) return before.start
  const first = tokens[index - 2]
  if (!first || before.start - first.end > 2) return undefined
  return before.end - before.start === 1 &&
    first.end - first.start === 1 &&
    first.digits + before.digits === 0
    ? first.start
    : undefined
}

/** So many letters and digits from a place on, with at most two other characters between each. */
function compact(text: string, start: number, length: number): { text: string; end: number } {
  let value = ''
  let at = start
  for (let gap = 0; value.length < length && at < text.length; at++) {
    const letter = text.charAt(at)
    if (/[A-Za-z0-9]/.test(letter)) {
      value += letter
      gap = 0
    } else if (!/[ .\-/·\n_]/.test(letter) || ++gap > 2) break
  }
  return /[A-Za-z0-9]/.test(text.charAt(at)) ? { text: '', end: at } : { text: value.toUpperCase(), end: at }
}

/** ISO 7064: the country and check digits at the end, letters as numbers, the remainder by 97 is 1. */
function remains1(iban: string): boolean {
  let rest = 0
  for (const letter of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(letter, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}

const bank = new Set<Topic>(['bank', 'routing', 'sort_code', 'bank_account_number'])

/** What the number after its name looks like. */
const forms = {
  routing: /\d{9}(?!\d)/y,
  sort_code: /(?:\d{2}[ -]\d{2}[ -]\d{2}|\d{3}[ -]\d{3}(?: \d{2})?|\d{6,8}|\d{4}(?:-\d)?)(?!\d|-\d)/y,
  account_number: /\d(?:[ .\-/]?[\dX]){4,24}(?![A-Za-z0-9])/y,
  bank_account_number: /\d(?:[ .\-/]?[\dX]){4,24}(?![A-Za-z0-9])/y,
} as const

/** The numbers that single countries give accounts and banks, where a bank is spoken of. */
export function accounts(page: Page): Found[] {
  const found: Found[] = []
  for (const mark of page.marks)
    for (const topic of mark.topics) {
      if (!isAnnounced(topic)) continue
      const { start = 0 } = announced(page, mark.end, 5)?.token ?? {}
      if (start === 0) continue
      const form = forms[topic]
      form.lastIndex = start
      const [number] = form.exec(page.text) ?? []
      if (number === undefined) continue
      const end = start + number.length
      if (isPart(page, start, end) || isReference(page, start)) continue
      if (topic === 'routing' && !isRouting(number)) continue
      // `account 88213442` may be a customer's account with the shop: a bank has to be near.
      if (
        (topic === 'account_number' || topic === 'sort_code') &&
        !near(page, bank, mark.start, mark.end, 120) &&
        !sorted(page, mark.start, end)
      )
        continue
      found.push({ kind: 'bank_account', start, end, value: number.replace(/[^\dX]/g, '') })
    }
  return found
}

const isAnnounced = (topic: Topic): topic is keyof typeof forms => topic in forms

const beside = new Set<Topic>(['account_number', 'bank_account_number'])

/** A sort code stands beside the number of an account. */
const sorted = (page: Page, start: number, end: number) => near(page, beside, start, end, 48)

/** The American Bankers Association's check: weights 3, 7, 1, and the sum ends with 0. */
function isRouting(digits: string): boolean {
  let sum = 0
  for (let at = 0; at < 9; at++) sum += (digits.charCodeAt(at) - 48) * ([3, 7, 1][at % 3] ?? 0)
  return sum > 0 && sum % 10 === 0
}

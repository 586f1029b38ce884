import { announced, isReference, near } from '../context.ts'
import { isDate, isPart } from '../digits.ts'
import type { Found } from '../kinds.ts'
import type { Topic } from '../lexicon.ts'
import type { Page } from '../page.ts'

/** What follows the check digits of an IBAN, by country: digits (n), letters (a), either (c). The registry of SWIFT. */
const registry = `AD8n12c AE19n AL8n16c AT16n AZ4a20c BA16n BE12n BG4a6n8c BH4a14c BI23n BR23n1a1c BY4c4n16c CH5n12c CR18n CY8n16c
  CZ20n DE18n DJ23n DK14n DO4c20n EE16n EG25n ES20n FI14n FK2a12n FO14n FR10n11c2n GB4a14n GE2a16n GI4a15c GL14n GR7n16c GT24c HN4a20n
  HR17n HU24n IE4a14n IL19n IQ4a15n IS22n IT1a10n12c JO4a4n18c KW4a22c KZ3n13c LB4n20c LC4a24c LI5n12c LT16n LU3n13c LV4a13c LY21n
  MC10n11c2n MD20c ME18n MK3n10c2n MN16n MR23n MT4a5n18c MU4a19n3a NI4a20n NL4a10n NO11n OM3n16c PK4a16c PL24n PS4a21c PT21n QA4a21c
  RO4a16c RS18n RU14n15c SA2n18c SC4a20n3a SD14n SE20n SI15n SK20n SM1a10n12c SO19n ST21n SV4a20n TL19n TN20n TR6n16c UA6n19c VA18n
  VG4a16n XK16n YE4a4n18c`

/** The form of a country's IBAN, and how long it is. */
interface Form {
  readonly length: number
  readonly pattern: RegExp
}

const classes: Readonly<Record<string, string>> = { n: '[0-9]', a: '[A-Z]', c: '[A-Z0-9]' }

/** The forms of all countries by their code. */
export type Forms = ReadonlyMap<string, Form>

/** Reads the registry. */
export const ibanForms = (): Forms =>
  new Map(
    registry.split(/\s+/).map(entry => {
      const parts = [...entry.slice(2).matchAll(/(\d{1,2})([nac])/g)].map(([, count = '', kind = '']) => ({
        count,
        kind,
      }))
      const length = parts.reduce((sum, { count }) => sum + Number(count), 4)
      const bban = parts.map(({ count, kind }) => `${classes[kind]}{${count}}`).join('')
      return [entry.slice(0, 2), { length, pattern: new RegExp(`^[A-Z]{2}\\d{2}${bban}$`) }]
    }),
  )

/** IBANs, by their check digits, wherever they stand. */
export function ibans(page: Page, forms: Forms): Found[] {
  const found: Found[] = []
  let done = 0
  for (const index of page.numeric) {
    const start = beginning(page, index)
    if (start === undefined || start < done) continue
    const country = page.text
      .slice(start, start + 4)
      .replace(/[^A-Za-z]/g, '')
      .toUpperCase()
    const form = forms.get(country)
    if (!form) continue
    const { text: value, end } = compact(page.text, start, form.length)
    if (!form.pattern.test(value) || !remains1(value)) continue
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
const announcedForms = {
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
      const form = announcedForms[topic]
      form.lastIndex = start
      const [number] = form.exec(page.text) ?? []
      if (number === undefined) continue
      const end = start + number.length
      if (isPart(page, start, end) || isReference(page, start) || (topic !== 'sort_code' && isDate(number)))
        continue
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

const isAnnounced = (topic: Topic): topic is keyof typeof announcedForms => topic in announcedForms

const beside = new Set<Topic>(['account_number', 'bank_account_number'])

/** A sort code stands beside the number of an account. */
const sorted = (page: Page, start: number, end: number) => near(page, beside, start, end, 48)

/** The American Bankers Association's check: weights 3, 7, 1, and the sum ends with 0. */
function isRouting(digits: string): boolean {
  let sum = 0
  for (let at = 0; at < 9; at++) sum += (digits.charCodeAt(at) - 48) * ([3, 7, 1][at % 3] ?? 0)
  return sum > 0 && sum % 10 === 0
}

import { addresses } from './find/address.ts'
import { accounts, type Forms, ibans } from './find/bank.ts'
import { births } from './find/birth.ts'
import { cardCodes, cards } from './find/card.ts'
import { emails } from './find/email.ts'
import { ips } from './find/ip.ts'
import type { Makers } from './find/key.ts'
import { type Known, people } from './find/name.ts'
import { nationals, type Shapes } from './find/national.ts'
import { passwords } from './find/password.ts'
import { phones, type ReadPhone } from './find/phone.ts'
import { secrets } from './find/secret.ts'
import type { Found, Kind } from './kinds.ts'
import type { Page } from './page.ts'

/** What the finders know beyond the text. */
export interface Knowledge {
  readonly shapes: Shapes
  readonly readPhone: ReadPhone
  readonly makers: Makers
  readonly forms: Forms
}

/** The values of these kinds in a page, in order and apart from each other. What is surer takes its place first. */
export function find(page: Page, kinds: ReadonlySet<Kind>, knowledge: Knowledge, names: Known): Found[] {
  const taken: Found[] = []
  // A look at each character that a value would take: comparing it with all others would be quadratic.
  let occupied: Uint8Array | undefined
  const take = (found: readonly Found[]) => {
    for (const value of found) {
      if (!kinds.has(value.kind)) continue
      occupied ??= new Uint8Array(page.text.length)
      if (isFree(occupied, value)) taken.push(value)
    }
  }
  take(secrets(page, knowledge.makers))
  take(passwords(page))
  if (kinds.has('email')) take(emails(page))
  if (page.numeric.length > 0) {
    take(ibans(page, knowledge.forms))
    const found = cards(page)
    take(found)
    take(cardCodes(page, found))
    take(accounts(page))
    take(nationals(page, knowledge.shapes))
    if (kinds.has('birth_date')) take(births(page))
    if (kinds.has('ip')) take(ips(page))
    if (kinds.has('address')) take(addresses(page))
    if (kinds.has('phone')) take(phones(page, knowledge.readPhone))
  }
  if (kinds.has('name')) take(people(page, names))
  return taken.sort((a, b) => a.start - b.start)
}

/** Whether none of its characters is taken; if so, they are now. */
function isFree(occupied: Uint8Array, { start, end }: Found): boolean {
  if (occupied.subarray(start, end).includes(1)) return false
  occupied.fill(1, start, end)
  return end > start
}

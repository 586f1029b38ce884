import { announced, isReference, near } from '../context.ts'
import { isPart, luhn, type Row, rows } from '../digits.ts'
import { asWritten, type Found } from '../kinds.ts'
import type { Topic } from '../lexicon.ts'
import type { Page } from '../page.ts'

const card = new Set<Topic>(['card', 'card_code'])

/** Numbers of payment cards: the ranges of the networks, their lengths, and Luhn's check. */
export function cards(page: Page): Found[] {
  const found: Found[] = []
  let done = 0
  for (const index of page.numeric) {
    const token = page.tokens[index]
    if (!token || token.start < done || token.row < 8 || !/[2-9]/.test(page.text.charAt(token.start)))
      continue
    let best: Row | undefined
    for (const row of rows(page, index, 19))
      if (row.digits.length >= 13 && isCard(page, row, done)) best = { ...row, groups: [...row.groups] }
    if (!best) continue
    found.push({ kind: 'card', start: best.start, end: best.end, value: best.digits })
    done = best.end
  }
  return found
}

function isCard(page: Page, row: Row, done: number): boolean {
  const { digits, start, end, groups } = row
  const range = network(digits)
  if (range === 'none' || /^(\d)\1{12,18}$/.test(digits) || !luhn(digits)) return false
  if (isPart(page, start, end) || page.text.charAt(start - 1) === '#' || isReference(page, start))
    return false
  const usual = groups.length === 1 ? range === 'sure' : isUsual(row)
  // An O for a 0 is believed where the groups of a card stand, or where a card is spoken of.
  const certain =
    usual && (start - done === 1 || !isInside(page, start, end)) && !(row.lettered && groups.length === 1)
  return certain || near(page, card, start, end)
}

/** Whether groups go on around it: four of the seven groups of a reference. */
const isInside = ({ text }: Page, start: number, end: number) => {
  const lead = text.slice(Math.max(0, start - 11), start)
  return (
    /\d[ -][A-Z]?\d{2,4}[ -]$/.test(lead) ||
    (/\d[ -]$/.test(lead) && /^[ -]\d/.test(text.slice(end, end + 2)))
  )
}

/** The groups that are printed on cards, all alike or one by one. */
function isUsual({ groups, even, digits }: Row): boolean {
  if (!even) return false
  const printed = groups.join('-')
  if (/^(?:4-4-4-[34](?:-[123])?|4-6-[45]|8-[78])$/.test(printed)) return true
  return groups.length === digits.length
}

/** `sure` where numbers of this length and beginning are hardly anything else; `maybe` where it takes a word beside it. */
function network(digits: string): 'sure' | 'maybe' | 'none' {
  const length = digits.length
  const two = Number(digits.slice(0, 2))
  const three = Number(digits.slice(0, 3))
  const four = Number(digits.slice(0, 4))
  if (length === 15 && (two === 34 || two === 37)) return 'sure'
  if (length === 16) {
    const visa = two >= 40 && two <= 49
    const mastercard = (two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)
    const discover = four === 6011 || (three >= 644 && three <= 649) || two === 65 || two === 62
    const others =
      (four >= 3528 && four <= 3589) || (four >= 2200 && four <= 2205) || two === 36 || two === 60
    return visa || mastercard || discover || others ? 'sure' : maestro(two, length)
  }
  if (
    length === 14 &&
    ((three >= 300 && three <= 305) || three === 309 || two === 36 || two === 38 || two === 39)
  )
    return 'maybe'
  if ((length === 13 || length === 19) && two >= 40 && two <= 49) return 'maybe'
  return maestro(two, length)
}

// Maestro, UnionPay, RuPay, Troy and others come in many lengths.
const maestro = (two: number, length: number) =>
  [50, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 81, 82, 97, 22, 35, 36].includes(two) &&
  length >= 13
    ? 'maybe'
    : 'none'

/** The code on the back, after its name; and where it follows a card and its month. */
export function cardCodes(page: Page, cards: readonly Found[]): Found[] {
  const found: Found[] = []
  const add = (start: number, text: string) => found.push(asWritten('card_code', start, text))
  for (const mark of page.marks) {
    if (!mark.topics.includes('card_code')) continue
    const { token } = announced(page, mark.end, 8, 'any') ?? {}
    if (!token) continue
    const number = page.text.slice(token.start, token.end)
    if (/^\d{3,4}$/.test(number) && !/[/-]/.test(page.text.charAt(token.end))) add(token.start, number)
  }
  for (const { end } of cards) {
    const { 1: lead = '', 2: number } =
      /^([ ,;|/\n-]{1,3}(?:exp\.? ?)?(?:0[1-9]|1[0-2]) ?[/-] ?(?:20)?\d{2}[ ,;|/-]{1,3})(\d{3,4})(?![\d\w/-])/i.exec(
        page.text.slice(end, end + 40),
      ) ?? []
    if (number) add(end + lead.length, number)
  }
  return found
}

import type { Topic } from './lexicon.ts'
import type { Mark, Page } from './page.ts'

/** The index of the first mark that begins at or after a position. */
export function markFrom({ marks }: Page, at: number): number {
  let low = 0
  let high = marks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((marks[middle]?.start ?? 0) < at) low = middle + 1
    else high = middle
  }
  return low
}

/** How far a word reaches: to what it announces, and back to what it explains. */
export const ahead = 72
export const back = 28

/** The nearest mark before a position, at most so far away, and in the same paragraph. */
export function before(page: Page, at: number, reach = ahead): Mark | undefined {
  const mark = page.marks[markFrom(page, at) - 1]
  return mark && at - mark.end <= reach && !parted(page, mark.end, at) ? mark : undefined
}

const parted = ({ text }: Page, from: number, to: number) => text.slice(from, to).includes('\n\n')

/** Whether one of the topics is named shortly before a place, or right after it. */
export function near(
  page: Page,
  topics: ReadonlySet<Topic>,
  start: number,
  end: number,
  reach = ahead,
): boolean {
  const first = markFrom(page, start)
  for (let index = first - 1; index >= 0; index--) {
    const mark = page.marks[index]
    if (!mark || start - mark.end > reach) break
    if (mark.topics.some(topic => topics.has(topic))) return true
  }
  for (let index = first; index < page.marks.length; index++) {
    const mark = page.marks[index]
    if (!mark || mark.start - end > back) break
    if (mark.start >= end && mark.topics.some(topic => topics.has(topic))) return true
  }
  return false
}

const numbering = /(?:number|nummer|num[eé]ro|número|numer|no|nr|id|code)[^\p{L}]{0,3}$/iu

/**
 * Whether a number is introduced as an order, a parcel, an article: such a word is the nearest before it, and only
 * a few characters of the same sentence lie between.
 */
export function isReference(page: Page, start: number): boolean {
  const mark = before(page, start, 28)
  if (!mark?.topics.includes('reference') || mark.topics.length > 1) return false
  const between = page.text.slice(mark.end, start)
  if (/[\d,;!?\n]|\. /.test(between)) return false
  // `Order is 1234` and `Bestellung mit der Nummer 1234`, but not `the amount on my card 4111…`.
  return (between.match(/\p{L}{1,20}/gu)?.length ?? 0) <= 1 || numbering.test(between)
}

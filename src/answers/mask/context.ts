import type { Topic } from './lexicon.ts'
import { firstFrom } from './order.ts'
import type { Mark, Page, Token } from './page.ts'
import { isLink, isPronoun } from './phrases.ts'

const startOf = ({ start }: { readonly start: number }) => start

/** The index of the first mark that begins at or after a position. */
export const markFrom = ({ marks }: Page, at: number) => firstFrom(marks, startOf, at)
/** The index of the first token that begins at or after a position. */
export const tokenFrom = ({ tokens }: Page, at: number) => firstFrom(tokens, startOf, at)

/**
 * The first token with a digit behind a word for it, past so many words of the same paragraph: where `number is` and
 * `hat die Nummer` lead. Nothing where a clause ends before it, or, but for `any`, where another noun stands right before it.
 */
export function announced(
  page: Page,
  at: number,
  most = 8,
  after: 'link' | 'any' = 'link',
): { index: number; token: Token } | undefined {
  const { text, tokens } = page
  let last = at
  for (let index = tokenFrom(page, at), words = 0; words <= most; index++, words++) {
    const token = tokens[index]
    if (!token || token.start - last > 6) return undefined
    const gap = text.slice(last, token.start)
    if (/[;!?]|\n\s{0,4}\n/.test(gap) || (words > 1 && /[.,]\s/.test(gap))) return undefined
    if (token.digits > 0) {
      const word = page.lower.slice(tokens[index - 1]?.start ?? 0, tokens[index - 1]?.end ?? 0)
      const leads =
        after === 'any' ||
        words === 0 ||
        /[:#=("'「]/.test(gap) ||
        isLink(word) ||
        isNumbering(word) ||
        isPronoun(word)
      return leads ? { index, token } : undefined
    }
    last = token.end
  }
  return undefined
}

/** Where a run of words with capitals ends that begins with a token, these small words between them; -1 where it does not begin. */
export function capitals(page: Page, index: number, most: number, between: ReadonlySet<string>): number {
  const { text, lower, tokens } = page
  let end = -1
  for (let at = index, words = 0; words < most; at++) {
    const token = tokens[at]
    if (!token || token.digits > 0) break
    const last = tokens[at - 1]
    if (at > index && !(last && isJoint(text.slice(last.end, token.start), text.slice(last.start, last.end))))
      break
    if (text.charAt(token.start) !== lower.charAt(token.start)) {
      end = token.end
      words++
    } else if (end < 0 || !between.has(lower.slice(token.start, token.end))) break
  }
  return end
}

/** What stands between the words of a name: a point only behind an abbreviation, `St. Gallen`. */
const isJoint = (gap: string, word: string) =>
  /^(?: |-|'|’| d'| l')$/.test(gap) || (word.length <= 3 && /^\. ?$/.test(gap) && /\p{Ll}/u.test(word))

/** How far a word reaches to what it announces. */
export const ahead = 72
/** How far it reaches back to what it explains. */
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

const numbers = new Set(
  'number numbers nummer numéro numero número numer no nr num n nº code kod kode is'.split(' '),
)
const isNumbering = (word: string) => numbers.has(word)

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
  return (
    (between.match(/\p{L}{1,20}/gu)?.length ?? 0) <= 1 ||
    isNumbering(/(\p{L}{1,20})[^\p{L}]{0,3}$/u.exec(between)?.[1]?.toLowerCase() ?? '')
  )
}

import type { Page } from './page.ts'

/** Numbers that stand in a row, as one number. */
export interface Row {
  readonly start: number
  readonly end: number
  readonly digits: string
  /** How many digits each group has. */
  readonly groups: readonly number[]
  /** Whether the same stands between all groups. */
  readonly even: boolean
  /** Whether an O or an l stands for a digit. */
  readonly lettered: boolean
}

const between = /^[ \t\r\n.\-/_,|:*]{1,3}$/
const letters: Readonly<Record<string, string>> = { O: '0', o: '0', l: '1', I: '1' }

/** The rows that begin with a token, one group longer each time, up to so many digits. */
export function* rows(page: Page, from: number, most: number): Generator<Row> {
  const { text, tokens } = page
  const first = tokens[from]
  if (!first) return
  const groups: number[] = []
  let digits = ''
  let even = true
  let lettered = false
  let join: string | undefined
  for (let index = from; index < tokens.length; index++) {
    const token = tokens[index]
    if (!token || token.end - token.start + digits.length > most) return
    if (index > from) {
      const gap = text.slice(tokens[index - 1]?.end ?? 0, token.start)
      if (!between.test(gap)) return
      even &&= join === undefined || gap === join
      join ??= gap
    }
    let group = text.slice(token.start, token.end)
    if (token.digits < group.length) {
      group = group.replace(/[OoIl]/g, letter => letters[letter] ?? letter)
      if (token.digits === 0 || !/^\d{1,19}$/.test(group)) return
      lettered = true
    }
    digits += group
    groups.push(group.length)
    yield { start: first.start, end: token.end, digits, groups, even, lettered }
  }
}

/** Whether a number goes on, before or after, with a dash or a point: it is a part of something longer. */
export function isPart({ text }: Page, start: number, end: number): boolean {
  return (
    (/[-.]/.test(text.charAt(end)) && /\d/.test(text.charAt(end + 1))) ||
    (/[-.]/.test(text.charAt(start - 1)) && /\d/.test(text.charAt(start - 2)))
  )
}

/** Whether digits and signs are a day, or begin with one. */
export const isDate = (text: string) =>
  /^(?:(?:19|20)\d\d[-./ ]\d{1,2}[-./ ]\d{1,2}|\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d\d)(?:$|[ .\-/])/.test(
    text,
  ) || /^\d{1,2}[-./]\d{1,2}[-./]\d\d$/.test(text)

/** Whether it fills a line, or a text, by itself: in a signature, a form, a field. */
export function isOwnLine({ text }: Page, start: number, end: number): boolean {
  const lead = text.slice(Math.max(0, start - 6), start)
  const begins = start < 6 ? /(?:^|\n)[ \t>*-]{0,5}$/ : /\n[ \t>*-]{0,5}$/
  return begins.test(lead) && /^[ \t*]{0,4}(?:\r?\n|$)/.test(text.slice(end, end + 7))
}

/** Luhn's check: every second digit from the right counts double, and the sum ends with 0. */
export function luhn(digits: string): boolean {
  let sum = 0
  for (let at = 0; at < digits.length; at++) {
    const digit = digits.charCodeAt(digits.length - 1 - at) - 48
    const counts = at % 2 === 0 ? digit : digit * 2
    sum += counts > 9 ? counts - 9 : counts
  }
  return sum % 10 === 0
}

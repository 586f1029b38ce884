import { back, tokenFrom } from '../context.ts'
import type { Found } from '../kinds.ts'
import type { Page } from '../page.ts'

/** Dates of birth: a date right after a word for it, or right before it. */
export function births(page: Page): Found[] {
  const found: Found[] = []
  for (const mark of page.marks) {
    if (!mark.topics.includes('born')) continue
    const birth = after(page, mark.end) ?? before(page, mark.start)
    if (birth) found.push(birth)
  }
  return found
}

/** At most five words lie between, and no end of a clause: `born in Leeds on …`, not `born to run, I wrote this on …`. */
function after(page: Page, at: number): Found | undefined {
  const first = tokenFrom(page, at)
  for (let index = first; index <= first + 5; index++) {
    const token = page.tokens[index]
    if (!token || token.start - at > 48) return undefined
    const gap = page.text.slice(page.tokens[index - 1]?.end ?? at, token.start)
    if (index > first && (/[,:;!?]|\n\s{0,4}\n/.test(gap) || (index > first + 1 && gap.startsWith('. '))))
      return undefined
    const end = dateEnd(page, index)
    if (end > 0) return birth(page, token.start, end)
  }
  return undefined
}

function before(page: Page, at: number): Found | undefined {
  const last = tokenFrom(page, at)
  for (let index = last - 1; index >= Math.max(0, last - 7); index--) {
    const token = page.tokens[index]
    if (!token || at - token.start > back + 12) return undefined
    const end = dateEnd(page, index)
    if (end > 0 && end <= at && !/[.!?;\n]/.test(page.text.slice(end, at)))
      return birth(page, token.start, end)
  }
  return undefined
}

const birth = ({ text }: Page, start: number, end: number): Found => ({
  kind: 'birth_date',
  start,
  end,
  value: text.slice(start, end),
})

/** Dates in digits: with the year first, last, in two digits, without signs, and in eras. */
const dates = [
  /(?:19|20)\d\d ?[-./年년] ?\d{1,2} ?[-./月월] ?\d{1,2}[日일]?(?!\d)/y,
  /\d{1,2} ?[-./] ?\d{1,2} ?[-./] ?(?:(?:19|20)\d\d|\d\d)(?!\d)/y,
  /(?:19|20)\d{6}(?!\d)/y,
  /\d{4}(?:19|20)\d\d(?!\d)/y,
  /\d{1,2}年\d{1,2}月\d{1,2}日/y,
]

/** Where the date ends that begins with a token; 0 where none does. */
function dateEnd(page: Page, index: number): number {
  const token = page.tokens[index]
  if (!token) return 0
  if (token.digits > 0)
    for (const date of dates) {
      date.lastIndex = token.start
      const [written] = date.exec(page.text) ?? []
      if (written) return token.start + written.length
    }
  return wordsEnd(page, index)
}

/** The beginnings of the names of months in thirteen languages. */
const months = new Set(
  `jan feb mär mar apr mai may jun jul aug sep oct okt nov dec dez fév avr jui aoû déc ene abr ago dic gen mag giu lug set ott fev out
  mrt mei maa sty lut kwi maj cze lip sie wrz paź lis gru янв фев мар апр мая июн июл авг сен окт ноя дек`
    .trim()
    .split(/\s+/),
)

/** `2 July 1979`, `July 2nd, 1979`, `14. März 1985`, `3 de marzo de 1990`. */
function wordsEnd({ text, lower, tokens }: Page, first: number): number {
  let day = false
  let month = false
  for (let index = first; index <= first + 4; index++) {
    const token = tokens[index]
    if (
      !token ||
      (index > first && !/^(?:[ -]|\. ?|, ?|’|')$/.test(text.slice(tokens[index - 1]?.end ?? 0, token.start)))
    )
      return 0
    const word = lower.slice(token.start, token.end)
    if (month && day && /^(?:(?:19|20)\d\d|\d\d)$/.test(word)) return token.end
    if (!month && token.digits === 0 && months.has(word.slice(0, 3))) month = true
    else if (!day && /^\d{1,2}(?:st|nd|rd|th|er|e|º)?$/.test(word)) day = true
    else if (index === first || !/^(?:of|de|del|d|di|am|the)$/.test(word)) return 0
  }
  return 0
}

import { back } from '../context.ts'
import type { Found } from '../kinds.ts'
import type { Page } from '../page.ts'

const month =
  `jan|feb|mär|mar|apr|mai|may|jun|jul|aug|sep|oct|okt|nov|dec|dez|janv|févr|mars|avr|juin|juil|août|déc|ene|abr|ago|dic|gen|mag|giu|lug|set|ott|
fev|maio|out|mrt|mei|sty|lut|kwi|maj|cze|lip|sie|wrz|paź|lis|gru|авг|янв|фев|мар|апр|мая|июн|июл|сен|окт|ноя|дек`.replace(
    /\s/g,
    '',
  )

const date = new RegExp(
  `(?<!\\d)(?:${[
    String.raw`(?:19|20)\d\d ?[-./年] ?\d{1,2} ?[-./月] ?\d{1,2}日?`,
    String.raw`(?:昭和|平成|令和|大正)\d{1,2}年\d{1,2}月\d{1,2}日`,
    String.raw`\d{1,2} ?[-./] ?\d{1,2} ?[-./] ?(?:(?:19|20)\d\d|\d\d)(?!\d)`,
    String.raw`\d{1,2}(?:st|nd|rd|th|er|º|°|\.)?[ -](?:of |de |d')?(?:${month})[\p{L}.]{0,9}[ ,-]{1,2}(?:de |del )?(?:19|20)?\d\d(?!\d)`,
    String.raw`(?:${month})[\p{L}.]{0,9} \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d`,
    String.raw`(?:19|20)\d{6}(?!\d)`,
    String.raw`\d{8}(?!\d)`,
    String.raw`(?:19|20)\d\d년 ?\d{1,2}월 ?\d{1,2}일`,
  ].join('|')})`,
  'iu',
)

/** Dates of birth: a date right after a word for it, or right before it. */
export function births({ text, marks }: Page): Found[] {
  const found: Found[] = []
  for (const mark of marks) {
    if (!mark.topics.includes('born')) continue
    const after = text.slice(mark.end, mark.end + 56)
    const match = date.exec(after)
    if (match && isClose(after.slice(0, match.index))) {
      found.push(birth(mark.end + match.index, match[0]))
      continue
    }
    const from = Math.max(0, mark.start - back - 8)
    const sooner = date.exec(text.slice(from, mark.start))
    if (sooner && !/[.!?;\n]/.test(text.slice(from + sooner.index + sooner[0].length, mark.start)))
      found.push(birth(from + sooner.index, sooner[0]))
  }
  return found
}

const birth = (start: number, value: string): Found => ({
  kind: 'birth_date',
  start,
  end: start + value.length,
  value,
})

/** At most four words lie between, and no end of a clause: `born in Leeds on …`, not `born to run, I wrote this on …`. */
const isClose = (between: string) =>
  !/[,;!?]|[^.][.] \p{Lu}|\n\n/u.test(between) && (between.match(/\p{L}{1,24}/gu)?.length ?? 0) <= 4

import { english, fresh, others, type Said } from '../../test/corpus/choice/corpus.ts'
import { shelf } from '../../test/corpus/choice/listed.ts'
import { ranker } from '../../test/corpus/choice/rank.ts'
import { recall } from '../../test/corpus/choice/score.ts'
import type { Row } from './row.ts'

/** How often the tool that a sentence wants is the first, and among the first three, of all that a host may have. */
export function choice(): Row[] {
  const rank = ranker(shelf)
  const rows = (what: string, sentences: readonly Said[], first?: number, third?: number): Row[] => {
    const found = recall(sentences, rank)
    const row = { part: 'Choice', unit: '%' }
    const of = `of ${found.of} sentences ${what}`
    return [
      { ...row, what: `right tool first, ${of}`, figure: found.first * 100, ...least(first) },
      { ...row, what: `right tool among three, ${of}`, figure: found.third * 100, ...least(third) },
    ]
  }
  return [
    ...rows('that the descriptions were written with', english, 85, 97),
    ...rows('that nobody wrote them for', fresh),
    ...rows('in other languages', others),
  ]
}

const least = (value: number | undefined) => (value === undefined ? {} : { least: value })

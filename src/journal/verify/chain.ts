import type { Kept } from '../entry.ts'
import type { Link, Spot } from './walk.ts'

/** Records that stand one after the other, each naming the one before. */
export interface Run {
  readonly first: Link
  readonly last: Link
  /** It begins with the record that stands first in every file, and does. */
  readonly opens: boolean
}

/** So many runs are told apart; in a journal with more, nothing is where it was. */
const most = 2_000

/** Puts sound records together to runs, as they come, and looks out for some of them. */
export function chain(hashes: ReadonlySet<string>, numbers: ReadonlySet<number>) {
  const runs: Run[] = []
  const found: Link[] = []
  const numbered = new Map<number, Link>()
  let run: { first: Link; last: Link; opens: boolean } | undefined
  let nth = 0
  let overflow = false
  return {
    runs,
    /** The records of these hashes. */
    found,
    /** The first records of these numbers. */
    numbered,
    get last() {
      return run?.last
    },
    /** There are more runs than are kept. */
    get overflow() {
      return overflow
    },
    get records() {
      return nth
    },
    add({ file, line }: Spot, record: Kept): Link {
      const { seq, prev, hash } = record
      const link = { file, line, nth: nth++, seq, prev, hash }
      if (hashes.has(hash)) found.push(link)
      if (numbers.has(seq) && !numbered.has(seq)) numbered.set(seq, link)
      if (run && prev === run.last.hash && seq === run.last.seq + 1) run.last = link
      else {
        const opens = run?.last.file !== file && record.event === 'opened' && record['file'] === file
        run = { first: link, last: link, opens }
        if (runs.length < most) runs.push(run)
        else overflow = true
      }
      return link
    },
  }
}

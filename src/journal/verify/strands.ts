import { genesis } from '../line.ts'
import type { Run } from './chain.ts'
import type { Located } from './trail.ts'
import type { Link } from './walk.ts'

/** Runs that follow one another by their links, wherever they stand. */
export type Strand = readonly Run[]

/** What is known of a strand's place in the journal. */
export interface Ends {
  readonly first: Link
  readonly last: Link
}

export const endsOf = (strand: Strand): Ends | undefined => {
  const [head, tail] = [strand[0], strand.at(-1)]
  return head && tail && { first: head.first, last: tail.last }
}

const length = ({ first, last }: Ends) => last.nth - first.nth + 1

/** Cuts runs where another run goes on from within. */
export function pieces(
  runs: readonly Run[],
  located: ReadonlyMap<string, readonly Located[]>,
): readonly Run[] {
  const cuts = new Map<number, { link: Link; after: Link }>()
  for (const { first } of runs)
    for (const { link, after } of located.get(first.prev) ?? [])
      if (after && after.prev === link.hash) cuts.set(link.nth, { link, after })
  const sorted = [...cuts.values()].sort((a, b) => a.link.nth - b.link.nth)
  return runs.flatMap(run => {
    const parts: Run[] = []
    let rest = run
    for (const { link, after } of sorted) {
      if (link.nth < rest.first.nth || link.nth >= rest.last.nth) continue
      parts.push({ ...rest, last: link })
      rest = { first: after, last: rest.last, opens: false }
    }
    return [...parts, rest]
  })
}

/** Joins the pieces that link; where two go on from the same record, the one that leads further. */
export function strands(parts: readonly Run[], anchored: (run: Run) => boolean): readonly Strand[] {
  const after = new Map<string, Run[]>()
  for (const part of parts) after.set(part.first.prev, [...(after.get(part.first.prev) ?? []), part])
  const reach = new Map<Run, number>()
  const next = new Map<Run, Run>()
  for (const part of parts.toSorted((a, b) => b.first.seq - a.first.seq)) {
    const followers = (after.get(part.last.hash) ?? []).filter(({ first }) => first.seq === part.last.seq + 1)
    const rank = (run: Run) => [reach.get(run) ?? 0, run.first.nth === part.last.nth + 1 ? 1 : 0]
    const [best] = followers.toSorted((a, b) => compare(rank(b), rank(a)))
    if (best) next.set(part, best)
    reach.set(part, (anchored(part) ? 1e12 : 0) + length(part) + (best ? (reach.get(best) ?? 0) : 0))
  }
  const followed = new Set(next.values())
  return parts
    .filter(part => !followed.has(part))
    .map(part => {
      const strand = [part]
      for (let run = next.get(part); run; run = next.get(run)) strand.push(run)
      return strand
    })
}

const compare = (a: readonly number[], b: readonly number[]): number =>
  a.map((value, at) => value - (b[at] ?? 0)).find(one => one !== 0) ?? 0

/** Chooses the strands that make up the journal, in order: they hold what is anchored, and the most. */
export function main(
  all: readonly Strand[],
  anchored: (run: Run) => boolean,
  foreign: (ends: Ends) => boolean,
): readonly Strand[] {
  const sorted = all
    .flatMap(strand => {
      const ends = endsOf(strand)
      return ends ? [{ strand, ends }] : []
    })
    .sort((a, b) => a.ends.first.seq - b.ends.first.seq || a.ends.first.nth - b.ends.first.nth)
  const starts = new Set(sorted.map(({ ends }) => ends.first.seq))
  const stops = new Set(sorted.map(({ ends }) => ends.last.seq))
  const worth = ({ strand, ends }: { strand: Strand; ends: Ends }) => {
    const records = strand.reduce((sum, run) => sum + length(run), ends.first.prev === genesis ? 0.5 : 0)
    if (strand.some(anchored)) return 1e12 + records
    // It fills a hole to the number, and neither side knows it: put there in the place of what was.
    const fills = stops.has(ends.first.seq - 1) && starts.has(ends.last.seq + 1)
    if (fills || foreign(ends)) return -1
    return records
  }
  const best: { worth: number; before: number }[] = []
  sorted.forEach((one, at) => {
    let [most, before] = [0, -1]
    for (let other = 0; other < at; other++) {
      const { worth = 0 } = best[other] ?? {}
      const last = sorted[other]?.ends.last.seq ?? 0
      if (last < one.ends.first.seq && worth > most) [most, before] = [worth, other]
    }
    best.push({ worth: most + worth(one), before })
  })
  const chosen: Strand[] = []
  let at = best.reduce((most, { worth }, index) => (worth > (best[most]?.worth ?? 0) ? index : most), 0)
  while (at >= 0 && sorted[at]) {
    const one = sorted[at]
    if (one) chosen.unshift(one.strand)
    at = best[at]?.before ?? -1
  }
  return chosen
}

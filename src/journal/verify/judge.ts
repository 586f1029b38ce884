import { genesis } from '../line.ts'
import type { Run } from './chain.ts'
import type { Expected, Finding } from './finding.ts'
import type { Bad } from './scraps.ts'
import { type Ends, endsOf, main, pieces, type Strand, strands } from './strands.ts'
import type { Located, Trail } from './trail.ts'
import type { Link } from './walk.ts'

/** What is wrong with a journal, and what of it is beyond doubt. */
export interface Judgement {
  readonly problems: readonly Finding[]
  /** The records that make up the journal, from the first to the last. */
  readonly first?: Link
  readonly last?: Link
  /** The number of the last record that a head from outside names. */
  readonly proven: number
  /** A last line that may be what is left of a write. */
  readonly cut?: Bad
  /** Heads of records that are older than what is here. */
  readonly older: number
}

/** The hashes that have to be looked for before anything that is out of order can be understood. */
export const unclear = ({ runs }: Trail): ReadonlySet<string> =>
  new Set(runs.length < 2 ? [] : runs.flatMap(({ first }) => [first.prev, first.hash]))

/** Tells what was done to a journal, by what the walk has found and by heads that were kept elsewhere. */
export function judge(
  trail: Trail,
  located: ReadonlyMap<string, readonly Located[]>,
  expected: readonly Expected[],
): Judgement {
  const found = new Set(trail.found.map(({ hash }) => hash))
  const anchored = within(trail.found)
  const denied = expected.filter(({ hash }) => !found.has(hash))
  const foreign = ({ first, last }: Ends) => denied.some(({ seq = 0 }) => seq >= first.seq && seq <= last.seq)
  const all = strands(pieces(trail.runs, located), anchored)
  const chosen = main(all, anchored, foreign)
  const bad = trail.bad.filter(({ explained }) => !explained)
  const path = chosen.flat()
  const [head, tail] = [path[0], path.at(-1)]

  const { problems: holes, used } = gaps(chosen, bad)
  const problems = [
    ...holes,
    ...moved(path),
    ...strays(
      all.filter(strand => !chosen.includes(strand)),
      path,
      located,
    ),
  ]
  const behind = bad.filter(({ nth }) => nth > (tail?.last.nth ?? -1))
  // Who mends a cut line can be cut off as well.
  const cut = behind.every(one => one.cut) ? behind[0] : undefined
  let seq = tail?.last.seq ?? 0
  for (const one of bad) {
    if (used.has(one) || (cut && behind.includes(one))) continue
    if (behind.includes(one) && one.claims && one.claims.seq > seq) {
      seq = one.claims.seq
      problems.push(at('edit', one, seq))
    } else problems.push(at('insert', one, one.claims?.seq ?? one.after))
  }
  const { problems: denials, proven, older } = heads(trail, path, problems, expected, seq)
  return {
    problems: [...problems, ...denials].sort(byPlace),
    ...(head && { first: head.first }),
    ...(tail && { last: tail.last }),
    proven,
    ...(cut && { cut }),
    older,
  }
}

/** Whether one of the records lies in a run; they are in the order in which they stand. */
function within(found: readonly Link[]): (run: Run) => boolean {
  return ({ first, last }) => {
    let [from, to] = [0, found.length]
    while (from < to) {
      const middle = (from + to) >> 1
      if ((found[middle]?.nth ?? 0) < first.nth) from = middle + 1
      else to = middle
    }
    return (found[from]?.nth ?? Number.POSITIVE_INFINITY) <= last.nth
  }
}

type Place = Pick<Link, 'file' | 'line'>

const at = (
  kind: Finding['kind'],
  { file, line }: Place,
  seq: number,
  more: Partial<Finding> = {},
): Finding => ({
  kind,
  file,
  line,
  seq,
  to: seq,
  ...more,
})

const byPlace = (a: Place, b: Place) => a.file.localeCompare(b.file) || a.line - b.line

/** What is missing or changed between strands, and before the first. */
function gaps(
  chosen: readonly Strand[],
  bad: readonly Bad[],
): { problems: Finding[]; used: ReadonlySet<Bad> } {
  const problems: Finding[] = []
  const used = new Set<Bad>()
  let before: Link | undefined
  for (const strand of chosen) {
    const ends = endsOf(strand)
    if (!ends) continue
    const { first } = ends
    const known = before?.seq ?? 0
    const whole = before === undefined && (strand[0]?.opens || (first.seq === 1 && first.prev === genesis))
    if (!whole && first.seq === known + 1) problems.push(at('edit', before ?? first, before?.seq ?? 1))
    else if (!whole) {
      const between = bad.filter(({ nth }) => nth > (before?.nth ?? -1) && nth <= first.nth)
      const changed = new Set<number>()
      for (const one of between) {
        const seq = one.claims?.seq ?? free(changed, known + 1, 1)
        if (seq <= known || seq >= first.seq || changed.has(seq)) continue
        used.add(one)
        changed.add(seq)
        problems.push(at('edit', one, seq))
      }
      const [from, to] = [free(changed, known + 1, 1), free(changed, first.seq - 1, -1)]
      if (from <= to) problems.push(at('delete', first, from, { to }))
    }
    before = ends.last
  }
  return { problems, used }
}

/** The first number that is not taken, in a direction. */
function free(taken: ReadonlySet<number>, from: number, step: 1 | -1): number {
  let seq = from
  while (taken.has(seq)) seq += step
  return seq
}

/** Records that do not stand where their numbers say. */
function moved(path: readonly Run[]): Finding[] {
  return path.flatMap((run, index) => {
    const before = path[index - 1]
    if (!before || run.first.nth > before.last.nth) return []
    const shorter = size(before) < size(run) ? before : run
    const other = shorter === run ? before.last : run.first
    return [
      at('reorder', shorter.first, shorter.first.seq, {
        to: shorter.last.seq,
        of: { file: other.file, line: other.line },
      }),
    ]
  })
}

const size = ({ first, last }: Run) => last.nth - first.nth

/** Records that do not belong to the journal, or stand in it twice. */
function strays(
  left: readonly Strand[],
  path: readonly Run[],
  located: ReadonlyMap<string, readonly Located[]>,
): Finding[] {
  const onPath = ({ nth }: Link) => path.some(({ first, last }) => nth >= first.nth && nth <= last.nth)
  return left.flat().map(({ first, last }) => {
    const to = last.seq
    const twin = located.get(first.hash)?.find(({ link }) => link.nth !== first.nth && onPath(link))?.link
    if (twin) {
      const of = { file: twin.file, line: twin.line }
      return at(twin.file === first.file ? 'duplicate' : 'splice', first, first.seq, { to, of })
    }
    const linked = located.get(first.prev)?.some(({ link }) => onPath(link)) ?? false
    return at(linked ? 'insert' : 'splice', first, first.seq, { to })
  })
}

/** Compares the journal with heads that were kept where nobody could change them. */
function heads(
  { found, numbered, end }: Trail,
  path: readonly Run[],
  problems: readonly Finding[],
  expected: readonly Expected[],
  reached: number,
): { problems: Finding[]; proven: number; older: number } {
  const [first, last] = [path[0]?.first, path.at(-1)?.last]
  const held = new Map(
    found
      .filter(({ nth }) => path.some(run => nth >= run.first.nth && nth <= run.last.nth))
      .map(({ hash, seq }) => [hash, seq]),
  )
  const told = (seq: number) =>
    problems.some(one => ['edit', 'delete'].includes(one.kind) && seq >= one.seq && seq <= one.to)
  let proven = 0
  let older = 0
  let lost = 0
  let denied: number | undefined
  const sorted = [...expected].sort((a, b) => (a.seq ?? Infinity) - (b.seq ?? Infinity))
  for (const { hash, seq } of sorted) {
    const there = held.get(hash)
    if (there !== undefined) proven = Math.max(proven, there)
    else if (first && hash === first.prev) proven = Math.max(proven, first.seq - 1)
    else if (seq === undefined) denied ??= last?.seq ?? 0
    else if (seq > reached) lost = Math.max(lost, seq)
    else if (first && seq < first.seq - 1) older++
    else if (!told(seq)) denied ??= seq
  }
  const wrong: Finding[] = []
  if (denied !== undefined) {
    const from = Math.min(sure(held, denied) + 1, denied)
    wrong.push(at('rewrite', numbered.get(denied) ?? last ?? end, from, { to: denied }))
  }
  if (lost > 0) wrong.push(at('truncate', end, reached + 1, { to: lost }))
  return { problems: wrong, proven, older }
}

/** The last record before another that a head names. */
const sure = (held: ReadonlyMap<string, number>, before: number) =>
  [...held.values()].reduce((last, seq) => (seq < before ? Math.max(last, seq) : last), 0)

import type { Disk } from '../../files/disk.ts'
import { files, nextIn } from '../day.ts'
import { calls, type Unfinished } from './calls.ts'
import { chain, type Run } from './chain.ts'
import type { Expected } from './finding.ts'
import { type Bad, scraps } from './scraps.ts'
import { type Link, type Spot, walk } from './walk.ts'

/** What one walk over all files has found. */
export interface Trail {
  readonly files: readonly string[]
  readonly records: number
  readonly runs: readonly Run[]
  readonly bad: readonly Bad[]
  /** The records that the heads name by their hashes. */
  readonly found: readonly Link[]
  /** The records of the numbers that the heads name. */
  readonly numbered: ReadonlyMap<number, Link>
  readonly unfinished: readonly Unfinished[]
  /** The place behind the last line. */
  readonly end: Spot
  /** More is wrong than is kept. */
  readonly overflow: boolean
  /** A file that the last record sends the journal to, and that is not there. */
  readonly next?: string
}

/** Walks over a journal once, and keeps what is out of the ordinary. */
export async function trail(disk: Disk, folder: string, heads: readonly Expected[]): Promise<Trail> {
  const names = files((await disk.names(folder)) ?? [])
  const records = chain(
    new Set(heads.map(({ hash }) => hash)),
    new Set(heads.flatMap(({ seq }) => (seq === undefined ? [] : [seq]))),
  )
  const others = scraps()
  const pairs = calls()
  let end: Spot = { file: names.at(-1) ?? '', line: 1 }
  let next: string | undefined
  await walk(disk, folder, names, {
    line(spot, read, line) {
      end = { file: spot.file, line: spot.line + 1 }
      if (read.kind === 'sound') {
        records.add(spot, read.record)
        others.record(read.record, line)
        pairs.add(spot, read.record)
        next = nextIn(read.record)
      } else others.add(spot, read, line, records.records, records.last?.seq ?? 0)
    },
    end: file => others.end(file),
  })
  return {
    files: names,
    records: records.records,
    runs: records.runs,
    bad: others.bad,
    found: records.found,
    numbered: records.numbered,
    unfinished: pairs.unfinished(),
    end,
    overflow: records.overflow,
    ...(next !== undefined && !names.includes(next) && { next }),
  }
}

/** A record that was looked for, and the one that stands behind it. */
export interface Located {
  readonly link: Link
  readonly after?: Link
}

/** Finds the records of some hashes: for a journal in which something is wrong. */
export async function locate(
  disk: Disk,
  folder: string,
  names: readonly string[],
  hashes: ReadonlySet<string>,
): Promise<ReadonlyMap<string, readonly Located[]>> {
  const found = new Map<string, Located[]>()
  let nth = 0
  let before: Link | undefined
  await walk(disk, folder, names, {
    line({ file, line }, { kind, record }) {
      if (kind !== 'sound') return
      const { seq, prev, hash } = record
      const link = { file, line, nth: nth++, seq, prev, hash }
      const wanted = before && found.get(before.hash)?.at(-1)
      if (wanted && wanted.link === before) found.get(before.hash)?.splice(-1, 1, { ...wanted, after: link })
      if (hashes.has(hash)) found.set(hash, [...(found.get(hash) ?? []), { link }])
      before = link
    },
  })
  return found
}

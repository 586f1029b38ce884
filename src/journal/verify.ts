import { type Disk, disk as realDisk } from '../files/disk.ts'
import type { Unfinished } from './verify/calls.ts'
import type { Expected, Finding } from './verify/finding.ts'
import { judge, unclear } from './verify/judge.ts'
import type { Bad } from './verify/scraps.ts'
import { locate, trail } from './verify/trail.ts'
import type { Link } from './verify/walk.ts'

export type { Expected, Finding }

/** What a check has found. A journal is whole when nothing stands under `problems`. */
export interface Report {
  readonly folder: string
  readonly files: number
  readonly records: number
  readonly problems: readonly Finding[]
  readonly first?: Link
  readonly last?: Link
  /** Up to this record, heads that were kept elsewhere tell that nothing was cut off or written anew. */
  readonly proven: number
  /** How many heads were compared, and how many of them are of records older than the first one here. */
  readonly heads: number
  readonly older: number
  /** Intents of which there is no outcome. */
  readonly unfinished: readonly Unfinished[]
  /** Lines that were cut off while they were written, as a later record says. */
  readonly recovered: readonly Bad[]
  /** A last line that was cut off, or is being written. */
  readonly cut?: Bad
  /** The file that the last record sends the journal to, and that is not there. */
  readonly next?: string
}

/** What a journal is compared with. */
export interface Against {
  /** The head that must be in it. */
  readonly expected?: Expected
  /** Heads from anchors. */
  readonly anchors?: readonly Expected[]
  readonly disk?: Disk
}

/** Checks a journal from its first record to its last, and changes nothing. */
export async function verify(
  folder: string,
  { expected, anchors = [], disk = realDisk }: Against = {},
): Promise<Report> {
  const heads = [...anchors, ...(expected ? [expected] : [])]
  const found = await trail(disk, folder, heads)
  const hashes = unclear(found)
  const located = hashes.size > 0 ? await locate(disk, folder, found.files, hashes) : new Map()
  const { files, records, unfinished, bad, next } = found
  return {
    folder,
    files: files.length,
    records,
    ...judge(found, located, heads),
    heads: heads.length,
    unfinished,
    recovered: bad.filter(({ explained }) => explained),
    ...(next !== undefined && { next }),
  }
}

/** A head as an operator hands it in: `812:9f86d0…`, or the hash alone. Undefined: it is none. */
export function parseHead(text: string): Expected | undefined {
  const [, seq, hash] = /^(?:(\d+):)?([0-9a-f]{64})$/.exec(text) ?? []
  if (hash === undefined) return undefined
  return { hash, ...(seq !== undefined && { seq: Number(seq) }) }
}

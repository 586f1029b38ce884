import { type Disk, disk as realDisk } from '../files/disk.ts'
import type { Expected } from './verify/finding.ts'
import { judge, unclear } from './verify/judge.ts'
import type { Report } from './verify/report.ts'
import { locate, trail } from './verify/trail.ts'

export type { Expected, Finding } from './verify/finding.ts'
export type { Report } from './verify/report.ts'
export { words } from './verify/words.ts'

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
  const { files, records, unfinished, bad, next, overflow } = found
  return {
    folder,
    files: files.length,
    records,
    ...judge(found, located, heads),
    heads: heads.length,
    unfinished,
    overflow,
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

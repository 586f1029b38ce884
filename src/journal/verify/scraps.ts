import type { OpenFile } from '../../files/disk.ts'
import type { Kept } from '../entry.ts'
import type { Read } from '../line.ts'
import type { Line } from '../lines.ts'
import { scrap } from '../tail.ts'
import type { Spot } from './walk.ts'

/** A line that is no record as it was written. `nth` is that of the next record. */
export interface Bad extends Spot {
  readonly nth: number
  /** The number of the record before. */
  readonly after: number
  /** What it says that it is, if that can still be read. */
  readonly claims?: { readonly seq: number; readonly prev: string; readonly hash: string }
  /** It may be what is left of the next record, cut off while it was written. */
  readonly cut: boolean
  /** A later record tells of it. */
  explained?: true
}

/** Lines between two records, and where in the file they lie. */
interface Gap {
  readonly from: number
  readonly to: number
  readonly lines: readonly Bad[]
}

/** So many are told apart. */
const most = 100_000

/** Collects the lines that are no records, and finds those that a record of the journal's own explains. */
export function scraps() {
  const bad: Bad[] = []
  let lines: Bad[] = []
  let ended = 0
  let gap: Gap | undefined
  const told: { gap: Gap; record: Kept }[] = []
  return {
    bad,
    /** A line that is none, after the record `seq`. */
    add(spot: Spot, { kind, record }: Read, line: Line, nth: number, seq: number): void {
      const one: Bad = {
        ...spot,
        nth,
        after: seq,
        ...(record && { claims: { seq: record.seq, prev: record.prev, hash: record.hash } }),
        cut: kind === 'torn' && begins(line.bytes, seq + 1),
      }
      if (bad.length < most) bad.push(one)
      if (lines.length < most) lines.push(one)
      if (kind === 'changed') over(line.to)
    },
    /** A record, after such lines or not. */
    record(record: Kept, line: Line): void {
      if (lines.length > 0) gap = { from: ended, to: line.from, lines }
      over(line.to)
      if (record.event !== 'recovered' || !gap) return
      told.push({ gap, record })
      gap = undefined
    },
    /** The end of a file: what its records say about the lines before them is compared with these. */
    async end(file: OpenFile): Promise<void> {
      for (const { gap, record } of told) {
        const { bytes, sha256 } = await scrap(file, gap.from, gap.to)
        if (record['bytes'] !== bytes || record['sha256'] !== sha256) continue
        for (const line of gap.lines) line.explained = true
      }
      told.length = 0
      gap = undefined
      over(0)
    },
  }

  function over(at: number): void {
    lines = []
    ended = at
  }
}

/** Whether bytes are the beginning of the record of this number; a power cut may leave zeros in the place of the rest. */
function begins(bytes: Buffer, seq: number): boolean {
  const start = `{"seq":${seq},"at":"`
  const zeros = bytes.indexOf(0)
  const length = zeros !== -1 && bytes.subarray(zeros).every(byte => byte === 0) ? zeros : bytes.length
  return start.startsWith(bytes.toString('latin1', 0, Math.min(length, start.length)))
}

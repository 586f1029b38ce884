import type { OpenFile } from '../files/disk.ts'

/** Whole lines that lie one after the other in a file; the very last may lack its newline. */
export interface Block {
  readonly bytes: Buffer
  /** Where in the file it begins. */
  readonly from: number
}

/** One line of a block. */
export interface Line {
  readonly bytes: Buffer
  readonly from: number
  /** Where the next one begins. */
  readonly to: number
  readonly ended: boolean
}

const newline = 0x0a
/** No record is as long: of a longer line only this much is looked at. */
const longest = 1 << 20

/** Streams the lines of a file, a block at a time. */
export async function* blocks(
  file: OpenFile,
  from = 0,
  to = Number.POSITIVE_INFINITY,
  chunk = 1 << 18,
): AsyncGenerator<Block> {
  let begun: Buffer = Buffer.alloc(0)
  let start = from
  for (let at = from; at < to; ) {
    const buffer = Buffer.allocUnsafe(Math.min(chunk, to - at))
    const came = await file.read(buffer, at)
    if (came === 0) break
    at += came
    let bytes = buffer.subarray(0, came)
    if (begun.length > 0) {
      const end = bytes.indexOf(newline)
      const more = end === -1 ? bytes : bytes.subarray(0, end)
      begun = Buffer.concat([begun, more.subarray(0, Math.max(0, longest - begun.length))])
      if (end === -1) continue
      yield { bytes: Buffer.concat([begun, Buffer.of(newline)]), from: start }
      bytes = bytes.subarray(end + 1)
      start = at - bytes.length
    }
    const last = bytes.lastIndexOf(newline) + 1
    if (last > 0) yield { bytes: bytes.subarray(0, last), from: start }
    start += last
    begun = bytes.subarray(last)
  }
  if (begun.length > 0) yield { bytes: begun, from: start }
}

/** The lines of a block. */
export function* linesOf({ bytes, from }: Block): Generator<Line> {
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(newline, start)
    const ended = found !== -1
    const end = ended ? found : bytes.length
    const next = ended ? found + 1 : end
    yield { bytes: bytes.subarray(start, end), from: from + start, to: from + next, ended }
    start = next
  }
}

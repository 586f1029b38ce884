import { createHash } from 'node:crypto'
import type { Disk, OpenFile } from '../files/disk.ts'
import { codeOf } from '../files/fault.ts'
import { read } from './line.ts'
import { blocks, linesOf } from './lines.ts'

/** Bytes that are no record, told apart by their digest; a newline at their end does not count. */
export interface Scrap {
  readonly bytes: number
  readonly sha256: string
  readonly ended: boolean
}

/** Reads what lies between two places of a file. */
export async function scrap(file: OpenFile, from: number, to: number): Promise<Scrap> {
  const digest = createHash('sha256')
  let ended = false
  for (let at = from; at < to; ) {
    const buffer = Buffer.allocUnsafe(Math.min(1 << 18, to - at))
    const came = await file.read(buffer, at)
    if (came === 0) break
    if (ended) digest.update('\n')
    ended = buffer[came - 1] === 0x0a
    digest.update(buffer.subarray(0, ended ? came - 1 : came))
    at += came
  }
  return { bytes: to - from - (ended ? 1 : 0), sha256: digest.digest('hex'), ended }
}

/** The hashes of the records behind a place of a file: none where it is gone. */
export async function hashes(disk: Disk, path: string, from: number): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  const file = await disk.open(path, 'read').catch(error => {
    if (codeOf(error) !== 'ENOENT') throw error
  })
  if (!file) return found
  try {
    for await (const block of blocks(file, from))
      for (const line of linesOf(block)) {
        const { kind, record } = read(line.bytes)
        if (kind === 'sound') found.add(record.hash)
      }
  } finally {
    await file.close()
  }
  return found
}

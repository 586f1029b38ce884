import { join } from 'node:path'
import type { Disk } from '../files/disk.ts'
import { files } from './day.ts'
import type { Kept } from './entry.ts'
import { parsed } from './line.ts'
import { blocks, linesOf } from './lines.ts'

/** A record, and the line that it was read from. */
export interface Found {
  readonly record: Kept
  readonly line: string
}

/** How far a journal has been read. */
export interface Mark {
  readonly file: string
  readonly to: number
}

/**
 * Streams the records of a journal's files, the oldest first, from a mark on. Lines that are no records are left out:
 * it is for verify to tell of them.
 */
export async function* records(
  disk: Disk,
  folder: string,
  wanted: (file: string) => boolean,
  since?: Mark,
): AsyncGenerator<Found & { readonly mark: Mark }> {
  const names = files((await disk.names(folder)) ?? [])
  for (const name of names.filter(name => name >= (since?.file ?? '') && wanted(name))) {
    const file = await disk.open(join(folder, name), 'read')
    try {
      for await (const block of blocks(file, name === since?.file ? since.to : 0))
        for (const { bytes, to, ended } of linesOf(block)) {
          const record = ended ? parsed(bytes) : undefined
          if (record) yield { record, line: bytes.toString(), mark: { file: name, to } }
        }
    } finally {
      await file.close()
    }
  }
}

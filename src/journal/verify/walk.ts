import { join } from 'node:path'
import type { Disk, OpenFile } from '../../files/disk.ts'
import { type Read, read } from '../line.ts'
import { blocks, type Line, linesOf } from '../lines.ts'

/** Where something stands. */
export interface Spot {
  readonly file: string
  readonly line: number
}

/** A record, by what links it to others. `nth` counts the records that are found, in the order of the files. */
export interface Link extends Spot {
  readonly nth: number
  readonly seq: number
  readonly prev: string
  readonly hash: string
}

/** Who is shown every line of a journal. */
export interface Visitor {
  line(spot: Spot, read: Read, line: Line): void
  /** The file has been read to its end. */
  end?(file: OpenFile): Promise<void>
}

/** Shows all lines, a file at a time. */
export async function walk(
  disk: Disk,
  folder: string,
  names: readonly string[],
  visitor: Visitor,
): Promise<void> {
  for (const name of names) {
    const file = await disk.open(join(folder, name), 'read')
    try {
      let line = 0
      for await (const block of blocks(file))
        for (const one of linesOf(block)) visitor.line({ file: name, line: ++line }, read(one.bytes), one)
      await visitor.end?.(file)
    } finally {
      await file.close()
    }
  }
}

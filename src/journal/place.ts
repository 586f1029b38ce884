import { join } from 'node:path'
import type { Disk, OpenFile } from '../files/disk.ts'
import { dayIn, files, nextIn } from './day.ts'
import { type Fold, uncounted } from './entry.ts'
import { genesis, read } from './line.ts'
import { blocks, linesOf } from './lines.ts'

/** The last record that is known: where the chain goes on. */
export interface End {
  readonly seq: number
  readonly hash: string
}

/** The end of a journal that has no record. */
export const nothing: End = { seq: 0, hash: genesis }

/** The newest file, as far as it has been read: after the last record of it that is known. */
export interface Place<State> {
  readonly name: string
  readonly file: OpenFile
  readonly id: number
  /** Where the last record ends; what lies behind it is not read, or is no record. */
  readonly size: number
  /** The last record lacks its newline. */
  readonly open: boolean
  readonly end: End
  readonly state: State
  /** The file that the last record says the journal goes on in. */
  readonly next?: string
}

/** Opens the newest file of a folder and reads it: all of it for a fold, else its end. Undefined where there is none. */
export async function find<State>(
  disk: Disk,
  folder: string,
  fold: Fold<State>,
  counts: boolean,
): Promise<Place<State> | undefined> {
  const [newest, ...older] = files((await disk.names(folder)) ?? []).reverse()
  if (newest === undefined) return undefined
  const file = await disk.open(join(folder, newest), 'append')
  try {
    const { id, size } = await file.stat()
    const blank: Place<State> = {
      name: newest,
      file,
      id,
      size: 0,
      open: false,
      end: nothing,
      state: fold.start(dayIn(newest)),
    }
    const from = counts ? 0 : await near(file, size)
    const place = await advance({ ...blank, size: from }, size, fold, false)
    if (place.end.seq > 0) return place
    return { ...place, size: 0, end: await before(disk, folder, older) }
  } catch (error) {
    await file.close()
    throw error
  }
}

/** Reads on to where the file now ends. Only who holds the lock knows that a last line without a newline stays so. */
export async function advance<State>(
  place: Place<State>,
  size: number,
  fold: Fold<State>,
  locked: boolean,
): Promise<Place<State>> {
  let { size: known, end, state, open, next } = place
  for await (const block of blocks(place.file, known, size))
    for (const line of linesOf(block)) {
      const { kind, record } = read(line.bytes)
      if (kind === 'torn' || !(line.ended || (locked && kind === 'sound'))) continue
      known = line.to
      open = !line.ended
      // Whatever was done to the file, the chain never goes back, and nothing counts twice.
      if (record.seq <= end.seq) continue
      state = fold.add(state, record)
      end = { seq: record.seq, hash: record.hash }
      const later = nextIn(record)
      next = later !== undefined && later > place.name ? later : undefined
    }
  const { next: _, ...rest } = place
  return { ...rest, size: known, open, end, state, ...(next !== undefined && { next }) }
}

/** The end of the chain in the older files. */
async function before(disk: Disk, folder: string, names: readonly string[]): Promise<End> {
  for (const name of names) {
    const file = await disk.open(join(folder, name), 'read')
    try {
      const { id, size } = await file.stat()
      const blank = { name, file, id, open: false, end: nothing, state: undefined }
      const { end } = await advance({ ...blank, size: await near(file, size) }, size, uncounted, true)
      if (end.seq > 0) return end
    } finally {
      await file.close()
    }
  }
  return nothing
}

/** A place near the end of a file with a record behind it: the start of a line, or of the file. */
async function near(file: OpenFile, size: number): Promise<number> {
  for (let window = 1 << 14; window < size; window *= 4) {
    // The first line may have begun before the window.
    let first = true
    for await (const block of blocks(file, size - window, size))
      for (const line of linesOf(block)) {
        if (!first && line.ended && read(line.bytes).kind !== 'torn') return line.from
        first = false
      }
  }
  return 0
}

/** Whether the file of a place is still what its name means. */
export const same = (place: Place<unknown>, found: { id: number; size: number } | undefined) =>
  found !== undefined && found.id === place.id && found.size >= place.size

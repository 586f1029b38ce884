import { join } from 'node:path'
import type { Disk, OpenFile, Stat } from '../files/disk.ts'
import { dayIn, files, nextIn } from './day.ts'
import { type Fold, uncounted } from './entry.ts'
import { genesis, parsed, read } from './line.ts'
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

/** The files of a folder, and the newest that has a record, with the last of these. */
export interface Latest {
  readonly names: readonly string[]
  readonly last?: { readonly name: string; readonly end: End; readonly next?: string }
}

/** Looks for the last record of all files. Who has slept through a takeover can leave a file that is empty. */
export async function latest(disk: Disk, folder: string): Promise<Latest> {
  const names = files((await disk.names(folder)) ?? [])
  for (const name of names.toReversed()) {
    const { file, ...place } = await opened(disk, folder, name, 'read', uncounted)
    try {
      const from = await near(file, place.stat.size)
      const { end, next } = await advance({ ...place, file, size: from }, place.stat.size, uncounted, true)
      if (end.seq > 0) return { names, last: { name, end, ...(next !== undefined && { next }) } }
    } finally {
      await file.close()
    }
  }
  return { names }
}

/**
 * Opens the file in which the journal goes on: the newest with a record, or the one that its last record names. Reads
 * all of it for a fold, else its end. Undefined where there is none.
 */
export async function find<State>(
  disk: Disk,
  folder: string,
  fold: Fold<State>,
  counts: boolean,
): Promise<Place<State> | undefined> {
  const { names, last } = await latest(disk, folder)
  const next = last?.next !== undefined && names.includes(last.next) ? last.next : undefined
  const name = next ?? last?.name ?? names.at(-1)
  if (name === undefined) return undefined
  const { stat, ...place } = await opened(disk, folder, name, 'append', fold)
  if (name !== last?.name) return { ...place, end: last?.end ?? nothing }
  try {
    const from = counts ? 0 : await near(place.file, stat.size)
    return await advance({ ...place, size: from }, stat.size, fold, false)
  } catch (error) {
    await place.file.close()
    throw error
  }
}

/** Opens a file, of which nothing is read yet. */
async function opened<State>(
  disk: Disk,
  folder: string,
  name: string,
  how: 'read' | 'append',
  fold: Fold<State>,
): Promise<Place<State> & { stat: Stat }> {
  const file = await disk.open(join(folder, name), how)
  try {
    const stat = await file.stat()
    const state = fold.start(dayIn(name))
    return { name, file, id: stat.id, size: 0, open: false, end: nothing, state, stat }
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
      const record = parsed(line.bytes)
      if (!record || !(line.ended || (locked && read(line.bytes).kind === 'sound'))) continue
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

/** A place near the end of a file with a record behind it: the start of a line, or of the file. */
async function near(file: OpenFile, size: number): Promise<number> {
  for (let window = 1 << 14; window < size; window *= 4) {
    // The first line may have begun before the window.
    let first = true
    for await (const block of blocks(file, size - window, size))
      for (const line of linesOf(block)) {
        if (!first && line.ended && parsed(line.bytes)) return line.from
        first = false
      }
  }
  return 0
}

/** Whether the file of a place is still what its name means. */
export const same = (place: Place<unknown>, found: Stat | undefined) =>
  found !== undefined && found.id === place.id && found.size >= place.size

import { Unrecorded } from '../errors.ts'
import { codeOf } from '../files/fault.ts'

/** The folder is there and holds none of the files that were written to it. */
export class Vanished extends Error {
  readonly code = 'ENOENT'
}

/** Why the file system took nothing, and what to do, by its word for it. */
const reasons: Readonly<Record<string, readonly [why: string, remedy: string]>> = {
  ENOSPC: ['the disk is full', 'Make room on it'],
  EDQUOT: ['this user may store no more there', 'Make room there'],
  EFBIG: ['its file may not grow any more', 'Raise the limit on the size of files'],
  EROFS: ['it can only be read', 'Make it writable'],
  EACCES: ['this user may not write there', 'Give this user the right to'],
  EPERM: ['this user may not write there', 'Give this user the right to'],
  ENOENT: ['it is gone', 'Bring it back with its files; to begin a new journal there, start again'],
  ENOTDIR: ['it is no folder', 'Name a folder'],
  ELOOP: ['a file in it is a link', 'Take the link away'],
}

const what = (folder: string) => `The journal in ${folder} takes no records`
const otherwise = 'or name another folder for the journal'

/** The file system did not do what it was asked. */
export function failed(folder: string, error: unknown): Unrecorded {
  const code = codeOf(error)
  const [why, remedy] = reasons[code] ?? [`the file system said ${code}`, 'Look at its disk']
  return new Unrecorded(what(folder), why, `${remedy}, ${otherwise}`)
}

/** The file system, or whoever holds the lock, did not answer in time. */
export const late = (folder: string, limitMs: number) =>
  new Unrecorded(
    what(folder),
    `it did not answer within ${limitMs / 1_000} s`,
    `Look at its disk and at the other processes that write there, ${otherwise}`,
  )

/** There is no journal any more. */
export const ended = (folder: string) => new Unrecorded(what(folder), 'it has been closed', 'Start again')

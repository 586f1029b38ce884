import type { Unfinished } from './calls.ts'
import type { Finding } from './finding.ts'
import type { Bad } from './scraps.ts'
import type { Link } from './walk.ts'

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
  /** There is more wrong than is named. */
  readonly overflow: boolean
  /** The file that the last record sends the journal to, and that is not there. */
  readonly next?: string
}

import type { Spot } from './walk.ts'

/** What somebody has done to a journal. */
export type Tampering =
  | 'edit'
  | 'delete'
  | 'insert'
  | 'reorder'
  | 'duplicate'
  | 'truncate'
  | 'splice'
  | 'rewrite'

/** Where a journal is not what it was. */
export interface Finding extends Spot {
  readonly kind: Tampering
  /** The record concerned, or the first of them. */
  readonly seq: number
  /** The last of them. */
  readonly to: number
  /** Where what was copied or moved belongs. */
  readonly of?: Spot
}

/** A head that must still be there: by its hash, and by its number where that is known. */
export interface Expected {
  readonly hash: string
  readonly seq?: number
}

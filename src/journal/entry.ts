import { z } from 'zod'

/** What JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

/** What others hand in to be kept: words of ours, ids and counts. The four members of the journal are not theirs to set. */
export type Entry = { readonly event: string } & { readonly [name: string]: Json | undefined } & {
  readonly [own in 'seq' | 'at' | 'prev' | 'hash']?: never
}

/** An entry as it stands in the journal: what every line has, and what the entry had. */
export interface Kept {
  readonly seq: number
  readonly at: string
  readonly event: string
  readonly prev: string
  readonly hash: string
  readonly [name: string]: unknown
}

/** Whether a value is such. By hand: zod takes as long for this as all else that a line needs to be verified. */
export function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false
  if (!('seq' in value && 'at' in value && 'event' in value && 'prev' in value && 'hash' in value))
    return false
  const { seq, at, event, prev, hash } = value
  return (
    Number.isSafeInteger(seq) &&
    Number(seq) > 0 &&
    typeof at === 'string' &&
    typeof event === 'string' &&
    typeof prev === 'string' &&
    typeof hash === 'string'
  )
}

/** The last record, at some moment: whoever kept it can tell later whether all up to it is still there. */
export type Head = z.output<typeof Head>

/** A head as it is written down. */
export const Head = z.object({
  at: z.string(),
  seq: z.int().nonnegative(),
  hash: z.string(),
  file: z.string(),
})

/** Counts records as they come: a day begins with nothing, and no state is changed in place. */
export interface Fold<State> {
  start(day: string): State
  add(state: State, record: Kept): State
}

/** Counts nothing: for a journal that is only written to. */
export const uncounted: Fold<undefined> = { start: () => undefined, add: () => undefined }

import { dayIn } from './day.ts'
import { type Entry, type Fold, type Head, isKept } from './entry.ts'
import { type Draft, seal } from './line.ts'
import { many, numbers } from './numbers.ts'
import type { End, Place } from './place.ts'

/** A draft that waits for its turn. */
export interface Waiting<State> extends Draft {
  readonly durable: boolean
  /** Says why it may not be written, by what all processes have written. */
  readonly admit?: ((state: State) => Error | undefined) | undefined
  /** The hash of the line that was last made of it, which may be in the file or not. */
  hash?: string
  /** Where it stands, or why it does not. */
  fate?: Head | Error
}

/** Lines that are ready to be written at the end of a place. */
export interface Batch<State> {
  readonly bytes: Buffer
  readonly heads: ReadonlyMap<Waiting<State>, Head>
  readonly end: End
  readonly state: State
}

const own = (at: string, event: string, told: string, more: Omit<Entry, 'event'> = {}): Draft => ({
  at,
  text: JSON.stringify({ event, ...more, told }),
})

/** What stands first in every file. */
export const opened = (at: string, name: string) =>
  own(at, 'opened', `The journal opened the day ${dayIn(name)}.`, { file: name, version: 1 })

/** What stands last in every file but the newest. */
export const closed = (at: string, next: string) =>
  own(at, 'closed', `The journal goes on in ${next}.`, { next })

/** What follows a line that was cut off, when a process was killed or the disk was full. */
export const recovered = (at: string, bytes: number, sha256: string) =>
  own(at, 'recovered', `The ${bytes} bytes before this record are of a write that was cut off.`, {
    bytes,
    sha256,
  })

/** What follows where somebody has taken records away that a living process wrote. */
export const missing = (at: string, from: number, to: number) =>
  own(at, 'missing', `Gone from the files: ${numbers(from, to)}, which this process has seen there.`, {
    from,
    to,
  })

/** What follows where more came than could wait for a folder that failed. */
export const lost = (at: string, entries: number) =>
  own(
    at,
    'lost',
    `While the journal could not be written, ${many(entries, 'entry', 'entries')} more came than could wait.`,
    {
      entries,
    },
  )

/** What stands for an entry that is none of ours, by its length. */
export const oversized = (at: string, of: string, bytes: number) =>
  own(at, 'oversized', `An entry of ${bytes} bytes was too long to be kept.`, { of, bytes })

/** Chains the drafts, after a gap and what the journal itself has to say; what is not admitted learns its fate at once. */
export function batch<State>(
  place: Place<State>,
  fold: Fold<State>,
  counts: boolean,
  gap: string,
  said: readonly Draft[],
  waiting: readonly Waiting<State>[],
): Batch<State> {
  let { end, state } = place
  const lines = [gap]
  const heads = new Map<Waiting<State>, Head>()
  const add = (draft: Draft) => {
    const seq = end.seq + 1
    const { line, hash } = seal(seq, end.hash, draft)
    lines.push(line)
    const record: unknown = counts && JSON.parse(line)
    if (isKept(record)) state = fold.add(state, record)
    end = { seq, hash }
    return { at: draft.at, seq, hash, file: place.name }
  }
  for (const draft of said) add(draft)
  for (const draft of waiting) {
    const why = draft.admit?.(state)
    if (why) draft.fate = why
    else heads.set(draft, add(draft))
  }
  const text = lines.length === 1 ? '' : lines.join('')
  return { bytes: Buffer.from(text), heads, end, state }
}

import { InputError } from '../../errors.ts'
import { type Handles, handlePattern } from './handles.ts'
import { type Counts, type Kind, strict } from './kinds.ts'
import { walk } from './walk.ts'

/** Arguments as they are meant, how many handles stood in them, and what each stands for. */
export interface Resolved {
  readonly value: unknown
  readonly counts: Counts
  readonly used: ReadonlyMap<string, string>
}

/** Puts what they stand for in the place of an agent's handles, in every text of its arguments. */
export function resolve(value: unknown, handles: Handles): Resolved {
  const used = new Map<string, string>()
  const counts: Partial<Record<Kind, number>> = {}
  const text = (written: string) =>
    written.replace(handlePattern, (handle, kind: string) => {
      if (!isKind(kind)) return handle
      const known = handles.value(handle)
      if (known === undefined) throw unknown(handle)
      used.set(handle, known)
      counts[kind] = (counts[kind] ?? 0) + 1
      return known
    })
  return {
    value: walk(value, noHints, one => (typeof one === 'string' && one.includes('[[') ? text(one) : one)),
    counts,
    used,
  }
}

const noHints = () => undefined

const isKind = (word: string): word is Kind => strict.some(kind => kind === word)

const unknown = (handle: string) =>
  new InputError(
    `The handle ${handle} cannot be used`,
    'it was not given to this agent, or not within the time that handles live',
    'Read the record again and use the handle that stands there, or write the value itself.',
  )

import { accounts } from '../record.ts'
import type { Kind } from './kinds.ts'

/** What a field is, whatever its text looks like: of a kind, or `clean`, which is left as it is. */
export type Hint = Kind | 'clean'

/** Tells what a field is, by the names on the way to it and the record that holds it. */
export type Hints = (
  path: readonly string[],
  holder: Readonly<Record<string, unknown>> | undefined,
) => Hint | undefined

/** Hints by name: `email` for that field anywhere, `users.name` where it lies in `users`. The longest name counts. */
export function fields(named: Readonly<Record<string, Hint>>): Hints {
  return path => {
    for (let from = Math.max(0, path.length - deepest); from < path.length; from++) {
      const name = path.slice(from).join('.')
      if (Object.hasOwn(named, name)) return named[name]
    }
    return undefined
  }
}

const deepest = 4

/** Fields that tools need as they are, and that hold nobody's words: ids and cursors. */
export const isKept = (path: readonly string[]) => {
  const key = path.at(-1) ?? ''
  return (
    /^(?:id|ids|.*_ids?|cursor|.*_cursor|job_status|etag)$/.test(key) &&
    key !== 'external_id' &&
    // Where the account chose the name, a `national_id` is a person's.
    (key === 'id' || !path.some(name => accounts.has(name)))
  )
}

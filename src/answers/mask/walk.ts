import type { Hint, Hints } from './hints.ts'

/** What becomes of a text, a number or another single value, by its hint and the names on the way to it. */
export type Field = (value: unknown, hint: Hint | undefined, path: readonly string[]) => unknown

/** A copy of a JSON value in which each single value is what `field` makes of it. */
export function walk(
  value: unknown,
  hints: Hints,
  field: Field,
  path: readonly string[] = [],
  holder?: Readonly<Record<string, unknown>>,
): unknown {
  if (Array.isArray(value)) return value.map(item => walk(item, hints, field, path, holder))
  if (isRecord(value))
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, walk(item, hints, field, [...path, key], value)]),
    )
  return field(value, path.length === 0 ? undefined : hints(path, holder), path)
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

import { z } from 'zod'
import type { Tool } from '../../../tools/tool.ts'
import { needed, objectIn } from '../bounds/shape.ts'
import { fields, takes } from '../bounds/terms.ts'
import { plain } from '../walk.ts'

/** A name that stands where an id belongs. */
export interface Spot {
  /** The way to it through the arguments. */
  readonly path: readonly (string | number)[]
  /** The field that it is for: `assignee_id`, or `custom_fields`. */
  readonly field: string
  /** Among what it is a name: `users`. */
  readonly key: string
  readonly said: string
}

/** A longer text is no name. */
const longest = 200

/** Finds the names in the arguments of a write: in optional fields that take the id of a record, and in custom fields. Ids that say what a call is about are never named otherwise. */
export function spots(
  tool: Pick<Tool, 'input' | 'body' | 'path'>,
  args: unknown,
  keyOf: (field: string) => string | undefined,
): readonly Spot[] {
  if (!plain(args)) return []
  const { own, item } = fields(tool)
  const found = within(own, args, [], tool.path, keyOf)
  const entries = tool.body && item ? args[tool.body] : undefined
  if (!item || !tool.body || !Array.isArray(entries)) return found
  const list = tool.body
  return [
    ...found,
    ...entries.flatMap((entry: unknown, at) =>
      plain(entry) ? within(item, entry, [list, at], tool.path, keyOf) : [],
    ),
  ]
}

function within(
  object: z.ZodObject,
  record: Readonly<Record<string, unknown>>,
  way: Spot['path'],
  path: string,
  keyOf: (field: string) => string | undefined,
): readonly Spot[] {
  return Object.entries(object.shape).flatMap(([field, schema]): readonly Spot[] => {
    if (!Object.hasOwn(record, field)) return []
    const value = record[field]
    if (field === customFields && isListOfIds(schema) && Array.isArray(value))
      return value.flatMap((entry: unknown, at): readonly Spot[] =>
        plain(entry) && isName(entry['id'])
          ? [{ path: [...way, field, at, 'id'], field, key: customFields, said: entry['id'] }]
          : [],
      )
    const key = keyOf(field)
    if (key === undefined || !isName(value) || !takesId(schema)) return []
    if (needed(schema) || path.includes(`{${field}}`)) return []
    return [{ path: [...way, field], field, key, said: value }]
  })
}

const customFields = 'custom_fields'

const takesId = (schema: unknown) => takes(schema, 1) && !takes(schema, 'a')

const isListOfIds = (schema: unknown) => {
  const id: unknown = objectIn(schema)?.shape['id']
  return id instanceof z.ZodType && takesId(id)
}

/** A number in quotation marks is a slip, and no name. */
const isName = (value: unknown): value is string =>
  typeof value === 'string' &&
  value.length <= longest &&
  /\S/.test(value) &&
  !/^\s*[-+]?[\d.,\s]+$/.test(value)

/** The arguments with an id in each of these places. */
export function placed(args: unknown, all: readonly Spot[], idOf: (spot: Spot) => number): unknown {
  return all.reduce<unknown>((changed, spot) => put(changed, spot.path, idOf(spot)), args)
}

function put(value: unknown, [step, ...rest]: Spot['path'], id: number): unknown {
  if (step === undefined) return id
  if (Array.isArray(value)) return value.map((one: unknown, at) => (at === step ? put(one, rest, id) : one))
  return plain(value) ? { ...value, [step]: put(value[step], rest, id) } : value
}

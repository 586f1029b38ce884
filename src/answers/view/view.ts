import type { Tool } from '../../../tools/tool.ts'
import { isRecord, kindOf, records, type Values } from '../record.ts'
import type { Choice } from './choice.ts'
import { type Titles, titled } from './custom.ts'
import { beside, type Names } from './names.ts'
import { type Promised, type Promises, pick } from './promise.ts'
import { field, isHidden, select } from './select.ts'

/** One part of an answer: the records under a key, one record, or a plain value. */
export interface Part {
  readonly key: string
  readonly value: unknown
  readonly promise: Promised
}

/** Zendesk's wrapping around a page; our next_cursor stands for all of it. */
const wrapping: ReadonlySet<string> = new Set(
  'meta links next_page previous_page facets audit next_cursor notes'.split(' '),
)

/** What of an answer is shown: what its declaration promises, then what was asked for. */
export function parts(
  tool: Tool,
  body: Values,
  { full, fields }: Choice,
  promise: Promises,
): readonly Part[] {
  const own = Object.keys(tool.output.shape)
  const asked = Object.keys(body).filter(
    key =>
      !own.includes(key) &&
      /^\w+$/.test(key) &&
      (fields.has(key) || (full && !tool.names?.join().includes(key))),
  )
  return [...own, ...asked].flatMap(key => {
    if (wrapping.has(key) || (isEmpty(body[key]) && key !== tool.pages?.rows)) return []
    return [{ key, value: body[key] ?? [], promise: promise(tool, key) }]
  })
}

const isEmpty = (value: unknown) =>
  value === null ||
  value === undefined ||
  (typeof value === 'object' && Object.values(value).every(one => select(one) === undefined))

/** What tells what an account calls things. */
export interface Known {
  readonly names: Names
  readonly titles: Titles
}

/** What a record is: a search says it of each result. */
export const kindIn = (key: string, record: Values): string => {
  const type = record['result_type']
  return typeof type === 'string' ? type : kindOf(key)
}

/** A record as it is shown, before its texts are read: chosen fields, with names beside ids and titles for custom fields. */
export function view(kind: string, raw: Values, promise: Promised, choice: Choice, known: Known): Values {
  const shown = chosen(raw, promise, choice)
  const custom = shown['custom_fields']
  const titles = custom === undefined ? undefined : titled(custom, known.titles)
  const all = Object.entries(shown).flatMap(([key, value]): [string, unknown][] => {
    if (key === 'custom_fields' && Array.isArray(value)) return titles ? [[key, titles]] : []
    const label = key === 'status' && kind === 'ticket' ? statusOf(raw, known.names) : undefined
    return label === undefined
      ? [[key, value]]
      : [
          [key, value],
          ['custom_status', label],
        ]
  })
  const named = beside(Object.fromEntries(all), known.names)
  const author = raw['author_id']
  const role =
    kind === 'comment' && typeof author === 'number' ? known.names.of('users', author)?.role : undefined
  return role === undefined ? named : { ...named, author_role: role }
}

function chosen(raw: Values, promise: Promised, { full, fields }: Choice): Values {
  const whole = full ? select(raw) : pick(raw, promise)
  const shown = isRecord(whole) ? whole : {}
  if (full) return shown
  const more = [...fields].flatMap((name): [string, unknown][] => {
    const value =
      Object.hasOwn(raw, name) && !Object.hasOwn(shown, name) && !isHidden(name, raw)
        ? field(name, raw[name])
        : undefined
    return value === undefined ? [] : [[name, value]]
  })
  return { ...shown, ...Object.fromEntries(more) }
}

/** The label of a custom status; those that Zendesk brings along say what `status` says. */
function statusOf(raw: Values, names: Names): string | undefined {
  const id = raw['custom_status_id']
  const status = typeof id === 'number' ? names.of('custom_statuses', id) : undefined
  return status?.usual ? undefined : status?.name
}

/** Asked for, and nowhere to be found; or there, and empty. */
export function missing(body: Values, shown: readonly Part[], { fields }: Choice): readonly string[] {
  if (fields.size === 0) return []
  const all = shown.flatMap(({ value }) => (isRecord(value) ? [value] : records(value)))
  const unknown = [...fields].filter(
    name =>
      !Object.hasOwn(body, name) &&
      !Object.hasOwn(body, `${name}s`) &&
      !all.some(one => Object.hasOwn(one, name)),
  )
  const empty = [...fields].filter(
    name => all.some(one => Object.hasOwn(one, name)) && all.every(one => select(one[name]) === undefined),
  )
  return [
    ...(unknown.length > 0 && all.length > 0 ? [`There is no field ${unknown.join(', ')} here.`] : []),
    ...(empty.length > 0 ? [`Empty: ${empty.join(', ')}.`] : []),
  ]
}

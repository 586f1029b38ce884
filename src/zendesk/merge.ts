import { z } from 'zod'
import type { Input } from './request.ts'

type Fields = Readonly<Record<string, unknown>>

/** A field that someone else changed meanwhile, with what it is now and what this call wanted. */
export interface Clash {
  readonly field: string
  readonly theirs: unknown
  readonly ours: unknown
}

/** What of a change can still be made without undoing somebody else's. */
export interface Merged {
  readonly input: Input
  readonly clashes: readonly Clash[]
}

/** Where a field that can only be written is read. */
const readAs: Readonly<Record<string, string>> = {
  assignee_email: 'assignee_id',
  followers: 'follower_ids',
  email_ccs: 'email_cc_ids',
}

/**
 * Lays a change over a record that moved on: `before` is what it was when the call began, `after` what it is now.
 * A field that someone changed to something else than we want is left out; `added` only adds and always stays.
 */
export function merge(
  input: Input,
  fields: readonly string[],
  before: Fields,
  after: Fields,
  added?: string,
): Merged {
  const kept: Record<string, unknown> = { ...input }
  const clashes: Clash[] = []
  const clash = (field: string, name: string, ours: unknown) => {
    const theirs = after[name]
    if (same(before[name], theirs) || same(theirs, ours)) return false
    clashes.push({ field, theirs, ours })
    return true
  }
  for (const field of fields) {
    if (field === added || field === 'clear' || field === 'custom_fields' || input[field] === undefined)
      continue
    if (clash(field, readAs[field] ?? field, input[field])) delete kept[field]
  }
  const clear = names(input['clear'])
  const cleared = clear.filter(field => !clash(field, field, null))
  if (cleared.length > 0) kept['clear'] = cleared
  else delete kept['clear']
  const customs = values(input['custom_fields'])
  if (customs.length > 0) {
    const [was, is] = [byId(before), byId(after)]
    const left = customs.filter(({ id, value }) => {
      const theirs = is.get(String(id))
      if (same(was.get(String(id)), theirs) || same(theirs, value)) return true
      clashes.push({ field: `custom field ${String(id)}`, theirs, ours: value })
      return false
    })
    if (left.length > 0) kept['custom_fields'] = left
    else delete kept['custom_fields']
  }
  return { input: kept, clashes }
}

const names = (list: unknown) => z.array(z.string()).catch([]).parse(list)

const Values = z
  .array(z.looseObject({ id: z.union([z.number(), z.string()]), value: z.unknown().optional() }))
  .catch([])
const values = (list: unknown) => Values.parse(list)
const byId = (record: Fields) =>
  new Map(values(record['custom_fields']).map(({ id, value }) => [String(id), value]))

/** Equal to a reader: lists as sets, times as moments, nothing as nothing. */
export function same(one: unknown, other: unknown): boolean {
  if (empty(one) && empty(other)) return true
  if (Array.isArray(one) && Array.isArray(other)) {
    const set = new Set(one.map(item => JSON.stringify(item)))
    const others = new Set(other.map(item => JSON.stringify(item)))
    return set.size === others.size && [...set].every(item => others.has(item))
  }
  if (typeof one === 'string' && typeof other === 'string' && one !== other)
    return moment(one) === moment(other)
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}

const empty = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** NaN, which equals nothing, where the text is no ISO 8601 time. */
const moment = (text: string) =>
  /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)$/.test(text) ? Date.parse(text) : Number.NaN

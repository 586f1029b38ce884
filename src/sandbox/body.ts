import { z } from 'zod'
import type { Call } from './call.ts'
import { badAttribute, parameterMissing } from './errors.ts'

const Json = z.record(z.string(), z.unknown())

/** The object under the envelope's key; without it Zendesk names the key that is missing. */
export function enveloped(call: Call, key: string): Record<string, unknown> {
  const outer = Json.safeParse(call.body)
  const inner = Json.safeParse(outer.data?.[key])
  if (!inner.success) throw parameterMissing(key)
  return inner.data
}

/** The fields that Zendesk takes, checked and typed; keys that it does not know are dropped and named in a header. */
export function fields<Shape extends z.ZodRawShape>(
  call: Call,
  given: unknown,
  shape: z.ZodObject<Shape>,
  envelope: string,
): z.output<z.ZodObject<Shape>> {
  call.unpermitted.push(...strangers(given, shape, envelope))
  const checked = shape.safeParse(given)
  if (checked.success) return checked.data
  const path = checked.error.issues[0]?.path ?? []
  const name = path.filter(part => typeof part === 'string').join('.')
  throw badAttribute(name || envelope, ruleAt(shape, path))
}

/** The fields of a body that has an envelope. */
export const envelope = <Shape extends z.ZodRawShape>(
  call: Call,
  key: string,
  shape: z.ZodObject<Shape>,
): z.output<z.ZodObject<Shape>> => fields(call, enveloped(call, key), shape, key)

/** The keys, at any depth, that a schema does not list. */
function strangers(given: unknown, schema: unknown, path: string): string[] {
  const bare = unwrapped(schema)
  if (bare instanceof z.ZodArray && Array.isArray(given))
    return given.flatMap(item => strangers(item, bare.element, path))
  const known = bare instanceof z.ZodObject ? bare.shape : undefined
  const record = Json.safeParse(given)
  if (known === undefined || !record.success) return []
  return Object.entries(record.data).flatMap(([key, value]) =>
    Object.hasOwn(known, key) ? strangers(value, known[key], `${path}.${key}`) : [`${path}.${key}`],
  )
}

/** What the schema at a path says a value must be. */
function ruleAt(schema: unknown, path: readonly PropertyKey[]): string {
  const bare = unwrapped(schema)
  const [head, ...rest] = path
  if (bare instanceof z.ZodObject && typeof head === 'string') return ruleAt(bare.shape[head], rest)
  if (bare instanceof z.ZodArray && typeof head === 'number') return ruleAt(bare.element, rest)
  return (bare instanceof z.ZodType && bare.description) || 'is invalid'
}

function unwrapped(schema: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return unwrapped(schema.unwrap())
  return schema
}

/** The header that names what was dropped, in Ruby's notation; short enough for every HTTP client. */
export const warning = (controller: string, action: string, unpermitted: readonly string[]) =>
  `{:allowed_parameters=>{:controller=>"${controller}", :action=>"${action}", :unpermitted_keys=>[${[
    ...new Set(unpermitted),
  ]
    .slice(0, 40)
    .map(key => printable(JSON.stringify(key.slice(0, 100))))
    .join(', ')}], :invalid_values=>[]}}`

/** Headers carry no more than ASCII. */
const printable = (text: string) =>
  text.replace(/[^\x20-\x7e]/g, letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)

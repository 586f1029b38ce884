import fc from 'fast-check'
import { z } from 'zod'
import type { Tool } from '../tools/tool.ts'

type Values = Readonly<Record<string, unknown>>

/** Ids that no record of a sandbox has. */
const unheard = fc.integer({ min: 10 ** 15, max: Number.MAX_SAFE_INTEGER })
/** What tells an escaped text from one that is not, in a path, a query, a header, JSON and HTML. */
const unit = fc.constantFrom(...'aZ0 -_.,:;/\\?&=#%+"\'<>[]{}|~^$*!()@\n\té漢ǅ\u0301\u200d\u202e\ufeff😀')
const words = fc.string({ unit, minLength: 1, maxLength: 12 })
const plain = fc.stringMatching(/^[a-z0-9-]{1,12}$/)
const poisonous = /^(__proto__|constructor|prototype)$/

/** Valid arguments of a tool, from its schema alone: every field that it takes, in every combination that it allows. */
export function inputs(tool: Tool): fc.Arbitrary<Values> {
  // Only a server can make a cursor of ours.
  const { cursor: _, ...shape } = tool.input.shape
  return objects(shape, tool.input)
}

function objects(shape: z.core.$ZodShape, whole: z.ZodType): fc.Arbitrary<Values> {
  const fields = Object.entries(shape)
  const requiredKeys = fields
    .filter(([, type]) => !(type instanceof z.ZodOptional || type instanceof z.ZodDefault))
    .map(([name]) => name)
  const each = Object.fromEntries(fields.map(([name, type]) => [name, values(type)]))
  return fc
    .record(each, { requiredKeys })
    .map(values => disentangled(z.record(z.string(), z.unknown()).parse(values)))
    .filter(sound(whole))
}

/** Spares the generator most of what it would throw away: a field both set and cleared, ids both outside and inside. */
function disentangled({ clear, ...values }: Values): Values {
  const cleared = Array.isArray(clear) ? clear.filter(name => values[name] === undefined) : []
  const { tickets, ids } = values
  const entries = Array.isArray(tickets) ? tickets.filter(one => 'id' in one === (ids === undefined)) : []
  return {
    ...values,
    ...(cleared.length > 0 && { clear: cleared }),
    ...(entries.length > 0 && { tickets: ids === undefined ? entries : entries.slice(0, 1) }),
  }
}

const sound = (type: z.ZodType) => (value: unknown) => type.safeParse(value).success

function values(type: unknown): fc.Arbitrary<unknown> {
  if (type instanceof z.ZodOptional || type instanceof z.ZodDefault) return values(type.unwrap())
  if (type instanceof z.ZodObject) return objects(type.shape, type)
  if (type instanceof z.ZodEnum) return fc.constantFrom(...type.options)
  if (type instanceof z.ZodBoolean) return fc.boolean()
  if (type instanceof z.ZodNumber) return numbers(type)
  if (type instanceof z.ZodArray) return fc.array(values(type.element), { maxLength: 3 }).filter(sound(type))
  if (type instanceof z.ZodRecord) {
    const key = words.filter(word => !poisonous.test(word))
    return fc.dictionary(key, values(type.valueType), { maxKeys: 3 }).filter(sound(type))
  }
  if (type instanceof z.ZodUnknown)
    return fc.oneof(
      words,
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
      fc.array(words, { maxLength: 3 }),
    )
  if (type instanceof z.ZodType) return texts(type).filter(sound(type))
  throw new Error('no zod type')
}

function numbers({ minValue, maxValue }: z.ZodNumber): fc.Arbitrary<number> {
  const most = maxValue ?? Number.MAX_SAFE_INTEGER
  // An id, and not a count.
  if (minValue === 0 && most === Number.MAX_SAFE_INTEGER) return unheard
  return fc.integer({ min: minValue ?? 0, max: most })
}

const day = { min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }

function texts(type: z.ZodType): fc.Arbitrary<string> {
  if (type instanceof z.ZodEmail) return plain.map(name => `${name}+o'hara@mail.example.com`)
  if (type instanceof z.ZodURL)
    return words.map(word => `https://acme.zendesk.com/a/${encodeURIComponent(word)}?x=1`)
  if (type instanceof z.ZodISODateTime) return fc.date(day).map(date => date.toISOString())
  // The id of a job: the one text that goes into a path.
  return fc.oneof({ weight: 9, arbitrary: words }, plain)
}

/** Every field of an object by its path, as `comment.body` or `tickets[].id`. */
export function paths(type: unknown, prefix = ''): readonly string[] {
  if (type instanceof z.ZodOptional || type instanceof z.ZodDefault) return paths(type.unwrap(), prefix)
  if (type instanceof z.ZodArray) return paths(type.element, `${prefix}[]`)
  if (!(type instanceof z.ZodObject)) return []
  return Object.entries(type.shape).flatMap(([name, field]) => {
    const path = prefix === '' ? name : `${prefix}.${name}`
    return [path, ...paths(field, path)]
  })
}

/** The paths at which a value holds something. */
export function given(value: unknown, prefix = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(item => given(item, `${prefix}[]`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => {
    const path = prefix === '' ? name : `${prefix}.${name}`
    return [path, ...given(inner, path)]
  })
}

/** The same valid arguments of a tool, every time. */
export function example(tool: Tool): Values {
  const [first] = fc.sample(inputs(tool), { seed: 2026, numRuns: 1 })
  if (!first) throw new Error(`${tool.name} has no valid arguments`)
  return first
}

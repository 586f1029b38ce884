import { z } from 'zod'
import { needed } from './bounds/shape.ts'
import { nearest } from './nearest.ts'

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

/** So many wrong fields are told; a caller who sent more has other worries. */
const most = 10

/** What was read, and as what. */
interface Asked {
  readonly schema: z.ZodObject
  /** The same before a policy closed fields of it. */
  readonly whole?: z.ZodObject
  readonly args: unknown
  /** Whose fields they are. */
  readonly whose: string
}

/** What is wrong with the arguments of a call, a sentence for each field. */
export function sentences(issues: readonly Issue[], asked: Asked): string[] {
  const all = issues.flatMap(issue => {
    if (issue.code !== 'unrecognized_keys')
      return [(): string => wrong(issue, at(asked.args, issue.path), asked.schema)]
    return issue.keys.map(key => () => unknown(key, issue.path, asked))
  })
  const more = all.length - most
  return [
    ...all.slice(0, most).map(tell => tell()),
    ...(more > 0 ? [`There are ${more} more like these.`] : []),
  ]
}

function unknown(key: string, path: Path, { schema, whole = schema, whose }: Asked): string {
  if (fields(whole, path).includes(key)) return `${named([...path, key])} is closed to you by the policy.`
  const there = fields(schema, path)
  const near =
    there.find(field => [`${key}_id`, `${key}_ids`, `${key}s`].includes(field)) ?? nearest(key, there)
  return `${named([...path, key])} is no field of ${whose}${near === undefined ? '.' : `; did you mean ${named([...path, near])}?`}`
}

function wrong(issue: Issue, value: unknown, schema: z.ZodObject): string {
  const name = named(issue.path)
  if (value === undefined && issue.path.length > 0)
    return `${name} is missing: it is ${expected(issue)}${entries(schema, issue.path)}.`
  switch (issue.code) {
    case 'invalid_type':
      if (typeof value === 'string' && /^-?\d{1,15}$/.test(value) && /^(number|int)$/.test(issue.expected))
        return `${name} is a number: send ${value} without quotes.`
      return `${name} is ${expected(issue)}${entries(schema, issue.path)}, not ${kind(value, issue.expected)}.`
    case 'invalid_value': {
      const [only] = issue.values
      if (issue.values.length === 1 && typeof only === 'string' && optional(schema, issue.path))
        return `${name} is ${JSON.stringify(only)}, or left out.`
      const near = typeof value === 'string' ? nearest(value, issue.values.map(String)) : undefined
      return `${name} is ${expected(issue)}${near === undefined ? '.' : `; did you mean \`${near}\`?`}`
    }
    case 'too_small':
    case 'too_big': {
      const small = issue.code === 'too_small'
      const limit = small ? issue.minimum : issue.maximum
      const unit = units[issue.origin]
      if (!small && issue.origin === 'int')
        return `${name} is above ${limit}, where numbers are no longer exact.`
      if (!unit && !issue.inclusive) return `${name} is a number ${small ? 'above' : 'below'} ${limit}.`
      const counted = unit ? ` ${unit[Number(limit) === 1 ? 0 : 1]}` : ''
      return `${name} has to ${unit ? 'have' : 'be'} at ${small ? 'least' : 'most'} ${limit}${counted}.`
    }
    case 'invalid_format':
      return issue.format === 'regex' ? told(name, issue) : `${name} is ${expected(issue)}.`
    case 'custom':
      return told(name, issue)
    default:
      return `${name} is of the wrong kind.`
  }
}

/** What the declaration itself says of a field, or of all of them. */
function told(name: string, { message, path }: Issue): string {
  const sentence = /[.!?]$/.test(message) ? message : `${message}.`
  if (path.length > 0) return `${name}: ${sentence}`
  // A sentence may begin with the name of a field, which stays as it is.
  return sentence.replace(/^[a-z](?=[a-z]* )/, letter => letter.toUpperCase())
}

const units: Readonly<Record<string, readonly [one: string, many: string]>> = {
  string: ['character', 'characters'],
  array: ['entry', 'entries'],
  object: ['field', 'fields'],
}

const formats: Readonly<Record<string, string>> = {
  datetime: 'a moment such as 2026-11-20T10:00:00Z',
  date: 'a date such as 2026-11-20',
  email: 'an e-mail address',
  url: 'a URL',
}

function expected(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return kinds[issue.expected] ?? `of the kind ${issue.expected}`
    case 'invalid_value':
      return issue.values.length === 1
        ? `always ${String(issue.values[0])}`
        : `one of ${issue.values.map(String).join(', ')}`
    case 'invalid_format':
      return formats[issue.format] ?? `text of the form ${issue.format}`
    default:
      return 'needed'
  }
}

const kinds: Readonly<Record<string, string>> = {
  int: 'a whole number',
  number: 'a number',
  string: 'text',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

const kind = (value: unknown, wanted: string): string => {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (wanted === 'int' && typeof value === 'number') return 'a fraction'
  return kinds[typeof value] ?? typeof value
}

/** The value that a path leads to. */
const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? Object.getOwnPropertyDescriptor(inner, key)?.value
        : undefined,
    value,
  )

/** The field names of the object that a path leads to. */
function fields(schema: unknown, path: Path): readonly string[] {
  const found = part(schema, path)
  return found instanceof z.ZodObject ? Object.keys(found.shape) : []
}

/** What an object has, or the entries of a list that are objects: ` of objects with id, value`. */
function entries(schema: unknown, path: Path): string {
  const found = part(schema, path)
  const within = found instanceof z.ZodArray ? [0] : []
  const names = fields(found, within)
  if (names.length === 0 || path.length === 0) return ''
  const must = names.filter(name => !optional(found, [...within, name]))
  const lead = must.length > 0 ? must : names.slice(0, 3)
  const more = names.length - lead.length
  return `${within.length > 0 ? ' of objects' : ''} with ${lead.join(', ')}${more > 0 ? `, and ${more} more that may be given` : ''}`
}

/** Whether the field that a path leads to may be left out. */
function optional(schema: unknown, path: Path): boolean {
  const parent = part(schema, path.slice(0, -1))
  return parent instanceof z.ZodObject && !needed(parent.shape[String(path.at(-1))])
}

/** The schema that a path leads to. */
function part(schema: unknown, path: Path): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return part(schema.unwrap(), path)
  const [key, ...rest] = path
  if (key === undefined) return schema
  if (schema instanceof z.ZodArray) return part(schema.element, rest)
  return schema instanceof z.ZodObject ? part(schema.shape[String(key)], rest) : undefined
}

/** `tickets[0].subject`, cut where a caller invented a long one. */
export function named(path: Path): string {
  const text = path.map(key => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')
  const printable = text.replace(/^\./, '').replace(/[^\x20-\x7e]|`/g, '?')
  return printable === ''
    ? 'the arguments'
    : `\`${printable.length > 60 ? `${printable.slice(0, 60)}…` : printable}\``
}

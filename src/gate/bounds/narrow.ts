import { z } from 'zod'
import { isUntold } from '../../../tools/shapes.ts'
import type { Tool } from '../../../tools/tool.ts'
import { instead, quoted } from '../nearest.ts'
import type { BoundWords, FieldBound } from '../policy/words.ts'
import { bare, fieldsOf, inside, relisted, reshaped } from './shape.ts'
import { fields, type Terms, terms, valuesOf } from './terms.ts'

/** A tool that takes less than it could, or a sentence for each thing that is wrong with the bound. */
export type Narrowed = { readonly tool: Tool } | { readonly problems: readonly string[] }

/** The tool whose bound a bulk tool shares: what it does to many records, that one does to one. */
export const single = (name: string) => name.replace(/_many_(\w+)s$/, '_$1')

type Wrong = (problem: string) => void

/** A tool whose input is cut down to a bound: what is listed and what is checked are this one schema. A model is told of every field that the bound names. */
export function narrow(tool: Tool, bound: BoundWords): Narrowed {
  const { problems, ...held } = terms(tool, bound)
  if (problems.length > 0) return { problems }
  const wrong: string[] = []
  const { item } = fields(tool)
  const named = new Set([...(bound.only ?? []), ...held.bounds.keys()])
  const cut = (object: z.ZodObject): z.ZodObject => {
    const shape: Record<string, z.ZodType> = {}
    for (const [name, schema] of Object.entries(fieldsOf(object))) {
      if (held.closed.has(name)) continue
      if (name === 'clear') Object.assign(shape, clearing(schema, held))
      else if (name === tool.body && item) shape[name] = each(schema, () => cut(item))
      else shape[name] = schema
      for (const { path, words } of held.bounds.get(name) ?? [])
        shape[name] = below(shape[name], path, words, problem =>
          wrong.push(`${[name, ...path].join('.')}: ${problem}`),
        )
    }
    return told(object, shape, named)
  }
  const input = cut(tool.input)
  return wrong.length > 0 ? { problems: wrong } : { tool: { ...tool, input } }
}

/** The same object with other fields, of which a model is told those that are named too. */
function told(
  object: z.ZodObject,
  shape: Record<string, z.ZodType>,
  named: ReadonlySet<string>,
): z.ZodObject {
  const fields = Object.entries(shape).map(([name, field]) => [
    name,
    named.has(name) && isUntold(field) ? field.meta({ untold: false }) : field,
  ])
  const all = reshaped(object, Object.fromEntries(fields))
  const { shown: few } = object.meta() ?? {}
  return Array.isArray(few) ? all.meta({ shown: [...few, ...named] }) : all
}

/** A list whose entries are changed. */
const each = (schema: unknown, change: (entry: z.ZodType) => z.ZodType) =>
  inside(schema, list => (list instanceof z.ZodArray ? relisted(list, inside(list.element, change)) : list))

/** The field that empties others, without those that are kept; gone where none is left. */
function clearing(schema: z.ZodType, { kept }: Terms): { clear?: z.ZodType } {
  const list = bare(schema)
  const words = list instanceof z.ZodArray ? bare(list.element) : undefined
  const left = words instanceof z.ZodEnum ? words.options.map(String).filter(name => !kept.has(name)) : []
  const [first, ...more] = left
  return first === undefined ? {} : { clear: each(schema, () => z.enum([first, ...more])) }
}

/** A field with a bound below a path; lists on the way are walked through to their entries. */
function below(schema: unknown, path: readonly string[], words: FieldBound, wrong: Wrong): z.ZodType {
  const [key, ...rest] = path
  return inside(schema, inner => {
    if (key === undefined) return leaf(inner, words, wrong)
    if (inner instanceof z.ZodArray) return each(inner, entry => below(entry, path, words, wrong))
    const shape = inner instanceof z.ZodObject ? fieldsOf(inner) : {}
    const field = shape[key]
    if (inner instanceof z.ZodObject && field)
      return reshaped(inner, { ...shape, [key]: below(field, rest, words, wrong) })
    wrong(`there is no field ${quoted(key)}${instead(key, Object.keys(shape))}`)
    return inner
  })
}

function leaf(schema: z.ZodType, words: FieldBound, wrong: Wrong): z.ZodType {
  const { most, ...rest } = words
  if (schema instanceof z.ZodArray) {
    const list = most === undefined ? schema : schema.max(most)
    return valuesOf(rest).length === 0 ? list : each(list, entry => leaf(entry, rest, wrong))
  }
  if (most !== undefined) wrong('most is for lists, and this is none.')
  for (const value of valuesOf(words))
    if (!schema.safeParse(value).success) wrong(`${JSON.stringify(value)} is no value that it takes.`)
  const { is, in: some, not = [] } = words
  const all = schema instanceof z.ZodEnum ? schema.options : undefined
  const named = is === undefined ? some : some === undefined ? [is] : some.filter(one => one === is)
  const [first, ...more] = (named ?? all ?? []).filter(value => !not.includes(value))
  if (first !== undefined) return z.literal([first, ...more])
  if (named ?? all) wrong('no value is left that it could have.')
  return not.length > 0
    ? schema.refine(value => !not.some(one => one === value), 'is a value that the policy excludes')
    : schema
}

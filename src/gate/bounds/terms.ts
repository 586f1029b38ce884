import { z } from 'zod'
import type { Tool } from '../../../tools/tool.ts'
import { instead, quoted } from '../nearest.ts'
import type { BoundWords, FieldBound } from '../policy/words.ts'
import { bare, needed, objectIn } from './shape.ts'

/** One bound on what is below a field: `comment.public` is the path `public` below `comment`. */
export interface Below {
  readonly path: readonly string[]
  readonly words: FieldBound
}

/** What a bound comes to, field by field; a field of a bulk tool's entries is named as if it were the tool's own. */
export interface Terms {
  readonly closed: ReadonlySet<string>
  readonly bounds: ReadonlyMap<string, readonly Below[]>
  /** Fields that may not be emptied: they are closed, or have to hold one of some values. */
  readonly kept: ReadonlySet<string>
}

/** The fields of a tool: its own, and those of the entries of its list. */
export interface Fields {
  readonly own: z.ZodObject
  readonly item: z.ZodObject | undefined
}

export function fields(tool: Pick<Tool, 'input' | 'body'>): Fields {
  const list = tool.body ? tool.input.shape[tool.body] : undefined
  const many = list !== undefined && bare(list) instanceof z.ZodArray
  return { own: tool.input, item: many ? objectIn(list) : undefined }
}

/** Reads a bound against the tool that it is for; what is named in it and not there is a problem. */
export function terms(
  tool: Tool,
  { only, fields: given = {} }: BoundWords,
): Terms & { problems: readonly string[] } {
  const { own, item } = fields(tool)
  const schemas = new Map<string, unknown>([
    ...Object.entries(own.shape),
    ...Object.entries(item?.shape ?? {}),
  ])
  const names = [...schemas.keys()]
  const problems: string[] = []
  const unknown = (name: string) =>
    problems.push(`${quoted(name)} is no field of ${tool.name}${instead(name, names)}`)

  const fixed = names.filter(name => isFixed(tool, item, name) || needed(schemas.get(name)))
  for (const name of only ?? []) if (!schemas.has(name)) unknown(name)
  const bounds = new Map<string, Below[]>()
  for (const [path, words] of Object.entries(given)) {
    const [first = '', ...rest] = path.split('.')
    if (!schemas.has(first)) unknown(first)
    else if (only && !only.includes(first) && !fixed.includes(first))
      problems.push(`${quoted(first)} is bounded and not in only: add it there, or leave its bound out.`)
    else bounds.set(first, [...(bounds.get(first) ?? []), { path: rest, words }])
  }

  const closed = new Set(only ? names.filter(name => !only.includes(name) && !fixed.includes(name)) : [])
  for (const group of tool.alike ?? []) {
    const bounded = group.find(name => bounds.has(name))
    const below = bounded === undefined ? [] : (bounds.get(bounded) ?? [])
    for (const other of group) {
      if (bounded === undefined || !schemas.has(other) || bounds.has(other)) continue
      if (
        below.every(
          one =>
            one.path.length === 0 && valuesOf(one.words).every(value => takes(schemas.get(other), value)),
        )
      ) {
        bounds.set(other, [...below])
        closed.delete(other)
      } else if (only?.includes(other))
        problems.push(`${other} sets ${bounded} too: bound it as well, or leave it out of only.`)
      else closed.add(other)
    }
  }
  // What empties a field is bounded by what stands on the field.
  closed.delete('clear')
  const held = [...bounds].filter(([, each]) => each.some(({ words }) => words.is !== undefined || words.in))
  return { problems, closed, bounds, kept: new Set([...closed, ...held.map(([name]) => name)]) }
}

/** Inputs that no `only` closes: the ids that name the record, and how a list is walked. */
const isFixed = (tool: Tool, item: z.ZodObject | undefined, name: string) =>
  tool.path.includes(`{${name}}`) ||
  name === tool.bulk?.ids ||
  (item !== undefined && (name === 'id' || name === tool.body)) ||
  (tool.pages !== undefined && (name === 'limit' || name === 'cursor'))

export const valuesOf = ({ is, in: some = [], not = [] }: FieldBound) => [
  ...(is === undefined ? [] : [is]),
  ...some,
  ...not,
]

/** Whether a field takes a value, itself or as an entry of its list. */
export function takes(schema: unknown, value: unknown): boolean {
  const inner = bare(schema)
  const leaf = inner instanceof z.ZodArray ? bare(inner.element) : inner
  return leaf.safeParse(value).success
}

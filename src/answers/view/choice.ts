import { z } from 'zod'
import type { Tool } from '../../../tools/tool.ts'
import type { Values } from '../record.ts'

/** What a caller chose to see of records. */
export interface Choice {
  readonly full: boolean
  /** Fields and side-loads beyond those that are always shown. */
  readonly fields: ReadonlySet<string>
  /** Fields that a write has set: what became of them is shown. */
  readonly set: ReadonlySet<string>
  /** Those of them that are named without a place to begin: a mail is then shown with what it quotes. */
  readonly whole: ReadonlySet<string>
  /** Where to begin in a long text or list, by the way to it. */
  readonly from: ReadonlyMap<string, number>
}

const Chosen = z.object({
  view: z.string().optional(),
  fields: z.array(z.string()).catch([]).default([]),
  include: z
    .union([z.array(z.string()), z.string().transform(words)])
    .catch([])
    .default([]),
})

/** `tickets(users,groups)` as `users` and `groups`. */
function words(include: string): string[] {
  return include.split(/[(),\s]+/).filter(word => word !== '')
}

/** `notes@8000` as the way and where to begin; a title may hold an at sign of its own. */
function place(field: string): readonly [way: string, from?: string] {
  const [, way, from] = /^(.+)@(\d{1,7})$/s.exec(field) ?? []
  return way === undefined || from === undefined ? [field] : [way, from]
}

/** What the arguments of a call say of it. */
export function choice(input: Values, { body }: Pick<Tool, 'body'> = {}): Choice {
  const { view, fields, include } = Chosen.parse(input)
  const ways = fields.map(place)
  return {
    full: view === 'full',
    set: new Set(body === undefined ? [] : Object.keys(input)),
    fields: new Set([...ways.map(([way]) => way.split('.', 1)[0] ?? way), ...include]),
    whole: new Set(ways.flatMap(([way, from]) => (from === undefined ? [way] : []))),
    from: new Map(
      ways.flatMap(([way, from]): [string, number][] => (from === undefined ? [] : [[way, Number(from)]])),
    ),
  }
}

/** The arguments as they are sent: with the side-loads that give names, and with those that `fields` names. */
export function loading(tool: Tool, input: Values): Values {
  const include = tool.input.shape['include']
  if (!tool.shows || !include) return input
  const { fields } = choice(input)
  const given = input['include']
  const known = options(include)
  const more = known.filter(word => [word, word.replace(/s$/, '')].some(name => fields.has(name)))
  const asked = [given ?? []].flat()
  const all = [...new Set([...(tool.names ?? []), ...asked, ...more])]
  if (all.every(word => asked.includes(word))) return input
  return { ...input, include: known.length > 0 ? all : all.join(',') }
}

/** The words that an input knows; none where it takes any text. */
function options(type: unknown): readonly string[] {
  if (type instanceof z.ZodOptional) return options(type.unwrap())
  if (type instanceof z.ZodArray) return options(type.element)
  return type instanceof z.ZodEnum ? type.options.map(String) : []
}

import type { Tool } from '../../tools/tool.ts'
import { plain } from './walk.ts'

/** What a call does, in words that hold no customer's: the tool's name, ids, counts, and whether the customer sees it. */
export interface Deed {
  /** `update ticket 4711` */
  readonly doing: string
  /** `updated ticket 4711` */
  readonly done: string
  readonly ids: Readonly<Record<string, number | string>>
}

type Named = Pick<Tool, 'name' | 'path' | 'body'>
type Values = Readonly<Record<string, unknown>>

const plainer: Readonly<Record<string, string>> = { get: 'read' }
const irregular: Readonly<Record<string, string>> = { read: 'read', make: 'made' }
const past = (verb: string) => irregular[verb] ?? (verb.endsWith('e') ? `${verb}d` : `${verb}ed`)

/** Says what a call does, from its declaration; `value`, once there is one, gives the id of what was created. */
export function deed(tool: Named, input: Values, value: Values = {}): Deed {
  const [first = '', ...rest] = tool.name.split('_')
  const verb = plainer[first] ?? first
  const ids = { ...idsOf(tool.path, input), ...created(tool, value) }
  const words = counted(rest, input).join(' ')
  let object = words
  const aside: string[] = []
  // The longest name first: `ticket comment` before the `ticket` that it begins with. The object takes one id.
  for (const [field, id] of Object.entries(ids).sort(([a], [b]) => b.length - a.length)) {
    const noun = field.replace(/_id$/, '').replaceAll('_', ' ')
    if (object !== words) aside.push(`${noun} ${id}`)
    else if (words === `${noun}s`) object = `${noun} ${id}`
    else if (words === noun || (words.startsWith(`${noun} `) && !words.endsWith('s')))
      object = words.replace(noun, `${noun} ${id}`)
    else aside.push(`${noun} ${id}`)
  }
  const tail = [
    ...(object === '' ? [] : [object]),
    ...(aside.length > 0 ? [`on ${aside.join(', ')}`] : []),
    ...audience(input),
  ]
  return { doing: [verb, ...tail].join(' '), done: [past(verb), ...tail].join(' '), ids }
}

const isId = (value: unknown): value is number | string =>
  typeof value === 'number' || (typeof value === 'string' && /^[\w-]{1,64}$/.test(value))

function idsOf(path: string, input: Values): Record<string, number | string> {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(match => match[1] ?? '')
  return Object.fromEntries(names.flatMap(name => (isId(input[name]) ? [[name, input[name]]] : [])))
}

function created(tool: Named, value: Values): Record<string, number | string> {
  const record = tool.body ? value[tool.body] : undefined
  return plain(record) && isId(record['id']) && tool.name.startsWith('create_')
    ? { [`${tool.body}_id`]: record['id'] }
    : {}
}

/** `many tickets` with the number of entries in place of `many`. */
function counted(words: readonly string[], input: Values): readonly string[] {
  const list = Object.values(input).find(value => Array.isArray(value))
  if (!words.includes('many') || !Array.isArray(list)) return words
  const one = (word: string) => (list.length === 1 ? word.replace(/s$/, '') : word)
  return words.map(word => (word === 'many' ? String(list.length) : one(word)))
}

/** Whether the customer reads it: the one flag of a write that no trace may leave out. */
function audience(input: Values): readonly string[] {
  return Object.entries(input).flatMap(([name, value]) =>
    plain(value) && typeof value['public'] === 'boolean'
      ? [`with ${value['public'] ? 'a public' : 'an internal'} ${name}`]
      : [],
  )
}

import type { Tool } from '../../tools/tool.ts'
import type { Ids } from './audit.ts'
import { plain } from './walk.ts'

/** What a call does, in words that hold no customer's: the tool's name, ids, counts, and whether the customer sees it. */
export interface Deed {
  /** `update ticket 4711` */
  readonly doing: string
  /** `updated ticket 4711` */
  readonly done: string
  readonly ids: Ids
}

type Named = Pick<Tool, 'name' | 'path' | 'body' | 'bulk' | 'onceWith' | 'input'>
type Values = Readonly<Record<string, unknown>>
type Single = Readonly<Record<string, number | string>>

const plainer: Readonly<Record<string, string>> = { get: 'read' }
const irregular: Readonly<Record<string, string>> = { read: 'read', make: 'made' }
const past = (verb: string) => irregular[verb] ?? (verb.endsWith('e') ? `${verb}d` : `${verb}ed`)

/** Says what a call does, from its declaration; `value`, once there is one, gives the id of what was created. */
export function deed(tool: Named, input: Values, value: Values = {}): Deed {
  const single = { ...named(tool, input), ...created(tool, value) }
  const many = list(tool, input)
  const ids = { ...single, ...(many.length > 0 && tool.bulk ? { [`${tool.bulk.one}_ids`]: many } : {}) }
  const spoken = remark(tool, input, single)
  if (spoken !== undefined) return { doing: `add ${spoken}`, done: `added ${spoken}`, ids }
  const [first = '', ...rest] = tool.name.split('_')
  const verb = plainer[first] ?? first
  const words = object(counted(rest, input, failed(value)).join(' '), single)
  const tail = [...articled(verb, words), ...into(tool, input), ...audience(tool, input)]
  const doing = [verb, ...tail].join(' ')
  return { doing, done: running(value) ? `began to ${doing}` : [past(verb), ...tail].join(' '), ids }
}

/** What the verb is done to: the longest name first, `ticket comment` before the `ticket` that it begins with. It takes one id. */
function object(words: string, ids: Single): readonly string[] {
  let object = words
  const aside: string[] = []
  for (const [field, id] of Object.entries(ids).sort(([a], [b]) => b.length - a.length)) {
    if (field === 'id') continue
    const noun = field.replace(/_id$/, '').replaceAll('_', ' ')
    if (object !== words) aside.push(`${noun} ${id}`)
    else if (words === `${noun}s`) object = `${noun} ${id}`
    else if (words === noun || (words.startsWith(`${noun} `) && !words.endsWith('s')))
      object = words.replace(noun, `${noun} ${id}`)
    else aside.push(`${noun} ${id}`)
  }
  return [...(object === '' ? [] : [object]), ...(aside.length > 0 ? [`on ${aside.join(', ')}`] : [])]
}

/** `a ticket`, where it has no id yet. */
const articled = (verb: string, [object = '', ...aside]: readonly string[]) =>
  verb !== 'create' || /\d/.test(object)
    ? [object, ...aside].filter(word => word !== '')
    : [`${/^[aeio]/.test(object) ? 'an' : 'a'} ${object}`, ...aside]

/** `a public reply to ticket 4711`, where an update brings nothing but its remark. */
function remark({ onceWith }: Named, input: Values, ids: Single): string | undefined {
  const given = Object.keys(input).filter(name => input[name] !== undefined && !(name in ids))
  const said = onceWith === undefined ? undefined : input[onceWith]
  const [about] = Object.entries(ids)
  if (!plain(said) || given.length !== 1 || !about) return undefined
  const [field, id] = about
  return `${said['public'] === true ? 'a public reply' : 'an internal note'} to ${field.replace(/_id$/, '')} ${id}`
}

/** The record that takes the other one up. */
const into = ({ body, path }: Named, input: Values) =>
  body && !path.includes('{id}') && isId(input['id']) ? [`into ${body} ${input['id']}`] : []

const isId = (value: unknown): value is number | string =>
  typeof value === 'number' || (typeof value === 'string' && /^[\w-]{1,64}$/.test(value))

/** The ids that a call has to name. */
function named(tool: Named, input: Values): Record<string, number | string> {
  const names = Object.entries(tool.input.shape).flatMap(([name, schema]) =>
    tool.path.includes(`{${name}}`) || (/^(\w+_)?id$/.test(name) && !optional(schema)) ? [name] : [],
  )
  return Object.fromEntries(names.flatMap(name => (isId(input[name]) ? [[name, input[name]]] : [])))
}

const optional = (schema: unknown) =>
  typeof schema === 'object' && schema !== null && 'type' in schema && schema.type === 'optional'

/** The records of a bulk call. */
function list({ bulk }: Named, input: Values): readonly number[] {
  if (!bulk) return []
  const entries = input[bulk.of]
  const each = Array.isArray(entries) ? entries.map(entry => (plain(entry) ? entry['id'] : undefined)) : []
  const ids = input[bulk.ids]
  return [...(Array.isArray(ids) ? ids : []), ...each].filter(id => typeof id === 'number')
}

function created(tool: Named, value: Values): Record<string, number | string> {
  const record = tool.body ? value[tool.body] : undefined
  return plain(record) && isId(record['id']) && tool.name.startsWith('create_')
    ? { [`${tool.body}_id`]: record['id'] }
    : {}
}

/** `many tickets` with the number of entries in place of `many`, less those that failed. */
function counted(words: readonly string[], input: Values, failed: number): readonly string[] {
  const list = Object.values(input).find(value => Array.isArray(value))
  if (!words.includes('many') || !Array.isArray(list)) return words
  const one = (word: string) => (list.length === 1 ? word.replace(/s$/, '') : word)
  const count = failed > 0 ? `${list.length - failed} of ${list.length}` : String(list.length)
  return words.map(word => (word === 'many' ? count : one(word)))
}

/** How many of a job's items came to nothing. */
function failed({ results }: Values): number {
  const items = Array.isArray(results) ? results.filter(plain) : []
  return items.filter(item => item['success'] === false || typeof item['error'] === 'string').length
}

/** Whether a job goes on at Zendesk. */
const running = ({ job }: Values) =>
  plain(job) && typeof job['status'] === 'string' && /^(queued|working)$/.test(job['status'])

/** Whether the customer reads it: the one flag of a write that no trace may leave out. */
function audience({ body }: Named, input: Values): readonly string[] {
  const list = body ? input[body] : undefined
  const entries = Array.isArray(list) ? list.filter(plain) : [input]
  const remarks = entries.flatMap(entry =>
    Object.values(entry)
      .filter(plain)
      .map(one => one['public']),
  )
  const [open, shut] = [remarks.includes(true), remarks.includes(false)]
  if (open && shut) return ['with public and internal comments']
  return open ? ['with a public comment'] : shut ? ['with an internal comment'] : []
}

import type { Tool } from '../../../tools/tool.ts'
import { plain } from '../walk.ts'
import { isPublic } from './mode.ts'

type Values = Readonly<Record<string, unknown>>

/** A record as it is now. */
export interface Seen {
  readonly kind: string
  readonly id: number
  readonly record: Values
}

/** Someone whom a record names. */
export interface Person {
  readonly name: string
  readonly email?: string
}

/** What a call is about to change, as far as it could be read. */
export interface Scene {
  readonly seen: readonly Seen[]
  readonly people: ReadonlyMap<number, Person>
  /** Ids of which there is no record. */
  readonly absent: readonly number[]
}

/** So many records of a bulk call are told one by one. */
const most = 5

/** What a call will do, in plain words: the records as they are, what changes from what to what, and who may be e-mailed. `told` gives what may be told of words that are not ours. */
export function plan(
  tool: Tool,
  values: Values,
  doing: string,
  { seen, people }: Omit<Scene, 'absent'>,
  told: (text: string) => string = text => text,
): string {
  const pen = writing(told)
  const entries = entriesOf(tool, values)
  const name = (id: unknown) => (typeof id === 'number' ? called(pen, people.get(id), id) : undefined)
  const about = seen.slice(0, most).map(one => `${label(pen, one)}.${requester(one, name)}`)
  const changes = entries.slice(0, most).flatMap(entry => {
    const id = entry['id']
    const lead =
      entries.length > 1
        ? `${tool.bulk?.one ?? 'entry'} ${typeof id === 'number' ? id : entries.indexOf(entry) + 1}: `
        : ''
    return changesOf(
      pen,
      tool,
      entry,
      seen.filter(one => entryFor(entries, one) === entry).map(({ record }) => record),
    ).map(line => `- ${lead}${line}`)
  })
  const more = Math.max(seen.length, entries.length) - most
  return [
    `${doing.charAt(0).toUpperCase()}${doing.slice(1)}.`,
    ...about,
    ...changes,
    ...(more > 0 ? [`And the same way for ${more} more.`] : []),
    ...mailed(pen, tool, values, entries, seen, name),
    ...(tool.warns === undefined ? [] : [tool.warns]),
  ].join('\n')
}

function entriesOf(tool: Tool, values: Values): readonly Values[] {
  const list = tool.body ? values[tool.body] : undefined
  return Array.isArray(list) ? list.filter(plain) : [values]
}

/** The entry with a record's id; the only one is for all that were seen where it has none. */
const entryFor = (entries: readonly Values[], { id }: Seen): Values | undefined =>
  entries.find(entry => entry['id'] === id || (entry['id'] === undefined && entries.length === 1))

function label({ said }: Pen, { kind, id, record }: Seen): string {
  const title = [record['subject'], record['name'], record['title']].find(one => typeof one === 'string')
  const facts = ['status', 'priority', 'role'].flatMap(field =>
    typeof record[field] === 'string' ? [record[field]] : [],
  )
  return [`${kind} ${id}`, ...(typeof title === 'string' ? [said(title, 120)] : []), ...facts].join(', ')
}

function requester({ record }: Seen, name: (id: unknown) => string | undefined): string {
  const who = name(record['requester_id'])
  return who === undefined ? '' : ` Requester: ${who}.`
}

const called = ({ line }: Pen, person: Person | undefined, id: number) => {
  if (!person) return `user ${id}`
  return person.email === undefined
    ? line(person.name, 80)
    : `${line(person.name, 80)} <${line(person.email, 120)}>`
}

/** Each field that is given, with what it is now in the records that are known. */
function changesOf(pen: Pen, tool: Tool, entry: Values, records: readonly Values[]): readonly string[] {
  const { said, shown } = pen
  const now = (name: string) =>
    before(
      pen,
      records.map(record => record[name]),
    )
  return Object.entries(entry).flatMap(([name, value]) => {
    if (value === undefined || name === 'id' || name === tool.bulk?.ids || tool.path.includes(`{${name}}`))
      return []
    if (name === 'clear' && Array.isArray(value))
      return value.map(field => `${String(field)}: ${now(String(field)) || `${shown(undefined)} → `}nothing`)
    if (name === 'custom_fields' && Array.isArray(value))
      return value.filter(plain).map(field => custom(pen, field, records))
    if (plain(value) && typeof value['public'] === 'boolean')
      return [
        `${value['public'] ? 'a public' : 'an internal'} ${name}: ${said(String(value['body'] ?? value['html_body'] ?? ''), 600)}`,
      ]
    return [`${name}: ${now(name)}${shown(value)}`]
  })
}

function custom(pen: Pen, field: Values, records: readonly Values[]): string {
  const now = records.map(({ custom_fields: all }) =>
    Array.isArray(all) ? all.filter(plain).find(one => one['id'] === field['id'])?.['value'] : undefined,
  )
  return `custom field ${String(field['id'])}: ${before(pen, now)}${pen.shown(field['value'])}`
}

/** `open or new → `: what the records hold now, each once; nothing where none is known to hold any. */
function before({ shown }: Pen, values: readonly unknown[]): string {
  const known = values.filter(value => value !== undefined)
  const different = [...new Set(known.map(value => shown(value)))]
  if (different.length === 0) return ''
  const more = different.length - most
  return `${different.slice(0, most).join(' or ')}${more > 0 ? ` or ${more} others` : ''} → `
}

/** Who may get an e-mail: Zendesk's triggers decide, but a public comment is meant for these. */
function mailed(
  { line }: Pen,
  tool: Tool,
  values: Values,
  entries: readonly Values[],
  seen: readonly Seen[],
  name: (id: unknown) => string | undefined,
): readonly string[] {
  if (!isPublic(tool, values)) return []
  const requesters = [
    ...seen.map(({ record }) => name(record['requester_id'])),
    ...entries.map(entry => {
      const given = entry['requester']
      return plain(given)
        ? line(String(given['name'] ?? given['email'] ?? ''), 120)
        : name(entry['requester_id'])
    }),
  ].filter(who => who !== undefined && who !== '')
  const who = [...new Set(requesters)]
  const named =
    who.length > most ? `${who.slice(0, most).join(', ')} and ${who.length - most} more` : who.join(', ')
  const cc = copied(entries, seen)
  return [
    `Zendesk may e-mail ${named === '' ? 'the requester' : named}${cc > 0 ? ` and ${cc} in copy` : ''}; what is sent cannot be called back.`,
  ]
}

/** How many will be in copy, over all records: who is now, with whom the call adds and without whom it takes away. */
function copied(entries: readonly Values[], seen: readonly Seen[]): number {
  const pairs =
    seen.length === 0
      ? entries.map(entry => ({ now: undefined, entry }))
      : seen.map(one => ({
          now: one.record['email_cc_ids'],
          entry: entryFor(entries, one),
        }))
  return pairs.reduce((sum, { now, entry }) => {
    const people = new Set<unknown>(Array.isArray(now) ? now : [])
    const given = entry?.['email_ccs']
    for (const one of Array.isArray(given) ? given.filter(plain) : []) {
      const who = one['user_id'] ?? one['user_email']
      if (one['action'] === 'delete') people.delete(who)
      else people.add(who)
    }
    return sum + people.size
  }, 0)
}

/** How words that are not ours stand in a plan: on one line, without what could make them look like something else, and cut. */
interface Pen {
  line(text: string, longest: number): string
  said(text: string, longest: number): string
  shown(value: unknown): string
}

function writing(told: (text: string) => string): Pen {
  const line = (text: string, longest: number) => {
    const flat = told(text)
      .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
      // No text ends the quotation marks that stand around it.
      .replace(/[“”„‟]/g, '"')
      .trim()
    const letters = [...flat]
    return letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : flat
  }
  const said = (text: string, longest: number) => `“${line(text, longest)}”`
  return {
    line,
    said,
    shown(value) {
      if (value === null || value === undefined || value === '') return 'nothing'
      return typeof value === 'string' ? said(value, 120) : line(JSON.stringify(value), 200)
    },
  }
}

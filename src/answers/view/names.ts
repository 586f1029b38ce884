import { isRecord, records, type Values } from '../record.ts'

/** Someone or something that has an id. */
export interface Named {
  readonly name: string
  /** A customer, or somebody of the help desk; absent where it is nobody. */
  readonly role?: 'customer' | 'agent'
  /** It is one of those that Zendesk brings along. */
  readonly usual?: true
}

/** The names of records, as far as answers have told them. */
export interface Names {
  /** Remembers who and what an answer names. */
  learn(body: Values): void
  /** `users` 7: whom or what an id stands for. */
  of(key: string, id: number): Named | undefined
  /** All that are remembered of a kind. */
  all(key: string): readonly { readonly id: number; readonly name: string }[]
}

interface Limits {
  /** Milliseconds, as Date.now gives them. */
  readonly now: () => number
  readonly ttlSeconds?: number
  readonly most?: number
}

/** Keeps names for some minutes, in memory alone; the longest unheard goes first. */
export function names({ now, ttlSeconds = 600, most = 20_000 }: Limits): Names {
  const known = new Map<string, { readonly named: Named; readonly untilMs: number }>()
  const keep = (key: string, record: Values) => {
    const id = record['id']
    const named = namedBy(record, key)
    if (typeof id !== 'number' || !named) return
    const place = `${key} ${id}`
    known.delete(place)
    known.set(place, { named, untilMs: now() + ttlSeconds * 1_000 })
  }
  return {
    learn(body) {
      for (const [key, value] of Object.entries(body)) {
        if (keys.has(key)) for (const record of records(value)) keep(key, record)
        else if (keys.has(`${key}s`) && isRecord(value)) keep(`${key}s`, value)
        else if (key === 'results')
          for (const record of records(value))
            if (typeof record['result_type'] === 'string' && keys.has(`${record['result_type']}s`))
              keep(`${record['result_type']}s`, record)
      }
      for (const oldest of known.keys()) {
        if (known.size <= most) break
        known.delete(oldest)
      }
    },
    of(key, id) {
      const found = known.get(`${key} ${id}`)
      if (found && found.untilMs > now()) return found.named
      if (found) known.delete(`${key} ${id}`)
      return undefined
    },
    all: key =>
      [...known].flatMap(([place, { named, untilMs }]) =>
        place.startsWith(`${key} `) && untilMs > now()
          ? [{ id: Number(place.slice(key.length + 1)), name: named.name }]
          : [],
      ),
  }
}

const keys = new Set(['users', 'groups', 'organizations', 'custom_statuses', 'ticket_forms'])

function namedBy(record: Values, key: string): Named | undefined {
  const name = record['name'] ?? record['agent_label']
  if (typeof name !== 'string' || name.trim() === '') return undefined
  const role = record['role']
  return {
    name: name.trim(),
    ...(key === 'users' && typeof role === 'string'
      ? { role: role === 'end-user' ? 'customer' : 'agent' }
      : {}),
    ...(record['default'] === true ? { usual: true } : {}),
  }
}

/** Under which key a record stands that a field names by its id. */
const people = 'requester assignee submitter author updater user collaborator follower email_cc'.split(' ')
const places: Readonly<Record<string, string>> = {
  ...Object.fromEntries(people.map(word => [word, 'users'])),
  group: 'groups',
  default_group: 'groups',
  organization: 'organizations',
  custom_status: 'custom_statuses',
  ticket_form: 'ticket_forms',
}

/** `requester` and `users` of `requester_id`; also of lists, `followers` of `follower_ids`. */
export function pointer(field: string): { readonly name: string; readonly key: string } | undefined {
  const [, word = '', many = ''] = /^(\w+)_id(s?)$/.exec(field) ?? []
  const key = Object.hasOwn(places, word) ? places[word] : undefined
  return key === undefined ? undefined : { name: `${word}${many}`, key }
}

/** A record in which a name stands before the id that it belongs to, as far as it is known. */
export function beside(record: Values, { of }: Names): Record<string, unknown> {
  const shown: [string, unknown][] = []
  for (const [field, value] of Object.entries(record)) {
    const to = pointer(field)
    const name = to && !Object.hasOwn(record, to.name) ? nameOf(value, id => of(to.key, id)?.name) : undefined
    if (to && name !== undefined) shown.push([to.name, name])
    shown.push([field, value])
  }
  return Object.fromEntries(shown)
}

function nameOf(value: unknown, of: (id: number) => string | undefined): unknown {
  if (typeof value === 'number') return of(value)
  if (!Array.isArray(value)) return undefined
  const all = value.flatMap(id => (typeof id === 'number' ? [of(id)] : []))
  return all.length > 0 && all.every(name => name !== undefined) ? all : undefined
}

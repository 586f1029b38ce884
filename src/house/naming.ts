import type { Tool } from '../../tools/tool.ts'
import { pointer } from '../answers/view/names.ts'
import { InputError } from '../errors.ts'
import type { Binding, Caller } from '../gate/binding.ts'
import { input } from '../gate/input.ts'
import { type Candidate, choose, type Found, type Kind } from '../gate/naming/choose.ts'
import { placed, type Spot, spots } from '../gate/naming/spots.ts'
import { unsound } from '../gate/walk.ts'
import type { CallContext } from '../zendesk/answer.ts'
import { candidates } from './candidates.ts'
import type { Fields } from './fields.ts'
import { type Reading, reading } from './reading.ts'

/** What a name is looked for with. */
interface Given extends Reading {
  readonly held: Binding
  readonly fields: Fields['all']
  /** What answers have told of records of a kind. */
  readonly known?: (key: string) => readonly Candidate[]
}

/** Arguments with ids in the place of names, and what was taken for what. */
export interface Named {
  readonly args: unknown
  readonly notes: readonly string[]
}

/** So many different names are looked for in one call; each costs a request. */
const mostNames = 10

const kinds: Readonly<Record<string, Kind & { readonly tools: readonly string[] }>> = {
  users: {
    noun: 'user',
    nouns: 'users',
    tools: ['search_users'],
    how: 'search_users finds people by a part of their name',
  },
  groups: { noun: 'group', nouns: 'groups', tools: ['list_groups'], how: 'list_groups has them' },
  organizations: {
    noun: 'organization',
    nouns: 'organizations',
    tools: ['search', 'list_organizations'],
    how: 'search with type:organization finds them',
  },
  custom_statuses: {
    noun: 'custom status',
    nouns: 'custom statuses',
    tools: ['list_tickets'],
    how: 'tickets that have the status tell it',
  },
  custom_fields: {
    noun: 'custom field',
    nouns: 'custom fields',
    tools: [],
    how: 'an admin finds it in Zendesk, among the ticket fields',
  },
}

/** `users` of `assignee_id`; nothing of a field that takes no names. */
export const keyOf = (field: string) => {
  const key = pointer(field)?.key
  return key !== undefined && Object.hasOwn(kinds, key) ? key : undefined
}

/** Puts ids in the place of names in the arguments of a write. It reads nothing that the caller could not read by itself. */
export function naming(given: Given) {
  return async (tool: Tool, args: unknown, caller: Caller, context: CallContext): Promise<Named> => {
    const found = spots(tool, args, keyOf)
    if (found.length === 0 || unsound(args)) return { args, notes: [] }
    // What else is wrong is told before anything is looked for.
    const any = placed(args, found, () => 1)
    input(tool, any)
    const different = new Map(found.map(spot => [idOf(spot), spot]))
    const searched = [...different.values()].filter(({ key }) => key === 'users' || key === 'organizations')
    if (searched.length > mostNames)
      throw new InputError(
        `${tool.name} was not called`,
        `${searched.length} different names are more than the ${mostNames} that are looked for in one call`,
        'Give ids',
      )
    const read = reading(given, given.held(caller), context)
    const lists = new Map<string, Promise<Found | undefined>>()
    const ids = new Map<string, number>()
    const notes: string[] = []
    for (const [place, spot] of different) {
      const kind = kinds[spot.key]
      if (!kind) continue
      const listed = spot.key !== 'users' && spot.key !== 'organizations'
      const looked = (listed ? lists.get(spot.key) : undefined) ?? candidates(given, read, spot)
      if (listed) lists.set(spot.key, looked)
      const all = await looked
      if (!all) throw unread(tool, spot, kind.tools)
      const id = choose(tool.name, spot, all, kind)
      ids.set(place, id)
      notes.push(`${spot.field}: ${JSON.stringify(spot.said.trim())} is ${kind.noun} ${id}.`)
    }
    return { args: placed(args, found, spot => ids.get(idOf(spot)) ?? 0), notes }
  }
}

const idOf = ({ field, key, said }: Spot) => JSON.stringify([field, key, said])

const unread = (tool: Tool, { field }: Spot, tools: readonly string[]) =>
  new InputError(
    `${tool.name} was not called`,
    tools.length > 0
      ? `${field} takes a name only with ${tools.join(' or ')}, which is not open to you`
      : 'the titles of custom fields cannot be read now',
    tools.length > 0 ? 'Give the id, or ask the operator' : 'Give the id',
    { field },
  )

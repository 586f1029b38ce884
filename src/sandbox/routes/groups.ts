import { z } from 'zod'
import type { Group } from '../account.ts'
import { isAdmin, isAgent, isManager } from '../actor.ts'
import { envelope } from '../body.ts'
import { type Call, created, gone, idOf, ok, type Routes } from '../call.ts'
import { flawed, notFound, taken } from '../errors.ts'
import { answered, type Order, paged } from '../pagination.ts'
import * as present from '../present.ts'
import { besidePeople } from '../sideloads.ts'
import { Flag, Text } from '../values.ts'
import { changedAt, nextId, now } from '../world.ts'

const GroupInput = z.object({ name: Text.nullish(), description: Text.nullish(), is_public: Flag.nullish() })

const order: Order<Group> = {
  id: group => group.id,
  cursor: {
    name: group => group.name,
    created_at: group => group.created_at,
    updated_at: group => group.updated_at,
  },
}

const members = (call: Call, groups: readonly Group[]) =>
  [...call.world.account.groupMemberships].flatMap(([user, ids]) =>
    groups.some(group => ids.includes(group.id)) ? [user] : [],
  )

function list(call: Call) {
  const all = [...call.world.account.groups.values()]
  const rows = call.query.get('exclude_deleted') === 'false' ? all : all.filter(group => !group.deleted)
  const page = paged(call, rows, order)
  const shown = page.rows.map(group => present.group(call.world, group))
  return answered('groups', shown, { ...besidePeople(call, members(call, page.rows)), ...page.beside })
}

/** A deleted group is still shown, marked as deleted. */
function show(call: Call) {
  const group = call.world.account.groups.get(idOf(call, 'group_id'))
  if (group === undefined) throw notFound()
  return ok({ group: present.group(call.world, group), ...besidePeople(call, members(call, [group])) })
}

function live(call: Call): Group {
  const group = call.world.account.groups.get(idOf(call, 'group_id'))
  if (group === undefined || group.deleted) throw notFound()
  return group
}

function checkName(call: Call, name: string | null | undefined, self?: Group): string {
  if (!name?.trim()) throw flawed('name', 'Name: cannot be blank', 'BlankValue')
  for (const other of call.world.account.groups.values())
    if (other !== self && !other.deleted && other.name === name.trim())
      throw taken('name', 'Name: has already been taken')
  return name.trim()
}

function make(call: Call) {
  const input = envelope(call, 'group', GroupInput)
  const name = checkName(call, input.name)
  const at = now(call.world)
  const group: Group = {
    id: nextId(call.world.account),
    name,
    description: input.description ?? '',
    is_public: input.is_public ?? true,
    default: false,
    deleted: false,
    created_at: at,
    updated_at: at,
  }
  call.world.account.groups.set(group.id, group)
  const wire = present.group(call.world, group)
  return created(String(wire['url']), { group: wire })
}

/** Private stays private. */
function change(call: Call) {
  const group = live(call)
  const input = envelope(call, 'group', GroupInput)
  const name = input.name === undefined ? group.name : checkName(call, input.name, group)
  if (input.is_public && !group.is_public)
    throw flawed('is_public', 'Is public: a private group cannot be made public')
  Object.assign(group, {
    name,
    description: input.description ?? group.description,
    is_public: input.is_public ?? group.is_public,
    updated_at: changedAt(call.world, group.updated_at),
  })
  return ok({ group: present.group(call.world, group) })
}

/** Zendesk wants the tickets of a group reassigned first; whether it refuses otherwise is not confirmed. */
function remove(call: Call) {
  const group = live(call)
  const { account } = call.world
  if (group.default) throw flawed('base', 'Group: the default group cannot be deleted')
  for (const ticket of account.tickets.values())
    if (ticket.group_id === group.id && ticket.status !== 'closed' && ticket.deleted_at === undefined)
      throw flawed('base', 'Group: has tickets that are not closed')
  group.deleted = true
  group.updated_at = changedAt(call.world, group.updated_at)
  for (const [user, ids] of account.groupMemberships)
    account.groupMemberships.set(
      user,
      ids.filter(id => id !== group.id),
    )
  for (const user of account.users.values())
    if (user.default_group_id === group.id)
      user.default_group_id = account.groupMemberships.get(user.id)?.[0] ?? null
  return gone
}

/** What the groups' tools do. groups:read and groups:write exist since August 2026. */
export const groups: Routes = {
  list_groups: { may: isAgent, controller: 'groups', action: 'index', scopes: ['groups:read'], run: list },
  get_group: { may: isAgent, controller: 'groups', action: 'show', scopes: ['groups:read'], run: show },
  create_group: {
    may: isManager,
    controller: 'groups',
    action: 'create',
    scopes: ['groups:write'],
    run: make,
  },
  update_group: {
    may: isAdmin,
    controller: 'groups',
    action: 'update',
    scopes: ['groups:write'],
    run: change,
  },
  delete_group: {
    may: isManager,
    controller: 'groups',
    action: 'destroy',
    scopes: ['groups:write'],
    run: remove,
  },
}

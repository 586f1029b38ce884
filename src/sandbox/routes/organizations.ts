import { z } from 'zod'
import type { Organization } from '../account.ts'
import { isAgent, isManager } from '../actor.ts'
import { envelope } from '../body.ts'
import { type Call, created, gone, idOf, ok, type Routes } from '../call.ts'
import { flawed, forbidden, notFound, taken } from '../errors.ts'
import { answered, type Order, paged } from '../pagination.ts'
import * as present from '../present.ts'
import { Fields, Flag, Id, Tags, Text, TextOrNumber } from '../values.ts'
import { changedAt, nextId, now } from '../world.ts'

const OrganizationInput = z.object({
  name: Text.nullish(),
  external_id: TextOrNumber.nullish(),
  details: Text.nullish(),
  notes: Text.nullish(),
  domain_names: z.array(z.string()).describe('must be an array of strings').nullish(),
  group_id: Id.nullish(),
  shared_tickets: Flag.nullish(),
  shared_comments: Flag.nullish(),
  tags: Tags.nullish(),
  organization_fields: Fields.nullish(),
})
type Input = z.infer<typeof OrganizationInput>

const order: Order<Organization> = {
  id: organization => organization.id,
  cursor: {
    name: organization => organization.name,
    created_at: organization => organization.created_at,
    updated_at: organization => organization.updated_at,
  },
}

/** An agent who sees only the own organization may not list them. */
function list(call: Call) {
  if (call.actor.user.ticket_restriction === 'organization') throw forbidden()
  const page = paged(call, call.world.account.organizations.values(), order)
  return answered(
    'organizations',
    page.rows.map(row => present.organization(call.world, row)),
    page.beside,
  )
}

function find(call: Call): Organization {
  const organization = call.world.account.organizations.get(idOf(call, 'organization_id'))
  if (organization === undefined) throw notFound()
  return organization
}

const show = (call: Call) => ok({ organization: present.organization(call.world, find(call)) })

/** Names are unique without their outer spaces, external ids without their case, group and domains have to be real. */
function checked(call: Call, input: Input, before: Organization): Organization {
  const { account } = call.world
  const name = (input.name === undefined ? before.name : (input.name ?? '')).trim()
  if (name === '') throw flawed('name', 'Name: cannot be blank', 'BlankValue')
  const others = [...account.organizations.values()].filter(other => other.id !== before.id)
  if (others.some(other => other.name.trim().toLowerCase() === name.toLowerCase()))
    throw taken('name', 'Name: has already been taken')
  const external = input.external_id?.toLowerCase()
  if (external && others.some(other => other.external_id?.toLowerCase() === external))
    throw taken('external_id', 'External: has already been taken')
  if (input.group_id && (account.groups.get(input.group_id)?.deleted ?? true))
    throw flawed('group', 'Group: is invalid')
  const { name: _name, organization_fields, ...rest } = input
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  const made: Organization = { ...before, ...given, name }
  return {
    ...made,
    shared_tickets: made.shared_tickets ?? false,
    shared_comments: made.shared_comments ?? false,
    tags: made.tags ?? [],
    domain_names: [...new Set((made.domain_names ?? []).map(domain => domain.toLowerCase()))],
    organization_fields: { ...before.organization_fields, ...organization_fields },
  }
}

function make(call: Call) {
  const at = now(call.world)
  const blank: Organization = {
    id: 0,
    name: '',
    shared_tickets: false,
    shared_comments: false,
    external_id: null,
    created_at: at,
    updated_at: at,
    domain_names: [],
    details: null,
    notes: null,
    group_id: null,
    tags: [],
    organization_fields: {},
  }
  const organization = checked(call, envelope(call, 'organization', OrganizationInput), blank)
  organization.id = nextId(call.world.account)
  call.world.account.organizations.set(organization.id, organization)
  const wire = present.organization(call.world, organization)
  return created(String(wire['url']), { organization: wire })
}

/** Agents without the permission may change the notes and nothing else. */
function change(call: Call) {
  const organization = find(call)
  const input = envelope(call, 'organization', OrganizationInput)
  if (!isManager(call.actor) && Object.keys(input).some(key => key !== 'notes')) throw forbidden()
  const after = checked(call, input, organization)
  if (JSON.stringify(after) !== JSON.stringify(organization))
    Object.assign(organization, after, { updated_at: changedAt(call.world, organization.updated_at) })
  return ok({ organization: present.organization(call.world, organization) })
}

/** Its users are detached: another of their organizations becomes the default, or none. */
function remove(call: Call) {
  const { id } = find(call)
  const { account } = call.world
  account.organizations.delete(id)
  for (const [user, ids] of account.memberships)
    account.memberships.set(
      user,
      ids.filter(one => one !== id),
    )
  for (const user of account.users.values())
    if (user.organization_id === id) user.organization_id = account.memberships.get(user.id)?.[0] ?? null
  for (const ticket of account.tickets.values())
    if (ticket.organization_id === id) ticket.organization_id = null
  return gone
}

/** What the organizations' tools do. */
export const organizations: Routes = {
  list_organizations: { may: isAgent, controller: 'organizations', action: 'index', run: list },
  get_organization: { may: isAgent, controller: 'organizations', action: 'show', run: show },
  create_organization: { may: isManager, controller: 'organizations', action: 'create', run: make },
  update_organization: { may: isAgent, controller: 'organizations', action: 'update', run: change },
  delete_organization: { may: isManager, controller: 'organizations', action: 'destroy', run: remove },
}

import type { User } from '../account.ts'
import { blankUser } from '../blank.ts'
import { flawed, invalid, taken } from '../errors.ts'
import { byDomain, byEmail, isAddress, join } from '../ticket/people.ts'
import { changedAt, nextId, now, type World } from '../world.ts'
import type { Input } from './input.ts'

/** Makes a user; e-mail and external id are nobody else's. */
export function create(world: World, input: Input): User {
  const { account } = world
  if (!input.name?.trim())
    throw invalid({
      name: [{ description: 'Name: is too short (minimum is 1 characters)', error: 'BlankValue' }],
    })
  const addresses = emails(input)
  for (const email of addresses) requireFree(world, email)
  const user = checked(world, blankUser(0, input.name.trim(), now(world)), input)
  const organizations = homes(world, input)
  const id = nextId(account)
  const [primary = null, ...others] = addresses
  Object.assign(user, { id, email: primary })
  account.users.set(id, user)
  remember(world, id, others)
  const home =
    organizations ??
    [primary === null ? undefined : byDomain(world, primary)].filter(one => one !== undefined)
  join(world, user, home)
  if (input.group_ids ?? user.default_group_id)
    account.groupMemberships.set(id, input.group_ids ?? [user.default_group_id ?? 0])
  return user
}

/** Changes a user. A new e-mail becomes a second address; an organization replaces all memberships. */
export function update(world: World, user: User, input: Input): void {
  const before = JSON.stringify(user)
  if (input.name !== undefined && !input.name?.trim())
    throw invalid({
      name: [{ description: 'Name: is too short (minimum is 1 characters)', error: 'BlankValue' }],
    })
  const addresses = emails(input).filter(email => byEmail(world, email) !== user)
  for (const email of addresses) requireFree(world, email)
  const after = checked(world, user, input)
  const organizations = homes(world, input)
  const added = remember(world, user.id, addresses)
  Object.assign(user, after)
  if (user.email === null && addresses[0]) user.email = addresses[0]
  if (organizations) join(world, user, organizations)
  if (added || JSON.stringify(user) !== before) user.updated_at = changedAt(world, user.updated_at)
}

/** The address that is to be the primary one first: `email`, or the identity that says so. */
const emails = ({ email, identities }: Input): string[] => {
  const more = (identities ?? [])
    .filter(one => one.type === 'email')
    .sort((a, b) => Number(b.primary ?? false) - Number(a.primary ?? false))
    .map(one => one.value)
  const all = [...(email ? [email] : []), ...more].map(one => one.trim().toLowerCase())
  return [...new Set(all)]
}

function requireFree(world: World, email: string): void {
  if (!isAddress(email)) throw flawed('email', `Email:  ${email} is not properly formatted`, 'InvalidFormat')
  if (byEmail(world, email)) throw taken('email', `Email: ${email} is already being used by another user`)
}

function remember({ account }: World, id: number, emails: readonly string[]): boolean {
  if (emails.length === 0) return false
  account.identities ??= new Map()
  account.identities.set(id, [...(account.identities.get(id) ?? []), ...emails])
  return true
}

/** The organizations asked for, by id or by name; undefined where none are. */
function homes({ account }: World, input: Input): number[] | undefined {
  const name = input.organization?.name ?? input.organization_name
  const named = name ? [...account.organizations.values()].find(one => one.name === name)?.id : undefined
  if (name && named === undefined) throw flawed('organization', 'Organization: is invalid')
  const single = named ?? input.organization_id
  const ids = input.organization_ids ?? (single === undefined ? undefined : single === null ? [] : [single])
  if (ids?.some(id => !account.organizations.has(id)))
    throw flawed('organization', 'Organization: is invalid')
  return ids
}

/** The input on a copy of the user, checked. */
function checked(world: World, before: User, input: Input): User {
  const user: User = { ...before }
  role(user, input)
  const external = input.external_id?.toLowerCase()
  if (external)
    for (const other of world.account.users.values())
      if (other.id !== before.id && other.active && other.external_id?.toLowerCase() === external)
        throw taken('external_id', 'External: has already been taken')
  const group = input.default_group_id ?? input.group_id
  if (group && (world.account.groups.get(group)?.deleted ?? true))
    throw flawed('default_group', 'Default group: is invalid')
  const { alias, details, notes, phone, shared_phone_number, external_id } = input
  const given = { alias, details, notes, phone, shared_phone_number, external_id }
  Object.assign(user, Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)))
  if (input.name) user.name = input.name.trim()
  if (group !== undefined) user.default_group_id = group
  // Only agents and admins have signatures.
  if (input.signature !== undefined && user.role !== 'end-user') user.signature = input.signature
  user.locale = input.locale ?? input.language ?? user.locale
  user.locale_id = input.locale ? user.locale_id : (input.locale_id ?? user.locale_id)
  user.time_zone = input.time_zone ?? user.time_zone
  user.moderator = input.moderator ?? user.moderator
  user.only_private_comments = input.only_private_comments ?? user.only_private_comments
  user.suspended = input.suspended ?? user.suspended
  user.verified = input.verified ?? user.verified
  user.tags = input.tags === undefined ? user.tags : (input.tags ?? [])
  user.user_fields = { ...user.user_fields, ...input.user_fields }
  return user
}

/** A custom role makes an agent; a restriction that the role does not know becomes `requested` without a word. */
function role(user: User, input: Input): void {
  const wanted = input.custom_role_id && input.role !== 'admin' ? 'agent' : (input.role ?? user.role)
  if (wanted !== 'end-user' && wanted !== 'agent' && wanted !== 'admin')
    throw flawed('role', `Role: ${wanted} is not included in the list`)
  const moved = wanted !== user.role
  user.role = wanted
  if (input.custom_role_id !== undefined) {
    user.custom_role_id = input.custom_role_id
    user.role_type = input.custom_role_id === null ? null : 0
  }
  if (moved) user.ticket_restriction = wanted === 'end-user' ? 'requested' : null
  if (input.ticket_restriction !== undefined) {
    const known =
      wanted === 'end-user' ? ['organization', 'requested'] : ['organization', 'groups', 'assigned']
    const given = restrictions.find(one => one === input.ticket_restriction) ?? null
    const open = input.ticket_restriction === null && wanted !== 'end-user'
    user.ticket_restriction = open ? null : given && known.includes(given) ? given : 'requested'
  }
  user.restricted_agent = wanted !== 'admin' && user.ticket_restriction !== null
}

const restrictions = ['organization', 'groups', 'assigned', 'requested'] as const

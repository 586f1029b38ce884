import type { Ticket, User } from '../account.ts'
import { blankUser } from '../blank.ts'
import { flawed } from '../errors.ts'
import { nextId, now, type World } from '../world.ts'
import type { CopiedGiven, Input, PersonGiven } from './input.ts'

/** The active user with this address, primary or not. */
export function byEmail({ account }: World, email: string): User | undefined {
  const wanted = email.trim().toLowerCase()
  for (const user of account.users.values()) {
    const addresses = [user.email, ...(account.identities?.get(user.id) ?? [])]
    if (user.active && addresses.some(address => address?.toLowerCase() === wanted)) return user
  }
  return undefined
}

export const active = ({ account }: World, id: number): User | undefined => {
  const user = account.users.get(id)
  return user?.active ? user : undefined
}

export const isAddress = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)

/** An unknown address becomes an end user, as the account's settings allow; its domain may name an organization. */
export function newcomer(world: World, email: string, name: string | undefined): User {
  const { account } = world
  const user = blankUser(nextId(account), name || (email.split('@')[0] ?? email), now(world))
  user.email = email.trim().toLowerCase()
  account.users.set(user.id, user)
  const home = byDomain(world, user.email)
  if (home !== undefined) join(world, user, [home])
  return user
}

/** The organization that an address's domain is mapped to. */
export function byDomain({ account }: World, email: string): number | undefined {
  const domain = email.split('@')[1]
  for (const organization of account.organizations.values())
    if (domain !== undefined && organization.domain_names.includes(domain)) return organization.id
  return undefined
}

/** Replaces all memberships; the first one is the default. */
export function join({ account }: World, user: User, organizationIds: readonly number[]): void {
  account.memberships.set(user.id, [...organizationIds])
  user.organization_id = organizationIds[0] ?? null
}

/** Finds who is meant, or says how to make them once the rest of the ticket is known to be right. */
export function person(world: World, given: PersonGiven, field: string): () => User {
  if (typeof given === 'number') {
    const user = active(world, given)
    if (user === undefined) throw flawed(field, `${titled(field)}: is not a known user`)
    return () => user
  }
  const { email, name } = typeof given === 'string' ? { email: given, name: undefined } : given
  if (typeof email !== 'string' || !isAddress(email))
    throw flawed(field, `Email:  ${email ?? ''} is not properly formatted`, 'InvalidFormat')
  return () => byEmail(world, email) ?? newcomer(world, email, name ?? undefined)
}

const titled = (field: string) => field.charAt(0).toUpperCase() + field.slice(1).replaceAll('_', ' ')

type Copies = Pick<Ticket, 'collaborator_ids' | 'follower_ids' | 'email_cc_ids'>

/** Who is copied: followers are agents, CCs are anyone, and `collaborator_ids` is both together. */
export function copies(world: World, before: Copies, input: Input): () => Copies {
  const given = [...(input.collaborators ?? []), ...(input.collaborator_ids ?? [])]
  const replaced =
    input.collaborators || input.collaborator_ids
      ? given.map(one => person(world, one, 'collaborators'))
      : undefined
  const added = (input.additional_collaborators ?? []).map(one => person(world, one, 'collaborators'))
  const follow = changed(world, input.followers ?? [], 'followers')
  const cc = changed(world, input.email_ccs ?? [], 'email_ccs')
  return () => {
    const start = replaced ? replaced.map(find => find().id) : before.email_cc_ids
    const ccs = cc([...new Set([...start, ...added.map(find => find().id)])])
    const followers = follow(before.follower_ids).filter(
      id => world.account.users.get(id)?.role !== 'end-user',
    )
    return {
      email_cc_ids: ccs,
      follower_ids: followers,
      collaborator_ids: [...new Set([...ccs, ...followers])],
    }
  }
}

function changed(
  world: World,
  given: readonly CopiedGiven[],
  field: string,
): (ids: readonly number[]) => number[] {
  const found = given.map(({ user_id, user_email, user_name, action }) => ({
    find: person(world, user_id ?? { email: user_email, name: user_name }, field),
    remove: action === 'delete',
  }))
  return ids => {
    const kept = new Set(ids)
    for (const { find, remove } of found) {
      if (remove) kept.delete(find().id)
      else kept.add(find().id)
    }
    return [...kept]
  }
}

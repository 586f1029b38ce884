import type { Macro, Ticket } from './account.ts'
import { type Actor, isAdmin } from './actor.ts'
import { notFound } from './errors.ts'
import type { World } from './world.ts'

/** Restricted agents see their own part of the tickets, and those they are copied on. */
export function sees({ account }: World, { user }: Actor, ticket: Ticket): boolean {
  if (user.role === 'admin' || user.ticket_restriction === null) return true
  const copied = [...ticket.follower_ids, ...ticket.email_cc_ids, ...ticket.collaborator_ids].includes(
    user.id,
  )
  if (copied || ticket.requester_id === user.id || ticket.assignee_id === user.id) return true
  const { group_id, organization_id } = ticket
  if (user.ticket_restriction === 'groups')
    return group_id !== null && (account.groupMemberships.get(user.id) ?? []).includes(group_id)
  if (user.ticket_restriction === 'organization')
    return organization_id !== null && (account.memberships.get(user.id) ?? []).includes(organization_id)
  return false
}

/** The ticket, unless it is unknown, deleted or out of sight: all three answer 404. */
export function visibleTicket(world: World, actor: Actor, id: number): Ticket {
  const ticket = world.account.tickets.get(id)
  if (ticket === undefined || ticket.deleted_at !== undefined || !sees(world, actor, ticket)) throw notFound()
  return ticket
}

/** Admins see every macro; others the shared ones, their groups' and their own. */
export function seesMacro({ account }: World, actor: Actor, { restriction }: Macro): boolean {
  if (isAdmin(actor) || restriction === null) return true
  const ids = [...(restriction.ids ?? []), ...(restriction.id === undefined ? [] : [restriction.id])]
  if (restriction.type === 'User') return ids.includes(actor.user.id)
  return (account.groupMemberships.get(actor.user.id) ?? []).some(group => ids.includes(group))
}

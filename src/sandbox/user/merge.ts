import type { User } from '../account.ts'
import { flawed } from '../errors.ts'
import { join } from '../ticket/people.ts'
import { changedAt, type World } from '../world.ts'

const most = 10_000

/** Everything of the loser goes to the winner, and the loser ends. Only end users merge. */
export function merge(world: World, loser: User, winner: User): void {
  const { account } = world
  if (loser === winner) throw flawed('base', 'User: cannot be merged with itself')
  if (loser.role !== 'end-user' || winner.role !== 'end-user')
    throw flawed('base', 'User: only end users can be merged')
  if (loser.shared || winner.shared) throw flawed('base', 'User: shared users cannot be merged')
  const tickets = [...account.tickets.values()]
  if (tickets.filter(ticket => ticket.requester_id === loser.id).length > most)
    throw flawed('base', `User: is the requester of more than ${most} tickets`)
  const moved = (id: number) => (id === loser.id ? winner.id : id)
  const movedAll = (ids: readonly number[]) => [...new Set(ids.map(moved))]
  for (const ticket of tickets) {
    ticket.requester_id = moved(ticket.requester_id)
    ticket.submitter_id = moved(ticket.submitter_id)
    ticket.collaborator_ids = movedAll(ticket.collaborator_ids)
    ticket.follower_ids = movedAll(ticket.follower_ids)
    ticket.email_cc_ids = movedAll(ticket.email_cc_ids)
  }
  for (const comments of account.comments.values())
    for (const comment of comments) comment.author_id = moved(comment.author_id)
  for (const rating of account.ratings.values()) rating.requester_id = moved(rating.requester_id)
  addresses(world, loser, winner)
  const homes = [...(account.memberships.get(winner.id) ?? []), ...(account.memberships.get(loser.id) ?? [])]
  join(world, winner, [...new Set(homes)])
  account.memberships.delete(loser.id)
  const at = changedAt(world, winner.updated_at)
  Object.assign(loser, { active: false, email: null, organization_id: null, updated_at: at })
  winner.updated_at = at
}

/** The loser's addresses become further ones of the winner, or the first where it had none. */
function addresses({ account }: World, loser: User, winner: User): void {
  account.identities ??= new Map()
  const theirs = [loser.email, ...(account.identities.get(loser.id) ?? [])].filter(one => one !== null)
  account.identities.delete(loser.id)
  if (winner.email === null) winner.email = theirs.shift() ?? null
  const own = account.identities.get(winner.id) ?? []
  if (theirs.length > 0) account.identities.set(winner.id, [...new Set([...own, ...theirs])])
}

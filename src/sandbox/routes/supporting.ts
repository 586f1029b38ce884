import { type Actor, anyone, isAdmin, isAgent, isUnrestricted } from '../actor.ts'
import { type Address, type Call, gone, idOf, listed, ok, type Routes } from '../call.ts'
import { notFound, tooManyValues } from '../errors.ts'
import type { Token } from '../oauth/token.ts'
import { besideTickets, ticketWith } from '../sideloads.ts'
import { stamp } from '../stamp.ts'
import { touch } from '../ticket/write.ts'
import { sees } from '../visibility.ts'
import { changedAt } from '../world.ts'
import { listTicketFields } from './ticket-fields.ts'

const job = (call: Call) =>
  ok({ job_status: call.world.jobs.status(call.path['job_status_id'] ?? '', call.world.url()) })

const jobs = (call: Call) => ok({ job_statuses: call.world.jobs.all(call.world.url()) })

/** Unknown ids and those out of sight are left out. */
function showMany(call: Call) {
  const ids = listed(call, 'ids')
  if (ids.length > 100) throw tooManyValues('ids')
  const { account } = call.world
  const tickets = ids.flatMap(id => {
    const ticket = account.tickets.get(Number(id))
    const there = ticket && ticket.deleted_at === undefined && sees(call.world, call.actor, ticket)
    return there ? [ticket] : []
  })
  return ok({
    tickets: tickets.map(ticket => ticketWith(call, ticket)),
    ...besideTickets(call, tickets),
    count: tickets.length,
    next_page: null,
    previous_page: null,
  })
}

const thirtyDaysMs = 30 * 86_400_000

/** Takes a deletion back, within 30 days. */
function restore(call: Call) {
  const ticket = call.world.account.tickets.get(Number(call.path['ticket_id']))
  const deleted = ticket?.deleted_at
  if (ticket === undefined || deleted === undefined) throw notFound()
  if (call.world.clock() - Date.parse(deleted) > thirtyDaysMs) throw notFound()
  delete ticket.deleted_at
  touch(call.world, ticket, changedAt(call.world, ticket.updated_at))
  return ok({})
}

const bears = (actor: Actor) => actor.bearer !== undefined

const moment = (milliseconds: number | undefined) => (milliseconds === undefined ? null : stamp(milliseconds))

/** The token in use; the request came in by it, so it is there. */
function current(call: Call): Token {
  const token = call.world.credentials.tokens.valid(call.actor.bearer ?? '')
  if (token === undefined) throw notFound()
  return token
}

/** What the token in use may do and until when; its strings only by their start. */
function currentToken(call: Call) {
  const token = current(call)
  return ok({
    token: {
      url: `${call.world.url()}/api/v2/oauth/tokens/${token.id}.json`,
      id: token.id,
      user_id: token.userId,
      client_id: token.clientId,
      token: token.bearer.slice(0, 10),
      refresh_token: token.refresh?.slice(0, 10) ?? null,
      refresh_token_expires_at: moment(token.refreshExpiresAtMs),
      scopes: token.scopes,
      created_at: stamp(token.createdAtMs),
      expires_at: moment(token.expiresAtMs),
      used_at: moment(token.usedAtMs),
    },
  })
}

function revokeCurrent(call: Call) {
  const token = current(call)
  if (call.world.access.currentTokenEnds) call.world.credentials.tokens.revoke(token)
  return gone
}

/** Everyone ends their own tokens, an admin everyone's. */
function revoke(call: Call) {
  const { tokens } = call.world.credentials
  const token = tokens.all.find(one => one.id === idOf(call, 'oauth_token_id'))
  if (token === undefined || !(isAdmin(call.actor) || token.userId === call.actor.user.id)) throw notFound()
  tokens.revoke(token)
  return gone
}

/** Endpoints beside the tools: what a client may need around them. */
export const supporting: Routes = {
  get_job_status: { may: isAgent, controller: 'job_statuses', action: 'show', run: job },
  list_job_statuses: { may: isAgent, controller: 'job_statuses', action: 'index', run: jobs },
  show_many_tickets: { may: isAgent, controller: 'tickets', action: 'show_many', run: showMany },
  list_ticket_fields: { may: anyone, controller: 'ticket_fields', action: 'index', run: listTicketFields },
  restore_deleted_ticket: {
    may: isUnrestricted,
    controller: 'deleted_tickets',
    action: 'restore',
    run: restore,
  },
  show_current_token: { may: bears, controller: 'oauth/tokens', action: 'current', run: currentToken },
  revoke_current_token: { may: bears, controller: 'oauth/tokens', action: 'destroy', run: revokeCurrent },
  revoke_token: { may: anyone, controller: 'oauth/tokens', action: 'destroy', run: revoke },
}

/** Where they are; no declaration names them. */
export const addresses: readonly Address[] = [
  { name: 'list_job_statuses', method: 'GET', path: '/job_statuses', scope: 'read' },
  { name: 'show_many_tickets', method: 'GET', path: '/tickets/show_many', scope: 'tickets:read' },
  { name: 'list_ticket_fields', method: 'GET', path: '/ticket_fields', scope: 'read' },
  {
    name: 'restore_deleted_ticket',
    method: 'PUT',
    path: '/deleted_tickets/{ticket_id}/restore',
    scope: 'tickets:write',
  },
  { name: 'show_current_token', method: 'GET', path: '/oauth/tokens/current' },
  { name: 'revoke_current_token', method: 'DELETE', path: '/oauth/tokens/current' },
  { name: 'revoke_token', method: 'DELETE', path: '/oauth/tokens/{oauth_token_id}' },
]

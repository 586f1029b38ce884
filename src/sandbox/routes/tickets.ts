import type { Ticket } from '../account.ts'
import { isAgent, isUnrestricted } from '../actor.ts'
import { envelope } from '../body.ts'
import { type Call, created, gone, idOf, ok, type Routes, wholeNumber } from '../call.ts'
import { badAttribute } from '../errors.ts'
import { answered, type Order, paged } from '../pagination.ts'
import * as present from '../present.ts'
import { besideTickets, ticketWith } from '../sideloads.ts'
import { createMany, updateMany } from '../ticket/bulk.ts'
import { CreateInput, UpdateInput } from '../ticket/input.ts'
import { create, touch, update } from '../ticket/write.ts'
import { sees, visibleTicket } from '../visibility.ts'
import { changedAt, now } from '../world.ts'

const statuses = ['new', 'open', 'pending', 'hold', 'solved', 'closed']
const byStatus = (ticket: Ticket) => statuses.indexOf(ticket.status)

/** Cursors know three orders; page numbers know more. */
const order = ({ world: { account } }: Call): Order<Ticket> => {
  const name = (id: number | null) => (id === null ? null : (account.users.get(id)?.name ?? null))
  return {
    id: ticket => ticket.id,
    cursor: { updated_at: ticket => ticket.updated_at, status: byStatus },
    offset: {
      assignee: ticket => name(ticket.assignee_id),
      'assignee.name': ticket => name(ticket.assignee_id),
      created_at: ticket => ticket.created_at,
      group: ticket =>
        ticket.group_id === null ? null : (account.groups.get(ticket.group_id)?.name ?? null),
      requester: ticket => name(ticket.requester_id),
      'requester.name': ticket => name(ticket.requester_id),
      status: byStatus,
      subject: ticket => ticket.subject,
      updated_at: ticket => ticket.updated_at,
    },
  }
}

/** The tickets of a list: neither deleted nor archived, and in sight. */
function live({ world, actor }: Call): Ticket[] {
  return [...world.account.tickets.values()].filter(
    ticket => ticket.deleted_at === undefined && !ticket.archived && sees(world, actor, ticket),
  )
}

function list(call: Call) {
  const external = call.query.get('external_id')
  const since = (wholeNumber(call, 'start_time') ?? 0) * 1_000
  const scope = call.query.get('support_type_scope') ?? 'agent'
  if (!['all', 'agent', 'ai_agent'].includes(scope))
    throw badAttribute('support_type_scope', 'must be one of: all, agent, ai_agent')
  const rows = live(call).filter(
    ticket =>
      (external === null || ticket.external_id === external) &&
      (since === 0 || Date.parse(ticket.updated_at) >= since) &&
      // Nothing in the box was handled by an AI agent.
      scope !== 'ai_agent',
  )
  const page = paged(call, rows, order(call))
  const shown = page.rows.map(ticket => ticketWith(call, ticket))
  return answered('tickets', shown, { ...besideTickets(call, page.rows), ...page.beside })
}

function show(call: Call) {
  const ticket = visibleTicket(call.world, call.actor, idOf(call, 'ticket_id'))
  return ok({ ticket: ticketWith(call, ticket), ...besideTickets(call, [ticket]) })
}

function make(call: Call) {
  const { ticket, audit } = create(call.world, call.actor, envelope(call, 'ticket', CreateInput))
  const wire = present.ticket(call.world, ticket)
  return created(String(wire['url']), { ticket: wire, audit, ...besideTickets(call, [ticket]) })
}

function change(call: Call) {
  const ticket = visibleTicket(call.world, call.actor, idOf(call, 'ticket_id'))
  const { audit } = update(call.world, call.actor, ticket, envelope(call, 'ticket', UpdateInput))
  return ok({ ticket: present.ticket(call.world, ticket), audit, ...besideTickets(call, [ticket]) })
}

/** Soft: the ticket is out of sight, and can be restored for 30 days. */
function remove(call: Call) {
  const ticket = visibleTicket(call.world, call.actor, idOf(call, 'ticket_id'))
  ticket.deleted_at = now(call.world)
  touch(call.world, ticket, changedAt(call.world, ticket.updated_at))
  return gone
}

const count = (call: Call) => ok({ count: { value: live(call).length, refreshed_at: now(call.world) } })

/** What the tickets' own tools do. */
export const tickets: Routes = {
  list_tickets: { may: isAgent, controller: 'tickets', action: 'index', run: list },
  get_ticket: { may: isAgent, controller: 'tickets', action: 'show', run: show },
  create_ticket: { may: isAgent, controller: 'tickets', action: 'create', run: make },
  update_ticket: { may: isAgent, controller: 'tickets', action: 'update', run: change },
  delete_ticket: { may: isUnrestricted, controller: 'tickets', action: 'destroy', run: remove },
  create_many_tickets: { may: isAgent, controller: 'tickets', action: 'create_many', run: createMany },
  update_many_tickets: { may: isAgent, controller: 'tickets', action: 'update_many', run: updateMany },
  count_tickets: { may: isAgent, controller: 'tickets', action: 'count', run: count },
}

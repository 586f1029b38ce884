import { z } from 'zod'
import { closed } from './rule.ts'
import {
  flag,
  Id,
  Ids,
  Include,
  job,
  page,
  paged,
  record,
  rows,
  Strings,
  shown,
  text,
  Words,
  whole,
} from './shapes.ts'
import { alike, change, final, names, opening, people, sideloads, Ticket, TicketRow } from './ticket.ts'
import { group, tool } from './tool.ts'

const written = { ticket: record(Ticket), comment: record({ id: whole, public: flag }) }

export const tickets = group('tickets', {
  list_tickets: tool({
    about:
      'List or see all tickets in the queue, page by page, also by sort (-updated_at: last changed, latest first) and external_id. No archived ones. To filter: search.',
    method: 'GET',
    path: '/tickets',
    access: 'read',
    scope: 'tickets:read',
    limits: [{ calls: 50, minutes: 1, beyondPage: 500 }],
    pages: { by: 'cursor', rows: 'tickets', most: 100 },
    shows: true,
    names,
    input: {
      ...page(100),
      sort: z.enum(['updated_at', '-updated_at', 'id', '-id', 'status', '-status']).optional(),
      external_id: Words.optional(),
      include: Include(sideloads).optional(),
    },
    output: { tickets: rows(TicketRow), ...paged },
  }),

  get_ticket: tool({
    about:
      'Show, read, open or pull up one ticket: details, status, priority, what it is about, who is assigned, when updated, SLA.',
    method: 'GET',
    path: '/tickets/{ticket_id}',
    access: 'read',
    scope: 'tickets:read',
    shows: true,
    names,
    input: {
      ticket_id: Id,
      include: Include([...sideloads, 'metric_events', 'slas']).optional(),
    },
    output: { ticket: record(Ticket) },
  }),

  create_ticket: tool({
    about:
      'Open, log, make, file, raise or report a new ticket, incident; start a conversation. A public comment is emailed.',
    method: 'POST',
    path: '/tickets',
    body: 'ticket',
    access: 'write',
    scope: 'tickets:write',
    raises: ['ticket.created'],
    key: true,
    check: 'list_tickets',
    alike,
    final,
    people,
    input: opening,
    output: written,
  }),

  update_ticket: tool({
    about:
      'Reply, add internal note, assign, unassign, escalate, hand over, hold, close, mark or reopen solved, tag, cc; subject, priority, due date. tags replaces all; closed is final.',
    method: 'PUT',
    path: '/tickets/{ticket_id}',
    body: 'ticket',
    access: 'write',
    scope: 'tickets:write',
    limits: [
      { calls: 30, minutes: 10, per: 'ticket_id' },
      { calls: 100, minutes: 1 },
    ],
    raises: [
      'ticket.status_changed',
      'ticket.comment_added',
      'ticket.priority_changed',
      'ticket.agent_assignment_changed',
    ],
    onceWith: 'comment',
    stamp: 'get_ticket',
    check: 'list_ticket_comments',
    alike,
    final,
    people,
    input: { ticket_id: Id, ...change },
    output: written,
  }),

  delete_ticket: tool({
    about:
      'Delete, remove, trash or get rid of a ticket (spam, duplicate). Admins can restore it for 30 days.',
    method: 'DELETE',
    path: '/tickets/{ticket_id}',
    access: 'destructive',
    warns: 'Admins can restore it for 30 days.',
    scope: 'tickets:write',
    limits: [{ calls: 400, minutes: 1 }],
    raises: ['ticket.soft_deleted'],
    check: 'get_ticket',
    done: 'The ticket is deleted. It can be restored in Zendesk for 30 days.',
    input: { ticket_id: Id },
    output: { done: text, ticket_id: whole },
  }),

  create_many_tickets: tool({
    about:
      'Open, make or import several new tickets at once: a bulk or batch of up to 100, one for each customer; requesters may be emailed. Check every result.',
    method: 'POST',
    path: '/tickets/create_many',
    body: 'tickets',
    access: 'write',
    scope: 'tickets:write',
    raises: ['ticket.created'],
    job: true,
    check: 'list_tickets',
    alike,
    final,
    people,
    input: {
      tickets: z
        .array(z.strictObject(opening).meta(shown('subject', 'requester', 'comment')))
        .min(1)
        .max(100)
        .describe('Any field of create_ticket: status, priority, assignee_id …'),
    },
    output: job,
  }),

  update_many_tickets: tool({
    about:
      'Change many tickets at once (bulk, mass): assign, move over, set, tag, close. With ids: one entry for all, without id; else one per ticket, with id. Check every result.',
    method: 'PUT',
    path: '/tickets/update_many',
    body: 'tickets',
    bulk: { ids: 'ids', of: 'tickets', one: 'ticket' },
    access: 'write',
    scope: 'tickets:write',
    job: true,
    check: 'get_ticket',
    alike,
    final,
    people,
    input: {
      ids: Ids.min(1).optional(),
      tickets: z
        .array(
          closed(
            {
              id: Id.optional(),
              ...change,
              additional_tags: Strings.optional(),
              remove_tags: Strings.optional(),
            },
            [{ besides: ['id'] }],
          ).meta(shown('id', 'status', 'priority', 'comment', 'additional_tags', 'remove_tags')),
        )
        .min(1)
        .max(100)
        .describe('Any field of update_ticket (group_id, type …)'),
    },
    output: job,
  }),

  count_tickets: tool({
    about: 'How many tickets there are in total, overall or altogether, roughly.',
    method: 'GET',
    path: '/tickets/count',
    access: 'read',
    scope: 'tickets:read',
    input: {},
    output: { count: record({ value: whole, refreshed_at: text }) },
  }),
})

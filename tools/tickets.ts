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
    about: 'List tickets, without archived ones. To filter, use search.',
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
    about: 'Show one ticket. Its description is the first comment; list_ticket_comments has the rest.',
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
    about: 'Open a ticket. A public comment may be e-mailed; no requester means you.',
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
    about: 'Change a ticket or add a reply or note. tags replaces all; closed is final.',
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
    about: 'Delete a ticket. An admin can restore it in Zendesk for 30 days; then it is gone.',
    method: 'DELETE',
    path: '/tickets/{ticket_id}',
    access: 'destructive',
    scope: 'tickets:write',
    limits: [{ calls: 400, minutes: 1 }],
    raises: ['ticket.soft_deleted'],
    check: 'get_ticket',
    done: 'The ticket is deleted. It can be restored in Zendesk for 30 days.',
    input: { ticket_id: Id },
    output: { done: text, ticket_id: whole },
  }),

  create_many_tickets: tool({
    about: 'Open up to 100 tickets in one job; requesters may be e-mailed. Check every item of results.',
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
        .array(
          z
            .strictObject(opening)
            .meta(
              shown(
                'subject',
                'comment',
                'requester',
                'requester_id',
                'status',
                'priority',
                'type',
                'assignee_id',
                'group_id',
                'tags',
                'custom_fields',
              ),
            ),
        )
        .min(1)
        .max(100)
        .describe('Each with any field of create_ticket'),
    },
    output: job,
  }),

  update_many_tickets: tool({
    about:
      'Change up to 100 tickets in one job. With ids: one entry without id, applied to each. Without: one entry per ticket, each with its id. Check every item of results.',
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
          ).meta(
            shown(
              'id',
              'comment',
              'status',
              'priority',
              'type',
              'assignee_id',
              'group_id',
              'additional_tags',
              'remove_tags',
              'custom_fields',
            ),
          ),
        )
        .min(1)
        .max(100)
        .describe('Each with any field of update_ticket'),
    },
    output: job,
  }),

  count_tickets: tool({
    about: 'Count all tickets, approximately: above 100,000 the figure is up to a day old.',
    method: 'GET',
    path: '/tickets/count',
    access: 'read',
    scope: 'tickets:read',
    input: {},
    output: { count: record({ value: whole, refreshed_at: text }) },
  }),
})

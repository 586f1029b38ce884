import { z } from 'zod'
import { Id, page, paged, Timestamp } from './shapes.ts'
import { group, tool } from './tool.ts'

const Status = z.enum(['new', 'open', 'pending', 'hold', 'solved', 'closed'])

const Ticket = z.looseObject({
  id: z.int().optional(),
  subject: z.string().nullish(),
  status: z.string().nullish(),
  updated_at: z.string().nullish(),
})

export const tickets = group('tickets', {
  list_tickets: tool({
    about: 'List tickets, without archived ones. No filter here: use search.',
    method: 'GET',
    path: '/tickets',
    access: 'read',
    scope: 'tickets:read',
    limits: [{ calls: 50, minutes: 1, beyondPage: 500 }],
    pages: { by: 'cursor', rows: 'tickets', most: 100 },
    input: { ...page(100), sort: z.enum(['updated_at', '-updated_at', 'id', '-id']).optional() },
    output: { tickets: z.array(Ticket).optional(), ...paged },
  }),

  update_ticket: tool({
    about: 'Change a ticket, or add a reply or a note to it. Fields left out stay as they are.',
    method: 'PUT',
    path: '/tickets/{ticket_id}',
    body: 'ticket',
    access: 'write',
    scope: 'tickets:write',
    limits: [
      { calls: 100, minutes: 1 },
      { calls: 30, minutes: 10, per: 'ticket_id' },
    ],
    raises: ['ticket.status_changed', 'ticket.comment_added'],
    onceWith: 'comment',
    stamp: 'get_ticket',
    check: 'list_ticket_comments',
    input: {
      ticket_id: Id,
      status: Status.optional(),
      due_at: Timestamp.optional(),
      comment: z.strictObject({ body: z.string().optional(), public: z.boolean().default(false) }).optional(),
      clear: z.array(z.enum(['due_at'])).optional(),
    },
    output: { ticket: Ticket.optional() },
  }),
})

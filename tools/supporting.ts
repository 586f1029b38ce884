import { flag, Ids, Include, page, paged, rows, text, whole } from './shapes.ts'
import { Ticket } from './ticket.ts'
import { group, tool } from './tool.ts'

/** What the server itself reads, beside the calls of its tools; no client sees these. */
export const supporting = group('tickets', {
  show_many_tickets: tool({
    about: 'Show up to 100 tickets; those that are not there or not visible are left out.',
    method: 'GET',
    path: '/tickets/show_many',
    access: 'read',
    scope: 'tickets:read',
    input: { ids: Ids.min(1), include: Include(['users']).optional() },
    output: { tickets: rows(Ticket) },
  }),

  // No narrow scope is documented for it. [CONTRACT 4]
  list_ticket_fields: tool({
    about: 'List the fields that tickets have, those of every ticket and custom ones.',
    method: 'GET',
    path: '/ticket_fields',
    access: 'read',
    scope: 'read',
    pages: { by: 'cursor', rows: 'ticket_fields', most: 100 },
    input: page(100),
    output: {
      ticket_fields: rows({ id: whole, title: text, key: text, type: text, active: flag, removable: flag }),
      ...paged,
    },
  }),
})

import { Ids, Include, rows } from './shapes.ts'
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
})

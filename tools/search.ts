import { z } from 'zod'
import { page, paged, rows, text, untold, Words, whole } from './shapes.ts'
import { TicketRow } from './ticket.ts'
import { group, tool } from './tool.ts'

/** A result is a whole ticket, user, organization or group; result_type says which. [CONTRACT 6] */
const Result = { result_type: text, ...TicketRow, name: text, email: text, role: text }

export const search = group('search', {
  search: tool({
    about:
      'Find or look for tickets (users, organizations, groups) that mention or are about words; similar, still new, pending, overdue, urgent, submitted this month; my open tickets: type:ticket status<solved assignee:me "refund". At most 1,000; new ones lag by minutes.',
    method: 'GET',
    path: '/search',
    access: 'read',
    scope: 'read',
    limits: [{ calls: 2_500, minutes: 1 }],
    shows: true,
    names: ['tickets(users,groups,organizations)'],
    pages: { by: 'offset', rows: 'results', most: 100, reach: 1_000, beyond: 'export_search_results' },
    input: {
      query: Words.describe('Also requester:, group:, tags:, created>'),
      sort_by: z.enum(['updated_at', 'created_at', 'priority', 'status', 'ticket_type']).optional(),
      sort_order: z.enum(['asc', 'desc']).optional(),
      include: Words.optional().meta(untold),
      ...page(100),
    },
    output: { results: rows(Result), count: whole, ...paged },
  }),

  count_search_results: tool({
    about:
      'How many tickets or users match a search or mention words (the number, a count): open, urgent, solved last month, came in yesterday.',
    method: 'GET',
    path: '/search/count',
    access: 'read',
    scope: 'read',
    input: { query: Words },
    output: { count: whole },
  }),

  export_search_results: tool({
    about:
      'Export, download or dump every ticket or all the users with a tag, or that match a search, the complete set of results, not only the first 1,000. A cursor lasts one hour.',
    method: 'GET',
    path: '/search/export',
    access: 'read',
    scope: 'read',
    limits: [{ calls: 100, minutes: 1 }],
    pages: { by: 'cursor', rows: 'results', most: 100 },
    shows: true,
    query: { type: 'filter[type]' },
    rules: [{ keyword: 'type', in: 'query', use: 'type' }],
    input: {
      query: Words.describe('Without type:'),
      type: z.enum(['ticket', 'organization', 'user', 'group']),
      ...page(100),
    },
    output: { results: rows(Result), ...paged },
  }),
})

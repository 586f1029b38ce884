import type { Rule } from './limits.ts'
import type { Settings } from './settings.ts'

interface Asked {
  readonly path: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly userId: number
}

/** The limits that a call of a tool falls under, beside the account's own. */
export function rulesOf(tool: string, asked: Asked, settings: Settings): readonly Rule[] {
  return table[tool]?.(asked, settings) ?? []
}

const table: Readonly<Record<string, (asked: Asked, settings: Settings) => readonly Rule[]>> = {
  list_tickets: ({ query }, { ticketListsPerMinute, deepPagesPerMinute }) => [
    { bucket: 'tickets-index', key: 'tickets-index', total: ticketListsPerMinute, seconds: 60 },
    ...(Number(query.get('page')) > 500
      ? [{ bucket: 'tickets-index-deep-pagination', key: 'deep', total: deepPagesPerMinute, seconds: 60 }]
      : []),
  ],
  update_ticket: ({ path, userId }, { ticketUpdatesPerMinute, updatesPerTicket }) => [
    {
      bucket: 'per-ticket-updates',
      key: `ticket/${path['ticket_id']}/${userId}`,
      total: updatesPerTicket,
      seconds: 600,
    },
    { key: 'ticket-updates', total: ticketUpdatesPerMinute, seconds: 60 },
  ],
  delete_ticket: (_, { ticketDeletionsPerMinute }) => [
    { key: 'ticket-deletions', total: ticketDeletionsPerMinute, seconds: 60 },
  ],
  update_user: ({ path }, { updatesPerUser, userUpdatesPerSecond }) => [
    { bucket: 'create-update-user', key: `user/${path['user_id']}`, total: updatesPerUser, seconds: 60 },
    { key: 'user-updates', total: userUpdatesPerSecond, seconds: 1 },
  ],
  update_organization: ({ path }, { updatesPerOrganization }) => [
    {
      key: `organization/${path['organization_id']}`,
      total: updatesPerOrganization,
      seconds: 60,
      inErrors: true,
    },
  ],
  search: (_, { searchesPerMinute }) => [searches(searchesPerMinute)],
  count_search_results: (_, { searchesPerMinute }) => [searches(searchesPerMinute)],
  export_search_results: (_, { exportsPerMinute }) => [
    { key: 'search-export', total: exportsPerMinute, seconds: 60 },
  ],
}

const searches = (total: number): Rule => ({
  bucket: 'search-index',
  key: 'search-index',
  total,
  seconds: 60,
})

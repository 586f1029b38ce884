/** A way to find ids: one tool that lists records, and what to ask it for. */
export interface Finder {
  readonly tool: string
  /** The key of its answer under which the records stand. */
  readonly rows: string
  /** Its arguments for what has been typed so far; undefined: nothing can be found by that. */
  readonly asks: (typed: string) => Readonly<Record<string, unknown>> | undefined
  /** Zendesk has matched what was typed, by more than the answer shows. */
  readonly matched?: true
}

/** A kind of record that can be read by its URI. */
export interface Kind {
  /** As in `zendesk://tickets/4711`. */
  readonly path: string
  /** The tool that reads one; everything else about it is the tool's own. */
  readonly read: `get_${string}`
  /** The best first. None: there is no list of them, and only what a connection itself has started can be found. */
  readonly find: readonly Finder[]
}

/** As many rows as Zendesk has on a page: what is typed is looked for among them. */
const limit = 100

/** What can be read by URI, and how its ids are found. */
export const kinds: readonly Kind[] = [
  {
    path: 'tickets',
    read: 'get_ticket',
    // Those that somebody worked on last; who types letters types no ticket's id.
    find: [
      {
        tool: 'list_tickets',
        rows: 'tickets',
        asks: typed => (/^\d*$/.test(typed) ? { sort: '-updated_at', limit } : undefined),
      },
    ],
  },
  {
    path: 'users',
    read: 'get_user',
    // Zendesk takes digits for part of a phone number.
    find: [
      {
        tool: 'search_users',
        rows: 'users',
        matched: true,
        asks: typed => (/\D/.test(typed) ? { query: typed, limit: 25 } : undefined),
      },
    ],
  },
  {
    path: 'organizations',
    read: 'get_organization',
    find: [
      {
        tool: 'search',
        rows: 'results',
        asks: typed => {
          // Without the signs that the query language reads.
          const words = typed.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim()
          return words === '' ? undefined : { query: `type:organization ${words}`, limit }
        },
      },
      { tool: 'list_organizations', rows: 'organizations', asks: () => ({ limit }) },
    ],
  },
  {
    path: 'macros',
    read: 'get_macro',
    find: [{ tool: 'list_macros', rows: 'macros', asks: () => ({ limit }) }],
  },
  { path: 'job_statuses', read: 'get_job_status', find: [] },
]

/** What a kind's record is called, in its tool's name and input. */
export const recordOf = ({ read }: Kind) => read.slice('get_'.length)

/** The input of the tool that takes the id. */
export const idOf = (kind: Kind) => `${recordOf(kind)}_id`

/** The URI of a kind's records, with a place for the id. */
export const templateOf = ({ path }: Kind) => `zendesk://${path}/{id}`

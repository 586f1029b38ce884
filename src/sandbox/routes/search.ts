import { isAgent } from '../actor.ts'
import { type Call, ok, type Routes } from '../call.ts'
import { read, written } from '../cursor.ts'
import { badAttribute, badPage, badSearch, parameterMissing } from '../errors.ts'
import { found } from '../found.ts'
import { linkTo, numbered, refuseCursors } from '../pagination.ts'
import * as present from '../present.ts'
import type { Hit } from '../search.ts'
import { besideTickets } from '../sideloads.ts'

function wire(call: Call, hit: Hit): present.Wire {
  const { world } = call
  switch (hit.type) {
    case 'ticket':
      return { ...present.ticket(world, hit.record), result_type: 'ticket' }
    case 'user':
      return { ...present.user(world, hit.record, call.actor.user), result_type: 'user' }
    case 'organization':
      return { ...present.organization(world, hit.record), result_type: 'organization' }
    case 'group':
      return { ...present.group(world, hit.record), result_type: 'group' }
  }
}

/** `include=tickets(users,organizations)`: search nests its sideloads. */
function beside(call: Call, hits: readonly Hit[]): Record<string, unknown> {
  const [, words = ''] = /tickets\(([^)]*)\)/.exec(call.query.get('include') ?? '') ?? []
  const tickets = hits.flatMap(hit => (hit.type === 'ticket' ? [hit.record] : []))
  return besideTickets(
    call,
    tickets,
    words.split(',').map(word => word.trim()),
  )
}

function asked(call: Call): string {
  const query = call.query.get('query')
  if (query === null) throw parameterMissing('query')
  return query
}

/** A thousand results can be paged, whatever the true count is. */
function list(call: Call) {
  refuseCursors(call)
  const hits = found(call, asked(call))
  const page = numbered(call, hits, () => {
    throw badSearch('Requested response size was greater than Search Response Limits')
  })
  const { next_page, previous_page, count } = page.beside
  return ok({
    results: page.rows.map(hit => wire(call, hit)),
    ...beside(call, page.rows),
    facets: null,
    next_page,
    previous_page,
    count,
  })
}

const count = (call: Call) => ok({ count: found(call, asked(call)).length })

const types = ['ticket', 'organization', 'user', 'group'] as const

/** Cursors only, one type, by creation; a cursor lives for an hour. */
function exported(call: Call) {
  const query = asked(call)
  const wanted = call.query.get('filter[type]')
  if (wanted === null) throw parameterMissing('filter[type]')
  const type = types.find(one => one === wanted)
  if (type === undefined) throw badAttribute('filter[type]', `must be one of: ${types.join(', ')}`)
  if (call.query.has('sort_by') || call.query.has('page'))
    throw badPage('InvalidPaginationParameter', 'sort_by and page are not accepted here')
  const size = Number(call.query.get('page[size]') ?? '100')
  if (!Number.isInteger(size) || size < 1 || size > 1_000)
    throw badPage('InvalidPaginationParameter', 'page[size] must be between 1 and 1000')
  const { exportCursorMs } = call.world.settings
  const after = call.query.get('page[after]')
  const cursor = after === null ? undefined : read(after)
  if (cursor && (cursor.o !== `export/${type}` || cursor.t === undefined))
    throw badPage('InvalidPaginationParameter', 'The cursor is not valid')
  if (cursor?.t !== undefined && call.world.clock() - cursor.t >= exportCursorMs)
    throw badPage('InvalidPaginationParameter', 'The cursor has expired')
  const place = (hit: Hit) => Date.parse(hit.record.created_at)
  const from = { v: typeof cursor?.v === 'number' ? cursor.v : 0, i: cursor?.i ?? 0 }
  const rest = found(call, query, [type])
    .map(hit => ({ hit, at: place(hit), id: hit.record.id }))
    .filter(({ at, id }) => !cursor || at > from.v || (at === from.v && id > from.i))
    .sort((a, b) => a.at - b.at || a.id - b.id)
  const rows = rest.slice(0, size)
  const last = rows.at(-1)
  const next = last && written({ o: `export/${type}`, v: last.at, i: last.id, t: call.world.clock() })
  return ok({
    results: rows.map(({ hit }) => wire(call, hit)),
    ...beside(
      call,
      rows.map(({ hit }) => hit),
    ),
    facets: null,
    meta: { has_more: rest.length > size, after_cursor: next ?? null, before_cursor: null },
    links: { prev: null, next: next ? linkTo(call, { 'page[after]': next }) : null },
  })
}

/** What the search tools do. */
export const searches: Routes = {
  search: { may: isAgent, controller: 'search', action: 'index', run: list },
  count_search_results: { may: isAgent, controller: 'search', action: 'count', run: count },
  export_search_results: { may: isAgent, controller: 'search', action: 'export', run: exported },
}

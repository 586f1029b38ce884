import type { Call } from './call.ts'
import { badSearch } from './errors.ts'
import { BadQuery, type ResultType } from './query.ts'
import { type Hit, search } from './search.ts'
import { sees } from './visibility.ts'

/** What a query finds for this caller, once the index knows it. */
export function found(call: Call, query: string, types?: readonly ResultType[]): readonly Hit[] {
  const { world, actor } = call
  const sortBy = call.query.get('sort_by')
  const sortOrder = call.query.get('sort_order')
  try {
    const hits = search(world.account, query, {
      now: new Date(world.clock()),
      me: actor.user.id,
      visible: ticket => sees(world, actor, ticket),
      ...(types && { types }),
      ...(sortBy && { sortBy }),
      ...(sortOrder && { sortOrder }),
    })
    const { indexLagMs } = world.settings
    if (indexLagMs === 0) return hits
    const indexed = world.clock() - indexLagMs
    return hits.filter(hit => Date.parse(hit.record.created_at) <= indexed)
  } catch (error) {
    if (error instanceof BadQuery) throw badSearch(error.message)
    throw error
  }
}

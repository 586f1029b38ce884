import type { Tool } from '../../../tools/tool.ts'
import { Missing, notThere, Refused } from '../../errors.ts'
import type { Scene } from '../approval/plan.ts'
import type { TicketBound } from '../policy/policy.ts'
import type { Target } from '../targets.ts'
import { confined } from './query.ts'
import { mentioned, within } from './records.ts'

type Values = Readonly<Record<string, unknown>>

/** Reads the records that a call is about. */
export type Look = (about: readonly Target[]) => Promise<Scene>

/** What a bound on records makes of the arguments, before anything is sent. */
export async function before(
  tool: Tool,
  values: Values,
  about: readonly Target[],
  bound: TicketBound,
  look: Look,
): Promise<{ readonly values: Values; readonly notes: readonly string[] }> {
  if (bound.size === 0) return { values, notes: [] }
  const { query, type } = values
  if (tool.resource === 'search' && typeof query === 'string') {
    const found = confined(tool.name, query, bound, typeof type === 'string' ? type : undefined)
    return { values: { ...values, query: found.query }, notes: found.note === undefined ? [] : [found.note] }
  }
  const tickets = about.filter(({ kind }) => kind === 'ticket')
  if (
    tool.resource === 'tickets' &&
    tool.access === 'read' &&
    tickets.length === 0 &&
    !tool.pages &&
    !tool.beside
  )
    throw new Refused(
      `${tool.name} was refused`,
      'it looks at all tickets, and the policy lets you see a part of them',
      'count_search_results counts those.',
      { bound: 'tickets' },
    )
  // What reads one ticket is judged by what it reads.
  if (tickets.length === 0 || tool.name === 'get_ticket') return { values, notes: [] }
  const { seen } = await look(tickets)
  const allowed = new Set(seen.flatMap(({ id, record }) => (within(bound, record) ? [id] : [])))
  if (tickets.some(({ ids }) => ids.some(id => !allowed.has(id)))) throw new Hidden(tool.name)
  return { values, notes: [] }
}

/** What a bound on records leaves of an answer. `places`: where the rows that are left stood, where some are not. */
export async function after(
  tool: Tool,
  body: Values,
  bound: TicketBound,
  look: Look,
): Promise<{
  readonly body: Values
  readonly notes: readonly string[]
  readonly places?: readonly number[]
}> {
  if (bound.size === 0) return { body, notes: [] }
  const found = mentioned(tool, body)
  const ids = [...new Set(found.pointed)]
  const seen = ids.length > 0 ? (await look([{ kind: 'ticket', ids }])).seen : []
  const allowed = new Set(seen.flatMap(({ id, record }) => (within(bound, record) ? [id] : [])))
  const left = found.confine(ticket =>
    typeof ticket === 'number' ? allowed.has(ticket) : within(bound, ticket),
  )
  if (left) {
    const notes =
      left.left > 0 ? [`${left.left} of this page's rows are outside of what the policy lets you see.`] : []
    return { body: left.body, notes, ...(left.left > 0 && { places: left.places }) }
  }
  if (tool.access === 'read') throw new Hidden(tool.name)
  return {
    body: {},
    notes: ['The call was carried out; the ticket is outside of what the policy lets you see.'],
  }
}

/** A record that the policy keeps from an agent. It sounds like one that is not there: whether it is, is nobody's business who may not see it. */
export class Hidden extends Missing {
  constructor(tool: string) {
    super(`${tool} failed`, ...notThere, { status: 404, zendesk: 'RecordNotFound' })
  }
}

import { Limited } from '../errors.ts'
import { minute } from './moment.ts'
import { amount, type Counted, counted } from './policy/kinds.ts'
import type { Budgets } from './policy/policy.ts'

/** How often each agent was let through, by kind, and hour or day. */
export type Tally = ReadonlyMap<string, ReadonlyMap<string, number>>

/** A call as it is counted. */
export interface Counting {
  readonly agent: string
  readonly atMs: number
  readonly kinds: readonly Counted[]
}

/** The kinds under which a call counts. */
export const kindsOf = (call: { access: string; public: boolean }): readonly Counted[] =>
  counted.filter(kind => {
    if (kind === 'writes') return call.access !== 'read'
    if (kind === 'destructive') return call.access === 'destructive'
    return kind === 'calls' || call.public
  })

const spans = { hour: 3_600_000, day: 86_400_000 } as const
const key = (kind: Counted, span: keyof typeof spans, atMs: number) =>
  `${kind} ${span} ${Math.floor(atMs / spans[span])}`

/** The tally after one more call that was let through. */
export function count(tally: Tally, { agent, atMs, kinds }: Counting): Tally {
  const own = new Map(tally.get(agent))
  for (const kind of kinds)
    for (const span of ['hour', 'day'] as const) {
      const at = key(kind, span, atMs)
      own.set(at, (own.get(at) ?? 0) + 1)
    }
  return new Map(tally).set(agent, own)
}

/** How often an agent was let through in the hour or the day of a moment. */
export const used = (tally: Tally, agent: string, kind: Counted, span: keyof typeof spans, atMs: number) =>
  tally.get(agent)?.get(key(kind, span, atMs)) ?? 0

/** Why one more call would pass an agent's budgets, and when they begin anew: hours and days are those of the clock, in UTC. */
export function spent(tool: string, tally: Tally, budgets: Budgets, call: Counting): Limited | undefined {
  for (const kind of call.kinds)
    for (const span of ['day', 'hour'] as const) {
      const most = budgets[kind]?.[span]
      if (most === undefined || used(tally, call.agent, kind, span, call.atMs) < most) continue
      const resetMs = (Math.floor(call.atMs / spans[span]) + 1) * spans[span]
      return new Limited(
        `${tool} was refused`,
        most === 0
          ? `${call.agent} may make ${amount(kind, 0)}`
          : `the budget of ${call.agent} is used up: ${amount(kind, most)} in ${span === 'hour' ? 'an hour' : 'a day'}`,
        most === 0
          ? 'The operator can give a budget in the policy.'
          : `It begins anew at ${minute(resetMs)}; the operator can raise it in the policy.`,
        Math.ceil((resetMs - call.atMs) / 1000),
        { budget: kind },
      )
    }
  return undefined
}

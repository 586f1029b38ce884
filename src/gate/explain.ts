import type { Tool } from '../../tools/tool.ts'
import { DeskwardenError } from '../errors.ts'
import { classesOf, isPublic, mayBe, modeOf } from './approval/mode.ts'
import { harmOf } from './approval/sinks.ts'
import type { Mandate } from './binding.ts'
import { kindsOf, spent, type Tally, used } from './budget.ts'
import type { Fact } from './grammar.ts'
import { exposes, holds, wants } from './grants.ts'
import { input } from './input.ts'
import { minute } from './moment.ts'
import { amount, type Class, type Counted, type Mode } from './policy/kinds.ts'

/** One thing that the gate looks at, and what it finds. */
export interface Reason {
  readonly check: 'grant' | 'arguments' | 'records' | 'approval' | 'budget'
  readonly stops: boolean
  readonly says: string
}

/** The gate's decision on a call, with every reason: nothing is sent, and what only the account can tell is said to be so. */
export interface Explained {
  readonly decision: 'allowed' | 'refused' | 'wants a yes'
  readonly reasons: readonly Reason[]
}

/** Explains what would become of a call at this moment; without arguments, of the tool as such. */
export function explain(asked: {
  readonly agent: string
  readonly mandate: Mandate
  readonly facts: readonly Fact[]
  readonly fact: Fact
  readonly tool: Tool
  readonly args: unknown
  readonly tally: Tally
  /** Since when the agent has read customers' words; undefined: it has not. */
  readonly sinceMs: number | undefined
  readonly nowMs: number
}): Explained {
  const { agent, mandate, facts, fact, tool: whole, args, tally, sinceMs, nowMs } = asked
  const tool = mandate.narrowed.get(fact.name) ?? whole
  const grants = mandate.held.map(({ grant, holder, says }): Reason => {
    const stops = !exposes(facts, [grant], fact)
    const held = says ?? `${holder} holds ${holds(grant, fact)}`
    return {
      check: 'grant',
      stops,
      says: stops && says === undefined ? `${held}; it wants ${wants(fact)}` : held,
    }
  })
  if (grants.length === 0) grants.push({ check: 'grant', stops: true, says: `${agent} has no grant here` })

  const checked = args === undefined ? undefined : argued(tool, args, whole)
  const values = checked?.values
  const told: Reason[] = [...grants]
  if (checked) told.push({ check: 'arguments', stops: values === undefined, says: checked.says })
  else if (tool !== whole) told.push({ check: 'arguments', stops: false, says: 'the policy bounds them' })
  const records = [...mandate.tickets].map(([field, ids]) => `${field} ${[...ids].join(', ')}`)
  if (records.length > 0)
    told.push({
      check: 'records',
      stops: false,
      says: `only tickets of ${records.join(' and ')}; each is looked at when the call is made`,
    })
  const own = values ? classesOf(tool, values) : mayBe(tool).filter(one => one !== 'tainted')
  const by = values ? harmOf(tool, values) : mayBe(tool).includes('tainted') ? 'all' : 'none'
  const led = sinceMs !== undefined && by !== 'none' && mandate.approvals.tainted !== 'never'
  const approval = yes(led ? [...own, 'tainted'] : own, mandate, values !== undefined)
  told.push(approval.reason)
  if (by !== 'none') told.push(...reading(own, by, mandate, sinceMs))
  told.push(...budgets(agent, mandate, fact, tool, values, tally, nowMs))

  const refused = told.some(reason => reason.stops)
  return { decision: refused ? 'refused' : approval.wants ? 'wants a yes' : 'allowed', reasons: told }
}

function argued(tool: Tool, args: unknown, whole: Tool) {
  try {
    return { values: input(tool, args, whole), says: 'they are as the tool wants them' }
  } catch (error) {
    if (!(error instanceof DeskwardenError)) throw error
    return { says: error.why }
  }
}

const names: Readonly<Record<Class, string>> = {
  destructive: 'it cannot be taken back',
  bulk: 'it writes to many records',
  public: 'the customer reads it',
  write: 'it writes',
  tainted: "customers' words may have led to it",
}

const modes = {
  never: 'nobody is asked',
  preview: 'the agent gets a plan and confirms it by a second call',
  ask: 'the user of the client is asked',
  operator: 'it waits for `deskwarden approvals approve`',
  refuse: 'the policy refuses it',
} as const

/** Who says yes to a call of these classes. */
function yes(
  is: readonly Class[],
  { approvals }: Mandate,
  sure: boolean,
): { wants: boolean; reason: Reason } {
  const { mode, because } = modeOf(approvals, is, true)
  if (mode === 'never')
    return { wants: false, reason: { check: 'approval', stops: false, says: modes.never } }
  const why = because.map(one => names[one]).join(sure ? ' and ' : ' or ')
  const says = `${sure ? '' : 'where '}${why}: ${asking(mode, modeOf(approvals, is, false).mode)}`
  return {
    wants: sure && mode !== 'refuse',
    reason: { check: 'approval', stops: sure && mode === 'refuse', says },
  }
}

/** What customers' words that the agent has read change, or would change. */
function reading(
  own: readonly Class[],
  by: 'all' | 'people',
  { approvals }: Mandate,
  sinceMs: number | undefined,
): readonly Reason[] {
  const led = (canAsk: boolean) => modeOf(approvals, [...own, 'tainted'], canAsk).mode
  if ([true, false].every(canAsk => led(canAsk) === modeOf(approvals, own, canAsk).mode)) return []
  const whom = by === 'people' ? ', where it brings somebody new to the ticket' : ''
  const says =
    sinceMs === undefined
      ? `once it has read customers' words${whom}: ${asking(led(true), led(false))}`
      : `it has read customers' words since ${minute(sinceMs)}, which counts${whom}`
  return [{ check: 'approval', stops: false, says }]
}

/** Who says yes, to a client that can ask its user and to one that cannot. */
const asking = (mode: Mode, unasked: Mode) =>
  `${modes[mode]}${mode === 'ask' ? `; by a client that cannot ask, ${modes[unasked]}` : ''}`

/** How much of each budget that the call counts against is left. */
function budgets(
  agent: string,
  { budgets }: Mandate,
  fact: Fact,
  tool: Tool,
  values: Readonly<Record<string, unknown>> | undefined,
  tally: Tally,
  nowMs: number,
): readonly Reason[] {
  const kinds = kindsOf({ access: fact.access, public: values !== undefined && isPublic(tool, values) })
  const over = spent(fact.name, tally, budgets, { agent, atMs: nowMs, kinds })
  const left = kinds.flatMap((kind: Counted) =>
    (['hour', 'day'] as const).flatMap(span => {
      const most = budgets[kind]?.[span]
      return most === undefined
        ? []
        : most === 0
          ? [`${amount(kind, 0)} this ${span}`]
          : [`${used(tally, agent, kind, span, nowMs)} of ${amount(kind, most)} this ${span} used`]
    }),
  )
  if (left.length === 0) return []
  return [{ check: 'budget', stops: over !== undefined, says: left.join(', ') }]
}

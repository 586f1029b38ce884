import { type Grant, render } from '../../gate/grammar.ts'
import { exposes, widened } from '../../gate/grants.ts'
import { classes, counted } from '../../gate/policy/kinds.ts'
import type { Agent } from '../../gate/policy/policy.ts'
import type { Listed } from '../../listed.ts'

/** What stands around an agent when it is shown. */
interface Around {
  readonly listed: readonly Listed[]
  readonly ceiling: Grant | undefined
  readonly still:
    | { readonly everyone?: string | undefined; readonly agents: Readonly<Record<string, string>> }
    | undefined
  readonly nowMs: number
}

/** An agent of the policy in plain words, a line for each thing that holds for it. */
export function inWords(agent: Agent, { listed, ceiling, still, nowMs }: Around): readonly string[] {
  const { name, grant, hash, expiresMs, approvals, budgets, narrowed, tickets } = agent
  const lent = agent.temporary.filter(({ untilMs }) => untilMs > nowMs)
  const grants = [
    widened(
      listed,
      grant,
      lent.map(one => one.grant),
    ),
    ...(ceiling ? [ceiling] : []),
  ]
  const tools = listed.filter(tool => exposes(listed, grants, tool)).map(tool => tool.name)
  const over = expiresMs !== undefined && expiresMs <= nowMs
  const frozen =
    still?.everyone ?? (still && Object.hasOwn(still.agents, name) ? still.agents[name] : undefined)
  const bounded = [...narrowed.keys()].filter(tool => tools.includes(tool))
  const spans = counted.flatMap(kind => {
    const { hour, day } = budgets[kind] ?? {}
    return [
      ...(hour === undefined ? [] : [`${hour} ${kind} an hour`]),
      ...(day === undefined ? [] : [`${day} ${kind} a day`]),
    ]
  })
  return [
    name,
    `  grant      ${render(grant) || 'nothing'}${hash ? '' : ' (no token: over stdio alone)'}`,
    ...lent.map(one => `  lent       ${render(one.grant)} until ${new Date(one.untilMs).toISOString()}`),
    `  tools      ${tools.length === 0 ? 'none' : tools.join(', ')}`,
    ...(frozen === undefined ? [] : [`  frozen     ${frozen === 'all' ? 'every call' : 'every write'}`]),
    ...(expiresMs === undefined
      ? []
      : [`  access     ${over ? 'ended' : 'ends'} ${new Date(expiresMs).toISOString()}`]),
    `  approvals  ${classes.map(one => `${one} ${approvals[one]}`).join(', ')}; who cannot be asked: ${approvals.unasked}`,
    ...(bounded.length === 0 ? [] : [`  bounds     on ${bounded.join(', ')}`]),
    ...(tickets.size === 0
      ? []
      : [
          `  records    tickets of ${[...tickets].map(([field, ids]) => `${field} ${[...ids].join(', ')}`).join(' and ')}`,
        ]),
    ...(spans.length === 0 ? [] : [`  budgets    ${spans.join(', ')}`]),
  ]
}

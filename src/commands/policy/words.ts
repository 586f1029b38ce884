import { type Grant, render } from '../../gate/grammar.ts'
import { exposes, widened } from '../../gate/grants.ts'
import { amount, classes, counted } from '../../gate/policy/kinds.ts'
import type { Agent } from '../../gate/policy/policy.ts'
import type { AgentWords, BoundWords } from '../../gate/policy/words.ts'
import type { Listed } from '../../house/listed.ts'

/** What stands around an agent when it is shown. */
interface Around {
  /** The agent as it is written. */
  readonly written: AgentWords | undefined
  readonly listed: readonly Listed[]
  readonly ceiling: Grant | undefined
  readonly still:
    | { readonly everyone?: string | undefined; readonly agents: Readonly<Record<string, string>> }
    | undefined
  readonly nowMs: number
}

/** An agent of the policy in plain words, a line for each thing that holds for it. */
export function inWords(agent: Agent, { written, listed, ceiling, still, nowMs }: Around): readonly string[] {
  const { name, grant, hash, expiresMs, approvals, budgets, tickets, mask } = agent
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
  const spans = counted.flatMap(kind => {
    const { hour, day } = budgets[kind] ?? {}
    if (hour === 0 || day === 0) return [amount(kind, 0)]
    return [
      ...(hour === undefined ? [] : [`${amount(kind, hour)} an hour`]),
      ...(day === undefined ? [] : [`${amount(kind, day)} a day`]),
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
    `  approvals  ${classes.map(one => `${one} ${approvals[one]}`).join(', ')}; who cannot be asked: ${approvals.unasked}${approvals.unasked === 'preview' ? ', or operator where tainted' : ''}`,
    `  masked     ${masked[mask]}`,
    ...Object.entries(written?.bounds ?? {}).map(
      ([tool, bound]) => `  bound      ${tool}: ${bounded(bound)}`,
    ),
    ...(tickets.size === 0
      ? []
      : [
          `  records    tickets of ${[...tickets].map(([field, ids]) => `${field} ${[...ids].join(', ')}`).join(' and ')}`,
        ]),
    ...(spans.length === 0 ? [] : [`  budgets    ${spans.join(', ')}`]),
  ]
}

const masked = {
  off: 'nothing',
  partial: 'cards, national ids, passports, bank accounts, secrets, passwords',
  strict:
    'cards, national ids, passports, bank accounts, secrets, passwords, addresses of all kinds, phone numbers, names, birth dates',
} as const

/** A bound in words: `only comment, priority; comment.public is false; status is not closed`. */
function bounded({ only, fields = {} }: BoundWords): string {
  return [
    ...(only ? [`only ${only.join(', ')}`] : []),
    ...Object.entries(fields).map(([field, { is, in: some, not, most }]) =>
      [
        field,
        [
          ...(is === undefined ? [] : [`is ${is}`]),
          ...(some ? [`is one of ${some.join(', ')}`] : []),
          ...(not ? [`is not ${not.join(' or ')}`] : []),
          ...(most === undefined ? [] : [`has at most ${most} entries`]),
        ].join(' and '),
      ].join(' '),
    ),
  ].join('; ')
}

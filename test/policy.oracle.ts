import { endpoints } from './contract/endpoints.ts'
import { oracle } from './oracle.ts'

// A policy's decisions as the README tells them, once more, with nothing of the gate's.

export interface Rules {
  readonly grant: string
  readonly ceiling?: string | undefined
  readonly expires?: string | undefined
  readonly temporary: readonly { grant: string; until: string }[]
  readonly approvals: Readonly<Record<string, string>>
  readonly budgets: Readonly<Record<string, { readonly day: number }>>
  readonly bound?:
    | { only: string[]; fields: Record<string, { is?: unknown; in?: unknown[]; not?: unknown[] }> }
    | undefined
  readonly groups?: readonly number[] | undefined
  /** It has read customers' words. */
  readonly tainted: boolean
}

export interface Asked {
  readonly tool: string
  readonly args: Readonly<Record<string, unknown>>
  readonly at: string
  readonly frozen?: 'all' | 'writes' | undefined
  readonly canAsk: boolean
}

const ladder = ['never', 'preview', 'ask', 'operator', 'refuse']
const comment = (args: Asked['args']): { public?: boolean } => Object(args['comment'])

/** What becomes of a call: `ran`, or the kind of what stops it. `group` is where its ticket is; `spent` counts by kind. */
export function ruled(
  rules: Rules,
  call: Asked,
  group: number,
  spent: Readonly<Record<string, number>>,
): string {
  const { tool, args, at, frozen, canAsk } = call
  const endpoint = endpoints.find(({ id }) => id === tool)
  if (!endpoint) return 'none'
  const reads = endpoint.access === 'read'
  const running = rules.temporary.filter(({ until }) => until > at).map(({ grant }) => grant)
  const mine = [rules.grant, ...running].some(grant => oracle(grant).includes(tool))
  const capped = rules.ceiling === undefined || oracle(rules.ceiling).includes(tool)
  if (frozen === 'all' || (frozen && !reads) || (rules.expires ?? '9') <= at || !mine || !capped)
    return 'refused'

  const only = rules.bound?.only
  const fields = rules.bound?.fields ?? {}
  const updates = tool === 'update_ticket'
  for (const [name, value] of Object.entries(updates ? args : {})) {
    if (name === 'ticket_id') continue
    const bound = fields[name]
    if (only && !only.includes(name)) return 'refused'
    if (name === 'custom_status_id' && fields['status']) return 'refused'
    if (bound?.is !== undefined && value !== bound.is) return 'refused'
    if (bound?.in && !bound.in.includes(value)) return 'refused'
    if (bound?.not?.includes(value)) return 'refused'
    if (name === 'group_id' && rules.groups && !rules.groups.some(id => id === value)) return 'refused'
  }
  const { groups } = rules
  if (groups && tool === 'create_ticket' && !groups.some(id => id === args['group_id'])) return 'refused'
  if (groups && tool === 'count_tickets') return 'refused'
  if (
    rules.groups &&
    args['ticket_id'] !== undefined &&
    tool !== 'get_ticket' &&
    !rules.groups.includes(group)
  )
    return 'missing'

  const open = comment(args).public === true
  const kinds = {
    destructive: endpoint.destructive || args['status'] === 'closed',
    public: open,
    write: !reads,
    tainted:
      rules.tainted &&
      (endpoint.destructive ||
        args['status'] === 'closed' ||
        open ||
        (!reads && !/^(create|update)_ticket$/.test(tool))),
  }
  const wanted = Object.entries(kinds).flatMap(([kind, is]) =>
    is ? [ladder.indexOf(rules.approvals[kind] ?? '')] : [],
  )
  const strictest = ladder[Math.max(0, ...wanted)]
  const alone = strictest === 'ask' && !canAsk ? rules.approvals['unasked'] : strictest
  const led = kinds.tainted && rules.approvals['tainted'] === 'ask'
  const mode = alone === 'preview' && strictest === 'ask' && led ? 'operator' : alone
  if (mode === 'refuse') return 'refused'
  if (mode !== 'never') return 'asked'

  const counts = { calls: true, writes: !reads, destructive: endpoint.destructive, publicReplies: open }
  for (const [kind, counted] of Object.entries(counts))
    if (counted && (spent[kind] ?? 0) >= (rules.budgets[kind]?.day ?? 1e9)) return 'limited'
  return rules.groups && tool === 'get_ticket' && !rules.groups.includes(group) ? 'missing' : 'ran'
}

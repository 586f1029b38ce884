import type { Tool } from '../../../tools/tool.ts'
import type { Grant } from '../grammar.ts'
import type { Class, Counted, Mask, Mode } from './kinds.ts'

/** Who has to say yes to a call of each kind, and what becomes of `ask` where nobody can be asked. */
export type Approvals = Readonly<Record<Class, Mode>> & {
  readonly unasked: 'preview' | 'operator' | 'refuse'
}

/** What may be let through in an hour and in a day; absent: as much as is wanted. */
export type Budgets = { readonly [What in Counted]?: { readonly hour?: number; readonly day?: number } }

/** The ids of which a ticket has to have one, by field; every field that is named has to hold. */
export type TicketBound = ReadonlyMap<string, ReadonlySet<number>>

/** What holds beside a grant: how far each tool may be used, on which records, how often, and with whose yes. */
export interface Conditions {
  readonly approvals: Approvals
  readonly budgets: Budgets
  /** Tools that take less than they could, by name. */
  readonly narrowed: ReadonlyMap<string, Tool>
  readonly tickets: TicketBound
  readonly mask: Mask
}

/** A grant that ends. */
export interface Temporary {
  readonly grant: Grant
  readonly untilMs: number
}

/** One agent that may call. */
export interface Agent extends Conditions {
  readonly name: string
  /** SHA-256 of its token; an agent without one is served over stdio alone. */
  readonly hash: Buffer | undefined
  readonly grant: Grant
  readonly temporary: readonly Temporary[]
  readonly expiresMs: number | undefined
}

/** The operator's policy of one moment. */
export interface Policy {
  /** What no agent passes. */
  readonly ceiling: Grant | undefined
  readonly agents: readonly Agent[]
  /** SHA-256 of the file, by which the journal tells one policy from another. */
  readonly digest: string
}

/** What asks for a yes unless the policy says otherwise: what destroys, what writes to many, what the customer reads, and what could do harm after customers' words. */
export const usual: Approvals = {
  destructive: 'ask',
  bulk: 'ask',
  public: 'ask',
  write: 'never',
  tainted: 'ask',
  unasked: 'preview',
}

/** What is masked unless the policy says otherwise. */
export const usualMask: Mask = 'partial'

/** What holds for whoever calls without a policy. */
export const unbound = (approvals: Approvals, mask: Mask): Conditions => ({
  approvals,
  budgets: {},
  narrowed: new Map(),
  tickets: new Map(),
  mask,
})

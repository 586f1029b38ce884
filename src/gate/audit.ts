import type { Access } from '../../tools/tool.ts'
import type { ErrorKind } from '../errors.ts'
import type { Level } from './grammar.ts'
import type { Counted } from './policy/kinds.ts'

/** Ids of records, by the input that names them. */
export type Ids = Readonly<Record<string, number | string | readonly number[]>>

/** What became of a call. */
export type Ending = 'done' | 'asked' | 'declined' | 'expired' | ErrorKind | 'internal'

/** What every record of a call says. Safe to keep: ids and words of ours, no bodies, no customer's words, no secrets. */
export interface About {
  /** One call's records share it; unique among all processes. */
  readonly call: string
  readonly atMs: number
  readonly agent: string
  readonly client?: string
  readonly tool: string
  readonly resource: string
  readonly access: Access
  /** The level of a grant that the tool wants. */
  readonly level: Level
  readonly ids: Ids
  /** The entry of a grant that lets it through. */
  readonly allowedBy?: string
  /** Who said yes, where somebody had to. */
  readonly approvedBy?: string
  /** The agent had read customers' words, and that was a reason to ask. */
  readonly tainted?: true
  /** The client's trace id, where its request carried one. */
  readonly trace?: string
}

/** What is about to happen. */
export interface Intent extends About {
  /** `update ticket 4711` */
  readonly doing: string
  readonly kinds: readonly Counted[]
}

/** What became of a call. A call that never passed the gate has no intent before it. */
export interface Outcome extends About {
  readonly outcome: Ending
  /** `updated ticket 4711` where it is done, `update ticket 4711` where it is not. */
  readonly deed: string
  /** Why it came to nothing, in words of ours. */
  readonly why?: string
  readonly tookMs: number
  /** Zendesk's id of the request. */
  readonly requestId?: string
  /** The length of the answer as text. */
  readonly bytes?: number
  /** How many values of each kind were masked in what the agent or its user was told. */
  readonly masked?: Readonly<Record<string, number>>
}

/** Something else that the operator may ask about later: a list, a policy, a sign-in, an approval. */
export interface Event {
  readonly event: string
  readonly atMs: number
  readonly agent?: string
  readonly client?: string
  readonly told: string
  readonly facts?: Readonly<Record<string, string | number | boolean>>
}

const reasons: Readonly<Record<Exclude<Ending, 'done' | 'asked' | 'unknown_outcome'>, string>> = {
  config: 'a setting is wrong',
  input: 'the arguments were wrong',
  refused: 'Zendesk refused',
  declined: 'the answer was no',
  expired: 'its plan had ended',
  missing: 'there is no such record',
  conflict: 'someone else had changed the record',
  limited: 'the rate limit was reached',
  unavailable: 'Zendesk did not answer',
  cancelled: 'it was taken back',
  internal: 'Deskwarden has a fault',
}

/** Every way in which a call can end. */
export const endings: readonly string[] = ['done', 'asked', 'unknown_outcome', ...Object.keys(reasons)]

/** One plain sentence for what became of a call, at most 30 words. */
export function sentence({ agent, tool, deed, outcome, why, masked = {}, ...by }: Outcome): string {
  const allowed = permission(by)
  const count = Object.values(masked).reduce((sum, one) => sum + one, 0)
  const hid = count === 0 ? '' : `; ${count} ${count === 1 ? 'value' : 'values'} masked`
  switch (outcome) {
    case 'done':
      return `${agent} ${deed}${allowed}${hid}.`
    case 'asked':
      return `${agent} wants to ${deed}: ${why ?? 'its user was asked'}${by.tainted ? after : ''}${hid}.`
    case 'unknown_outcome':
      return `${agent} tried to ${deed}; whether it happened is unknown${allowed}.`
    case 'refused':
      if (by.allowedBy === undefined) return `${agent} was refused ${tool}; ${why ?? reasons.refused}.`
      // Where it was refused here, it helps nobody that a grant would have let it through.
      return `${agent} tried to ${deed} and was refused: ${why ?? `${reasons.refused}${allowed}`}${why !== undefined && by.tainted ? after : ''}.`
    default:
      return `${agent} tried to ${deed} and failed: ${why ?? reasons[outcome]}${allowed}.`
  }
}

/** By which grant, and by whose yes. */
const permission = ({
  allowedBy,
  approvedBy,
  tainted,
}: Pick<About, 'allowedBy' | 'approvedBy' | 'tainted'>) =>
  [
    allowedBy === undefined ? '' : `; allowed by ${allowedBy}`,
    approvedBy === undefined ? '' : `, approved by ${approvedBy}`,
    tainted ? after : '',
  ].join('')

const after = "; it had read customers' words"

/** One plain sentence for what is about to happen. */
export const intention = ({ agent, doing, ...by }: Intent): string =>
  `${agent} is about to ${doing}${permission(by)}.`

import type { Access } from '../../tools/tool.ts'
import type { ErrorKind } from '../errors.ts'

/** What is about to happen. Safe to keep: ids and words of ours, no bodies, no customer's words, no secrets. */
export interface Intent {
  /** Counts the calls of this process. */
  readonly call: number
  readonly atMs: number
  readonly agent: string
  readonly client?: string
  readonly tool: string
  readonly access: Access
  readonly doing: string
  readonly ids: Readonly<Record<string, number | string>>
  readonly allowedBy: string
}

/** What became of a call. A call that never passed the gate has no intent before it. */
export interface Outcome extends Omit<Intent, 'allowedBy' | 'doing'> {
  readonly outcome: 'done' | ErrorKind | 'internal'
  readonly deed: string
  readonly tookMs: number
  readonly allowedBy?: string
  /** The entries that would have let it pass. */
  readonly wants?: string
}

/** The trace of every call. An intent is written before anything reaches the account. */
export interface Journal {
  intent(entry: Intent): void
  outcome(entry: Outcome): void
  /** A sentence about what never became a call. */
  stray(sentence: string, atMs: number): void
}

const reasons: Readonly<Record<Exclude<Outcome['outcome'], 'done' | 'refused' | 'unknown_outcome'>, string>> =
  {
    config: 'a setting is wrong',
    input: 'the arguments were wrong',
    missing: 'there is no such record',
    conflict: 'someone else had changed the record',
    limited: 'the rate limit was reached',
    unavailable: 'Zendesk did not answer',
    cancelled: 'it was taken back',
    internal: 'Deskwarden has a fault',
  }

/** One plain sentence for a call, at most 30 words. */
export function sentence(entry: Outcome): string {
  const { agent, deed, outcome, allowedBy, wants } = entry
  const allowed = allowedBy === undefined ? '' : `; allowed by ${allowedBy}`
  if (outcome === 'done') return `${agent} ${deed}${allowed}.`
  if (outcome === 'refused' && wants !== undefined)
    return `${agent} was refused ${entry.tool}; it wants ${wants}.`
  if (outcome === 'refused') return `${agent} tried to ${deed} and Zendesk refused${allowed}.`
  if (outcome === 'unknown_outcome')
    return `${agent} tried to ${deed}; whether it happened is unknown${allowed}.`
  return `${agent} tried to ${deed} and failed: ${reasons[outcome]}${allowed}.`
}

/** How the trace is written: a sentence for each call, JSON lines with intents and outcomes, or nothing. */
export const forms = ['sentences', 'json', 'off'] as const

/** A journal that writes lines to a sink. */
export function journal(form: (typeof forms)[number], write: (line: string) => void): Journal {
  const json = (event: string, entry: Intent | Outcome) =>
    write(JSON.stringify({ event, ...entry, at: new Date(entry.atMs).toISOString(), atMs: undefined }))
  return {
    intent(entry) {
      if (form === 'json') json('intent', entry)
    },
    outcome(entry) {
      if (form === 'json') json('outcome', entry)
      if (form === 'sentences') write(sentence(entry))
    },
    stray(told, atMs) {
      if (form === 'json') write(JSON.stringify({ event: 'stray', at: new Date(atMs).toISOString(), told }))
      if (form === 'sentences') write(told)
    },
  }
}

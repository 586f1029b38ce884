/** What went wrong, by the remedy it needs. */
export type ErrorKind =
  | 'config'
  | 'input'
  | 'refused'
  | 'missing'
  | 'conflict'
  | 'limited'
  | 'unavailable'
  | 'unknown_outcome'
  | 'cancelled'

/** Facts beside the sentence, for a client that acts on them: plain values, no secrets, no customer's words. */
export type ErrorFacts = Readonly<Record<string, string | number | boolean>>

/** The one grammar of a failure: `what failed: why. What to do.` The model and the operator read the message. */
export abstract class DeskwardenError extends Error {
  abstract readonly kind: ErrorKind
  readonly why: string
  readonly remedy: string
  readonly facts: ErrorFacts

  constructor(what: string, why: string, remedy: string, facts: ErrorFacts = {}) {
    super(`${what}: ${ended(why)} ${ended(remedy)}`)
    this.name = new.target.name
    this.why = ended(why)
    this.remedy = ended(remedy)
    this.facts = facts
  }
}

const ended = (sentence: string) => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`)

/** A setting is wrong: the operator mends it. */
export class ConfigError extends DeskwardenError {
  readonly kind = 'config'
}

/** An argument is wrong, here or by Zendesk's rules: the caller mends it. */
export class InputError extends DeskwardenError {
  readonly kind = 'input'
}

/** Not allowed, by a grant or by Zendesk: someone else can allow it. */
export class Refused extends DeskwardenError {
  readonly kind = 'refused'
}

/** The record is not there, or not visible to this credential. */
export class Missing extends DeskwardenError {
  readonly kind = 'missing'
}

/** Someone else changed the record meanwhile: read it again. */
export class Conflict extends DeskwardenError {
  readonly kind = 'conflict'
}

/** Too many calls: wait `seconds`. */
export class Limited extends DeskwardenError {
  readonly kind = 'limited'
  constructor(what: string, why: string, remedy: string, seconds: number) {
    super(what, why, remedy, { seconds })
  }
}

/** Zendesk did not answer, or not in a form that can be read; nothing was changed. */
export class Unavailable extends DeskwardenError {
  readonly kind = 'unavailable'
}

/** What would happen cannot be written to the journal, and does not happen: the operator mends the journal's folder. */
export class Unrecorded extends DeskwardenError {
  readonly kind = 'unavailable'
}

/** A write may or may not have happened; it is not sent again. */
export class UnknownOutcome extends DeskwardenError {
  readonly kind = 'unknown_outcome'
  constructor(what: string, why: string, remedy: string, facts: ErrorFacts = {}) {
    super(what, why, remedy, { ...facts, outcome: 'unknown' })
  }
}

/** The client took the call back before anything was changed. */
export class Cancelled extends DeskwardenError {
  readonly kind = 'cancelled'
}

/** No tool of this name exists: a protocol error, not an answer. */
export class UnknownTool extends Error {}

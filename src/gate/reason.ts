import { DeskwardenError, type ErrorFacts, Unrecorded } from '../errors.ts'
import type { Ending } from './audit.ts'
import { Hidden } from './bounds/guard.ts'

/** What became of a call that ended in an error, and why in words that hold no customer's. */
export function reason(error: unknown): { readonly outcome: Ending; readonly why?: string } {
  if (!(error instanceof DeskwardenError)) return { outcome: 'internal' }
  const { kind, facts } = error
  if (error instanceof Hidden) return { outcome: kind, why: kept }
  if (error instanceof Unrecorded) return { outcome: kind, why: 'the journal cannot be written' }
  const { approval } = facts
  if (approval === 'declined' || approval === 'expired') return { outcome: approval }
  const why = whyOf(facts)
  // The tool would take the arguments: it is the policy that does not.
  const outcome = facts.bound === 'arguments' ? 'refused' : kind
  return { outcome, ...(why === undefined ? {} : { why }) }
}

const kept = 'the policy keeps it from that'

function whyOf({ wants, scope, stopped, approval, budget, bound }: ErrorFacts): string | undefined {
  if (typeof wants === 'string') return `it wants ${wants}`
  if (typeof scope === 'string') return `the sign-in lacks the scope ${scope}`
  if (stopped === 'freeze') return 'the operator has frozen it'
  if (stopped === 'expiry') return 'its access has ended'
  if (budget !== undefined) return 'its budget is used up'
  if (bound !== undefined) return kept
  return typeof approval === 'string' ? approvals[approval] : undefined
}

const approvals: Readonly<Record<string, string>> = {
  refused: 'the policy refuses such calls',
  unknown: 'its plan is unknown or was used',
  altered: 'its plan was for another call',
  changed: 'the record had changed since its plan',
  waiting: 'the operator has not approved it yet',
}

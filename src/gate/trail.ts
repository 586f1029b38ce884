import { Refused } from '../errors.ts'
import type { Ending, Ids, Outcome } from './audit.ts'
import type { Caller } from './binding.ts'
import type { Tally } from './budget.ts'
import type { Deed } from './deed.ts'
import type { Deps } from './deps.ts'
import type { Fact } from './grammar.ts'
import { needed } from './grants.ts'
import type { Counted } from './policy/kinds.ts'
import { reason } from './reason.ts'

/** What one call leaves in the journal, as it comes to be known. */
export interface Trail {
  allowed(by: string): void
  meant(doing: string, ids: Ids): void
  /** Customers' words were a reason to ask. */
  tainted(): void
  masked(counts: Readonly<Record<string, number>>): void
  asked(how: string): void
  intent(
    kinds: readonly Counted[],
    approvedBy: string | undefined,
    admit: ((tally: Tally) => Error | undefined) | undefined,
  ): Promise<void>
  done(deed: Deed, requestId: string | undefined, value: unknown): void
  /** Notes how it failed; true where it was refused for want of a grant. */
  refused(error: unknown): boolean
}

export function trail(
  { clock, journal, name }: Pick<Deps<never, never>, 'clock' | 'journal' | 'name'>,
  { agent, client }: Caller,
  fact: Fact,
  trace: string | undefined,
): Trail {
  const atMs = clock()
  const base = {
    call: name(),
    atMs,
    agent,
    ...(client === undefined ? {} : { client }),
    tool: fact.name,
    resource: fact.resource,
    access: fact.access,
    level: needed[fact.access],
    ...(trace === undefined ? {} : { trace }),
  }
  let so: Pick<Outcome, 'deed' | 'ids' | 'allowedBy' | 'approvedBy' | 'tainted'> = {
    deed: `call ${fact.name}`,
    ids: {},
  }
  const masked: Record<string, number> = {}
  // A call that was carried out is no failure because its last record could not be handed on.
  const ended = (outcome: Ending, more: Partial<Outcome>) => {
    try {
      const hid = Object.keys(masked).length > 0 ? { masked } : {}
      journal.outcome({ ...base, ...so, outcome, tookMs: clock() - atMs, ...hid, ...more })
    } catch {}
  }
  return {
    allowed(allowedBy) {
      so = { ...so, allowedBy }
    },
    meant(doing, ids) {
      so = { ...so, deed: doing, ids }
    },
    tainted() {
      so = { ...so, tainted: true }
    },
    masked(counts) {
      for (const [kind, count] of Object.entries(counts)) masked[kind] = (masked[kind] ?? 0) + count
    },
    asked: why => ended('asked', { why }),
    intent(kinds, approvedBy, admit) {
      if (approvedBy !== undefined) so = { ...so, approvedBy }
      return journal.intent(
        { ...base, ...so, atMs: clock(), doing: so.deed, kinds },
        { wait: fact.access !== 'read', ...(admit && { admit }) },
      )
    },
    done: ({ done, ids }, requestId, value) =>
      ended('done', {
        deed: done,
        ids,
        ...(requestId === undefined ? {} : { requestId }),
        bytes: JSON.stringify(value).length,
      }),
    refused(error) {
      const { outcome, why } = reason(error)
      ended(outcome, why === undefined ? {} : { why })
      return error instanceof Refused && error.facts['wants'] !== undefined
    },
  }
}

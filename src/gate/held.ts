import { Refused } from '../errors.ts'
import { type Fact, type Grant, render } from './grammar.ts'
import { exposes, holds, wants } from './grants.ts'

/** One of the grants that a call has to pass: who holds it, and who can change it. */
export interface Held {
  readonly grant: Grant
  readonly holder: string
  readonly remedy: string
  /** It is no grant of ours: it is what the scopes of the sign-in let through. */
  readonly byScope?: true
  /** Why it stops what it stops, where it is no grant that somebody wrote. */
  readonly says?: string
}

/** Why a tool is not granted: what it wants, what each grant that stops it holds, and who can change that. */
export function refusal(facts: readonly Fact[], held: readonly Held[], agent: string, fact: Fact): Refused {
  const what = `${fact.name} was refused`
  const wanted = wants(fact)
  if (held.length === 0) {
    const remedy = 'The operator can add one with `deskwarden agents add`.'
    return new Refused(what, `${agent} has no grant here`, remedy, { wants: wanted })
  }
  const stop = held.find(one => one.says !== undefined && !exposes(facts, [one.grant], fact))
  if (stop?.says !== undefined) return new Refused(what, stop.says, stop.remedy, { stopped: stop.holder })
  const scope = lacking(facts, held, fact)
  const token = held.find(one => one.byScope)
  if (token && scope !== undefined)
    return new Refused(what, `the sign-in lacks the scope ${scope}`, token.remedy, { scope })
  const grants = held.filter(one => !one.byScope)
  const stopping = grants.filter(({ grant }) => !exposes(facts, [grant], fact))
  // A companion may be held by each grant through another tool, and by none of them through the same.
  const named = stopping.length > 0 ? stopping : grants
  const has = (grant: Grant) => (fact.beside ? render(grant) || 'nothing' : holds(grant, fact))
  const each = named.map(({ grant, holder }) => `${holder} holds ${has(grant)}`)
  return new Refused(
    what,
    `it wants ${wanted}, and ${each.join(', and ')}`,
    named.map(one => one.remedy).join(' '),
    { wants: wanted, held: named.map(({ grant }) => render(grant)).join(' & ') },
  )
}

/** Whether a caller's grants let a tool through. */
export function passes(facts: readonly Fact[], held: readonly Held[], fact: Fact): boolean {
  const grants = held.map(one => one.grant)
  return exposes(facts, grants, fact)
}

/** The scope that is missing where a tool is granted and only the token stops it. */
export function lacking(facts: readonly Fact[], held: readonly Held[], fact: Fact): string | undefined {
  const token = held.find(one => one.byScope)
  const grants = held.filter(one => !one.byScope)
  if (!token || passes(facts, held, fact) || !passes(facts, grants, fact)) return undefined
  const alone = !fact.beside || token.grant.minus.has(fact.name)
  const short = alone ? fact : facts.find(one => fact.beside?.includes(one.name))
  return short?.newScope ? `${short.newScope} or ${short.scope}` : short?.scope
}

import { InputError, Refused } from '../errors.ts'
import { type Fact, type Grant, parse, render } from './grammar.ts'
import { exposes, holds, wants } from './grants.ts'
import { within } from './scopes.ts'

/** Who calls: the agent's name, what it narrowed itself to, and the client program that it says it is. */
export interface Caller {
  readonly agent: string
  readonly narrow?: string
  readonly client?: string
}

/** One of the grants that a call has to pass: who holds it, and who can change it. */
export interface Held {
  readonly grant: Grant
  readonly holder: string
  readonly remedy: string
  /** It is no grant of ours: it is what the scopes of the sign-in let through. */
  readonly byScope?: true
}

/** What the account's token may do, where that is known; an API token has no scopes. */
export interface SignIn {
  scopes(): readonly string[] | undefined
  /** How the token gets further scopes. */
  readonly remedy: string
}

/** Finds the grants that bind a caller at this moment: a call has to pass all of them, and where there are none it passes none. */
export type Binding = (caller: Caller) => readonly Held[]

/** Where a caller's grants come from: the operator's ceiling, the token's scopes, the agents file, and what the session narrowed itself to. */
export function binding(sources: {
  readonly facts: readonly Fact[]
  /** The operator's `--grant`. Without an agents file it is the only grant; with one, no agent passes it. */
  readonly ceiling?: Grant
  /** The grant of each agent at this moment. */
  readonly agents?: (name: string) => Grant | undefined
  readonly signIn?: SignIn | undefined
}): Binding {
  const { facts, agents, signIn } = sources
  const ceiling = sources.ceiling ?? (agents ? undefined : nothing)
  const remedy = 'The operator can change it with --grant or DESKWARDEN_GRANT, and a restart.'
  const operator = ceiling ? [{ grant: ceiling, holder: 'this server', remedy }] : []
  let known: { readonly scopes: string; readonly held: readonly Held[] } = { scopes: '', held: [] }
  const token = (): readonly Held[] => {
    const scopes = signIn?.scopes()
    if (!signIn || !scopes) return []
    const text = scopes.join(' ')
    if (known.held.length === 0 || known.scopes !== text) {
      const held = {
        grant: within(facts, scopes),
        holder: 'the sign-in',
        remedy: signIn.remedy,
        byScope: true,
      } as const
      known = { scopes: text, held: [held] }
    }
    return known.held
  }
  // A session narrows itself by the same line in every request.
  const narrowings = new Map<string, Held>()
  const narrowing = (text: string): Held => {
    const known = narrowings.get(text)
    if (known) return known
    const read = narrowed(text, facts)
    if (narrowings.size >= mostNarrowings) narrowings.clear()
    narrowings.set(text, read)
    return read
  }
  return caller => {
    const session = caller.narrow === undefined ? [] : [narrowing(caller.narrow)]
    if (!agents) return [...operator, ...token(), ...session]
    const grant = agents(caller.agent)
    if (!grant) return []
    const remedy = `The operator can change the grant of ${caller.agent} in the agents file.`
    return [...operator, ...token(), { grant, holder: caller.agent, remedy }, ...session]
  }
}

/** Kept at once; a client may invent them without end. */
const mostNarrowings = 1_000

const nothing: Grant = { levels: new Map(), plus: new Set(), minus: new Set() }

function narrowed(text: string, facts: readonly Fact[]): Held {
  const parsed = parse(text, facts)
  if ('problems' in parsed)
    throw new InputError(
      'The narrowed grant cannot be read',
      parsed.problems.join(' '),
      'Correct X-Deskwarden-Grant or ?grant=, or leave it out.',
    )
  const remedy = 'The client can widen it by asking for less narrowing in X-Deskwarden-Grant or ?grant=.'
  return { grant: parsed.grant, holder: 'this session', remedy }
}

/** Why a tool is not granted: what it wants, what each grant that stops it holds, and who can change that. */
export function refusal(facts: readonly Fact[], held: readonly Held[], agent: string, fact: Fact): Refused {
  const what = `${fact.name} was refused`
  const wanted = wants(fact)
  if (held.length === 0) {
    const remedy = 'The operator can add one with `deskwarden agents add`.'
    return new Refused(what, `${agent} has no grant here`, remedy, { wants: wanted })
  }
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

import { InputError } from '../errors.ts'
import { type Fact, type Grant, parse, resources } from './grammar.ts'
import { widened } from './grants.ts'
import type { Held } from './held.ts'
import type { Frozen } from './policy/freeze.ts'
import type { Mask } from './policy/kinds.ts'
import { type Agent, type Approvals, type Conditions, type Policy, unbound } from './policy/policy.ts'
import { within } from './scopes.ts'

/** Who calls: the agent's name, what it narrowed itself to, and what its client program says of itself. */
export interface Caller {
  readonly agent: string
  readonly narrow?: string
  readonly client?: string
  /** The client can ask its user. */
  readonly canAsk?: boolean
}

/** What the account's token may do, where that is known; an API token has no scopes. */
export interface SignIn {
  scopes(): readonly string[] | undefined
  /** How the token gets further scopes. */
  readonly remedy: string
}

/** What binds a caller at one moment: a call has to pass every grant, and where there are none it passes none. */
export interface Mandate extends Conditions {
  readonly held: readonly Held[]
}

/** Finds what binds a caller at this moment; the same object as long as nothing changed. */
export type Binding = (caller: Caller) => Mandate

export interface Sources {
  readonly facts: readonly Fact[]
  /** The operator's `--grant`. Without a policy it is the only grant; with one, no agent passes it. */
  readonly ceiling?: Grant
  readonly policy?: { policy(): Policy; byName(name: string): Agent | undefined } | undefined
  readonly freeze?: { of(agent: string): Frozen | undefined } | undefined
  readonly signIn?: SignIn | undefined
  /** Who says yes where no policy tells. */
  readonly approvals: Approvals
  /** How much is masked where no policy tells. */
  readonly mask: Mask
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** Where a caller's mandate comes from: the operator's ceiling, the freeze, the token's scopes, the policy, and what the session narrowed itself to. */
export function binding(sources: Sources): Binding {
  const { facts, policy, freeze, signIn, now } = sources
  const free = unbound(sources.approvals, sources.mask)
  const remedy = 'The operator can change it with --grant or DESKWARDEN_GRANT, and a restart.'
  const ceiling = sources.ceiling ?? (policy ? undefined : nothing)
  const operator = ceiling ? [{ grant: ceiling, holder: 'this server', remedy }] : []
  const narrowings = new Map<string, Held>()
  const narrowing = (text: string): Held => {
    const known = narrowings.get(text)
    if (known) return known
    const read = narrowed(text, facts)
    if (narrowings.size >= most) narrowings.clear()
    narrowings.set(text, read)
    return read
  }
  const kept = new Map<string, { readonly from: readonly unknown[]; readonly mandate: Mandate }>()

  return caller => {
    const session = caller.narrow === undefined ? undefined : narrowing(caller.narrow)
    const agent = policy?.byName(caller.agent)
    const above = policy?.policy().ceiling
    const frozen = freeze?.of(caller.agent)
    const scopes = signIn?.scopes()?.join(' ')
    const nowMs = now()
    const lent = agent?.temporary.filter(({ untilMs }) => untilMs > nowMs) ?? []
    const over = agent?.expiresMs !== undefined && agent.expiresMs <= nowMs
    const from = [agent, above, frozen, scopes, over, ...lent]
    const key = `${caller.agent}\n${caller.narrow ?? '*'}`
    const known = kept.get(key)
    if (known?.from.length === from.length && known.from.every((part, at) => part === from[at]))
      return known.mandate

    const own = (): readonly Held[] => {
      if (!policy) return []
      if (!agent) return []
      const remedy = `The operator can change the grant of ${agent.name} in the policy.`
      const grant = widened(
        facts,
        agent.grant,
        lent.map(one => one.grant),
      )
      return [...(over ? [ended(agent)] : []), { grant, holder: agent.name, remedy }]
    }
    const held =
      policy && !agent
        ? []
        : [
            ...(frozen ? [standstill(frozen, facts)] : []),
            ...operator,
            ...(above ? [{ grant: above, holder: "the policy's ceiling", remedy: ceilingRemedy }] : []),
            ...(signIn && scopes !== undefined
              ? [bySignIn(facts, scopes.split(' ').filter(Boolean), signIn.remedy)]
              : []),
            ...own(),
            ...(session ? [session] : []),
          ]
    const mandate = { ...(agent ?? free), held }
    if (kept.size >= most) kept.clear()
    kept.set(key, { from, mandate })
    return mandate
  }
}

/** Kept at once; a client may invent narrowings without end. */
const most = 1_000

const nothing: Grant = { levels: new Map(), plus: new Set(), minus: new Set() }

const ceilingRemedy = 'The operator can raise the ceiling in the policy.'

const bySignIn = (facts: readonly Fact[], scopes: readonly string[], remedy: string): Held => ({
  grant: within(facts, scopes),
  holder: 'the sign-in',
  remedy,
  byScope: true,
})

const ended = ({ name, expiresMs = 0 }: Agent): Held => ({
  grant: nothing,
  holder: 'expiry',
  says: `the access of ${name} ended at ${new Date(expiresMs).toISOString()}`,
  remedy: 'The operator can set another end in the policy.',
})

const standstill = (frozen: Frozen, facts: readonly Fact[]): Held => ({
  grant:
    frozen === 'all'
      ? nothing
      : { ...nothing, levels: new Map(resources(facts).map(resource => [resource, 'read'])) },
  holder: 'freeze',
  says: frozen === 'all' ? 'the operator has frozen every call' : 'the operator has frozen every write',
  remedy: 'The operator can lift that with `deskwarden thaw` and the --policy or --state of this server.',
})

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

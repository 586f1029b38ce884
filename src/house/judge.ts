import { ConfigError } from '../errors.ts'
import { type Binding, binding, type SignIn } from '../gate/binding.ts'
import { quoted } from '../gate/nearest.ts'
import { type Freeze, freeze } from '../gate/policy/freeze.ts'
import { type Approvals, type Policy, usual } from '../gate/policy/policy.ts'
import type { Watched } from '../gate/policy/watch.ts'
import type { Config } from '../settings/settings.ts'
import { grant } from './granted.ts'
import type { Listed } from './listed.ts'
import { stateFolder } from './state.ts'
import { catalogue } from './whoami.ts'

/** Who may do what at each moment, by everything that the operator has said. */
export interface Judge {
  readonly binding: Binding
  /** The policy, where there is one. */
  readonly policy: Watched | undefined
  /** Tells the listener whenever somebody's mandate may have changed. */
  changed(listener: () => void): () => void
  close(): void
}

/** How often what ends by the clock is looked for. */
const lookMs = 1_000

/** Puts together the operator's grant, the policy, its freezes, and what the sign-in can do. */
export async function judge(
  config: Config,
  listed: readonly Listed[],
  warn: (sentence: string) => void,
  now: () => number,
  signIn?: SignIn,
): Promise<Judge> {
  const ceiling = config.grant === undefined ? undefined : grant(config.grant, listed)
  const policy =
    config.policy === undefined
      ? undefined
      : (await import('../gate/policy/watch.ts')).watch({
          path: config.policy,
          catalog: { facts: listed, tools: await catalogue() },
          warn,
        })
  const { agent } = config
  if (agent !== undefined && policy && !policy.byName(agent)) {
    policy.close()
    throw new ConfigError(
      `${quoted(agent)} cannot be served`,
      `${config.policy} has no agent of this name`,
      'Correct --agent, or add it with `deskwarden agents add`.',
    )
  }
  const folder = stateFolder(config)
  const still: Freeze | undefined = folder === undefined ? undefined : freeze(folder)
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  let running = policy && inForce(policy.policy(), now())
  const looking = setInterval(() => {
    const is = policy && inForce(policy.policy(), now())
    if (is !== running) tell()
    running = is
  }, lookMs).unref()
  const ends = [
    policy?.changed(next => {
      // Told now, and not again at the next look.
      running = inForce(next, now())
      tell()
    }),
    still?.changed(tell),
  ]

  return {
    binding: binding({
      facts: listed,
      ...(ceiling && { ceiling }),
      policy,
      freeze: still,
      signIn,
      approvals: withoutPolicy(config),
      mask: config.mask,
      now,
    }),
    policy,
    changed(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      clearInterval(looking)
      for (const end of ends) end?.()
      policy?.close()
      still?.close()
    },
  }
}

const withoutPolicy = ({ approvals: mode }: Config): Approvals => ({
  ...usual,
  destructive: mode,
  bulk: mode,
  public: mode,
  // Whoever lets the agent go on alone has said so of all of it.
  tainted: mode === 'preview' ? 'never' : mode,
})

/** What of a policy holds at a moment: it changes when something in it ends. */
const inForce = ({ agents }: Policy, nowMs: number): string =>
  agents
    .map(({ name, expiresMs = Number.POSITIVE_INFINITY, temporary }) =>
      [name, expiresMs > nowMs, ...temporary.map(({ untilMs }) => untilMs > nowMs)].join(),
    )
    .join('\n')

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError } from '../errors.ts'
import type { Config } from '../settings/settings.ts'

/** The folder of what a policy leads to: journal, freezes, approvals, requests. Undefined: this user has none, and none is named. */
export function stateFolder({
  state,
  policy,
  home,
  sandbox,
}: Pick<Config, 'state' | 'policy' | 'home' | 'sandbox'>): string | undefined {
  if (state !== undefined) return state
  if (policy !== undefined) return `${policy.replace(/\.jsonc?$/, '')}.state`
  // What happens to an invented account is no part of what happened to a real one.
  return home === undefined ? undefined : join(home, sandbox ? 'sandbox' : 'state')
}

/**
 * Refuses a policy that is named and is not there: a freeze beside it would stop nobody. Its folder alone is enough, as
 * servers go on with the last policy that they have read.
 */
export function policyThere(config: Parameters<typeof stateFolder>[0]): void {
  const { policy, state } = config
  if (policy === undefined || state !== undefined) return
  if (existsSync(policy) || existsSync(stateFolder(config) ?? policy)) return
  throw new ConfigError(
    'Nothing was done',
    `${policy} is not there`,
    'Name the policy of the servers with --policy.',
  )
}

/** The lock of whoever changes the policy. */
export const lockOf = (config: Parameters<typeof stateFolder>[0]): string =>
  join(stateFolder(config) ?? '.', 'policy.lock')

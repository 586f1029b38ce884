import { join } from 'node:path'
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

/** The lock of whoever changes the policy. */
export const lockOf = (config: Parameters<typeof stateFolder>[0]): string =>
  join(stateFolder(config) ?? '.', 'policy.lock')

import type { Config } from '../settings/settings.ts'
import { isLoopback } from '../settings/value.ts'
import type { Command } from './help.ts'

/** A setting as it was found: its text, and the name to blame where it is wrong. */
export type Found = Readonly<Record<string, { readonly text: string; readonly from: string } | undefined>>

/** The settings that some commands alone read. */
const readers: Partial<Record<keyof Config, readonly Command[]>> = {
  host: ['http'],
  port: ['http', 'sandbox'],
  noAuth: ['http'],
  allowHosts: ['http'],
  allowOrigins: ['http'],
  legacyOnly: ['stdio', 'http'],
  service: ['login'],
  scopes: ['login'],
  redirectPort: ['login'],
  noBrowser: ['login'],
  yes: ['call'],
  tool: ['audit'],
  ticket: ['audit'],
  outcome: ['audit'],
  since: ['audit'],
  until: ['audit'],
  follow: ['audit'],
  format: ['audit'],
  expectedHead: ['audit'],
  for: ['requests'],
  writes: ['freeze'],
  json: ['tools', 'agents', 'policy', 'audit', 'approvals', 'requests', 'status', 'doctor'],
}

/** What the operator should know of settings that are right, and do not do what they may have been meant for. */
export function notes(command: Command, found: Found, config: Config): readonly string[] {
  const unread = Object.entries(readers).flatMap(([name, commands]) => {
    const { from } = found[name] ?? {}
    // What stands in the environment may be meant for another command.
    if (!from?.startsWith('--') || commands.includes(command)) return []
    return [`${from} does nothing here: it is for ${listed(commands)}.`]
  })
  return [...unread, ...(/^(agents|sandbox)$/.test(command) ? [] : accounts(found, config))]
}

const listed = (names: readonly string[]) =>
  [names.slice(0, -1).join(', '), names.at(-1)].filter(part => part !== '').join(' and ')

/** Which account is used, where the settings name two. */
function accounts(found: Found, config: Config): readonly string[] {
  const named = found['baseUrl'] ?? found['subdomain']
  const token = found['oauthToken'] ?? found['apiToken']
  if (config.sandbox)
    return named && token ? [`The sandbox is used, and the account of ${named.from} is not.`] : []
  const { baseUrl, subdomain } = config
  if (baseUrl === undefined || subdomain === undefined) return []
  const { hostname } = new URL(baseUrl)
  if (hostname === `${subdomain}.zendesk.com`) return []
  const where = isLoopback(hostname) ? `${hostname}, on this machine` : hostname
  return [`${found['baseUrl']?.from} wins over ${found['subdomain']?.from}: the account is at ${where}.`]
}

import type { Access } from './access.ts'
import type { Client } from './client.ts'

const both = [
  'tickets',
  'users',
  'organizations',
  'hc',
  'apps',
  'triggers',
  'automations',
  'targets',
  'webhooks',
  'macros',
  'requests',
  'satisfaction_ratings',
  'dynamic_content',
]

const known: ReadonlySet<string> = new Set([
  'read',
  'write',
  'impersonate',
  ...both.flatMap(resource => [`${resource}:read`, `${resource}:write`]),
  'auditlogs:read',
  'security:read',
  'any_channel:write',
  'web_widget:write',
])

const ofGroups: ReadonlySet<string> = new Set(['groups:read', 'groups:write'])

/** The scopes of a request; names that the account does not know are dropped without a word. */
export function scopesOf(text: string, access: Access): readonly string[] {
  const names = text.split(/ +/).filter(name => known.has(name) || (access.groupScopes && ofGroups.has(name)))
  return [...new Set(names)]
}

/** Those that the client may not ask for. */
export const outside = (scopes: readonly string[], { scopes: allowed }: Client) =>
  allowed === undefined ? [] : scopes.filter(scope => !allowed.includes(scope))

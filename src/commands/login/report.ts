import { covers } from '../../gate/scopes.ts'
import type { Listed } from '../../house/listed.ts'
import type { SignIn } from '../../zendesk/auth/signin.ts'
import type { Plan } from './plan.ts'

/** The tools that stay closed for want of a scope, in one line for each scope. */
export function closed(tools: readonly Listed[], scopes: readonly string[]): readonly string[] {
  const byScope = new Map<string, string[]>()
  for (const tool of tools) {
    if (covers(scopes, tool)) continue
    const scope = tool.newScope ? `${tool.newScope} or ${tool.scope}` : tool.scope
    byScope.set(scope, [...(byScope.get(scope) ?? []), tool.name])
  }
  return [...byScope].map(([scope, names]) => `Without ${scope}: ${names.join(', ')}`)
}

/** What is asked for, before anybody is asked. */
export function asked({ account, clientId, scopes, tools }: Plan, service: boolean): readonly string[] {
  const whom = service ? `as the owner of the OAuth client ${clientId}` : `with the OAuth client ${clientId}`
  const own = tools.filter(tool => !tool.beside).length
  return [
    `Signing in to ${account} ${whom}.`,
    `Scopes: ${scopes.join(' ')}. ${own > 0 ? `They are for the ${own} tools of the grant.` : 'They are the ones of --scopes.'}`,
  ]
}

/** Who signed in, where, for what, and where the secrets are. */
export function told(signIn: SignIn, plan: Plan, home: string): readonly string[] {
  const { account, user, scopes, where } = signIn
  const missing = plan.scopes.filter(scope => !scopes.includes(scope))
  const stays = closed(plan.tools, scopes)
  return [
    `Signed in to ${account} as ${person(user)}.`,
    `Scopes: ${scopes.join(' ') || 'none'}.`,
    `The tokens are in ${where === 'keychain' ? "this system's keychain" : `a file in ${home}`}.`,
    ...(missing.length > 0 ? [`Not granted: ${missing.join(' ')}.`] : []),
    ...(stays.length > 0
      ? [
          'These tools stay closed:',
          ...stays.map(line => `  ${line}`),
          missing.length > 0
            ? 'An admin can allow the OAuth client these scopes; an account that does not know groups:read or groups:write wants --scopes with read or write.'
            : 'Run `deskwarden login` without --scopes to ask for what they need.',
        ]
      : []),
    'Next: `deskwarden doctor` looks whether everything is in order.',
  ]
}

/** Somebody by name and role, or by number where the scopes do not let the name be read. */
export const person = ({ id, name, role }: SignIn['user']) =>
  name === '' ? `user ${id} (the scopes do not cover the name)` : `${name} (${role || 'no role'})`

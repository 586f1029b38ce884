import type { World } from '../world.ts'
import type { Client } from './client.ts'
import type { Code } from './code.ts'
import { lifetimes } from './lifetime.ts'
import type { Parameters } from './parameters.ts'
import { refusal } from './refusal.ts'
import { outside, scopesOf } from './scope.ts'
import { challengeOf } from './secret.ts'
import type { Token } from './token.ts'

/** A way to come by a token. */
type Grant = (world: World, client: Client, parameters: Parameters) => Token

/** For a code that a user's consent gave; a code that comes again ends all that came from it. */
const authorizationCode: Grant = (world, client, parameters) => {
  const { codes, credentials } = world
  const code = codes.find(required(parameters, 'code'))
  const redirectUri = required(parameters, 'redirect_uri')
  if (code === undefined || code.clientId !== client.id) throw refusal('invalid_grant')
  if (code.used) {
    for (const token of credentials.tokens.all) if (token.code === code.code) credentials.tokens.revoke(token)
    throw refusal('invalid_grant')
  }
  if (codes.expired(code) || code.redirectUri !== redirectUri || !proves(parameters, code))
    throw refusal('invalid_grant')
  if (!mayAct(world, code.userId)) throw refusal('invalid_grant')
  const scopes = narrowed(world, parameters, code.scopes)
  const lifetime = lifetimes(parameters, client, true)
  code.used = true
  return credentials.tokens.issue({
    userId: code.userId,
    clientId: client.id,
    scopes,
    code: code.code,
    ...lifetime,
  })
}

/** For a refresh token: the new pair is there, and at once the old one is not. */
const refreshToken: Grant = (world, client, parameters) => {
  const { tokens } = world.credentials
  if (client.secret === undefined && !world.access.publicRefresh) throw refusal('invalid_client')
  const old = tokens.refreshable(required(parameters, 'refresh_token'))
  if (old === undefined || old.clientId !== client.id || !mayAct(world, old.userId))
    throw refusal('invalid_grant')
  const asked = narrowed(world, parameters, old.scopes)
  // An admin may have closed scopes since: asked for by name they are refused, else they are left out.
  const closed = outside(asked, client)
  const scopes = asked.filter(scope => !closed.includes(scope))
  if (scopes.length === 0 || (closed.length > 0 && parameters['scope'])) throw refusal('invalid_scope')
  const lifetime = lifetimes(parameters, client, true)
  tokens.revoke(old)
  return tokens.issue({ userId: old.userId, clientId: client.id, scopes, code: old.code, ...lifetime })
}

/** For a confidential client's own secret: it acts as the user who owns it, and asks again when the token ends. */
const clientCredentials: Grant = (world, client, parameters) => {
  if (client.secret === undefined || !mayAct(world, client.ownerId)) throw refusal('unauthorized_client')
  const scopes = scopesOf(parameters['scope'] ?? '', world.access)
  if (scopes.length === 0 || outside(scopes, client).length > 0) throw refusal('invalid_scope')
  const lifetime = lifetimes(parameters, client, false)
  return world.credentials.tokens.issue({ userId: client.ownerId, clientId: client.id, scopes, ...lifetime })
}

/** The grants of the token endpoint; the implicit and the password grant are gone. */
export const grants: ReadonlyMap<string, Grant> = new Map([
  ['authorization_code', authorizationCode],
  ['refresh_token', refreshToken],
  ['client_credentials', clientCredentials],
])

export function required(parameters: Parameters, name: string): string {
  const value = parameters[name]
  if (value === undefined) throw refusal('invalid_request', `The parameter ${name} is missing.`)
  return value
}

/** With a challenge only its verifier will do, and without one none. */
function proves(parameters: Parameters, { challenge }: Code): boolean {
  const verifier = parameters['code_verifier']
  if (challenge === undefined) return verifier === undefined
  if (verifier === undefined) throw refusal('invalid_request', 'The parameter code_verifier is missing.')
  return /^[\w.~-]{43,128}$/.test(verifier) && challengeOf(verifier) === challenge
}

/** A scope here may take away from what the user allowed, and never add to it. */
function narrowed(world: World, parameters: Parameters, allowed: readonly string[]): readonly string[] {
  const text = parameters['scope']
  if (text === undefined) return allowed
  const asked = scopesOf(text, world.access)
  if (asked.length === 0 || asked.some(scope => !allowed.includes(scope))) throw refusal('invalid_scope')
  return asked
}

function mayAct({ account }: World, userId: number): boolean {
  const user = account.users.get(userId)
  return user?.active === true && !user.suspended
}

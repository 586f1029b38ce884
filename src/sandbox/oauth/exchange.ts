import type { Received, Reply } from '../call.ts'
import type { World } from '../world.ts'
import type { Client } from './client.ts'
import { grants, required } from './grants.ts'
import { type Parameters, parameters } from './parameters.ts'
import { refusal } from './refusal.ts'
import type { Token } from './token.ts'

/** The token endpoint: who the program is, what it has to show, and the token for it. */
export function exchange(world: World, { text, headers }: Received): Reply {
  const sent = parameters(text, headers['content-type'], world.access.formBodies)
  const grant = grants.get(required(sent, 'grant_type'))
  if (grant === undefined) throw refusal('unsupported_grant_type')
  const token = grant(world, client(world, sent), sent)
  return { status: world.access.tokenStatus, body: shown(token), headers: { 'cache-control': 'no-store' } }
}

/** A client proves itself in the body: a confidential one by its secret, a public one has none. */
function client({ clients }: World, sent: Parameters): Client {
  const found = clients.find(sent['client_id'])
  if (found === undefined || found.secret !== sent['client_secret']) throw refusal('invalid_client')
  return found
}

const shown = ({ bearer, refresh, scopes, createdAtMs, expiresAtMs, refreshExpiresAtMs }: Token) => ({
  access_token: bearer,
  token_type: 'bearer',
  scope: scopes.join(' '),
  ...(expiresAtMs !== undefined && { expires_in: (expiresAtMs - createdAtMs) / 1_000 }),
  ...(refresh !== undefined && { refresh_token: refresh }),
  ...(refreshExpiresAtMs !== undefined && {
    refresh_token_expires_in: (refreshExpiresAtMs - createdAtMs) / 1_000,
  }),
})

import { z } from 'zod'
import { Unavailable } from '../../errors.ts'
import { failure } from '../failure.ts'
import { silent } from '../trouble.ts'
import type { Sent, Way } from './way.ts'

/** What Zendesk says of an access token that it accepts. */
export interface Current {
  readonly id: number | undefined
  readonly userId: number | undefined
  readonly clientId: number | undefined
  readonly scopes: readonly string[]
  readonly expiresAtMs: number | undefined
  readonly refreshExpiresAtMs: number | undefined
}

const Time = z
  .string()
  .transform(text => Date.parse(text))
  .pipe(z.number())
  .optional()
  .catch(undefined)
const Whole = z.number().optional().catch(undefined)
const Answer = z.looseObject({
  token: z.looseObject({
    id: Whole,
    user_id: Whole,
    client_id: Whole,
    scopes: z.array(z.string()),
    expires_at: Time,
    refresh_token_expires_at: Time,
  }),
})

const what = { name: 'Looking at the OAuth token', scope: 'read' } as const

/** Asks Zendesk about a token. Undefined: Zendesk does not accept it. */
export async function current(way: Way, accessToken: string): Promise<Current | undefined> {
  const sent = await ask(way, 'GET', accessToken)
  if (sent.kind !== 'answer') throw silent(what, way.host.hostname, sent)
  if (sent.status === 401) return undefined
  const read = sent.body.kind === 'json' ? Answer.safeParse(sent.body.value) : undefined
  if (sent.status === 200 && read?.success) {
    const { id, user_id, client_id, scopes, expires_at, refresh_token_expires_at } = read.data.token
    return {
      id,
      userId: user_id,
      clientId: client_id,
      scopes: scopes.flatMap(scope => scope.split(/\s+/)).filter(Boolean),
      expiresAtMs: expires_at,
      refreshExpiresAtMs: refresh_token_expires_at,
    }
  }
  if (sent.status < 300)
    throw new Unavailable(`${what.name} failed`, 'the answer could not be read', 'Try again later')
  throw failure(what, sent, { credential: 'oauth', hostname: way.host.hostname, nowMs: way.now() })
}

/** Whether Zendesk still accepts a token; throws where that cannot be told. */
export async function alive(way: Way, accessToken: string): Promise<boolean> {
  const sent = await ask(way, 'GET', accessToken)
  if (sent.kind !== 'answer') throw silent(what, way.host.hostname, sent)
  const { status } = sent
  // A token that may not look at itself was recognised all the same.
  if (status === 401 || status === 403 || (status >= 200 && status < 300)) return status !== 401
  throw failure(what, sent, { credential: 'oauth', hostname: way.host.hostname, nowMs: way.now() })
}

/** Revokes a token and looks whether it is dead: Zendesk has answered 204 to tokens that went on working (community reports of 2022). */
export async function revoke(way: Way, accessToken: string): Promise<boolean> {
  const seen = await current(way, accessToken)
  if (seen === undefined) return true
  await ask(way, 'DELETE', accessToken)
  if (!(await alive(way, accessToken))) return true
  if (seen.id === undefined) return false
  await ask(way, 'DELETE', accessToken, String(seen.id))
  return !(await alive(way, accessToken))
}

const ask = (way: Way, method: string, accessToken: string, id = 'current'): Promise<Sent> =>
  way.ask(way.host.url(`/oauth/tokens/${id}`, ''), {
    method,
    headers: { authorization: `Bearer ${accessToken}` },
  })

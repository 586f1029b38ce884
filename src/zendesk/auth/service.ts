import type { World } from '../world.ts'
import { memory } from './memory.ts'
import { type Session, type SessionOptions, session } from './session.ts'
import type { Way } from './way.ts'

export interface ServiceOptions {
  readonly way: Way
  readonly clientId: string
  readonly clientSecret: string
  /** What is asked for. */
  readonly scopes: readonly string[]
  readonly world: Pick<World, 'now' | 'sleep' | 'random'>
  readonly note?: SessionOptions['note']
}

/** Client credentials from the environment: tokens are fetched with the first call, renewed before they expire, and kept nowhere. */
export function service({ way, clientId, clientSecret, scopes, world, note }: ServiceOptions): Session {
  const signIn = {
    account: way.account,
    clientId,
    grant: 'client_credentials',
    user: { id: 0, name: '', role: '' },
    scopes,
    signedInAtMs: world.now(),
    where: 'file',
  } as const
  // No token yet: one that has expired, so that the first call fetches another.
  const none = { accessToken: '', issuedAtMs: 0, expiresAtMs: 0, clientSecret }
  return session({ way, store: memory(signIn, none), world, tell: () => {}, note })
}

import type { Credential } from './credential.ts'

/** The credential of a stored sign-in: renewed before it expires, once for all who need it. */
export interface Session extends Credential {
  readonly kind: 'oauth'
  renew(refused: string): Promise<boolean>
  scopes(): readonly string[] | undefined
  changed(listener: () => void): () => void
  close(): void
}
// export function session(options: { way: Way; store: Store; world: Pick<World, 'now' | 'sleep' | 'random'>; tell(line: string): void }): Session
// service.ts: export function service(options: { way: Way; clientId: string; clientSecret: string; scopes: readonly string[]; world }): Session   (client_credentials from the environment, kept in memory alone)
// learner.ts: export function learner(options: { way: Way; oauthToken: string }): Session-like Credential that learns its scopes beside the first call

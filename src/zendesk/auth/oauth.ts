import type { Granted } from './tokens.ts'

/** A sign-in that waits for the browser to come back. */
export interface Started {
  /** The page of Zendesk's to open. */
  readonly url: string
  readonly redirectUri: string
  readonly state: string
  readonly verifier: string
}

/** The OAuth client of one account. Every failure is an error of ours, with no secret in it. */
export interface OAuth {
  /** Authorization code with PKCE: state and verifier are made anew. */
  start(redirectUri: string, scopes: readonly string[]): Promise<Started>
  /** Reads the address that the browser came back with (state, issuer, refusal), and exchanges the code. */
  finish(started: Started, redirected: URL): Promise<Granted>
  clientCredentials(scopes: readonly string[]): Promise<Granted>
}
// export function oauth(way: Way, client: { clientId: string; clientSecret?: string | undefined }): OAuth
// current.ts: export function current(way: Way, accessToken: string): Promise<Current | undefined>  (undefined: Zendesk does not know it, 401)
//   Current { id?: number; userId: number; clientId?: number; scopes: readonly string[]; expiresAtMs?: number; refreshExpiresAtMs?: number }
// current.ts: export function revoke(way: Way, accessToken: string): Promise<boolean>  (deletes it, asks again; true: it is dead)

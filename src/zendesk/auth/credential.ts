import { Buffer } from 'node:buffer'

/** Who the client is to Zendesk. */
export interface Credential {
  /** A Basic API token, or an OAuth token: they fail for different reasons. */
  readonly kind: 'basic' | 'oauth'
  /** The value of the Authorization header. */
  authorization(): string | Promise<string>
  /** After a 401 to `refused`: gets a fresh token. False: there is none to be had. */
  renew?(refused: string): Promise<boolean>
  /** What the token may do; undefined while that is unknown, or without bounds. Needs neither network nor keychain. */
  scopes?(): readonly string[] | undefined
  /** Tells the listener when the scopes have changed, until the returned function is called. */
  changed?(listener: () => void): () => void
  /** Ends once a renewal under way is kept: cut off, its tokens would be lost. */
  close?(): Promise<void>
}

/** An API token belongs to an agent; Zendesk stops accepting them on 2027-04-30. */
export function basic(email: string, apiToken: string): Credential {
  const value = `Basic ${Buffer.from(`${email}/token:${apiToken}`).toString('base64')}`
  return { kind: 'basic', authorization: () => value }
}

/** An OAuth access token that this process cannot renew. */
export function bearer(oauthToken: string): Credential {
  const value = `Bearer ${oauthToken}`
  return { kind: 'oauth', authorization: () => value }
}

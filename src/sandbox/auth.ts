import type { IncomingHttpHeaders } from 'node:http'
import type { Account, User } from './account.ts'
import { type Actor, isAdmin } from './actor.ts'
import { anonymous } from './anonymous.ts'
import { badToken, forbidden, unauthenticated } from './errors.ts'

/** An API token is the account's: with it, Basic signs in as any of its users, by e-mail. */
export interface ApiToken {
  readonly apiToken: string
}

/** An OAuth token is one user's and carries scopes. */
export interface BearerToken {
  readonly bearer: string
  readonly userId: number
  readonly scopes: readonly string[]
  readonly expiresAt?: string
  readonly clientId?: number
}

export type Credential = ApiToken | BearerToken

/** The tokens that the account knows. */
export class Credentials {
  readonly #apiTokens: ReadonlySet<string>
  readonly #bearers: Map<string, BearerToken>
  readonly #account: Account
  readonly #clock: () => number

  constructor(credentials: readonly Credential[], account: Account, clock: () => number) {
    this.#apiTokens = new Set(credentials.flatMap(one => ('apiToken' in one ? [one.apiToken] : [])))
    this.#bearers = new Map(credentials.flatMap(one => ('bearer' in one ? [[one.bearer, one] as const] : [])))
    this.#account = account
    this.#clock = clock
  }

  /** Who asks; a request without credentials is an anonymous user's. */
  actor(headers: IncomingHttpHeaders): Actor {
    const header = headers.authorization
    if (header === undefined) return anonymous
    const [scheme = '', value = ''] = header.split(/ +/, 2)
    if (scheme.toLowerCase() === 'bearer') return this.#byBearer(value, headers['x-on-behalf-of'])
    if (scheme.toLowerCase() === 'basic') return this.#byToken(value)
    throw unauthenticated()
  }

  /** The token itself, while it is valid. */
  token(bearer: string): BearerToken | undefined {
    const token = this.#bearers.get(bearer)
    const expired = token?.expiresAt !== undefined && Date.parse(token.expiresAt) <= this.#clock()
    return expired ? undefined : token
  }

  revoke(bearer: string): void {
    this.#bearers.delete(bearer)
  }

  #byToken(value: string): Actor {
    const [login = '', token = ''] = Buffer.from(value, 'base64').toString('utf8').split(/:(.*)/s, 2)
    // E-mail with a password ended on 2026-01-12: without "/token" nobody gets in.
    if (!login.endsWith('/token') || !this.#apiTokens.has(token)) throw unauthenticated()
    const user = this.#byEmail(login.slice(0, -'/token'.length))
    if (user === undefined || user.suspended) throw unauthenticated()
    return { user }
  }

  #byBearer(bearer: string, onBehalfOf: string | string[] | undefined): Actor {
    const token = this.token(bearer)
    const user = token && this.#account.users.get(token.userId)
    if (token === undefined || user === undefined || !user.active || user.suspended) throw badToken()
    const actor: Actor = { user, scopes: token.scopes, bearer }
    if (typeof onBehalfOf !== 'string') return actor
    return { ...actor, user: this.#impersonated(actor, onBehalfOf) }
  }

  /** Admins with the scope `impersonate` act as an end user, never as an agent. */
  #impersonated(actor: Actor, whom: string): User {
    const user = /^\d+$/.test(whom) ? this.#account.users.get(Number(whom)) : this.#byEmail(whom)
    const allowed = isAdmin(actor) && actor.scopes?.includes('impersonate')
    if (!allowed || user === undefined || !user.active || user.role !== 'end-user') throw forbidden()
    return user
  }

  #byEmail(email: string): User | undefined {
    const wanted = email.toLowerCase()
    for (const user of this.#account.users.values())
      if (user.active && user.email?.toLowerCase() === wanted) return user
    return undefined
  }
}

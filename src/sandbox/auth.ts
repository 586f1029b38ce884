import type { IncomingHttpHeaders } from 'node:http'
import type { Account, User } from './account.ts'
import { type Actor, isAdmin } from './actor.ts'
import { anonymous } from './anonymous.ts'
import { badToken, forbidden, unauthenticated } from './errors.ts'
import type { Access } from './oauth/access.ts'
import type { BearerToken, Tokens } from './oauth/token.ts'

/** An API token is the account's: with it, Basic signs in as any of its users, by e-mail. */
export interface ApiToken {
  readonly apiToken: string
}

export type Credential = ApiToken | BearerToken

/** What lets somebody in: the account's API tokens, and its users' OAuth tokens. */
export class Credentials {
  readonly tokens: Tokens
  readonly #apiTokens: ReadonlySet<string>
  readonly #account: Account
  readonly #access: Access

  constructor(apiTokens: ReadonlySet<string>, tokens: Tokens, account: Account, access: Access) {
    this.#apiTokens = apiTokens
    this.tokens = tokens
    this.#account = account
    this.#access = access
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

  #byToken(value: string): Actor {
    const [login = '', token = ''] = Buffer.from(value, 'base64').toString('utf8').split(/:(.*)/s, 2)
    // E-mail with a password ended on 2026-01-12: without "/token" nobody gets in.
    if (!login.endsWith('/token') || !this.#apiTokens.has(token)) throw unauthenticated()
    if (!this.#access.apiTokens) throw unauthenticated()
    const user = this.#byEmail(login.slice(0, -'/token'.length))
    if (user === undefined || user.suspended) throw unauthenticated()
    return { user }
  }

  #byBearer(bearer: string, onBehalfOf: string | string[] | undefined): Actor {
    const token = this.tokens.valid(bearer)
    const user = token && this.#account.users.get(token.userId)
    if (token === undefined || user === undefined || !user.active || user.suspended) throw badToken()
    this.tokens.use(token)
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

/** An OAuth token that the account starts with. */
export interface BearerToken {
  readonly bearer: string
  readonly userId: number
  readonly scopes: readonly string[]
  readonly expiresAt?: string
  readonly clientId?: number
}

/** An access token with the refresh token that came with it: they live and end together. */
export interface Token {
  readonly id: number
  readonly bearer: string
  readonly userId: number
  readonly clientId: number
  readonly scopes: readonly string[]
  readonly createdAtMs: number
  readonly expiresAtMs?: number
  readonly refresh?: string
  readonly refreshExpiresAtMs?: number
  /** The code it came from, at first or through any number of refreshes. */
  readonly code?: string
  usedAtMs?: number
}

/** What a new token is made of. */
export interface Issue {
  readonly userId: number
  readonly clientId: number
  readonly scopes: readonly string[]
  /** Absent: it never expires, and there is nothing to refresh. */
  readonly seconds?: number | undefined
  /** Absent: no refresh token comes with it. */
  readonly refreshSeconds?: number | undefined
  readonly code?: string | undefined
}

/** The OAuth tokens of the account. */
export class Tokens {
  readonly #byBearer = new Map<string, Token>()
  readonly #clock: () => number
  readonly #secret: () => string
  #lastId = 0

  constructor(given: readonly BearerToken[], clock: () => number, secret: () => string) {
    this.#clock = clock
    this.#secret = secret
    for (const { bearer, userId, scopes, clientId = 1, expiresAt } of given)
      this.#add({
        id: this.#nextId(),
        bearer,
        userId,
        clientId,
        scopes,
        createdAtMs: clock(),
        ...(expiresAt !== undefined && { expiresAtMs: Date.parse(expiresAt) }),
      })
  }

  get all(): readonly Token[] {
    return [...this.#byBearer.values()]
  }

  issue({ userId, clientId, scopes, seconds, refreshSeconds, code }: Issue): Token {
    const createdAtMs = this.#clock()
    return this.#add({
      id: this.#nextId(),
      bearer: this.#secret(),
      userId,
      clientId,
      scopes,
      createdAtMs,
      ...(seconds !== undefined && { expiresAtMs: createdAtMs + seconds * 1_000 }),
      ...(refreshSeconds !== undefined && {
        refresh: this.#secret(),
        refreshExpiresAtMs: createdAtMs + refreshSeconds * 1_000,
      }),
      ...(code !== undefined && { code }),
    })
  }

  /** The token itself, while it is valid. */
  valid(bearer: string): Token | undefined {
    const token = this.#byBearer.get(bearer)
    return token && this.#lives(token.expiresAtMs) ? token : undefined
  }

  /** The pair that a refresh token belongs to, while it can be refreshed; the access token may have expired. */
  refreshable(refresh: string): Token | undefined {
    const token = this.all.find(one => one.refresh === refresh)
    return token && this.#lives(token.refreshExpiresAtMs) ? token : undefined
  }

  use(token: Token): void {
    token.usedAtMs = this.#clock()
  }

  /** Ends the pair. */
  revoke({ bearer }: Token): void {
    this.#byBearer.delete(bearer)
  }

  #add(token: Token): Token {
    this.#byBearer.set(token.bearer, token)
    return token
  }

  #lives(untilMs: number | undefined): boolean {
    return untilMs === undefined || this.#clock() < untilMs
  }

  #nextId(): number {
    this.#lastId += 1
    return this.#lastId
  }
}

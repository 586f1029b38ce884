/** What a user allowed a program, for the program to fetch. */
export interface Consent {
  readonly clientId: number
  readonly redirectUri: string
  readonly userId: number
  readonly scopes: readonly string[]
  /** PKCE's challenge, by S256. */
  readonly challenge?: string | undefined
}

export interface Code extends Consent {
  readonly code: string
  readonly atMs: number
  used: boolean
}

const lifeMs = 120_000

/** The authorization codes that were given out. */
export class Codes {
  readonly #all = new Map<string, Code>()
  readonly #clock: () => number
  readonly #secret: () => string

  constructor(clock: () => number, secret: () => string) {
    this.#clock = clock
    this.#secret = secret
  }

  issue(consent: Consent): string {
    const code = this.#secret()
    this.#all.set(code, { ...consent, code, atMs: this.#clock(), used: false })
    return code
  }

  /** A code that was once given out, even one that is used or too old. */
  find(code: string): Code | undefined {
    return this.#all.get(code)
  }

  expired({ atMs }: Code): boolean {
    return this.#clock() >= atMs + lifeMs
  }
}

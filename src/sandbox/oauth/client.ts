/** A program that an admin registered in Admin Center. One with a secret is confidential, one without is public. */
export interface Client {
  readonly id: number
  /** What the program sends as `client_id`. */
  readonly identifier: string
  readonly name: string
  readonly redirectUris: readonly string[]
  readonly secret?: string
  /** The user that client_credentials acts as. */
  readonly ownerId: number
  /** What it may ask for at all; absent: everything. */
  readonly scopes?: readonly string[]
  /** How long its access tokens live when it does not say; null, as for clients made before 2026-04-30: for good. */
  readonly tokenSeconds?: number | null
}

/** The account's clients, by identifier; an admin may change their scopes later. */
export class Clients {
  readonly #all: Map<string, Client>

  constructor(clients: readonly Client[]) {
    this.#all = new Map(clients.map(client => [client.identifier, client]))
  }

  find(identifier: string | null | undefined): Client | undefined {
    return this.#all.get(identifier ?? '')
  }

  /** Lets a client ask for these scopes alone; without any list, for everything. Answers whether there is such a client. */
  allow(identifier: string, scopes: readonly string[] | undefined): boolean {
    const client = this.find(identifier)
    if (client === undefined) return false
    const { scopes: _, ...rest } = client
    this.#all.set(identifier, scopes === undefined ? rest : { ...rest, scopes })
    return true
  }
}

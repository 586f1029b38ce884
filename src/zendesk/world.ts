/** Everything the client takes from outside, so that a test can bring its own time and network. */
export interface World {
  readonly fetch: typeof globalThis.fetch
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Ends after `ms`, or rejects at once when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<unknown>
  /** From 0 to 1. */
  readonly random: () => number
  readonly uuid: () => string
}

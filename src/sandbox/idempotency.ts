import type { Reply } from './call.ts'
import { keyReused } from './errors.ts'

interface Kept {
  readonly request: string
  readonly reply: Reply
  readonly until: number
}

/** Remembers the answers to creates by their Idempotency-Key, for two hours. */
export class Replays {
  readonly #clock: () => number
  readonly #keptMs: number
  readonly #kept = new Map<string, Kept>()

  constructor(clock: () => number, keptMs: number) {
    this.#clock = clock
    this.#keptMs = keptMs
  }

  /** The first answer again for the same key and body; another body under the key is an error. */
  once(key: string | undefined, request: string, run: () => Reply): Reply {
    if (key === undefined || key === '') return run()
    for (const [old, { until }] of this.#kept) if (until <= this.#clock()) this.#kept.delete(old)
    const kept = this.#kept.get(key)
    if (kept && kept.request !== request) throw keyReused()
    if (kept) return looked(kept.reply, 'hit')
    const reply = run()
    this.#kept.set(key, { request, reply, until: this.#clock() + this.#keptMs })
    return looked(reply, 'miss')
  }
}

const looked = (reply: Reply, lookup: 'hit' | 'miss'): Reply => ({
  ...reply,
  headers: { ...reply.headers, 'x-idempotency-lookup': lookup },
})

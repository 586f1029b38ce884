import type { Settings } from './settings.ts'

/** What is left of a bucket, or how long it stays empty. */
interface State {
  readonly total: number
  readonly remaining: number
  readonly resetSeconds: number
}

/** One limit of an endpoint: `total` calls in any window of `seconds`, counted for each key. */
export interface Rule {
  /** As it stands in `zendesk-ratelimit-<bucket>`; some limits have no header. */
  readonly bucket?: string
  readonly total: number
  readonly seconds: number
  readonly key: string
  /** 429 in shape C, as for organizations. */
  readonly inErrors?: true
}

/** A call was one too many. */
export interface Exhausted {
  readonly waitSeconds: number
  readonly inErrors: boolean
}

/** Counts calls: the account's by the minutes of the clock, an endpoint's in a window that slides. */
export class Limits {
  readonly #clock: () => number
  readonly #perMinute: number
  #minute = 0
  #used = 0
  readonly #calls = new Map<string, number[]>()

  constructor(settings: Settings, clock: () => number) {
    this.#clock = clock
    this.#perMinute = settings.perMinute
  }

  /** Takes one call from every bucket, or from none. The headers say what is left either way. */
  take(rules: readonly Rule[]): { headers: Record<string, string>; exhausted?: Exhausted } {
    const empty = [this.#account(), ...rules.map(rule => this.#state(rule))].findIndex(
      state => state.remaining < 1,
    )
    if (empty < 0) {
      this.#used += 1
      for (const rule of rules) this.#stamps(rule).push(this.#clock())
    }
    const headers = this.#headers(rules)
    if (empty < 0) return { headers }
    const rule = rules[empty - 1]
    const state = rule ? this.#state(rule) : this.#account()
    const waitSeconds = state.resetSeconds
    return {
      headers: { ...headers, 'retry-after': String(waitSeconds) },
      exhausted: { waitSeconds, inErrors: rule?.inErrors ?? false },
    }
  }

  #account(): State {
    const minute = Math.floor(this.#clock() / 60_000)
    if (minute !== this.#minute) {
      this.#minute = minute
      this.#used = 0
    }
    const resetSeconds = Math.max(1, Math.ceil(((minute + 1) * 60_000 - this.#clock()) / 1_000))
    return { total: this.#perMinute, remaining: this.#perMinute - this.#used, resetSeconds }
  }

  #stamps(rule: Rule): number[] {
    const key = `${rule.key}/${rule.total}/${rule.seconds}`
    const stamps = this.#calls.get(key) ?? []
    if (!this.#calls.has(key)) this.#calls.set(key, stamps)
    return stamps
  }

  #state(rule: Rule): State {
    const stamps = this.#stamps(rule)
    const since = this.#clock() - rule.seconds * 1_000
    const alive = stamps.findIndex(at => at > since)
    stamps.splice(0, alive < 0 ? stamps.length : alive)
    const oldest = stamps[0] ?? this.#clock()
    return {
      total: rule.total,
      remaining: rule.total - stamps.length,
      resetSeconds: Math.max(1, Math.ceil((oldest - since) / 1_000)),
    }
  }

  #headers(rules: readonly Rule[]): Record<string, string> {
    const account = this.#account()
    const left = String(Math.max(0, account.remaining))
    const named = rules.flatMap(rule => {
      if (rule.bucket === undefined) return []
      const { total, remaining, resetSeconds } = this.#state(rule)
      return [
        [
          `zendesk-ratelimit-${rule.bucket}`,
          `total=${total}; remaining=${remaining}; resets=${resetSeconds}`,
        ],
      ]
    })
    return {
      'x-rate-limit': String(account.total),
      'x-rate-limit-remaining': left,
      'ratelimit-limit': String(account.total),
      'ratelimit-remaining': left,
      'ratelimit-reset': String(account.resetSeconds),
      ...Object.fromEntries(named),
    }
  }
}

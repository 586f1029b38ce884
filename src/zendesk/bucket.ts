/** At most `calls` in any `spanMs`. */
export interface Rule {
  readonly calls: number
  readonly spanMs: number
}

/** Added to what Zendesk rounds to whole seconds, so that we never come back a moment too early. */
const roundingMs = 500

/** One rate limit: what is declared of it, what Zendesk's headers say, and what is under way. Holds no timer. */
export class Bucket {
  /** What it limits, for the sentence that a caller reads. */
  readonly name: string
  rule: Rule | undefined
  inFlight = 0
  /** Callers that wait for this one: a newcomer goes behind them. */
  waiting = 0
  #log: number[] = []
  #head = 0
  #left: number | undefined
  #resetAt = 0
  #lastAt = 0
  #pausedUntil = 0
  #probe = false

  constructor(name: string, rule?: Rule) {
    this.name = name
    this.rule = rule
  }

  /** Milliseconds until a call may go: 0 is now, Infinity is when one of those under way has ended. */
  waitMs(now: number): number {
    if (now < this.#pausedUntil) return this.#pausedUntil - now
    if (this.#probe && this.inFlight > 0) return Number.POSITIVE_INFINITY
    return Math.max(this.#ruleWaitMs(now), this.#headerWaitMs(now))
  }

  take(now: number): void {
    this.inFlight++
    this.#lastAt = now
  }

  /** A call has ended, and Zendesk has counted it at some time before now. */
  settle(now: number, takenAt: number): void {
    this.inFlight--
    if (takenAt >= this.#pausedUntil) this.#probe = false
    if (this.rule) this.#log.push(now)
  }

  /** A call was taken back before it left. */
  release(): void {
    this.inFlight--
  }

  /** After a 429: nobody goes until then, and then one goes ahead of the others. */
  pause(untilMs: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, untilMs)
    this.#probe = true
  }

  /** What a header says. Answers arrive out of order: within one window the lower number is true. */
  learn(limit: number, left: number, resetSeconds: number | undefined, now: number): void {
    const known = this.#left !== undefined && now < this.#resetAt
    const jump = known && left > (this.#left ?? 0) + Math.max(10, limit / 10)
    const resetAt =
      resetSeconds === undefined
        ? known && !jump
          ? this.#resetAt
          : now + 60_000
        : now + resetSeconds * 1000 + roundingMs
    if (known && resetAt < this.#resetAt - 2_000) return
    const sameWindow = known && resetAt <= this.#resetAt + 2_000
    this.#left = sameWindow ? Math.min(this.#left ?? left, left) : left
    if (!sameWindow) this.#resetAt = resetAt
    this.#limit = limit
  }
  #limit = 0

  /** The last word of Zendesk's headers, less what was sent since. */
  left(now: number): { limit: number; remaining: number; resetSeconds: number } | undefined {
    if (this.#left === undefined) return undefined
    const open = now < this.#resetAt
    return {
      limit: this.#limit,
      remaining: open ? Math.max(0, this.#left - this.inFlight) : this.#limit,
      resetSeconds: open ? Math.ceil((this.#resetAt - now) / 1000) : 0,
    }
  }

  /** Nothing in it is worth keeping. */
  idle(now: number): boolean {
    this.#prune(now)
    const header = this.#left !== undefined && now < this.#resetAt
    return (
      this.inFlight === 0 &&
      this.waiting === 0 &&
      this.#head === this.#log.length &&
      now >= this.#pausedUntil &&
      !header
    )
  }

  // A slot is free again a span after its answer came, for only then is it sure that Zendesk counted it by then.
  #ruleWaitMs(now: number): number {
    if (!this.rule) return 0
    this.#prune(now)
    const over = this.inFlight + this.#log.length - this.#head - this.rule.calls
    if (over < 0) return 0
    const frees = this.#log[this.#head + over]
    return frees === undefined ? Number.POSITIVE_INFINITY : Math.max(1, frees + this.rule.spanMs - now)
  }

  // The last twentieth is spread over the rest of the window: others use the account too, and each answer tells how much.
  #headerWaitMs(now: number): number {
    if (this.#left === undefined || now >= this.#resetAt) return 0
    const tokens = this.#left - this.inFlight
    if (tokens <= 0) return this.#resetAt - now
    if (tokens > Math.floor(this.#limit / 20)) return 0
    return Math.max(0, this.#lastAt + (this.#resetAt - now) / tokens - now)
  }

  #prune(now: number): void {
    const since = now - (this.rule?.spanMs ?? 0)
    while (this.#head < this.#log.length && (this.#log[this.#head] ?? 0) <= since) this.#head++
    if (this.#head > 512 && this.#head * 2 > this.#log.length) {
      this.#log = this.#log.slice(this.#head)
      this.#head = 0
    }
  }
}

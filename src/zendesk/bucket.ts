import type { Budget } from './answer.ts'
import type { Rate } from './rates.ts'

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
  #said: Rate | undefined
  /** What is left until when, by a header that told both. */
  #left = Number.POSITIVE_INFINITY
  #resetAt = 0
  /** What others have used, by a header that did not tell until when. */
  #others = 0
  #othersUntil = 0
  #lastAt = 0
  #pausedUntil = 0
  #probe = false

  readonly #even: boolean

  /** `even`: the last half of the limit is handed out evenly. */
  constructor(name: string, rule?: Rule, even = false) {
    this.name = name
    this.rule = rule
    this.#even = even
  }

  /** Milliseconds until a call may go: 0 is now, Infinity is when one of those under way has ended. */
  waitMs(now: number): number {
    if (now < this.#pausedUntil) return this.#pausedUntil - now
    if (this.#probe && this.inFlight > 0) return Number.POSITIVE_INFINITY
    return Math.max(this.#ruleWaitMs(now), this.#headerWaitMs(now))
  }

  /** A 429 has closed it. */
  paused(now: number): boolean {
    return now < this.#pausedUntil
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

  /** After a 429: nobody goes until then, and then one goes ahead of the others. Retry-After outranks what headers said. */
  pause(untilMs: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, untilMs)
    this.#resetAt = Math.min(this.#resetAt, this.#pausedUntil)
    this.#othersUntil = Math.min(this.#othersUntil, this.#pausedUntil)
    this.#probe = true
  }

  /** Takes a header's word. Answers arrive out of order: within one window the lower number is true. */
  learn(rate: Rate, now: number): void {
    this.#said = rate
    const { remaining, resetSeconds } = rate
    if (resetSeconds === undefined) {
      this.#others = Math.max(0, rate.limit - remaining - this.#used(now))
      this.#othersUntil = now + (this.rule?.spanMs ?? 0)
      return
    }
    const resetAt = now + resetSeconds * 1000 + roundingMs
    const open = now < this.#resetAt
    if (open && resetAt < this.#resetAt - 2_000) return
    if (open && resetAt <= this.#resetAt + 2_000) this.#left = Math.min(this.#left, remaining)
    else [this.#left, this.#resetAt] = [remaining, resetAt]
  }

  /** What is left, by the last header and less what was sent since. */
  budget(now: number): Budget | undefined {
    if (this.#said === undefined) return undefined
    const { limit, remaining, resetSeconds } = this.#said
    if (resetSeconds === undefined) return { limit, remaining, resetSeconds: 60 }
    const open = now < this.#resetAt
    return {
      limit,
      remaining: open ? Math.max(0, this.#left - this.inFlight) : limit,
      resetSeconds: open ? Math.ceil((this.#resetAt - now) / 1000) : 0,
    }
  }

  /** Nothing in it is worth keeping. */
  idle(now: number): boolean {
    const used = this.#used(now) > 0 || this.waiting > 0
    return !used && now >= this.#pausedUntil && now >= this.#resetAt && now >= this.#othersUntil
  }

  // A slot is free again a span after its answer came, for only then is it sure that Zendesk counted it by then.
  #ruleWaitMs(now: number): number {
    if (!this.rule) return 0
    const { calls, spanMs } = this.rule
    const others = now < this.#othersUntil ? this.#others : 0
    const left = calls - this.#used(now) - others
    const oldest = this.#log[this.#head]
    if (left > 0) {
      const untold = this.#said !== undefined && this.#said.resetSeconds === undefined && oldest !== undefined
      return untold ? this.#spreadMs(left, oldest + spanMs, now) : 0
    }
    const frees = this.#log[this.#head - left]
    if (frees !== undefined) return Math.max(1, frees + spanMs - now)
    return others > 0 ? this.#othersUntil - now : Number.POSITIVE_INFINITY
  }

  #headerWaitMs(now: number): number {
    if (now >= this.#resetAt) return 0
    const left = this.#left - this.inFlight
    return left > 0 ? this.#spreadMs(left, this.#resetAt, now) : this.#resetAt - now
  }

  // Spread over the rest of the window: of many callers nobody waits for a whole one, and what others use of the account
  // shows before it is used up. A small limit is for few calls: they rather go at once.
  #spreadMs(left: number, until: number, now: number): number {
    const limit = this.#said?.limit ?? 0
    if (!this.#even || limit < 100 || left > limit / 2) return 0
    return Math.max(0, this.#lastAt + (until - now) / left - now)
  }

  #used(now: number): number {
    const since = now - (this.rule?.spanMs ?? 0)
    while (this.#head < this.#log.length && (this.#log[this.#head] ?? 0) <= since) this.#head++
    if (this.#head > 512 && this.#head * 2 > this.#log.length) {
      this.#log = this.#log.slice(this.#head)
      this.#head = 0
    }
    return this.inFlight + this.#log.length - this.#head
  }
}

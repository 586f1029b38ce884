import type { Bucket } from './bucket.ts'

/** How long, how urgently and for whom a caller waits. */
export interface Wait {
  readonly priority: number
  readonly deadlineMs: number
  readonly signal: AbortSignal
  /** Told once when a wait begins whose end is known. */
  readonly announce: (seconds: number, bucket: string) => void
  /** The error for a wait that would end after the deadline. */
  readonly tooLong: (seconds: number, bucket: string) => Error
}

interface Waiter extends Wait {
  readonly buckets: readonly Bucket[]
  blockedBy: Bucket | undefined
  announced: boolean
  admit(): void
  fail(error: unknown): void
}

/** Callers that wait for their limits: first come first served within a priority, and nobody waits for another's limit. */
export function turns(now: () => number, sleep: (ms: number, signal: AbortSignal) => Promise<unknown>) {
  let waiters: Waiter[] = []
  let alarm: { readonly at: number; readonly off: AbortController } | undefined

  function add<T>(buckets: readonly Bucket[], wait: Wait, permit: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const aborted = () => waiter.fail(wait.signal.reason)
      const leave = () => {
        wait.signal.removeEventListener('abort', aborted)
        block(waiter, undefined)
        waiters = waiters.filter(one => one !== waiter)
        if (waiters.length === 0) still()
      }
      const waiter: Waiter = {
        ...wait,
        buckets,
        blockedBy: undefined,
        announced: false,
        admit() {
          leave()
          resolve(permit())
        },
        fail(error) {
          leave()
          reject(error)
        },
      }
      if (wait.signal.aborted) return reject(wait.signal.reason)
      wait.signal.addEventListener('abort', aborted)
      const behind = waiters.findLastIndex(one => one.priority >= wait.priority)
      waiters.splice(behind + 1, 0, waiter)
      pump()
    })
  }

  function block(waiter: Waiter, bucket: Bucket | undefined): void {
    if (waiter.blockedBy) waiter.blockedBy.waiting--
    if (bucket) bucket.waiting++
    waiter.blockedBy = bucket
  }

  /** Lets everyone go who may; called whenever a limit may have changed. */
  function pump(): void {
    if (waiters.length === 0) return
    const at = now()
    let next = Number.POSITIVE_INFINITY
    for (const waiter of [...waiters]) {
      let waitMs = 0
      let by: Bucket | undefined
      for (const bucket of waiter.buckets) {
        const own = bucket.waitMs(at)
        if (own > waitMs) [waitMs, by] = [own, bucket]
      }
      if (by === undefined) {
        waiter.admit()
        continue
      }
      const seconds = Math.ceil(waitMs / 1000)
      if (waitMs !== Number.POSITIVE_INFINITY && at + waitMs > waiter.deadlineMs) {
        waiter.fail(waiter.tooLong(seconds, by.name))
        continue
      }
      block(waiter, by)
      next = Math.min(next, waitMs)
      if (waitMs >= 1_000 && waitMs !== Number.POSITIVE_INFINITY && !waiter.announced) {
        waiter.announced = true
        waiter.announce(seconds, by.name)
      }
    }
    ring(at + next)
  }

  // A timer that nobody waits for would keep the process alive.
  function still(): void {
    alarm?.off.abort()
    alarm = undefined
  }

  function ring(at: number): void {
    if (at === Number.POSITIVE_INFINITY || (alarm && alarm.at <= at && alarm.at > now())) return
    alarm?.off.abort()
    const mine = { at, off: new AbortController() }
    alarm = mine
    // Whole milliseconds: a rest that rounds to nothing would never end.
    sleep(Math.min(Math.max(1, Math.ceil(at - now())), 2 ** 31 - 1), mine.off.signal).then(
      () => {
        if (alarm !== mine) return
        alarm = undefined
        pump()
      },
      () => undefined,
    )
  }

  return { add, pump }
}

import type { Pace } from '../files/lock.ts'

/** Time as the journal sees it: what is written down, and what waits are measured by. */
export interface Clock extends Pace {
  /** Milliseconds since 1970. */
  now(): number
  /** Calls back once, unless it is called off. */
  after(ms: number, then: () => void): () => void
}

/** The clock of this machine; it keeps no process alive. */
export const clock: Clock = {
  now: Date.now,
  upMs: () => performance.now(),
  sleep: ms => new Promise(resolve => setTimeout(resolve, ms)),
  after(ms, then) {
    let off = false
    // Where the process itself was busy, what has arrived meanwhile is heard first.
    const timer = setTimeout(() => setImmediate(() => off || then()), ms)
    timer.unref()
    return () => {
      off = true
      clearTimeout(timer)
    }
  },
}

import { setImmediate } from 'node:timers/promises'
import type { Clock } from '../src/journal/clock.ts'
import { day } from './journal-entry.ts'

/** Time that passes when somebody waits for a turn, and when a test says so. */
export function passing(startMs = day(0)): Clock & { pass(ms: number): void } {
  let upMs = 0
  let timers: { atMs: number; then: () => void }[] = []
  const pass = (ms: number) => {
    upMs += ms
    const due = timers.filter(({ atMs }) => atMs <= upMs)
    timers = timers.filter(({ atMs }) => atMs > upMs)
    for (const { then } of due) then()
  }
  return {
    now: () => startMs + upMs,
    upMs: () => upMs,
    async sleep(ms) {
      await setImmediate()
      pass(ms)
    },
    after(ms, then) {
      const timer = { atMs: upMs + ms, then }
      timers.push(timer)
      return () => {
        timers = timers.filter(one => one !== timer)
      }
    },
    pass,
  }
}

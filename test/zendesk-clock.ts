import { setImmediate } from 'node:timers/promises'

/** Time that passes only when everybody waits for it. */
export function clock(start = Date.parse('2026-11-20T10:00:00Z')) {
  let time = start
  let sleepers: { at: number; wake: () => void }[] = []
  const now = () => time
  const sleep = (ms: number, signal?: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      const sleeper = { at: time + ms, wake: resolve }
      sleepers.push(sleeper)
      signal?.addEventListener('abort', () => {
        sleepers = sleepers.filter(one => one !== sleeper)
        reject(signal.reason)
      })
    })
  /** Lets time run until `done` has ended; it stands still while something is `busy` that the clock cannot see. */
  async function run<T>(done: Promise<T>, busy = () => false): Promise<T> {
    let going = true
    const end = done.finally(() => {
      going = false
    })
    end.catch(() => undefined)
    while (going) {
      await setImmediate()
      if (!going) break
      if (busy()) continue
      const next = Math.min(...sleepers.map(one => one.at))
      if (next === Number.POSITIVE_INFINITY) continue
      time = Math.max(time, next)
      const due = sleepers.filter(one => one.at <= time)
      sleepers = sleepers.filter(one => one.at > time)
      for (const one of due) one.wake()
    }
    return end
  }
  return {
    now,
    sleep,
    run,
    set(to: number) {
      time = to
    },
    get sleeping() {
      return sleepers.length
    },
  }
}

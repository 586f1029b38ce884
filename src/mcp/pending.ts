/** Promises that are not settled yet, and the moment when there is none. */
export interface Pending {
  add<T>(promise: Promise<T>): Promise<T>
  none(): Promise<void>
  readonly size: number
}

export function pending(): Pending {
  const open = new Set<Promise<unknown>>()
  return {
    add(promise) {
      const done = () => open.delete(promise)
      open.add(promise)
      promise.then(done, done)
      return promise
    },
    async none() {
      while (open.size > 0) await Promise.allSettled(open)
    },
    get size() {
      return open.size
    },
  }
}

/** Waits for the work, but no longer than that. */
export async function within(seconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>(resolve => {
    timer = setTimeout(resolve, seconds * 1000)
  })
  await Promise.race([work, late])
  clearTimeout(timer)
}

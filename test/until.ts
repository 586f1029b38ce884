import { vi } from 'vitest'

/** Far above what anything takes: a slow machine fails no test. */
const patience = { timeout: 30_000 }

/** Waits for what happens in its own time. */
export const until = (holds: () => boolean) => vi.waitUntil(holds, { ...patience, interval: 1 })

/** Waits until a look at something throws no more, and hands on what it found. */
export const eventually = <T>(
  look: () => T | Promise<T>,
  how: { readonly interval?: number; readonly timeout?: number } = {},
) => vi.waitFor(look, { ...patience, ...how })

import type { Kept } from '../entry.ts'
import type { Spot } from './walk.ts'

/** An attempt of which no outcome was written: it still runs, or a process has ended in between. */
export interface Unfinished extends Spot {
  readonly seq: number
  readonly at: string
  readonly call: string
  readonly told?: string
}

/** Pairs intents with their outcomes. */
export function calls() {
  const open = new Map<string, Unfinished>()
  return {
    add(spot: Spot, { event, seq, at, ...more }: Kept): void {
      if (event !== 'intent' && event !== 'outcome') return
      const call = String(more['call'])
      if (event === 'outcome') open.delete(call)
      else
        open.set(call, {
          ...spot,
          seq,
          at,
          call,
          ...(typeof more['told'] === 'string' && { told: more['told'] }),
        })
    },
    unfinished: () => [...open.values()],
  }
}

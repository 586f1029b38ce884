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
    add(spot: Spot, record: Kept): void {
      const { event, seq, at } = record
      if (event !== 'intent' && event !== 'outcome') return
      const [call, told] = [String(record['call']), record['told']]
      if (event === 'outcome') open.delete(call)
      else open.set(call, { ...spot, seq, at, call, ...(typeof told === 'string' && { told }) })
    },
    unfinished: () => [...open.values()],
  }
}

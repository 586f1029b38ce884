import { writeSync } from 'node:fs'
import { z } from 'zod'
import { disk } from '../src/files/disk.ts'
import { clock } from '../src/journal/clock.ts'
import type { Fold } from '../src/journal/entry.ts'
import { open } from '../src/journal/journal.ts'
import { stepped } from './journal-disk.ts'
import { outcome } from './journal-entry.ts'

/** What a process of its own does to a journal. */
export type Orders = z.output<typeof Orders>

export const Orders = z.object({
  folder: z.string(),
  /** Where it is in the calendar; its clock stands still there. */
  nowMs: z.number().optional(),
  name: z.string(),
  /** So many callers, each of which writes so many. */
  callers: z.number(),
  each: z.number(),
  /** Some of the entries are notes. */
  notes: z.boolean().default(false),
  durable: z.boolean().default(false),
  /** No more than so many records of all processes. */
  budget: z.number().optional(),
  limitMs: z.number().optional(),
  /** At this step of the file system it kills itself, or stops until somebody wakes it. */
  step: z.number().optional(),
  fate: z
    .enum(['killed before', 'killed after', 'killed midway', 'stopped before', 'stopped after'])
    .optional(),
})

const orders = Orders.parse(JSON.parse(process.argv[2] ?? ''))
const say = (what: object) => writeSync(1, `${JSON.stringify(what)}\n`)

let steps = 0
const writes: number[] = []
const counted = stepped(async ({ what, run, half }) => {
  steps++
  if (what === 'write') writes.push(steps)
  if (steps !== orders.step) return
  const signal = orders.fate?.startsWith('stopped') ? 'SIGSTOP' : 'SIGKILL'
  if (orders.fate?.endsWith('after')) await run()
  if (orders.fate?.endsWith('midway')) await half?.()
  say({ step: what })
  process.kill(process.pid, signal)
})

const count: Fold<number> = {
  start: () => 0,
  add: (state, { event }) => state + (event === 'outcome' ? 1 : 0),
}
const { budget } = orders

const journal = open({
  folder: orders.folder,
  warn: said => say({ said }),
  fold: count,
  ...(orders.limitMs !== undefined && { limitMs: orders.limitMs }),
  disk: orders.callers > 2 ? disk : counted,
  clock: { ...clock, ...(orders.nowMs !== undefined && { now: () => orders.nowMs ?? 0 }) },
})

async function caller(number: number): Promise<void> {
  for (let at = 0; at < orders.each; at++) {
    const entry = outcome(at, { by: `${orders.name}-${number}` })
    if (orders.notes && at % 2 === 1) {
      journal.note(entry)
      continue
    }
    try {
      const { seq } = await journal.record(entry, {
        durable: orders.durable && at === 1,
        ...(budget !== undefined && {
          admit: (state: number) => (state >= budget ? new Error('The budget is used up.') : undefined),
        }),
      })
      if (orders.each < 1_000) say({ kept: seq, by: `${orders.name}-${number}`, at })
    } catch (error) {
      say({ refused: error instanceof Error ? error.message : '' })
    }
  }
}

await Promise.all(Array.from({ length: orders.callers }, (_, number) => caller(number)))
await journal.close()
say({ steps, writes })

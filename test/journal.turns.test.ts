import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Disk } from '../src/files/disk.ts'
import { self } from '../src/files/self.ts'
import { sentence } from '../src/journal/verify/words.ts'
import { verify } from '../src/journal/verify.ts'
import { passing } from './journal-clock.ts'
import { stepped } from './journal-disk.ts'
import { day, outcome } from './journal-entry.ts'
import { home, journal, recordsOf } from './journal-rig.ts'

/** Gives the steps of several actors their turns, one after the other, in the order that is asked for. */
function turns() {
  const waiting = new Map<number, (() => void)[]>()
  let busy = 0
  const turn = (who: number) =>
    new Promise<void>(resolve => waiting.set(who, [...(waiting.get(who) ?? []), resolve]))
  const disk = (who: number): Disk =>
    stepped(async ({ run }) => {
      await turn(who)
      busy++
      try {
        await run().catch(() => undefined)
      } finally {
        busy--
      }
    })
  /** Lets one take so many steps, if it has any to take. */
  async function go(who: number, steps: number): Promise<void> {
    for (let step = 0; step < steps; step++) {
      await idle()
      const [next, ...rest] = waiting.get(who) ?? []
      if (!next) return
      waiting.set(who, rest)
      next()
      await idle()
    }
  }
  async function idle(): Promise<void> {
    do await setImmediate()
    while (busy > 0)
  }
  return { turn, disk, go }
}

describe('Processes that share a journal', () => {
  test('write one chain, each entry once, whoever sleeps for how long and wherever', async () => {
    const spell = fc.tuple(fc.nat({ max: 2 }), fc.integer({ min: 1, max: 40 }))
    await fc.assert(
      fc.asyncProperty(fc.array(spell, { minLength: 10, maxLength: 60 }), async spells => {
        const folder = home()
        const { turn, disk, go } = turns()
        const actors = [0, 1, 2].map(who => {
          // One of them is a day ahead.
          const clock = passing(day(who % 2))
          return journal({
            folder,
            limitMs: 1e9,
            disk: disk(who),
            self: { ...self, pid: who + 1, lives: () => true },
            clock: {
              ...clock,
              // Three looks at a lock that does not move, and it is taken from who sleeps.
              async sleep() {
                await turn(who)
                clock.pass(400)
              },
            },
          })
        })
        let over = false
        const all = Promise.all(
          actors.map(async (actor, who) => {
            for (const at of [0, 1, 2]) {
              actor.note(outcome(at, { by: `note-${who}` }))
              await actor.record(outcome(at, { by: `record-${who}` }), { durable: at === 1 })
            }
            await actor.close()
          }),
        ).finally(() => {
          over = true
        })
        for (const [who, steps] of spells) await go(who, steps)
        while (!over) for (const who of [0, 1, 2]) await go(who, 200)
        await all
        expect((await verify(folder)).problems.map(sentence)).toEqual([])
        const kept = recordsOf(folder).flatMap(({ by, told }) => (by === undefined ? [] : [`${by}: ${told}`]))
        expect(new Set(kept).size).toBe(18)
        expect(kept).toHaveLength(18)
      }),
      { numRuns: 60 },
    )
  })
})

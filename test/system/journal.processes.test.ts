import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { sentence } from '../../src/journal/verify/words.ts'
import { verify } from '../../src/journal/verify.ts'
import { temporary } from '../canary/folder.ts'
import { passing } from '../journal-clock.ts'
import { day, outcome } from '../journal-entry.ts'
import { bundled, running, type Said } from '../journal-process.ts'
import { dated, home, journal, recordsOf } from '../journal-rig.ts'

let room: string
let script: string

beforeAll(async () => {
  room = temporary()
  script = await bundled(room)
})

const child = { name: 'child', callers: 2, each: 3, notes: true, durable: true }
const wrong = async (folder: string) => (await verify(folder)).problems.map(sentence)

/** Each entry of the callers stands there once, and those that were said to be kept do. */
function complete(folder: string, said: readonly Said[]): void {
  const found = recordsOf(folder).flatMap(({ by, told, seq }) =>
    by === undefined ? [] : [{ by, told, seq }],
  )
  const once = new Set(found.map(({ by, told }) => `${by} ${told}`))
  expect(once.size).toBe(found.length)
  const numbers = new Map(found.map(({ by, seq }) => [seq, by]))
  for (const { kept, by } of said) if (kept !== undefined) expect(numbers.get(kept)).toBe(by)
}

/** Runs so many at once. */
async function pool<T>(list: readonly T[], width: number, run: (one: T) => Promise<void>): Promise<void> {
  const rest = [...list]
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let one = rest.shift(); one !== undefined; one = rest.shift()) await run(one)
    }),
  )
}

/** How many steps it takes, and which of them are writes. */
async function steps(orders: Parameters<typeof running>[1]): Promise<{ all: number[]; writes: number[] }> {
  const { said } = await running(script, orders).end
  const { steps = 0, writes = [] } = said.at(-1) ?? {}
  expect(steps).toBeGreaterThan(20)
  return { all: Array.from({ length: steps }, (_, at) => at + 1), writes }
}

const first = (folder: string) => ({ ...child, folder, nowMs: day(0) })

/** A journal whose last line is half written, and whose lock is held by the process that wrote it. */
async function left(folder: string): Promise<void> {
  const { writes } = await steps(first(join(home(), 'whole')))
  const { signal } = await running(script, { ...first(folder), step: writes[1] ?? 0, fate: 'killed midway' })
    .end
  expect(signal).toBe('SIGKILL')
}

/** A process that begins a journal, and one that goes on a day later where another was killed. */
const cases = [
  'begins a journal',
  'goes on, a day later, where another was killed in the middle of a line',
] as const

async function prepared(which: (typeof cases)[number]) {
  const base = join(home(), 'base')
  if (which === cases[1]) await left(base)
  return (folder = join(home(), 'journal')) => {
    if (which === cases[0]) return first(folder)
    cpSync(base, folder, { recursive: true })
    return { ...child, name: 'heir', folder, nowMs: day(1) }
  }
}

describe.each(cases)('A process that %s', which => {
  test('is killed at any step: what was kept is there, and the next one goes on', async () => {
    const orders = await prepared(which)
    const { all, writes } = await steps(orders())
    const deaths = [
      ...all.map(step => ({ step, fate: 'killed before' as const })),
      ...writes.map(step => ({ step, fate: 'killed midway' as const })),
    ]
    await pool(deaths, 3, async one => {
      const { folder, nowMs, ...more } = orders()
      const { signal, said } = await running(script, { folder, nowMs, ...more, ...one }).end
      const when = `${one.fate} ${one.step} of ${all.length}`
      expect(signal, when).toBe('SIGKILL')
      expect(await wrong(folder), when).toEqual([])
      const next = journal({ folder, clock: dated(nowMs) })
      await next.record(outcome(99, { by: 'next' }))
      await next.close()
      expect(await wrong(folder), `${when}, and then`).toEqual([])
      complete(folder, said)
    })
  })

  test('stands still at any step: another takes over, and all that both wrote is there once', async () => {
    const orders = await prepared(which)
    const { all, writes } = await steps(orders())
    const halts = [
      ...all.map(step => ({ step, fate: 'stopped before' as const })),
      ...writes.map(step => ({ step, fate: 'stopped after' as const })),
    ]
    await pool(halts, 3, async one => {
      const { folder, nowMs, ...more } = orders()
      const halted = running(script, { folder, nowMs, ...more, ...one, limitMs: 60_000 })
      await halted.stopped()
      const when = `${one.fate} ${one.step} of ${all.length}`
      const next = journal({ folder, clock: passing(nowMs) })
      for (let at = 0; at < 3; at++) await next.record(outcome(at, { by: 'next' }))
      halted.child.kill('SIGCONT')
      for (let at = 3; at < 6; at++) await next.record(outcome(at, { by: 'next' }))
      const { signal, said } = await halted.end
      await next.close()
      expect(signal, when).toBeNull()
      expect(await wrong(folder), when).toEqual([])
      complete(folder, said)
      const by = (name: string) => recordsOf(folder).filter(({ by }) => String(by).startsWith(name))
      expect([by(more.name).length, by('next').length], when).toEqual([6, 6])
    })
  })
})

test('Four processes with four callers each write 100,000 records, and none is lost', async () => {
  const folder = join(home(), 'journal')
  const each = 6_250
  const ends = await Promise.all(
    [0, 1, 2, 3].map(
      at => running(script, { folder, name: `p${at}`, callers: 4, each, notes: true, limitMs: 60_000 }).end,
    ),
  )
  expect(ends.flatMap(({ said }) => said.flatMap(({ refused, said }) => refused ?? said ?? []))).toEqual([])
  const report = await verify(folder)
  expect(report.problems).toEqual([])
  expect(report.records).toBe(100_001)
  const next = new Map<unknown, number>()
  for (const { by, call } of recordsOf(folder)) {
    if (by === undefined) continue
    const expected = next.get(by) ?? 0
    expect(call).toBe(`call-${expected}`)
    next.set(by, expected + 1)
  }
  expect([...next.values()]).toEqual(Array.from({ length: 16 }, () => each))
})

import { existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Fold, Kept } from '../src/journal/entry.ts'
import { open } from '../src/journal/journal.ts'
import { numbers } from '../src/journal/numbers.ts'
import { verify } from '../src/journal/verify.ts'
import { stepped } from './journal-disk.ts'
import { day, outcome } from './journal-entry.ts'
import { dated, home, journal, linesOf, recordsOf, sealed } from './journal-rig.ts'

const eventsOf = (folder: string) => recordsOf(folder).map(({ event }) => event)
const modeOf = (path: string) => statSync(path).mode & 0o777

describe('A journal', () => {
  test('is made with its first record, for this user alone', async () => {
    const folder = join(home(), 'new', 'journal')
    const one = journal({ folder, clock: dated() })
    expect(existsSync(folder)).toBe(false)
    await one.record(outcome(1))
    expect(readdirSync(folder).sort()).toEqual(['.lock', '2026-11-20.jsonl'])
    expect([modeOf(folder), modeOf(join(folder, '2026-11-20.jsonl'))]).toEqual([0o700, 0o600])
    await one.close()
  })

  test('leaves nothing behind when nothing was written', async () => {
    const folder = join(home(), 'journal')
    await journal({ folder }).close()
    expect(existsSync(folder)).toBe(false)
  })

  test('chains its records by the hash of the line without its last member', async () => {
    const folder = home()
    const one = journal({ folder, clock: dated() })
    const head = await one.record({ event: 'outcome', told: 'Ünïcödé "quoted"\n', ids: {}, none: undefined })
    await one.close()
    const [first, second] = recordsOf(folder)
    expect(first).toMatchObject({ seq: 1, event: 'opened', prev: '0'.repeat(64) })
    expect(second).toMatchObject({
      seq: 2,
      at: '2026-11-20T12:00:00.000Z',
      prev: first?.hash,
      hash: head.hash,
    })
    for (const { text } of linesOf(folder)) expect(sealed(JSON.parse(text))).toBe(text)
  })

  test('says of an entry that is too long how long it was', async () => {
    const folder = home()
    const one = journal({ folder })
    await one.record({ event: 'outcome', told: 'x'.repeat(300_000) })
    await one.close()
    expect(recordsOf(folder).at(-1)).toMatchObject({ event: 'oversized', of: 'outcome', bytes: 300_029 })
    expect((await verify(folder)).problems).toEqual([])
  })

  test('goes on where it ended, and reads nothing again that it has written itself', async () => {
    const folder = home()
    const first = journal({ folder, clock: dated() })
    await first.record(outcome(1))
    await first.close()
    const asked: string[] = []
    const disk = stepped(async ({ what }) => void asked.push(what))
    const second = journal({ folder, disk, clock: dated() })
    await second.record(outcome(2))
    asked.length = 0
    for (const call of [3, 4, 5]) await second.record(outcome(call))
    expect(asked).toEqual([3, 4, 5].flatMap(() => ['rename', 'stat', 'write', 'rename']))
    await second.close()
    expect(recordsOf(folder).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6])
    expect((await verify(folder)).problems).toEqual([])
  })

  test('writes all that wait at once, and makes them last with one sync', async () => {
    const asked: string[] = []
    const folder = home()
    const one = journal({ folder, disk: stepped(async ({ what }) => void asked.push(what)) })
    await one.record(outcome(0))
    asked.length = 0
    await Promise.all(
      Array.from({ length: 20 }, (_, at) => one.record(outcome(at), { durable: at % 2 === 0 })),
    )
    expect(asked).toEqual(['rename', 'stat', 'write', 'rename', 'sync'])
    await one.close()
  })

  test('keeps the order of records and notes', async () => {
    const folder = home()
    const one = journal({ folder })
    for (let at = 0; at < 50; at++) {
      if (at % 3 === 0) void one.record(outcome(at))
      else one.note(outcome(at))
    }
    expect(one.state().pending).toBeGreaterThan(0)
    await one.close()
    expect(one.state()).toMatchObject({ pending: 0, lost: 0, full: false, head: { seq: 51 } })
    expect(recordsOf(folder).flatMap(({ call }) => call ?? [])).toEqual(
      Array.from({ length: 50 }, (_, at) => `call-${at}`),
    )
  })

  test('refuses a record after it was closed', async () => {
    const folder = home()
    const one = journal({ folder })
    await one.close()
    await expect(one.record(outcome(1))).rejects.toThrow(
      `The journal in ${folder} takes no records: it has been closed. Start again.`,
    )
  })
})

describe('At midnight', () => {
  test('the journal goes on in another file, and the chain with it', async () => {
    const folder = home()
    const clock = dated(Date.parse('2026-11-20T23:59:59.990Z'))
    const one = journal({ folder, clock })
    await one.record(outcome(1))
    clock.set(Date.parse('2026-11-21T00:00:00.010Z'))
    await Promise.all([one.record(outcome(2)), one.record(outcome(3), { durable: true })])
    clock.set(day(5))
    await one.record(outcome(4))
    await one.close()
    expect(
      linesOf(folder)
        .map(({ file }) => file.slice(8, 10))
        .join(' '),
    ).toBe('20 20 20 21 21 21 21 25 25')
    expect(eventsOf(folder).join(' ')).toBe(
      'opened outcome closed opened outcome outcome closed opened outcome',
    )
    expect((await verify(folder)).problems).toEqual([])
  })

  test('a process whose clock is behind follows to the newer file', async () => {
    const folder = home()
    const early = journal({ folder, clock: dated(Date.parse('2026-11-20T23:59:59.990Z')) })
    const late = journal({ folder, clock: dated(Date.parse('2026-11-21T00:00:00.010Z')) })
    for (const call of [1, 3, 5]) {
      await early.record(outcome(call))
      await late.record(outcome(call + 1))
    }
    await early.close()
    await late.close()
    expect(recordsOf(folder).flatMap(({ call }) => call ?? [])).toHaveLength(6)
    expect(readdirSync(folder).filter(name => name.endsWith('.jsonl'))).toHaveLength(2)
    expect((await verify(folder)).problems).toEqual([])
  })

  test('a clock that is set back a week writes on in the newest file, and no number comes twice', async () => {
    const folder = home()
    const clock = dated(day(7))
    const one = journal({ folder, clock })
    await one.record(outcome(1))
    clock.set(day(0))
    await one.record(outcome(2))
    await one.close()
    const again = journal({ folder, clock: dated(day(0)) })
    await again.record(outcome(3))
    await again.close()
    expect(readdirSync(folder).filter(name => name.endsWith('.jsonl'))).toEqual(['2026-11-27.jsonl'])
    expect(recordsOf(folder).map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
  })
})

describe('A tally', () => {
  const byAgent: Fold<Readonly<Record<string, number>>> = {
    start: () => ({}),
    add: (state, { event, agent }: Kept) =>
      event === 'outcome' ? { ...state, [String(agent)]: (state[String(agent)] ?? 0) + 1 } : state,
  }
  const atMost = (most: number) => (state: Readonly<Record<string, number>>) =>
    (state['triage-bot'] ?? 0) >= most ? new Error('No more.') : undefined

  test('counts what all have written today, and what is not admitted leaves no trace', async () => {
    const folder = home()
    const options = { folder, fold: byAgent, warn: () => {}, clock: dated() }
    const [one, other] = [open(options), open(options)]
    const ends = await Promise.allSettled(
      Array.from({ length: 40 }, (_, at) =>
        (at % 2 === 0 ? one : other).record(outcome(at), { admit: atMost(7) }),
      ),
    )
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(7)
    expect(ends.filter(end => end.status === 'rejected' && end.reason.message === 'No more.')).toHaveLength(
      33,
    )
    expect(eventsOf(folder).filter(event => event === 'outcome')).toHaveLength(7)
    expect(one.state().fault).toBeUndefined()
    const late = open(options)
    await expect(late.record(outcome(99), { admit: atMost(7) })).rejects.toThrow('No more.')
    await late.record(outcome(99), { admit: atMost(8) })
    for (const each of [one, other, late]) await each.close()
  })

  test('begins anew with the day', async () => {
    const folder = home()
    const clock = dated()
    const one = open({ folder, fold: byAgent, warn: () => {}, clock })
    await one.record(outcome(1), { admit: atMost(1) })
    await expect(one.record(outcome(2), { admit: atMost(1) })).rejects.toThrow('No more.')
    clock.set(day(1))
    await one.record(outcome(3), { admit: atMost(1) })
    await expect(one.record(outcome(4), { admit: atMost(1) })).rejects.toThrow('No more.')
    await one.close()
  })

  test('counts those that were admitted in the same breath', async () => {
    const one = open({ folder: home(), fold: byAgent, warn: () => {} })
    await one.record(outcome(0))
    const ends = await Promise.allSettled(
      [1, 2, 3, 4].map(at => one.record(outcome(at), { admit: atMost(3) })),
    )
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected'])
    await one.close()
  })
})

describe('Files that somebody changes under a journal that is open', () => {
  const today = (folder: string) => join(folder, '2026-11-21.jsonl')
  const lines = (path: string) => readFileSync(path, 'utf8').split(/(?<=\n)/)

  test.each<[string, (folder: string) => void, readonly [number, number]]>([
    ['the newest is removed', folder => rmSync(today(folder)), [4, 6]],
    [
      'its last record is cut off',
      folder => writeFileSync(today(folder), lines(today(folder)).slice(0, -1).join('')),
      [6, 6],
    ],
    ['it is cut in the middle of a record', folder => truncateSync(today(folder), 600), [5, 6]],
    [
      'another file is put in its place, with as many records',
      folder => {
        const all = lines(today(folder))
        const last = { ...JSON.parse(all.at(-1) ?? ''), agent: 'nobody-at-all' }
        rmSync(today(folder))
        writeFileSync(today(folder), [...all.slice(0, -1), `${sealed(last)}\n`].join(''))
      },
      [6, 6],
    ],
    ['it is emptied', folder => truncateSync(today(folder)), [4, 6]],
  ])('%s: the chain goes on from what was written, and the hole is told', async (_, change, [from, to]) => {
    const folder = home()
    const clock = dated()
    const said: string[] = []
    const one = journal({ folder, clock, warn: sentence => said.push(sentence) })
    await one.record(outcome(1))
    clock.set(day(1))
    for (const call of [2, 3]) await one.record(outcome(call))
    change(folder)
    await one.record(outcome(4))
    await one.record(outcome(5))
    await one.close()
    expect(recordsOf(folder).at(-3)).toMatchObject({ event: 'missing', from, to })
    expect(said).toHaveLength(1)
    expect(said[0]).toContain(`: ${numbers(from, to)}. `)
    expect((await verify(folder)).problems).toMatchObject([{ seq: from, to }])
  })
})

import { readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { Unrecorded } from '../src/errors.ts'
import { verify } from '../src/journal/verify.ts'
import { temporary } from './canary/folder.ts'
import { passing } from './journal-clock.ts'
import { refusal, type Step, stepped } from './journal-disk.ts'
import { outcome } from './journal-entry.ts'
import { bundled, running } from './journal-process.ts'
import { home, journal, recordsOf } from './journal-rig.ts'
import { until } from './until.ts'

const callsOf = (folder: string) => recordsOf(folder).flatMap(({ call }) => call ?? [])
const whole = async (folder: string) => (await verify(folder)).problems

/** A journal on a disk that does what the test says, until it is told to be well again. */
function ailing(folder: string, ail: (step: Step) => Promise<void>, options = {}) {
  const said: string[] = []
  const clock = passing()
  let ill = false
  const disk = stepped(async step => {
    if (ill) await ail(step)
  })
  const one = journal({ folder, disk, clock, warn: sentence => said.push(sentence), ...options })
  const fall = () => {
    ill = true
  }
  const heal = () => {
    ill = false
  }
  return { one, said, clock, fall, heal }
}

const steps = ['rename', 'stat', 'write'] as const

describe('A folder that takes nothing', () => {
  test.each([
    ['ENOSPC', 'the disk is full. Make room on it'],
    ['EDQUOT', 'this user may store no more there. Make room there'],
    ['EROFS', 'it can only be read. Make it writable'],
    ['EACCES', 'this user may not write there. Give this user the right to'],
    ['EIO', 'the file system said EIO. Look at its disk'],
  ])(
    '%s: a record is refused with the reason, a note waits, and both are told of once',
    async (code, why) => {
      for (const ailment of steps) {
        const folder = home()
        const { one, said, clock, fall, heal } = ailing(folder, async ({ what }) => {
          if (what === ailment) throw refusal(code)
        })
        await one.record(outcome(0))
        fall()
        const message = `The journal in ${folder} takes no records: ${why}, or name another folder for the journal.`
        for (const call of [1, 2]) {
          one.note(outcome(10 + call))
          const refused = await one.record(outcome(call)).catch(error => error)
          expect(refused, ailment).toBeInstanceOf(Unrecorded)
          expect(refused.message).toBe(message)
        }
        expect(one.state()).toMatchObject({ pending: 2, full: false, lost: 0, fault: { message } })
        heal()
        clock.pass(1_000)
        await until(() => one.state().pending === 0)
        await one.record(outcome(3))
        await one.close()
        expect(callsOf(folder), ailment).toEqual(['call-0', 'call-11', 'call-12', 'call-3'])
        expect(said).toEqual([message, `The journal in ${folder} takes records again.`])
        expect(await whole(folder)).toEqual([])
      }
    },
  )

  test('a record that was written in part is cut back, and the next is whole', async () => {
    const folder = home()
    let parts = 0
    const { one, fall } = ailing(folder, async ({ what, half }) => {
      if (what !== 'write' || ++parts > 1) return
      await half?.()
      throw refusal('ENOSPC')
    })
    await one.record(outcome(0))
    fall()
    await expect(one.record(outcome(1))).rejects.toThrow('the disk is full')
    await one.record(outcome(2))
    await one.close()
    expect(recordsOf(folder).map(({ event }) => event)).toEqual(['opened', 'outcome', 'outcome'])
    expect(await verify(folder)).toMatchObject({ problems: [], recovered: [] })
  })

  test('what cannot be cut back is kept as it is, and the next record says so', async () => {
    const folder = home()
    let parts = 0
    const { one, fall } = ailing(folder, async ({ what, half }) => {
      if (what === 'truncate') throw refusal('EIO')
      if (what !== 'write' || ++parts > 1) return
      await half?.()
      throw refusal('ENOSPC')
    })
    await one.record(outcome(0))
    fall()
    await expect(one.record(outcome(1))).rejects.toThrow('EIO')
    await one.record(outcome(2))
    await one.close()
    expect(recordsOf(folder).map(({ event }) => event)).toEqual(['opened', 'outcome', 'recovered', 'outcome'])
    expect(await verify(folder)).toMatchObject({ problems: [], recovered: [{ line: 3, explained: true }] })
  })

  test('who cannot shut out a holder that stands still does not write beside it', async () => {
    const folder = home()
    let asleep = false
    let wake = () => {}
    const halt = new Promise<void>(resolve => {
      wake = resolve
    })
    const disk = stepped(async ({ what }) => {
      if (what !== 'write') return
      asleep = true
      await halt
    })
    const sleeper = journal({ folder, disk, clock: passing() })
    sleeper.note(outcome(0))
    await until(() => asleep)
    const { one, clock, fall, heal } = ailing(folder, async ({ what }) => {
      if (what === 'open to create') throw refusal('ENOSPC')
    })
    fall()
    for (const call of [1, 2]) await expect(one.record(outcome(call))).rejects.toThrow('the disk is full')
    expect(recordsOf(folder)).toEqual([])
    heal()
    clock.pass(1_000)
    await one.record(outcome(3))
    wake()
    await sleeper.close()
    await one.record(outcome(4))
    await one.close()
    expect(callsOf(folder).sort()).toEqual(['call-0', 'call-3', 'call-4'])
    expect(await whole(folder)).toEqual([])
  })

  test('a record that lasts only until the next power cut is not said to be durable', async () => {
    const folder = home()
    const { one, fall, heal } = ailing(folder, async ({ what }) => {
      if (what === 'sync') throw refusal('EIO')
    })
    await one.record(outcome(0), { durable: true })
    fall()
    await one.record(outcome(1))
    await expect(one.record(outcome(2), { durable: true })).rejects.toThrow('EIO')
    heal()
    await one.record(outcome(3), { durable: true })
    await one.close()
    expect(callsOf(folder)).toEqual(['call-0', 'call-1', 'call-2', 'call-3'])
    expect(await whole(folder)).toEqual([])
  })

  test('more notes than are kept are counted, and the count is recorded', async () => {
    const folder = home()
    const ill = async () => {
      throw refusal('ENOSPC')
    }
    const { one, said, clock, fall, heal } = ailing(folder, ill, { mostNotes: 5 })
    fall()
    for (let call = 0; call < 8; call++) one.note(outcome(call))
    await until(() => one.state().fault !== undefined)
    expect(one.state()).toMatchObject({ pending: 5, full: true, lost: 3 })
    heal()
    clock.pass(1_000)
    await until(() => one.state().pending === 0)
    one.note(outcome(8))
    await one.close()
    expect(recordsOf(folder).map(({ event, call, entries }) => call ?? entries ?? event)).toEqual([
      'opened',
      ...['call-0', 'call-1', 'call-2', 'call-3', 'call-4'],
      3,
      'call-8',
    ])
    expect(one.state()).toMatchObject({ pending: 0, full: false, lost: 0 })
    expect(said).toHaveLength(2)
  })

  test('what waits when the journal is closed is said to be lost', async () => {
    const folder = home()
    const { one, said, fall } = ailing(folder, async () => {
      throw refusal('EROFS')
    })
    fall()
    one.note(outcome(1))
    one.note(outcome(2))
    await one.close()
    expect(said.at(-1)).toBe(`2 entries of the journal in ${folder} were not kept: it can only be read.`)
  })
})

describe('A folder that does not answer', () => {
  test.each(['rename', 'stat', 'write', 'open to append', 'list', 'sync'])(
    '%s: a record is refused after the limit, the next at once, and nothing waits for it',
    async ailment => {
      const folder = home()
      let answer: (() => void) | undefined
      const { one, said, clock, fall, heal } = ailing(folder, async ({ what }) => {
        if (what !== ailment) return
        await new Promise<void>(resolve => {
          answer = resolve
        })
      })
      if (!['open to append', 'list'].includes(ailment)) await one.record(outcome(0))
      fall()
      const message = `The journal in ${folder} takes no records: it did not answer within 2 s. Look at its disk and at the other processes that write there, or name another folder for the journal.`
      const waits = one.record(outcome(1), { durable: true })
      waits.catch(() => undefined)
      await until(() => answer !== undefined)
      clock.pass(1_999)
      expect(one.state().fault).toBeUndefined()
      clock.pass(1)
      await expect(waits).rejects.toThrow(message)
      await expect(one.record(outcome(2))).rejects.toThrow(message)
      one.note(outcome(3))
      expect(one.state()).toMatchObject({ pending: 1, fault: { message } })
      heal()
      answer?.()
      await until(() => {
        clock.pass(10)
        return one.state().pending === 0
      })
      await one.record(outcome(4))
      await one.close()
      expect(callsOf(folder).slice(-2)).toEqual(['call-3', 'call-4'])
      expect(callsOf(folder)).not.toContain('call-2')
      expect(said).toEqual([message, `The journal in ${folder} takes records again.`])
      expect(await whole(folder)).toEqual([])
    },
  )

  test('a journal that hangs can be closed', async () => {
    const { one, clock, fall } = ailing(home(), () => new Promise<void>(() => {}))
    await one.record(outcome(0))
    fall()
    one.note(outcome(1))
    const closing = one.close()
    let closed = false
    void closing.then(() => {
      closed = true
    })
    await until(() => {
      clock.pass(1_000)
      return closed
    })
  })
})

describe('A folder that vanishes', () => {
  test('records are refused until it is back, and no new journal is begun in its place', async () => {
    const above = home()
    const folder = join(above, 'journal')
    const { one, said, clock } = ailing(folder, async () => {})
    await one.record(outcome(0))
    renameSync(folder, join(above, 'away'))
    one.note(outcome(1))
    await expect(one.record(outcome(2))).rejects.toThrow('it is gone')
    expect(readdirSync(above)).toEqual(['away'])
    renameSync(join(above, 'away'), folder)
    clock.pass(1_000)
    await one.record(outcome(3))
    await one.close()
    expect(callsOf(folder)).toEqual(['call-0', 'call-1', 'call-3'])
    expect(said).toHaveLength(2)
    expect(await whole(folder)).toEqual([])
  })

  test('an empty folder in its place is not taken for it', async () => {
    const folder = home()
    const { one } = ailing(folder, async () => {})
    await one.record(outcome(0))
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true })
    await expect(one.record(outcome(1))).rejects.toThrow('it is gone')
    expect(readdirSync(folder).filter(name => name.endsWith('.jsonl'))).toEqual([])
    await one.close()
  })
})

describe('Processes of one machine', () => {
  let room: string
  let script: string

  beforeAll(async () => {
    room = temporary()
    script = await bundled(room)
  })

  test('a file that may not grow any more ends at its last whole record', async () => {
    const folder = join(home(), 'journal')
    const { said, signal } = await running(
      script,
      { folder, name: 'one', callers: 3, each: 20, notes: true },
      'ulimit -f 10',
    ).end
    expect(signal).toBeNull()
    const kept = said.filter(({ kept }) => kept !== undefined)
    expect(kept.length).toBeGreaterThan(0)
    expect(said.filter(({ refused }) => refused?.includes('may not grow any more')).length).toBeGreaterThan(0)
    const seqs = new Set(recordsOf(folder).map(({ seq }) => seq))
    expect(kept.filter(({ kept = 0 }) => !seqs.has(kept))).toEqual([])
    expect(await verify(folder)).toMatchObject({ problems: [], recovered: [] })
  })

  test('a budget of all is kept to the number', async () => {
    const folder = join(home(), 'journal')
    const ends = await Promise.all(
      [0, 1, 2].map(
        at =>
          running(script, { folder, name: `p${at}`, callers: 4, each: 20, budget: 50, limitMs: 60_000 }).end,
      ),
    )
    const said = ends.flatMap(({ said }) => said)
    expect(said.filter(({ kept }) => kept !== undefined)).toHaveLength(50)
    expect(said.filter(({ refused }) => refused === 'The budget is used up.')).toHaveLength(190)
    expect(callsOf(folder)).toHaveLength(50)
  })
})

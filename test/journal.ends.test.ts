import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { disk as realDisk } from '../src/files/disk.ts'
import { self } from '../src/files/self.ts'
import type { Waiting } from '../src/journal/batch.ts'
import { uncounted } from '../src/journal/entry.ts'
import { pen } from '../src/journal/pen.ts'
import { verify } from '../src/journal/verify.ts'
import { passing } from './journal-clock.ts'
import { refusal, stepped } from './journal-disk.ts'
import { outcome } from './journal-entry.ts'
import { dated, home, journal, recordsOf } from './journal-rig.ts'
import { until } from './until.ts'

const full = stepped(async () => {
  throw refusal('ENOSPC')
})

describe('A journal that is closed', () => {
  test.each<[notes: number, mostNotes: number, said: string]>([
    [1, 10, '1 entry of the journal in # was not kept: the disk is full.'],
    [2, 10, '2 entries of the journal in # were not kept: the disk is full.'],
    [3, 1, '3 entries of the journal in # were not kept: the disk is full.'],
  ])('says what was not kept: %i notes, of which %i may wait', async (notes, mostNotes, last) => {
    const folder = home()
    const said: string[] = []
    const one = journal({ folder, disk: full, clock: passing(), mostNotes, warn: text => said.push(text) })
    for (let call = 0; call < notes; call++) one.note(outcome(call))
    await one.close()
    expect(said.at(-1)).toBe(last.replace('#', folder))
    expect(readdirSync(folder)).toEqual([])
  })

  test('says that it took too long when the disk does not answer', async () => {
    const folder = home()
    const said: string[] = []
    const clock = passing()
    const disk = stepped(() => new Promise<void>(() => {}))
    const one = journal({ folder, disk, clock, warn: text => said.push(text) })
    one.note(outcome(1))
    one.note(outcome(2))
    let closed = false
    void one.close().then(() => {
      closed = true
    })
    await until(() => {
      clock.pass(1_000)
      return closed
    })
    expect(said).toEqual([`2 entries of the journal in ${folder} were not kept: it took too long.`])
  })

  test('says nothing when all was kept', async () => {
    const folder = home()
    const said: string[] = []
    const one = journal({ folder, clock: dated(), warn: text => said.push(text) })
    one.note(outcome(1))
    await one.close()
    expect(said).toEqual([])
    expect(recordsOf(folder).map(({ event }) => event)).toEqual(['opened', 'outcome'])
  })

  test('says once what was not kept, however often it is closed', async () => {
    const said: string[] = []
    const one = journal({ folder: home(), disk: full, clock: passing(), warn: text => said.push(text) })
    one.note(outcome(1))
    await one.close()
    const before = said.length
    await one.close()
    expect(said).toHaveLength(before)
  })

  test('refuses records with the reason, and the files stay as they are', async () => {
    const folder = home()
    const said: string[] = []
    const one = journal({ folder, clock: dated(), warn: text => said.push(text) })
    await one.record(outcome(1))
    await one.close()
    const before = recordsOf(folder)
    for (const wanted of [{}, { durable: true }, { admit: () => undefined }])
      await expect(one.record(outcome(2), wanted)).rejects.toMatchObject({
        message: `The journal in ${folder} takes no records: it has been closed. Start again.`,
        why: 'it has been closed.',
      })
    expect(recordsOf(folder)).toEqual(before)
    expect(one.state()).toEqual({
      pending: 0,
      full: false,
      lost: 0,
      head: { at: '2026-11-20T12:00:00.000Z', seq: 2, hash: before.at(-1)?.hash, file: '2026-11-20.jsonl' },
    })
    expect(said).toEqual([])
  })

  test('has made its records last, and has closed its file once', async () => {
    const asked: string[] = []
    const one = journal({ folder: home(), disk: stepped(async ({ what }) => void asked.push(what)) })
    await one.record(outcome(1))
    asked.length = 0
    await one.close()
    await one.close()
    expect(asked).toEqual(['sync', 'close'])
  })
})

describe('An entry that is too long', () => {
  const longest = 1 << 18
  const around = JSON.stringify({ event: 'outcome', told: '' }).length

  test.each<[what: string, told: string, event: string, bytes: number | undefined]>([
    ['is kept up to its limit', 'x'.repeat(longest - around), 'outcome', undefined],
    ['is not kept beyond it', 'x'.repeat(longest - around + 1), 'oversized', longest + 1],
    ['is measured in bytes', 'ü'.repeat(longest), 'oversized', 2 * longest + around],
  ])('%s', async (_, told, event, bytes) => {
    const folder = home()
    const one = journal({ folder, clock: dated() })
    await one.record({ event: 'outcome', told })
    one.note({ event: 'outcome', told })
    await one.close()
    const [, ...kept] = recordsOf(folder)
    expect(kept.map(record => record.event)).toEqual([event, event])
    for (const record of kept) {
      expect(record['bytes']).toBe(bytes)
      expect(record['of']).toBe(bytes === undefined ? undefined : 'outcome')
      expect(record['told']).toBe(
        bytes === undefined ? told : `An entry of ${bytes} bytes was too long to be kept.`,
      )
    }
    expect((await verify(folder)).problems).toEqual([])
  })
})

describe('A pen', () => {
  function held(disk = realDisk) {
    const folder = join(home(), 'journal')
    const clock = dated()
    const one = pen({ folder, disk, self, clock, fold: uncounted, counts: false, warn: () => {} })
    return { folder, one }
  }
  const draft = (durable = false): Waiting<undefined> => ({
    at: '2026-11-20T12:00:00.000Z',
    text: '{"event":"outcome"}',
    durable,
  })

  test('that has written nothing has nothing to sync or to close', async () => {
    const asked: string[] = []
    const { one } = held(stepped(async ({ what }) => void asked.push(what)))
    await one.sync()
    await one.close()
    await one.close()
    await one.sync()
    expect(asked).toEqual([])
  })

  test('that was closed writes on behind its last record', async () => {
    const { folder, one } = held()
    for (const durable of [false, true]) {
      const waiting = draft(durable)
      expect(
        await one.write(
          () => [waiting],
          () => true,
          () => {},
        ),
      ).toBe(true)
      await one.close()
      await one.sync()
      expect(waiting.fate).toEqual({
        at: '2026-11-20T12:00:00.000Z',
        seq: durable ? 3 : 2,
        hash: recordsOf(folder).at(-1)?.hash,
        file: '2026-11-20.jsonl',
      })
    }
    expect((await verify(folder)).problems).toEqual([])
  })

  test('syncs the file that it has written, and closes it once', async () => {
    const asked: string[] = []
    const { one } = held(stepped(async ({ what }) => void asked.push(what)))
    await one.write(
      () => [draft()],
      () => true,
      () => {},
    )
    asked.length = 0
    await one.sync()
    expect(asked).toEqual(['sync'])
    await one.close()
    await one.close()
    await one.sync()
    expect(asked).toEqual(['sync', 'close'])
  })

  /** A pen on a disk that refuses some steps while it is ill, and tells which it was asked for since it was looked at. */
  function ailing(code: string, steps: readonly string[]) {
    const asked: string[] = []
    let ill = false
    const { folder, one } = held(
      stepped(async ({ what }) => {
        asked.push(what)
        if (ill && steps.includes(what)) throw refusal(code)
      }),
    )
    return {
      folder,
      one,
      asked,
      write: () => {
        asked.length = 0
        return one.write(
          () => [draft()],
          () => true,
          () => {},
        )
      },
      fall(is: boolean) {
        ill = is
      },
    }
  }

  test('opens its file anew after a write that could be neither finished nor cut back', async () => {
    const { folder, one, asked, write, fall } = ailing('EIO', ['write', 'truncate'])
    await write()
    fall(true)
    await expect(write()).rejects.toThrow('EIO')
    expect(asked.filter(what => what === 'close')).toEqual(['close'])
    fall(false)
    await write()
    expect(asked).toContain('open to append')
    await one.close()
    expect(recordsOf(folder).map(({ seq }) => seq)).toEqual([1, 2, 3])
  })

  test('goes on with the file that it has open after a write that was cut back', async () => {
    const { folder, one, asked, write, fall } = ailing('ENOSPC', ['write'])
    await write()
    fall(true)
    await expect(write()).rejects.toThrow('ENOSPC')
    expect(asked).not.toContain('close')
    fall(false)
    await write()
    expect(asked).not.toContain('open to append')
    await one.close()
    expect(recordsOf(folder).map(({ seq }) => seq)).toEqual([1, 2, 3])
  })
})

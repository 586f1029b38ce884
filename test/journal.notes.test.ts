import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { disk, type OpenFile } from '../src/files/disk.ts'
import { blocks, linesOf as linesIn } from '../src/journal/lines.ts'
import { parseHead, verify, words } from '../src/journal/verify.ts'
import { day, outcome } from './journal-entry.ts'
import { dated, home, journal, lay, linesOf, written } from './journal-rig.ts'

const said = async (folder: string, against = {}) => words(await verify(folder, against))

describe('What a check says of a journal that nobody has changed', () => {
  test('without a head from elsewhere: what it cannot tell', async () => {
    const folder = home()
    const { head } = await written(folder, 2, 3)
    expect(await said(folder)).toEqual([
      `The journal is whole: 9 records in 2 files, the last of them 9:${head.hash}.`,
      'This check cannot tell whether the end was cut off or all of it was written anew: it was given no head that was kept elsewhere (--anchor, --expected-head).',
    ])
  })

  test('with one: how far it is beyond doubt', async () => {
    const folder = home()
    const { head, heads } = await written(folder, 2, 6)
    const [early] = heads
    expect((await said(folder, { expected: head })).slice(1)).toEqual([])
    expect((await said(folder, { anchors: [early] })).slice(1)).toEqual([
      `Up to record ${early?.seq}, a head that was kept elsewhere vouches for it; whether what came after was cut off or written anew, it cannot tell.`,
    ])
  })

  test('that files were taken away in the order of their age, and the heads that were of those', async () => {
    const folder = home()
    const { head, heads, lines } = await written(folder, 3, 10)
    lay(
      folder,
      lines.filter(({ file }) => file > '2026-11-21'.concat('.jsonl')),
    )
    expect(await said(folder, { expected: head, anchors: heads })).toEqual([
      'Records 1 to 24 are not here any more: the oldest files have been taken away.',
      '2 heads could not be compared: their records are older than the first one here.',
      `The journal is whole: 11 records in 1 file, the last of them 35:${head.hash}.`,
    ])
  })

  test('what was begun and has no outcome', async () => {
    const folder = home()
    const one = journal({ folder, clock: dated() })
    await one.record({ event: 'intent', call: 'a', told: 'triage-bot is to update ticket 1.' })
    await one.record({ event: 'intent', call: 'b', told: 'triage-bot is to update ticket 2.' })
    await one.record(outcome(1, { call: 'a' }))
    await one.close()
    const report = await verify(folder)
    expect(report).toMatchObject({ problems: [], unfinished: [{ call: 'b', line: 3, seq: 3 }] })
    expect(words(report)[0]).toBe(
      '2026-11-20.jsonl, line 3: record 3 of 2026-11-20T12:00:00.000Z says what was to be done, and none says that it was: it is still going on, or the process ended. triage-bot is to update ticket 2.',
    )
  })

  test('a last line that is not whole, and that it was mended', async () => {
    const folder = home()
    const { head } = await written(folder, 1, 2)
    const file = join(folder, '2026-11-20.jsonl')
    appendFileSync(file, '{"seq":4,"at":"2026-')
    expect((await said(folder, { expected: head }))[0]).toBe(
      '2026-11-20.jsonl, line 4: the last line is not whole: it is being written, or it was cut off.',
    )
    const next = journal({ folder, clock: dated() })
    await next.record(outcome(9))
    await next.close()
    expect((await said(folder, { expected: head }))[0]).toBe(
      '2026-11-20.jsonl, line 4: a line was cut off while it was written, as the record after it says.',
    )
    writeFileSync(file, readFileSync(file, 'utf8').replace('"at":"2026-\n', '"at":"2025-\n'))
    expect((await verify(folder)).problems).toMatchObject([{ kind: 'insert', line: 4 }])
  })

  test.each([
    ['zeros', '\0'.repeat(500)],
    ['the beginning of the next record and zeros', `{"seq":5,"at":"2026-11${'\0'.repeat(50)}`],
  ])('%s at the end, which a power cut leaves', async (_, rest) => {
    const folder = home()
    const { head } = await written(folder, 1, 3)
    appendFileSync(join(folder, '2026-11-20.jsonl'), rest)
    expect(await verify(folder, { expected: head })).toMatchObject({ problems: [], cut: { line: 5 } })
    const next = journal({ folder, clock: dated() })
    await next.record(outcome(9))
    await next.close()
    expect(await verify(folder, { expected: head })).toMatchObject({ problems: [], recovered: [{ line: 5 }] })
  })

  test('a last record that only lacks its newline is a record', async () => {
    const folder = home()
    await written(folder, 1, 3)
    const file = join(folder, '2026-11-20.jsonl')
    writeFileSync(file, readFileSync(file, 'utf8').trimEnd())
    const next = journal({ folder, clock: dated() })
    await next.record(outcome(9))
    await next.close()
    expect(await verify(folder)).toMatchObject({ records: 5, problems: [], recovered: [] })
  })

  test('a file that should follow and is not there', async () => {
    const folder = home()
    const clock = dated()
    const one = journal({ folder, clock })
    await one.record(outcome(1))
    clock.set(day(1))
    await one.record(outcome(2))
    await one.close()
    rmSync(join(folder, '2026-11-21.jsonl'))
    expect((await said(folder))[0]).toBe(
      'The last record says that the journal goes on in 2026-11-21.jsonl, which is not there: nothing was written since, or it was taken away.',
    )
  })

  test('that there is none', async () => {
    expect(await said(join(home(), 'none'))).toEqual(['The journal is whole: 0 records in 0 files.'])
  })
})

describe('What a check says of one that somebody has changed', () => {
  test('each kind in a sentence, and that the journal is not whole', async () => {
    const folder = home()
    const { head, lines } = await written(folder, 1, 8)
    const [, second, , fourth] = lines
    if (!second || !fourth) throw new Error('The journal is too short.')
    const edited = { ...second, text: second.text.replace('allowed', 'refused') }
    lay(folder, [...lines.with(1, edited).toSpliced(5, 2), fourth])
    expect(await said(folder, { expected: { ...head, seq: 12 } })).toEqual([
      '2026-11-20.jsonl, line 2: record 2 has been changed since it was written.',
      '2026-11-20.jsonl, line 6: records 6 to 7 are missing before this line.',
      '2026-11-20.jsonl, line 8: record 4 is a copy of what stands in line 4.',
      'The journal is not whole: 3 problems in 7 records of 1 file.',
    ])
  })
})

describe('A journal in which nothing is where it was', () => {
  test('is told of, and that there is more', async () => {
    const folder = home()
    const one = journal({ folder, clock: dated() })
    await Promise.all(Array.from({ length: 9_000 }, (_, call) => one.record(outcome(call))))
    await one.close()
    lay(folder, linesOf(folder).toReversed())
    const { problems, overflow } = await verify(folder)
    expect([problems.length, overflow]).toEqual([2_000, true])
  })
})

describe('A head', () => {
  const hash = '0a'.repeat(32)
  test.each([
    [`812:${hash}`, { seq: 812, hash }],
    [hash, { hash }],
    [`812:${hash}0`, undefined],
    [hash.toUpperCase(), undefined],
    ['812', undefined],
    ['', undefined],
  ])('%s', (text, head) => expect(parseHead(text)).toEqual(head))
})

describe('The lines of a file', () => {
  const file = (bytes: Buffer, most: number): OpenFile => ({
    stat: async () => ({ id: 1, size: bytes.length }),
    read: async (into, at) => bytes.copy(into, 0, at, at + Math.min(into.length, most)),
    write: async () => 0,
    truncate: async () => {},
    sync: async () => {},
    close: async () => {},
  })

  const all = async (bytes: Buffer, chunk: number, most = chunk) => {
    const found: { text: string; from: number; ended: boolean }[] = []
    for await (const block of blocks(file(bytes, most), 0, bytes.length, chunk))
      for (const { bytes, from, ended } of linesIn(block)) found.push({ text: bytes.toString(), from, ended })
    return found
  }

  test('are the same, however they are read', async () => {
    const text = fc.array(fc.string({ maxLength: 12 }).map(one => one.replaceAll('\n', '')))
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.boolean(),
        fc.integer({ min: 1, max: 40 }),
        fc.nat({ max: 39 }),
        async (lines, ended, chunk, less) => {
          const bytes = Buffer.from(lines.join('\n') + (ended && lines.length > 0 ? '\n' : ''))
          const found = await all(bytes, chunk, Math.max(1, chunk - less))
          expect(found.map(({ text, ended }) => text + (ended ? '\n' : '')).join('')).toBe(bytes.toString())
          for (const { text, from } of found)
            expect(bytes.subarray(from, from + Buffer.byteLength(text)).toString()).toBe(text)
          expect(found.filter(({ ended }) => !ended).length).toBeLessThanOrEqual(1)
        },
      ),
    )
  })

  test('that are far too long are not kept whole', async () => {
    const bytes = Buffer.from(`one\n${'x'.repeat(3 << 20)}\ntwo\n`)
    const found = await all(bytes, 1 << 18)
    expect(found.map(({ text }) => text.length)).toEqual([3, 1 << 20, 3])
    expect(found[2]).toEqual({ text: 'two', from: bytes.length - 4, ended: true })
    expect((await disk.names(home()))?.length).toBe(0)
  })
})

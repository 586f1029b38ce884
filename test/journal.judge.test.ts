import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { genesis } from '../src/journal/line.ts'
import type { Finding } from '../src/journal/verify/finding.ts'
import { type Expected, verify } from '../src/journal/verify.ts'
import { home, type Line, lay, sealed, written } from './journal-rig.ts'

const days = { 20: '2026-11-20.jsonl', 21: '2026-11-21.jsonl', 22: '2026-11-22.jsonl' }

/** A finding as `kind day:line first-last`, and what it is of. */
const brief = ({ kind, file, line, seq, to, of }: Finding) =>
  `${kind} ${file.slice(8, 10)}:${line} ${seq}-${to}${of ? ` of ${of.file.slice(8, 10)}:${of.line}` : ''}`

/** Records 1 to 8 are of the 20th, 9 to 16 of the 21st, 17 to 23 of the 22nd; and so they are in the other one. */
let lines: readonly Line[]
let others: readonly Line[]

beforeAll(async () => {
  lines = (await written(home(), 3, 6)).lines
  others = (await written(home(), 3, 6, 'another')).lines
})

/** The records of these numbers. */
const records = (from: number, to = from, all = lines) => all.slice(from - 1, to)
const strange = (from: number, to = from) => records(from, to, others)
const inFile = (file: string, moved: readonly Line[]) => moved.map(({ text }) => ({ file, text }))

/** A word of it is another, and the hash is left as it was. */
const edited = (seq: number) =>
  records(seq).map(line => ({ ...line, text: line.text.replace('"at":"2026', '"at":"2025') }))

/** Lines that are written anew from the record behind this one: all hashes fit. */
function anew(after: number, to = 23): Line[] {
  let prev: unknown = after === 0 ? genesis : JSON.parse(records(after)[0]?.text ?? '').hash
  return records(after + 1, to).map(({ file, text }) => {
    const made = sealed({ ...JSON.parse(text), prev, agent: 'nobody' })
    prev = JSON.parse(made).hash
    return { file, text: made }
  })
}

const text = (file: string, text: string): Line => ({ file, text })

const headOf = (line: Line | undefined): Expected => {
  const { seq, hash } = JSON.parse(line?.text ?? '')
  return { seq, hash }
}
const head = (seq: number) => headOf(records(seq)[0])
const strangeHead = (seq: number) => headOf(strange(seq)[0])
const nobodys = 'c'.repeat(64)

async function check(left: readonly Line[], anchors: readonly Expected[] = []) {
  const folder = home()
  lay(folder, left)
  return verify(folder, { anchors })
}

type Case = [what: string, make: () => readonly Line[], found: readonly string[], heads?: () => Expected[]]

describe('What was done to a journal is told one by one, in the order of its lines', () => {
  test.each<Case>([
    ['nothing', () => lines, [], () => [head(1), head(8), head(9), head(23)]],
    [
      'an edit, and a delete behind it',
      () => [...records(1, 3), ...edited(4), records(5), records(8, 23)].flat(),
      ['edit 20:4 4-4', 'delete 20:6 6-7'],
    ],
    [
      'a delete right behind an edit',
      () => [...records(1, 3), ...edited(4), ...records(7, 23)],
      ['edit 20:4 4-4', 'delete 20:5 5-6'],
    ],
    [
      'edits on both sides of a delete',
      () => [...records(1, 3), ...edited(4), ...edited(7), ...records(8, 23)],
      ['edit 20:4 4-4', 'edit 20:5 7-7', 'delete 20:6 5-6'],
    ],
    [
      'two edits, one behind the other',
      () => [...records(1, 3), ...edited(4), ...edited(5), ...records(6, 23)],
      ['edit 20:4 4-4', 'edit 20:5 5-5'],
    ],
    [
      'an edit in every file, and a delete in the middle',
      () => [
        ...records(1, 2),
        ...edited(3),
        ...records(4, 10),
        ...edited(11),
        ...records(12, 13),
        ...records(16, 19),
        ...edited(20),
        ...records(21, 23),
      ],
      ['edit 20:3 3-3', 'edit 21:3 11-11', 'delete 21:6 14-15', 'edit 22:4 20-20'],
    ],
    ['an edit of the first record', () => [...edited(1), ...records(2, 23)], ['edit 20:1 1-1']],
    [
      'an edit of the last record',
      () => [...records(1, 22), ...edited(23)],
      ['edit 22:7 23-23'],
      () => [head(23)],
    ],
    [
      'edits of the last two records',
      () => [...records(1, 21), ...edited(22), ...edited(23)],
      ['edit 22:6 22-22', 'edit 22:7 23-23'],
      () => [head(23)],
    ],
    [
      'an edit, and the last record gone',
      () => [...records(1, 21), ...edited(22)],
      ['edit 22:6 22-22', 'truncate 22:7 23-23'],
      () => [head(23)],
    ],
    ['a delete of the first records', () => records(4, 23), ['delete 20:1 1-3']],
    ['a delete over the end of a file', () => [...records(1, 6), ...records(11, 23)], ['delete 21:1 7-10']],
    ['a file in the middle gone', () => [...records(1, 8), ...records(17, 23)], ['delete 22:1 9-16']],
    ['the oldest file gone', () => records(9, 23), [], () => [head(8)]],
    [
      'a run of another journal put in',
      () => [...records(1, 10), ...strange(10, 12), ...records(11, 23)],
      ['splice 21:3 10-12'],
    ],
    [
      'a run of another journal in the place of one',
      () => [...records(1, 9), ...strange(10, 12), ...records(13, 23)],
      ['splice 21:2 10-12', 'delete 21:5 10-12'],
    ],
    [
      'a run of another journal put in twice',
      () => [
        ...records(1, 10),
        ...strange(10, 12),
        ...records(11, 12),
        ...strange(10, 12),
        ...records(13, 23),
      ],
      ['splice 21:3 10-12', 'splice 21:8 10-12'],
    ],
    [
      'the end of another journal behind the beginning of this one',
      () => [...records(1, 12), ...strange(13, 23)],
      ['edit 21:4 12-12'],
      () => [head(12)],
    ],
    [
      'the same, by a head of the other one',
      () => [...records(1, 12), ...strange(13, 23)],
      ['edit 21:4 12-12'],
      () => [strangeHead(20)],
    ],
    [
      'the same, by heads of both',
      () => [...records(1, 12), ...strange(13, 23)],
      ['edit 21:4 12-12'],
      () => [head(12), strangeHead(20)],
    ],
    [
      'a run that stands twice in its file',
      () => [...records(1, 7), ...records(3, 5), ...records(8, 23)],
      ['duplicate 20:8 3-5 of 20:3'],
    ],
    [
      'a run that stands twice in a row',
      () => [...records(1, 5), ...records(3, 5), ...records(6, 23)],
      ['duplicate 20:3 3-5 of 20:6'],
    ],
    [
      'a run that stands three times',
      () => [...records(1, 5), ...records(3, 4), ...records(6, 7), ...records(3, 4), ...records(8, 23)],
      ['duplicate 20:6 3-4 of 20:3', 'duplicate 20:10 3-4 of 20:3'],
    ],
    [
      'a run that was copied to another file',
      () => [...records(1, 10), ...inFile(days[21], records(3, 5)), ...records(11, 23)],
      ['splice 21:3 3-5 of 20:3'],
    ],
    [
      'a run that was copied to an older file',
      () => [...records(1, 3), ...inFile(days[20], records(11, 13)), ...records(4, 23)],
      ['splice 20:4 11-13 of 21:3'],
    ],
    [
      'a run that was moved to a later place in its file',
      () => [records(1), records(4, 7), records(2, 3), records(8, 23)].flat(),
      ['reorder 20:6 2-3 of 20:2'],
    ],
    [
      'a run that was moved to a newer file',
      () => [...records(1, 2), ...records(6, 10), ...inFile(days[21], records(3, 5)), ...records(11, 23)],
      ['reorder 21:3 3-5 of 20:3'],
    ],
    [
      'a run that was moved to an older file',
      () => [...records(1, 2), ...inFile(days[20], records(11, 13)), ...records(3, 10), ...records(14, 23)],
      ['reorder 20:3 11-13 of 21:2'],
    ],
    [
      'two records that changed places',
      () => [records(1, 3), records(5), records(4), records(6, 23)].flat(),
      ['reorder 20:4 5-5 of 20:5'],
    ],
    [
      'a long run before a short one',
      () => [records(1, 2), records(7), records(3, 6), records(8, 23)].flat(),
      ['reorder 20:3 7-7 of 20:7'],
    ],
    [
      'a move and an edit',
      () => [records(1), records(4, 7), records(2, 3), records(8, 18), edited(19), records(20, 23)].flat(),
      ['reorder 20:6 2-3 of 20:2', 'edit 22:3 19-19'],
    ],
    [
      'a copy and a delete',
      () => [records(1, 5), records(3, 4), records(6, 18), records(21, 23)].flat(),
      ['duplicate 20:6 3-4 of 20:3', 'delete 22:3 19-20'],
    ],
    [
      'a line that is none',
      () => [...records(1, 5), text(days[20], 'Nothing.'), ...records(6, 23)],
      ['insert 20:6 5-5'],
    ],
    ['a line that is none, at the end', () => [...lines, text(days[22], 'Nothing.')], ['insert 22:8 23-23']],
    [
      'two lines that are none, in the place of three records',
      () => [...records(1, 3), text(days[20], 'No.'), text(days[20], ''), ...records(7, 23)],
      ['edit 20:4 4-4', 'edit 20:5 5-5', 'delete 20:6 6-6'],
    ],
    [
      'four lines that are none, in the place of three records',
      () => [...records(1, 3), ...['a', 'b', 'c', 'd'].map(one => text(days[20], one)), ...records(7, 23)],
      ['edit 20:4 4-4', 'edit 20:5 5-5', 'edit 20:6 6-6', 'insert 20:7 3-3'],
    ],
  ])('%s', async (_, make, found, heads = () => []) => {
    const { problems } = await check(make(), heads())
    expect(problems.map(brief)).toEqual(found)
  })
})

describe('Heads that were kept elsewhere', () => {
  test.each<Case>([
    [
      'the tail was written anew behind a head',
      () => [...records(1, 13), ...anew(13)],
      ['rewrite 22:4 14-20', 'proven 13', 'older 0'],
      () => [head(13), head(20)],
    ],
    [
      'all was written anew',
      () => anew(0),
      ['rewrite 21:5 1-13', 'proven 0', 'older 0'],
      () => [head(13), head(20)],
    ],
    [
      'all was written anew, whatever the order of the heads',
      () => anew(0),
      ['rewrite 21:5 1-13', 'proven 0', 'older 0'],
      () => [head(20), head(13), head(16)],
    ],
    [
      'a head that is only a hash is not there',
      () => lines,
      ['rewrite 22:7 1-23', 'proven 0', 'older 0'],
      () => [{ hash: nobodys }],
    ],
    [
      'one that is only a hash comes after those with numbers',
      () => lines,
      ['rewrite 20:5 4-5', 'proven 3', 'older 0'],
      () => [{ hash: nobodys }, { hash: nobodys, seq: 5 }, head(3)],
    ],
    [
      'a number and another hash',
      () => lines,
      ['rewrite 20:5 1-5', 'proven 0', 'older 0'],
      () => [{ hash: nobodys, seq: 5 }],
    ],
    [
      'the first record and another hash',
      () => lines,
      ['rewrite 20:1 1-1', 'proven 0', 'older 0'],
      () => [{ hash: nobodys, seq: 1 }],
    ],
    [
      'the last records are gone',
      () => records(1, 20),
      ['truncate 22:5 21-23', 'proven 0', 'older 0'],
      () => [head(23)],
    ],
    [
      'the last records are gone, whatever the order of the heads',
      () => records(1, 18),
      ['truncate 22:3 19-23', 'proven 18', 'older 0'],
      () => [head(23), head(21), head(18)],
    ],
    [
      'the last file is gone',
      () => records(1, 16),
      ['truncate 21:9 17-23', 'proven 0', 'older 0'],
      () => [head(23)],
    ],
    [
      'the tail was written anew, and cut off',
      () => [...records(1, 13), ...anew(13, 18)],
      ['rewrite 21:7 14-15', 'truncate 22:3 19-23', 'proven 13', 'older 0'],
      () => [head(13), head(15), head(23)],
    ],
    [
      'the head is of an edited record',
      () => [...records(1, 4), ...edited(5), ...records(6, 23)],
      ['edit 20:5 5-5', 'proven 0', 'older 0'],
      () => [head(5)],
    ],
    [
      'an edit, and a number before it with another hash',
      () => [...records(1, 4), ...edited(5), ...records(6, 23)],
      ['rewrite 20:4 3-4', 'edit 20:5 5-5', 'proven 20', 'older 0'],
      () => [head(2), { hash: nobodys, seq: 4 }, head(20)],
    ],
    [
      'an edit, and a number behind it with another hash',
      () => [...records(1, 4), ...edited(5), ...records(6, 23)],
      ['edit 20:5 5-5', 'rewrite 20:8 3-8', 'proven 20', 'older 0'],
      () => [head(2), { hash: nobodys, seq: 8 }, head(20)],
    ],
    [
      'the heads are of records that were taken away',
      () => [...records(1, 4), ...records(8, 23)],
      ['delete 20:5 5-7', 'proven 0', 'older 0'],
      () => [head(5), head(7)],
    ],
    [
      'a head of a record that stands twice',
      () => [...records(1, 5), ...records(3, 5), ...records(6, 23)],
      ['duplicate 20:3 3-5 of 20:6', 'rewrite 20:4 1-4', 'proven 0', 'older 0'],
      () => [{ hash: nobodys, seq: 4 }],
    ],
    [
      'the oldest file is gone, and the head is older',
      () => records(9, 23),
      ['proven 0', 'older 1'],
      () => [{ hash: nobodys, seq: 7 }],
    ],
    [
      'two tails, and a head of each',
      () => [...records(1, 10), ...anew(10, 12), ...records(11, 23)],
      ['insert 21:3 11-12', 'rewrite 21:3 1-11', 'proven 15', 'older 0'],
      () => [headOf(anew(10, 12)[0]), head(15)],
    ],
    [
      'two tails, and a head of the shorter one',
      () => [...records(1, 18), ...anew(18, 20), ...records(19, 23)],
      ['insert 22:5 19-23', 'proven 20', 'older 0'],
      () => [headOf(anew(18, 20)[1])],
    ],
  ])('%s', async (_, make, found, heads = () => []) => {
    const { problems, proven, older } = await check(make(), heads())
    expect([...problems.map(brief), `proven ${proven}`, `older ${older}`]).toEqual(found)
  })

  test.each<[string, readonly string[], Expected, readonly string[]]>([
    ['no file', [], { hash: nobodys, seq: 5 }, ['truncate  1 1 5']],
    ['an empty file', [days[20]], { hash: nobodys, seq: 5 }, ['truncate 2026-11-20.jsonl 1 1 5']],
    ['two empty files', [days[20], days[21]], { hash: nobodys, seq: 1 }, ['truncate 2026-11-21.jsonl 1 1 1']],
  ])('all records are gone, and there is %s', async (_, names, expected, found) => {
    const folder = home()
    for (const name of names) writeFileSync(join(folder, name), '')
    const report = await verify(folder, { expected })
    expect(
      report.problems.map(({ kind, file, line, seq, to }) => [kind, file, line, seq, to].join(' ')),
    ).toEqual(found)
    expect(report).toMatchObject({ files: names.length, records: 0, proven: 0, older: 0, heads: 1 })
  })
})

describe('The beginning of a journal', () => {
  const other = 'a'.repeat(64)
  const chained = (seq: number, prev: string, more: object = { event: 'outcome' }) => {
    const first = sealed({ seq, at: '2026-11-20T12:00:00.000Z', ...more, prev })
    const { hash } = JSON.parse(first)
    const second = sealed({ seq: seq + 1, at: '2026-11-20T12:00:01.000Z', event: 'outcome', prev: hash })
    return [text(days[20], first), text(days[20], second)]
  }
  const opened = (file: string) => ({ event: 'opened', file })

  test.each<[string, readonly Line[], readonly string[]]>([
    ['is the first record, which names none before', chained(1, genesis), []],
    ['is not a first record that names one before', chained(1, other), ['edit 20:1 1-1']],
    ['is not a later record that names none before', chained(5, genesis), ['delete 20:1 1-4']],
    ['is not a later record that opens no file', chained(5, other), ['delete 20:1 1-4']],
    ['is a later record that opens its file', chained(5, other, opened(days[20])), []],
    [
      'is not a later record that opens another file',
      chained(5, other, opened(days[21])),
      ['delete 20:1 1-4'],
    ],
    [
      'is not a later record that only names its file',
      chained(5, other, { event: 'outcome', file: days[20] }),
      ['delete 20:1 1-4'],
    ],
    ['is not the second record', chained(2, other), ['delete 20:1 1-1']],
  ])('%s', async (_, left, found) => {
    expect((await check(left)).problems.map(brief)).toEqual(found)
  })
})

describe('The end of a journal', () => {
  const begun = '{"seq":24,"at":"2026-11-2'
  test.each<[string, readonly string[], readonly string[], number | undefined]>([
    ['a record that was begun', [begun], [], 8],
    ['the first byte of a record', ['{'], [], 8],
    ['a record that was begun twice', [begun, begun], [], 8],
    ['zeros', ['\0\0\0'], [], 8],
    ['a beginning with zeros behind it', ['{"seq":24\0\0'], [], 8],
    [
      'a record of another number that was begun',
      ['{"seq":25,"at":"2026-11-2'],
      ['insert 22:8 23-23'],
      undefined,
    ],
    [
      'a record that was begun, and a line that is none',
      [begun, 'Nothing.'],
      ['insert 22:8 23-23', 'insert 22:9 23-23'],
      undefined,
    ],
    [
      'a line that is none, and a record that was begun',
      ['Nothing.', begun],
      ['insert 22:8 23-23', 'insert 22:9 23-23'],
      undefined,
    ],
  ])('may be what is left of a write: %s', async (_, more, found, cut) => {
    const report = await check([...lines, ...more.map(one => text(days[22], one))])
    expect(report.problems.map(brief)).toEqual(found)
    expect(report.cut?.line).toBe(cut)
    expect(report.last).toMatchObject({ file: days[22], line: 7, seq: 23 })
  })

  test('is no end when a record follows what was begun, and does not tell of it', async () => {
    const report = await check([...records(1, 20), text(days[22], '{"seq":21,"at":'), ...records(21, 23)])
    expect(report.problems.map(brief)).toEqual(['insert 22:5 20-20'])
    expect(report.cut).toBeUndefined()
  })
})

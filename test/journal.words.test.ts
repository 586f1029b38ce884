import { describe, expect, test } from 'vitest'
import type { Finding } from '../src/journal/verify/finding.ts'
import type { Report } from '../src/journal/verify/report.ts'
import { sentence, words } from '../src/journal/verify/words.ts'

const file = '2026-11-20.jsonl'
const next = '2026-11-21.jsonl'
const hash = 'ab'.repeat(32)

const one = (kind: Finding['kind'], more: Partial<Finding> = {}): Finding => ({
  kind,
  file,
  line: 7,
  seq: 12,
  to: 12,
  ...more,
})
const several = { to: 14 }
const here = { of: { file, line: 3 } }
const there = { of: { file: next, line: 4 } }

describe('A finding', () => {
  test.each<[what: string, finding: Finding, said: string]>([
    [
      'a record that was changed',
      one('edit'),
      '2026-11-20.jsonl, line 7: record 12 has been changed since it was written.',
    ],
    [
      'records of which no file is left',
      one('truncate', { ...several, file: '', line: 1 }),
      'No file is left: records 12 to 14 are missing at the end of the journal.',
    ],
    [
      'a head without a number, of which no file is left',
      one('rewrite', { file: '', line: 1, seq: 0, to: 0 }),
      'No file is left: the journal has been written anew: a head that was kept elsewhere does not fit.',
    ],
    [
      'records that were changed',
      one('edit', several),
      '2026-11-20.jsonl, line 7: records 12 to 14 have been changed since they were written.',
    ],
    [
      'a record that was taken away',
      one('delete'),
      '2026-11-20.jsonl, line 7: record 12 is missing before this line.',
    ],
    [
      'records that were taken away',
      one('delete', several),
      '2026-11-20.jsonl, line 7: records 12 to 14 are missing before this line.',
    ],
    [
      'a line that was put in',
      one('insert'),
      '2026-11-20.jsonl, line 7: what stands here was not written by the journal.',
    ],
    [
      'lines that were put in',
      one('insert', several),
      '2026-11-20.jsonl, line 7: what stands here was not written by the journal.',
    ],
    [
      'a record that was moved in its file',
      one('reorder', here),
      '2026-11-20.jsonl, line 7: record 12 has been moved here; it belongs next to line 3.',
    ],
    [
      'records that were moved in their file',
      one('reorder', { ...several, ...here }),
      '2026-11-20.jsonl, line 7: records 12 to 14 have been moved here; they belong next to line 3.',
    ],
    [
      'a record that was moved from another file',
      one('reorder', there),
      '2026-11-20.jsonl, line 7: record 12 has been moved here; it belongs next to 2026-11-21.jsonl, line 4.',
    ],
    [
      'records that were moved from another file',
      one('reorder', { ...several, ...there }),
      '2026-11-20.jsonl, line 7: records 12 to 14 have been moved here; they belong next to 2026-11-21.jsonl, line 4.',
    ],
    [
      'a record that stands twice in a file',
      one('duplicate', here),
      '2026-11-20.jsonl, line 7: record 12 is a copy of what stands in line 3.',
    ],
    [
      'records that stand twice in a file',
      one('duplicate', { ...several, ...here }),
      '2026-11-20.jsonl, line 7: records 12 to 14 are a copy of what stands in line 3.',
    ],
    [
      'a record that stands in two files',
      one('duplicate', there),
      '2026-11-20.jsonl, line 7: record 12 is a copy of what stands in 2026-11-21.jsonl, line 4.',
    ],
    [
      'a record that is gone from the end',
      one('truncate'),
      '2026-11-20.jsonl, line 7: record 12 is missing at the end of the journal.',
    ],
    [
      'records that are gone from the end',
      one('truncate', several),
      '2026-11-20.jsonl, line 7: records 12 to 14 are missing at the end of the journal.',
    ],
    [
      'a record of another journal',
      one('splice'),
      '2026-11-20.jsonl, line 7: record 12 is not of this journal, or not of this place in it.',
    ],
    [
      'records of another journal',
      one('splice', several),
      '2026-11-20.jsonl, line 7: records 12 to 14 are not of this journal, or not of this place in it.',
    ],
    [
      'a record that was copied from another file',
      one('splice', there),
      '2026-11-20.jsonl, line 7: record 12 has been copied here from 2026-11-21.jsonl, line 4.',
    ],
    [
      'records that were copied from another file',
      one('splice', { ...several, ...there }),
      '2026-11-20.jsonl, line 7: records 12 to 14 have been copied here from 2026-11-21.jsonl, line 4.',
    ],
    [
      'a record that was written anew',
      one('rewrite'),
      '2026-11-20.jsonl, line 7: record 12 has been written anew: a head that was kept elsewhere does not fit.',
    ],
    [
      'records that were written anew',
      one('rewrite', several),
      '2026-11-20.jsonl, line 7: records 12 to 14 have been written anew: a head that was kept elsewhere does not fit.',
    ],
  ])('is a sentence that says where: %s', (_, finding, said) => {
    expect(sentence(finding)).toBe(said)
  })
})

describe('What a check says', () => {
  const link = (seq: number) => ({ file, line: seq, nth: seq - 1, seq, prev: hash, hash })
  const whole: Report = {
    folder: '/journal',
    files: 2,
    records: 30,
    problems: [],
    first: link(1),
    last: link(30),
    proven: 30,
    heads: 1,
    older: 0,
    unfinished: [],
    recovered: [],
    overflow: false,
  }
  const bad = { file, line: 9, nth: 8, after: 8, cut: true }
  const sound = `The journal is whole: 30 records in 2 files, the last of them 30:${hash}.`
  const untold =
    'This check cannot tell whether the end was cut off or all of it was written anew: it was given no head that was kept elsewhere (--anchor, --expected-head).'
  const gone = 'Records 1 to 11 are not here any more: the oldest files have been taken away.'
  const intent = { file, line: 5, seq: 5, at: '2026-11-20T12:00:00.000Z', call: 'call-1' }

  test.each<[what: string, more: Partial<Report>, said: readonly string[]]>([
    ['nothing is wrong, and a head vouches for all of it', {}, [sound]],
    ['nothing is wrong, and it was given no head', { proven: 0 }, [sound, untold]],
    [
      'nothing is wrong, and a head vouches for a part',
      { proven: 29 },
      [
        sound,
        'Up to record 29, a head that was kept elsewhere vouches for it; whether what came after was cut off or written anew, it cannot tell.',
      ],
    ],
    [
      'there is one record in one file',
      { files: 1, records: 1, last: link(1), proven: 1 },
      [`The journal is whole: 1 record in 1 file, the last of them 1:${hash}.`],
    ],
    [
      'one problem was found',
      { problems: [one('edit')], proven: 0 },
      [
        '2026-11-20.jsonl, line 7: record 12 has been changed since it was written.',
        'The journal is not whole: 1 problem in 30 records of 2 files.',
      ],
    ],
    [
      'several problems were found, in the order in which they are given',
      { problems: [one('delete'), one('edit')], files: 1, records: 1 },
      [
        '2026-11-20.jsonl, line 7: record 12 is missing before this line.',
        '2026-11-20.jsonl, line 7: record 12 has been changed since it was written.',
        'The journal is not whole: 2 problems in 1 record of 1 file.',
      ],
    ],
    [
      'more is wrong than is named',
      { problems: [one('delete')], overflow: true },
      [
        '2026-11-20.jsonl, line 7: record 12 is missing before this line.',
        'There is more that is wrong, and not named here.',
        'The journal is not whole: 1 problem in 30 records of 2 files.',
      ],
    ],
    ['the oldest files are gone', { first: link(12) }, [gone, sound]],
    ['the second record is the first', { first: link(2) }, [gone.replace('11', '1'), sound]],
    [
      'the oldest files are gone, and something else is wrong',
      { first: link(12), problems: [one('edit', { to: 13 })] },
      [
        '2026-11-20.jsonl, line 7: records 12 to 13 have been changed since they were written.',
        gone,
        'The journal is not whole: 1 problem in 30 records of 2 files.',
      ],
    ],
    [
      'the first records are missing, and that is said already',
      { first: link(12), problems: [one('delete', { seq: 1, to: 11 })] },
      [
        '2026-11-20.jsonl, line 7: records 1 to 11 are missing before this line.',
        'The journal is not whole: 1 problem in 30 records of 2 files.',
      ],
    ],
    [
      'calls have no outcome',
      {
        unfinished: [
          { ...intent, told: 'triage-bot is to update ticket 4001.' },
          { ...intent, line: 6 },
        ],
      },
      [
        '2026-11-20.jsonl, line 5: record 5 of 2026-11-20T12:00:00.000Z says what was to be done, and none says that it was: it is still going on, or the process ended. triage-bot is to update ticket 4001.',
        '2026-11-20.jsonl, line 6: record 5 of 2026-11-20T12:00:00.000Z says what was to be done, and none says that it was: it is still going on, or the process ended.',
        sound,
      ],
    ],
    [
      'a line was cut off, and the record after it says so',
      { recovered: [bad] },
      [
        '2026-11-20.jsonl, line 9: a line was cut off while it was written, as the record after it says.',
        sound,
      ],
    ],
    [
      'the last line is not whole',
      { cut: bad },
      [
        '2026-11-20.jsonl, line 9: the last line is not whole: it is being written, or it was cut off.',
        sound,
      ],
    ],
    [
      'the next file is not there',
      { next },
      [
        'The last record says that the journal goes on in 2026-11-21.jsonl, which is not there: nothing was written since, or it was taken away.',
        sound,
      ],
    ],
    [
      'one head is older than all that is here',
      { older: 1 },
      ['1 head could not be compared: its record is older than the first one here.', sound],
    ],
    [
      'two heads are older than all that is here',
      { older: 2 },
      ['2 heads could not be compared: their records are older than the first one here.', sound],
    ],
  ])('when %s', (_, more, said) => {
    expect(words({ ...whole, ...more }).join('\n')).toBe(said.join('\n'))
  })

  test('when there is no record at all', () => {
    const { first: _, last: __, ...empty } = whole
    expect(words({ ...empty, files: 0, records: 0, proven: 0 }).join('\n')).toBe(
      'The journal is whole: 0 records in 0 files.',
    )
  })

  test('when there is all of it, in the order in which it is read', () => {
    const said = words({
      ...whole,
      problems: [one('edit')],
      overflow: true,
      first: link(12),
      unfinished: [intent],
      recovered: [bad],
      cut: { ...bad, line: 31 },
      next,
      older: 3,
    })
    expect(said.join('\n')).toBe(
      [
        '2026-11-20.jsonl, line 7: record 12 has been changed since it was written.',
        'There is more that is wrong, and not named here.',
        gone,
        '2026-11-20.jsonl, line 5: record 5 of 2026-11-20T12:00:00.000Z says what was to be done, and none says that it was: it is still going on, or the process ended.',
        '2026-11-20.jsonl, line 9: a line was cut off while it was written, as the record after it says.',
        '2026-11-20.jsonl, line 31: the last line is not whole: it is being written, or it was cut off.',
        'The last record says that the journal goes on in 2026-11-21.jsonl, which is not there: nothing was written since, or it was taken away.',
        '3 heads could not be compared: their records are older than the first one here.',
        'The journal is not whole: 1 problem in 30 records of 2 files.',
      ].join('\n'),
    )
  })
})

import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { verify } from '../src/journal/verify.ts'
import { temporary } from './canary/folder.ts'
import { day, outcome } from './journal-entry.ts'
import { dated, journal, type Line, lay, linesOf, sealed, written } from './journal-rig.ts'
import { program, start } from './program.ts'
import { eventually } from './until.ts'

/** A state folder whose journal has three days of two calls each. */
const state = temporary()
const folder = join(state, 'journal')

beforeAll(async () => {
  const clock = dated()
  const one = journal({ folder, clock })
  for (const at of [0, 1, 2]) {
    clock.set(day(at))
    await one.record({ event: 'intent', call: `call-${at}`, agent: 'triage-bot', told: 'about to' })
    await one.record(outcome(at, { ids: { ticket_id: 7 } }))
    clock.set(day(at) + 3_600_000)
    const told = `reporter was refused search on day ${at}.`
    await one.record(
      outcome(at + 10, { agent: 'reporter', tool: 'search', outcome: 'refused', ids: {}, told }),
    )
  }
  await one.record({ event: 'freeze', agent: 'operator', whom: 'reporter', told: 'nadia froze reporter.' })
  await one.close()
})

const audit = (...words: readonly string[]) => program(['audit', ...words, '--state', state])
const said = ({ out }: { out: string }) => out.trimEnd().split('\n').filter(Boolean)

describe('audit show', () => {
  const updated = (at: number) =>
    `2026-11-2${at}T12:00:00Z triage-bot updated ticket ${4000 + at}; allowed by tickets:write.`
  const refused = (at: number) => `2026-11-2${at}T13:00:00Z reporter was refused search on day ${at}.`
  const frozen = '2026-11-22T13:00:00Z nadia froze reporter.'

  test('tells what happened in one sentence each, the oldest first, and leaves out what was only about to', async () => {
    const { code, out, err } = await audit('show')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(said({ out }).filter(line => !line.includes('The journal'))).toEqual([
      updated(0),
      refused(0),
      updated(1),
      refused(1),
      updated(2),
      refused(2),
      frozen,
    ])
  })

  test.each<[string, readonly string[]]>([
    ['--agent reporter --since 2026-11-22', [refused(2), frozen]],
    ['--tool search', [refused(0), refused(1), refused(2)]],
    ['--ticket 7', [updated(0), updated(1), updated(2)]],
    ['--outcome refused --until 2026-11-20T14:00:00Z', [refused(0)]],
  ])('shows by %s that alone', async (words, lines) => {
    expect(said(await audit('show', ...words.split(' ')))).toEqual(lines)
  })

  test('says so where nothing fits, and where there is no journal', async () => {
    const [none, nowhere] = await Promise.all([
      audit('show', '--tool', 'merge_users'),
      program(['audit', 'show', '--state', join(state, 'none')]),
    ])
    expect(none).toEqual({ code: 0, out: '', err: `${folder} holds no such record.\n` })
    expect(nowhere).toEqual({
      code: 0,
      out: '',
      err: `There is no journal in ${join(state, 'none', 'journal')} yet.\n`,
    })
  })

  test('--json gives the records as they stand in the file', async () => {
    const { out } = await audit('show', '--json')
    expect(said({ out })).toEqual(linesOf(folder).map(({ text }) => text))
  })

  test('-f goes on with what comes, until it is stopped', async () => {
    const { child, said, ended } = start(['audit', 'show', '-f', '--since', '2026-11-22', '--state', state])
    onTestFinished(() => void child.kill('SIGKILL'))
    await eventually(() => expect(said.out).toContain(frozen))
    const one = journal({ folder, clock: dated(day(2) + 7_200_000) })
    await one.record(outcome(99))
    await one.close()
    await eventually(() => expect(said.out).toContain('2026-11-22T14:00:00Z triage-bot updated ticket 4099'))
    child.kill('SIGTERM')
    expect(await ended).toMatchObject({ code: 0, err: '' })
  })

  test('says what was asked wrongly, all of it at once', async () => {
    const { code, err } = await audit('show', '--since', 'yesterday', '--ticket', 'one')
    expect(code).toBe(2)
    expect(err).toContain('--since must be a day such as 2026-11-20')
    expect(err).toContain('--ticket must be')
  })

  test('says which outcomes there are to one who names another', async () => {
    const { code, out, err } = await audit('show', '--outcome', 'refuse')
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(
      '--outcome: "refuse" is no outcome; did you mean "refused"? A call ends as one of done, asked, unknown_outcome',
    )
  })
})

describe('audit export', () => {
  test('hands the journal on as JSON lines, as a table, and as OCSF events', async () => {
    const [jsonl, csv, ocsf, wrong] = await Promise.all([
      audit('export', '--agent', 'reporter', '--outcome', 'refused'),
      audit('export', '--agent', 'reporter', '--outcome', 'refused', '--format', 'csv'),
      audit('export', '--agent', 'reporter', '--outcome', 'refused', '--format', 'ocsf'),
      audit('export', '--format', 'xml'),
    ])
    expect([jsonl, csv, ocsf].map(({ code }) => code)).toEqual([0, 0, 0])
    expect(said(jsonl)).toEqual(
      linesOf(folder).flatMap(({ text }) => (text.includes('was refused') ? [text] : [])),
    )
    const [header, ...rows] = said(csv)
    expect(header).toMatch(/^seq,at,event,call,agent,/)
    expect(rows).toHaveLength(3)
    expect(rows[0]).toContain('reporter was refused search on day 0.')
    const events = said(ocsf).map(line =>
      z.looseObject({ class_name: z.string(), message: z.string() }).parse(JSON.parse(line)),
    )
    expect(events).toHaveLength(3)
    expect(events[0]).toMatchObject({
      class_name: 'API Activity',
      message: 'reporter was refused search on day 0.',
    })
    expect(wrong).toMatchObject({ code: 2, out: '' })
    expect(wrong.err).toContain('--format must be one of jsonl, csv, ocsf')
  })
})

describe('audit verify', () => {
  /** A journal that was whole, and what somebody made of it. */
  const tampered = async (tamper: (lines: Line[]) => readonly Line[] = lines => lines) => {
    const own = temporary()
    const { lines, head } = await written(join(own, 'journal'), 2, 6)
    lay(join(own, 'journal'), tamper([...lines]))
    const check = (...words: string[]) => program(['audit', 'verify', '--state', own, ...words])
    return { own, check, head, lines }
  }
  const at = (lines: readonly Line[], place: number): Line => {
    const line = lines[place]
    if (!line) throw new Error(`no line ${place}`)
    return line
  }

  test('says that a whole journal is whole, and what it cannot tell without a head', async () => {
    const { check, head } = await tampered()
    const { code, out } = await check()
    expect(code).toBe(0)
    expect(said({ out })).toEqual([
      `The journal is whole: 15 records in 2 files, the last of them ${head.seq}:${head.hash}.`,
      'This check cannot tell whether the end was cut off or all of it was written anew: it was given no head that was kept elsewhere (--anchor, --expected-head).',
    ])
  })

  test('takes a head that was kept, with its number or without, and as the lines of an anchor', async () => {
    const { own, check, head } = await tampered()
    const anchor = join(own, 'heads.jsonl')
    writeFileSync(anchor, `${JSON.stringify(head)}\n`)
    const whole = `The journal is whole: 15 records in 2 files, the last of them ${head.seq}:${head.hash}.`
    const checks = await Promise.all([
      check('--expected-head', `${head.seq}:${head.hash}`),
      check('--expected-head', head.hash),
      check('--anchor', anchor),
    ])
    for (const one of checks) expect(one).toEqual({ code: 0, out: `${whole}\n`, err: '' })
    const json = await check('--json', '--expected-head', head.hash)
    expect(JSON.parse(json.out)).toMatchObject({ records: 15, problems: [], proven: head.seq })
  })

  const other = (line: Line, more: object) => ({
    ...line,
    text: sealed({ ...JSON.parse(line.text), ...more }),
  })
  test.each<[string, (lines: Line[]) => readonly Line[], RegExp]>([
    [
      'edited',
      lines => lines.with(4, { ...at(lines, 4), text: at(lines, 4).text.replace('triage-bot', 'nobody-x') }),
      /^2026-11-20\.jsonl, line 5: record 5 has been changed since it was written\.$/m,
    ],
    [
      'deleted',
      lines => lines.toSpliced(4, 1),
      /^2026-11-20\.jsonl, line 5: record 5 is missing before this line\.$/m,
    ],
    [
      'inserted',
      lines => lines.toSpliced(4, 0, { ...at(lines, 4), text: '{"seq":5,"told":"nothing"}' }),
      /^2026-11-20\.jsonl, line 5: what stands here was not written by the journal\.$/m,
    ],
    [
      'moved',
      lines => lines.with(3, at(lines, 4)).with(4, at(lines, 3)),
      /^2026-11-20\.jsonl, line \d: record \d has been moved here; it belongs next to line \d\.$/m,
    ],
    [
      'copied',
      lines => lines.toSpliced(5, 0, at(lines, 3)),
      /^2026-11-20\.jsonl, line 6: record 4 is a copy of what stands in line 4\.$/m,
    ],
    [
      'spliced in from another journal',
      lines => lines.with(4, other(at(lines, 4), { prev: 'f'.repeat(64), told: 'of elsewhere' })),
      /^2026-11-20\.jsonl, line 5: record 5 is not of this journal, or not of this place in it\.$/m,
    ],
  ])('finds a record that was %s, and says where', async (_, tamper, sentence) => {
    const { check } = await tampered(tamper)
    const { code, out } = await check()
    expect(code).toBe(1)
    expect(out).toMatch(sentence)
    expect(out).toMatch(/^The journal is not whole: \d problems? in \d+ records of 2 files\.$/m)
  })

  test('finds by a kept head that the end was cut off, that all was written anew, and that all is gone', async () => {
    const cut = await tampered(lines => lines.slice(0, -2))
    const anew = await tampered(() => [])
    await written(join(anew.own, 'journal'), 2, 6, 'another')
    const gone = await tampered(() => [])
    const [short, rewritten, none] = await Promise.all(
      [cut, anew, gone].map(one => one.check('--expected-head', `${one.head.seq}:${one.head.hash}`)),
    )
    expect(short?.code).toBe(1)
    expect(short?.out).toMatch(/line \d+: records 14 to 15 are missing at the end of the journal\.$/m)
    expect(rewritten?.code).toBe(1)
    expect(rewritten?.out).toMatch(/written anew: a head that was kept elsewhere does not fit\.$/m)
    expect(none?.code).toBe(1)
  })

  test('tells of an intent without an outcome, and of a line that was cut off', async () => {
    const { own, check } = await tampered()
    const one = journal({ folder: join(own, 'journal'), clock: dated(day(1) + 9_000_000) })
    await one.record({ event: 'intent', call: 'call-x', told: 'bot is about to delete ticket 7.' })
    await one.close()
    appendFileSync(join(own, 'journal', '2026-11-21.jsonl'), '{"seq":17,"at":"2026')
    const { code, out } = await check()
    expect(code).toBe(0)
    expect(out).toContain(
      'none says that it was: it is still going on, or the process ended. bot is about to',
    )
    expect(out).toContain('the last line is not whole: it is being written, or it was cut off.')
  })

  test('is nothing to rely on where there is no journal, or the head is none', async () => {
    const { own, check } = await tampered()
    const [nowhere, wrong, missing] = await Promise.all([
      program(['audit', 'verify', '--state', join(own, 'none')]),
      check('--expected-head', '812'),
      check('--anchor', join(own, 'none.jsonl')),
    ])
    expect(nowhere).toEqual({
      code: 2,
      out: '',
      err: `The journal was not checked: there is none in ${join(own, 'none', 'journal')}. Name the policy that it belongs to with --policy, or its folder with --state.\n`,
    })
    expect(wrong.err).toBe(
      'The journal was not checked: --expected-head is no head. Write it as it was kept: 812:9f86d0… or the 64 digits alone.\n',
    )
    expect(missing).toMatchObject({ code: 2, out: '' })
    expect((await verify(join(own, 'journal'))).problems).toEqual([])
  })
})

import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Filter, sentence, show } from '../src/journal/show.ts'
import { stepped } from './journal-disk.ts'
import { day, outcome } from './journal-entry.ts'
import { dated, home, journal } from './journal-rig.ts'

let folder: string

const shown = async (filter: Filter = {}, options = {}) => {
  const found: unknown[] = []
  for await (const { record } of show(folder, filter, options)) found.push(record['call'] ?? record.event)
  return found
}

/** Three days with two calls each. */
beforeEach(async () => {
  folder = home()
  const clock = dated()
  const one = journal({ folder, clock })
  for (const at of [0, 1, 2]) {
    clock.set(day(at))
    await one.record({ event: 'intent', call: `call-${2 * at}`, agent: 'triage-bot', ids: { ticket_id: 7 } })
    await one.record(outcome(2 * at, { ids: { ticket_id: 7 } }))
    clock.set(day(at) + 3_600_000)
    await one.record(
      outcome(2 * at + 1, {
        agent: 'reporter',
        tool: 'search',
        outcome: 'refused',
        ids: { ticket_ids: [7, 9] },
      }),
    )
  }
  await one.close()
})

describe('What is shown of a journal', () => {
  test.each<[string, Filter, readonly string[]]>([
    ['by agent', { agent: 'reporter' }, ['call-1', 'call-3', 'call-5']],
    ['by tool', { tool: 'search', sinceMs: day(1) }, ['call-3', 'call-5']],
    ['by outcome', { outcome: 'done' }, ['call-0', 'call-2', 'call-4']],
    ['by ticket', { ticket: '7', outcome: 'done' }, ['call-0', 'call-2', 'call-4']],
    ['by one ticket of many', { ticket: '9' }, ['call-1', 'call-3', 'call-5']],
    ['by a ticket that is none', { ticket: '8' }, []],
    ['since and until', { agent: 'reporter', sinceMs: day(1) - 1, untilMs: day(2) - 1 }, ['call-3']],
    ['by all of them', { agent: 'triage-bot', outcome: 'done', untilMs: day(0) }, ['call-0']],
  ])('%s', async (_, filter, calls) => expect(await shown(filter)).toEqual(calls))

  test('is of an agent also what the operator did about it', async () => {
    const one = journal({ folder, clock: dated(day(2) + 7_200_000) })
    await one.record({ event: 'freeze', agent: 'operator', whom: 'reporter' })
    await one.close()
    expect(await shown({ agent: 'reporter', sinceMs: day(2) })).toEqual(['call-5', 'freeze'])
    expect(await shown({ agent: 'triage-bot', sinceMs: day(2) })).toEqual(['call-4', 'call-4'])
  })

  test('is all of it, the oldest first, without a filter', async () => {
    expect((await shown()).join(' ')).toBe(
      'opened call-0 call-0 call-1 closed opened call-2 call-2 call-3 closed opened call-4 call-4 call-5',
    )
  })

  test('is read from the days alone that can hold it', async () => {
    const asked: string[] = []
    const disk = stepped(async ({ what }) => void asked.push(what))
    await shown({ sinceMs: day(2) - 3_600_000 }, { disk })
    expect(asked.filter(what => what === 'open to read')).toHaveLength(1)
    asked.length = 0
    await shown({ untilMs: day(0) }, { disk })
    expect(asked.filter(what => what === 'open to read')).toHaveLength(2)
  })

  test('leaves lines out that are no records', async () => {
    appendFileSync(join(folder, '2026-11-22.jsonl'), 'nothing\n{"seq":14,"at":"2026')
    expect(await shown({ sinceMs: day(2) })).toEqual(['opened', 'call-4', 'call-4', 'call-5'])
  })

  test('is nothing where there is no journal', async () => {
    folder = join(folder, 'none')
    expect(await shown()).toEqual([])
  })

  test('follows what comes, over midnight, until it is stopped', async () => {
    const control = new AbortController()
    const clock = dated(day(2))
    const writer = journal({ folder, clock })
    const found: unknown[] = []
    let looks = 0
    const sleep = async () => {
      looks++
      if (looks === 2) await writer.record(outcome(6))
      if (looks === 3) clock.set(day(3))
      if (looks === 4) await writer.record(outcome(7))
      if (looks === 6) control.abort()
    }
    const follow = { sleep, signal: control.signal }
    for await (const { record } of show(folder, { outcome: 'done', sinceMs: day(2) }, { follow }))
      found.push(record['call'])
    expect(found).toEqual(['call-4', 'call-6', 'call-7'])
    await writer.close()
  })
})

describe('A record in words', () => {
  test('says when and what, and an intent leaves that to its outcome', async () => {
    const said: unknown[] = []
    for await (const { record } of show(folder, { untilMs: day(0) })) said.push(sentence(record))
    expect(said).toEqual([
      '2026-11-20T12:00:00Z The journal opened the day 2026-11-20.',
      undefined,
      '2026-11-20T12:00:00Z triage-bot updated ticket 4000; allowed by tickets:write.',
    ])
  })
})

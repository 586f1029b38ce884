import { describe, expect, test } from 'vitest'
import { journal, type Outcome, sentence } from '../src/gate/audit.ts'
import { deed } from '../src/gate/deed.ts'
import { catalog, companions } from '../tools/index.ts'

const tool = (name: string) => {
  const found = [...catalog, ...companions].find(tool => tool.name === name)
  if (!found) throw new Error(`no ${name}`)
  return found
}
const entry: Outcome = {
  call: 1,
  atMs: Date.parse('2026-11-20T10:00:00Z'),
  agent: 'triage-bot',
  tool: 'update_ticket',
  access: 'write',
  ids: { ticket_id: 4711 },
  outcome: 'done',
  deed: 'updated ticket 4711',
  tookMs: 12,
  allowedBy: 'tickets:write',
}

describe('A call in words, from its declaration and ids alone', () => {
  const internal = { comment: { body: 'Dear customer', public: false } }
  test.each<[string, Record<string, unknown>, Record<string, unknown>, string]>([
    ['list_tickets', {}, {}, 'listed tickets'],
    ['get_ticket', { ticket_id: 5 }, {}, 'read ticket 5'],
    [
      'create_ticket',
      { comment: { public: true } },
      { ticket: { id: 9 } },
      'created ticket 9 with a public comment',
    ],
    ['update_ticket', { ticket_id: 5, ...internal }, {}, 'updated ticket 5 with an internal comment'],
    ['delete_ticket', { ticket_id: 5 }, {}, 'deleted ticket 5'],
    ['update_many_tickets', { ids: [1, 2, 3], tickets: [{ status: 'open' }] }, {}, 'updated 3 tickets'],
    ['create_many_tickets', { tickets: [{}, {}] }, {}, 'created 2 tickets'],
    ['create_many_tickets', { tickets: [{}] }, {}, 'created 1 ticket'],
    ['count_tickets', {}, {}, 'counted tickets'],
    ['list_ticket_comments', { ticket_id: 5 }, {}, 'listed ticket comments on ticket 5'],
    [
      'make_ticket_comment_private',
      { ticket_id: 5, ticket_comment_id: 7 },
      {},
      'made ticket comment 7 private on ticket 5',
    ],
    ['redact_ticket_comment', { ticket_comment_id: 7 }, {}, 'redacted ticket comment 7'],
    ['get_current_user', {}, {}, 'read current user'],
    ['merge_users', { user_id: 3 }, {}, 'merged user 3'],
    ['search', { query: 'angry customer' }, {}, 'searched'],
    ['count_search_results', {}, {}, 'counted search results'],
    ['create_satisfaction_rating', { ticket_id: 5 }, {}, 'created satisfaction rating on ticket 5'],
    ['get_job_status', { job_status_id: 'a1-b2' }, {}, 'read job status a1-b2'],
  ])('%s', (name, input, value, words) => expect(deed(tool(name), input, value).done).toBe(words))

  test('before it happens it stands in the present', () => {
    expect(deed(tool('make_ticket_comment_private'), { ticket_id: 5, ticket_comment_id: 7 }).doing).toBe(
      'make ticket comment 7 private on ticket 5',
    )
  })

  test('what is no id stays out of it, wherever a caller puts it', () => {
    expect(deed(tool('get_job_status'), { job_status_id: 'x\nroot deleted everything' })).toEqual({
      doing: 'read job status',
      done: 'read job status',
      ids: {},
    })
  })
})

describe('One sentence for a call', () => {
  test.each<[Partial<Outcome>, string]>([
    [{}, 'triage-bot updated ticket 4711; allowed by tickets:write.'],
    [
      { outcome: 'missing', deed: 'update ticket 4711' },
      'triage-bot tried to update ticket 4711 and failed: there is no such record; allowed by tickets:write.',
    ],
    [
      { outcome: 'unknown_outcome', deed: 'update ticket 4711' },
      'triage-bot tried to update ticket 4711; whether it happened is unknown; allowed by tickets:write.',
    ],
    [
      { outcome: 'refused', deed: 'update ticket 4711' },
      'triage-bot tried to update ticket 4711 and Zendesk refused; allowed by tickets:write.',
    ],
  ])('%j', (change, words) => expect(sentence({ ...entry, ...change })).toBe(words))

  test('a refusal by the grant says what it wanted', () => {
    const { allowedBy: _, ...refused } = {
      ...entry,
      outcome: 'refused' as const,
      wants: 'tickets:write or +update_ticket',
    }
    expect(sentence(refused)).toBe(
      'triage-bot was refused update_ticket; it wants tickets:write or +update_ticket.',
    )
  })

  test('has at most 30 words for each tool and each way in which a call can end', () => {
    const ends = [
      'done',
      'refused',
      'missing',
      'conflict',
      'limited',
      'unavailable',
      'unknown_outcome',
      'cancelled',
      'internal',
      'input',
      'config',
    ] as const
    for (const one of [...catalog, ...companions]) {
      const names = [...one.path.matchAll(/\{(\w+)\}/g)].map(match => match[1] ?? '')
      const input = {
        ...Object.fromEntries(names.map(name => [name, 123_456_789])),
        comment: { public: true },
      }
      for (const outcome of ends) {
        const words = sentence({
          ...entry,
          tool: one.name,
          outcome,
          deed: deed(one, input).done,
          allowedBy: 'create_many_tickets or update_many_tickets',
        })
        expect(words.split(' ').length, words).toBeLessThanOrEqual(30)
      }
    }
  })
})

describe('The journal', () => {
  const lines = (form: 'sentences' | 'json' | 'off') => {
    const written: string[] = []
    const { outcome: _, deed, tookMs: __, ...intent } = entry
    const kept = journal(form, line => written.push(line))
    kept.intent({ ...intent, doing: deed, allowedBy: 'tickets:write' })
    kept.outcome(entry)
    return written
  }

  test('writes one sentence a call', () => expect(lines('sentences')).toEqual([sentence(entry)]))
  test('writes nothing where it is off', () => expect(lines('off')).toEqual([]))
  test('writes what is about to happen and what became of it as JSON lines', () => {
    expect(lines('json').map(line => JSON.parse(line))).toMatchObject([
      {
        event: 'intent',
        at: '2026-11-20T10:00:00.000Z',
        call: 1,
        agent: 'triage-bot',
        ids: { ticket_id: 4711 },
      },
      { event: 'outcome', at: '2026-11-20T10:00:00.000Z', call: 1, outcome: 'done', tookMs: 12 },
    ])
  })
})

import { describe, expect, test } from 'vitest'
import { type Intent, intention, type Outcome, sentence } from '../src/gate/audit.ts'
import { deed } from '../src/gate/deed.ts'
import { trace } from '../src/gate/trace.ts'
import { catalog, companions } from '../tools/index.ts'
import { example } from './inputs.ts'

const tool = (name: string) => {
  const found = [...catalog, ...companions].find(tool => tool.name === name)
  if (!found) throw new Error(`no ${name}`)
  return found
}
const entry: Outcome = {
  call: 'a-1',
  atMs: Date.parse('2026-11-20T10:00:00Z'),
  agent: 'triage-bot',
  tool: 'update_ticket',
  resource: 'tickets',
  access: 'write',
  level: 'write',
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
    ['update_ticket', { ticket_id: 5, ...internal }, {}, 'added an internal note to ticket 5'],
    ['update_ticket', { ticket_id: 5, comment: { public: true } }, {}, 'added a public reply to ticket 5'],
    [
      'update_ticket',
      { ticket_id: 5, status: 'open', ...internal },
      {},
      'updated ticket 5 with an internal comment',
    ],
    [
      'update_many_tickets',
      {
        tickets: [
          { id: 5, comment: { public: true } },
          { id: 6, ...internal },
        ],
      },
      {},
      'updated 2 tickets with public and internal comments',
    ],
    ['delete_ticket', { ticket_id: 5 }, {}, 'deleted ticket 5'],
    ['update_many_tickets', { ids: [1, 2, 3], tickets: [{ status: 'open' }] }, {}, 'updated 3 tickets'],
    ['create_many_tickets', { tickets: [{}, {}] }, {}, 'created 2 tickets'],
    ['create_many_tickets', { tickets: [{}] }, {}, 'created 1 ticket'],
    [
      'update_many_tickets',
      { ids: [1, 2, 3], tickets: [{ status: 'open' }] },
      {
        job: { status: 'completed' },
        results: [
          { id: 1, success: true },
          { id: 2, success: false },
          { index: 2, error: 'x' },
        ],
      },
      'updated 1 of 3 tickets',
    ],
    [
      'create_many_tickets',
      { tickets: [{}, {}] },
      { job: { status: 'working' } },
      'began to create 2 tickets',
    ],
    ['count_tickets', {}, {}, 'counted tickets'],
    ['list_ticket_comments', { ticket_id: 5 }, {}, 'listed ticket comments on ticket 5'],
    [
      'make_ticket_comment_private',
      { ticket_id: 5, ticket_comment_id: 7 },
      {},
      'made ticket comment 7 private on ticket 5',
    ],
    [
      'redact_ticket_comment',
      { ticket_comment_id: 7, ticket_id: 5 },
      {},
      'redacted ticket comment 7 on ticket 5',
    ],
    ['get_current_user', {}, {}, 'read current user'],
    ['merge_users', { user_id: 3, id: 9 }, {}, 'merged user 3 into user 9'],
    ['search', { query: 'angry customer' }, {}, 'searched'],
    ['count_search_results', {}, {}, 'counted search results'],
    ['create_satisfaction_rating', { ticket_id: 5 }, {}, 'created a satisfaction rating on ticket 5'],
    ['get_job_status', { job_status_id: 'a1-b2' }, {}, 'read job status a1-b2'],
  ])('%s', (name, input, value, words) => expect(deed(tool(name), input, value).done).toBe(words))

  test('before it happens it stands in the present', () => {
    expect(deed(tool('make_ticket_comment_private'), { ticket_id: 5, ticket_comment_id: 7 }).doing).toBe(
      'make ticket comment 7 private on ticket 5',
    )
  })

  test('names every record of a bulk call, so that each is found again', () => {
    const one = { ids: [1, 2], tickets: [{ status: 'open' }] }
    expect(deed(tool('update_many_tickets'), one).ids).toEqual({ ticket_ids: [1, 2] })
    expect(deed(tool('update_many_tickets'), { tickets: [{ id: 3 }, { id: 4 }] }).ids).toEqual({
      ticket_ids: [3, 4],
    })
  })

  test('what is no id stays out of it, wherever a caller puts it', () => {
    expect(deed(tool('get_job_status'), { job_status_id: 'x\nroot deleted everything' })).toEqual({
      doing: 'read job status',
      done: 'read job status',
      ids: {},
    })
  })
})

const endings = [
  ['done', {}],
  ['refused', { why: 'it wants users:full or +delete_user', allowedBy: undefined }],
  ['input', {}],
  ['asked', { why: 'it was given a plan' }],
  ['declined', {}],
  ['limited', { why: 'its budget is used up' }],
  ['unavailable', {}],
  ['unknown_outcome', {}],
] as const

describe('One sentence for what became of a call', () => {
  const told = (name: string, outcome: Outcome['outcome'], more: object) => {
    const of = tool(name)
    const given = {
      ...example(of),
      ...('comment' in of.input.shape ? { comment: { body: 'x', public: true } } : {}),
    }
    const ids = Object.fromEntries(
      Object.keys(given).flatMap((name, at) => (/^(\w+_)?id$/.test(name) ? [[name, 4711 + at]] : [])),
    )
    const { doing, done, ids: found } = deed(of, { ...given, ...ids })
    const { allowedBy } = { allowedBy: `${of.resource}:write`, ...more }
    const { allowedBy: _, ...rest } = { ...entry, ...more }
    return sentence({
      ...rest,
      tool: name,
      outcome,
      ids: found,
      deed: outcome === 'done' ? done : doing,
      ...(allowedBy === undefined ? {} : { allowedBy }),
    })
  }

  test.each<[Partial<Outcome>, string]>([
    [{ approvedBy: 'nadia' }, 'triage-bot updated ticket 4711; allowed by tickets:write, approved by nadia.'],
    [
      { outcome: 'unknown_outcome', deed: 'update ticket 4711', approvedBy: 'the user' },
      'triage-bot tried to update ticket 4711; whether it happened is unknown; allowed by tickets:write, approved by the user.',
    ],
    [
      { outcome: 'refused', deed: 'update ticket 4711' },
      'triage-bot tried to update ticket 4711 and was refused: Zendesk refused; allowed by tickets:write.',
    ],
    [
      { outcome: 'refused', deed: 'update ticket 4711', why: 'its plan was for another call' },
      'triage-bot tried to update ticket 4711 and was refused: its plan was for another call.',
    ],
  ])('%j: %s', (more, words) => expect(sentence({ ...entry, ...more })).toBe(words))

  test('is the same as yesterday, for each of 39 tools and 8 ends', async () => {
    const lines = catalog.flatMap(({ name }) => [
      name,
      ...endings.map(([outcome, more]) => `  ${outcome}: ${told(name, outcome, more)}`),
    ])
    expect(lines).toHaveLength(39 * 9)
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('wire/sentences.txt')
  })

  test('has at most 30 words, whatever the tool, the end and the reason', () => {
    const reasons = [
      ...endings,
      ['refused', { why: 'the sign-in lacks the scope satisfaction_ratings:write' }],
      ['missing', { why: 'the policy keeps it from that' }],
      ['conflict', {}],
      ['cancelled', {}],
      ['config', {}],
      ['internal', {}],
      ['expired', {}],
      ['done', { allowedBy: 'create_many_tickets or update_many_tickets' }],
    ] as const
    for (const { name } of [...catalog, ...companions])
      for (const [outcome, more] of reasons) {
        const words = told(name, outcome, more)
        expect(words.split(' ').length, words).toBeLessThanOrEqual(30)
      }
  })
})

describe('The trace', () => {
  const { outcome: _, deed: doing, tookMs: __, ...about } = entry
  const intent: Intent = { ...about, doing, kinds: ['calls', 'writes'] }
  const lines = (form: 'sentences' | 'json' | 'off', approvedBy?: string) => {
    const written: string[] = []
    const kept = trace(form, line => written.push(line))
    kept.intent(approvedBy === undefined ? intent : { ...intent, approvedBy })
    kept.outcome(entry)
    kept.event({ event: 'list', told: 'bot listed its 3 tools.', atMs: 0 })
    kept.event({ event: 'stray', told: 'A stranger knocked.', atMs: 0 })
    return written
  }

  test('is one sentence a call, and what else there is to tell', () =>
    expect(lines('sentences')).toEqual([sentence(entry), 'A stranger knocked.']))
  test('tells beforehand what somebody said yes to', () =>
    expect(lines('sentences', 'nadia')[0]).toBe(intention({ ...intent, approvedBy: 'nadia' })))
  test('is nothing where it is off', () => expect(lines('off')).toEqual([]))
  test('is what is about to happen and what became of it as JSON lines', () => {
    expect(lines('json').map(line => JSON.parse(line))).toMatchObject([
      {
        event: 'intent',
        at: '2026-11-20T10:00:00.000Z',
        call: 'a-1',
        agent: 'triage-bot',
        ids: { ticket_id: 4711 },
      },
      { event: 'outcome', at: '2026-11-20T10:00:00.000Z', call: 'a-1', outcome: 'done', tookMs: 12 },
      { event: 'list' },
      { event: 'stray' },
    ])
  })
})

import { describe, expect, test } from 'vitest'
import { confined } from '../src/gate/bounds/query.ts'
import { agent, answered, bot, house, message } from './gate-rig.ts'

const mine = (records: object, grant = '*:write,tickets:full,ticket_comments:full') =>
  agent({
    grant,
    records,
    approvals: { destructive: 'never', bulk: 'never', public: 'never' },
  })
const groups = { tickets: { group_id: [1, 2] } }
const ticket = (id: number, group: number | null) => ({
  kind: 'ticket',
  id,
  record: { id, group_id: group, brand_id: 5, subject: 'x', updated_at: '2026-11-20T10:00:00Z' },
})
const account = [ticket(11, 1), ticket(12, 2), ticket(13, 3), ticket(14, null)]
const rows = account.map(({ record }) => record)

describe('An agent bound to the tickets of two groups', () => {
  const bound = (body: unknown) =>
    house({
      policy: mine(groups),
      records: () => account,
      run: async () => ({ body, resume: (row, offset) => `row ${row}, ${offset}` }),
    })
  const hidden = 'failed: the record is not there, or not visible to this Zendesk user (404).'

  test('reads one of them, and any other as if it were not there', async () => {
    const { door } = bound({ ticket: rows[0] })
    expect(answered(await door.call(bot, 'get_ticket', { ticket_id: 11 }, {}))).toEqual({ ticket: rows[0] })
    for (const other of [rows[2], rows[3]])
      expect(
        await message(bound({ ticket: other }).door.call(bot, 'get_ticket', { ticket_id: 13 }, {})),
      ).toContain(hidden)
  })

  test.each<[string, Record<string, unknown>]>([
    ['list_ticket_comments', { ticket_id: 13 }],
    ['update_ticket', { ticket_id: 13, status: 'open' }],
    ['update_ticket', { ticket_id: 14, status: 'open' }],
    ['update_ticket', { ticket_id: 99, status: 'open' }],
    ['delete_ticket', { ticket_id: 13 }],
    ['make_ticket_comment_private', { ticket_id: 13, ticket_comment_id: 1 }],
    ['redact_ticket_comment', { ticket_id: 13, ticket_comment_id: 1, html_body: '<redact>x</redact>' }],
    ['create_satisfaction_rating', { ticket_id: 13, score: 'good' }],
    ['update_many_tickets', { ids: [11, 13], tickets: [{ status: 'open' }] }],
    [
      'update_many_tickets',
      {
        tickets: [
          { id: 11, status: 'open' },
          { id: 13, status: 'open' },
        ],
      },
    ],
  ])('%s %j is never sent', async (name, args) => {
    const { door, ran, outcomes } = bound({})
    expect(await message(door.call(bot, name, args, {}))).toContain(`${name} ${hidden}`)
    expect(ran).toEqual([])
    expect(outcomes).toMatchObject([{ outcome: 'missing', why: 'the policy keeps it from that' }])
  })

  test('sees of a list only its own rows, and how many were left out', async () => {
    const { door } = bound({ tickets: rows })
    expect(answered(await door.call(bot, 'list_tickets', {}, {}))).toEqual({
      tickets: rows.slice(0, 2),
      notes: ["2 of this page's rows are outside of what the policy lets you see."],
    })
  })

  test('goes on behind the rows it has seen, however many before them were left out', async () => {
    const { door, cursors } = bound({ tickets: [rows[2], rows[0], rows[3], rows[1]] })
    await door.call(bot, 'list_tickets', {}, {})
    expect(cursors.map(resume => [resume(0, 9), resume(1, 0)])).toEqual([['row 1, 9', 'row 3, 0']])
  })

  test('sees beside its rows only whom they name', async () => {
    const people = [7, 8, 9].map(id => ({ id, name: `user ${id}` }))
    const tickets = rows.map((row, at) => ({ ...row, requester_id: [7, 8, 9, 9][at], follower_ids: [7] }))
    const { door } = bound({ tickets, users: people, groups: [{ id: 1 }, { id: 3 }] })
    expect(
      answered(await door.call(bot, 'list_tickets', { include: ['users', 'groups'] }, {})),
    ).toMatchObject({
      users: [people[0], people[1]],
      groups: [{ id: 1 }],
    })
  })

  test('sees of a job what became of its own tickets', async () => {
    const results = [11, 13].map((id, index) => ({ id, index, success: true }))
    const { door } = bound({ job: { id: 'V3-1', status: 'completed' }, results: [...results, { index: 2 }] })
    const value = answered(await door.call(bot, 'get_job_status', { job_status_id: 'V3-1' }, {}))
    expect(value['results']).toEqual([results[0], { index: 2 }])
  })

  test('finds tickets of its own and every other kind of record', async () => {
    const results = [
      { ...rows[0], result_type: 'ticket' },
      { ...rows[2], result_type: 'ticket' },
      { id: 1, result_type: 'user', name: 'Maya' },
    ]
    const { door, ran } = bound({ results })
    const value = answered(await door.call(bot, 'search', { query: 'refund' }, {}))
    expect(value['results']).toEqual([results[0], results[2]])
    expect(ran[0]?.input['query']).toBe('type:ticket group:1 group:2 refund')
  })

  test('counts what its searches would find, and not the whole account', async () => {
    const { door, ran } = bound({ count: 3 })
    await door.call(bot, 'count_search_results', { query: 'type:ticket refund' }, {})
    expect(ran[0]?.input['query']).toBe('group:1 group:2 type:ticket refund')
    expect(await message(door.call(bot, 'count_tickets', {}, {}))).toBe(
      'count_tickets was refused: it looks at all tickets, and the policy lets you see a part of them. count_search_results counts those.',
    )
  })

  test('sees ratings of its tickets alone', async () => {
    const ratings = [11, 13, 99].map(ticket_id => ({ id: ticket_id, ticket_id, score: 'good' }))
    const { door } = bound({ satisfaction_ratings: ratings })
    const value = answered(await door.call(bot, 'list_satisfaction_ratings', {}, {}))
    expect(value['satisfaction_ratings']).toEqual([ratings[0]])
  })

  test.each<[string, Record<string, unknown>, string]>([
    ['create_ticket', { comment: { body: 'x', public: false } }, '`group_id` is missing: it is one of 1, 2.'],
    ['create_ticket', { group_id: 3, comment: { body: 'x', public: false } }, '`group_id` is one of 1, 2.'],
    ['create_ticket', { group_id: 2, comment: { body: 'x', public: false } }, 'no error'],
    [
      'create_many_tickets',
      {
        tickets: [
          { group_id: 2, comment: { body: 'x', public: false } },
          { comment: { body: 'x', public: false } },
        ],
      },
      '`tickets[1].group_id` is missing',
    ],
    ['update_ticket', { ticket_id: 11, group_id: 3 }, '`group_id` is one of 1, 2.'],
    ['update_ticket', { ticket_id: 11, clear: ['group_id'] }, '`clear[0]` is one of'],
    ['update_ticket', { ticket_id: 11, group_id: 2 }, 'no error'],
    [
      'update_many_tickets',
      { ids: [11], tickets: [{ group_id: 3 }] },
      '`tickets[0].group_id` is one of 1, 2.',
    ],
  ])('puts no ticket outside: %s %j', async (name, args, sentence) => {
    expect(await message(bound({}).door.call(bot, name, args, {}))).toContain(sentence)
  })

  test('hears of a write that moved its ticket away, and sees no more of it', async () => {
    const { door } = bound({ ticket: rows[2] })
    expect(answered(await door.call(bot, 'update_ticket', { ticket_id: 11, status: 'open' }, {}))).toEqual({
      notes: ['The call was carried out; the ticket is outside of what the policy lets you see.'],
    })
  })

  test('where two fields are bound, both have to hold', async () => {
    const both = mine({ tickets: { group_id: [1, 2], brand_id: [6] } })
    const { door } = house({ policy: both, run: async () => ({ body: { ticket: rows[0] } }) })
    expect(await message(door.call(bot, 'get_ticket', { ticket_id: 11 }, {}))).toContain(hidden)
  })
})

describe('A search under a bound', () => {
  const bound = new Map([
    ['group_id', new Set([1, 2])],
    ['organization_id', new Set([9])],
  ])
  const added = 'group:1 group:2 organization:9'
  const told = (query: string, type?: string) => {
    try {
      return confined('search', query, bound, type).query
    } catch (error) {
      return error instanceof Error ? error.message : ''
    }
  }
  test.each([
    ['refund', `type:ticket ${added} refund`],
    ['type:ticket refund', `${added} type:ticket refund`],
    ['status<solved "type:user"', `type:ticket ${added} status<solved "type:user"`],
    ['type:user maya', 'type:user maya'],
    ['TYPE:USER "Maya Whitfield"', 'TYPE:USER "Maya Whitfield"'],
    ['type:organization type:group', 'type:organization type:group'],
    ['-type:user', `type:ticket ${added} -type:user`],
    ['type:user ticket_type:incident', 'type:user ticket_type:incident'],
    // Where the quotation marks do not tell what is a phrase, nothing is believed of it.
    ['x"type:user y"', `type:ticket ${added} x"type:user y"`],
    ['"type:user', `type:ticket ${added} "type:user`],
    ['type:ticket -"', `type:ticket ${added} type:ticket -"`],
    ['subject:"a" type:user', 'subject:"a" type:user'],
    // A type that is none of the four may be read as ticket, and a word as a type.
    ['type:"ticket"', `type:ticket ${added} type:"ticket"`],
    ['type:"user"', `type:ticket ${added} type:"user"`],
    ['type:tickets', `type:ticket ${added} type:tickets`],
    ['type:user,ticket', `type:ticket ${added} type:user,ticket`],
    ['type：user', `type:ticket ${added} type：user`],
    ['type:user type：ticket', `type:ticket ${added} type:user type：ticket`],
    ['type:user\u00a0type:ticket', `type:ticket ${added} type:user\u00a0type:ticket`],
    ['refund\u00a0type:user', `type:ticket ${added} refund\u00a0type:user`],
    ['type:user\ttype:ticket', `type:ticket ${added} type:user\ttype:ticket`],
    ['type:user type :ticket', `type:ticket ${added} type:user type :ticket`],
    ['type:user -type:organization', `type:ticket ${added} type:user -type:organization`],
  ])('%s is asked as %s', (query, asked) => expect(told(query)).toBe(asked))

  test.each([
    'group:3',
    'group:"Support"',
    'GROUP:3',
    'group : 3',
    '-group:1',
    'group_id:3',
    'group>1',
    '"group:3"',
    'x group：3',
    'organization:4 refund',
    'type:ticket organization_id:4',
  ])('%s is refused: given twice, a keyword widens', query => {
    expect(told(query)).toMatch(/the policy sets (group|organization):\. Leave/)
  })

  test('two kinds at once are refused where one of them is ticket', () => {
    expect(told('type:ticket type:user')).toContain('the policy wants tickets to be searched alone')
  })

  test('the type of an export is no part of its query', () => {
    expect(told('refund', 'ticket')).toBe(`${added} refund`)
    expect(told('maya', 'user')).toBe('maya')
  })
})

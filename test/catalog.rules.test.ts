import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { listing } from '../src/mcp/listing.ts'
import { catalog } from '../tools/index.ts'

const named = (name: string) => {
  const tool = catalog.find(tool => tool.name === name)
  if (!tool) throw new Error(`${name} is not declared`)
  return tool
}
const take = (name: string, args: unknown) => named(name).input.safeParse(args)
const ajv = new Ajv2020({ strict: true, validateFormats: false })
const note = { body: 'Called back.', public: false }
const long = 'é'.repeat(40_000)

describe('A comment', () => {
  test('is an internal note unless an update says otherwise', () => {
    expect(take('update_ticket', { ticket_id: 1, comment: { body: 'x' } }).data).toEqual({
      ticket_id: 1,
      comment: { body: 'x', public: false },
    })
    expect(take('update_many_tickets', { ids: [1], tickets: [{ comment: { body: 'x' } }] }).data).toEqual({
      ids: [1],
      tickets: [{ comment: { body: 'x', public: false } }],
    })
  })

  test.each(['create_ticket', 'create_many_tickets'])('has to say in %s who may see it', name => {
    const ticket = { comment: { body: 'x' } }
    const refused = take(name, name === 'create_ticket' ? ticket : { tickets: [ticket] })
    expect(refused.error?.issues).toMatchObject([{ code: 'invalid_type' }])
    expect(refused.error?.issues[0]?.path.slice(-2)).toEqual(['comment', 'public'])
  })
})

const refused: [string, string, unknown, string | RegExp][] = [
  ['an update that changes nothing', 'update_ticket', { ticket_id: 1 }, /nothing to change/],
  ['an update that changes nothing', 'update_user', { user_id: 1 }, /nothing to change/],
  ['an update that changes nothing', 'update_organization', { organization_id: 1 }, /nothing to change/],
  ['an update that changes nothing', 'update_group', { group_id: 1 }, /nothing to change/],
  ['an update that changes nothing', 'update_macro', { macro_id: 1 }, /nothing to change/],
  ['an entry that changes nothing', 'update_many_tickets', { tickets: [{ id: 1 }] }, /nothing to change/],
  [
    'a field both set and cleared',
    'update_ticket',
    { ticket_id: 1, due_at: '2026-11-20T10:00:00Z', clear: ['due_at'] },
    '`due_at` is both set and cleared',
  ],
  [
    'a field both set and cleared in an entry',
    'update_many_tickets',
    { ids: [1], tickets: [{ group_id: 2, clear: ['group_id'] }] },
    '`group_id` is both set and cleared',
  ],
  ['a comment without words', 'update_ticket', { ticket_id: 1, comment: {} }, /either body or html_body/],
  ['a blank comment', 'update_ticket', { ticket_id: 1, comment: { body: ' \n' } }, 'expected some text'],
  [
    'a comment in two forms',
    'update_ticket',
    { ticket_id: 1, comment: { body: 'x', html_body: 'x' } },
    /either body or html_body/,
  ],
  ['a comment that Zendesk would cut', 'update_ticket', { ticket_id: 1, comment: { body: long } }, /64 kB/],
  [
    'a follower without a name',
    'update_ticket',
    { ticket_id: 1, followers: [{}] },
    /either user_id or user_email/,
  ],
  [
    'a custom field with an object',
    'update_ticket',
    { ticket_id: 1, custom_fields: [{ id: 1, value: {} }] },
    /list of texts/,
  ],
  [
    'a custom field without a value',
    'update_ticket',
    { ticket_id: 1, custom_fields: [{ id: 1 }] },
    /list of texts/,
  ],
  [
    'a change of many without its own ids or any',
    'update_many_tickets',
    { tickets: [{ id: 1, status: 'open' }, { status: 'open' }] },
    /without ids, every entry of tickets needs its id/,
  ],
  [
    'two changes for one list of ids',
    'update_many_tickets',
    { ids: [1, 2], tickets: [{ status: 'open' }, { status: 'solved' }] },
    /with ids, tickets holds exactly one entry/,
  ],
  [
    'an id inside and outside',
    'update_many_tickets',
    { ids: [1], tickets: [{ id: 1, status: 'open' }] },
    /with ids, tickets holds exactly one entry/,
  ],
  ['no ids', 'update_many_tickets', { ids: [], tickets: [{ status: 'open' }] }, /small/i],
  [
    'more than 100 new tickets',
    'create_many_tickets',
    { tickets: Array(101).fill({ comment: note }) },
    /big/i,
  ],
  [
    'more than 100 ids',
    'update_many_tickets',
    { ids: Array(101).fill(1), tickets: [{ status: 'open' }] },
    /big/i,
  ],
  [
    'a redaction of nothing',
    'redact_ticket_comment',
    { ticket_comment_id: 1, ticket_id: 2 },
    /html_body or external/,
  ],
  ['a search of users for nothing', 'search_users', {}, /either query or external_id/],
  ['a search of users for two things', 'search_users', { query: 'a', external_id: 'b' }, /only one/],
  ['a user merged with itself', 'merge_users', { user_id: 1, id: 1 }, '`user_id` and `id` are the same'],
  [
    'a reason for a good rating',
    'create_satisfaction_rating',
    { ticket_id: 1, score: 'good', reason_id: 2 },
    /only with score "bad"/,
  ],
  [
    'a macro for nobody',
    'create_macro',
    { title: 'x', actions: [{ field: 'status', value: 'open' }], restriction: { type: 'Group' } },
    /either id or ids/,
  ],
  [
    'a macro for several users',
    'create_macro',
    {
      title: 'x',
      actions: [{ field: 'status', value: 'open' }],
      restriction: { type: 'User', ids: [1, 2] },
    },
    /ids` go only with type "Group"/,
  ],
  [
    'an export with type: in its query',
    'export_search_results',
    { query: 'type:ticket open', type: 'ticket' },
    /use the input type/,
  ],
  [
    'an export with -type: in its query',
    'export_search_results',
    { query: 'open -type:user', type: 'ticket' },
    /use the input type/,
  ],
]

test.each(refused)('Refused: %s (%s)', (_, name, args, why) => {
  const { success, error } = take(name, args)
  expect(success).toBe(false)
  const said = error?.issues.map(issue => `${issue.code} ${issue.message}`).join('; ')
  if (typeof why === 'string') expect(said).toContain(why)
  else expect(said).toMatch(why)
})

const taken: [string, string, unknown][] = [
  ['a field emptied', 'update_ticket', { ticket_id: 1, clear: ['due_at', 'assignee_id'] }],
  [
    'every follower and CC',
    'update_ticket',
    {
      ticket_id: 1,
      followers: [{ user_id: 1, action: 'put' }],
      email_ccs: [{ user_email: 'jürgen@bücher.example', user_name: 'Jürgen', action: 'delete' }],
    },
  ],
  [
    'every field of one ticket in a list',
    'create_many_tickets',
    {
      tickets: [
        {
          subject: 'Broken',
          requester: { name: "Ann O'Hara", email: "o'hara+1@example.com" },
          brand_id: 1,
          due_at: '2026-11-20T10:00:00+02:00',
          via_followup_source_id: 3,
          comment: note,
        },
      ],
    },
  ],
  ['a comment alone', 'update_ticket', { ticket_id: 1, comment: note }],
  ['a comment of 64 kB', 'update_ticket', { ticket_id: 1, comment: { ...note, body: 'é'.repeat(32_768) } }],
  ['no tags left', 'update_ticket', { ticket_id: 1, tags: [] }],
  ['a text emptied', 'update_group', { group_id: 1, description: '' }],
  [
    'a custom field of every type',
    'update_ticket',
    {
      ticket_id: 1,
      custom_fields: ['a', 1, true, null, ['a', 'b']].map((value, id) => ({ id: id + 1, value })),
    },
  ],
  [
    'one change for many tickets',
    'update_many_tickets',
    { ids: [1, 2], tickets: [{ additional_tags: ['vip'], comment: note }] },
  ],
  [
    'a change for each ticket',
    'update_many_tickets',
    {
      tickets: [
        { id: 1, status: 'open' },
        { id: 2, remove_tags: ['vip'] },
      ],
    },
  ],
  ['a reason for a bad rating', 'create_satisfaction_rating', { ticket_id: 1, score: 'bad', reason_code: 5 }],
  [
    'words that only look like type:',
    'export_search_results',
    { query: 'ticket_type:incident "type:user"', type: 'ticket', limit: 25 },
  ],
  [
    'a macro action with a list',
    'create_macro',
    { title: 'x', actions: [{ field: 'comment_value', value: ['channel:all', 'Hi'] }] },
  ],
]

test.each(taken)('Taken as it is: %s (%s)', (_, name, args) => {
  const { data, error } = take(name, args)
  expect(error?.issues).toBeUndefined()
  expect(data).toEqual(args)
  // What is shown to a model in short must not shut out what the server takes.
  expect(ajv.validate(listing(named(name)).inputSchema, args), ajv.errorsText()).toBe(true)
})

import { describe, expect, test } from 'vitest'
import { type Person, plan, type Seen } from '../src/gate/approval/plan.ts'
import { toolOf } from './gate-rig.ts'

type Values = Readonly<Record<string, unknown>>

const maya = { name: 'Maya Whitfield', email: 'maya@example.com' }
const everybody: ReadonlyMap<number, Person> = new Map<number, Person>([
  [7, maya],
  [8, { name: 'Ole Lund' }],
  ...[11, 12, 13, 14, 15, 16].map((id): [number, Person] => [id, { name: `Person ${id}` }]),
])
const ticket = (id: number, record: Values = {}): Seen => ({ kind: 'ticket', id, record: { id, ...record } })
const printer = ticket(4711, {
  subject: 'Printer',
  status: 'open',
  priority: 'high',
  requester_id: 7,
  email_cc_ids: [8, 9],
  custom_fields: [
    { id: 1, value: 'red' },
    { id: 2, value: null },
    { id: 3, value: true },
  ],
})
const doing = 'do this'

interface Told {
  readonly doing?: string
  readonly seen?: readonly Seen[]
  readonly people?: ReadonlyMap<number, Person>
  readonly told?: (text: string) => string
}

/** The plan of a call; without further words nothing is known of the account. */
const lines = (name: string, values: Values, given: Told = {}) =>
  plan(
    toolOf(name),
    values,
    given.doing ?? doing,
    { seen: given.seen ?? [], people: given.people ?? everybody },
    given.told,
  ).split('\n')

/** What a plan says below its first line. */
const below = (name: string, values: Values, given?: Told) => lines(name, values, given).slice(1)

const reply = { body: 'Done.', public: true }
const back = 'what is sent cannot be called back.'

describe('The plan of one call', () => {
  test('that removes a record says what is removed, and what the tool says of itself', () => {
    const tool = toolOf('delete_ticket')
    expect(
      plan(tool, { ticket_id: 4711 }, 'delete ticket 4711', { seen: [printer], people: everybody }),
    ).toBe(
      [
        'Delete ticket 4711.',
        'ticket 4711, “Printer”, open, high. Requester: Maya Whitfield <maya@example.com>.',
        tool.warns,
      ].join('\n'),
    )
  })

  test('that writes does not say what the tool says of itself', () => {
    expect(lines('create_group', { name: 'Desk' }, { doing: 'create a group' })).toEqual([
      'Create a group.',
      '- name: “Desk”',
    ])
  })

  test('that changes a ticket says each change from what to what, and who may be e-mailed', () => {
    const values = {
      ticket_id: 4711,
      subject: 'Printer on fire',
      status: 'solved',
      tags: ['fire', 'urgent'],
      custom_fields: [
        { id: 1, value: 'blue' },
        { id: 2, value: 5 },
        { id: 3, value: null },
        { id: 4, value: 'new' },
      ],
      clear: ['priority', 'due_at'],
      email_ccs: [{ user_id: 11 }],
      comment: { html_body: '<p>Done.</p>', public: true },
    }
    const given = { seen: [printer], people: everybody }
    expect(plan(toolOf('update_ticket'), values, 'update ticket 4711', given)).toBe(
      [
        'Update ticket 4711.',
        'ticket 4711, “Printer”, open, high. Requester: Maya Whitfield <maya@example.com>.',
        '- subject: “Printer” → “Printer on fire”',
        '- status: “open” → “solved”',
        '- tags: ["fire","urgent"]',
        '- custom field 1: “red” → “blue”',
        '- custom field 2: nothing → 5',
        '- custom field 3: true → nothing',
        '- custom field 4: “new”',
        '- priority: “high” → nothing',
        '- due_at: nothing → nothing',
        '- email_ccs: [{"user_id":11}]',
        '- a public comment: “<p>Done.</p>”',
        `Zendesk may e-mail Maya Whitfield <maya@example.com> and 3 in copy; ${back}`,
      ].join('\n'),
    )
  })

  test('that leaves an internal note says so, and that nobody is e-mailed', () => {
    const values = {
      ticket_id: 4711,
      status: undefined,
      comment: { body: 'Ask Ole.', html_body: '<p>no</p>', public: false },
    }
    expect(below('update_ticket', values, { seen: [printer] }).slice(1)).toEqual([
      '- an internal comment: “Ask Ole.”',
    ])
  })

  test.each<[string, string, Values, Values | undefined, readonly string[]]>([
    [
      'a field that is empty now',
      'update_ticket',
      { subject: 'x' },
      { subject: '' },
      ['subject: nothing → “x”'],
    ],
    [
      'a field that is null now',
      'update_ticket',
      { subject: 'x' },
      { subject: null },
      ['subject: nothing → “x”'],
    ],
    [
      'a field that becomes empty',
      'update_ticket',
      { subject: '' },
      { subject: 'x' },
      ['subject: “x” → nothing'],
    ],
    [
      'a field that becomes null',
      'update_ticket',
      { group_id: null },
      { group_id: 4 },
      ['group_id: 4 → nothing'],
    ],
    [
      'a number and a yes or no',
      'update_user',
      { verified: true, role: 3 },
      undefined,
      ['verified: true', 'role: 3'],
    ],
    ['a field that is not given', 'update_ticket', { subject: undefined }, { subject: 'x' }, []],
    ['the id in the address', 'update_ticket', { ticket_id: 4711 }, undefined, []],
    ['an id that stands in another address', 'update_user', { ticket_id: 4 }, undefined, ['ticket_id: 4']],
    ['the id of an entry', 'update_ticket', { id: 4711 }, undefined, []],
    [
      'what is cleared, of a ticket that is not known',
      'update_ticket',
      { clear: ['type'] },
      undefined,
      ['type: nothing → nothing'],
    ],
    ['a clearing that is no list', 'update_ticket', { clear: 'type' }, undefined, ['clear: “type”']],
    ['tags, which are a list too', 'update_ticket', { tags: [{ a: 1 }] }, undefined, ['tags: [{"a":1}]']],
    [
      'custom fields that are no list',
      'update_ticket',
      { custom_fields: 'x' },
      undefined,
      ['custom_fields: “x”'],
    ],
    [
      'custom fields of which one is no object',
      'update_ticket',
      { custom_fields: [null, 'x', { id: 1, value: 'y' }] },
      undefined,
      ['custom field 1: “y”'],
    ],
    [
      'custom fields of a ticket that has none',
      'update_ticket',
      { custom_fields: [{ id: 1, value: 'y' }] },
      { custom_fields: null },
      ['custom field 1: “y”'],
    ],
    [
      'custom fields of a ticket of which one is no object',
      'update_ticket',
      { custom_fields: [{ id: 1, value: 'y' }] },
      { custom_fields: [null, { id: 1, value: 'x' }] },
      ['custom field 1: “x” → “y”'],
    ],
    [
      'an object without an audience',
      'update_user',
      { user_fields: { a: 'b' } },
      undefined,
      ['user_fields: {"a":"b"}'],
    ],
    [
      'an audience that is no yes or no',
      'update_ticket',
      { comment: { body: 'x', public: 'yes' } },
      undefined,
      ['comment: {"body":"x","public":"yes"}'],
    ],
    [
      'a note without words',
      'update_ticket',
      { comment: { public: false } },
      undefined,
      ['an internal comment: “”'],
    ],
    [
      'a note in HTML',
      'update_ticket',
      { comment: { html_body: '<b>x</b>', public: false } },
      undefined,
      ['an internal comment: “<b>x</b>”'],
    ],
  ])('tells %s (%s)', (_what, name, values, record, told) => {
    const seen = record === undefined ? [] : [ticket(4711, record)]
    const changes = below(name, values, { seen }).filter(line => line.startsWith('- '))
    expect(changes).toEqual(told.map(line => `- ${line}`))
    expect(below(name, values, { seen })).toHaveLength(told.length + seen.length)
  })
})

describe('A record in a plan', () => {
  test.each<[Seen, string]>([
    [{ kind: 'user', id: 7, record: { name: 'Maya', role: 'agent' } }, 'user 7, “Maya”, agent.'],
    [{ kind: 'macro', id: 8, record: { title: 'Close' } }, 'macro 8, “Close”.'],
    [ticket(9, { subject: null, name: 'the name', title: 'the title' }), 'ticket 9, “the name”.'],
    [ticket(9, { subject: 'the subject', name: 'the name' }), 'ticket 9, “the subject”.'],
    [ticket(9, { subject: '' }), 'ticket 9, “”.'],
    [ticket(9, { status: null, priority: 3, role: 'x' }), 'ticket 9, x.'],
    [ticket(9), 'ticket 9.'],
    [ticket(9, { requester_id: '7' }), 'ticket 9.'],
    [ticket(9, { requester_id: 7 }), 'ticket 9. Requester: Maya Whitfield <maya@example.com>.'],
    [ticket(9, { requester_id: 8 }), 'ticket 9. Requester: Ole Lund.'],
    [ticket(9, { requester_id: 99 }), 'ticket 9. Requester: user 99.'],
  ])('%j is told as: %s', (seen, told) => {
    expect(below('get_ticket', {}, { seen: [seen] })).toEqual([told])
  })
})

describe('The plan of a bulk call', () => {
  const numbered = (count: number, record: Values = {}) =>
    Array.from({ length: count }, (_, at) => ticket(at + 1, record))

  test('that changes many records alike tells five of them, and how many more there are', () => {
    const values = { ids: [1, 2, 3, 4, 5, 6, 7], tickets: [{ status: 'solved' }] }
    const given = { seen: numbered(7, { status: 'open' }), people: everybody }
    expect(plan(toolOf('update_many_tickets'), values, 'update 7 tickets', given)).toBe(
      [
        'Update 7 tickets.',
        'ticket 1, open.',
        'ticket 2, open.',
        'ticket 3, open.',
        'ticket 4, open.',
        'ticket 5, open.',
        '- status: “open” → “solved”',
        'And the same way for 2 more.',
      ].join('\n'),
    )
  })

  test('that changes records alike tells what they hold now, each value once, and what is replaced', () => {
    const values = {
      ids: [1, 2, 3, 4, 5, 6, 7, 8],
      tickets: [
        { status: 'solved', tags: ['only'], assignee_id: 9, custom_fields: [{ id: 71, value: 'b' }] },
      ],
    }
    const seen = numbered(8).map((one, at) => ({
      ...one,
      record: {
        ...one.record,
        status: at < 4 ? 'open' : 'new',
        tags: [`tag ${at}`],
        custom_fields: [{ id: 71, value: at === 0 ? null : 'a' }],
      },
    }))
    expect(below('update_many_tickets', values, { seen }).slice(5)).toEqual([
      '- status: “open” or “new” → “solved”',
      '- tags: ["tag 0"] or ["tag 1"] or ["tag 2"] or ["tag 3"] or ["tag 4"] or 3 others → ["only"]',
      '- assignee_id: 9',
      '- custom field 71: nothing or “a” → “b”',
      'And the same way for 3 more.',
    ])
  })

  test('that changes exactly five tells all of them, and of no more', () => {
    const values = { ids: [1, 2, 3, 4, 5], tickets: [{ status: 'solved' }] }
    expect(below('update_many_tickets', values, { seen: numbered(5) })).toEqual([
      ...[1, 2, 3, 4, 5].map(id => `ticket ${id}.`),
      '- status: “solved”',
    ])
  })

  test('that changes each record its own way names the record of each change, as it is now', () => {
    const values = {
      tickets: [
        { id: 2, status: 'solved', priority: 'low' },
        { id: 1, status: 'pending' },
        { id: 3, status: 'hold' },
        { status: 'new' },
      ],
    }
    const seen = [ticket(1, { status: 'open' }), ticket(2, { status: 'hold' })]
    expect(below('update_many_tickets', values, { seen })).toEqual([
      'ticket 1, open.',
      'ticket 2, hold.',
      '- ticket 2: status: “hold” → “solved”',
      '- ticket 2: priority: “low”',
      '- ticket 1: status: “open” → “pending”',
      '- ticket 3: status: “hold”',
      '- ticket 4: status: “new”',
    ])
  })

  test('with more than five entries tells the changes of five', () => {
    const tickets = [1, 2, 3, 4, 5, 6].map(at => ({ subject: `No. ${at}` }))
    expect(lines('create_many_tickets', { tickets }, { doing: 'create 6 tickets' })).toEqual([
      'Create 6 tickets.',
      ...[1, 2, 3, 4, 5].map(at => `- entry ${at}: subject: “No. ${at}”`),
      'And the same way for 1 more.',
    ])
  })

  test.each<[string, Values, readonly Seen[], readonly string[]]>([
    [
      'of one entry and one record holds them against each other',
      { ids: [1], tickets: [{ status: 'solved' }] },
      [ticket(1, { status: 'open' })],
      ['ticket 1, open.', '- status: “open” → “solved”'],
    ],
    [
      'of one entry with an id finds its record among many',
      { tickets: [{ id: 2, status: 'solved' }] },
      [ticket(1, { status: 'open' }), ticket(2, { status: 'hold' })],
      ['ticket 1, open.', 'ticket 2, hold.', '- status: “hold” → “solved”'],
    ],
    [
      'of two entries and one other record holds neither against it',
      { tickets: [{ id: 8, status: 'solved' }, { status: 'new' }] },
      [ticket(1, { status: 'open' })],
      ['ticket 1, open.', '- ticket 8: status: “solved”', '- ticket 2: status: “new”'],
    ],
    [
      'passes over entries that are no objects',
      { tickets: [null, 'x', { status: 'new' }] },
      [],
      ['- status: “new”'],
    ],
    ['without a list does not tell the ids twice', { ids: [1, 2] }, [], []],
    ['whose list is none tells it as it is', { tickets: 'x' }, [], ['- tickets: “x”']],
  ])('%s', (_what, values, seen, told) => {
    expect(below('update_many_tickets', values, { seen })).toEqual(told)
  })

  test('with a public comment e-mails the requesters of all of its records', () => {
    const seen = [ticket(1, { requester_id: 7 }), ticket(2, { requester_id: 8, email_cc_ids: [1] })]
    const values = { ids: [1, 2], tickets: [{ comment: reply }] }
    expect(below('update_many_tickets', values, { seen }).at(-1)).toBe(
      `Zendesk may e-mail Maya Whitfield <maya@example.com>, Ole Lund and 1 in copy; ${back}`,
    )
  })
})

describe('Who may be e-mailed', () => {
  test.each<[string, Values, readonly Seen[], string]>([
    [
      'a requester with an e-mail address',
      {},
      [ticket(1, { requester_id: 7 })],
      'Maya Whitfield <maya@example.com>',
    ],
    ['a requester without one', {}, [ticket(1, { requester_id: 8 })], 'Ole Lund'],
    ['a requester who is not known', {}, [ticket(1, { requester_id: 99 })], 'user 99'],
    ['nobody who is known', {}, [], 'the requester'],
    [
      'a requester whose id is no number',
      { requester_id: '7' },
      [ticket(1, { requester_id: null })],
      'the requester',
    ],
    ['a new requester by id', { requester_id: 8 }, [], 'Ole Lund'],
    [
      'a new requester beside the one of now',
      { requester_id: 8 },
      [ticket(1, { requester_id: 99 })],
      'user 99, Ole Lund',
    ],
    [
      'the same requester once',
      { requester_id: 7 },
      [ticket(1, { requester_id: 7 })],
      'Maya Whitfield <maya@example.com>',
    ],
    ['somebody new by name', { requester: { name: 'Ida', email: 'ida@example.com' } }, [], 'Ida'],
    ['somebody new by e-mail alone', { requester: { email: 'ida@example.com' } }, [], 'ida@example.com'],
    ['somebody new without a word', { requester: {} }, [], 'the requester'],
    [
      'the requester of now alone, beside somebody new without a word',
      { requester: {} },
      [ticket(1, { requester_id: 8 })],
      'Ole Lund',
    ],
    ['somebody new with an empty name', { requester: { name: '' } }, [], 'the requester'],
    ['a requester that is no object', { requester: 'Ida', requester_id: 8 }, [], 'Ole Lund'],
    ['somebody new rather than an id', { requester: { name: 'Ida' }, requester_id: 8 }, [], 'Ida'],
    [
      'those in copy of the records',
      {},
      [ticket(1, { email_cc_ids: [1, 2] }), ticket(2, { email_cc_ids: [3] })],
      'the requester and 3 in copy',
    ],
    ['those in copy of the call', { email_ccs: [{ user_id: 1 }] }, [], 'the requester and 1 in copy'],
    [
      'both of them',
      { email_ccs: [{ user_id: 1 }] },
      [ticket(1, { requester_id: 8, email_cc_ids: [2, 3] })],
      'Ole Lund and 3 in copy',
    ],
    [
      'who is left in copy, each once',
      { email_ccs: [{ user_id: 1 }, { user_id: 2, action: 'put' }, { user_id: 3, action: 'delete' }] },
      [ticket(1, { requester_id: 8, email_cc_ids: [2, 3] })],
      'Ole Lund and 2 in copy',
    ],
    [
      'who is added to every ticket',
      { email_ccs: [{ user_email: 'ida@example.com' }] },
      [ticket(1, { email_cc_ids: [2] }), ticket(2, {})],
      'the requester and 3 in copy',
    ],
    [
      'no copies where they are no lists',
      { email_ccs: 'abc' },
      [ticket(1, { email_cc_ids: 'abc' })],
      'the requester',
    ],
    [
      'no copies where the lists are empty',
      { email_ccs: [] },
      [ticket(1, { email_cc_ids: [] })],
      'the requester',
    ],
  ])('is %s', (_what, values, seen, who) => {
    expect(below('create_ticket', { ...values, comment: reply }, { seen }).at(-1)).toBe(
      `Zendesk may e-mail ${who}; ${back}`,
    )
  })

  test('cannot be written into a plan by what a customer wrote', () => {
    const subject = 'a”, open. Requester: Boss. „b‟ “'
    expect(below('delete_ticket', { ticket_id: 1 }, { seen: [ticket(1, { subject })] })[0]).toContain(
      '“a", open. Requester: Boss. "b" "”',
    )
  })

  test('is said for the copies of each entry', () => {
    const tickets = [
      { comment: reply, email_ccs: [{ user_id: 1 }] },
      { comment: reply, email_ccs: [{ user_id: 2 }, { user_id: 3 }], requester_id: 8 },
    ]
    expect(below('create_many_tickets', { tickets }).at(-1)).toBe(
      `Zendesk may e-mail Ole Lund and 3 in copy; ${back}`,
    )
  })

  test.each([
    [5, 'Person 11, Person 12, Person 13, Person 14, Person 15'],
    [6, 'Person 11, Person 12, Person 13, Person 14, Person 15 and 1 more'],
  ])('is told of five people by name where there are %i', (count, who) => {
    const seen = Array.from({ length: count }, (_, at) => ticket(at + 1, { requester_id: 11 + at }))
    expect(below('update_many_tickets', { tickets: [{ comment: reply }] }, { seen }).at(-1)).toBe(
      `Zendesk may e-mail ${who}; ${back}`,
    )
  })

  test.each<[string, Values]>([
    ['a call without a comment', { status: 'open', requester_id: 7 }],
    ['an internal note', { comment: { body: 'x', public: false }, requester_id: 7 }],
  ])('is not told of %s', (_what, values) => {
    expect(below('create_ticket', values).join('\n')).not.toContain('e-mail')
  })
})

describe('Words that are not ours', () => {
  const a = (count: number) => 'a'.repeat(count)
  /** Where a text of so many letters stands in a plan. */
  const places: readonly [string, number, (text: string) => string][] = [
    [
      'the title of a record',
      120,
      text => below('get_ticket', {}, { seen: [ticket(1, { subject: text })] }).join(),
    ],
    ['a value', 120, text => below('update_ticket', { subject: text }).join()],
    ['a comment', 600, text => below('update_ticket', { comment: { body: text, public: false } }).join()],
    [
      'the name of a person',
      80,
      text =>
        below(
          'get_ticket',
          {},
          {
            seen: [ticket(1, { requester_id: 1 })],
            people: new Map([[1, { name: text }]]),
          },
        ).join(),
    ],
    [
      'the name of a person with an e-mail address',
      80,
      text =>
        below(
          'get_ticket',
          {},
          {
            seen: [ticket(1, { requester_id: 1 })],
            people: new Map([[1, { name: text, email: 'x@example.com' }]]),
          },
        ).join(),
    ],
    [
      'the e-mail address of a person',
      120,
      text =>
        below(
          'get_ticket',
          {},
          {
            seen: [ticket(1, { requester_id: 1 })],
            people: new Map([[1, { name: 'x', email: text }]]),
          },
        ).join(),
    ],
    [
      'the name of a new requester',
      120,
      text => below('create_ticket', { requester: { name: text }, comment: reply }).at(-1) ?? '',
    ],
  ]
  test.each(places)('are cut in %s after %i characters', (_what, longest, told) => {
    expect(told(a(longest))).toContain(a(longest))
    expect(told(a(longest))).not.toContain('…')
    expect(told(a(longest + 1))).toContain(`${a(longest - 1)}…`)
    expect(told(a(longest + 1))).not.toContain(a(longest))
  })

  test('are cut in a list after 200 characters', () => {
    const told = (count: number) => below('update_ticket', { tags: [a(count)] }).join()
    expect(told(196)).toBe(`- tags: ["${a(196)}"]`)
    expect(told(197)).toBe(`- tags: ["${a(197)}…`)
  })

  test('are never cut in the middle of a character', () => {
    expect(below('update_ticket', { subject: '😀'.repeat(130) })).toEqual([
      `- subject: “${'😀'.repeat(119)}…”`,
    ])
  })

  test.each<[string, string, string]>([
    ['line breaks', 'a\r\nb\n\nc', 'a b c'],
    ['what moves the cursor', 'a\u001b[2Kb\u0000c', 'a [2Kb c'],
    ['what turns the direction of writing', 'a\u202eb', 'a b'],
    ['what cannot be seen', 'a\u200bb\u00adc', 'a b c'],
    ['separators of lines and paragraphs', 'a\u2028b\u2029c', 'a b c'],
    ['tabs and many spaces', 'a \t  b\u00a0c', 'a b c'],
    ['space before and after', '\n a \u200b', 'a'],
  ])('stand on one line, without %s', (_what, text, told) => {
    expect(below('update_ticket', { subject: text })).toEqual([`- subject: “${told}”`])
    expect(below('get_ticket', {}, { seen: [ticket(1, { subject: text })] })).toEqual([
      `ticket 1, “${told}”.`,
    ])
    expect(below('update_ticket', { comment: { body: text, public: false } })).toEqual([
      `- an internal comment: “${told}”`,
    ])
  })

  test('are measured after they were put on one line', () => {
    expect(below('update_ticket', { subject: `${' '.repeat(200)}x` })).toEqual(['- subject: “x”'])
  })

  test('are told as the agent may see them, and ours as they are', () => {
    const values = {
      subject: 'new',
      tags: ['x'],
      custom_fields: [{ id: 1, value: 'blue' }],
      clear: ['type'],
      group_id: null,
      comment: reply,
      requester: { name: 'Ida' },
    }
    const seen = [ticket(4711, { subject: 'old', status: 'open', requester_id: 7, type: 'task' })]
    expect(lines('update_ticket', values, { seen, told: text => `<${text}>` })).toEqual([
      'Do this.',
      'ticket 4711, “<old>”, open. Requester: <Maya Whitfield> <<maya@example.com>>.',
      '- subject: “<old>” → “<new>”',
      '- tags: <["x"]>',
      '- custom field 1: “<blue>”',
      '- type: “<task>” → nothing',
      '- group_id: nothing',
      '- a public comment: “<Done.>”',
      '- requester: <{"name":"Ida"}>',
      `Zendesk may e-mail <Maya Whitfield> <<maya@example.com>>, <Ida>; ${back}`,
    ])
  })

  test('stand on one line and are cut after they were masked, too', () => {
    expect(below('update_ticket', { subject: 'x' }, { told: text => `${text}\n\u202e${a(130)}` })).toEqual([
      `- subject: “x ${a(117)}…”`,
    ])
  })
})

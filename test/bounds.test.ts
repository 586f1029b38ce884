import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { narrow } from '../src/gate/bounds/narrow.ts'
import { needed } from '../src/gate/bounds/shape.ts'
import { input } from '../src/gate/input.ts'
import { listing } from '../src/mcp/listing.ts'
import { isUntold } from '../tools/shapes.ts'
import type { Tool } from '../tools/tool.ts'
import { agent, toolOf, tools } from './gate-rig.ts'
import { example } from './inputs.ts'

const narrowed = (name: string, bound: object) => {
  const [bot] = agent({ bounds: { [name]: bound } }).agents
  const found = bot?.narrowed.get(name)
  if (!found) throw new Error(`${name} is not narrowed`)
  return found
}
const said = (tool: ReturnType<typeof narrowed>, args: unknown) => {
  try {
    input(tool, args, toolOf(tool.name))
    return 'taken'
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
}
const triage = {
  only: ['comment', 'priority', 'status'],
  fields: { 'comment.public': { is: false }, status: { not: ['closed'] } },
}

describe('A bound on update_ticket for a triage agent', () => {
  const tool = narrowed('update_ticket', triage)
  test.each<[string, object, string]>([
    ['an open field', { priority: 'high' }, 'taken'],
    ['an open value', { status: 'solved' }, 'taken'],
    ['an internal note', { comment: { body: 'x', public: false } }, 'taken'],
    ['a note that leaves its audience out', { comment: { body: 'x' } }, 'taken'],
    ['a public reply', { comment: { body: 'x', public: true } }, '`comment.public` is always false'],
    ['a closed value', { status: 'closed' }, '`status` is one of new, open, pending, hold, solved'],
    ['a closed field', { subject: 'x' }, '`subject` is closed to you by the policy.'],
    [
      'another name for a bounded field',
      { custom_status_id: 5 },
      '`custom_status_id` is closed to you by the policy.',
    ],
    ['a field that is emptied', { clear: ['group_id'] }, '`clear` is closed to you by the policy.'],
    ['a misspelt field', { statsu: 'open' }, 'did you mean `status`?'],
    ['true as a text', { comment: { body: 'x', public: 'true' } }, '`comment.public` is always false'],
    ['one as a truth', { comment: { body: 'x', public: 1 } }, '`comment.public` is always false'],
    ['another case', { status: 'Closed' }, '`status` is one of'],
    ['a look-alike', { status: 'сlosed' }, '`status` is one of'],
    ['a field of its prototype', JSON.parse('{"__proto__": {"subject": "x"}}'), 'a field is named __proto__'],
    ['both forms of a comment', { comment: { body: 'x', html_body: 'y' } }, 'give either body or html_body'],
  ])('%s', (_, change, sentence) =>
    expect(
      said(tool, Object.defineProperties({ ticket_id: 1 }, Object.getOwnPropertyDescriptors(change))),
    ).toContain(sentence),
  )

  test('is what the agent sees', () => {
    const { inputSchema } = listing(tool)
    expect(inputSchema).toEqual({
      type: 'object',
      properties: {
        ticket_id: { type: 'integer' },
        status: { type: 'string', enum: ['new', 'open', 'pending', 'hold', 'solved'] },
        priority: { type: 'string', enum: ['urgent', 'high', 'normal', 'low'] },
        comment: {
          type: 'object',
          properties: {
            body: { type: 'string' },
            html_body: { type: 'string' },
            public: { type: 'boolean', enum: [false], default: false, description: 'false: internal note' },
          },
        },
      },
      required: ['ticket_id'],
      additionalProperties: false,
    })
  })
})

describe('A bound on a tool holds for its bulk tool, entry by entry', () => {
  const [bot] = agent({ bounds: { update_ticket: triage } }).agents
  const bulk = bot?.narrowed.get('update_many_tickets')
  const say = (args: object) => (bulk ? said(bulk, args) : '')
  test.each<[object, string]>([
    [{ ids: [1, 2], tickets: [{ status: 'open' }] }, 'taken'],
    [{ ids: [1, 2], tickets: [{ status: 'closed' }] }, '`tickets[0].status` is one of'],
    [
      {
        tickets: [
          { id: 1, status: 'open' },
          { id: 2, comment: { body: 'x', public: true } },
        ],
      },
      '`tickets[1].comment.public` is always false',
    ],
    [{ ids: [1], tickets: [{ additional_tags: ['a'] }] }, '`tickets[0].additional_tags` is closed to you'],
    [{ ids: [1], tickets: [{ custom_status_id: 1 }] }, '`tickets[0].custom_status_id` is closed to you'],
  ])('%j', (args, sentence) => expect(say(args)).toContain(sentence))

  test('unless the bulk tool has one of its own', () => {
    const [bot] = agent({
      bounds: {
        update_ticket: triage,
        update_many_tickets: { fields: { ids: { most: 20 }, tickets: { most: 20 } } },
      },
    }).agents
    const bulk = bot?.narrowed.get('update_many_tickets')
    const ids = (count: number) => Array.from({ length: count }, (_, at) => at + 1)
    const say = (count: number) =>
      bulk ? said(bulk, { ids: ids(count), tickets: [{ status: 'closed' }] }) : ''
    expect(say(20)).toBe('taken')
    expect(say(21)).toContain('`ids` has to have at most 20 entries')
  })
})

describe('An agent is told of each field that its bound names', () => {
  const properties = (schema: unknown) =>
    z.object({ properties: z.record(z.string(), z.unknown()) }).parse(schema).properties

  test('also where models are told of it seldom', () => {
    expect(properties(listing(toolOf('update_ticket')).inputSchema)).not.toHaveProperty('organization_id')
    for (const bound of [{ only: ['organization_id'] }, { fields: { organization_id: { in: [7, 8] } } }])
      expect(properties(listing(narrowed('update_ticket', bound)).inputSchema)).toHaveProperty(
        'organization_id',
      )
    const bounded = listing(narrowed('update_ticket', { fields: { organization_id: { in: [7, 8] } } }))
    expect(properties(bounded.inputSchema)).toMatchObject({ organization_id: { enum: [7, 8] } })
    expect(properties(bounded.inputSchema)).not.toHaveProperty('external_id')
  })

  test('also in the entries of a bulk tool', () => {
    const entry = (tool: Tool) =>
      Object.keys(
        properties(
          z.object({ items: z.unknown() }).parse(properties(listing(tool).inputSchema)['tickets']).items,
        ),
      )
    expect(entry(toolOf('update_many_tickets'))).toEqual([
      'id',
      'status',
      'priority',
      'comment',
      'additional_tags',
      'remove_tags',
    ])
    const [bot] = agent({ bounds: { update_ticket: triage } }).agents
    const bulk = bot?.narrowed.get('update_many_tickets')
    expect(bulk && entry(bulk)).toEqual(['id', 'status', 'priority', 'comment'])
    // A bound on records asks each new ticket for its group.
    const [placed] = agent({ grant: '*:write', records: { tickets: { group_id: [1, 2] } } }).agents
    const opens = placed?.narrowed.get('create_many_tickets')
    expect(opens && entry(opens)).toContain('group_id')
  })
})

describe('A bound on values', () => {
  test.each<[object, object, string]>([
    [{ group_id: { in: [1, 2, 3] } }, { group_id: 3 }, 'taken'],
    [{ group_id: { in: [1, 2, 3] } }, { group_id: 4 }, '`group_id` is one of 1, 2, 3'],
    [{ group_id: { in: [1, 2, 3] } }, { group_id: '1' }, '`group_id` is one of 1, 2, 3'],
    [{ group_id: { in: [1, 2, 3] } }, { clear: ['group_id'] }, '`clear[0]` is one of assignee_id'],
    [{ group_id: { in: [1, 2, 3] } }, { clear: ['assignee_id'] }, 'taken'],
    [{ assignee_id: { not: [9] } }, { assignee_id: 9 }, '`assignee_id`: is a value that the policy excludes'],
    [{ assignee_id: { not: [9] } }, { assignee_id: 8 }, 'taken'],
    [
      { assignee_id: { in: [8] } },
      { assignee_email: 'declan@example.com' },
      '`assignee_email` is closed to you by the policy.',
    ],
    [{ tags: { in: ['a', 'b'] } }, { tags: ['a', 'b'] }, 'taken'],
    [{ tags: { in: ['a', 'b'] } }, { tags: ['a', 'c'] }, '`tags[1]` is one of a, b'],
    [{ tags: { in: ['a', 'b'], most: 1 } }, { tags: ['a', 'b'] }, '`tags` has to have at most 1 entry'],
    [{ 'custom_fields.id': { in: [7] } }, { custom_fields: [{ id: 7, value: 'x' }] }, 'taken'],
    [
      { 'custom_fields.id': { in: [7] } },
      { custom_fields: [{ id: 8, value: 'x' }] },
      '`custom_fields[0].id` is always 7',
    ],
    [{ requester_id: { in: [5] } }, { requester_id: 5 }, 'taken'],
    [
      { 'email_ccs.user_id': { in: [5] } },
      { email_ccs: [{ user_id: 6 }] },
      '`email_ccs[0].user_id` is always 5',
    ],
  ])('%j, given %j: %s', (fields, change, sentence) => {
    expect(
      said(narrowed('update_ticket', { fields }), { ticket_id: 1, status: 'open', ...change }),
    ).toContain(sentence)
  })

  test('closes or bounds every other name of the same thing', () => {
    const create = narrowed('create_ticket', { fields: { requester_id: { in: [5] } } })
    const opening = { comment: { body: 'x', public: false } }
    expect(said(create, { ...opening, requester: { email: 'a@b.example' } })).toContain(
      '`requester` is closed to you',
    )
    const [bot] = agent({ bounds: { update_ticket: { fields: { tags: { in: ['a'] } } } } }).agents
    const bulk = bot?.narrowed.get('update_many_tickets')
    expect(bulk ? said(bulk, { ids: [1], tickets: [{ additional_tags: ['b'] }] }) : '').toContain(
      '`tickets[0].additional_tags[0]` is always a',
    )
  })

  test('keeps the rules of the tool', () => {
    const tool = narrowed('merge_users', { fields: { id: { in: [4, 5] } } })
    expect(said(tool, { user_id: 4, id: 4 })).toContain(' `user_id` and `id` are the same.')
  })
})

/** Any bound on the fields of a tool. */
const bounds = (name: string) => {
  const names = Object.keys(toolOf(name).input.shape).filter(field => field !== 'clear')
  return fc.record({ only: fc.subarray(names, { minLength: 1 }) })
}

describe('What is listed and what is checked are one schema', () => {
  const ajv = addFormats.default(new Ajv({ strict: false, allErrors: true }))
  test.each([...tools.keys()].filter(name => Object.keys(toolOf(name).input.shape).length > 0))(
    '%s: a field that is not listed is refused, and one that is listed is not refused for its name',
    name => {
      const tool = toolOf(name)
      fc.assert(
        fc.property(bounds(name), bound => {
          const found = narrow(tool, bound)
          if (!('tool' in found)) throw new Error(found.problems.join())
          const listed = ajv.compile(listing(found.tool).inputSchema)
          // What no model is told of is not in the list, and taken all the same where nothing is narrowed.
          for (const [field, type] of Object.entries(tool.input.shape)) {
            if (isUntold(type)) continue
            const given = Object.entries(example(tool)).filter(([name]) => needed(tool.input.shape[name]))
            const args = { ...Object.fromEntries(given), [field]: example(tool)[field] ?? 1 }
            listed(args)
            const extra = listed.errors?.some(({ params }) => params['additionalProperty'] === field) ?? false
            const closed = said(found.tool, args).includes(`\`${field}\` is closed to you by the policy`)
            expect(closed, `${name} ${field} ${JSON.stringify(bound)}`).toBe(extra)
          }
        }),
        { numRuns: 4 },
      )
    },
  )
})

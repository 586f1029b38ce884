import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Candidate, choose, folded } from '../src/gate/naming/choose.ts'
import { placed, spots } from '../src/gate/naming/spots.ts'
import { keyOf } from '../src/house/naming.ts'
import { catalog } from '../tools/index.ts'
import { toolOf } from './gate-rig.ts'

const found = (tool: string, args: unknown) =>
  spots(toolOf(tool), args, keyOf).map(({ path, key, said }) => `${path.join('.')} ${key} ${said}`)

describe('A name in the arguments of a write', () => {
  test.each<[string, unknown, readonly string[]]>([
    ['update_ticket', { ticket_id: 1, assignee_id: 'Ada' }, ['assignee_id users Ada']],
    ['update_ticket', { ticket_id: 1, requester_id: 'a@b.example' }, ['requester_id users a@b.example']],
    ['update_ticket', { ticket_id: 1, group_id: 'Billing' }, ['group_id groups Billing']],
    ['create_ticket', { organization_id: 'Acme' }, ['organization_id organizations Acme']],
    ['create_ticket', { custom_status_id: 'Waiting' }, ['custom_status_id custom_statuses Waiting']],
    ['create_user', { name: 'N', default_group_id: 'Billing' }, ['default_group_id groups Billing']],
    ['update_organization', { organization_id: 1, group_id: 'Billing' }, ['group_id groups Billing']],
    [
      'create_ticket',
      {
        custom_fields: [
          { id: 7, value: 'a' },
          { id: 'Order number', value: 'b' },
        ],
      },
      ['custom_fields.1.id custom_fields Order number'],
    ],
    [
      'update_many_tickets',
      {
        tickets: [
          { id: 1, assignee_id: 2 },
          { id: 3, group_id: 'Billing', custom_fields: [{ id: 'Plan' }] },
        ],
      },
      ['tickets.1.group_id groups Billing', 'tickets.1.custom_fields.0.id custom_fields Plan'],
    ],
    ['create_many_tickets', { tickets: [{ requester_id: 'Kim' }] }, ['tickets.0.requester_id users Kim']],
  ])('is found: %s %j', (tool, args, expected) => {
    expect(found(tool, args)).toEqual(expected)
  })

  test.each<[string, string, unknown]>([
    ['what a call is about', 'update_ticket', { ticket_id: 'Broken machine' }],
    ['whom a call is about', 'delete_user', { user_id: 'Maya' }],
    ['who is changed', 'update_user', { user_id: 'Maya', name: 'N' }],
    ['who is merged', 'merge_users', { user_id: 'Maya', id: 'Maya Lopez' }],
    ['what is deleted', 'delete_group', { group_id: 'Billing' }],
    ['what is changed', 'update_organization', { organization_id: 'Acme', name: 'N' }],
    ['what is changed of many', 'update_many_tickets', { tickets: [{ id: 'Broken', status: 'open' }] }],
    ['a list of ids', 'create_user', { name: 'N', group_ids: ['Billing'] }],
    ['tickets to change', 'update_many_tickets', { ids: ['Broken'], tickets: [{ status: 'open' }] }],
    [
      'a form, a brand and a problem',
      'update_ticket',
      { ticket_form_id: 'A', brand_id: 'B', problem_id: 'C' },
    ],
    ['a follower, who has an address', 'update_ticket', { followers: [{ user_id: 'Maya' }] }],
    ['a field that takes texts', 'update_ticket', { subject: 'Maya', external_id: 'Maya' }],
    ['a field that is none', 'create_user', { assignee_id: 'Maya' }],
    [
      'a number in quotation marks',
      'update_ticket',
      { assignee_id: '4711', group_id: ' 47 ', requester_id: '-1' },
    ],
    ['an id', 'update_ticket', { assignee_id: 4711 }],
    ['nothing', 'update_ticket', { assignee_id: '  ', group_id: null, requester_id: ['Maya'] }],
    ['a text too long for a name', 'update_ticket', { assignee_id: 'a'.repeat(201) }],
    ['a list that is none', 'update_ticket', { custom_fields: 'Order number' }],
    ['entries that are none', 'update_many_tickets', { tickets: 'all' }],
    ['arguments that are none', 'update_ticket', 'assignee_id'],
  ])('is not looked for in %s', (_, tool, args) => {
    expect(found(tool, args)).toEqual([])
  })

  const said = fc.oneof(fc.string(), fc.integer(), fc.constantFrom('Ada', '4711', null))
  const fields = fc.constantFrom('assignee_id', 'group_id', 'organization_id', 'user_id', 'ticket_id', 'id')
  const record = fc.record({
    tickets: fc.array(fc.dictionary(fields, said)),
    custom_fields: fc.array(fc.record({ id: said })),
  })
  test('is found where it stands, is no number, and gives way to its id, whatever the arguments are', () => {
    fc.assert(
      fc.property(fc.constantFrom(...catalog), fc.dictionary(fields, said), record, (tool, own, more) => {
        const args = { ...own, ...more }
        const all = spots(tool, args, keyOf)
        for (const { path, said } of all) {
          const [value] = path.reduce<readonly unknown[]>(
            ([inner], step) => [Object.entries(Object(inner)).find(([key]) => key === String(step))?.[1]],
            [args],
          )
          expect(value).toBe(said)
          expect(said).not.toMatch(/^\d+$/)
        }
        expect(
          spots(
            tool,
            placed(args, all, () => 1),
            keyOf,
          ),
        ).toEqual([])
      }),
    )
  })

  test('gives way to its id, and nothing else of the arguments changes', () => {
    const args = {
      ids: [1],
      tickets: [{ assignee_id: 'Ada', tags: ['x'], custom_fields: [{ id: 'Plan', value: 'plan_year' }] }],
    }
    const before = structuredClone(args)
    const all = spots(toolOf('update_many_tickets'), args, keyOf)
    expect(placed(args, all, ({ said }) => (said === 'Ada' ? 7 : 9))).toEqual({
      ids: [1],
      tickets: [{ assignee_id: 7, tags: ['x'], custom_fields: [{ id: 9, value: 'plan_year' }] }],
    })
    expect(args).toEqual(before)
  })
})

describe('Who is meant by a name', () => {
  const kind = { noun: 'user', nouns: 'users', how: 'search_users finds people' }
  const chosen = (said: string, candidates: readonly Candidate[], complete = true) => {
    const spot = { path: ['assignee_id'], field: 'assignee_id', key: 'users', said }
    try {
      return choose('update_ticket', spot, { candidates, complete }, kind)
    } catch (error) {
      return error instanceof Error ? error.message : error
    }
  }
  const maya = { id: 7, name: 'Maya López', also: ['maya@example.com'] }
  const named = (id: number, name: string) => ({ id, name })

  test.each([
    ['Maya López', 7],
    ['maya lopez', 7],
    ['  MAYA   LOPEZ ', 7],
    ['Maya@Example.com', 7],
    ['Maya Lo\u0301pez', 7],
  ])('is the one who is called so: %s', (said, id) => {
    expect(chosen(said, [maya, named(8, 'Maya Lopezova')])).toBe(id)
  })

  test('is nobody where two are called so, and both are told', () => {
    expect(chosen('Maya Lopez', [maya, named(9, 'maya lopez')])).toBe(
      'update_ticket was not called: `assignee_id`: 2 users are called "Maya Lopez": "Maya López" (id 7), "maya lopez" (id 9). Give the id.',
    )
  })

  test('is nobody where only a part fits; the nearest five are told', () => {
    const many = ['Maya Z', 'Zoe', 'Maya Y', 'Maya X', 'Maya W', 'Maya V'].map((name, at) =>
      named(at + 1, name),
    )
    expect(chosen('Maya', many)).toBe(
      'update_ticket was not called: `assignee_id`: no user is called "Maya"; there is "Maya Z" (id 1), "Maya Y" (id 3), "Maya X" (id 4), "Maya W" (id 5), "Maya V" (id 6) and 1 more. Give the id: search_users finds people.',
    )
    expect(chosen('Maya', [])).toBe(
      'update_ticket was not called: `assignee_id`: no user is called "Maya". Give the id: search_users finds people.',
    )
  })

  test('is nobody where others may be called so too', () => {
    expect(chosen('Maya López', [maya], false)).toBe(
      'update_ticket was not called: `assignee_id`: more users than were looked through may be called "Maya López". Give the id: search_users finds people.',
    )
  })

  test('stays in one line, and short, whatever it holds', () => {
    expect(chosen(`x\n\u2028${'y'.repeat(100)}`, [])).not.toMatch(/[\n\u2028]|y{50}/)
  })

  test('has the marks of scripts in which they make another letter', () => {
    expect(folded('が')).not.toBe(folded('か'))
    expect(folded('ÅSE')).toBe('ase')
    expect(folded('Ｍａｙａ')).toBe('maya')
  })
})

import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Mandate } from '../src/gate/binding.ts'
import { count, type Tally } from '../src/gate/budget.ts'
import { explain } from '../src/gate/explain.ts'
import type { Held } from '../src/gate/held.ts'
import type { Conditions } from '../src/gate/policy/policy.ts'
import type { Tool } from '../tools/tool.ts'
import { agent, facts, grant, toolOf } from './gate-rig.ts'

const start = Date.parse('2026-11-20T10:30:00Z')
const hour = 3_600_000
const everything = '*:write,tickets:full,users:full'
const free = { destructive: 'never', bulk: 'never', public: 'never', write: 'never', tainted: 'never' }
const reply = { ticket_id: 1, comment: { body: 'x', public: true } }
const note = { ticket_id: 1, comment: { body: 'x', public: false } }

interface Given {
  /** What the policy says of the agent. */
  readonly words?: object
  readonly held?: readonly Held[]
  readonly conditions?: Partial<Conditions>
  readonly tool?: Tool
  readonly tally?: Tally
  readonly sinceMs?: number
  readonly nowMs?: number
}

const holding = (text: string, holder = 'bot', words: Partial<Held> = {}): Held => ({
  grant: grant(text),
  holder,
  remedy: '',
  ...words,
})

/** The decision and the reasons, each on a line. */
function explained(name: string, args: unknown, given: Given = {}): readonly string[] {
  const [conditions] = agent({ approvals: free, ...given.words }).agents
  const fact = facts.find(one => one.name === name)
  if (!conditions || !fact) throw new Error(`no ${name}`)
  const mandate: Mandate = {
    ...conditions,
    ...given.conditions,
    held: given.held ?? [holding(everything)],
  }
  const { decision, reasons } = explain({
    agent: 'bot',
    mandate,
    facts,
    fact,
    tool: given.tool ?? toolOf(name),
    args,
    tally: given.tally ?? new Map(),
    sinceMs: given.sinceMs,
    nowMs: given.nowMs ?? start,
  })
  return [decision, ...reasons.map(({ check, stops, says }) => `${check} ${stops ? 'stops' : 'ok'}: ${says}`)]
}

/** The decision, and the reasons of one check. */
const only = (check: string, [decision = '', ...reasons]: readonly string[]) => [
  decision,
  ...reasons.filter(one => one.startsWith(`${check} `)).map(one => one.slice(check.length + 1)),
]

const fits = 'arguments ok: they are as the tool wants them'
const nobody = 'approval ok: nobody is asked'
const asks = 'the user of the client is asked; by a client that cannot ask,'
const previews = 'the agent gets a plan and confirms it by a second call'
const waits = 'it waits for `deskwarden approvals approve`'

describe('What explain says of the grants', () => {
  test('of a call that nothing stops', () => {
    expect(explained('get_ticket', { ticket_id: 1 })).toEqual([
      'allowed',
      'grant ok: bot holds tickets:full',
      fits,
      nobody,
    ])
  })

  test('of the tool as such, without a word about arguments', () => {
    expect(explained('get_ticket', undefined)).toEqual([
      'allowed',
      'grant ok: bot holds tickets:full',
      nobody,
    ])
  })

  test.each<[string, string, readonly Held[], readonly string[]]>([
    ['nobody gave the agent one', 'get_ticket', [], ['refused', 'stops: bot has no grant here']],
    [
      'one of several holds too little',
      'delete_ticket',
      [holding('*:write', "the policy's ceiling"), holding('tickets:full')],
      [
        'refused',
        "stops: the policy's ceiling holds tickets:write; it wants tickets:full or +delete_ticket",
        'ok: bot holds tickets:full',
      ],
    ],
    [
      'one takes the tool away',
      'create_ticket',
      [holding('tickets:write,-create_ticket')],
      [
        'refused',
        'stops: bot holds tickets:write without create_ticket; it wants tickets:write or +create_ticket',
      ],
    ],
    [
      'one adds the tool alone',
      'delete_ticket',
      [holding('+delete_ticket')],
      ['allowed', 'ok: bot holds nothing of tickets'],
    ],
    [
      'something else than a grant stops it',
      'get_ticket',
      [holding('', 'freeze', { says: 'the operator has frozen every call' }), holding('tickets:read')],
      ['refused', 'stops: the operator has frozen every call', 'ok: bot holds tickets:read'],
    ],
    [
      'something else than a grant lets it through',
      'get_ticket',
      [holding('*:read', 'freeze', { says: 'the operator has frozen every write' })],
      ['allowed', 'ok: the operator has frozen every write'],
    ],
  ])('where %s (%s)', (_what, name, held, told) => {
    expect(only('grant', explained(name, undefined, { held }))).toEqual(told)
  })
})

describe('What explain says of the arguments', () => {
  const bounds = {
    update_ticket: { only: ['status', 'comment'], fields: { 'comment.public': { is: false } } },
  }

  test.each<[string, unknown, object, readonly string[]]>([
    ['that fit', note, {}, ['allowed', 'ok: they are as the tool wants them']],
    ['that are not there, of a tool that the policy leaves whole', undefined, {}, ['allowed']],
    [
      'that are not there, of a tool that it narrows',
      undefined,
      { bounds },
      ['allowed', 'ok: the policy bounds them'],
    ],
    ['that fit a tool that it narrows', note, { bounds }, ['allowed', 'ok: they are as the tool wants them']],
    [
      'that the policy does not let through',
      { ...reply, priority: 'low' },
      { bounds },
      ['refused', 'stops: `comment.public` is always false. `priority` is closed to you by the policy.'],
    ],
    ['that are no object', 'x', {}, ['refused', 'stops: its arguments are no JSON object.']],
  ])('%s', (_what, args, words, told) => {
    expect(only('arguments', explained('update_ticket', args, { words }))).toEqual(told)
  })

  test('that do not fit, and goes on with what the tool can be', () => {
    expect(explained('create_group', {}, { words: { approvals: { ...free, write: 'operator' } } })).toEqual([
      'refused',
      'grant ok: bot holds groups:write',
      'arguments stops: `name` is missing: it is text.',
      `approval ok: where it writes: ${waits}`,
    ])
  })

  test('is nothing where they cannot be looked at for a fault of ours', () => {
    const broken = z.string().refine(() => {
      throw new TypeError('a fault')
    })
    const tool = { ...toolOf('get_ticket'), input: z.object({ ticket_id: broken }) }
    expect(() => explained('get_ticket', { ticket_id: 'x' }, { tool })).toThrow(new TypeError('a fault'))
  })
})

describe('What explain says of the records', () => {
  test.each<[string, readonly (readonly [string, readonly number[]])[], readonly string[]]>([
    ['is nothing where every record may be touched', [], []],
    [
      'names the ids of a field',
      [['group_id', [1, 2]]],
      ['ok: only tickets of group_id 1, 2; each is looked at when the call is made'],
    ],
    [
      'names every field',
      [
        ['group_id', [1, 2]],
        ['brand_id', [3]],
      ],
      ['ok: only tickets of group_id 1, 2 and brand_id 3; each is looked at when the call is made'],
    ],
  ])('%s', (_what, fields, told) => {
    const tickets = new Map(fields.map(([field, ids]) => [field, new Set(ids)]))
    expect(only('records', explained('get_ticket', undefined, { conditions: { tickets } }))).toEqual([
      'allowed',
      ...told,
    ])
  })
})

describe('What explain says of the yes', () => {
  test.each<[string, string, unknown, object, readonly string[]]>([
    ['nobody is asked', 'update_ticket', reply, {}, ['allowed', 'ok: nobody is asked']],
    [
      'the agent confirms it',
      'update_ticket',
      reply,
      { public: 'preview' },
      ['wants a yes', `ok: the customer reads it: ${previews}`],
    ],
    [
      'the user is asked, or the agent',
      'update_ticket',
      reply,
      { public: 'ask', unasked: 'preview' },
      ['wants a yes', `ok: the customer reads it: ${asks} ${previews}`],
    ],
    [
      'the user is asked, or the operator',
      'update_ticket',
      reply,
      { public: 'ask', unasked: 'operator' },
      ['wants a yes', `ok: the customer reads it: ${asks} ${waits}`],
    ],
    [
      'the user is asked, or nobody',
      'update_ticket',
      reply,
      { public: 'ask', unasked: 'refuse' },
      ['wants a yes', `ok: the customer reads it: ${asks} the policy refuses it`],
    ],
    [
      'the operator approves it',
      'update_ticket',
      reply,
      { public: 'operator' },
      ['wants a yes', `ok: the customer reads it: ${waits}`],
    ],
    [
      'the policy refuses it',
      'update_ticket',
      reply,
      { public: 'refuse' },
      ['refused', 'stops: the customer reads it: the policy refuses it'],
    ],
    ['a note is no reply', 'update_ticket', note, { public: 'refuse' }, ['allowed', 'ok: nobody is asked']],
    [
      'every kind that wants it is named',
      'update_many_tickets',
      { ids: [1], tickets: [{ status: 'closed', comment: { body: 'x', public: true } }] },
      { destructive: 'operator', bulk: 'operator', public: 'operator', write: 'operator' },
      [
        'wants a yes',
        `ok: it cannot be taken back and it writes to many records and the customer reads it and it writes: ${waits}`,
      ],
    ],
    [
      'of the tool as such, a kind that it can be may want it',
      'update_ticket',
      undefined,
      { destructive: 'operator', public: 'operator' },
      ['allowed', `ok: where it cannot be taken back or the customer reads it: ${waits}`],
    ],
    [
      'of the tool as such, a kind that it can be may be refused',
      'update_ticket',
      undefined,
      { public: 'refuse' },
      ['allowed', 'ok: where the customer reads it: the policy refuses it'],
    ],
  ])('where %s (%s)', (_what, name, args, approvals, told) => {
    const words = { approvals: { ...free, ...approvals } }
    expect(only('approval', explained(name, args, { words }))).toEqual(told)
  })
})

describe("What explain says of customers' words", () => {
  const sinceMs = Date.parse('2026-11-20T10:20:00Z')
  const whom = ', where it brings somebody new to the ticket'
  const since = "it has read customers' words since 2026-11-20 10:20 UTC, which counts"
  const once = "once it has read customers' words"
  const led = "customers' words may have led to it"

  test.each<[string, string, unknown, object, number | undefined, readonly string[]]>([
    [
      'not yet read, that would change the yes',
      'create_group',
      { name: 'x' },
      { tainted: 'operator' },
      undefined,
      ['allowed', 'ok: nobody is asked', `ok: ${once}: ${waits}`],
    ],
    [
      'not yet read, of the tool as such',
      'create_group',
      undefined,
      { tainted: 'refuse' },
      undefined,
      ['allowed', 'ok: nobody is asked', `ok: ${once}: the policy refuses it`],
    ],
    [
      'not yet read, that would bring somebody in',
      'update_ticket',
      { ticket_id: 1, requester_id: 7 },
      { tainted: 'ask' },
      undefined,
      ['allowed', 'ok: nobody is asked', `ok: ${once}${whom}: ${asks} ${waits}`],
    ],
    [
      'not yet read, that change the yes of a client that cannot ask alone',
      'create_group',
      { name: 'x' },
      { write: 'ask', tainted: 'ask', unasked: 'preview' },
      undefined,
      ['wants a yes', `ok: it writes: ${asks} ${previews}`, `ok: ${once}: ${asks} ${waits}`],
    ],
    [
      'not yet read, that change the yes of a client that can ask alone',
      'create_group',
      { name: 'x' },
      { write: 'ask', tainted: 'operator', unasked: 'operator' },
      undefined,
      ['wants a yes', `ok: it writes: ${asks} ${waits}`, `ok: ${once}: ${waits}`],
    ],
    [
      'that were read',
      'create_group',
      { name: 'x' },
      { tainted: 'operator' },
      sinceMs,
      ['wants a yes', `ok: ${led}: ${waits}`, `ok: ${since}`],
    ],
    [
      'that were read, of the tool as such',
      'create_group',
      undefined,
      { tainted: 'operator' },
      sinceMs,
      ['allowed', `ok: where ${led}: ${waits}`, `ok: ${since}`],
    ],
    [
      'that were read, where they are refused',
      'create_group',
      { name: 'x' },
      { tainted: 'refuse' },
      sinceMs,
      ['refused', `stops: ${led}: the policy refuses it`, `ok: ${since}`],
    ],
    [
      'that were read, where it brings somebody in',
      'update_ticket',
      { ticket_id: 1, requester_id: 7 },
      { tainted: 'operator' },
      sinceMs,
      ['wants a yes', `ok: ${led}: ${waits}`, `ok: ${since}${whom}`],
    ],
    [
      'that were read, beside what wants the same yes anyway',
      'create_group',
      { name: 'x' },
      { write: 'operator', tainted: 'operator' },
      sinceMs,
      ['wants a yes', `ok: it writes and ${led}: ${waits}`],
    ],
    [
      'that do not count by the policy',
      'create_group',
      { name: 'x' },
      { write: 'operator', tainted: 'never' },
      sinceMs,
      ['wants a yes', `ok: it writes: ${waits}`],
    ],
    [
      'that are nothing to a policy that asks for nothing',
      'create_group',
      { name: 'x' },
      { tainted: 'never' },
      sinceMs,
      ['allowed', 'ok: nobody is asked'],
    ],
    [
      'that are nothing to a note',
      'update_ticket',
      note,
      { tainted: 'refuse' },
      sinceMs,
      ['allowed', 'ok: nobody is asked'],
    ],
    [
      'that are nothing to what only reads',
      'get_ticket',
      undefined,
      { tainted: 'refuse' },
      sinceMs,
      ['allowed', 'ok: nobody is asked'],
    ],
  ])('%s (%s)', (_what, name, args, approvals, sinceMs, told) => {
    const words = { approvals: { ...free, ...approvals } }
    const given = sinceMs === undefined ? { words } : { words, sinceMs }
    expect(only('approval', explained(name, args, given))).toEqual(told)
  })
})

describe('What explain says of the budgets', () => {
  /** Two replies in this hour and one in the hour before it, of the agent; one of somebody else. */
  const tally = [
    { agent: 'bot', atMs: start },
    { agent: 'bot', atMs: start },
    { agent: 'bot', atMs: start - hour },
    { agent: 'other', atMs: start },
  ].reduce<Tally>(
    (sum, call) => count(sum, { ...call, kinds: ['calls', 'writes', 'publicReplies'] }),
    new Map(),
  )

  test.each<[object, string, unknown, readonly string[]]>([
    [{}, 'update_ticket', reply, ['allowed']],
    [{ calls: { hour: 5 } }, 'get_ticket', undefined, ['allowed', 'ok: 2 of 5 calls this hour used']],
    [{ calls: { hour: 0 } }, 'get_ticket', undefined, ['refused', 'stops: no calls this hour']],
    [{ calls: { day: 5 } }, 'get_ticket', undefined, ['allowed', 'ok: 3 of 5 calls this day used']],
    [
      { calls: { hour: 5, day: 9 }, writes: { day: 4 } },
      'update_ticket',
      note,
      ['allowed', 'ok: 2 of 5 calls this hour used, 3 of 9 calls this day used, 3 of 4 writes this day used'],
    ],
    [{ calls: { hour: 2 } }, 'get_ticket', undefined, ['refused', 'stops: 2 of 2 calls this hour used']],
    [
      { calls: { hour: 9 }, writes: { day: 3 } },
      'update_ticket',
      note,
      ['refused', 'stops: 2 of 9 calls this hour used, 3 of 3 writes this day used'],
    ],
    [{ writes: { day: 1 } }, 'get_ticket', undefined, ['allowed']],
    [{ destructive: { day: 1 } }, 'update_ticket', note, ['allowed']],
    [
      { destructive: { day: 1 } },
      'delete_ticket',
      undefined,
      ['allowed', 'ok: 0 of 1 destructive call this day used'],
    ],
    [
      { publicReplies: { hour: 3 } },
      'update_ticket',
      reply,
      ['allowed', 'ok: 2 of 3 public replies this hour used'],
    ],
    [{ publicReplies: { hour: 2 } }, 'update_ticket', note, ['allowed']],
    [{ publicReplies: { hour: 2 } }, 'update_ticket', undefined, ['allowed']],
    [
      { publicReplies: { hour: 2 } },
      'update_ticket',
      reply,
      ['refused', 'stops: 2 of 2 public replies this hour used'],
    ],
  ])('%j, when %s is called with %j', (budgets, name, args, told) => {
    expect(only('budget', explained(name, args, { words: { budgets }, tally }))).toEqual(told)
  })

  test('begins anew with the hour', () => {
    const words = { budgets: { calls: { hour: 2 } } }
    expect(only('budget', explained('get_ticket', undefined, { words, tally, nowMs: start + hour }))).toEqual(
      ['allowed', 'ok: 0 of 2 calls this hour used'],
    )
  })
})

test('A call that wants a yes and is stopped elsewhere is refused', () => {
  const words = { approvals: { ...free, public: 'operator' } }
  expect(explained('update_ticket', reply, { words, held: [holding('tickets:read')] })).toEqual([
    'refused',
    'grant stops: bot holds tickets:read; it wants tickets:write or +update_ticket',
    fits,
    `approval ok: the customer reads it: ${waits}`,
  ])
})

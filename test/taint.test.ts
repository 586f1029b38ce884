import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { harmOf } from '../src/gate/approval/sinks.ts'
import { explain } from '../src/gate/explain.ts'
import { minute } from '../src/gate/moment.ts'
import { lifeMs, type Taint, taint } from '../src/gate/taint.ts'
import { catalog } from '../tools/index.ts'
import { temporary } from './canary/folder.ts'
import { agent, answered, bot, facts, type Given, house, message, policy, toolOf } from './gate-rig.ts'
import { example } from './inputs.ts'

const start = Date.parse('2026-11-20T10:00:00Z')
const asker = { ...bot, canAsk: true }
const ticket = {
  id: 1,
  subject: 'Printer',
  requester_id: 7,
  assignee_id: 2,
  collaborator_ids: [3],
  follower_ids: [4],
  email_cc_ids: [5],
  updated_at: '2026-11-20T09:00:00Z',
}
const everything =
  '*:write,tickets:full,ticket_comments:full,users:full,organizations:full,groups:full,macros:full,satisfaction_ratings:write'
const free = { destructive: 'never', bulk: 'never', public: 'never', write: 'never' }

/** What the agent has read, as the test says. */
const led: Taint = { since: () => start - 600_000, read: () => {} }
const clean: Taint = { since: () => undefined, read: () => {} }

function desk({ words = {}, ...given }: Given & { words?: object } = {}) {
  return house({
    policy: agent({ grant: everything, approvals: free, ...words }),
    records: (kind, id) => ({ kind, id, record: kind === 'ticket' ? { ...ticket, id } : { id } }),
    now: () => start,
    ...given,
  })
}

const note = { body: 'for us', public: false }
/** Calls that could do harm at the word of a misled agent. */
const sinks: readonly [string, Record<string, unknown>][] = [
  ['update_ticket', { ticket_id: 1, comment: { body: 'x', public: true } }],
  ['update_ticket', { ticket_id: 1, status: 'closed' }],
  ['update_ticket', { ticket_id: 1, requester_id: 9 }],
  ['update_ticket', { ticket_id: 1, requester_id: 2 }],
  ['update_ticket', { ticket_id: 1, email_ccs: [{ user_id: 9 }] }],
  ['update_ticket', { ticket_id: 1, email_ccs: [{ user_id: 5 }, { user_email: 'thief@example.net' }] }],
  ['update_ticket', { ticket_id: 1, followers: [{ user_id: 9 }] }],
  ['create_ticket', { comment: { body: 'x', public: true } }],
  ['create_ticket', { comment: note, requester: { email: 'thief@example.net' } }],
  ['create_ticket', { comment: note, requester_id: 7 }],
  ['create_ticket', { comment: note, email_ccs: [{ user_id: 7 }] }],
  ['create_many_tickets', { tickets: [{ comment: note }] }],
  ['update_many_tickets', { ids: [1], tickets: [{ priority: 'low' }] }],
  ['delete_ticket', { ticket_id: 1 }],
  ['create_user', { name: 'Nobody' }],
  ['update_user', { user_id: 7, notes: 'x' }],
  ['merge_users', { user_id: 7, id: 8 }],
  ['create_organization', { name: 'None' }],
  ['update_organization', { organization_id: 1, domain_names: ['example.net'] }],
  ['update_macro', { macro_id: 1, active: false }],
  ['create_group', { name: 'None' }],
]
/** Calls that stay free. */
const harmless: readonly [string, Record<string, unknown>][] = [
  ['update_ticket', { ticket_id: 1, comment: note }],
  [
    'update_ticket',
    {
      ticket_id: 1,
      status: 'solved',
      priority: 'low',
      tags: ['a'],
      assignee_id: 9,
      group_id: 9,
      custom_fields: [{ id: 1, value: 'x' }],
    },
  ],
  ['update_ticket', { ticket_id: 1, requester_id: 7 }],
  ['update_ticket', { ticket_id: 1, email_ccs: [5, 4, 3, 2, 7].map(user_id => ({ user_id })) }],
  ['update_ticket', { ticket_id: 1, followers: [{ user_email: 'Maya@Example.com' }] }],
  ['update_ticket', { ticket_id: 1, followers: [{ user_id: 9, action: 'delete' }] }],
  ['create_ticket', { comment: note, priority: 'low' }],
  ['get_ticket', { ticket_id: 1 }],
  ['search', { query: 'printer' }],
]

/** What a call came to: how a yes is asked for, or that it ran. */
async function became(
  { door }: ReturnType<typeof house>,
  caller: typeof asker | typeof bot,
  call: (typeof sinks)[number],
) {
  const result = await door.call(caller, ...call, {}).catch(() => undefined)
  if (!result) return 'refused'
  if ('question' in result) return 'asked'
  const [told = ''] = [result.value['notes']].flat().map(String)
  return 'plan_token' in result.value ? (told.includes('operator') ? 'operator' : 'plan') : 'ran'
}

describe('An agent that has read customers’ words', () => {
  test.each(sinks)('needs a yes for %s %j, and one that has not does not', async (...call) => {
    const fresh = desk({ taint: clean })
    expect(await became(fresh, asker, call)).toBe('ran')
    const given = desk({ taint: led })
    expect(await became(given, asker, call)).toBe('asked')
    expect(given.ran).toEqual([])
    expect(given.outcomes).toMatchObject([{ outcome: 'asked', tainted: true }])
  })

  test.each(harmless)('needs none for %s %j', async (...call) => {
    const given = desk({ taint: led })
    expect(await became(given, asker, call)).toBe('ran')
    expect(given.outcomes.map(one => one.tainted)).toEqual([undefined])
  })

  test.each<[object, typeof asker | typeof bot, string]>([
    [{}, asker, 'asked'],
    [{}, bot, 'operator'],
    [{ unasked: 'preview' }, bot, 'operator'],
    [{ unasked: 'operator' }, bot, 'operator'],
    [{ unasked: 'refuse' }, bot, 'refused'],
    [{ tainted: 'never' }, asker, 'ran'],
    [{ tainted: 'never' }, bot, 'ran'],
    [{ tainted: 'operator' }, asker, 'operator'],
    [{ tainted: 'operator' }, bot, 'operator'],
    [{ tainted: 'refuse' }, asker, 'refused'],
    [{ tainted: 'refuse' }, bot, 'refused'],
    [{ write: 'preview' }, asker, 'asked'],
    [{ write: 'preview' }, bot, 'operator'],
    [{ write: 'operator' }, asker, 'operator'],
    [{ write: 'ask', unasked: 'preview' }, bot, 'operator'],
    [{ tainted: 'never', write: 'preview' }, bot, 'plan'],
  ])('with the approvals %j, for %j: %s', async (approvals, caller, what) => {
    const given = desk({ words: { approvals: { ...free, ...approvals } }, taint: led })
    expect(await became(given, caller, ['create_user', { name: 'Nobody' }])).toBe(what)
    expect(given.ran).toHaveLength(what === 'ran' ? 1 : 0)
  })

  test('is told so to whoever says yes, and the record keeps it', async () => {
    const { door, outcomes, intents, ran } = desk({ taint: led })
    const args = { ticket_id: 1, comment: { body: 'x', public: true } }
    const question = await door.call(asker, 'update_ticket', args, {})
    if (!('question' in question)) throw new Error('no question')
    expect(question.question.split('\n').at(-1)).toBe(
      'This agent has read words of customers since 2026-11-20 09:50 UTC, and they may have led it to this: look twice.',
    )
    await door.call(asker, 'update_ticket', args, { answer: { state: question.state, yes: true } })
    expect(ran).toHaveLength(1)
    expect(intents).toMatchObject([{ tainted: true, approvedBy: 'the user' }])
    expect(outcomes.at(-1)).toMatchObject({ outcome: 'done', tainted: true, approvedBy: 'the user' })
  })

  test('is refused in words that say why', async () => {
    const { door } = desk({ words: { approvals: { ...free, tainted: 'refuse' } }, taint: led })
    expect(await message(door.call(asker, 'create_user', { name: 'Nobody' }, {}))).toBe(
      "create_user was refused: the policy refuses what could do harm after customers' words. The operator can change that in the policy.",
    )
  })

  test('reads nothing of the account to judge a call that names nobody', async () => {
    const { door, order } = desk({ taint: led })
    await door.call(asker, 'update_ticket', { ticket_id: 1, comment: note }, {})
    expect(order).not.toContain('look')
  })

  test('may draw in nobody where the ticket cannot be read', async () => {
    const given = desk({ taint: led, records: () => [] })
    expect(
      await message(given.door.call(asker, 'update_ticket', { ticket_id: 1, requester_id: 7 }, {})),
    ).toContain('the record is not there')
    expect(given.ran).toEqual([])
  })
})

describe('What an agent reads', () => {
  test.each([true, false])('leads it where its answer says so (%s)', async tainted => {
    const { door } = desk({ shown: { tainted }, now: () => start })
    await door.call(bot, 'get_ticket', { ticket_id: 1 }, {})
    expect('question' in (await door.call(asker, 'create_user', { name: 'Nobody' }, {}))).toBe(tainted)
  })

  test('leads that agent alone, on whichever connection', async () => {
    const both = policy({
      approvals: free,
      agents: ['bot', 'other'].map(name => ({ name, grant: everything })),
    })
    const { door } = desk({ policy: both, shown: { tainted: true } })
    await door.call({ ...bot, client: 'one' }, 'get_ticket', { ticket_id: 1 }, {})
    const asks = async (agent: string) =>
      'question' in
      (await door.call({ agent, client: 'two', canAsk: true }, 'create_user', { name: 'x' }, {}))
    expect([await asks('other'), await asks('bot')]).toEqual([false, true])
  })

  test('leads it for an hour after the last of it', async () => {
    const clock = { ms: start }
    const { door } = desk({ shown: { tainted: true }, now: () => clock.ms })
    const read = () => door.call(bot, 'get_ticket', { ticket_id: 1 }, {})
    const asks = async () => 'question' in (await door.call(asker, 'delete_user', { user_id: 7 }, {}))
    await read()
    clock.ms += lifeMs - 1
    expect(await asks()).toBe(true)
    await read()
    clock.ms += lifeMs - 1
    expect(await asks()).toBe(true)
    clock.ms += 1
    expect(await asks()).toBe(false)
  })

  test('is also the plan that it gets, and does not keep it from what it planned before', async () => {
    const { door, ran } = desk({ words: { approvals: { ...free, public: 'preview' } } })
    const reply = { ticket_id: 1, comment: { body: 'x', public: true } }
    const first = answered(await door.call(bot, 'update_ticket', reply, {}))
    const other = answered(await door.call(bot, 'create_user', { name: 'x' }, {}))
    expect(other['notes']).toEqual([expect.stringContaining('the operator has to approve')])
    await door.call(bot, 'update_ticket', { ...reply, plan_token: first['plan_token'] }, {})
    expect(ran.map(one => one.tool)).toEqual(['update_ticket'])
    const next = answered(await door.call(bot, 'update_ticket', reply, {}))
    expect(next['notes']).toEqual([expect.stringContaining('the operator has to approve')])
  })
})

test('A plan from before is of no use to another call', async () => {
  const { door, ran } = desk({ words: { approvals: { ...free, public: 'preview' } } })
  const reply = { ticket_id: 1, comment: { body: 'x', public: true } }
  const { plan_token } = answered(await door.call(bot, 'update_ticket', reply, {}))
  expect(await message(door.call(bot, 'create_user', { name: 'x', plan_token }, {}))).toContain(
    'its plan was made for another call',
  )
  expect(ran).toEqual([])
})

describe('Processes that share a state folder', () => {
  test('know what an agent has read in the other one, since when, and when it is over', () => {
    const clock = { ms: start }
    const folder = join(temporary(), 'state')
    const [one, other] = [taint(folder, () => clock.ms), taint(folder, () => clock.ms)]
    expect(other.since('bot')).toBe(undefined)
    one.read('bot')
    expect([one.since('bot'), other.since('bot'), other.since('bot2')]).toEqual([start, start, undefined])
    clock.ms += lifeMs - 1
    other.read('bot')
    clock.ms += lifeMs - 1
    expect(one.since('bot')).toBe(start)
    clock.ms += 1
    expect([one.since('bot'), other.since('bot')]).toEqual([undefined, undefined])
    one.read('bot')
    expect(other.since('bot')).toBe(clock.ms)
  })

  test('keep it for their owner alone, in a file that no agent’s name leads elsewhere', () => {
    const folder = temporary()
    taint(folder, () => start).read('../bot')
    const [file = ''] = readdirSync(join(folder, 'taint'))
    expect(file).toBe('..%2Fbot')
    expect(statSync(join(folder, 'taint', file)).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'taint')).mode & 0o777).toBe(0o700)
  })

  test('each keep what they know where the folder takes no file', () => {
    const folder = temporary()
    writeFileSync(join(folder, 'taint'), '')
    const here = taint(folder, () => start)
    here.read('bot')
    expect(here.since('bot')).toBe(start)
  })

  test('take an agent whose file cannot be read for one that has read something', () => {
    const folder = temporary()
    const one = taint(folder, () => start)
    one.read('bot')
    const [file = ''] = readdirSync(join(folder, 'taint'))
    const blocked = join(folder, 'blocked')
    mkdirSync(join(blocked, 'taint', file), { recursive: true })
    expect(taint(blocked, () => start).since('bot')).toBe(start)
  })
})

describe('Every write that is declared', () => {
  test('could do harm by all of it, unless it says by whom it could', () => {
    const writes = catalog.filter(tool => tool.access !== 'read')
    const open = writes.filter(tool => tool.people !== undefined).map(tool => tool.name)
    expect(open).toEqual(['create_ticket', 'update_ticket', 'create_many_tickets', 'update_many_tickets'])
    for (const tool of writes.filter(tool => !open.includes(tool.name)))
      expect(harmOf(tool, example(tool)), tool.name).toBe('all')
  })

  test('of a ticket has fields that are sorted by hand: a new one is looked at before it is free', () => {
    const sorted = [
      ...[
        'additional_tags',
        'assignee_email',
        'assignee_id',
        'brand_id',
        'clear',
        'comment',
        'custom_fields',
      ],
      ...[
        'custom_status_id',
        'due_at',
        'external_id',
        'group_id',
        'organization_id',
        'priority',
        'problem_id',
      ],
      ...['remove_tags', 'status', 'subject', 'tags', 'ticket_form_id', 'ticket_id', 'type'],
      'via_followup_source_id',
    ]
    for (const name of ['create_ticket', 'update_ticket']) {
      const { input, people } = toolOf(name)
      const unsorted = Object.keys(input.shape).filter(
        field => !sorted.includes(field) && !people?.inputs.includes(field),
      )
      expect(unsorted, name).toEqual([])
    }
  })
})

describe('policy explain', () => {
  const explained = (name: string, args: object | undefined, sinceMs: number | undefined, approvals = {}) => {
    const { agents } = agent({ grant: everything, approvals: { ...free, ...approvals } })
    const [one] = agents
    const fact = facts.find(fact => fact.name === name)
    if (!one || !fact) throw new Error('nothing to explain')
    const { decision, reasons } = explain({
      agent: 'bot',
      mandate: { ...one, held: [{ grant: one.grant, holder: 'bot', remedy: '' }] },
      facts,
      fact,
      tool: toolOf(name),
      args,
      tally: new Map(),
      sinceMs,
      nowMs: start,
    })
    return [decision, ...reasons.filter(({ check }) => check === 'approval').map(({ says }) => says)]
  }
  const asks =
    'the user of the client is asked; by a client that cannot ask, it waits for `deskwarden approvals approve`'

  test.each<[string, object, object, readonly string[]]>([
    [
      'create_user',
      { name: 'x' },
      {},
      ['allowed', 'nobody is asked', `once it has read customers' words: ${asks}`],
    ],
    [
      'update_ticket',
      { ticket_id: 1, requester_id: 7 },
      {},
      [
        'allowed',
        'nobody is asked',
        `once it has read customers' words, where it brings somebody new to the ticket: ${asks}`,
      ],
    ],
    ['update_ticket', { ticket_id: 1, comment: note }, {}, ['allowed', 'nobody is asked']],
    ['create_user', { name: 'x' }, { tainted: 'never' }, ['allowed', 'nobody is asked']],
    ['get_ticket', { ticket_id: 1 }, {}, ['allowed', 'nobody is asked']],
  ])('says of %s %j with %j what reading would change', (name, args, approvals, told) => {
    expect(explained(name, args, undefined, approvals)).toEqual(told)
  })

  test('says since when it has read, and that it counts', () => {
    expect(explained('create_user', { name: 'x' }, start)).toEqual([
      'wants a yes',
      `customers' words may have led to it: ${asks}`,
      `it has read customers' words since ${minute(start)}, which counts`,
    ])
    expect(explained('create_user', { name: 'x' }, start, { tainted: 'refuse' })[0]).toBe('refused')
    expect(explained('update_ticket', { ticket_id: 1, comment: note }, start)).toEqual([
      'allowed',
      'nobody is asked',
    ])
  })
})

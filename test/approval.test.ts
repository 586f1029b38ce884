import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Question, Result } from '../src/gate/deps.ts'
import { agent, answered, bot, type Given, house, message, policy } from './gate-rig.ts'

const start = Date.parse('2026-11-20T10:00:00Z')
const reply = { ticket_id: 4711, status: 'solved', comment: { body: 'All done.', public: true } }
const ticket = (updated_at = '2026-11-20T09:00:00Z') => ({
  kind: 'ticket',
  id: 4711,
  record: {
    id: 4711,
    subject: 'Printer',
    status: 'open',
    requester_id: 7,
    email_cc_ids: [8, 9],
    updated_at,
  },
})

function desk(given: Given & { words?: object } = {}) {
  const clock = { ms: start }
  const account = { updatedAt: '2026-11-20T09:00:00Z' }
  const grant = '*:write,tickets:full,users:full'
  const opened = house({
    policy: agent({ grant, ...given.words }),
    records: () => [ticket(account.updatedAt)],
    now: () => clock.ms,
    ...given,
  })
  return { ...opened, clock, account }
}
const asker = { ...bot, canAsk: true }
const asked = (result: Result | Question): Question => {
  if (!('question' in result)) throw new Error('no question')
  return result
}
const token = (result: Result | Question) => String(answered(result)['plan_token'])

describe('A call that wants a yes, by a client that can ask', () => {
  test('asks what will happen, in plain words, with the record as it is now', async () => {
    const { door, ran, outcomes, intents } = desk()
    const { question } = asked(await door.call(asker, 'update_ticket', reply, {}))
    expect(question).toBe(
      [
        'Update ticket 4711 with a public comment.',
        'ticket 4711, “Printer”, open. Requester: Maya Whitfield <maya@example.com>.',
        '- status: “open” → “solved”',
        '- a public comment: “All done.”',
        'Zendesk may e-mail Maya Whitfield <maya@example.com> and 2 in copy; what is sent cannot be called back.',
      ].join('\n'),
    )
    expect(ran).toEqual([])
    expect(intents).toEqual([])
    expect(outcomes).toMatchObject([{ outcome: 'asked', deed: 'update ticket 4711 with a public comment' }])
  })

  test('is carried out once its user says yes, for the version of the record that they saw', async () => {
    const { door, ran, intents, outcomes } = desk()
    const { state } = asked(await door.call(asker, 'update_ticket', reply, {}))
    await door.call(bot, 'update_ticket', reply, { answer: { state, yes: true } })
    expect(ran).toEqual([{ tool: 'update_ticket', input: reply, stamp: '2026-11-20T09:00:00Z' }])
    expect(intents).toMatchObject([{ approvedBy: 'the user' }])
    expect(outcomes.at(-1)).toMatchObject({ outcome: 'done', approvedBy: 'the user' })
  })

  test('is not where they say no', async () => {
    const { door, ran, outcomes } = desk()
    const { state } = asked(await door.call(asker, 'update_ticket', reply, {}))
    const said = await message(door.call(bot, 'update_ticket', reply, { answer: { state, yes: false } }))
    expect(said).toBe(
      'update_ticket was refused: your user said no. Do not try again unless they ask for it.',
    )
    expect(ran).toEqual([])
    expect(outcomes.map(one => one.outcome)).toEqual(['asked', 'declined'])
  })
})

describe('A yes counts for one call and no other', () => {
  const attacks: readonly [
    string,
    (given: ReturnType<typeof desk>, state: string) => Promise<unknown>,
    string,
  ][] = [
    [
      'an answer that is sent again',
      async ({ door }, state) => {
        await door.call(asker, 'update_ticket', reply, { answer: { state, yes: true } })
        return door.call(asker, 'update_ticket', reply, { answer: { state, yes: true } })
      },
      'its plan is unknown, or was used already',
    ],
    [
      'a state that nobody gave',
      ({ door }) => door.call(asker, 'update_ticket', reply, { answer: { state: 'plan_x', yes: true } }),
      'its plan is unknown',
    ],
    [
      'a state that was altered',
      ({ door }, state) =>
        door.call(asker, 'update_ticket', reply, { answer: { state: `${state}A`, yes: true } }),
      'its plan is unknown',
    ],
    [
      'other arguments',
      ({ door }, state) =>
        door.call(asker, 'update_ticket', { ...reply, status: 'open' }, { answer: { state, yes: true } }),
      'its plan was made for another call',
    ],
    [
      'another text of the comment',
      ({ door }, state) =>
        door.call(
          asker,
          'update_ticket',
          { ...reply, comment: { body: 'All done!', public: true } },
          { answer: { state, yes: true } },
        ),
      'its plan was made for another call',
    ],
    [
      'another tool',
      ({ door }, state) =>
        door.call(asker, 'delete_ticket', { ticket_id: 4711 }, { answer: { state, yes: true } }),
      'its plan was made for another call',
    ],
    [
      'another agent',
      ({ door }, state) =>
        door.call({ agent: 'other', canAsk: true }, 'update_ticket', reply, { answer: { state, yes: true } }),
      'its plan was made for another call',
    ],
    [
      'ten minutes later',
      ({ door, clock }, state) => {
        clock.ms += 600_000
        return door.call(asker, 'update_ticket', reply, { answer: { state, yes: true } })
      },
      'its plan held for ten minutes, and they are over',
    ],
    [
      'a record that has changed meanwhile',
      ({ door, account }, state) => {
        account.updatedAt = '2026-11-20T09:30:00Z'
        return door.call(asker, 'update_ticket', reply, { answer: { state, yes: true } })
      },
      'the record has changed since the plan was made',
    ],
    [
      "a question's state as the token of a plan",
      ({ door }, state) => door.call(asker, 'update_ticket', { ...reply, plan_token: state }, {}),
      'its plan was not made for this kind of yes',
    ],
  ]
  test.each(attacks)('%s', async (what, attack, sentence) => {
    const both = policy({
      agents: ['bot', 'other'].map(name => ({ name, grant: '*:write,tickets:full' })),
    })
    const given = desk({ policy: both })
    const { state } = asked(await given.door.call(asker, 'update_ticket', reply, {}))
    expect(await message(attack(given, state))).toContain(sentence)
    expect(given.ran).toHaveLength(what === 'an answer that is sent again' ? 1 : 0)
  })

  test('a wrong try uses the plan up', async () => {
    const { door, ran } = desk()
    const { state } = asked(await door.call(asker, 'update_ticket', reply, {}))
    await message(door.call(bot, 'delete_ticket', { ticket_id: 4711 }, { answer: { state, yes: true } }))
    expect(
      await message(door.call(asker, 'update_ticket', reply, { answer: { state, yes: true } })),
    ).toContain('its plan is unknown')
    expect(ran).toEqual([])
  })

  test('of two calls at once with one token, one is carried out', async () => {
    const { door, ran } = desk()
    const plan = token(await door.call(bot, 'update_ticket', reply, {}))
    const twice = await Promise.all(
      [1, 2].map(() => message(door.call(bot, 'update_ticket', { ...reply, plan_token: plan }, {}))),
    )
    expect(twice.filter(said => said === 'no error')).toHaveLength(1)
    expect(ran).toHaveLength(1)
  })

  test('an answer without a state counts for nothing: the question is asked anew', async () => {
    const { door, ran } = desk()
    await door.call(asker, 'update_ticket', reply, {})
    asked(await door.call(asker, 'update_ticket', reply, {}))
    expect(ran).toEqual([])
  })
})

describe('A client that cannot ask', () => {
  test('gets a plan and changes nothing; the second call with its token does exactly that, once', async () => {
    const { door, ran, intents } = desk()
    const first = await door.call(bot, 'update_ticket', reply, {})
    expect(answered(first)).toMatchObject({
      plan: expect.stringContaining('- status: “open” → “solved”'),
      notes: [expect.stringContaining('Nothing was changed yet. Show your user the plan.')],
    })
    expect(ran).toEqual([])
    const args = { ...reply, plan_token: token(first) }
    await door.call(bot, 'update_ticket', args, {})
    expect(ran).toEqual([{ tool: 'update_ticket', input: reply, stamp: '2026-11-20T09:00:00Z' }])
    expect(intents).toMatchObject([{ approvedBy: 'the agent itself' }])
    expect(await message(door.call(bot, 'update_ticket', args, {}))).toContain('was used already')
  })

  test('cannot pass off a plan for a yes that the policy wants of somebody else', async () => {
    let words: object = { grant: '*:write', approvals: { public: 'preview' } }
    const { door, ran } = desk({ policy: () => agent(words) })
    const plan = token(await door.call(bot, 'update_ticket', reply, {}))
    words = { grant: '*:write', approvals: { public: 'operator' } }
    expect(await message(door.call(bot, 'update_ticket', { ...reply, plan_token: plan }, {}))).toContain(
      'its plan was not made for this kind of yes',
    )
    expect(ran).toEqual([])
  })

  test('is refused, or waits for the operator, where the policy says so', async () => {
    const refuses = desk({ words: { approvals: { unasked: 'refuse' } } })
    expect(await message(refuses.door.call(bot, 'update_ticket', reply, {}))).toBe(
      'update_ticket was refused: the policy refuses public comments. The operator can change that in the policy.',
    )
    const waits = desk({ words: { approvals: { unasked: 'operator' } } })
    expect(answered(await waits.door.call(bot, 'update_ticket', reply, {}))['notes']).toEqual([
      expect.stringMatching(/`deskwarden approvals list` shows it to them as [0-9a-f]{8}\./),
    ])
  })
})

describe('The operator approves from outside', () => {
  const words = { approvals: { public: 'operator' } }
  const yes = { yes: true, by: 'nadia', atMs: start }

  test('what waits, and then the same call is carried out', async () => {
    const { door, ran, plans, intents } = desk({ words })
    const args = { ...reply, plan_token: token(await door.call(asker, 'update_ticket', reply, {})) }
    expect(await message(door.call(asker, 'update_ticket', args, {}))).toContain(
      'the operator has not approved it yet',
    )
    const [waiting] = plans.list()
    expect(waiting).toMatchObject({ agent: 'bot', tool: 'update_ticket', mode: 'operator' })
    expect(plans.decide(waiting?.id ?? '', yes)).toBe(true)
    expect(plans.decide(waiting?.id ?? '', yes)).toBe(false)
    await door.call(asker, 'update_ticket', args, {})
    expect(ran).toHaveLength(1)
    expect(intents).toMatchObject([{ approvedBy: 'nadia' }])
    expect(plans.list()).toEqual([])
  })

  test('or denies it, and then it never is', async () => {
    const { door, ran, plans } = desk({ words })
    const args = { ...reply, plan_token: token(await door.call(bot, 'update_ticket', reply, {})) }
    plans.decide(plans.list()[0]?.id ?? '', { ...yes, yes: false })
    expect(await message(door.call(bot, 'update_ticket', args, {}))).toContain('the operator denied it')
    expect(await message(door.call(bot, 'update_ticket', args, {}))).toContain('its plan is unknown')
    expect(ran).toEqual([])
  })

  test('a plan that was used in the same moment does not come back', async () => {
    const { door, plans, ran } = desk({ words: { approvals: { public: 'preview' } } })
    const args = { ...reply, plan_token: token(await door.call(bot, 'update_ticket', reply, {})) }
    const [waiting] = plans.list()
    await door.call(bot, 'update_ticket', args, {})
    plans.decide(waiting?.id ?? '', yes)
    expect(await message(door.call(bot, 'update_ticket', args, {}))).toContain('its plan is unknown')
    expect(ran).toHaveLength(1)
  })
})

describe('What waits on the disk', () => {
  test('is for its owner alone, and holds no token and no arguments but what the plan shows', async () => {
    const { door, path } = desk()
    const plan = token(await door.call(bot, 'update_ticket', reply, {}))
    const [file = ''] = readdirSync(join(path, 'approvals'))
    const at = join(path, 'approvals', file)
    expect(statSync(at).mode & 0o777).toBe(0o600)
    expect(statSync(join(path, 'approvals')).mode & 0o777).toBe(0o700)
    expect(`${file}${readFileSync(at, 'utf8')}`).not.toContain(plan)
  })

  test('is bounded for each agent, and goes when it is old', async () => {
    const { door, clock, path } = desk()
    for (let count = 0; count < 100; count++)
      await door.call(bot, 'update_ticket', { ...reply, subject: `${count}` }, {})
    expect(await message(door.call(bot, 'update_ticket', reply, {}))).toContain(
      '100 plans of bot wait already',
    )
    clock.ms += 600_000
    await door.call(bot, 'update_ticket', reply, {})
    clock.ms += 86_400_001
    await door.call(bot, 'update_ticket', reply, {})
    expect(readdirSync(join(path, 'approvals')).length).toBeLessThanOrEqual(2)
  })
})

describe('Which calls want a yes', () => {
  const free = { approvals: { destructive: 'never', bulk: 'never', public: 'never' } }
  test.each<[object, string, Record<string, unknown>, 'asks' | 'runs']>([
    [{}, 'update_ticket', { ticket_id: 4711, status: 'open' }, 'runs'],
    [{}, 'update_ticket', { ticket_id: 4711, comment: { body: 'x' } }, 'runs'],
    [{}, 'update_ticket', { ticket_id: 4711, status: 'closed' }, 'asks'],
    [{}, 'delete_ticket', { ticket_id: 4711 }, 'asks'],
    [{}, 'create_ticket', { comment: { body: 'x', public: true } }, 'asks'],
    [{}, 'create_ticket', { comment: { body: 'x', public: false } }, 'runs'],
    [{}, 'update_many_tickets', { ids: [4711], tickets: [{ status: 'open' }] }, 'asks'],
    [
      { approvals: { bulk: 'never' } },
      'update_many_tickets',
      { ids: [4711], tickets: [{ status: 'open' }] },
      'runs',
    ],
    [
      { approvals: { bulk: 'never' } },
      'update_many_tickets',
      { ids: [4711], tickets: [{ status: 'closed' }] },
      'asks',
    ],
    [
      { approvals: { bulk: 'never' } },
      'update_many_tickets',
      { ids: [4711], tickets: [{ comment: { body: 'x', public: true } }] },
      'asks',
    ],
    [{}, 'get_ticket', { ticket_id: 4711 }, 'runs'],
    [{ approvals: { write: 'ask' } }, 'create_user', { name: 'x' }, 'asks'],
    [{ approvals: { write: 'ask' } }, 'get_ticket', { ticket_id: 4711 }, 'runs'],
    [free, 'delete_ticket', { ticket_id: 4711 }, 'runs'],
    [{ approvals: { ...free.approvals, write: 'ask' } }, 'delete_ticket', { ticket_id: 4711 }, 'asks'],
  ])('with %j, %s %j %s', async (words, name, args, what) => {
    const { door, ran } = desk({ words })
    const result = await door.call(asker, name, args, {})
    expect('question' in result ? 'asks' : 'runs').toBe(what)
    expect(ran).toHaveLength(what === 'runs' ? 1 : 0)
  })

  test('the strictest of several counts', async () => {
    const { door } = desk({ words: { approvals: { destructive: 'refuse', bulk: 'never', public: 'ask' } } })
    const both = { ids: [4711], tickets: [{ status: 'closed', comment: { body: 'x', public: true } }] }
    expect(await message(door.call(asker, 'update_many_tickets', both, {}))).toContain('the policy refuses')
  })

  test('of a record that is not there, nobody is asked', async () => {
    const { door } = desk()
    expect(await message(door.call(asker, 'delete_ticket', { ticket_id: 5 }, {}))).toContain(
      'the record is not there',
    )
  })
})

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Conflict, InputError } from '../src/errors.ts'
import { sentence } from '../src/gate/audit.ts'
import { saying } from '../src/house/saying.ts'
import { agent, answered, bot, type Given, house, message, policy } from './gate-rig.ts'

const start = Date.parse('2026-11-20T10:00:00Z')
const card = '4111111111111111'
const password = 'Xy7!pQ2'
const first = '[[card:100000]]'
const asker = { ...bot, canAsk: true }
const free = { destructive: 'never', bulk: 'never', public: 'never', tainted: 'never' }

/** A gate whose agents have been given handles for a card and a password. */
async function desk(given: Given & { words?: object } = {}) {
  const clock = { ms: start }
  const words = saying({ now: () => clock.ms, random: () => 0 })
  const give = (agent: string, ...values: string[]) =>
    values.map(value =>
      words
        .handles(agent)
        .handle({ kind: value === password ? 'password' : value.includes('@') ? 'email' : 'card', value }),
    )
  const opened = house({
    policy: agent({ grant: '*:write,tickets:full', approvals: free, ...given.words }),
    records: (kind, id) => ({
      kind,
      id,
      record: {
        id,
        subject: `Charged on 4111 1111 1111 1111\u200b, says Maya Whitfield`,
        requester_id: 7,
        updated_at: '2026-11-20T09:00:00Z',
      },
    }),
    now: () => clock.ms,
    saying: words,
    ...given,
  })
  return { ...opened, words, give, clock }
}

describe('A handle in the arguments of a call', () => {
  test('is carried out as what it stands for, and stands as it was written wherever the call is told of', async () => {
    const { door, ran, give, plans, path, intents, outcomes } = await desk({
      words: { approvals: { ...free, public: 'operator' } },
    })
    const [one, two] = give('bot', card, password)
    const args = { ticket_id: 1, comment: { body: `Card ${one}, password ${two}.`, public: true } }
    const waits = answered(await door.call(bot, 'update_ticket', args, {}))
    expect(waits['plan']).toContain(`- a public comment: “Card ${one}, password ${two}.”`)
    plans.decide(plans.list()[0]?.id ?? '', { yes: true, by: 'nadia', atMs: start })
    const kept = readdirSync(join(path, 'approvals')).map(file =>
      readFileSync(join(path, 'approvals', file), 'utf8'),
    )
    await door.call(bot, 'update_ticket', { ...args, plan_token: waits['plan_token'] }, {})
    expect(ran[0]?.input).toEqual({
      ticket_id: 1,
      comment: { body: `Card ${card}, password ${password}.`, public: true },
    })
    for (const told of [JSON.stringify(waits), ...kept, JSON.stringify(intents), JSON.stringify(outcomes)]) {
      expect(told).not.toContain(card)
      expect(told).not.toContain(password)
    }
  })

  test('is looked for only where the grant lets the call through', async () => {
    const { door, ran } = await desk({ words: { grant: 'tickets:read' } })
    expect(await message(door.call(bot, 'update_ticket', { ticket_id: 1, subject: first }, {}))).toContain(
      'it wants tickets:write',
    )
    expect(ran).toEqual([])
  })

  test.each([
    ['that nobody gave', 'bot', 0, '[[card:999999]]'],
    ['of another agent', 'other', 0, first],
    ['past its time', 'bot', 3_600_000, first],
  ])('is an error where it is one %s', async (_, caller, laterMs, handle) => {
    const both = policy({
      approvals: free,
      agents: ['bot', 'other'].map(name => ({ name, grant: '*:write' })),
    })
    const { door, ran, give, clock, outcomes } = await desk({ policy: both })
    give('bot', card)
    clock.ms += laterMs
    const call = door.call({ agent: caller }, 'update_ticket', { ticket_id: 1, subject: `Pay ${handle}` }, {})
    expect(await message(call)).toBe(
      `The handle ${handle} cannot be used: it was not given to this agent, or not within the time that handles live. Read the record again and use the handle that stands there, or write the value itself.`,
    )
    expect(outcomes).toMatchObject([{ outcome: 'input' }])
    expect(ran).toEqual([])
  })

  test('of two agents by the same name are two values', async () => {
    const both = policy({
      approvals: free,
      agents: ['bot', 'other'].map(name => ({ name, grant: '*:write' })),
    })
    const { door, ran, give } = await desk({ policy: both })
    expect([give('bot', card), give('other', '5555555555554444')]).toEqual([[first], [first]])
    for (const agent of ['bot', 'other'])
      await door.call({ agent }, 'update_ticket', { ticket_id: 1, subject: first }, {})
    expect(ran.map(one => one.input['subject'])).toEqual([card, '5555555555554444'])
  })

  test('is told by its name in an error about what it stands for', async () => {
    const { door, give } = await desk()
    const [handle] = give('bot', '378282246310005')
    expect(await message(door.call(bot, 'update_ticket', { ticket_id: handle, status: 'open' }, {}))).toBe(
      `update_ticket was not called: \`ticket_id\` is a number: send ${handle} without quotes. Correct this and call again.`,
    )
  })

  test('is told by its name where Zendesk answers with what it stands for', async () => {
    const { door, give, outcomes } = await desk({
      run: async () => {
        throw new InputError('create_user failed', 'Email: maya@example.com is taken', 'Correct email')
      },
    })
    const [handle] = give('bot', 'Maya@example.com')
    expect(await message(door.call(bot, 'create_user', { name: 'x', email: handle }, {}))).toBe(
      `create_user failed: Email: ${handle} is taken. Correct email.`,
    )
    expect(JSON.stringify(outcomes)).not.toContain('aya@')
  })

  test('leaves no trace as the id of a record', async () => {
    const { door, give, intents, outcomes } = await desk()
    const [handle] = give('bot', card)
    await door.call(bot, 'get_job_status', { job_status_id: handle }, {})
    expect(JSON.stringify([intents, outcomes])).not.toContain(card)
  })

  test('changes nothing that was approved where it ends in between', async () => {
    const { door, ran, give, clock } = await desk({ words: { approvals: { ...free, public: 'ask' } } })
    const [handle] = give('bot', card)
    const args = { ticket_id: 1, comment: { body: `${handle}`, public: true } }
    const question = await door.call(asker, 'update_ticket', args, {})
    if (!('question' in question)) throw new Error('no question')
    clock.ms += 3_600_000
    give('bot', '5555555555554444')
    const again = door.call(asker, 'update_ticket', args, { answer: { state: question.state, yes: true } })
    expect(await message(again)).toContain(`The handle ${handle} cannot be used`)
    expect(ran).toEqual([])
  })

  test('is not looked for in arguments that no tool can mean', async () => {
    const { door } = await desk()
    let deep: unknown = first
    for (let level = 0; level < 20_000; level++) deep = [deep]
    expect(await message(door.call(bot, 'update_ticket', { ticket_id: 1, tags: deep }, {}))).toContain(
      'nested more than 16 deep',
    )
  })
})

describe('What is said of a call beside its answer', () => {
  const reply = { ticket_id: 1, comment: { body: 'Done.', public: true } }

  test('is clean and masked in questions and plans, and counted', async () => {
    const { door, outcomes } = await desk({
      words: { approvals: { ...free, public: 'ask', unasked: 'preview' } },
    })
    const question = await door.call(asker, 'update_ticket', reply, {})
    const { plan } = answered(await door.call(bot, 'update_ticket', reply, {}))
    for (const told of ['question' in question ? question.question : '', String(plan)])
      expect(told).toContain(
        `ticket 1, “Charged on ${first}, says Maya Whitfield”. Requester: Maya Whitfield <maya@example.com>.`,
      )
    expect(outcomes.map(one => one.masked)).toEqual([{ card: 1 }, { card: 1 }])
    expect(outcomes.map(sentence)).toEqual([
      'bot wants to add a public reply to ticket 1: its user was asked; 1 value masked.',
      'bot wants to add a public reply to ticket 1: it was given a plan; 1 value masked.',
    ])
  })

  test('hides names and addresses from an agent that is masked strictly, and nothing from one that is not', async () => {
    const strict = await desk({ words: { mask: 'strict', approvals: { ...free, public: 'preview' } } })
    expect(answered(await strict.door.call(bot, 'update_ticket', reply, {}))['plan']).toContain(
      `ticket 1, “Charged on ${first}, says [[name:100000]]”. Requester: [[name:100000]] <[[email:100000]]>.`,
    )
    const off = await desk({ words: { mask: 'off', approvals: { ...free, public: 'preview' } } })
    expect(answered(await off.door.call(bot, 'update_ticket', reply, {}))['plan']).toContain(
      'Charged on 4111 1111 1111 1111, says Maya Whitfield',
    )
  })

  test('is masked in errors, and what a colleague wrote there leads the agent as an answer does', async () => {
    const { door, outcomes } = await desk({
      words: { approvals: { ...free, tainted: 'ask' } },
      run: async () => {
        throw new Conflict(
          'update_ticket failed',
          `the subject is now "4111 1111 1111 1111"`,
          'Read it again',
        )
      },
    })
    expect(await message(door.call(bot, 'update_ticket', { ticket_id: 1, subject: 'x' }, {}))).toBe(
      `update_ticket failed: the subject is now "${first}". Read it again.`,
    )
    expect(outcomes).toMatchObject([{ outcome: 'conflict', masked: { card: 1 } }])
    expect('question' in (await door.call(asker, 'create_user', { name: 'x' }, {}))).toBe(true)
  })

  test('counts with what the answer masked', async () => {
    const { door, outcomes, readers } = await desk({ shown: { masked: { card: 2, email: 1 } } })
    await door.call(bot, 'get_ticket', { ticket_id: 1 }, {})
    expect(readers).toEqual([{ agent: 'bot', mask: 'partial' }])
    expect(outcomes).toMatchObject([{ outcome: 'done', masked: { card: 2, email: 1 } }])
    expect(outcomes.map(sentence)).toEqual(['bot read ticket 1; allowed by tickets:full; 3 values masked.'])
  })

  test('of a forged handle is nothing that resolves', async () => {
    const { door, give } = await desk({
      words: { approvals: { ...free, public: 'preview' } },
      records: (kind, id) => ({ kind, id, record: { id, subject: 'Refund to [[card:100000]]' } }),
    })
    give('bot', card)
    expect(answered(await door.call(bot, 'update_ticket', reply, {}))['plan']).toContain(
      'Refund to [ [card:100000] ]',
    )
  })
})

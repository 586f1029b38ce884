import { describe, expect, test } from 'vitest'
import { Missing, UnknownOutcome, UnknownTool } from '../src/errors.ts'
import type { Policy } from '../src/gate/policy/policy.ts'
import { answered, facts, type Given, message, house as opened, policy } from './gate-rig.ts'

const bot = { agent: 'triage-bot' }
const agents = (grants: Record<string, string>): Policy =>
  policy({ agents: Object.entries(grants).map(([name, grant]) => ({ name, grant })) })

const house = ({ agents: grants, ...given }: Given & { agents?: Record<string, string> }) =>
  opened({ ...given, ...(grants && { policy: () => agents(grants) }) })

describe('A refusal says which grant is wanted, which is held, and who can change it', () => {
  test("where the operator's grant is too small", async () => {
    const { door } = house({ ceiling: 'tickets:read' })
    expect(await message(door.call(bot, 'update_ticket', {}, {}))).toBe(
      'update_ticket was refused: it wants tickets:write or +update_ticket, and this server holds tickets:read. The operator can change it with --grant or DESKWARDEN_GRANT, and a restart.',
    )
  })

  test("where the agent's grant is too small", async () => {
    const { door } = house({ agents: { 'triage-bot': 'tickets:write,-create_ticket' } })
    expect(await message(door.call(bot, 'delete_ticket', {}, {}))).toBe(
      'delete_ticket was refused: it wants tickets:full or +delete_ticket, and triage-bot holds tickets:write. The operator can change the grant of triage-bot in the policy.',
    )
    expect(await message(door.call(bot, 'create_ticket', {}, {}))).toContain(
      'triage-bot holds tickets:write without create_ticket',
    )
    expect(await message(door.call(bot, 'get_user', {}, {}))).toContain('triage-bot holds nothing of users')
  })

  test('where the session narrowed itself', async () => {
    const { door } = house({ ceiling: '*:write' })
    const narrow = { ...bot, narrow: '*:read' }
    expect(await message(door.call(narrow, 'update_ticket', {}, {}))).toContain(
      'this session holds tickets:read. The client can',
    )
  })

  test('where several grants stop it, each is named', async () => {
    const { door } = house({ ceiling: 'users:read', agents: { 'triage-bot': 'tickets:read' } })
    const said = await message(door.call({ ...bot, narrow: '+get_ticket' }, 'update_ticket', {}, {}))
    expect(said).toContain(
      'this server holds nothing of tickets, and triage-bot holds tickets:read, and this session holds nothing of tickets',
    )
  })

  test('where the agent is no longer in the file', async () => {
    const { door } = house({ agents: {} })
    expect(await message(door.call(bot, 'get_ticket', {}, {}))).toBe(
      'get_ticket was refused: triage-bot has no grant here. The operator can add one with `deskwarden agents add`.',
    )
  })

  test('where a companion has none of its bulk tools', async () => {
    const { door } = house({ ceiling: 'tickets:read' })
    expect(await message(door.call(bot, 'get_job_status', {}, {}))).toContain(
      'it wants create_many_tickets or update_many_tickets, and this server holds tickets:read.',
    )
  })
})

describe('What is listed is what can be called', () => {
  test('for each of the tools, under a grant with a ceiling, an agent and a narrowed session', async () => {
    const { door } = house({
      ceiling: '*:write,+delete_user',
      agents: { 'triage-bot': 'tickets:full,users:full,search:read' },
    })
    for (const caller of [bot, { ...bot, narrow: '*:read,users:full' }, { ...bot, narrow: '' }]) {
      const listed = new Set(door.list(caller))
      for (const { name } of facts) {
        const said = await message(door.call(caller, name, { nonsense: true }, {}))
        expect(said.includes('was refused'), name).toBe(!listed.has(name))
      }
    }
  })

  test('a changed grant counts on the very next call', async () => {
    const agents: Record<string, string> = { 'triage-bot': 'tickets:read' }
    const { door } = house({ agents })
    expect(await message(door.call(bot, 'count_tickets', {}, {}))).toBe('no error')
    agents['triage-bot'] = 'users:read'
    expect(await message(door.call(bot, 'count_tickets', {}, {}))).toContain('was refused')
    expect(door.list(bot)).toContain('get_user')
    delete agents['triage-bot']
    expect(door.list(bot)).toEqual([])
  })

  test('a request narrows and never widens', () => {
    const { door } = house({ ceiling: 'tickets:read' })
    expect(door.list({ ...bot, narrow: '*:write,users:full,+delete_ticket' })).toEqual(door.list(bot))
    expect(door.list({ ...bot, narrow: '' })).toEqual([])
    expect(() => door.list({ ...bot, narrow: 'tickts:read' })).toThrow('did you mean "tickets"?')
  })

  test('nothing granted lists nothing', () => {
    expect(house({}).door.list(bot)).toEqual([])
    expect(house({ ceiling: '' }).door.list(bot)).toEqual([])
  })
})

describe('The way of a call', () => {
  test('the intent is written before the account hears of it, the outcome after', async () => {
    const { door, order } = house({ ceiling: '*:write' })
    await door.call(bot, 'update_ticket', { ticket_id: 4711, status: 'open' }, {})
    expect(order).toEqual(['intent', 'run', 'outcome'])
  })

  test('an unknown tool is no answer but an error of the protocol, and leaves one sentence behind', async () => {
    const { door, order, events } = house({ ceiling: '*:write' })
    await expect(door.call(bot, 'drop_table', {}, {})).rejects.toBeInstanceOf(UnknownTool)
    await expect(door.call(bot, 'toString', {}, {})).rejects.toBeInstanceOf(UnknownTool)
    await expect(door.call(bot, 'Dear Ms Smith,\n', {}, {})).rejects.toBeInstanceOf(UnknownTool)
    expect(order).toEqual([])
    // A name that is none may be anything, a customer's words among it.
    expect(events.map(one => one.told)).toEqual([
      'triage-bot called drop_table, and there is no such tool.',
      'triage-bot called toString, and there is no such tool.',
      'triage-bot called a tool that is none.',
    ])
  })

  test('a refused call and a wrong argument never reach the account, and a refusal does not even load the tool', async () => {
    const { door, ran, loaded, outcomes } = house({ ceiling: 'tickets:write' })
    await message(door.call(bot, 'delete_ticket', { ticket_id: 1 }, {}))
    expect(loaded).toEqual([])
    await message(door.call(bot, 'update_ticket', { ticket_id: '1' }, {}))
    expect(ran).toEqual([])
    expect(outcomes.map(entry => entry.outcome)).toEqual(['refused', 'input'])
    // What the arguments would have meant is not known: they were not used.
    expect(outcomes.map(entry => entry.deed)).toEqual(['call delete_ticket', 'call update_ticket'])
  })

  test('without an intent there is no call', async () => {
    const { door, ran } = house({
      ceiling: '*:write',
      journal: {
        intent: () => Promise.reject(new Error('disk full')),
      },
    })
    expect(await message(door.call(bot, 'update_ticket', { ticket_id: 1, status: 'open' }, {}))).toBe(
      'disk full',
    )
    expect(ran).toEqual([])
  })

  test('a write that happened stays a success, whatever its answer or the journal does', async () => {
    const surprised = house({
      ceiling: '*:write',
      answer: () => {
        throw new Error('surprise')
      },
      journal: {
        outcome: () => {
          throw new Error('disk full')
        },
      },
    })
    const done = await surprised.door.call(bot, 'update_ticket', { ticket_id: 1, status: 'open' }, {})
    expect(answered(done)).toEqual({
      done: 'Zendesk has taken the call; its answer could not be shown. Read the record to see it.',
    })
    expect(await message(surprised.door.call(bot, 'count_tickets', {}, {}))).toBe('surprise')
  })

  test('what is left of the rate budget stands beside the answer', async () => {
    const budget = { limit: 700, remaining: 699, resetSeconds: 60 }
    const { door } = house({
      ceiling: '*:read',
      run: async () => ({ body: { count: 1 }, budget, requestId: 'r1' }),
    })
    expect(await door.call(bot, 'count_tickets', {}, {})).toEqual({
      value: { count: 1 },
      text: '{"count":1}',
      meta: { 'deskwarden/budget': budget, 'deskwarden/request': 'r1' },
    })
  })

  test('idle waits for the writes that run, also for one that began meanwhile, and for nothing else', async () => {
    let ends: (() => void)[] = []
    const { door } = house({
      ceiling: '*:write,tickets:full',
      run: () => new Promise(resolve => ends.push(() => resolve(undefined))),
    })
    const end = () => {
      for (const one of ends) one()
      ends = []
    }
    const turn = () => new Promise(resolve => setImmediate(resolve))
    await door.idle()
    void door.call(bot, 'count_tickets', {}, {})
    await door.idle()
    const write = door.call(bot, 'update_ticket', { ticket_id: 1, status: 'open' }, {})
    let idle = false
    const waited = door.idle().then(() => {
      idle = true
    })
    await turn()
    expect(idle).toBe(false)
    const late = door.call(bot, 'delete_ticket', { ticket_id: 1 }, {})
    const [first] = ends.splice(1, 1)
    first?.()
    await write
    await turn()
    expect(idle).toBe(false)
    end()
    await Promise.all([late, waited])
    expect(idle).toBe(true)
  })
})

describe('The trace', () => {
  test('holds what was done to which record by whom, and nothing of what was said', async () => {
    const { door, intents, outcomes } = house({ ceiling: '*:write' })
    await door.call(
      { ...bot, client: 'inspector/1' },
      'update_ticket',
      { ticket_id: 4711, comment: { body: 'secret words', public: true } },
      {},
    )
    expect(JSON.stringify([intents, outcomes])).not.toContain('secret words')
    expect(intents).toMatchObject([
      { agent: 'triage-bot', client: 'inspector/1', ids: { ticket_id: 4711 }, allowedBy: 'tickets:write' },
    ])
    expect(outcomes).toMatchObject([{ outcome: 'done', deed: 'added a public reply to ticket 4711' }])
  })

  test('tells a failure by its kind', async () => {
    for (const [error, kind] of [
      [new Missing('a', 'b', 'c'), 'missing'],
      [new UnknownOutcome('a', 'b', 'c'), 'unknown_outcome'],
      [new Error('a fault'), 'internal'],
    ] as const) {
      const { door, outcomes } = house({ ceiling: '*:write', run: () => Promise.reject(error) })
      await expect(door.call(bot, 'update_ticket', { ticket_id: 1, status: 'open' }, {})).rejects.toBe(error)
      expect(outcomes.map(entry => entry.outcome)).toEqual([kind])
    }
  })
})

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { freeze, frozen } from '../src/gate/policy/freeze.ts'
import { freezes, thaws } from '../src/gate/policy/freezing.ts'
import { temporary } from './canary/folder.ts'
import { agent, bot, house, message, policy } from './gate-rig.ts'
import { eventually } from './until.ts'

const start = Date.parse('2026-11-20T10:59:00Z')
const freely = { approvals: { destructive: 'never', bulk: 'never', public: 'never' } }
const note = { ticket_id: 1, comment: { body: 'x' } }

describe('The budgets of an agent', () => {
  const desk = (budgets: object) => {
    const clock = { ms: start }
    return {
      ...house({ policy: agent({ grant: '*:write,tickets:full', budgets, ...freely }), now: () => clock.ms }),
      clock,
    }
  }

  test('let so many calls of a kind through in an hour of the clock, and say when it begins anew', async () => {
    const { door, clock, ran, outcomes } = desk({ writes: { hour: 2 } })
    for (const id of [1, 2]) await door.call(bot, 'update_ticket', { ...note, ticket_id: id }, {})
    expect(await message(door.call(bot, 'update_ticket', note, {}))).toBe(
      'update_ticket was refused: the budget of bot is used up: 2 writes in an hour. It begins anew at 2026-11-20 11:00 UTC; the operator can raise it in the policy.',
    )
    expect(outcomes.at(-1)).toMatchObject({ outcome: 'limited', why: 'its budget is used up' })
    expect(await message(door.call(bot, 'count_tickets', {}, {}))).toBe('no error')
    clock.ms += 60_000
    expect(await message(door.call(bot, 'update_ticket', note, {}))).toBe('no error')
    expect(ran).toHaveLength(4)
  })

  test.each<[object, string, Record<string, unknown>, string]>([
    [{ calls: { day: 0 } }, 'count_tickets', {}, 'bot may make no calls'],
    [{ destructive: { day: 0 } }, 'delete_ticket', { ticket_id: 1 }, 'bot may make no destructive calls'],
    [{ destructive: { day: 0 } }, 'update_ticket', note, 'no error'],
    [
      { publicReplies: { day: 0 } },
      'update_ticket',
      { ...note, comment: { body: 'x', public: true } },
      'bot may make no public replies',
    ],
    [
      { publicReplies: { day: 0 } },
      'update_many_tickets',
      { ids: [1], tickets: [{ comment: { body: 'x', public: true } }] },
      'bot may make no public replies',
    ],
    [{ publicReplies: { day: 0 } }, 'update_ticket', note, 'no error'],
    [{ writes: { day: 0 } }, 'delete_ticket', { ticket_id: 1 }, 'bot may make no writes'],
  ])('%j, %s: %s', async (budgets, name, args, sentence) => {
    expect(await message(desk(budgets).door.call(bot, name, args, {}))).toContain(sentence)
  })

  test('hold for a day of UTC, whichever hour it is, and for each agent alone', async () => {
    const clock = { ms: start }
    const both = policy({
      agents: ['bot', 'other'].map(name => ({ name, grant: '*:write', budgets: { calls: { day: 1 } } })),
    })
    const { door } = house({ policy: both, now: () => clock.ms })
    const ask = (agent: string) => message(door.call({ agent }, 'count_tickets', {}, {}))
    expect(await ask('bot')).toBe('no error')
    clock.ms += 3_600_000
    expect(await ask('bot')).toContain('1 call in a day')
    expect(await ask('other')).toBe('no error')
    clock.ms = Date.parse('2026-11-21T00:00:00Z')
    expect(await ask('bot')).toBe('no error')
  })

  test('count what was let through, not what was refused, asked or wrong', async () => {
    const asks = agent({ grant: 'tickets:write', budgets: { calls: { hour: 1 } } })
    const { door } = house({ policy: asks, now: () => start })
    await message(door.call(bot, 'get_user', { user_id: 1 }, {}))
    await message(door.call(bot, 'update_ticket', { ticket_id: 'x' }, {}))
    await door.call({ ...bot, canAsk: true }, 'create_ticket', { comment: { body: 'x', public: true } }, {})
    expect(await message(door.call(bot, 'count_tickets', {}, {}))).toBe('no error')
    expect(await message(door.call(bot, 'count_tickets', {}, {}))).toContain('used up')
  })
})

describe('An agent whose access ends', () => {
  test('sees nothing and calls nothing from that moment on', async () => {
    const clock = { ms: start }
    const { door } = house({
      policy: agent({ grant: '*:read', expires: '2026-11-20T11:00:00Z' }),
      now: () => clock.ms,
    })
    expect(door.list(bot)).toHaveLength(18)
    clock.ms += 60_000
    expect(door.list(bot)).toEqual([])
    expect(await message(door.call(bot, 'count_tickets', {}, {}))).toBe(
      'count_tickets was refused: the access of bot ended at 2026-11-20T11:00:00.000Z. The operator can set another end in the policy.',
    )
  })
})

describe('A grant for a time', () => {
  const lent = (temporary: object[], grant = 'tickets:read') => {
    const clock = { ms: start }
    return { ...house({ policy: agent({ grant, temporary, ...freely }), now: () => clock.ms }), clock }
  }

  test('adds exactly its tools, until its moment', () => {
    const { door, clock } = lent([{ grant: '+delete_ticket', until: '2026-11-20T11:00:00Z' }])
    expect(door.list(bot)).toEqual(['list_tickets', 'get_ticket', 'delete_ticket', 'count_tickets'])
    clock.ms += 60_000
    expect(door.list(bot)).toEqual(['list_tickets', 'get_ticket', 'count_tickets'])
  })

  test('gives back what the grant itself takes away', () => {
    const { door } = lent(
      [{ grant: '+get_ticket', until: '2026-11-20T11:00:00Z' }],
      'tickets:read,-get_ticket',
    )
    expect(door.list(bot)).toContain('get_ticket')
  })

  test('never passes the ceiling', () => {
    const words = {
      name: 'bot',
      grant: 'tickets:read',
      temporary: [{ grant: '+delete_ticket', until: '2027-01-01T00:00:00Z' }],
    }
    const { door } = house({ policy: policy({ ceiling: '*:write', agents: [words] }), now: () => start })
    expect(door.list(bot)).toEqual(['list_tickets', 'get_ticket', 'count_tickets'])
  })
})

describe('The ceiling of a policy', () => {
  test('is passed by no agent, and named where it stops one', async () => {
    const capped = policy({ ceiling: '*:read', agents: [{ name: 'bot', grant: '*:write' }] })
    const { door } = house({ policy: capped })
    expect(door.list(bot)).toHaveLength(18)
    expect(await message(door.call(bot, 'update_ticket', note, {}))).toContain(
      "the policy's ceiling holds tickets:read. The operator can raise the ceiling in the policy.",
    )
  })
})

describe('A freeze', () => {
  const folder = temporary()

  test('of everything leaves nothing, one of the writes leaves what reads', async () => {
    const still = house({ ceiling: '*:write', frozen: 'all' })
    expect(still.door.list(bot)).toEqual([])
    expect(await message(still.door.call(bot, 'count_tickets', {}, {}))).toBe(
      'count_tickets was refused: the operator has frozen every call. The operator can lift that with `deskwarden thaw` and the --policy or --state of this server.',
    )
    expect(still.outcomes).toMatchObject([{ outcome: 'refused', why: 'the operator has frozen it' }])
    expect(still.wanted).toEqual([])
    const reads = house({ ceiling: '*:write', frozen: 'writes' })
    expect(reads.door.list(bot)).toHaveLength(18)
    expect(await message(reads.door.call(bot, 'update_ticket', note, {}))).toContain('has frozen every write')
  })

  test('counts at once for everyone who looks at the folder, and so does its end', async () => {
    const [one, other] = [freeze(folder, 5), freeze(folder, 5)]
    let heard = 0
    other.changed(() => heard++)
    expect(other.of('bot')).toBe(undefined)
    await freezes(folder, 'bot', 'writes')
    expect([one.of('bot'), other.of('bot'), one.of('another')]).toEqual(['writes', 'writes', undefined])
    await freezes(folder, undefined, 'writes')
    await freezes(folder, 'bot', 'all')
    expect([one.of('bot'), one.of('another')]).toEqual(['all', 'writes'])
    await expect(thaws(folder, 'bot')).rejects.toThrow('everyone is frozen')
    await thaws(folder, undefined)
    expect([one.of('bot'), one.of('another')]).toEqual([undefined, undefined])
    await freezes(folder, 'bot', 'all')
    await thaws(folder, 'bot')
    expect(one.of('bot')).toBe(undefined)
    await expect(thaws(folder, 'bot')).rejects.toThrow('it is not frozen')
    await eventually(() => expect(heard).toBeGreaterThan(0))
    one.close()
    other.close()
  })

  test.each(['{', '{"version":1,"everyone":"some"}', '{"version":2}', ''])(
    'that cannot be read (%s) stops everyone',
    async text => {
      writeFileSync(join(folder, 'freeze.json'), text)
      const watched = freeze(folder, 1_000)
      expect(watched.of('bot')).toBe('all')
      watched.close()
      await thaws(folder, undefined)
      expect(frozen(folder)).toEqual({ version: 1, agents: {} })
    },
  )

  test('of an agent named like a field of every object holds for that one alone', async () => {
    const watched = freeze(folder, 1_000)
    expect(watched.of('toString')).toBe(undefined)
    await freezes(folder, 'constructor', 'all')
    expect([watched.of('constructor'), watched.of('toString')]).toEqual(['all', undefined])
    watched.close()
    await thaws(folder, undefined)
  })
})

describe('A refusal for want of a grant', () => {
  test('is told to whoever keeps the requests, and no other refusal is', async () => {
    const { door, wanted } = house({ policy: agent({ grant: 'tickets:read' }) })
    await message(door.call(bot, 'delete_ticket', { ticket_id: 1 }, {}))
    await message(door.call(bot, 'get_ticket', { ticket_id: 'x' }, {}))
    expect(wanted).toEqual(['bot delete_ticket'])
  })
})

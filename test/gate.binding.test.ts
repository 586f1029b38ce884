import { describe, expect, test } from 'vitest'
import { binding } from '../src/gate/binding.ts'
import { type Policy, usual } from '../src/gate/policy/policy.ts'
import { facts, grant, policy } from './gate-rig.ts'

const hash = 'a'.repeat(64)
const bot = { name: 'bot', tokenSha256: hash, grant: 'tickets:write' }

/** What binds callers under a policy whose clock, freezes and scopes the test sets. */
function bound(file?: object, more: { ceiling?: string; scopes?: readonly string[] } = {}) {
  let read: Policy | undefined = file && policy({ agents: [], ...file })
  let nowMs = Date.parse('2026-11-20T10:00:00Z')
  const frozen = new Map<string, 'all' | 'writes'>()
  const of = binding({
    facts,
    ...(more.ceiling !== undefined && { ceiling: grant(more.ceiling) }),
    policy: read && {
      policy: () => read ?? policy({ agents: [] }),
      byName: name => read?.agents.find(agent => agent.name === name),
    },
    freeze: { of: agent => frozen.get(agent) },
    signIn: more.scopes && { scopes: () => more.scopes, remedy: 'Sign in again.' },
    approvals: usual,
    mask: 'partial',
    now: () => nowMs,
  })
  return {
    of,
    frozen,
    holders: (agent: string, narrow?: string) =>
      of({ agent, ...(narrow !== undefined && { narrow }) }).held.map(({ holder }) => holder),
    put(changed: object) {
      read = policy({ agents: [], ...changed })
    },
    at(moment: string) {
      nowMs = Date.parse(moment)
    },
  }
}

describe('Who calls is bound', () => {
  test("by the server's grant where there is no policy, and by none at all where there is none", () => {
    expect(bound(undefined, { ceiling: '*:read' }).of({ agent: 'cli' }).held).toEqual([
      {
        grant: grant('*:read'),
        holder: 'this server',
        remedy: 'The operator can change it with --grant or DESKWARDEN_GRANT, and a restart.',
      },
    ])
    const [none] = bound().of({ agent: 'cli' }).held
    expect([none?.holder, none?.grant.levels.size, none?.grant.plus.size, none?.grant.minus.size]).toEqual([
      'this server',
      0,
      0,
      0,
    ])
  })

  test('by everything that stands above it, in the order in which it is told', () => {
    const all = bound({ ceiling: '*:write', agents: [bot] }, { ceiling: '*:read', scopes: ['read'] })
    all.frozen.set('bot', 'writes')
    expect(all.holders('bot', 'tickets:read')).toEqual([
      'freeze',
      'this server',
      "the policy's ceiling",
      'the sign-in',
      'bot',
      'this session',
    ])
    expect(all.of({ agent: 'bot' }).held[4]?.remedy).toBe(
      'The operator can change the grant of bot in the policy.',
    )
  })

  test('by no grant where the policy does not know it, whatever else there is', () => {
    expect(bound({ agents: [bot] }, { ceiling: '*:read' }).of({ agent: 'nobody' }).held).toEqual([])
  })

  test('by its end from that moment on, and not before', () => {
    const ends = bound({ agents: [{ ...bot, expires: '2026-11-20T11:00:00Z' }] })
    ends.at('2026-11-20T10:59:59.999Z')
    expect(ends.holders('bot')).toEqual(['bot'])
    ends.at('2026-11-20T11:00:00Z')
    expect(ends.holders('bot')).toEqual(['expiry', 'bot'])
    expect(ends.of({ agent: 'bot' }).held[0]).toMatchObject({
      says: 'the access of bot ended at 2026-11-20T11:00:00.000Z',
      remedy: 'The operator can set another end in the policy.',
    })
  })

  test.each([
    ['all', 'the operator has frozen every call', 0],
    ['writes', 'the operator has frozen every write', 8],
  ] as const)('by a freeze of %s', (what, says, resources) => {
    const cold = bound({ agents: [bot] })
    cold.frozen.set('bot', what)
    const [freeze] = cold.of({ agent: 'bot' }).held
    expect(freeze).toMatchObject({
      says,
      remedy: 'The operator can lift that with `deskwarden thaw` and the --policy or --state of this server.',
    })
    expect([...(freeze?.grant.levels.values() ?? [])]).toEqual(
      Array.from({ length: resources }, () => 'read'),
    )
  })

  test('by what it narrowed itself to, which has to be a grant', () => {
    const one = bound({ agents: [bot] })
    expect(one.of({ agent: 'bot', narrow: 'tickets:read' }).held[1]).toEqual({
      grant: grant('tickets:read'),
      holder: 'this session',
      remedy: 'The client can widen it by asking for less narrowing in X-Deskwarden-Grant or ?grant=.',
    })
    expect(() => one.of({ agent: 'bot', narrow: 'tickets:all' })).toThrow(
      /^The narrowed grant cannot be read: .+ Correct X-Deskwarden-Grant or \?grant=, or leave it out\.$/,
    )
  })
})

describe('What binds a caller', () => {
  test('is the same as long as nothing changed, and for each narrowing its own', () => {
    const one = bound({ agents: [bot] })
    const first = one.of({ agent: 'bot' })
    expect(one.of({ agent: 'bot', client: 'inspector', canAsk: true })).toBe(first)
    const narrow = one.of({ agent: 'bot', narrow: 'tickets:read' })
    expect(narrow).not.toBe(first)
    expect(one.of({ agent: 'bot', narrow: 'tickets:read' })).toBe(narrow)
    expect(one.of({ agent: 'bot' })).toBe(first)
  })

  test('is another as soon as the policy, a freeze or a lent grant is', () => {
    const until = '2026-11-20T11:00:00Z'
    const lent = { ...bot, temporary: [{ grant: '+delete_ticket', until }] }
    const one = bound({ agents: [lent] })
    const first = one.of({ agent: 'bot' })
    expect(first.held[0]?.grant.plus).toEqual(new Set(['delete_ticket']))
    one.at(until)
    const later = one.of({ agent: 'bot' })
    expect(later.held[0]?.grant.plus.size).toBe(0)
    one.frozen.set('bot', 'all')
    expect(one.of({ agent: 'bot' })).not.toBe(later)
    one.put({ ceiling: '*:read', agents: [bot] })
    expect(one.holders('bot')).toEqual(['freeze', "the policy's ceiling", 'bot'])
  })

  test('is kept for a thousand narrowings, and read anew after that', () => {
    const one = bound({ agents: [bot] })
    const narrowing = (at: number) => ({ agent: 'bot', narrow: `tickets:read${' '.repeat(at)}` })
    const [first, second] = [one.of(narrowing(0)), one.of(narrowing(1))]
    for (let at = 2; at < 1_000; at++) one.of(narrowing(at))
    expect(one.of(narrowing(0))).toBe(first)
    expect(one.of(narrowing(1)).held.at(-1)).toBe(second.held.at(-1))
    one.of(narrowing(1_000))
    expect(one.of(narrowing(0))).not.toBe(first)
    expect(one.of(narrowing(0)).held.at(-1)).not.toBe(first.held.at(-1))
  })
})

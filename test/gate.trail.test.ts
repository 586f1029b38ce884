import { describe, expect, test } from 'vitest'
import { Refused } from '../src/errors.ts'
import type { Intent, Outcome } from '../src/gate/audit.ts'
import { trail } from '../src/gate/trail.ts'
import { toolOf } from './gate-rig.ts'

/** The trail of one call, with a clock that goes on by a second each time it is looked at. */
function left(tool: string, caller: { agent: string; client?: string } = { agent: 'bot' }, trace?: string) {
  const intents: (readonly [Intent, object])[] = []
  const outcomes: Outcome[] = []
  let atMs = 0
  const own = trail(
    {
      clock: () => {
        atMs += 1_000
        return atMs
      },
      name: () => 'run-1',
      journal: {
        intent: async (entry, how) => void intents.push([entry, how]),
        outcome: entry => void outcomes.push(entry),
        event: () => {},
      },
    },
    caller,
    toolOf(tool),
    trace,
  )
  return { ...own, intents, outcomes }
}

const base = {
  call: 'run-1',
  agent: 'bot',
  tool: 'get_ticket',
  resource: 'tickets',
  access: 'read',
  level: 'read',
}

describe('A call leaves', () => {
  test('an intent that nobody waits for where it reads, and an outcome with what is known of it', async () => {
    const { allowed, meant, intent, done, masked, intents, outcomes } = left('get_ticket')
    allowed('tickets:read')
    meant('read ticket 1', { ticket_id: 1 })
    await intent(['calls'], undefined, undefined)
    masked({ card: 1 })
    masked({ card: 2, iban: 1 })
    done({ doing: 'read ticket 1', done: 'read ticket 1', ids: { ticket_id: 1 } }, 'req-9', { a: 'é' })
    const so = { ...base, deed: 'read ticket 1', ids: { ticket_id: 1 }, allowedBy: 'tickets:read' }
    expect(intents).toEqual([
      [{ ...so, atMs: 2_000, doing: 'read ticket 1', kinds: ['calls'] }, { wait: false }],
    ])
    expect(outcomes).toEqual([
      {
        ...so,
        atMs: 1_000,
        outcome: 'done',
        tookMs: 2_000,
        masked: { card: 3, iban: 1 },
        requestId: 'req-9',
        bytes: 9,
      },
    ])
  })

  test('an intent that has to be kept where it writes, with who approved it and what may still stop it', async () => {
    const caller = { agent: 'bot', client: 'inspector 1' }
    const { tainted, intent, intents } = left('update_ticket', caller, 'trace-7')
    const admit = () => undefined
    tainted()
    await intent(['calls', 'writes'], 'the user', admit)
    expect(intents).toEqual([
      [
        {
          ...base,
          ...caller,
          atMs: 2_000,
          tool: 'update_ticket',
          access: 'write',
          level: 'write',
          trace: 'trace-7',
          deed: 'call update_ticket',
          doing: 'call update_ticket',
          ids: {},
          tainted: true,
          approvedBy: 'the user',
          kinds: ['calls', 'writes'],
        },
        { wait: true, admit },
      ],
    ])
  })

  test('an outcome without what nobody knows', () => {
    const { done, outcomes } = left('get_ticket')
    done({ doing: 'read ticket 1', done: 'read ticket 1', ids: {} }, undefined, {})
    expect(Object.keys(outcomes[0] ?? {}).sort()).toEqual(
      [...Object.keys(base), 'atMs', 'bytes', 'deed', 'ids', 'outcome', 'tookMs'].sort(),
    )
  })

  test('how it was asked about, and how it was refused', () => {
    const { asked, refused, outcomes } = left('get_ticket')
    asked('its user was asked')
    expect(refused(new Refused('a', 'b', 'c', { wants: 'tickets:read' }))).toBe(true)
    expect(refused(new Refused('a', 'b', 'c', { stopped: 'freeze' }))).toBe(false)
    expect(refused(new Error('a fault with a secret in it'))).toBe(false)
    expect(outcomes.map(({ outcome, why }) => [outcome, why])).toEqual([
      ['asked', 'its user was asked'],
      ['refused', 'it wants tickets:read'],
      ['refused', 'the operator has frozen it'],
      ['internal', undefined],
    ])
    expect(outcomes.map(one => Object.hasOwn(one, 'why'))).toEqual([true, true, true, false])
  })
})

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { book } from '../src/gate/policy/book.ts'
import { readPolicy } from '../src/gate/policy/read.ts'
import { temporary } from './canary/folder.ts'
import { agent, all, policy } from './gate-rig.ts'

const folder = temporary()

const problems = (text: string) => {
  const read = readPolicy(text, all)
  return 'problems' in read ? read.problems.join(' ') : ''
}
const wrong = (words: object) =>
  problems(JSON.stringify({ version: 1, agents: [{ name: 'bot', grant: '', ...words }] }))

describe('A policy is JSON that may hold comments', () => {
  const text = `{
  // who answers for it: Nadia
  "version": 1,
  "agents": [
    { "name": "bot", "grant": "*:read" }, /* reads */
  ],
}`
  test('which are read over', () => expect(problems(text)).toBe(''))

  test('and stay when a command changes it', async () => {
    const path = join(folder, 'commented.json')
    writeFileSync(path, text, { mode: 0o600 })
    const commands = book(path, join(folder, 'lock'), all)
    await commands.add('other', 'tickets:read')
    await commands.lend('bot', '+delete_ticket', Date.parse('2026-12-01T00:00:00Z'), 0)
    await commands.remove('other')
    const after = readFileSync(path, 'utf8')
    expect(after).toContain('// who answers for it: Nadia')
    expect(after).toContain('/* reads */')
    expect(after).toContain('"until": "2026-12-01T00:00:00.000Z"')
    expect(problems(after)).toBe('')
  })

  test.each([
    ['{ "version": 1, "version": 1, "agents": [] }', '"version" stands twice in one object, in line 1.'],
    [
      '{ "version": 1,\n "agents": [{ "name": "a", "grant": "", "grant": "*:read" }] }',
      '"grant" stands twice in one object, in line 2.',
    ],
    ['{ "version": 1, "agents": [], "__proto__": { "ceiling": "*:write" } }', '"__proto__" is no field'],
    ['{ "version": 1, "agents": [ }', 'It is no JSON, in line 1'],
    ['', 'It is no JSON'],
    ['[]', 'an object, not a list'],
  ])('%s is refused: %s', (text, sentence) => expect(problems(text)).toContain(sentence))
})

describe('Every word of a policy is understood or refused', () => {
  test.each<[object, string]>([
    [{ grnat: '' }, 'did you mean `agents[0].grant`?'],
    [{ expires: 'tomorrow' }, '`agents[0].expires` is a moment such as'],
    [{ approvals: { destructive: 'always' } }, 'one of never, preview, ask, operator, refuse'],
    [{ approvals: { delete: 'ask' } }, 'is no field of a policy'],
    [{ approvals: { tainted: 'preview' } }, 'one of never, ask, operator, refuse'],
    [{ mask: 'some' }, '`agents[0].mask` is one of off, partial, strict'],
    [{ approvals: { unasked: 'never' } }, 'one of preview, operator, refuse'],
    [{ budgets: { writes: { minute: 1 } } }, '`agents[0].budgets.writes.minute` is no field of a policy'],
    [{ budgets: { writes: { hour: -1 } } }, 'has to be at least 0'],
    [
      { bounds: { updat_ticket: { only: ['status'] } } },
      '"updat_ticket" is no tool; did you mean "update_ticket"?',
    ],
    [{ bounds: { update_ticket: {} } }, 'needs only or fields'],
    [
      { bounds: { update_ticket: { only: ['statos'] } } },
      '"statos" is no field of update_ticket; did you mean "status"?',
    ],
    [
      { bounds: { update_ticket: { fields: { 'comment.publik': { is: false } } } } },
      'comment.publik: there is no field "publik"; did you mean "public"?',
    ],
    [
      { bounds: { update_ticket: { fields: { status: { in: ['open', 'done'] } } } } },
      'status: "done" is no value that it takes.',
    ],
    [
      {
        bounds: {
          update_ticket: {
            fields: { status: { not: ['new', 'open', 'pending', 'hold', 'solved', 'closed'] } },
          },
        },
      },
      'status: no value is left that it could have.',
    ],
    [
      { bounds: { update_ticket: { fields: { status: { most: 3 } } } } },
      'status: most is for lists, and this is none.',
    ],
    [{ bounds: { update_ticket: { fields: { status: {} } } } }, 'needs is, in, not or most'],
    [
      { bounds: { update_ticket: { only: ['comment'], fields: { status: { is: 'open' } } } } },
      '"status" is bounded and not in only',
    ],
    [
      {
        bounds: {
          update_ticket: { only: ['status', 'custom_status_id'], fields: { status: { is: 'open' } } },
        },
      },
      'custom_status_id sets status too',
    ],
    [
      { bounds: { update_ticket: { fields: { ticket_id: { in: [1] } } } } },
      'give update_many_tickets a bound of its own',
    ],
    [{ records: { tickets: {} } }, 'needs brand_id, group_id or organization_id'],
    [{ records: { tickets: { group_id: [] } } }, 'has to have at least 1 entry'],
    [{ records: { users: {} } }, 'is no field of a policy'],
    [
      { records: { tickets: { group_id: [1] } }, bounds: { create_ticket: { only: ['subject'] } } },
      'group_id has to be given',
    ],
    [
      {
        records: { tickets: { group_id: [1] } },
        bounds: { update_ticket: { fields: { group_id: { in: [2] } } } },
      },
      'no group_id is left that records and bounds both allow',
    ],
    [
      { temporary: [{ grant: '+delete_usr', until: '2026-12-01T00:00:00Z' }] },
      'A temporary grant of bot: "delete_usr" is no tool',
    ],
  ])('%j: %s', (words, sentence) => expect(wrong(words)).toContain(sentence))

  test('a wrong ceiling is named as one', () => {
    expect(problems('{ "version": 1, "ceiling": "*:full", "agents": [] }')).toBe(
      'The ceiling: *:full is refused: name what may destroy, such as tickets:full or +delete_ticket.',
    )
  })
})

describe('What a policy leaves out', () => {
  test('asks for a yes to what destroys, what writes to many, what the customer reads and what customers may have led to, masks what could be misused, and bounds nothing else', () => {
    expect(agent({}).agents[0]).toMatchObject({
      approvals: {
        destructive: 'ask',
        bulk: 'ask',
        public: 'ask',
        write: 'never',
        tainted: 'ask',
        unasked: 'preview',
      },
      mask: 'partial',
      budgets: {},
      temporary: [],
      expiresMs: undefined,
      hash: undefined,
    })
  })

  test("takes the policy's own approvals, and an agent's where it has some", () => {
    const { agents } = policy({
      approvals: { public: 'operator', bulk: 'refuse' },
      agents: [
        { name: 'one', grant: '' },
        { name: 'two', grant: '', approvals: { public: 'never' } },
      ],
    })
    expect(agents.map(({ approvals }) => [approvals.public, approvals.bulk, approvals.destructive])).toEqual([
      ['operator', 'refuse', 'ask'],
      ['never', 'refuse', 'ask'],
    ])
  })

  test("takes the policy's own masks, and an agent's where it has some", () => {
    const { agents } = policy({
      mask: 'strict',
      agents: [
        { name: 'one', grant: '' },
        { name: 'two', grant: '', mask: 'off' },
      ],
    })
    expect(agents.map(({ mask }) => mask)).toEqual(['strict', 'off'])
  })
})

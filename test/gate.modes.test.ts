import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { classesOf, entriesOf, isPublic, mayBe, mayWait, modeOf } from '../src/gate/approval/mode.ts'
import { type Class, classes, type Mode, modes } from '../src/gate/policy/kinds.ts'
import { type Approvals, usual } from '../src/gate/policy/policy.ts'
import { toolOf } from './gate-rig.ts'

type Values = Readonly<Record<string, unknown>>

const reply = { body: 'x', public: true }
const note = { body: 'x', public: false }
const free: Approvals = {
  destructive: 'never',
  bulk: 'never',
  public: 'never',
  write: 'never',
  tainted: 'never',
  unasked: 'preview',
}

describe('The entries of a call', () => {
  test.each<[string, string | null | undefined, Values, readonly Values[]]>([
    ['its arguments alone, for a tool without a body', undefined, { tickets: [{ id: 1 }] }, []],
    ['its arguments alone, for a body at the top level', null, { tickets: [{ id: 1 }] }, []],
    ['its arguments alone, without the list', 'tickets', { ticket: [{ id: 1 }] }, []],
    ['its arguments alone, for a list that is none', 'tickets', { tickets: { id: 1 } }, []],
    ['and those of its list', 'tickets', { tickets: [{ id: 1 }, { id: 2 }] }, [{ id: 1 }, { id: 2 }]],
    ['and those that are objects', 'tickets', { tickets: [null, 'x', [1], { id: 2 }] }, [{ id: 2 }]],
  ])('are %s', (_what, body, values, more) => {
    expect(entriesOf(body === undefined ? {} : { body }, values)).toEqual([values, ...more])
  })
})

describe('A call', () => {
  test.each<[string, Values, boolean]>([
    ['create_ticket', { comment: reply }, true],
    ['create_ticket', { subject: 'x', comment: reply }, true],
    ['create_ticket', { comment: note }, false],
    ['create_ticket', { comment: { body: 'x', public: 'true' } }, false],
    ['create_ticket', { comment: { body: 'x' } }, false],
    ['create_ticket', { public: true }, false],
    ['create_ticket', { comment: null, tags: [{ public: true }] }, false],
    ['create_ticket', {}, false],
    ['create_many_tickets', { tickets: [{ comment: note }, { comment: reply }] }, true],
    ['create_many_tickets', { tickets: [{ comment: note }] }, false],
  ])('of %s with %j holds a comment that the customer reads: %s', (name, values, told) => {
    expect(isPublic(toolOf(name), values)).toBe(told)
  })

  test.each<[string, Values, readonly Class[]]>([
    ['get_ticket', { ticket_id: 1 }, []],
    ['search', { query: 'x', status: 'closed' }, []],
    ['create_group', { name: 'x' }, ['write']],
    ['create_group', { name: 'x', status: 'closed' }, ['write']],
    ['delete_ticket', { ticket_id: 1 }, ['destructive', 'write']],
    ['redact_ticket_comment', { ticket_id: 1 }, ['destructive', 'write']],
    ['update_ticket', { ticket_id: 1, status: 'solved' }, ['write']],
    ['update_ticket', { ticket_id: 1, status: 'closed' }, ['destructive', 'write']],
    ['update_ticket', { ticket_id: 1, subject: 'closed' }, ['write']],
    ['update_ticket', { ticket_id: 1, comment: note }, ['write']],
    ['update_ticket', { ticket_id: 1, comment: reply }, ['public', 'write']],
    ['update_ticket', { ticket_id: 1, requester_id: 9 }, ['write']],
    ['create_many_tickets', { tickets: [{ subject: 'x' }] }, ['bulk', 'write']],
    [
      'update_many_tickets',
      {
        tickets: [
          { id: 1, comment: reply },
          { id: 2, status: 'closed' },
        ],
      },
      ['destructive', 'bulk', 'public', 'write'],
    ],
  ])('of %s with %j is of the kinds %j', (name, values, told) => {
    expect(classesOf(toolOf(name), values)).toEqual(told)
  })

  test.each<[Values, readonly Class[]]>([
    [{ state: 'gone' }, ['destructive', 'write']],
    [{ mode: 'hard' }, ['destructive', 'write']],
    [{ state: 'hard', mode: 'gone' }, ['write']],
  ])('with one of several values that are final, %j, cannot be taken back', (values, told) => {
    expect(classesOf({ access: 'write', final: { state: 'gone', mode: 'hard' } }, values)).toEqual(told)
  })
})

describe('The yes that a call wants', () => {
  test.each<[Partial<Approvals>, readonly Class[], boolean, Mode, readonly Class[]]>([
    [{}, [], true, 'never', []],
    [{ write: 'refuse' }, [], true, 'never', []],
    [{}, ['bulk', 'write'], true, 'never', ['bulk', 'write']],
    [{ bulk: 'preview' }, ['bulk', 'write'], true, 'preview', ['bulk']],
    [{ bulk: 'preview', write: 'preview' }, ['bulk', 'write'], false, 'preview', ['bulk', 'write']],
    [{ bulk: 'preview', write: 'ask' }, ['bulk', 'write'], true, 'ask', ['write']],
    [{ bulk: 'operator', write: 'ask' }, ['bulk', 'write'], true, 'operator', ['bulk']],
    [{ bulk: 'operator', write: 'refuse' }, ['bulk', 'write'], true, 'refuse', ['write']],
    [{ destructive: 'refuse', write: 'preview' }, ['write'], true, 'preview', ['write']],
    [{ write: 'ask' }, ['write'], false, 'preview', ['write']],
    [{ write: 'ask', unasked: 'operator' }, ['write'], false, 'operator', ['write']],
    [{ write: 'ask', unasked: 'refuse' }, ['write'], false, 'refuse', ['write']],
    [{ write: 'ask', unasked: 'refuse' }, ['write'], true, 'ask', ['write']],
    [{ write: 'preview', unasked: 'refuse' }, ['write'], false, 'preview', ['write']],
    [{ write: 'operator', unasked: 'refuse' }, ['write'], false, 'operator', ['write']],
    [{ tainted: 'ask' }, ['write', 'tainted'], true, 'ask', ['tainted']],
    [{ tainted: 'ask' }, ['write', 'tainted'], false, 'operator', ['tainted']],
    [{ tainted: 'ask', unasked: 'refuse' }, ['write', 'tainted'], false, 'refuse', ['tainted']],
    [{ tainted: 'ask', unasked: 'operator' }, ['tainted'], false, 'operator', ['tainted']],
    [{ tainted: 'never', write: 'ask' }, ['write', 'tainted'], false, 'preview', ['write']],
    [{ tainted: 'ask', write: 'ask' }, ['write', 'tainted'], false, 'operator', ['write', 'tainted']],
  ])('under %j, of %j, by a client that can ask (%s): %s for %j', (words, of, canAsk, mode, because) => {
    expect(modeOf({ ...free, ...words }, of, canAsk)).toEqual({ mode, because })
  })
})

describe('What a call of a tool can be', () => {
  test.each<[string, readonly Class[]]>([
    ['get_ticket', []],
    ['search', []],
    ['delete_ticket', ['destructive', 'write', 'tainted']],
    ['create_group', ['write', 'tainted']],
    ['create_satisfaction_rating', ['write', 'tainted']],
    ['update_ticket', ['destructive', 'public', 'write', 'tainted']],
    ['create_ticket', ['destructive', 'public', 'write', 'tainted']],
    ['create_many_tickets', ['destructive', 'bulk', 'public', 'write', 'tainted']],
    ['update_many_tickets', ['destructive', 'bulk', 'public', 'write', 'tainted']],
  ])('%s: %j', (name, told) => {
    expect(mayBe(toolOf(name))).toEqual(told)
  })

  const final = { status: 'closed', mode: 'hard' }
  const people = { inputs: ['requester_id', 'followers'], known: [] }
  const quiet = z.object({ body: z.string(), public: z.literal(false) })
  const loud = z.object({ body: z.string(), public: z.boolean().default(false) })
  const list = (shape: Readonly<Record<string, z.ZodType>>) => z.object({ tickets: z.array(z.object(shape)) })
  test.each<[string, Parameters<typeof mayBe>[0], readonly Class[]]>([
    ['one that reads', { access: 'read', input: z.object({}) }, []],
    ['one that writes', { access: 'write', input: z.object({}) }, ['write', 'tainted']],
    [
      'one that destroys',
      { access: 'destructive', input: z.object({}) },
      ['destructive', 'write', 'tainted'],
    ],
    [
      'one that writes to many',
      { access: 'write', job: true, people, input: z.object({}) },
      ['bulk', 'write', 'tainted'],
    ],
    [
      'one that draws nobody in',
      { access: 'write', people, input: z.object({ subject: z.string() }) },
      ['write'],
    ],
    [
      'one that reads whom it could draw in',
      { access: 'read', people, input: z.object({ followers: z.string() }) },
      [],
    ],
    [
      'one that can draw somebody in',
      { access: 'write', people, input: z.object({ subject: z.string(), followers: z.string() }) },
      ['write', 'tainted'],
    ],
    [
      'one that can draw somebody in by an entry',
      { access: 'write', people, body: 'tickets', input: list({ requester_id: z.number() }) },
      ['write', 'tainted'],
    ],
    [
      'one whose entries draw nobody in',
      { access: 'write', people, body: 'tickets', input: list({ subject: z.string() }) },
      ['write'],
    ],
    [
      'one that takes a value that is final',
      { access: 'write', people, final, input: z.object({ status: z.enum(['open', 'closed']).optional() }) },
      ['destructive', 'write', 'tainted'],
    ],
    [
      'one that takes the other value that is final, in an entry',
      { access: 'write', people, final, body: 'tickets', input: list({ mode: z.string() }) },
      ['destructive', 'write', 'tainted'],
    ],
    [
      'one that was narrowed to values that are not final',
      { access: 'write', people, final, input: z.object({ status: z.enum(['open', 'hard']) }) },
      ['write'],
    ],
    [
      'one that lacks the fields of what is final',
      { access: 'write', people, final, input: z.object({ subject: z.string() }) },
      ['write'],
    ],
    [
      'one that takes public comments',
      { access: 'write', people, input: z.object({ subject: z.string(), comment: loud.optional() }) },
      ['public', 'write', 'tainted'],
    ],
    [
      'one that takes public comments in an entry',
      { access: 'write', people, body: 'tickets', input: list({ comment: loud }) },
      ['public', 'write', 'tainted'],
    ],
    [
      'one that was narrowed to notes',
      { access: 'write', people, input: z.object({ comment: quiet }) },
      ['write'],
    ],
    [
      'one whose objects have no audience',
      { access: 'write', people, input: z.object({ comment: z.object({ body: z.string() }) }) },
      ['write'],
    ],
  ])('%s: %j', (_what, tool, told) => {
    expect(mayBe(tool)).toEqual(told)
  })
})

describe('A tool may be answered with a plan', () => {
  test.each<[Partial<Approvals>, string, boolean, boolean]>([
    [{ write: 'never' }, 'create_group', false, false],
    [{ write: 'preview' }, 'create_group', true, true],
    [{ write: 'operator' }, 'create_group', true, true],
    [{ write: 'refuse' }, 'create_group', true, false],
    [{ write: 'ask' }, 'create_group', true, false],
    [{ write: 'ask' }, 'create_group', false, true],
    [{ write: 'ask', unasked: 'refuse' }, 'create_group', false, false],
    [{ tainted: 'ask' }, 'create_group', false, true],
    [{ destructive: 'operator' }, 'create_group', false, false],
    [{ write: 'operator' }, 'get_ticket', false, false],
    [{ bulk: 'preview', write: 'refuse' }, 'create_many_tickets', false, true],
  ])('under %j: %s, by a client that can ask (%s): %s', (words, name, canAsk, told) => {
    expect(mayWait({ ...free, ...words }, toolOf(name), canAsk)).toBe(told)
    expect(mayWait({ ...free, ...words }, mayBe(toolOf(name)), canAsk)).toBe(told)
  })

  test('or its kinds may, each by itself', () => {
    expect(mayWait({ ...free, write: 'preview' }, ['bulk', 'write'], true)).toBe(true)
    expect(mayWait({ ...free, write: 'preview' }, ['bulk'], true)).toBe(false)
    expect(mayWait({ ...free, write: 'preview' }, [], true)).toBe(false)
  })
})

test('Without a word of the policy, a yes is asked for all but simple writes', () => {
  expect(classes.map(one => modeOf(usual, [one], true).mode)).toEqual(['ask', 'ask', 'ask', 'never', 'ask'])
  expect(classes.map(one => modeOf(usual, [one], false).mode)).toEqual([
    'preview',
    'preview',
    'preview',
    'never',
    'operator',
  ])
})

test.each(modes)('A yes given by %s is stricter than all before it', mode => {
  for (const weaker of modes.slice(0, modes.indexOf(mode)))
    expect(modeOf({ ...free, bulk: weaker, write: mode }, ['bulk', 'write'], true)).toEqual({
      mode,
      because: ['write'],
    })
})

import { describe, expect, test } from 'vitest'
import { InputError } from '../src/errors.ts'
import { input } from '../src/gate/input.ts'
import { catalog } from '../tools/index.ts'

const tool = (name: string) => {
  const found = catalog.find(tool => tool.name === name)
  if (!found) throw new Error(`no ${name}`)
  return found
}
const error = (name: string, args: unknown): string => {
  try {
    input(tool(name), args)
  } catch (error) {
    expect(error).toBeInstanceOf(InputError)
    return error instanceof Error ? error.message : ''
  }
  return 'no error'
}
const json = (text: string): unknown => JSON.parse(text)
const nested = (depth: number): unknown => (depth === 0 ? 1 : { deeper: nested(depth - 1) })

describe('Arguments that are right', () => {
  test('come through with their defaults: a comment on an update is internal unless it says otherwise', () => {
    expect(input(tool('update_ticket'), { ticket_id: 1, comment: { body: 'Hi' } })).toEqual({
      ticket_id: 1,
      comment: { body: 'Hi', public: false },
    })
  })

  test('no arguments at all are an empty object', () => {
    expect(input(tool('count_tickets'), undefined)).toEqual({})
  })

  test('characters beyond the basic plane are text like any other', () => {
    expect(input(tool('update_ticket'), { ticket_id: 1, subject: '🛠️ 修理' })).toMatchObject({
      subject: '🛠️ 修理',
    })
  })
})

describe('Arguments that are wrong name the field and what it wants', () => {
  test.each<[string, string, unknown, string]>([
    [
      'an id as a string',
      'get_ticket',
      { ticket_id: '4711' },
      '`ticket_id` is a number: send 4711 without quotes.',
    ],
    ['an id that is a word', 'get_ticket', { ticket_id: 'abc' }, '`ticket_id` is a number, not text.'],
    [
      'a field without the end of its name',
      'update_ticket',
      { ticket_id: 1, group: 7 },
      '`group` is no field of update_ticket; did you mean `group_id`?',
    ],
    ['one of one view', 'get_ticket', { ticket_id: 1, view: 'whole' }, '`view` is "full", or left out.'],
    [
      'nothing to change',
      'update_ticket',
      { ticket_id: 1 },
      'There is nothing to change; give at least one field.',
    ],
    [
      'a field set and cleared',
      'update_ticket',
      { ticket_id: 1, type: 'task', clear: ['type'] },
      '`type` is both set and cleared.',
    ],
    [
      'an object for a list',
      'update_ticket',
      { ticket_id: 1, custom_fields: { size: 'L' } },
      '`custom_fields` is a list of objects with id, value, not an object.',
    ],
    ['no list', 'create_many_tickets', {}, '`tickets` is missing: it is a list of objects with comment, and'],
    ['an id with a half', 'get_ticket', { ticket_id: 1.5 }, '`ticket_id` is a whole number, not a fraction.'],
    ['a negative id', 'get_ticket', { ticket_id: -1 }, '`ticket_id` is a number above 0.'],
    ['id 0', 'get_ticket', { ticket_id: 0 }, '`ticket_id` is a number above 0.'],
    [
      '2^53',
      'get_ticket',
      { ticket_id: 2 ** 53 },
      '`ticket_id` is above 9007199254740991, where numbers are no longer exact.',
    ],
    ['null', 'get_ticket', { ticket_id: null }, '`ticket_id` is a number, not null.'],
    ['a list', 'get_ticket', { ticket_id: [1] }, '`ticket_id` is a number, not a list.'],
    ['a missing field', 'get_ticket', {}, '`ticket_id` is missing: it is a number.'],
    [
      'a misspelt field',
      'update_ticket',
      { ticket_id: 1, stauts: 'open' },
      '`stauts` is no field of update_ticket; did you mean `status`?',
    ],
    [
      'a misspelt field further in',
      'update_ticket',
      { ticket_id: 1, comment: { body: 'x', pubilc: true } },
      '`comment.pubilc` is no field of update_ticket; did you mean `comment.public`?',
    ],
    [
      'a misspelt field in a list',
      'create_many_tickets',
      { tickets: [{ subjct: 'x', comment: { body: 'x', public: false } }] },
      '`tickets[0].subjct` is no field of create_many_tickets; did you mean `tickets[0].subject`?',
    ],
    [
      'a wrong word',
      'update_ticket',
      { ticket_id: 1, status: 'opne' },
      '`status` is one of new, open, pending, hold, solved, closed; did you mean `open`?',
    ],
    [
      'a wrong date',
      'update_ticket',
      { ticket_id: 1, due_at: 'soon' },
      '`due_at` is a moment such as 2026-11-20T10:00:00Z.',
    ],
    ['no rows', 'list_tickets', { limit: 0 }, '`limit` has to be at least 1.'],
    ['no entries', 'create_many_tickets', { tickets: [] }, '`tickets` has to have at least 1 entry.'],
    [
      'a word that is near no field',
      'update_ticket',
      { ticket_id: 1, colour: 'red' },
      '`colour` is no field of update_ticket.',
    ],
    ['too many rows', 'list_tickets', { limit: 101 }, '`limit` has to be at most 100.'],
    [
      'a rule between fields',
      'update_ticket',
      { ticket_id: 1, comment: {} },
      '`comment`: give either body or html_body',
    ],
    ['a list for an object', 'get_ticket', [], 'its arguments are no JSON object'],
    ['text for an object', 'get_ticket', '{}', 'its arguments are no JSON object'],
    ['null for an object', 'get_ticket', null, 'its arguments are no JSON object'],
  ])('%s', (_, name, args, sentence) => expect(error(name, args)).toContain(sentence))

  test('all wrong fields stand in one error, in the one grammar', () => {
    const message = error('update_ticket', { ticket_id: 'x', status: 'y', zzzzzzzz: 1 })
    expect(message).toMatch(
      /^update_ticket was not called: .*`ticket_id`.*`status`.*`zzzzzzzz`.* Correct this and call again\.$/,
    )
  })

  test('a flood of wrong fields is told in ten sentences', () => {
    const args = Object.fromEntries(Array.from({ length: 50_000 }, (_, at) => [`f${at}`, 1]))
    const message = error('list_tickets', args)
    expect(message).toContain('There are 49990 more like these.')
    expect(message.length).toBeLessThan(2_000)
  })

  test('a long or strange name is cut and made printable before it is told', () => {
    const message = error('list_tickets', { [`\u001b[31m\n\u202e${'x'.repeat(10_000)}`]: 1 })
    expect(message).toMatch(/^[\x20-\x7e…]+$/)
    expect(message.length).toBeLessThan(300)
  })
})

describe('Arguments of a hostile client', () => {
  test.each<[string, unknown, string]>([
    ['__proto__', json('{"ticket_id":1,"__proto__":{"public":true}}'), 'a field is named __proto__'],
    [
      '__proto__ further in',
      json('{"ticket_id":1,"comment":{"body":"x","__proto__":{"public":true}}}'),
      '__proto__',
    ],
    ['constructor', json('{"constructor":{"prototype":{"x":1}}}'), 'a field is named constructor'],
    ['prototype', json('{"metadata":{"prototype":1}}'), 'a field is named prototype'],
    ['depth', { ticket_id: 1, metadata: nested(17) }, 'they are nested more than 16 deep'],
    ['a bottomless pit', { metadata: nested(5_000) }, 'they are nested more than 16 deep'],
    [
      'a bottomless list',
      json(`{"metadata":{"x":${'['.repeat(5_000)}${']'.repeat(5_000)}}}`),
      'more than 16 deep',
    ],
    [
      'size',
      { ticket_id: 1, comment: { body: 'x'.repeat(1_000_001) } },
      'they are longer than 1000000 characters',
    ],
    ['many small things', { tags: Array.from({ length: 200_000 }, () => '') }, 'they are longer than'],
    ['a NUL', { ticket_id: 1, subject: 'a\0b' }, 'a text holds a NUL character'],
    ['a NUL in a name', { 'sub\0ject': 'x' }, 'a text holds a NUL character'],
    ['half a pair', { ticket_id: 1, subject: 'x\ud800' }, 'a text holds half of a surrogate pair'],
    ['the other half', { ticket_id: 1, subject: '\udc00x' }, 'a text holds half of a surrogate pair'],
    ['infinity', json('{"ticket_id":1e999}'), 'a number is not finite'],
    ['what is no JSON', { ticket_id: 1n }, 'a bigint is no JSON'],
    ['what is no plain object', { ticket_id: new Date() }, 'an object is no plain JSON object'],
  ])('are stopped before any schema sees them: %s', (_, args, sentence) => {
    expect(error('update_ticket', args)).toContain(sentence)
  })

  test('leave no trace in the prototypes of others', () => {
    error('update_ticket', json('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'))
    expect('polluted' in {}).toBe(false)
  })
})

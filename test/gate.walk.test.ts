import { describe, expect, test } from 'vitest'
import { plain, unsound } from '../src/gate/walk.ts'

const nested = (depth: number) => {
  let value: unknown = 1
  for (let at = 1; at < depth; at++) value = at % 2 === 0 ? [value] : { a: value }
  return value
}
const long = 'they are longer than 1000000 characters'

describe('Arguments', () => {
  test.each<[string, unknown]>([
    ['all that JSON has', { a: [1, -2.5, 'x', true, false, null, { b: [] }] }],
    ['sixteen levels', nested(16)],
    ['a million characters', 'x'.repeat(1_000_000)],
    ['a million characters with the names of fields', [{ abc: 'x'.repeat(999_973) }]],
    ['an object without a prototype', Object.assign(Object.create(null), { a: 1 })],
    ['letters beyond the first plane', '👩‍👩‍👧‍👦'],
  ])('may hold %s', (_, value) => {
    expect(unsound(value)).toBeUndefined()
  })

  test.each<[string, unknown, string]>([
    ['seventeen levels', nested(17), 'they are nested more than 16 deep'],
    ['a character more', 'x'.repeat(1_000_001), long],
    ['a character more in a list', ['x'.repeat(999_993)], long],
    ['as much in the names of fields', { ['x'.repeat(1_000_000)]: 1 }, long],
    ['too many small values', Array.from({ length: 125_000 }, () => 0), long],
    ['a name that reaches into objects', { a: JSON.parse('{"__proto__":1}') }, 'a field is named __proto__'],
    ['another such name', { constructor: 1 }, 'a field is named constructor'],
    ['a third such name', [{ prototype: 1 }], 'a field is named prototype'],
    ['a number that is none', [Number.NaN], 'a number is not finite'],
    ['a number without end', { a: Number.POSITIVE_INFINITY }, 'a number is not finite'],
    ['a function', { a: () => 1 }, 'a function is no JSON'],
    ['what is not there', [undefined], 'a undefined is no JSON'],
    ['a date', { a: new Date(0) }, 'an object is no plain JSON object'],
    ['a NUL', { a: 'x\0' }, 'a text holds a NUL character'],
    ['a NUL in a name', { 'x\0': 1 }, 'a text holds a NUL character'],
    ['half of a pair', ['\ud83d'], 'a text holds half of a surrogate pair'],
    ['half of a pair in a name', { '\udc00': 1 }, 'a text holds half of a surrogate pair'],
  ])('may not hold %s', (_, value, why) => {
    expect(unsound(value)).toBe(why)
  })

  test.each<[unknown, boolean]>([
    [{}, true],
    [Object.create(null), true],
    [[], false],
    [null, false],
    ['x', false],
    [new Map(), false],
    [Object.create({}), false],
  ])('are an object as JSON has them: %j', (value, is) => {
    expect(plain(value)).toBe(is)
  })
})

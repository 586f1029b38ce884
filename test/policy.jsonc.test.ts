import { describe, expect, test } from 'vitest'
import { edited, jsonc, without } from '../src/gate/policy/jsonc.ts'

describe('A policy with comments', () => {
  test('is read like any JSON: comments and a comma at the end are passed over', () => {
    expect(jsonc('{\n // who\n "a": [1, {"b": null},], /* why */ "c": "x",\n}')).toEqual({
      value: { a: [1, { b: null }], c: 'x' },
    })
  })

  test.each([
    ['nothing', '', ['It is no JSON, in line 1: value expected.']],
    ['a comment alone', '// a', ['It is no JSON, in line 1: value expected.']],
    ['a key twice', '{"a":1,\n"a":2}', ['"a" stands twice in one object, in line 2.']],
    ['a key that is none', '{"__proto__":1}', ['"__proto__" is no field, in line 1.']],
    ['an object that never ends', '{\n"a":1', ['It is no JSON, in line 2: close brace expected.']],
    ['a key without a value', '{"a"}', ['It is no JSON, in line 1: colon expected.']],
  ])('says what is wrong with %s, and in which line', (_, text, problems) => {
    expect(jsonc(text)).toEqual({ problems: expect.arrayContaining(problems) })
  })

  test('may have one key in two of its objects, beside or within each other', () => {
    expect(jsonc('[{"a":{"a":1}},{"a":2}]')).toEqual({ value: [{ a: { a: 1 } }, { a: 2 }] })
  })

  test('keeps its comments where a value is changed, added to a list, or taken away', () => {
    const text = '{\n  // who\n  "agents": [\n    1 // one\n  ]\n}\n'
    expect(edited(text, ['agents', 0], 2)).toBe('{\n  // who\n  "agents": [\n    2 // one\n  ]\n}\n')
    expect(jsonc(edited(text, ['agents', 1], { name: 'b' }))).toEqual({
      value: { agents: [1, { name: 'b' }] },
    })
    expect(edited('{\n  "a": 1,\n  "b": 2\n}', ['b'], undefined)).toBe('{\n  "a": 1\n}')
  })
})

describe('An entry that is taken out of a list', () => {
  test.each([
    ['goes with its comma', '{"l": [\n  1,\n  2\n]}', 0, '{"l": [\n  2\n]}'],
    ['goes with the comma before it, where it is the last', '{"l": [\n  1,\n  2\n]}', 1, '{"l": [\n  1\n]}'],
    ['leaves the comment before it', '{"l": [\n  // one\n  1,\n  2\n]}', 0, '{"l": [\n  // one\n  2\n]}'],
    ['leaves the comment behind it', '{"l": [\n  1, // one\n  2\n]}', 0, '{"l": [\n // one\n  2\n]}'],
    [
      'leaves the comment before it, where it is the last',
      '{"l": [\n  1,\n  // two\n  2\n]}',
      1,
      '{"l": [\n  1,\n  // two\n]}',
    ],
    ['leaves a comment in the same line', '{"l": [1, /* two */ 2, 3]}', 1, '{"l": [1, /* two */\n 3]}'],
    [
      'leaves the comment before its comma',
      '{"l": [\n  1 /* one */,\n  2\n]}',
      0,
      '{"l": [\n /* one */\n  2\n]}',
    ],
    [
      'leaves a line of comment behind it',
      '{"l": [\n  // one\n  1,  \n\n  // two\n  2\n]}',
      0,
      '{"l": [\n  // one\n\n  // two\n  2\n]}',
    ],
  ])('%s', (_, text, at, wanted) => {
    expect(without(text, ['l'], at)).toBe(wanted)
    expect(jsonc(wanted)).toHaveProperty('value')
  })

  test('changes nothing where there is none, or no list', () => {
    expect(without('{"l": [1]}', ['l'], 1)).toBe('{"l": [1]}')
    expect(without('{"l": [1]}', ['m'], 0)).toBe('{"l": [1]}')
    expect(without('', ['l'], 0)).toBe('')
  })
})

import { describe, expect, test } from 'vitest'
import { confined } from '../src/gate/bounds/query.ts'

const bound = new Map([
  ['group_id', new Set([1, 2])],
  ['brand_id', new Set([7])],
])
const within = 'type:ticket group:1 group:2 brand:7'
const note =
  'Only the tickets that the policy lets you see were searched; for others than tickets, name type:user, type:organization or type:group.'

describe('A search of an agent that may see a part of the tickets', () => {
  test.each([
    ['words alone', 'pump', undefined, `${within} pump`, note],
    ['nothing', '', undefined, `${within} `, note],
    ['a phrase', '"type:user"', undefined, `${within} "type:user"`, note],
    ['a phrase behind an operator', 'subject:"a b" x', undefined, `${within} subject:"a b" x`, note],
    ['a phrase that is not wanted', '-"a b"', undefined, `${within} -"a b"`, note],
    ['tickets by name', 'type:ticket pump', undefined, 'group:1 group:2 brand:7 type:ticket pump', undefined],
    ['tickets by the input', 'pump', 'ticket', 'group:1 group:2 brand:7 pump', undefined],
    ['a word that only ends like a keyword', 'subgroup:1', undefined, `${within} subgroup:1`, note],
    ['a type that is written otherwise', 'TYPE : user', undefined, `${within} TYPE : user`, note],
    ['a type behind another word', 'subtype:user', undefined, `${within} subtype:user`, note],
    ['a quotation mark that never ends', 'type:user "', undefined, `${within} type:user "`, note],
    ['a phrase that sticks to a word', 'a"b" type:user', undefined, `${within} a"b" type:user`, note],
    ['a word that sticks to a phrase', '"b"a type:user', undefined, `${within} "b"a type:user`, note],
  ])('for %s finds those alone', (_, query, type, wanted, said) => {
    expect(confined('search', query, bound, type)).toEqual({
      query: wanted,
      ...(said !== undefined && { note: said }),
    })
  })

  test.each([
    ['users', 'type:user ann', undefined],
    ['users, written large', 'TYPE:USER ann', undefined],
    ['organizations and groups', 'type:organization type:group', undefined],
    ['users by the input', 'ann', 'user'],
    ['users beside a phrase', '"a b" type:user', undefined],
  ])('for %s is left as it is', (_, query, type) => {
    expect(confined('search', query, bound, type)).toEqual({ query })
  })

  test('is refused where it asks for tickets and for others', () => {
    expect(() => confined('search', 'type:user type:ticket', bound)).toThrow(
      'search was not called: the policy wants tickets to be searched alone. Name type:ticket, or other types, and not both.',
    )
  })

  test.each([
    ['group:3', 'group'],
    ['-group:3', 'group'],
    ['GROUP:3', 'group'],
    ['ｇｒｏｕｐ:3', 'group'],
    ['group_id:3', 'group'],
    ['group : 3', 'group'],
    ['group>3', 'group'],
    ['brand<3', 'brand'],
    ['"group:3"', 'group'],
  ])('is refused where it sets what the policy sets: %s', (query, keyword) => {
    expect(() => confined('search', query, bound)).toThrow(
      `search was not called: the policy sets ${keyword}:. Leave ${keyword}: out of query.`,
    )
  })

  test('may name a field that the policy leaves open', () => {
    expect(confined('search', 'organization:5', bound).query).toBe(`${within} organization:5`)
  })
})

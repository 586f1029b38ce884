import { describe, expect, test } from 'vitest'
import { fields } from '../src/answers/mask/hints.ts'
import { fresh } from './mask.rig.ts'

const hints = fields({
  email: 'email',
  phone: 'phone',
  'users.name': 'name',
  'requester.name': 'name',
  secret_id: 'clean',
})
const strict = await fresh('strict', hints)
const partial = await fresh('partial', hints)

describe('A field', () => {
  test('is masked as what it is, whatever its text looks like', () => {
    expect(
      strict({
        email: 'not an address',
        phone: 'ask reception',
        users: [{ name: 'X' }],
        group: { name: 'Tier 2' },
      }),
    ).toEqual({
      value: {
        email: '[[email:1]]',
        phone: '[[phone:1]]',
        users: [{ name: '[[name:1]]' }],
        group: { name: 'Tier 2' },
      },
      counts: { email: 1, phone: 1, name: 1 },
    })
  })

  test('of a kind that the level leaves is still read for those that it masks', () => {
    expect(partial({ email: 'maya@example.com', phone: '4111 1111 1111 1111' }).value).toEqual({
      email: 'maya@example.com',
      phone: '[[card:1]]',
    })
  })

  test('that is empty stays so', () => {
    const empty = { email: '', phone: ' ', users: [{ name: null }], none: null, no: false }
    expect(strict(empty).value).toEqual(empty)
  })

  test('that is clean is not looked at', () => {
    expect(strict({ secret_id: '4111 1111 1111 1111' }).value).toEqual({ secret_id: '4111 1111 1111 1111' })
  })

  test('may be told by its path and its record', async () => {
    const mask = await fresh('strict', (path, holder) =>
      path.at(-1) === 'value' && holder?.['id'] === 42 ? 'national_id' : undefined,
    )
    expect(
      mask({
        custom_fields: [
          { id: 41, value: 'A-1' },
          { id: 42, value: 'A-1' },
          { id: 42, value: 77 },
        ],
      }).value,
    ).toEqual({
      custom_fields: [
        { id: 41, value: 'A-1' },
        { id: 42, value: '[[national_id:1]]' },
        { id: 42, value: '[[national_id:2]]' },
      ],
    })
  })

  test('says by its name what stands in it', () => {
    expect(
      partial({ bsn: '111222333', api_key: '9f27c1e4a86b40d3', password: 'sunshine', order: '111222333' })
        .value,
    ).toEqual({
      bsn: '[[national_id:1]]',
      api_key: '[[secret:1]]',
      password: '[[password:1]]',
      order: '111222333',
    })
  })

  test('with an id or a cursor is left as it is', () => {
    const kept = {
      id: 36_123_456_789_012,
      requester_id: 4_111_111_111_111,
      ids: ['36123456789012', '4111111111111111'],
      next_cursor: 'eyJvIjoiLWlkIiwidiI6IkdRQUFBQUFBIn0=',
      job_status: 'V3-6eb2a3f4d9c5e8b7a6f5d4c3b2a19087',
      updated_at: '2026-11-27T10:22:33Z',
      due: '2026-11-27',
    }
    expect(strict(kept)).toEqual({ value: kept, counts: {} })
  })

  test('that an account calls an id is a person’s, and masked like any other', () => {
    const user_fields = { national_id: 'SSN: 536-22-8145', tax_id: 'DE89 3704 0044 0532 0130 00', id: 36 }
    expect(partial({ user: { user_fields } }).value).toEqual({
      user: {
        user_fields: { national_id: 'SSN: [[national_id:1]]', tax_id: '[[bank_account:1]]', id: 36 },
      },
    })
  })

  test('that is an address is read as a browser would read it, blanks and all', () => {
    const content_url = 'https://x.zendesk.com/attachments/token/a1/?name=My+card+is+4539+5787+6362+1486.pdf'
    expect(partial({ attachment: { content_url } }).value).toEqual({
      attachment: {
        content_url: 'https://x.zendesk.com/attachments/token/a1/?name=My+card+is+[[card:1]].pdf',
      },
    })
  })

  test('with a number as long as a card’s is masked like a text', () => {
    expect(
      partial({ value: 4_111_111_111_111_111, total: 4_111_111_111_111_112, id: 4_111_111_111_111_111 })
        .value,
    ).toEqual({
      value: '[[card:1]]',
      total: 4_111_111_111_111_112,
      id: 4_111_111_111_111_111,
    })
  })
})

describe('Names', () => {
  test('of the record are masked in its texts, whole and in part, at the bounds of words', () => {
    const record = {
      users: [{ name: 'Maya van Dijk-Olsen' }, { name: '山田 太郎' }],
      text: 'Maya wrote: MAYA VAN DIJK-OLSEN and Olsen’s order, not Mayan or Olsenberg. 山田様、太郎です。van den Berg',
    }
    expect(strict(record)).toEqual({
      value: {
        users: [{ name: '[[name:1]]' }, { name: '[[name:2]]' }],
        text: '[[name:3]] wrote: [[name:1]] and Olsen’s order, not Mayan or Olsenberg. [[name:4]]様、[[name:5]]です。van den Berg',
      },
      counts: { name: 6 },
    })
  })

  test('that are words too are masked only as a whole', () => {
    expect(strict('Will May call back in May? Ask Will May, may I?', ['Will May']).value).toBe(
      '[[name:1]] call back in May? Ask [[name:1]], may I?',
    )
  })

  test('that somebody gives as their own are masked, and teams are not', () => {
    expect(strict('My name is Ingrid Okafor and I need help.\n\nBest regards,\nIngrid Okafor').value).toBe(
      'My name is [[name:1]] and I need help.\n\nBest regards,\n[[name:1]]',
    )
    const teams = 'Kind regards\nSupport Team'
    expect(strict(teams).value).toBe(teams)
  })
})

describe('A level', () => {
  test('that is off changes nothing', async () => {
    const off = await fresh('off', hints)
    const open = { email: 'maya@example.com', text: 'card 4111 1111 1111 1111, password: Xy7!pQ2' }
    expect(off(open)).toEqual({ value: open, counts: {} })
  })

  test('that is partial masks what can be spent or signed in with', () => {
    const text =
      'Maya, maya@example.com, +44 7700 900461, IP 203.0.113.7, born 14.03.1985, 14 Orchard Lane, Leeds LS1 9ZZ, 4111 1111 1111 1111'
    expect(partial(text).value).toBe(text.replace('4111 1111 1111 1111', '[[card:1]]'))
    expect(strict(text, ['Maya']).value).toBe(
      '[[name:1]], [[email:1]], [[phone:1]], IP [[ip:1]], born [[birth_date:1]], [[address:1]], [[card:1]]',
    )
  })
})

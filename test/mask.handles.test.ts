import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { handles } from '../src/answers/mask/handles.ts'
import { strict } from '../src/answers/mask/kinds.ts'
import { masking } from '../src/answers/mask/masking.ts'
import { resolve } from '../src/answers/mask/resolve.ts'
import { InputError } from '../src/errors.ts'
import { fresh } from './mask.rig.ts'

const card = '4111 1111 1111 1111'
const other = '5555 5555 5555 4444'
const mask = await masking('partial')

/** A store, and a clock that only the test turns. */
function store(
  limits: { ttlSeconds?: number; most?: number; mostAgents?: number; random?: () => number } = {},
) {
  let ms = 0
  return {
    of: handles({ now: () => ms, ...limits }),
    pass: (seconds: number) => {
      ms += seconds * 1000
    },
  }
}

describe('A handle', () => {
  test('stands for the same value each time, however it is written', () => {
    const own = store().of('triage')
    const read = (text: string) => mask(text, { handles: own }).value
    expect(read(`Charge ${card} please.`)).toBe('Charge [[card:1]] please.')
    expect(read(`${other}, not 4111-1111-1111-1111`)).toBe('[[card:2]], not [[card:1]]')
    expect(read('４１１１１１１１１１１１１１１１')).toBe('[[card:1]]')
  })

  test('is replaced by its value in every text of an argument, and in nothing else', () => {
    const own = store().of('triage')
    mask(`${card} and ${other}`, { handles: own })
    expect(
      resolve(
        { ticket_id: 7, comment: { body: 'Card [[card:1]]!' }, tags: ['[[card:2]]', 'vip'], ok: true },
        own,
      ),
    ).toEqual({
      value: {
        ticket_id: 7,
        comment: { body: 'Card 4111111111111111!' },
        tags: ['5555555555554444', 'vip'],
        ok: true,
      },
      counts: { card: 2 },
      used: new Map([
        ['[[card:1]]', '4111111111111111'],
        ['[[card:2]]', '5555555555554444'],
      ]),
    })
  })

  test('is an error that names it where it was never given out', () => {
    const own = store().of('triage')
    mask(card, { handles: own })
    expect(() => resolve('Send [[card:2]]', own)).toThrow(InputError)
    expect(() => resolve('Send [[card:2]]', own)).toThrow(
      'The handle [[card:2]] cannot be used: it was not given to this agent, or not within the time that handles live. Read the record again and use the handle that stands there, or write the value itself.',
    )
  })

  test('means nothing to another agent', () => {
    const { of } = store()
    mask(card, { handles: of('triage') })
    expect(() => resolve('[[card:1]]', of('billing'))).toThrow(InputError)
    mask(other, { handles: of('billing') })
    expect(resolve('[[card:1]]', of('billing')).value).toBe('5555555555554444')
    expect(resolve('[[card:1]]', of('triage')).value).toBe('4111111111111111')
  })

  test('lives an hour after it was last given out or used, and its number is not given out again', () => {
    const { of, pass } = store()
    mask(card, { handles: of('triage') })
    pass(3_599)
    expect(resolve('[[card:1]]', of('triage')).value).toBe('4111111111111111')
    pass(3_599)
    expect(mask(card, { handles: of('triage') }).value).toBe('[[card:1]]')
    pass(3_600)
    expect(() => resolve('[[card:1]]', of('triage'))).toThrow(InputError)
    expect(mask(card, { handles: of('triage') }).value).toBe('[[card:2]]')
  })

  test('gives way when there are too many: the longest unused first', () => {
    const own = store({ most: 2 }).of('triage')
    mask(`${card} ${other}`, { handles: own })
    resolve('[[card:1]]', own)
    mask('378282246310005', { handles: own })
    expect(resolve('[[card:1]] [[card:3]]', own).value).toBe('4111111111111111 378282246310005')
    expect(() => resolve('[[card:2]]', own)).toThrow(InputError)
  })

  test('of an agent that was forgotten is never somebody else’s', () => {
    const { of } = store({ mostAgents: 1 })
    mask(`${card} ${other}`, { handles: of('triage') })
    mask('378282246310005', { handles: of('billing') })
    expect(mask(card, { handles: of('triage') }).value).toBe('[[card:3]]')
    expect(() => resolve('[[card:1]]', of('triage'))).toThrow(InputError)
  })

  test('has six digits where chance is handed in, and one of an earlier process means nothing', () => {
    const [before, after] = [0.25, 0.75].map(chance => store({ random: () => chance }).of('triage'))
    if (!before || !after) throw new Error('no stores')
    const read = (own: typeof before) => mask(`${card} ${other}`, { handles: own }).value
    expect(read(before)).toBe('[[card:300000]] [[card:300001]]')
    expect(read(after)).toBe('[[card:700000]] [[card:700001]]')
    expect(() => resolve('[[card:300000]]', after)).toThrow(InputError)
  })

  test('of an agent that comes back is a new one, wherever chance lets it begin', () => {
    const chances = [0.5, 0.9, 0.1]
    const { of } = store({ mostAgents: 1, random: () => chances.shift() ?? 0 })
    const read = (agent: string) => mask(card, { handles: of(agent) }).value
    expect([read('triage'), read('billing'), read('triage')]).toEqual([
      '[[card:500000]]',
      '[[card:820000]]',
      '[[card:500001]]',
    ])
  })

  test('comes back as the value that a write needs, whatever was read', async () => {
    const own = store().of('triage')
    const all = await masking('strict')
    const written =
      'maya (at) example (dot) com, +49 (0)30 23125 678, DE89 3704 0044 0532 0130 00, password: Xy7!pQ2'
    const { value } = all(written, { handles: own })
    expect(value).toBe('[[email:1]], [[phone:1]], [[bank_account:1]], password: [[password:1]]')
    expect(resolve(value, own).value).toBe(
      'maya@example.com, +493023125678, DE89370400440532013000, password: Xy7!pQ2',
    )
  })

  test('that was used covers its value wherever the agent reads it again, but for a short one within a number', () => {
    const own = store().of('triage')
    const read = (text: string) => mask(text, { handles: own }).value
    expect(read('My password is Mocha!Rainfall27, CVC 737')).toBe(
      'My password is [[password:1]], CVC [[card_code:1]]',
    )
    expect(read('Mocha!Rainfall27 and 737')).toBe('Mocha!Rainfall27 and 737')
    resolve('[[password:1]] [[card_code:1]]', own)
    expect(read('Mocha!Rainfall27 and 737, order 73712, x')).toBe(
      '[[password:1]] and [[card_code:1]], order 73712, x',
    )
    expect(read('737')).toBe('[[card_code:1]]')
    expect(read('xMOCHA!rainfall27x')).toBe('x[[password:1]]x')
    expect(mask('Mocha!Rainfall27', { handles: store().of('other') }).value).toBe('Mocha!Rainfall27')
  })

  test('survives any number of agents, values and turns: a handle resolves to the value it was given for, or not at all', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            agent: fc.constantFrom('a', 'b', 'c'),
            value: fc.integer({ min: 1, max: 12 }).map(String),
            wait: fc.integer({ min: 0, max: 40 }),
          }),
          { maxLength: 60 },
        ),
        turns => {
          const { of, pass } = store({ ttlSeconds: 60, most: 4, mostAgents: 2 })
          const given = new Map<string, string>()
          for (const { agent, value, wait } of turns) {
            pass(wait)
            const handle = of(agent).handle({ kind: 'card', value })
            expect(given.get(`${agent} ${handle}`) ?? value).toBe(value)
            given.set(`${agent} ${handle}`, value)
            for (const [key, known] of given)
              if (key.startsWith(agent)) expect(of(agent).value(key.slice(2)) ?? known).toBe(known)
          }
        },
      ),
    )
  })
})

describe('A handle that a customer wrote', () => {
  test.each([
    ['[[card:1]]', '[ [card:1] ]'],
    ['Pay with [[ card : 1 ]] now', 'Pay with [ [card:1] ] now'],
    ['［［card：１］］', '[ [card:1] ]'],
    ['[\u200b[card:\u20601]]', '[ [card:1] ]'],
    ['&#91;&#91;email:3]]', '[ [email:3] ]'],
    ['&amp;#91;[PHONE:2&rsqb;]', '[ [PHONE:2] ]'],
    ['%5B%5Bcard:1%5D%5D [[card:1]]', '%5B%5Bcard:1%5D%5D [ [card:1] ]'],
  ])('%s is shown as %s, which nothing resolves', async (written, shown) => {
    for (const level of ['off', 'partial', 'strict'] as const) {
      const { value } = (await fresh(level))(written)
      expect(value).toBe(shown)
      expect(resolve(value, store().of('triage'))).toEqual({
        value: shown,
        counts: {},
        used: new Map(),
      })
    }
  })

  test('cannot be put together from what is masked', () => {
    const own = store().of('triage')
    const { value } = mask(`[[card:${card}]] [[card:[[card:1]]]] [[password: is [[card:1]]`, { handles: own })
    expect(value).toBe('[[card:[[card:1]]]] [[card:[ [card:1] ]]] [[password: is [ [card:1] ]')
  })

  test('never resolves, whatever stands around it, and what is masked beside it does', async () => {
    const off = await masking('off')
    const piece = fc.constantFrom(
      '[',
      ']',
      ':',
      '1',
      '23',
      ' ',
      '\u200b',
      '［',
      '&#91;',
      '\n',
      card,
      ...strict,
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), pieces => {
        const text = pieces.join('')
        expect(
          resolve(off(text, { handles: store().of('triage') }).value, store().of('triage')).counts,
        ).toEqual({})
        const own = store().of('triage')
        const { value, counts } = mask(text, { handles: own })
        expect(resolve(value, own).counts).toEqual(counts)
      }),
      { numRuns: 2_000 },
    )
  })
})

import { describe, expect, test } from 'vitest'
import { decided, idOf, type Request, type RequestFile, requestsIn, wanting } from '../src/gate/requests.ts'

const request = (words: Partial<Request> = {}): Request => ({
  agent: 'bot',
  tool: 'delete_ticket',
  times: 2,
  firstMs: 100,
  lastMs: 200,
  ...words,
})
const file = (...requests: readonly Request[]): RequestFile => ({ version: 1, requests: [...requests] })
const no = { yes: false, by: 'nadia', atMs: 150 }
const yes = { yes: true, by: 'nadia', atMs: 150, untilMs: 180 }
const want = { agent: 'bot', tool: 'delete_ticket', times: 3 }

describe('The short name of a request', () => {
  test.each([
    ['bot', 'delete_ticket', 'f0cfd7'],
    ['bot', 'delete_user', '1245e8'],
    ['other', 'delete_ticket', '42bad0'],
  ])('of %s for %s is %s', (agent, tool, id) => {
    expect(idOf({ agent, tool })).toBe(id)
  })
})

describe('The requests after more refusals', () => {
  test.each<[string, readonly Request[], Partial<typeof want & { reason: string }>, Request]>([
    ['holds a first request', [], {}, { ...want, firstMs: 900, lastMs: 900 }],
    [
      'holds the reason of a first request',
      [],
      { reason: 'cleaning up' },
      { ...want, firstMs: 900, lastMs: 900, reason: 'cleaning up' },
    ],
    ['counts on where a request is known', [request()], {}, request({ times: 5, lastMs: 900 })],
    [
      'keeps the reason that was given before',
      [request({ reason: 'old' })],
      {},
      request({ times: 5, lastMs: 900, reason: 'old' }),
    ],
    [
      'takes the newer reason',
      [request({ reason: 'old' })],
      { reason: 'new' },
      request({ times: 5, lastMs: 900, reason: 'new' }),
    ],
    [
      'keeps what the operator refused',
      [request({ decision: no })],
      {},
      request({ times: 5, lastMs: 900, decision: no }),
    ],
    [
      'begins anew where the operator had approved',
      [request({ decision: yes, reason: 'old' })],
      {},
      { ...want, firstMs: 900, lastMs: 900 },
    ],
  ])('%s', (_what, known, words, after) => {
    expect(wanting(file(...known), [{ ...want, ...words }], 900)).toStrictEqual(file(after))
  })

  test('tells the agents and the tools apart, and leaves alone what nobody asked for', () => {
    const others = [request({ agent: 'other' }), request({ tool: 'delete_user', decision: yes })]
    expect(wanting(file(...others), [want], 900)).toStrictEqual(
      file(...others, { ...want, firstMs: 900, lastMs: 900 }),
    )
  })

  test('counts wants of the same thing together', () => {
    expect(wanting(file(), [want, { ...want, times: 4, reason: 'x' }], 900)).toStrictEqual(
      file({ ...want, times: 7, reason: 'x', firstMs: 900, lastMs: 900 }),
    )
  })

  test('are the same where nothing was wanted', () => {
    expect(wanting(file(request()), [], 900)).toStrictEqual(file(request()))
  })

  test('stand in the order in which they were first made', () => {
    const known = [
      request({ tool: 'b', firstMs: 300, lastMs: 301 }),
      request({ tool: 'c', firstMs: 200, lastMs: 900 }),
      request({ tool: 'a', firstMs: 100, lastMs: 500 }),
    ]
    const { requests } = wanting(file(...known), [{ ...want, tool: 'd' }], 250)
    expect(requests.map(one => one.tool)).toEqual(['a', 'c', 'd', 'b'])
  })

  test('are at most 500: those that nobody asked for any more are gone', () => {
    // The lower its number, the earlier it was first made, and the later it was last asked for.
    const known = Array.from({ length: 500 }, (_, at) =>
      request({ tool: `tool_${at}`, firstMs: at, lastMs: 10_000 - at }),
    )
    expect(wanting(file(...known), [], 20_000).requests).toHaveLength(500)
    const { requests } = wanting(file(...known), [want], 20_000)
    expect(requests.map(one => one.tool)).toEqual([
      ...known.slice(0, 499).map(one => one.tool),
      'delete_ticket',
    ])
  })

  test('does not change the file that it is given', () => {
    const known = file(request())
    wanting(known, [want], 900)
    expect(known).toStrictEqual(file(request()))
  })
})

describe('The decision of the operator', () => {
  const both = file(request(), request({ tool: 'delete_user', decision: no }))

  test('is written to the request of that name alone', () => {
    expect(decided(both, idOf(request()), yes)).toStrictEqual(
      file(request({ decision: yes }), request({ tool: 'delete_user', decision: no })),
    )
  })

  test('takes the place of an earlier one', () => {
    expect(decided(both, idOf({ agent: 'bot', tool: 'delete_user' }), yes)).toStrictEqual(
      file(request(), request({ tool: 'delete_user', decision: yes })),
    )
  })

  test('changes nothing where no request has that name', () => {
    expect(decided(both, 'ffffff', yes)).toStrictEqual(both)
  })
})

describe('The file of the requests', () => {
  test.each<[string, RequestFile]>([
    ['no requests', file()],
    ['a request', file(request())],
    ['a request once made', file(request({ times: 1 }))],
    ['a reason and a decision', file(request({ reason: 'x', decision: yes }), request({ decision: no }))],
  ])('is read with %s', (_what, written) => {
    expect(requestsIn(JSON.stringify(written))).toStrictEqual(written)
  })

  const { agent: _agent, ...nameless } = request()
  const { by: _by, ...anonymous } = yes
  test.each<[string, string | undefined]>([
    ['is not there', undefined],
    ['is empty', ''],
    ['is no JSON', '{"version": 1'],
    ['is no object', 'null'],
    ['is of another version', JSON.stringify({ ...file(request()), version: 2 })],
    ['has no version', JSON.stringify({ requests: [request()] })],
    ['has no list', JSON.stringify({ version: 1 })],
    ['has a further field', JSON.stringify({ ...file(request()), more: 1 })],
    ['holds a request without its agent', JSON.stringify({ version: 1, requests: [nameless] })],
    ['holds a request with a further field', JSON.stringify(file({ ...request(), ...{ more: 1 } }))],
    ['holds a request that was never made', JSON.stringify(file(request({ times: 0 })))],
    ['holds a request that was made one and a half times', JSON.stringify(file(request({ times: 1.5 })))],
    [
      'holds a decision of nobody',
      JSON.stringify({ version: 1, requests: [{ ...request(), decision: anonymous }] }),
    ],
    [
      'holds a decision with a further field',
      JSON.stringify(file(request({ decision: { ...yes, ...{ more: 1 } } }))),
    ],
  ])('holds no requests where it %s', (_what, text) => {
    expect(requestsIn(text)).toStrictEqual({ version: 1, requests: [] })
  })
})

import { describe, expect, test } from 'vitest'
import { bearer, type Credential } from '../src/zendesk/auth/credential.ts'
import { type Replay, replay, retry, retryAfterSeconds } from '../src/zendesk/retry.ts'
import { catalog } from '../tools/index.ts'
import { desk, named, patient, type Reaction } from './zendesk-desk.ts'

const ticket = { status: 200, json: { ticket: { id: 1, updated_at: '2026-11-20T09:00:00Z' } } }
const user = { status: 200, json: { user: { id: 1 } } }
const comment = { body: 'hello', public: false }

/** One call of each class of replay, and what a success looks like. */
const calls: Record<Replay | 'remove', { name: string; input: Record<string, unknown>; good: Reaction }> = {
  safe: { name: 'get_ticket', input: { ticket_id: 1 }, good: ticket },
  again: { name: 'update_user', input: { user_id: 1, name: 'Ann' }, good: user },
  remove: { name: 'delete_ticket', input: { ticket_id: 1 }, good: { status: 204 } },
  keyed: { name: 'create_ticket', input: { subject: 'x', comment }, good: { ...ticket, status: 201 } },
  never: { name: 'create_user', input: { name: 'Ann' }, good: { ...user, status: 201 } },
}

const status = (code: number, headers: Record<string, string> = {}): Reaction => ({
  status: code,
  json: { error: 'Trouble' },
  headers,
})

/** Only silence is waited out: on a busy machine a good answer takes its time. */
const patience = (fault: Reaction) => ({ attemptSeconds: fault === 'silence' ? 0.3 : 5 })

describe('What is sent again', () => {
  const repeated = ['safe', 'again', 'remove', 'keyed'] as const
  const all = [...repeated, 'never'] as const
  const rows: readonly {
    what: string
    fault: Reaction
    again: readonly (keyof typeof calls)[]
    wait?: number
  }[] = [
    { what: '429 with Retry-After', fault: status(429, { 'retry-after': '3' }), again: all, wait: 3 },
    { what: '429 without Retry-After', fault: status(429), again: all, wait: 1 },
    { what: '503 with Retry-After', fault: status(503, { 'retry-after': '2' }), again: repeated, wait: 2 },
    { what: '503', fault: status(503), again: repeated, wait: 0.5 },
    { what: '500', fault: status(500), again: repeated, wait: 0.5 },
    { what: '502', fault: status(502), again: repeated, wait: 0.5 },
    { what: '504', fault: status(504), again: repeated, wait: 0.5 },
    { what: 'a connection cut before the answer', fault: 'cut', again: repeated, wait: 0.5 },
    { what: 'silence', fault: 'silence', again: repeated, wait: 0.5 },
  ]
  for (const { what, fault, again, wait } of rows)
    for (const kind of all) {
      const { name, input, good } = calls[kind]
      if (again.includes(kind))
        test(`after ${what}, ${name} is sent again`, async () => {
          const { url, seen } = await desk((_, count) => (count === 1 ? fault : good))
          const { call, waits } = patient(url, patience(fault))
          const answer = await call(name, input)
          expect(answer.status).toBe(typeof good === 'string' ? 0 : good.status)
          expect(seen).toHaveLength(2)
          expect(waits.some(seconds => Math.abs(seconds - (wait ?? 0)) < 0.01)).toBe(true)
          expect(seen[1]?.body).toBe(seen[0]?.body)
        })
      else
        test(`after ${what}, ${name} is not sent again, and its outcome is unknown`, async () => {
          const { url, seen } = await desk(() => fault)
          const { call } = patient(url, patience(fault))
          await expect(call(name, input)).rejects.toMatchObject({
            kind: 'unknown_outcome',
            facts: { outcome: 'unknown', check: 'search_users' },
            message: expect.stringContaining('search_users'),
          })
          expect(seen).toHaveLength(1)
        })
    }

  test.each<[string, Reaction]>([
    ['is cut off midway', 'cut midway'],
    [
      'is not the JSON it says',
      { text: '{"ticket":{"id":1,', headers: { 'content-type': 'application/json' } },
    ],
  ])('an answer to a read that %s is asked for again', async (_, bad) => {
    const { url, seen } = await desk((_, count) => (count === 1 ? bad : ticket))
    expect((await patient(url).call('get_ticket', { ticket_id: 1 })).body).toEqual(ticket.json)
    expect(seen).toHaveLength(2)
  })

  test.each(Object.values(calls))(
    'a connection that was never opened is tried again by $name',
    async ({ name, input, good }) => {
      const { url, seen } = await desk(() => good)
      let tries = 0
      // The port is closed for the first two tries, as with a server that restarts. It is none that the system gives out:
      // a connection to such a one can meet itself.
      const { call, waits } = patient(url, {
        fetch: (request, init) => (++tries <= 2 ? fetch('http://127.0.0.1:2/') : fetch(request, init)),
      })
      await call(name, input)
      expect(tries).toBe(3)
      expect(waits).toEqual([0.5, 1])
      expect(seen).toHaveLength(1)
    },
  )

  test('create_ticket sends the same key on each attempt, and a new one on each call', async () => {
    const { url, seen } = await desk((_, count) => (count < 3 ? status(500) : ticket))
    const { call } = patient(url)
    await call('create_ticket', { comment })
    await call('create_ticket', { comment })
    expect(seen.map(({ headers }) => headers['idempotency-key'])).toEqual([
      'key-1',
      'key-1',
      'key-1',
      'key-2',
    ])
  })

  test('an update with a comment is not sent again, one without is', async () => {
    const { url, seen } = await desk(({ method }, count) =>
      method === 'GET' || count > 3 ? ticket : status(502),
    )
    const { call } = patient(url)
    await expect(call('update_ticket', { ticket_id: 1, comment })).rejects.toMatchObject({
      kind: 'unknown_outcome',
      facts: { check: 'list_ticket_comments' },
    })
    expect(seen.filter(({ method }) => method === 'PUT')).toHaveLength(1)
    await call('update_ticket', { ticket_id: 1, status: 'open' })
  })

  test.each([
    'merge_users',
    'redact_ticket_comment',
    'make_ticket_comment_private',
    'create_many_tickets',
    'update_many_tickets',
  ])('%s is sent once, whatever happens', async name => {
    const inputs: Record<string, Record<string, unknown>> = {
      merge_users: { user_id: 1, id: 2 },
      redact_ticket_comment: { ticket_comment_id: 1, ticket_id: 2, html_body: '<redact>x</redact>' },
      make_ticket_comment_private: { ticket_comment_id: 1, ticket_id: 2 },
      create_many_tickets: { tickets: [{ comment }] },
      update_many_tickets: { ids: [1], tickets: [{ status: 'open' }] },
    }
    const { url, seen } = await desk(() => 'cut')
    await expect(patient(url).call(name, inputs[name])).rejects.toMatchObject({ kind: 'unknown_outcome' })
    expect(seen).toHaveLength(1)
  })

  test('a read that keeps failing is given up after four attempts', async () => {
    const { url, seen } = await desk(() => status(500))
    await expect(patient(url).call('get_ticket', { ticket_id: 1 })).rejects.toMatchObject({
      kind: 'unavailable',
    })
    expect(seen).toHaveLength(4)
  })

  test('a plain update that keeps failing may have happened', async () => {
    const { url, seen } = await desk(() => 'cut')
    await expect(patient(url).call('update_user', { user_id: 1, name: 'A' })).rejects.toMatchObject({
      kind: 'unknown_outcome',
    })
    expect(seen).toHaveLength(4)
  })

  test('a deletion whose repeat finds nothing left is a deletion', async () => {
    const gone: Reaction = { status: 404, json: { error: 'RecordNotFound', description: 'Not found' } }
    const { url } = await desk((_, count) => (count === 1 ? 'cut' : gone))
    const { call } = patient(url)
    expect(await call('delete_ticket', { ticket_id: 1 })).toMatchObject({
      status: 204,
      notes: [expect.stringContaining('not there any more')],
    })
    await expect(call('delete_ticket', { ticket_id: 1 })).rejects.toMatchObject({ kind: 'missing' })
  })
})

describe('A 401', () => {
  const refused: Reaction = { status: 401, json: { error: 'invalid_token' } }
  const renewable = (works: boolean) => {
    let token = 'old'
    let renewals = 0
    const credential: Credential = {
      kind: 'oauth',
      authorization: () => `Bearer ${token}`,
      renew: async () => {
        renewals++
        token = 'new'
        return works
      },
    }
    return { credential, renewals: () => renewals }
  }

  test.each(Object.values(calls))(
    'renews an OAuth token once and sends $name again',
    async ({ name, input, good }) => {
      const { url, seen } = await desk(({ headers }) =>
        headers.authorization === 'Bearer new' ? good : refused,
      )
      const { credential, renewals } = renewable(true)
      await patient(url, { credential }).call(name, input)
      expect(seen).toHaveLength(2)
      expect(renewals()).toBe(1)
    },
  )

  test('renews no more than once', async () => {
    const { url, seen } = await desk(() => refused)
    const { credential, renewals } = renewable(true)
    await expect(patient(url, { credential }).call('create_user', { name: 'A' })).rejects.toMatchObject({
      kind: 'config',
    })
    expect([seen.length, renewals()]).toEqual([2, 1])
  })

  test.each([
    ['cannot be renewed', renewable(false).credential],
    ['has no way to be renewed', bearer('t')],
  ])('stands where the token %s', async (_, credential) => {
    const { url, seen } = await desk(() => refused)
    await expect(patient(url, { credential }).call('get_ticket', { ticket_id: 1 })).rejects.toMatchObject({
      kind: 'config',
      message: expect.stringContaining('Sign in again'),
    })
    expect(seen).toHaveLength(1)
  })
})

describe('The waits', () => {
  test('Retry-After as an HTTP date is waited for', async () => {
    const at = 'Fri, 20 Nov 2026 10:00:07 GMT'
    const { url } = await desk((_, count) => (count === 1 ? status(503, { 'retry-after': at }) : ticket))
    const { call, waits } = patient(url)
    await call('get_ticket', { ticket_id: 1 })
    expect(waits).toEqual([7])
  })

  test('a wait beyond the deadline is not begun: the error says how long it would be', async () => {
    const { url, seen } = await desk(() => status(429, { 'retry-after': '90' }))
    const { call, waits } = patient(url)
    await expect(call('create_user', { name: 'A' })).rejects.toMatchObject({
      kind: 'limited',
      facts: { seconds: 90 },
    })
    expect(seen).toHaveLength(1)
    expect(waits).toEqual([])
  })

  test('one deadline spans all waits and attempts', async () => {
    const { url, seen } = await desk(() => status(429, { 'retry-after': '20' }))
    const { call, waits } = patient(url)
    await expect(call('get_ticket', { ticket_id: 1 })).rejects.toMatchObject({ kind: 'limited' })
    expect(waits).toEqual([20, 20])
    expect(seen).toHaveLength(3)
  })

  test('they are told as progress, each once', async () => {
    const { url } = await desk(
      (_, count) =>
        [status(429, { 'retry-after': '12' }), status(503, { 'retry-after': '4' })][count - 1] ?? ticket,
    )
    const { call, said } = patient(url)
    await call('get_ticket', { ticket_id: 1 })
    expect(said).toEqual(['Waiting 12 s for the rate limit of the account', 'Zendesk asks to wait 4 s (503)'])
  })

  test('a 429 that names no wait again and again ends', async () => {
    const { url, seen } = await desk(() => status(429, { 'retry-after': '0' }))
    await expect(patient(url).call('get_ticket', { ticket_id: 1 })).rejects.toMatchObject({ kind: 'limited' })
    expect(seen.length).toBeLessThanOrEqual(11)
  })
})

describe('The table of replays, as arithmetic', () => {
  test.each([
    ['GET', 'get_ticket', {}, 'safe'],
    ['the keyed POST', 'create_ticket', { comment }, 'keyed'],
    ['DELETE', 'delete_user', {}, 'again'],
    ['a plain update', 'update_ticket', { status: 'open' }, 'again'],
    ['an update with a comment', 'update_ticket', { comment }, 'never'],
    ['a bulk update', 'update_many_tickets', {}, 'never'],
    ['a merge', 'merge_users', {}, 'never'],
    ['a redaction', 'redact_ticket_comment', {}, 'never'],
    ['another POST', 'create_organization', {}, 'never'],
  ] as const)('%s', (_, name, input, expected) => {
    expect(replay(named(name), input)).toBe(expected)
  })

  test('every tool has a class, and only reads are safe', () => {
    for (const tool of catalog) expect(replay(tool, {}) === 'safe', tool.name).toBe(tool.access === 'read')
  })

  test('a backoff grows, is bounded, and leaves half to chance', () => {
    const waits = (random: number) =>
      [1, 2, 3].map(attempt => {
        const verdict = retry({ kind: 'broken' }, 'safe', attempt, random)
        return verdict.do === 'again' ? verdict.waitSeconds : undefined
      })
    expect(waits(0)).toEqual([0.25, 0.5, 1])
    expect(waits(1)).toEqual([0.5, 1, 2])
    expect(retry({ kind: 'broken' }, 'safe', 4, 1)).toEqual({ do: 'stop' })
  })

  test.each([
    ['7', 7],
    [' 7 ', 7],
    ['1.5', 1.5],
    ['0', 0],
    ['Fri, 20 Nov 2026 10:00:30 GMT', 30],
    ['Friday, 20-Nov-26 10:00:30 GMT', 30],
    ['Fri, 20 Nov 2020 10:00:30 GMT', 0],
    ['999999999', 86_400],
    ['soon', undefined],
    ['-5', undefined],
    ['', undefined],
    ['12 monkeys', undefined],
    [null, undefined],
  ])('Retry-After %j is %j seconds', (header, seconds) => {
    expect(retryAfterSeconds(header, Date.parse('2026-11-20T10:00:00Z'))).toBe(seconds)
  })

  test.each([
    [500, 'again'],
    [502, 'again'],
    [503, 'again'],
    [504, 'again'],
    [520, 'again'],
    [524, 'again'],
    [501, 'stop'],
    [505, 'stop'],
    [511, 'stop'],
  ])('a %i to what may be repeated: %s', (status, verdict) => {
    expect(retry({ kind: 'answer', status, retryAfterSeconds: undefined }, 'safe', 1, 1).do).toBe(verdict)
  })

  test.each([200, 204, 301, 400, 403, 404, 409, 422])('a %i is an answer', code => {
    const verdict = retry({ kind: 'answer', status: code, retryAfterSeconds: 1 }, 'safe', 1, 1)
    expect(verdict).toEqual({ do: 'take' })
  })
})

test('A call that is taken back while its token is fetched ends at once', async () => {
  const { url, seen } = await desk(() => ticket)
  const stop = new AbortController()
  const never = new Promise<string>(() => undefined)
  const { call } = patient(url, { credential: { kind: 'oauth', authorization: () => never } })
  const waiting = call('create_user', { name: 'A' }, stop.signal)
  stop.abort()
  await expect(waiting).rejects.toMatchObject({ kind: 'cancelled' })
  expect(seen).toEqual([])
})

test('A call that is taken back while its token is renewed ends at once', async () => {
  const { url } = await desk(() => ({ status: 401, json: {} }))
  const stop = new AbortController()
  const credential: Credential = {
    kind: 'oauth',
    authorization: () => 'Bearer old',
    renew: () => {
      stop.abort()
      return new Promise(() => undefined)
    },
  }
  await expect(
    patient(url, { credential }).call('create_user', { name: 'A' }, stop.signal),
  ).rejects.toMatchObject({ kind: 'cancelled' })
})

import { afterEach, describe, expect, test } from 'vitest'
import type { Settings } from '../src/sandbox/settings.ts'
import { type Answered, type Box, box, organizationIds, people } from './sandbox.box.ts'

let zendesk: Box
const open = async (limits: Partial<Settings> = {}) => {
  zendesk = await box({ limits })
}
afterEach(() => zendesk.close())

const times = async (count: number, call: () => Promise<Answered>) => {
  const statuses: number[] = []
  for (let index = 0; index < count; index += 1) statuses.push((await call()).status)
  return statuses
}
const many = (count: number, status = 200) => Array.from({ length: count }, () => status)

describe('The account’s limit', () => {
  test('is told with every answer and starts again with each minute of the clock', async () => {
    await open({ perMinute: 3 })
    const get = () => zendesk.call('GET', '/groups')
    const { headers } = await get()
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-rate-limit': '3',
      'x-rate-limit-remaining': '2',
      'ratelimit-limit': '3',
      'ratelimit-remaining': '2',
      'ratelimit-reset': '30',
    })
    expect(await times(2, get)).toEqual([200, 200])
    const over = await get()
    expect(over).toMatchObject({
      status: 429,
      body: {
        error: 'APIRateLimitExceeded',
        description: 'Number of allowed API requests per minute exceeded',
      },
    })
    expect(over.headers.get('retry-after')).toBe('30')
    expect(over.headers.get('x-rate-limit-remaining')).toBe('0')
    zendesk.advance(29)
    expect((await get()).status).toBe(429)
    zendesk.advance(1)
    expect((await get()).status).toBe(200)
  })

  test('counts errors too, but not what it refused, and not who did not get in', async () => {
    await open({ perMinute: 2 })
    await zendesk.call('GET', '/groups', { authorization: 'Basic eA==' })
    expect((await zendesk.call('GET', '/groups/999')).headers.get('x-rate-limit-remaining')).toBe('1')
    await zendesk.call('GET', '/groups')
    await times(3, () => zendesk.call('GET', '/groups'))
    zendesk.advance(30)
    expect((await zendesk.call('GET', '/groups')).headers.get('x-rate-limit-remaining')).toBe('1')
  })
})

describe('Limits of endpoints', () => {
  test('a ticket takes 30 updates in 10 minutes from one user', async () => {
    await open()
    const [id, other] = [await zendesk.ticket(), await zendesk.ticket()]
    const put = (ticket: number, as: 'admin' | 'agent' = 'admin') =>
      zendesk.call('PUT', `/tickets/${ticket}`, { as, body: { ticket: {} } })
    const first = await put(id)
    expect(first.headers.get('zendesk-ratelimit-per-ticket-updates')).toBe(
      'total=30; remaining=29; resets=600',
    )
    zendesk.advance(60)
    expect(await times(29, () => put(id))).toEqual(many(29))
    const over = await put(id)
    expect(over.status).toBe(429)
    expect(over.headers.get('retry-after')).toBe('540')
    expect(over.headers.get('zendesk-ratelimit-per-ticket-updates')).toBe('total=30; remaining=0; resets=540')
    expect([(await put(other)).status, (await put(id, 'agent')).status]).toEqual([200, 200])
    zendesk.advance(540)
    expect([(await put(id)).status, (await put(id)).status]).toEqual([200, 429])
  })

  test('an account takes 100 ticket updates a minute', async () => {
    await open({ ticketUpdatesPerMinute: 2 })
    const ids = [await zendesk.ticket(), await zendesk.ticket(), await zendesk.ticket()]
    const statuses = await Promise.all(
      ids.map(id => zendesk.call('PUT', `/tickets/${id}`, { body: { ticket: {} } })),
    )
    expect(statuses.map(one => one.status).sort()).toEqual([200, 200, 429])
  })

  test('a user takes 5 updates a minute, and an account one each second', async () => {
    await open({ userUpdatesPerSecond: 1 })
    const put = (id: number = people.customer) => zendesk.call('PUT', `/users/${id}`, { body: { user: {} } })
    expect([(await put()).status, (await put(people.other)).status]).toEqual([200, 429])
    const later = () => {
      zendesk.advance(1)
      return put()
    }
    expect(await times(5, later)).toEqual([...many(4), 429])
    expect((await put(people.other)).status).toBe(200)
  })

  test('an organization takes 5 updates a minute, and says so in shape C', async () => {
    await open()
    const put = () =>
      zendesk.call('PUT', `/organizations/${organizationIds.acme}`, {
        body: { organization: { notes: 'x' } },
      })
    expect(await times(5, put)).toEqual(many(5))
    const over = await put()
    expect(over).toMatchObject({
      status: 429,
      body: { errors: [{ code: 'TooManyRequests', title: 'Too many requests to update' }] },
    })
    expect(over.headers.get('retry-after')).toBe('60')
  })

  test.each([
    ['deletions of tickets', { ticketDeletionsPerMinute: 1 }, 'DELETE', '/tickets/99', 404],
    ['exports', { exportsPerMinute: 1 }, 'GET', '/search/export?query=x&filter[type]=user', 200],
    ['searches', { searchesPerMinute: 1 }, 'GET', '/search?query=x', 200],
    ['counted searches', { searchesPerMinute: 1 }, 'GET', '/search/count?query=x', 200],
    ['lists of tickets', { ticketListsPerMinute: 1 }, 'GET', '/tickets', 200],
    ['lists beyond page 500', { deepPagesPerMinute: 1 }, 'GET', '/tickets?page=501&per_page=10', 200],
  ] as const)('%s have a limit of their own', async (_, limits, method, path, status) => {
    await open(limits)
    const call = () => zendesk.call(method, path)
    expect(await times(2, call)).toEqual([status, 429])
    expect((await zendesk.call('GET', '/groups')).status).toBe(200)
    zendesk.advance(60)
    expect((await call()).status).toBe(status)
  })

  test('pages up to 500 do not count as deep ones', async () => {
    await open({ deepPagesPerMinute: 1 })
    expect(await times(3, () => zendesk.call('GET', '/tickets?page=500&per_page=10'))).toEqual(many(3))
  })

  test('buckets have headers of their own', async () => {
    await open()
    const list = await zendesk.call('GET', '/tickets?page=501&per_page=5')
    expect(list.headers.get('zendesk-ratelimit-tickets-index')).toBe('total=700; remaining=699; resets=60')
    expect(list.headers.get('zendesk-ratelimit-tickets-index-deep-pagination')).toBe(
      'total=50; remaining=49; resets=60',
    )
    const found = await zendesk.call('GET', '/search?query=x')
    expect(found.headers.get('zendesk-ratelimit-search-index')).toBe('total=2500; remaining=2499; resets=60')
  })
})

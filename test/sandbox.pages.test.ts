import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Group, Ticket } from '../src/sandbox/account.ts'
import { type Box, box } from './sandbox.box.ts'

let zendesk: Box
beforeEach(async () => {
  zendesk = await box()
})
afterEach(() => zendesk.close())

const Paged = z.looseObject({
  tickets: z.array(z.looseObject({ id: z.number() })).default([]),
  results: z.array(z.looseObject({ id: z.number() })).default([]),
  meta: z
    .object({
      has_more: z.boolean(),
      after_cursor: z.string().nullable(),
      before_cursor: z.string().nullable(),
    })
    .optional(),
  links: z.object({ prev: z.string().nullable(), next: z.string().nullable() }).optional(),
  next_page: z.string().nullable().optional(),
  previous_page: z.string().nullable().optional(),
  count: z.number().optional(),
})

const get = async (path: string) => {
  const answer = await zendesk.call('GET', path)
  return { ...answer, page: Paged.parse(answer.status === 200 ? answer.body : {}) }
}
const follow = (link: string | null | undefined) => get((link ?? '').replace(`${zendesk.url}/api/v2`, ''))
const ids = ({ page }: Awaited<ReturnType<typeof get>>) =>
  [...page.tickets, ...page.results].map(row => row.id)
const refused = (code: string) => ({ status: 400, body: { errors: [{ code, title: expect.any(String) }] } })

/** Copies of one ticket under further ids: quicker than that many requests. */
async function fill(count: number, change: (ticket: Ticket, index: number) => void = () => {}) {
  const first = zendesk.account.tickets.get(await zendesk.ticket())
  if (first === undefined) throw new Error('no ticket')
  change(first, 0)
  for (let index = 1; index < count; index += 1) {
    const copy = { ...first, id: index + 1 }
    change(copy, index)
    zendesk.account.tickets.set(copy.id, copy)
  }
}

describe('Pages by number', () => {
  test('carry the count and the links to both sides', async () => {
    await fill(5)
    const second = await get('/tickets?per_page=2&page=2')
    expect(ids(second)).toEqual([3, 4])
    expect(second.page).toMatchObject({
      count: 5,
      next_page: `${zendesk.url}/api/v2/tickets?per_page=2&page=3`,
      previous_page: `${zendesk.url}/api/v2/tickets?per_page=2&page=1`,
    })
    const last = await follow(second.page.next_page)
    expect(ids(last)).toEqual([5])
    expect(last.page.next_page).toBeNull()
  })

  test('hold at most a hundred rows, which is also the default', async () => {
    await fill(101)
    expect(ids(await get('/tickets'))).toHaveLength(100)
    expect(ids(await get('/tickets?per_page=500'))).toHaveLength(100)
  })

  test('end at record 10,000', async () => {
    expect(await get('/tickets?page=100&per_page=100')).toMatchObject({ status: 200 })
    expect(await get('/tickets?page=101&per_page=100')).toMatchObject(refused('InvalidPaginationDepth'))
  })

  test('want a whole number', async () => {
    const bad = { status: 400, body: { error: { title: 'Invalid attribute' } } }
    expect(await get('/tickets?page=two')).toMatchObject(bad)
    expect(await get('/tickets?page=0')).toMatchObject(bad)
  })

  test('sort by what the reference lists, and by id where it does not', async () => {
    const subjects = ['b', 'c', 'a']
    await fill(3, (ticket, index) => {
      ticket.subject = subjects[index] ?? null
    })
    expect(ids(await get('/tickets?sort_by=subject'))).toEqual([3, 1, 2])
    expect(ids(await get('/tickets?sort_by=subject&sort_order=desc'))).toEqual([2, 1, 3])
    expect(ids(await get('/tickets?sort_by=colour&sort_order=desc'))).toEqual([3, 2, 1])
  })
})

describe('Pages by cursor', () => {
  test('go on from the cursor and carry no count', async () => {
    await fill(5)
    const first = await get('/tickets?page[size]=2')
    expect(ids(first)).toEqual([1, 2])
    expect(first.page.count).toBeUndefined()
    expect(first.page.meta?.has_more).toBe(true)
    const second = await follow(first.page.links?.next)
    expect(ids(second)).toEqual([3, 4])
    const back = await follow(second.page.links?.prev)
    expect(ids(back)).toEqual([1, 2])
    expect(back.page.meta?.has_more).toBe(false)
  })

  test('the last one says has_more false and still carries a cursor and a link', async () => {
    await fill(2)
    const only = await get('/tickets?page[size]=2')
    expect(only.page.meta).toMatchObject({ has_more: false, after_cursor: expect.any(String) })
    const after = await follow(only.page.links?.next)
    expect(ids(after)).toEqual([])
    expect(after.page.meta).toEqual({ has_more: false, after_cursor: null, before_cursor: null })
    expect(after.page.links).toEqual({ prev: null, next: null })
  })

  test('keep their place when rows come and go', async () => {
    await fill(4)
    const first = await get('/tickets?page[size]=2')
    zendesk.account.tickets.delete(1)
    zendesk.account.tickets.delete(2)
    expect(ids(await follow(first.page.links?.next))).toEqual([3, 4])
  })

  test('sort by three fields, down with a minus', async () => {
    const statuses = ['solved', 'new', 'open'] as const
    await fill(3, (ticket, index) => {
      ticket.status = statuses[index] ?? 'new'
      ticket.updated_at = `2026-11-1${index}T00:00:00Z`
    })
    expect(ids(await get('/tickets?page[size]=9&sort=-updated_at'))).toEqual([3, 2, 1])
    expect(ids(await get('/tickets?page[size]=9&sort=status'))).toEqual([2, 3, 1])
    const first = await get('/tickets?page[size]=1&sort=-status')
    expect(ids(first)).toEqual([1])
    expect(ids(await follow(first.page.links?.next))).toEqual([3])
  })

  test('ignore sort_by, and refuse its fields in sort', async () => {
    await fill(2, (ticket, index) => {
      ticket.subject = index === 0 ? 'b' : 'a'
    })
    expect(ids(await get('/tickets?page[size]=9&sort_by=subject'))).toEqual([1, 2])
    expect(await get('/tickets?page[size]=9&sort=subject')).toMatchObject(
      refused('InvalidPaginationParameter'),
    )
  })

  test.each([
    'page=2&page[size]=2',
    'page[size]=101',
    'page[size]=0',
    'page[size]=2&page[after]=rubbish',
    'page[size]=2&page[after]=a&page[before]=b',
  ])('%s is an error', async query => {
    await fill(3)
    expect(await get(`/tickets?${query}`)).toMatchObject(refused('InvalidPaginationParameter'))
  })

  test('a cursor belongs to its sort', async () => {
    await fill(3)
    const { page } = await get('/tickets?page[size]=1')
    const other = `/tickets?page[size]=1&sort=status&page[after]=${encodeURIComponent(page.meta?.after_cursor ?? '')}`
    expect(await get(other)).toMatchObject(refused('InvalidPaginationParameter'))
  })

  test.each(['/search?query=x', '/users/search?query=x'])('%s knows no cursors', async path => {
    expect(await get(`${path}&page[size]=5`)).toMatchObject({
      status: 400,
      body: {
        error: { title: 'Invalid attribute', message: expect.stringContaining('page must be an integer') },
      },
    })
  })

  test.each([
    ['users', 7],
    ['organizations', 2],
    ['groups', 3],
    ['macros', 0],
    ['satisfaction_ratings', 0],
  ])('list %s too', async (kind, count) => {
    const cursor = await zendesk.call('GET', `/${kind}?page[size]=50`)
    expect(cursor.body).toMatchObject({ [kind]: { length: count }, meta: { has_more: false } })
    const offset = await zendesk.call('GET', `/${kind}.json`)
    expect(offset.body).toMatchObject({ [kind]: { length: count }, count, next_page: null })
  })
})

describe('What lists show', () => {
  test('archived tickets are left out of the list and the count, but read, and found by search', async () => {
    await fill(2)
    const old = zendesk.account.tickets.get(2)
    if (old) Object.assign(old, { status: 'closed', archived: true })
    expect(ids(await get('/tickets'))).toEqual([1])
    expect(await get('/tickets/2')).toMatchObject({ status: 200 })
    expect(ids(await get('/search?query=type:ticket status:closed'))).toEqual([2])
    const { text } = await get('/tickets/2')
    expect(text).not.toContain('archived')
  })

  test('tickets are filtered by external id', async () => {
    await fill(3, (ticket, index) => {
      ticket.external_id = index === 1 ? 'A-1' : null
    })
    expect(ids(await get('/tickets?external_id=A-1'))).toEqual([2])
  })

  test('include puts people, groups and organizations beside tickets, each once', async () => {
    await fill(2, ticket => {
      ticket.group_id = 41
    })
    const { body } = await get('/tickets?include=users,groups,organizations,comment_count,unheard_of')
    expect(body).toMatchObject({
      tickets: [
        { id: 1, comment_count: 1 },
        { id: 2, comment_count: 0 },
      ],
      users: [{ id: 6 }, { id: 2 }],
      groups: [{ id: 41 }],
      organizations: [{ id: 51 }],
    })
    expect(body).not.toHaveProperty('unheard_of')
    expect(await get('/tickets/1?include=users')).toMatchObject({
      body: { ticket: { id: 1 }, users: [{}, {}] },
    })
  })

  test('one ticket comes with its counts, its metrics and its service levels on request', async () => {
    await fill(1)
    const { body } = await get('/tickets/1?include=comment_count,metric_sets,slas')
    expect(body).toMatchObject({
      ticket: {
        comment_count: 1,
        metric_set: { ticket_id: 1, replies: 0, reopens: 0, solved_at: null },
        slas: { policy_metrics: [] },
      },
    })
    const plain = await get('/tickets/1')
    for (const key of ['comment_count', 'metric_set', 'slas']) expect(plain.text).not.toContain(key)
  })

  test.each(['sort_by=__proto__', 'sort_by=constructor', 'page[size]=5&sort=__proto__'])(
    'hostile words do no harm: %s',
    async query => {
      await fill(2)
      for (const list of ['tickets', 'macros']) {
        const { status } = await get(`/${list}?${query}&access=__proto__&include=__proto__`)
        expect(status).toBe(query.startsWith('page') ? 400 : 200)
      }
    },
  )

  test('a path nobody knows is InvalidEndpoint, and so is a method nobody knows', async () => {
    const unknown = { status: 404, body: { error: 'InvalidEndpoint', description: 'Not found' } }
    expect(await get('/nonsense')).toMatchObject(unknown)
    expect(await zendesk.call('DELETE', '/tickets')).toMatchObject(unknown)
    const outside = await fetch(`${zendesk.url}/tickets`)
    expect(outside.status).toBe(404)
  })

  test('an id that is no number is an invalid attribute', async () => {
    expect(await get('/tickets/abc')).toMatchObject({
      status: 400,
      body: { error: { message: 'You passed an invalid value for the id attribute. must be an integer' } },
    })
  })
})

describe('Search', () => {
  test('pages a thousand results and counts them all', async () => {
    await fill(1_100)
    const tenth = await get('/search?query=type:ticket&page=10')
    expect(tenth.page).toMatchObject({ count: 1_100, next_page: expect.stringContaining('page=11') })
    expect(await follow(tenth.page.next_page)).toMatchObject({
      status: 422,
      body: { description: 'Requested response size was greater than Search Response Limits' },
    })
    expect(await get('/search/count?query=type:ticket')).toMatchObject({ body: { count: 1_100 } })
  })

  test('results say what they are, with facets of null', async () => {
    await fill(1)
    const { body } = await get('/search?query=Hello&include=tickets(users)')
    expect(body).toMatchObject({ results: [{ id: 1, result_type: 'ticket' }], facets: null, users: [{}, {}] })
    const groups: Group[] = [...zendesk.account.groups.values()]
    expect(await get('/search?query=type:group')).toMatchObject({ body: { count: groups.length } })
  })

  test('wants a query', async () => {
    const missing = {
      status: 400,
      body: { error: 'ParameterMissing', description: 'Parameter query is required' },
    }
    for (const path of ['/search', '/search/count', '/search/export?filter[type]=ticket'])
      expect(await get(path)).toMatchObject(missing)
  })

  test('finds new records only once they are in the index', async () => {
    const slow = await box({ limits: { indexLagMs: 120_000 } })
    try {
      await slow.ticket()
      const count = () => slow.call('GET', '/search/count?query=type:ticket')
      expect(await count()).toMatchObject({ body: { count: 0 } })
      slow.advance(121)
      expect(await count()).toMatchObject({ body: { count: 1 } })
    } finally {
      await slow.close()
    }
  })
})

describe('Exporting search results', () => {
  const path = '/search/export?query=hello&filter[type]=ticket&page[size]=2'

  test('walks all results by cursor, oldest first, without a count', async () => {
    await fill(3, (ticket, index) => {
      ticket.created_at = `2026-11-1${3 - index}T00:00:00Z`
    })
    const first = await get(path)
    expect(ids(first)).toEqual([3, 2])
    expect(first.page).toMatchObject({ meta: { has_more: true, before_cursor: null }, links: { prev: null } })
    expect(first.page.count).toBeUndefined()
    const second = await follow(first.page.links?.next)
    expect(ids(second)).toEqual([1])
    expect(second.page.meta).toMatchObject({ has_more: false, after_cursor: expect.any(String) })
  })

  test('a cursor expires an hour after it was given', async () => {
    await fill(3)
    const { page } = await get(path)
    zendesk.advance(3_600)
    expect(await follow(page.links?.next)).toMatchObject({
      status: 400,
      body: { errors: [{ detail: 'The cursor has expired' }] },
    })
  })

  test('wants one type, and neither sort_by nor page', async () => {
    expect(await get('/search/export?query=x')).toMatchObject({
      status: 400,
      body: { description: 'Parameter filter[type] is required' },
    })
    expect(await get('/search/export?query=x&filter[type]=macro')).toMatchObject({ status: 400 })
    expect(await get(`${path}&sort_by=created_at`)).toMatchObject({ status: 400 })
    expect(await get('/search/export?query=x&filter[type]=user&page[size]=1001')).toMatchObject({
      status: 400,
    })
    expect(await get('/search/export?query=*&filter[type]=user&page[size]=1000')).toMatchObject({
      status: 200,
    })
  })
})

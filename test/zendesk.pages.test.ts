import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { onward, type Place, pack, unpack } from '../src/zendesk/cursor.ts'
import { type Arrived, desk, named, patient, type Reaction } from './zendesk-desk.ts'

const rows = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: from + index }))

/** A list of so many rows, walked by cursor as Zendesk does it: the last page still has a cursor. */
const byCursor =
  (total: number, key: string) =>
  (request: Arrived): Reaction => {
    const size = Number(request.query.get('page[size]'))
    const from = Number(request.query.get('page[after]') ?? 0)
    const shown = rows(from + 1, Math.max(0, Math.min(size, total - from)))
    return {
      json: {
        [key]: shown,
        meta: {
          has_more: from + size < total,
          after_cursor: shown.length > 0 ? String(from + size) : null,
          before_cursor: null,
        },
        links: { next: 'https://acme.zendesk.com/next', prev: null },
      },
    }
  }

/** The same by page number, refused beyond a cap as search does it. */
const byNumber =
  (total: number, cap = 1_000) =>
  (request: Arrived): Reaction => {
    const size = Number(request.query.get('per_page'))
    const page = Number(request.query.get('page'))
    if (page * size > cap)
      return {
        status: 422,
        json: {
          error: 'invalid',
          description: 'Requested response size was greater than Search Response Limits',
        },
      }
    const from = (page - 1) * size
    return {
      json: {
        results: rows(from + 1, Math.max(0, Math.min(size, total - from))),
        count: total,
        next_page:
          page * size < total ? `https://acme.zendesk.com/api/v2/search.json?page=${page + 1}` : null,
        previous_page: null,
        facets: null,
      },
    }
  }

/** Walks a list to its end; returns the ids and the notes. */
async function walk(
  call: ReturnType<typeof patient>['call'],
  name: string,
  input: Record<string, unknown>,
  key: string,
) {
  const ids: unknown[] = []
  const notes: string[] = []
  let cursor: string | undefined
  for (let page = 0; page < 2_000; page++) {
    const answer = await call(name, { ...input, ...(cursor ? { cursor } : {}) })
    const body = Object.entries(answer.body ?? {}).find(([name]) => name === key)?.[1]
    for (const row of Array.isArray(body) ? body : []) ids.push(row.id)
    notes.push(...answer.notes)
    cursor = answer.next
    if (cursor === undefined) return { ids, notes, pages: page + 1 }
  }
  throw new Error('no end')
}

const first: Place = { at: '', size: 25, skip: 0, offset: 0, steps: 0, mark: '' }
const numbers = (count: number) => rows(1, count).map(row => row.id)

describe('A list', () => {
  test('by cursor is walked to has_more false, though the last page has a cursor too', async () => {
    const { url, seen } = await desk(byCursor(60, 'tickets'))
    expect(await walk(patient(url).call, 'list_tickets', { limit: 25 }, 'tickets')).toEqual({
      ids: numbers(60),
      notes: [],
      pages: 3,
    })
    expect(
      seen.map(({ query }) => [query.get('page[size]'), query.get('page[after]'), query.get('page')]),
    ).toEqual([
      ['25', null, null],
      ['25', '25', null],
      ['25', '50', null],
    ])
  })

  test('by number is walked to next_page null', async () => {
    const { url, seen } = await desk(byNumber(60))
    expect(await walk(patient(url).call, 'search', { query: 'x', limit: 25 }, 'results')).toEqual({
      ids: numbers(60),
      notes: [],
      pages: 3,
    })
    expect(
      seen.map(({ query }) => [query.get('per_page'), query.get('page'), query.get('page[size]')]),
    ).toEqual([
      ['25', '1', null],
      ['25', '2', null],
      ['25', '3', null],
    ])
  })

  test('that is empty ends at once', async () => {
    const { url } = await desk(byCursor(0, 'tickets'))
    expect(await walk(patient(url).call, 'list_tickets', {}, 'tickets')).toEqual({
      ids: [],
      notes: [],
      pages: 1,
    })
  })

  test.each([33, 100])(
    'of more than 1,000 matches is read to the last that Zendesk shows, %i at a time',
    async limit => {
      const { url } = await desk(byNumber(5_231))
      const { ids, notes } = await walk(patient(url).call, 'search', { query: 'x', limit }, 'results')
      expect(ids).toEqual(numbers(1_000))
      expect(notes.at(-1)).toBe(
        'Zendesk pages through the first 1000 matches here, of 5231. export_search_results reaches them all.',
      )
      expect(notes[0]).toBe(notes.at(-1))
    },
  )

  test('of exactly 1,000 matches has nothing to say', async () => {
    const { url } = await desk(byNumber(1_000))
    expect(await walk(patient(url).call, 'search', { query: 'x', limit: 100 }, 'results')).toMatchObject({
      notes: [],
      pages: 10,
    })
  })

  test('goes on at the first row that was not shown', async () => {
    const { url } = await desk(byCursor(60, 'tickets'))
    const { call } = patient(url)
    const first = await call('list_tickets', { limit: 25 })
    const second = await call('list_tickets', { limit: 25, cursor: first.resume?.(10) })
    expect(second.body).toMatchObject({ tickets: rows(11, 15) })
    const third = await call('list_tickets', { limit: 25, cursor: second.resume?.(5) })
    expect(third.body).toMatchObject({ tickets: rows(16, 10) })
    expect((await call('list_tickets', { limit: 25, cursor: third.next })).body).toMatchObject({
      tickets: rows(26, 25),
    })
  })

  test('keeps the size of its pages when only the cursor is given', async () => {
    const { url, seen } = await desk(byNumber(60))
    const { call } = patient(url)
    const { next } = await call('search', { query: 'x', limit: 20 })
    await call('search', { query: 'x', cursor: next })
    expect(seen[1]?.query.get('per_page')).toBe('20')
  })
})

describe('A list that leads nowhere ends with an error', () => {
  const meta = (has_more: unknown, after_cursor: unknown) => ({
    json: { tickets: rows(1, 2), meta: { has_more, after_cursor } },
  })
  test.each<[string, Reaction]>([
    ['the cursor repeats', meta(true, 'same')],
    ['the cursor is empty', meta(true, '')],
    ['the cursor is null', meta(true, null)],
    ['the cursor is a number', meta(true, 5)],
    ['the rows are missing', { json: { meta: { has_more: false } } }],
    ['the rows are no list', { json: { tickets: {} } }],
    ['it pages by number', { json: { tickets: [], next_page: 'https://acme.zendesk.com/x?page=2' } }],
  ])('where %s', async (_, reaction) => {
    const { url, seen } = await desk(() => reaction)
    const { call } = patient(url)
    await expect(walk(call, 'list_tickets', {}, 'tickets')).rejects.toMatchObject({ kind: 'unavailable' })
    expect(seen.length).toBeLessThanOrEqual(2)
  })

  test('also where its cursors go round in a circle, of whatever length and however far away', async () => {
    const circle = fc.record({ ahead: fc.nat(40), length: fc.integer({ min: 1, max: 40 }) })
    fc.assert(
      fc.property(circle, ({ ahead, length }) => {
        let here: Place | undefined = first
        for (let step = 0; here !== undefined; step++) {
          expect(step).toBeLessThan(4 * (ahead + length))
          here = onward(here, `c${step < ahead ? step : ahead + ((step - ahead) % length)}`)
        }
      }),
    )
    const { url, seen } = await desk((_, count) => meta(true, `c${count % 3}`))
    await expect(walk(patient(url).call, 'list_tickets', {}, 'tickets')).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringContaining('was there before'),
    })
    expect(seen.length).toBeLessThan(12)
  })

  test('but not where it is only long', () => {
    let here: Place | undefined = first
    for (let step = 0; step < 5_000; step++) here = here && onward(here, `c${step}`)
    expect(here?.steps).toBe(5_000)
  })

  test('where the next page is this one', async () => {
    const { url } = await desk(() => ({
      json: { results: rows(1, 2), next_page: 'https://acme.zendesk.com/x?page=1' },
    }))
    await expect(patient(url).call('search', { query: 'x' })).rejects.toMatchObject({ kind: 'unavailable' })
  })

  test('but not where has_more is a word', async () => {
    const { url } = await desk((_, count) => meta(count === 1 ? 'true' : 'false', `c${count}`))
    expect(await walk(patient(url).call, 'list_tickets', {}, 'tickets')).toMatchObject({ pages: 2 })
  })
})

describe('A cursor', () => {
  const place = { at: 'abc', size: 25, skip: 0, offset: 0, steps: 3, mark: 'Zm9vYm' }
  test('is refused with another tool, other arguments, altered, or invented', () => {
    const cursor = pack('search', { query: 'x', limit: 25 }, place)
    expect(unpack('search', { query: 'x', limit: 99, cursor }, cursor)).toEqual(place)
    const altered = cursor.replace('.25.', '.26.')
    expect(altered).not.toBe(cursor)
    for (const use of [
      () => unpack('search_users', { query: 'x' }, cursor),
      () => unpack('search', { query: 'y' }, cursor),
      () => unpack('search', { query: 'x', sort_by: 'status' }, cursor),
      () => unpack('search', { query: 'x' }, altered),
      () => unpack('search', { query: 'x' }, 'garbage'),
      () => unpack('search', { query: 'x' }, ''),
      () => unpack('search', { query: 'x' }, Buffer.from('[2,"a",25,0,0,""]').toString('base64url')),
      () => unpack('search', { query: 'x' }, Buffer.from('{"__proto__":1}').toString('base64url')),
    ])
      expect(use).toThrow(expect.objectContaining({ kind: 'input', facts: { field: 'cursor' } }))
  })

  test('of any text is refused without another kind of failure', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        expect(() => unpack('search', { query: 'x' }, text)).toThrow(
          expect.objectContaining({ kind: 'input' }),
        )
      }),
    )
  })

  test('does not depend on the order of the arguments', () => {
    expect(pack('t', { a: 1, b: [2] }, place)).toBe(pack('t', { b: [2], a: 1, c: undefined }, place))
  })

  test('of Zendesk that is 400 characters long still fits the input', () => {
    expect(
      pack('export_search_results', { query: 'x' }, { ...place, at: 'x'.repeat(1_000) }).length,
    ).toBeLessThan(2_000)
  })

  test.each([400, 410, 422])('that Zendesk refuses with %i has expired: start again', async status => {
    const list = byCursor(500, 'results')
    const { url } = await desk((request, count) =>
      count === 1 ? list(request) : { status, json: { error: 'invalid', description: 'bad cursor' } },
    )
    const { call } = patient(url)
    const input = { query: 'x', type: 'ticket', limit: 100 }
    const { next } = await call('export_search_results', input)
    await expect(call('export_search_results', { ...input, cursor: next })).rejects.toMatchObject({
      kind: 'input',
      message: expect.stringMatching(/cursor.*one hour.*[Ss]tart again/),
    })
  })

  test('is not blamed where the first page is refused', async () => {
    const { url } = await desk(() => ({
      status: 422,
      json: { error: 'invalid', description: 'Invalid query' },
    }))
    await expect(
      patient(url).call('export_search_results', { query: 'x', type: 'ticket' }),
    ).rejects.toMatchObject({
      kind: 'input',
      message: expect.not.stringContaining('cursor'),
    })
  })
})

test('every list of the catalog is asked for in its own way of paging', async () => {
  const { url, seen } = await desk(() => ({ json: {} }))
  const { call } = patient(url)
  for (const [name, input, by] of [
    ['list_tickets', {}, 'page[size]'],
    ['list_ticket_comments', { ticket_id: 1 }, 'page[size]'],
    ['list_users', {}, 'page[size]'],
    ['list_organizations', {}, 'page[size]'],
    ['list_groups', {}, 'page[size]'],
    ['list_macros', {}, 'page[size]'],
    ['list_satisfaction_ratings', {}, 'page[size]'],
    ['export_search_results', { query: 'x', type: 'user' }, 'page[size]'],
    ['search', { query: 'x' }, 'per_page'],
    ['search_users', { query: 'x' }, 'per_page'],
  ] as const) {
    expect(named(name).pages).toBeDefined()
    await call(name, input).catch(() => undefined)
    expect(seen.at(-1)?.query.get(by), name).toBe('25')
    expect(seen.at(-1)?.query.has(by === 'per_page' ? 'page[size]' : 'per_page'), name).toBe(false)
  }
})

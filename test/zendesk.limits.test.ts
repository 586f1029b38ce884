import { describe, expect, test } from 'vitest'
import { limits, type Permit } from '../src/zendesk/limits.ts'
import { rates } from '../src/zendesk/rates.ts'
import { clock } from './zendesk-clock.ts'
import { named, patient, desk as serve } from './zendesk-desk.ts'

/** A minute's limit as a server may count it. */
type Count = (now: number) => { ok: boolean; left: number; reset: number }

const window = (limit: number, starts: (now: number, start: number) => number): Count => {
  let start = Number.NEGATIVE_INFINITY
  let used = 0
  return now => {
    const current = starts(now, start)
    if (current !== start) [start, used] = [current, 0]
    const ok = used < limit
    if (ok) used++
    return { ok, left: limit - used, reset: Math.ceil((start + 60_000 - now) / 1000) }
  }
}
const counts: Record<string, (limit: number) => Count> = {
  'by the minute of the clock': limit => window(limit, now => Math.floor(now / 60_000) * 60_000),
  'from the first request on': limit => window(limit, (now, start) => (now - start < 60_000 ? start : now)),
  'over the last sixty seconds': limit => {
    let log: number[] = []
    return now => {
      log = log.filter(at => at > now - 60_000)
      const ok = log.length < limit
      if (ok) log.push(now)
      return { ok, left: limit - log.length, reset: Math.ceil(((log[0] ?? now) + 60_000 - now) / 1000) }
    }
  },
}

const said = (limit: number, left: number, reset?: number) =>
  new Headers({
    'X-Rate-Limit': String(limit),
    'X-Rate-Limit-Remaining': String(left),
    ...(reset === undefined
      ? {}
      : {
          'ratelimit-limit': String(limit),
          'ratelimit-remaining': String(left),
          'ratelimit-reset': String(reset),
        }),
  })

function desk() {
  const time = clock()
  const budget = limits(time.now, time.sleep)
  const said: string[] = []
  const turn = (
    name: string,
    input = {},
    {
      seconds = 1e6,
      signal = new AbortController().signal,
      priority = 1,
      page = undefined as number | undefined,
    } = {},
  ) => {
    const use = budget.use(named(name), input, page)
    const now = budget.take(use)
    return now
      ? Promise.resolve(now)
      : budget.turn(use, {
          priority,
          deadlineMs: time.now() + seconds * 1000,
          signal,
          announce: (seconds, limit) => said.push(`${seconds} s for ${limit}`),
          tooLong: (seconds, limit) => new Error(`${limit}: ${seconds}`),
        })
  }
  const free = (name: string, input = {}, page?: number): Permit | undefined =>
    budget.take(budget.use(named(name), input, page))
  return { time, budget, said, turn, free }
}

describe("The account's limit", () => {
  for (const [how, count] of Object.entries(counts))
    for (const headers of ['with', 'without'])
      test(`of 700, counted ${how}, ${headers} reset headers, is used to 97 % without one 429`, async () => {
        const { time, turn } = desk()
        const server = count(700)
        const total = 5_000
        let left = total
        let refused = 0
        let seed = 1
        const random = () => {
          seed = (seed * 16_807) % 2_147_483_647
          return seed / 2_147_483_647
        }
        const start = time.now()
        await time.run(
          Promise.all(
            Array.from({ length: 16 }, async () => {
              while (left-- > 0) {
                const permit = await turn('get_ticket')
                await time.sleep(20 + 150 * random())
                const { ok, left, reset } = server(time.now())
                if (!ok) refused++
                await time.sleep(20 + 50 * random())
                permit.settle(said(700, left, headers === 'with' ? reset : undefined))
              }
            }),
          ),
        )
        expect(refused).toBe(0)
        const minutes = (time.now() - start) / 60_000
        expect(total / (700 * minutes)).toBeGreaterThan(0.97)
      })

  test('is shared with others whose use shows in the headers', async () => {
    const { time, turn } = desk()
    const server = counts['by the minute of the clock']?.(700)
    if (!server) throw new Error()
    let refused = 0
    let done = false
    const others = async () => {
      while (!done) {
        await time.sleep(200)
        server(time.now())
      }
    }
    const ours = Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let call = 0; call < 200; call++) {
          const permit = await turn('get_ticket')
          await time.sleep(100)
          const { ok, left, reset } = server(time.now())
          if (!ok) refused++
          permit.settle(said(700, left, reset))
        }
      }),
    ).then(() => {
      done = true
    })
    await time.run(Promise.all([others(), ours]))
    // What others take between the last answer and the next request is not to be foreseen.
    expect(refused).toBeLessThan(1_600 / 100)
  })

  test('is what the budget of an answer says', () => {
    const { budget, free } = desk()
    expect(budget.budget()).toBeUndefined()
    free('get_ticket')?.settle(said(700, 650, 42))
    expect(budget.budget()).toMatchObject({ limit: 700, remaining: 650 })
    expect(budget.budget()?.resetSeconds).toBeLessThanOrEqual(43)
  })

  test('that is used up makes everyone wait for its reset, and says so once', async () => {
    const { time, turn, free, said: told } = desk()
    free('get_ticket')?.settle(said(10, 0, 30))
    expect(free('list_users')).toBeUndefined()
    const start = time.now()
    await time.run(turn('list_users'))
    expect((time.now() - start) / 1000).toBeCloseTo(30.5)
    expect(told).toEqual(['31 s for the account'])
  })
})

describe('A declared limit', () => {
  const settle = (permit: Permit | undefined) => {
    expect(permit).toBeDefined()
    permit?.settle()
  }

  test('of 30 updates in ten minutes counts for each ticket alone, and reads go on', async () => {
    const { time, turn, free } = desk()
    for (let count = 0; count < 30; count++) settle(free('update_ticket', { ticket_id: 1 }))
    expect(free('update_ticket', { ticket_id: 1 })).toBeUndefined()
    settle(free('update_ticket', { ticket_id: 2 }))
    settle(free('get_ticket', { ticket_id: 1 }))
    const start = time.now()
    await time.run(turn('update_ticket', { ticket_id: 1 }))
    expect(time.now() - start).toBe(600_000)
  })

  test('of 100 updates a minute counts for all tickets', () => {
    const { free } = desk()
    for (let count = 0; count < 100; count++) settle(free('update_ticket', { ticket_id: count }))
    expect(free('update_ticket', { ticket_id: 1_000 })).toBeUndefined()
  })

  test.each([
    ['update_user', { user_id: 1 }, 1],
    ['update_organization', { organization_id: 1 }, 5],
    ['export_search_results', {}, 100],
    ['delete_ticket', {}, 400],
  ])('of %s is honoured', (name, input, calls) => {
    const { free } = desk()
    for (let count = 0; count < calls; count++) settle(free(name, input))
    expect(free(name, input)).toBeUndefined()
  })

  test('of pages beyond the 500th counts those alone', () => {
    const { free } = desk()
    for (let count = 0; count < 60; count++) settle(free('list_tickets', {}, 500))
    for (let count = 0; count < 50; count++) settle(free('list_tickets', {}, 501))
    expect(free('list_tickets', {}, 502)).toBeUndefined()
    settle(free('list_tickets', {}, 1))
  })

  test('counts calls under way, and gives back the place of one that was never sent', () => {
    const { free } = desk()
    const permits = Array.from({ length: 5 }, () => free('update_organization', { organization_id: 1 }))
    expect(free('update_organization', { organization_id: 1 })).toBeUndefined()
    permits[0]?.release()
    expect(free('update_organization', { organization_id: 1 })).toBeDefined()
  })

  test('beyond the deadline fails at once, with the seconds', async () => {
    const { time, turn, free } = desk()
    for (let count = 0; count < 30; count++) settle(free('update_ticket', { ticket_id: 1 }))
    const start = time.now()
    await expect(turn('update_ticket', { ticket_id: 1 }, { seconds: 55 })).rejects.toThrow('this ticket: 600')
    expect(time.now()).toBe(start)
  })
})

describe('A limit that only a header tells', () => {
  const export_ = (total: number, left: number, resets: number) =>
    new Headers({ 'Zendesk-RateLimit-search-export': `total=${total}; remaining=${left}; resets=${resets}` })

  test('holds its own tool alone', () => {
    const { free } = desk()
    free('count_tickets')?.settle(export_(100, 0, 60))
    expect(free('count_tickets')).toBeUndefined()
    expect(free('get_ticket')).toBeDefined()
  })

  test('with the total of a limit per record holds that record alone', () => {
    const { free } = desk()
    free('update_ticket', { ticket_id: 1 })?.settle(
      new Headers({ 'zendesk-ratelimit-per-ticket-updates': 'total=30; remaining=0; resets=300' }),
    )
    expect(free('update_ticket', { ticket_id: 1 })).toBeUndefined()
    expect(free('update_ticket', { ticket_id: 2 })).toBeDefined()
  })
})

describe('A 429', () => {
  const limited = (seconds: number, code?: string) => ({ seconds, code })

  test('of the account stops every caller, and then one goes ahead of the others', async () => {
    const { time, turn, free } = desk()
    free('get_ticket')?.settle(said(700, 0), limited(7))
    expect(free('list_users')).toBeUndefined()
    const start = time.now()
    const went: number[] = []
    let ahead: Permit | undefined
    const callers = Array.from({ length: 20 }, async () => {
      const permit = await turn('get_user', {}, {})
      went.push(time.now() - start)
      ahead ??= permit
      if (permit !== ahead) permit.settle(said(700, 600, 50))
    })
    await time.run(
      (async () => {
        while (!ahead) await time.sleep(100)
        expect(went).toHaveLength(1)
        await time.sleep(1_000)
        expect(went).toHaveLength(1)
        ahead.settle(said(700, 699, 60))
        await Promise.all(callers)
      })(),
    )
    expect(went[0]).toBe(7_000)
    expect(went).toHaveLength(20)
  })

  test('of one endpoint leaves the others alone', () => {
    const { free } = desk()
    free('update_ticket', { ticket_id: 1 })?.settle(said(700, 500), limited(10))
    expect(free('update_ticket', { ticket_id: 2 })).toBeUndefined()
    expect(free('get_ticket')).toBeDefined()
  })

  test.each([
    ['TooManyRequests', 'update_organization', { organization_id: 1 }, { organization_id: 2 }],
    ['TooManyJobs', 'create_many_tickets', {}, undefined],
  ])('that says %s holds %s', (code, name, input, other) => {
    const { free } = desk()
    free(name, input)?.settle(undefined, limited(10, code))
    expect(free(name, input)).toBeUndefined()
    expect(free('get_ticket')).toBeDefined()
    if (other) expect(free(name, other)).toBeDefined()
  })

  test('is no storm: callers meet a limit that nobody told them of, and few are refused', async () => {
    const time = clock()
    const server = window(100, now => Math.floor(now / 60_000) * 60_000)
    let under = 0
    const { url, seen } = await serve(() => {
      const { ok, reset } = server(time.now())
      return ok ? { json: { count: 1 } } : { status: 429, headers: { 'retry-after': String(reset) } }
    })
    const { zendesk } = patient(url, {
      deadlineSeconds: 1_000,
      now: time.now,
      sleep: time.sleep,
      fetch: async (request, init) => {
        under++
        try {
          return await fetch(request, init)
        } finally {
          setImmediate(() => under--)
        }
      },
    })
    const calls = Array.from({ length: 250 }, () => zendesk.call(named('count_tickets'), {}))
    await time.run(Promise.all(calls), () => under > 0)
    // Eight are under way when the limit is met, and then one goes ahead each minute.
    expect(seen.length - 250).toBeLessThanOrEqual(2 * 8)
  })
})

describe('Who waits', () => {
  test('goes in order, the more urgent ahead', async () => {
    const { time, turn, free } = desk()
    free('get_ticket')?.settle(said(10, 0, 5))
    const went: string[] = []
    const go = (who: string, priority: number) =>
      turn('get_ticket', {}, { priority }).then(permit => {
        went.push(who)
        permit.settle()
      })
    await time.run(Promise.all([go('a', 1), go('b', 1), go('list', 0), go('job', 2), go('c', 1)]))
    expect(went).toEqual(['job', 'a', 'b', 'c', 'list'])
  })

  test('is not overtaken by whoever comes later', async () => {
    const { time, turn, free } = desk()
    for (let count = 0; count < 5; count++) free('update_organization', { organization_id: 1 })?.settle()
    const waiting = turn('update_organization', { organization_id: 1 })
    time.set(time.now() + 60_000)
    expect(free('update_organization', { organization_id: 1 })).toBeUndefined()
    await time.run(waiting)
  })

  test('and is cancelled leaves at once, and leaves nothing behind', async () => {
    const { time, turn, free } = desk()
    free('get_ticket')?.settle(said(10, 0, 50))
    const stop = new AbortController()
    const waiting = turn('get_ticket', {}, { signal: stop.signal })
    expect(time.sleeping).toBe(1)
    stop.abort(new Error('enough'))
    await expect(waiting).rejects.toThrow('enough')
    expect(time.sleeping).toBe(0)
  })

  test('with a signal that has already ended is refused', async () => {
    const { turn, free } = desk()
    free('get_ticket')?.settle(said(10, 0, 50))
    await expect(turn('get_ticket', {}, { signal: AbortSignal.abort(new Error('before')) })).rejects.toThrow(
      'before',
    )
  })
})

test('What is remembered stays bounded, however many records are changed', () => {
  const { time, budget, free } = desk()
  for (let id = 0; id < 20_000; id++) {
    time.set(time.now() + 700)
    free('update_organization', { organization_id: id })?.settle()
  }
  expect(budget.size).toBeLessThanOrEqual(2_001)
})

test('What still counts is remembered longer than what is only young', () => {
  const { time, free } = desk()
  const update = (id: number) => free('update_organization', { organization_id: id })
  for (let id = 1; id <= 1_990; id++) update(id)?.settle()
  time.set(time.now() + 120_000)
  for (let call = 0; call < 5; call++) update(1)?.settle()
  for (let id = 2_000; id <= 2_100; id++) update(id)?.settle()
  expect(update(1)).toBeUndefined()
})

describe('The headers', () => {
  const read = (headers: Record<string, string>) => {
    const { account, endpoints } = rates(new Headers(headers))
    return { account, endpoints: Object.fromEntries(endpoints) }
  }
  const rate = (limit: number, remaining: number, resetSeconds?: number) => ({
    limit,
    remaining,
    resetSeconds,
  })
  test.each<[string, Record<string, string>, object]>([
    [
      'of today',
      {
        'X-Rate-Limit': '700',
        'X-Rate-Limit-Remaining': '699',
        'ratelimit-limit': '700',
        'ratelimit-remaining': '699',
        'ratelimit-reset': '12',
      },
      { account: rate(700, 699, 12), endpoints: {} },
    ],
    [
      'of 2023',
      {
        'x-rate-limit': '700',
        'x-rate-limit-remaining': '3',
        'rate-limit': '700',
        'rate-limit-remaining': '3',
        'rate-limit-reset': '9',
      },
      { account: rate(700, 3, 9), endpoints: {} },
    ],
    [
      'of an endpoint beside the account',
      {
        'x-rate-limit': '700',
        'x-rate-limit-remaining': '3',
        'ratelimit-limit': '100',
        'ratelimit-remaining': '9',
        'ratelimit-reset': '5',
      },
      { account: rate(700, 3), endpoints: { ratelimit: rate(100, 9, 5) } },
    ],
    [
      'of single limits',
      { 'zendesk-ratelimit-tickets-index': 'total=100; remaining=99; resets=60' },
      { account: undefined, endpoints: { 'tickets-index': rate(100, 99, 60) } },
    ],
    [
      'that are none',
      { 'x-rate-limit': 'many', 'x-rate-limit-remaining': '-1', 'zendesk-ratelimit-x': 'nonsense' },
      { account: undefined, endpoints: {} },
    ],
    ['that are missing', {}, { account: undefined, endpoints: {} }],
  ])('%s are read', (_, headers, expected) => {
    expect(read(headers)).toEqual(expected)
  })
})

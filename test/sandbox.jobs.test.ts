import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Box, box } from './sandbox.box.ts'

let zendesk: Box
beforeEach(async () => {
  zendesk = await box({ limits: { jobQueueMs: 1_000, jobItemMs: 500, jobsAtOnce: 2 } })
})
afterEach(() => zendesk.close())

const Queued = z.object({ job_status: z.looseObject({ id: z.string(), status: z.string() }) })
const note = { comment: { body: 'Note', public: false } }

const createMany = (tickets: unknown) => zendesk.call('POST', '/tickets/create_many', { body: { tickets } })
const updateMany = (query: string, body: object) =>
  zendesk.call('PUT', `/tickets/update_many${query}`, { body })
const idOf = (body: unknown) => Queued.parse(body).job_status.id
const poll = async (id: string) => (await zendesk.call('GET', `/job_statuses/${id}.json`)).body
const tags = (id: number) => zendesk.account.tickets.get(id)?.tags

/** Runs a job to its end and answers its results. */
async function results(call: ReturnType<typeof createMany>): Promise<unknown> {
  const id = idOf((await call).body)
  zendesk.advance(120)
  return z.object({ job_status: z.object({ results: z.unknown() }) }).parse(await poll(id)).job_status.results
}

describe('A background job', () => {
  test('is queued, works item by item and completes, all by the clock', async () => {
    const queued = await createMany([note, note])
    expect(queued.status).toBe(200)
    expect(queued.headers.get('zendesk-ratelimit-inflight-jobs')).toBe('total=2; remaining=1; resets=2')
    expect(queued.body).toMatchObject({
      job_status: {
        id: expect.stringMatching(/^V3-[0-9a-f]{32}$/),
        status: 'queued',
        total: 2,
        progress: null,
        results: null,
      },
    })
    const id = idOf(queued.body)
    expect(zendesk.account.tickets.size).toBe(0)
    zendesk.advance(1.6)
    expect(await poll(id)).toMatchObject({
      job_status: { status: 'working', progress: 1, message: 'Creating Ticket #1', results: null },
    })
    expect(zendesk.account.tickets.size).toBe(1)
    zendesk.advance(0.5)
    expect(await poll(id)).toMatchObject({
      job_status: {
        status: 'completed',
        progress: 2,
        message: 'Completed at 2026-11-20 10:00:32 +0000',
        results: [
          { index: 0, id: 1, account_id: 4711 },
          { index: 1, id: 2, account_id: 4711 },
        ],
      },
    })
  })

  test('is forgotten after a day', async () => {
    const id = idOf((await createMany([note])).body)
    zendesk.advance(86_401)
    expect(await zendesk.call('GET', `/job_statuses/${id}`)).toMatchObject({ status: 404 })
  })

  test('runs beside a limited number of others', async () => {
    const first = idOf((await createMany([note])).body)
    const second = idOf((await createMany([note])).body)
    const third = await createMany([note])
    expect(third).toMatchObject({
      status: 429,
      body: {
        error: 'TooManyJobs',
        description: expect.stringContaining('Try again later.'),
        current_job_ids: [first, second],
      },
    })
    expect(third.headers.get('retry-after')).toBe('2')
    zendesk.advance(2)
    expect(await createMany([note])).toMatchObject({ status: 200 })
  })
})

describe('Creating many tickets', () => {
  test('fails item by item', async () => {
    expect(await results(createMany([note, { subject: 'No comment' }, note]))).toEqual([
      { index: 0, id: 1, account_id: 4711 },
      { index: 1, error: 'TicketCreateFailed', details: 'Description: cannot be blank' },
      { index: 2, id: 2, account_id: 4711 },
    ])
  })

  test('takes 1 to 100 tickets', async () => {
    expect(await createMany(Array.from({ length: 101 }, () => note))).toMatchObject({
      status: 400,
      body: {
        error: 'TooManyValues',
        description: 'Parameter  cannot specify more than 100 values',
        max_count: 100,
      },
    })
    for (const tickets of [[], undefined])
      expect(await createMany(tickets)).toMatchObject({ status: 400, body: { error: 'ParameterMissing' } })
  })
})

describe('Updating many tickets', () => {
  test('one change for the ids of the query, adding and removing tags', async () => {
    for (const tag of ['old', 'keep']) await zendesk.ticket({ tags: [tag] })
    const change = { ticket: { additional_tags: ['new'], remove_tags: ['old'] } }
    expect(await results(updateMany('?ids=1,2,99', change))).toEqual([
      { id: 1, action: 'update', status: 'Updated', success: true },
      { id: 2, action: 'update', status: 'Updated', success: true },
      {
        id: 99,
        action: 'update',
        success: false,
        error: 'TicketUpdateFailed',
        details: 'Not found',
      },
    ])
    expect([tags(1), tags(2)]).toEqual([['new'], ['keep', 'new']])
  })

  test('one change for each of the tickets in the body', async () => {
    for (let count = 0; count < 2; count += 1) await zendesk.ticket()
    const tickets = [
      { id: 1, priority: 'low' },
      { id: 2, status: 'closed' },
    ]
    expect(await results(updateMany('', { tickets }))).toMatchObject([{ success: true }, { success: true }])
    expect(await results(updateMany('', { tickets: [{ id: 2, priority: 'low' }] }))).toMatchObject([
      { success: false, details: 'Status: closed prevents ticket update' },
    ])
    expect(zendesk.account.tickets.get(1)?.priority).toBe('low')
  })

  test('the two forms do not mix, and each has its bounds', async () => {
    await zendesk.ticket()
    const mixed = await updateMany('?ids=1', { ticket: {}, tickets: [{ id: 1 }] })
    expect(mixed).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining('cannot be used together with ids') } },
    })
    const wrong = [
      updateMany('', { ticket: { status: 'open' } }),
      updateMany('?ids=', { ticket: {} }),
      updateMany('?ids=1,x', { ticket: {} }),
      updateMany(`?ids=${Array.from({ length: 101 }, (_, id) => id).join(',')}`, { ticket: {} }),
      updateMany('?ids=1', {}),
    ]
    for (const answer of await Promise.all(wrong)) expect(answer.status).toBe(400)
  })

  test('leaves alone a ticket that someone changed after the job was queued', async () => {
    await zendesk.ticket()
    const id = idOf((await updateMany('?ids=1', { ticket: { status: 'hold' } })).body)
    await zendesk.call('PUT', '/tickets/1', { body: { ticket: { status: 'open' } } })
    zendesk.advance(10)
    expect(await poll(id)).toMatchObject({
      job_status: { results: [{ success: false, details: expect.stringContaining('Safe Update') }] },
    })
    expect(zendesk.account.tickets.get(1)?.status).toBe('open')
  })

  test('a stamp guards each ticket, and safe_update in the body wants one', async () => {
    await zendesk.ticket()
    const old = '2026-11-20T09:00:00Z'
    expect(
      await results(updateMany('', { tickets: [{ id: 1, status: 'hold', updated_stamp: old }] })),
    ).toMatchObject([{ success: false }])
    expect(await updateMany('', { tickets: [{ id: 1, safe_update: true }] })).toMatchObject({
      status: 400,
      body: { description: 'Parameter updated_stamp is required' },
    })
  })
})

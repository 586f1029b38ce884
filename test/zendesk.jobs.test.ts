import { describe, expect, test } from 'vitest'
import { desk, named, patient, type Reaction } from './zendesk-desk.ts'

const id = `V3-${'a1'.repeat(16)}`
const job = (status: string, more: object = {}): Reaction => ({
  json: {
    job_status: {
      id,
      job_type: 'bulk',
      url: 'https://acme.zendesk.com/x',
      status,
      total: 3,
      progress: 0,
      message: null,
      results: null,
      ...more,
    },
  },
})
const tickets = { tickets: [{ comment: { body: 'x', public: false } }] }

/** A server whose job goes through these states, the last for ever. */
const working = (...states: readonly Reaction[]) =>
  desk(
    ({ method }, count) =>
      (method === 'GET' ? states[Math.min(count - 1, states.length) - 1] : job('queued')) ?? job('queued'),
  )

describe('A bulk call', () => {
  test('waits for its job, tells how far it is, and returns each item with its result and error', async () => {
    const results = [
      { index: 0, id: 11, account_id: 1 },
      { index: 1, error: 'TicketCreateFailed', details: 'Subject: too long' },
      { id: 13, action: 'update', success: false, status: 'Failed' },
    ]
    const { url, seen } = await working(
      job('working', { progress: 1 }),
      job('working', { progress: 2 }),
      job('completed', { progress: 3, results }),
    )
    const { zendesk, waits } = patient(url)
    const told: unknown[] = []
    const answer = await zendesk.call(named('create_many_tickets'), tickets, {
      progress: (...step) => told.push(step.slice(1)),
    })
    expect(seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /api/v2/tickets/create_many',
      ...Array.from({ length: 3 }, () => `GET /api/v2/job_statuses/${id}`),
    ])
    expect(answer.body).toMatchObject({ job: { id, status: 'completed' }, results })
    expect(answer.body).not.toHaveProperty('job.results')
    expect(answer.notes).toEqual(['2 of 3 items failed; each says why.'])
    expect(waits).toEqual([1, 1.5, 2.25])
    expect(told).toEqual([
      [0, 3],
      [1, 3],
      [2, 3],
      [3, 3],
    ])
  })

  test('that is done at once asks nothing more', async () => {
    const { url, seen } = await desk(() =>
      job('completed', { results: [{ id: 1, status: 'Updated', success: true }] }),
    )
    const answer = await patient(url).call('update_many_tickets', { ids: [1], tickets: [{ status: 'open' }] })
    expect(answer).toMatchObject({ body: { results: [{ id: 1 }] }, notes: [] })
    expect(seen).toHaveLength(1)
  })

  test('looks less and less often, and at its deadline returns the job with its id', async () => {
    const { url, seen } = await working(job('working', { progress: 1 }))
    const { call, waits } = patient(url)
    const answer = await call('create_many_tickets', tickets)
    expect(answer.body).toMatchObject({ job: { id, status: 'working', progress: 1 } })
    expect(answer.body).not.toHaveProperty('results')
    expect(answer.notes).toEqual([
      expect.stringMatching(
        new RegExp(`not done yet.*get_job_status with job_status_id "${id}".*Do not send it again`),
      ),
    ])
    expect(Math.max(...waits)).toBe(10)
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(55)
    expect(seen.filter(({ method }) => method === 'POST')).toHaveLength(1)
  })

  test.each<[string, Reaction]>([
    ['refused', { status: 403, json: { error: 'Forbidden' } }],
    ['gone', { status: 404, json: { error: 'RecordNotFound' } }],
    ['broken', 'cut'],
    ['no job', { json: { surprise: 1 } }],
  ])('does not fail where the look at its job is %s', async (_, reaction) => {
    const { url } = await working(reaction)
    const answer = await patient(url).call('create_many_tickets', tickets)
    expect(answer).toMatchObject({
      body: { job: { id } },
      notes: [expect.stringContaining('get_job_status')],
    })
  })

  test.each(['failed', 'killed'])('says that its job %s', async status => {
    const { url } = await working(job(status, { message: 'Too <b>bad</b>', results: [] }))
    const answer = await patient(url).call('create_many_tickets', tickets)
    expect(answer).toMatchObject({
      body: { job: { status, message: 'Too <b>bad</b>' }, results: [] },
      notes: [expect.stringContaining(`the job as ${status}; its message says more.`)],
    })
  })

  test('that is cancelled while its job runs tells the id of the job', async () => {
    const stop = new AbortController()
    const { url, seen } = await working(job('working'))
    const { zendesk } = patient(url)
    const cancelled = zendesk.call(named('create_many_tickets'), tickets, {
      signal: stop.signal,
      progress: () => stop.abort(),
    })
    await expect(cancelled).rejects.toMatchObject({ kind: 'unknown_outcome', facts: { job: id } })
    expect(seen).toHaveLength(1)
  })

  test('whose answer cannot be read was queued all the same', async () => {
    const { url, seen } = await desk(() => 'cut midway')
    expect(await patient(url).call('create_many_tickets', tickets)).toMatchObject({
      body: undefined,
      notes: [expect.stringContaining('Do not send it again')],
    })
    expect(seen).toHaveLength(1)
  })
})

test('get_job_status reads a job in the same form', async () => {
  const { url } = await desk(() => job('completed', { results: [{ index: 0, id: 5 }] }))
  expect((await patient(url).call('get_job_status', { job_status_id: id })).body).toEqual({
    job: { id, job_type: 'bulk', status: 'completed', total: 3, progress: 0, message: null },
    results: [{ index: 0, id: 5 }],
  })
})

test('a job without items has its one result', async () => {
  const { url } = await desk(() => job('completed', { results: { success: true } }))
  expect((await patient(url).call('get_job_status', { job_status_id: id })).body).toMatchObject({
    results: [{ success: true }],
  })
})

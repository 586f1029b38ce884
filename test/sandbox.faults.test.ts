import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Box, box } from './sandbox.box.ts'

let zendesk: Box
beforeEach(async () => {
  zendesk = await box()
})
afterEach(() => zendesk.close())

const get = (path = '/groups') => zendesk.call('GET', path)
const note = { ticket: { comment: { body: 'Once', public: false } } }
const post = () => zendesk.call('POST', '/tickets', { body: note })
const tickets = () => zendesk.account.tickets.size

/** What reached us of an answer that may have ended too early. */
const raw = (path: string) =>
  new Promise<{ status?: number; length?: string; text: string; ended: boolean }>(resolve => {
    const authorization = `Basic ${btoa('ada@example.com/token:sesame')}`
    const sent = request(`${zendesk.url}/api/v2${path}`, { headers: { authorization } }, response => {
      let text = ''
      const { statusCode: status = 0, headers } = response
      const length = headers['content-length'] ?? ''
      response.on('data', chunk => {
        text += String(chunk)
      })
      response.on('close', () => resolve({ status, length, text, ended: response.complete }))
      response.on('error', () => {})
    })
    sent.on('error', () => resolve({ text: '', ended: false }))
    sent.end()
  })

describe('Faults', () => {
  test('answer a status, headers and a body, so many times', async () => {
    zendesk.fault({ status: 503, headers: { 'retry-after': '7' }, html: true, times: 2 })
    for (let count = 0; count < 2; count += 1) {
      const { status, headers, text } = await get()
      expect([status, headers.get('retry-after'), headers.get('content-type')]).toEqual([
        503,
        '7',
        'text/html; charset=utf-8',
      ])
      expect(text).toContain('<html>')
    }
    expect((await get()).status).toBe(200)
  })

  test('are in Zendesk’s shape where no body is named, and as given where one is', async () => {
    zendesk.fault({ status: 500 })
    expect((await get()).body).toEqual({ status: 500, error: 'Internal Server Error' })
    zendesk.fault({ status: 409, body: 'Requester creation collision - please try again' })
    const { headers, text } = await get()
    expect(headers.get('content-type')).toContain('text/plain')
    expect(text).toBe('Requester creation collision - please try again')
    zendesk.fault({ status: 429, body: { error: 'Slow' }, headers: { 'retry-after': '1' } })
    expect((await get()).body).toEqual({ error: 'Slow' })
  })

  test('that are errors carry none of Zendesk’s headers, as those of a gateway', async () => {
    zendesk.fault({ status: 502, afterEffect: true })
    const { headers } = await get()
    expect(headers.get('x-rate-limit')).toBe(null)
    expect((await get()).headers.get('x-rate-limit')).not.toBe(null)
  })

  test('choose by tool, method and route, and let some pass first', async () => {
    zendesk.fault({ tool: 'list_groups', method: 'get', route: '/groups', status: 500, skip: 1 })
    expect((await get('/users')).status).toBe(200)
    expect([(await get()).status, (await get()).status, (await get()).status]).toEqual([200, 500, 200])
  })

  test('spare the account, unless they come after the effect', async () => {
    zendesk.fault({ tool: 'create_ticket', status: 502 })
    expect([(await post()).status, tickets()]).toEqual([502, 0])
    zendesk.fault({ tool: 'create_ticket', status: 502, afterEffect: true })
    expect([(await post()).status, tickets()]).toEqual([502, 1])
    zendesk.fault({ tool: 'create_ticket', cut: 0 })
    await expect(post()).rejects.toThrow()
    expect(tickets()).toBe(1)
    zendesk.fault({ tool: 'create_ticket', cut: true, afterEffect: true })
    await expect(post()).rejects.toThrow()
    expect(tickets()).toBe(2)
  })

  test('after the effect, the Idempotency-Key answers the ticket that was made', async () => {
    const send = () => zendesk.call('POST', '/tickets', { body: note, headers: { 'idempotency-key': 'k' } })
    zendesk.fault({ status: 504, afterEffect: true })
    expect((await send()).status).toBe(504)
    expect((await send()).headers.get('x-idempotency-lookup')).toBe('hit')
    expect(tickets()).toBe(1)
  })

  test('cut an answer off half-way, after some bytes, or before the first', async () => {
    zendesk.fault({ cut: true })
    const half = await raw('/groups')
    expect(half).toMatchObject({ status: 200, ended: false })
    expect(half.text.length * 2).toBeCloseTo(Number(half.length), -1)
    zendesk.fault({ cut: 12 })
    expect(await raw('/groups')).toMatchObject({ text: '{"groups":[{', ended: false })
    zendesk.fault({ cut: 0 })
    expect(await raw('/groups')).toEqual({ text: '', ended: false })
  })

  test('send garbage as JSON, and bodies of any size', async () => {
    zendesk.fault({ garbage: true })
    const garbage = await get()
    expect(garbage).toMatchObject({ status: 200, body: undefined })
    expect(garbage.headers.get('content-type')).toContain('application/json')
    zendesk.fault({ bytes: 50_000_000 })
    const { text, body } = await get()
    expect(text.length).toBe(50_000_000)
    expect(body).toMatchObject({ count: 3 })
  })

  test('hang until the client gives up, at once or midway', async () => {
    for (const fault of [{ hang: true }, { hang: true, cut: 5 }]) {
      zendesk.fault(fault)
      const given = AbortSignal.timeout(40)
      const authorization = `Basic ${btoa('ada@example.com/token:sesame')}`
      const whole = fetch(`${zendesk.url}/api/v2/groups`, { headers: { authorization }, signal: given })
      await expect(whole.then(response => response.text())).rejects.toThrow()
    }
    expect((await get()).status).toBe(200)
  })

  test('may only delay, and then everything happens', async () => {
    zendesk.fault({ delayMs: 5_000 })
    expect([(await post()).status, tickets()]).toEqual([201, 1])
  })

  test('do not use up the budget', async () => {
    zendesk.fault({ status: 429 })
    await get()
    expect((await get()).headers.get('x-rate-limit-remaining')).toBe('699')
  })
})

describe('The control port', () => {
  test('takes faults, shows them and clears them', async () => {
    const added = await zendesk.control('POST', '/faults', [
      { status: 500 },
      { tool: 'get_ticket', hang: true },
    ])
    expect(added).toMatchObject({ status: 201, body: { faults: [{ status: 500 }, { tool: 'get_ticket' }] } })
    await zendesk.control('DELETE', '/faults')
    expect(await zendesk.control('GET', '/faults')).toMatchObject({ body: { faults: [] } })
    expect((await get()).status).toBe(200)
    expect(await zendesk.control('POST', '/faults', { statuss: 500 })).toMatchObject({ status: 400 })
  })

  test('says at its root what there is, and each of it is there', async () => {
    const told = z.record(z.string(), z.string()).parse(await (await fetch(zendesk.controlUrl)).json())
    const reads = Object.keys(told).filter(line => line.startsWith('GET ') && !line.includes('{id}'))
    expect(reads.length).toBeGreaterThan(3)
    for (const line of reads) {
      const path = line.slice(4).replace('{kind}', 'tickets')
      expect((await fetch(`${zendesk.controlUrl}${path}`)).status, line).toBe(200)
    }
    expect(await (await fetch(`${zendesk.controlUrl}/nothing`)).text()).toContain('GET / lists what there is')
  })

  test('shows what arrived, without the credential', async () => {
    await post()
    await zendesk.call('GET', '/tickets/1.json?include=users')
    const { body, text } = await zendesk.control('GET', '/requests')
    expect(body).toMatchObject({
      requests: [
        { tool: 'create_ticket', method: 'POST', path: '/api/v2/tickets', body: note, status: 201 },
        {
          tool: 'get_ticket',
          path: '/api/v2/tickets/1.json',
          query: { include: 'users' },
          headers: { authorization: 'Basic ***' },
          status: 200,
        },
      ],
    })
    expect(text).not.toContain(btoa('ada@example.com/token:sesame'))
    await zendesk.control('DELETE', '/requests')
    expect(await zendesk.control('GET', '/requests')).toMatchObject({ body: { requests: [] } })
  })

  test('shows the account as it is, with what Zendesk hides', async () => {
    await post()
    await zendesk.call('DELETE', '/tickets/1')
    expect(await zendesk.control('GET', '/account/tickets/1')).toMatchObject({
      body: { id: 1, deleted_at: expect.any(String) },
    })
    expect(await zendesk.control('GET', '/account/comments/1')).toMatchObject({ body: [{ body: 'Once' }] })
    expect(await zendesk.control('GET', '/account/users')).toMatchObject({ body: { users: { length: 7 } } })
    expect(await zendesk.control('GET', '/account/tickets/99')).toMatchObject({ status: 404 })
    expect(await zendesk.control('GET', '/account/secrets')).toMatchObject({ status: 404 })
  })

  test('moves a virtual clock, and no other', async () => {
    const At = z.object({ requests: z.array(z.object({ at: z.number() })) })
    await get()
    expect(await zendesk.control('POST', '/advance', { seconds: 60 })).toMatchObject({ status: 204 })
    await get()
    const [one, two] = At.parse((await zendesk.control('GET', '/requests')).body).requests
    expect((two?.at ?? 0) - (one?.at ?? 0)).toBe(60_000)
    const real = await box({ asRealClock: true })
    expect(await real.control('POST', '/advance', { seconds: 60 })).toMatchObject({ status: 409 })
    await real.close()
  })

  test('is on loopback, on a port of its own, and not for browsers', async () => {
    const [front, back] = [new URL(zendesk.url), new URL(zendesk.controlUrl)]
    expect([front.hostname, back.hostname]).toEqual(['127.0.0.1', '127.0.0.1'])
    expect(front.port).not.toBe(back.port)
    const page = await fetch(`${zendesk.controlUrl}/requests`, {
      headers: { origin: 'https://evil.example' },
    })
    expect(page.status).toBe(403)
    expect((await get('/../../faults')).status).toBe(404)
  })
})

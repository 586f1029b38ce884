import { once } from 'node:events'
import { request } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { landmarks } from '../../src/sandbox/seed.ts'
import { type HeldDesk, heldDesk } from '../raw/held.ts'
import { legacyHttp, modern, modernHttp, type Served, served } from '../raw/http.ts'
import { callText } from '../raw/message.ts'
import { modernPipe, type Pipe, piped } from '../raw/stdio.ts'
import { allTools, environment, everything } from '../rig.ts'
import { until } from '../until.ts'

const flags = ['--grant', everything]

let sandbox: HeldDesk
beforeAll(async () => {
  sandbox = await heldDesk()
})
beforeEach(() => {
  sandbox.clearRequests()
  sandbox.clearFaults()
})
afterAll(() => sandbox?.close())

const people = (name: string) => [...sandbox.account.users.values()].filter(user => user.name === name)
const notes = (body: string) =>
  [...sandbox.account.comments.values()].flat().filter(comment => comment.body === body)
const env = () => environment({ url: sandbox.url })
const sent = (tool: string) => sandbox.requests.filter(one => one.tool === tool)

describe('A client over HTTP that hangs up while a write is on its way', () => {
  let server: Served
  beforeAll(async () => {
    server = await served(flags, env())
  })
  afterAll(() => server?.close())

  /** Posts and hangs up as soon as Zendesk has the request. */
  async function hangUp(headers: Readonly<Record<string, string>>, body: unknown): Promise<void> {
    const call = request(server.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...headers,
      },
    })
    call.on('error', () => {})
    call.end(JSON.stringify(body))
    await sandbox.holding()
    call.destroy()
    await new Promise(resolve => setTimeout(resolve, 50))
    sandbox.release()
  }

  test.each(['2026-07-28', '2025-11-25'])(
    'of %s: it happens once, and the server serves the next',
    async era => {
      const name = `Hung up in ${era}`
      const body = (at: number) => `${name}, note ${at}`
      const { ask, headers } = await legacyHttp(server.url, server.bearer)
      const post = (tool: string, args: Record<string, unknown>) => {
        const now = modern(server.bearer, 'tools/call', { name: tool, arguments: args })
        const old = { jsonrpc: '2.0', id: 5, method: 'tools/call', params: { name: tool, arguments: args } }
        return era === '2026-07-28' ? hangUp(now.headers ?? {}, now.body) : hangUp(headers, old)
      }
      sandbox.fault({ tool: 'create_user', delayMs: 1 })
      await post('create_user', { name })
      sandbox.fault({ tool: 'update_ticket', delayMs: 1 })
      await post('update_ticket', { ticket_id: 301, comment: { body: body(1) } })
      await until(() => notes(body(1)).length > 0 && people(name).length > 0)
      expect(people(name)).toHaveLength(1)
      expect(notes(body(1))).toHaveLength(1)
      await ask('ping')
      expect(await modernHttp(server.url, server.bearer).list()).toHaveLength(allTools)
      expect([sent('create_user').length, sent('update_ticket').length]).toEqual([1, 1])
    },
  )

  test('and a server that is asked to stop lets the write finish and answers it', async () => {
    const stopping = await served(flags, env())
    sandbox.fault({ tool: 'create_user', delayMs: 1 })
    const answer = modernHttp(stopping.url, stopping.bearer).call('create_user', { name: 'Last guest' })
    await sandbox.holding()
    const closed = stopping.close()
    await new Promise(resolve => setTimeout(resolve, 50))
    sandbox.release()
    expect((await answer).value['user']).toMatchObject({ name: 'Last guest' })
    await closed
    expect(stopping.child.exitCode).toBe(0)
    expect(people('Last guest')).toHaveLength(1)
  })
})

describe('A client over stdio', () => {
  /** A fresh server, and a write of it that Zendesk is busy with. */
  async function writing(name: string): Promise<{ pipe: Pipe; answer: Promise<unknown> }> {
    const pipe = piped(flags, env())
    sandbox.fault({ tool: 'create_user', delayMs: 1 })
    const answer = pipe.line(callText('w', 'create_user', JSON.stringify({ name })), 'w')
    answer.catch(() => {})
    await sandbox.holding()
    return { pipe, answer }
  }

  test('that closes its end gets the answer, and the write happens once', async () => {
    const { pipe, answer } = await writing('Closed end')
    const closed = pipe.close()
    await new Promise(resolve => setTimeout(resolve, 50))
    sandbox.release()
    expect(await answer).toMatchObject({ result: { structuredContent: { user: { name: 'Closed end' } } } })
    expect(await closed).toBe(0)
    expect(people('Closed end')).toHaveLength(1)
  })

  test('that dies leaves no half-done work and no process', async () => {
    const { pipe } = await writing('Dead client')
    const exited = once(pipe.child, 'exit')
    pipe.child.stdout.destroy()
    pipe.child.stderr.destroy()
    pipe.child.stdin.destroy()
    await new Promise(resolve => setTimeout(resolve, 50))
    sandbox.release()
    await exited
    expect(people('Dead client')).toHaveLength(1)
    expect(sent('create_user')).toHaveLength(1)
  })

  test('that takes a write back hears nothing of it any more, and it is not sent again', async () => {
    const { pipe } = await writing('Taken back')
    const params = { requestId: 'w', reason: 'never mind' }
    await pipe.write(`${JSON.stringify({ jsonrpc: '2.0', method: 'notifications/cancelled', params })}\n`)
    expect(await modernPipe(pipe).list()).toHaveLength(allTools)
    sandbox.release()
    await until(() => people('Taken back').length > 0)
    expect(await pipe.close()).toBe(0)
    expect(pipe.answers.get('w')).toBeUndefined()
    expect(people('Taken back')).toHaveLength(1)
    expect(sent('create_user')).toHaveLength(1)
  })

  test('that asks twice under one id is answered for both, and each is done once', async () => {
    const pipe = piped(flags, env())
    const twice = ['Twin A', 'Twin B'].map(name => callText('same', 'create_user', JSON.stringify({ name })))
    await pipe.write(`${twice.join('\n')}\n`)
    await until(() => pipe.strays.length === 2)
    expect(await pipe.close()).toBe(0)
    expect([people('Twin A').length, people('Twin B').length]).toEqual([1, 1])
  })
})

describe('A client that waits', () => {
  test('hears why, and its call ends at once when it is taken back', async () => {
    const pipe = piped(flags, env())
    // Longer than this test may take, and shorter than a call.
    sandbox.fault({ tool: 'create_user', status: 429, headers: { 'retry-after': '40' }, times: 9 })
    const text = callText('wait', 'create_user', '{"name":"Impatient"}')
    await pipe.write(`${text.replace('"_meta":{', '"_meta":{"progressToken":"p",')}\n`)
    await until(() => pipe.strays.some(({ method }) => method === 'notifications/progress'))
    expect(pipe.strays[0]).toMatchObject({
      params: { progressToken: 'p', message: 'Waiting 40 s for the rate limit of the account' },
    })
    const params = { requestId: 'wait' }
    await pipe.write(`${JSON.stringify({ jsonrpc: '2.0', method: 'notifications/cancelled', params })}\n`)
    expect(await pipe.close()).toBe(0)
    expect(sent('create_user')).toHaveLength(1)
    expect(people('Impatient')).toEqual([])
  }, 20_000)
})

describe.concurrent('Zendesk that goes away', () => {
  const down = async () => {
    const box = await heldDesk()
    const pipe = piped(['--grant', everything, '--timeout', '5'], environment({ url: box.url }))
    const client = modernPipe(pipe)
    await client.list()
    return { box, pipe, client }
  }

  test('in the middle of calls: a read was not answered, a write may have happened; both say so, and all works again when it is back', async () => {
    const { box, pipe, client } = await down()
    const held = ['get_group', 'create_user', 'create_ticket', 'update_ticket']
    for (const tool of held) box.fault({ tool, hang: true })
    const calls = Promise.all([
      client.call('get_group', { group_id: landmarks.groups.trust }),
      client.call('create_user', { name: 'Anyone' }),
      client.call('update_ticket', { ticket_id: 300, comment: { body: 'Anything' } }),
      client.call('create_ticket', { comment: { body: 'Anything', public: false } }),
    ])
    await until(() => held.every(tool => box.requests.some(one => one.tool === tool)))
    await box.close()
    const [read, user, comment, ticket] = await calls
    expect(read?.error).toMatchObject({ kind: 'unavailable' })
    expect(read?.text).toMatch(/^get_group failed: 127\.0\.0\.1 gave no answer: .+ Nothing was changed/)
    for (const [answer, where] of [
      [user, 'search_users'],
      [comment, 'list_ticket_comments'],
      [ticket, 'list_tickets'],
    ] as const) {
      expect(answer?.error).toMatchObject({ kind: 'unknown_outcome', outcome: 'unknown', check: where })
      expect(answer?.text).toContain(`look with ${where}`)
    }
    for (const tool of ['create_user', 'update_ticket'])
      expect(box.requests.filter(one => one.tool === tool)).toHaveLength(1)

    const back = await heldDesk({ port: Number(new URL(box.url).port) })
    expect((await client.call('get_ticket', { ticket_id: 300 })).isError).toBe(false)
    expect(await pipe.close()).toBe(0)
    await back.close()
  })

  test('before anything was sent: every call waits for it to come back, and then is done once', async () => {
    const { box, pipe, client } = await down()
    await box.close()
    const calls = Promise.all([
      client.call('get_ticket', { ticket_id: 300 }),
      client.call('create_user', { name: 'Patient one' }),
      client.call('update_ticket', { ticket_id: 300, comment: { body: 'Patient note' } }),
      client.call('delete_organization', { organization_id: landmarks.organizations.second }),
    ])
    const back = await heldDesk({ port: Number(new URL(box.url).port) })
    for (const { isError, text } of await calls) expect(isError, text).toBe(false)
    const { account } = back
    expect([...account.users.values()].filter(user => user.name === 'Patient one')).toHaveLength(1)
    expect(account.comments.get(300)?.filter(comment => comment.body === 'Patient note')).toHaveLength(1)
    expect(account.organizations.has(landmarks.organizations.second)).toBe(false)
    expect(await pipe.close()).toBe(0)
    await back.close()
  })

  test('and says nothing: the call ends at its deadline, and tells a write from a read', async () => {
    const box = await heldDesk()
    const pipe = piped(['--grant', everything, '--timeout', '3'], environment({ url: box.url }))
    const client = modernPipe(pipe)
    for (const tool of ['get_group', 'create_user']) box.fault({ tool, hang: true, times: 5 })
    const [read, write] = await Promise.all([
      client.call('get_group', { group_id: landmarks.groups.trust }),
      client.call('create_user', { name: 'Nobody' }),
    ])
    expect(read?.text).toBe(
      'get_group failed: no answer came within 3 s. Nothing was changed; try again later.',
    )
    expect(write?.error).toMatchObject({ kind: 'unknown_outcome', check: 'search_users' })
    expect(box.requests.filter(one => one.tool === 'create_user')).toHaveLength(1)
    expect((await client.call('get_ticket', { ticket_id: 300 })).isError).toBe(false)
    expect(await pipe.close()).toBe(0)
    await box.close()
  })
})

describe('Zendesk that breaks off', () => {
  test('while it answers a write: what was answered 2xx has happened, whatever became of the rest', async () => {
    const pipe = piped(flags, env())
    const client = modernPipe(pipe)
    const ends = [{ cut: true }, { garbage: true }, { html: true, status: 200 }]
    for (const end of ends) sandbox.fault({ tool: 'create_user', afterEffect: true, ...end })
    const answers = []
    for (let count = 0; count < ends.length; count++)
      answers.push(await client.call('create_user', { name: `Half ${count}` }))
    for (const { isError, value } of answers) {
      expect(isError).toBe(false)
      expect(value['notes']).toEqual([
        expect.stringMatching(
          /^Zendesk did it \(20\d\), but its answer could not be read: .+ Do not send it again\.$/,
        ),
      ])
    }
    expect(sent('create_user')).toHaveLength(ends.length)
    for (let count = 0; count < ends.length; count++) expect(people(`Half ${count}`)).toHaveLength(1)
    expect(await pipe.close()).toBe(0)
  })

  test('in the middle of the answer to a read: it is asked for again', async () => {
    const pipe = piped(flags, env())
    for (const fault of [{ cut: true }, { garbage: true }]) sandbox.fault({ tool: 'get_ticket', ...fault })
    const { isError, value } = await modernPipe(pipe).call('get_ticket', { ticket_id: 300 })
    expect(isError).toBe(false)
    expect(value['ticket']).toMatchObject({ id: 300 })
    expect(sent('get_ticket')).toHaveLength(3)
    expect(await pipe.close()).toBe(0)
  })
})

import { Client as OldClient } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport as OldTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { ToolListChangedNotificationSchema } from '@modelcontextprotocol/sdk/types.js'
import { describe, expect, test } from 'vitest'
import { handshake, listening, modern, send, sessional } from './mcp.http.ts'
import { until } from './until.ts'

const bob = { authorization: 'Bearer token-bob' }

/** The id of a fresh session. */
async function opened(port: number, headers: Record<string, string> = {}): Promise<string> {
  const answer = await send(port, { headers, body: handshake })
  expect(answer.status).toBe(200)
  return String(answer.headers['mcp-session-id'])
}

describe('A session', () => {
  test('belongs to the agent that opened it: to another it does not exist', async () => {
    const { port, small } = await listening()
    const id = await opened(port)
    expect((await send(port, sessional(id, 'echo'))).status).toBe(200)
    expect((await send(port, sessional(id, 'echo', bob))).status).toBe(404)
    expect((await send(port, { method: 'DELETE', headers: { 'mcp-session-id': id, ...bob } })).status).toBe(
      404,
    )
    expect(small.callers.map(caller => caller.agent)).toEqual(['ada'])
    expect((await send(port, sessional(id, 'echo'))).status).toBe(200)
  })

  test('needs its token on every request', async () => {
    const { port } = await listening()
    const id = await opened(port)
    expect((await send(port, sessional(id, 'echo', { authorization: '' }))).status).toBe(401)
  })

  test('keeps the narrowing it began with, and refuses another', async () => {
    const { port, small } = await listening()
    const id = await opened(port, { 'x-deskwarden-grant': 'tickets:read' })
    await send(port, sessional(id, 'echo'))
    expect(small.callers.at(-1)).toMatchObject({ agent: 'ada', narrow: 'tickets:read' })
    await send(port, sessional(id, 'echo', { 'x-deskwarden-grant': 'tickets:read' }))
    const wider = sessional(id, 'echo', { 'x-deskwarden-grant': 'tickets:write' })
    expect(await send(port, wider)).toMatchObject({ status: 403 })
    expect(small.callers).toHaveLength(2)
  })

  test('that began without a narrowing cannot be narrowed later', async () => {
    const { port } = await listening()
    const id = await opened(port)
    const late = sessional(id, 'echo', { 'x-deskwarden-grant': 'tickets:read' })
    expect((await send(port, late)).status).toBe(403)
  })

  test('ends when it has been idle for too long, and not while it is used', async () => {
    const { port, clock } = await listening({ idleSeconds: 60 })
    const id = await opened(port)
    clock.now = 50_000
    expect((await send(port, sessional(id, 'echo'))).status).toBe(200)
    clock.now = 100_000
    expect((await send(port, sessional(id, 'echo'))).status).toBe(200)
    clock.now = 161_000
    const answer = await send(port, sessional(id, 'echo'))
    expect(answer).toMatchObject({ status: 404, json: { error: { code: -32001 } } })
  })

  test('does not end while a call of it runs, however long that takes', async () => {
    const { port, clock, small } = await listening({ idleSeconds: 60, perAgent: 1 })
    const id = await opened(port)
    const running = send(port, sessional(id, 'hold'))
    await until(() => small.started.length === 1)
    clock.now = 1_000_000
    expect((await send(port, { body: handshake })).status).toBe(503)
    small.release()
    expect((await running).json).toMatchObject({ result: { structuredContent: { held: '{}' } } })
    expect((await send(port, sessional(id, 'echo'))).status).toBe(200)
  })

  test('keeps a call running when its client hangs up, as the 2025 era wants it', async () => {
    const { port, url, small } = await listening()
    const id = await opened(port)
    const abort = new AbortController()
    const { headers, body } = sessional(id, 'hold')
    const hung = fetch(url, {
      method: 'POST',
      headers: {
        authorization: 'Bearer token-ada',
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...headers,
      },
      body: JSON.stringify(body),
      signal: abort.signal,
    }).then(response => response.text())
    await until(() => small.started.length === 1)
    abort.abort()
    await expect(hung).rejects.toThrow()
    const { status } = await send(port, { headers, body: { ...sessional(id, 'echo').body, id: 2 } })
    expect(status).toBe(200)
    expect(small.aborted).toEqual([])
    small.release()
    await until(() => small.finished.length === 1)
  })

  test('ends the stream of a call that was taken back, and is then as free as before', async () => {
    const { port, small, clock } = await listening({ idleSeconds: 60 })
    const id = await opened(port)
    const running = send(port, sessional(id, 'hold'))
    await until(() => small.started.length === 1)
    const { headers } = sessional(id, 'hold')
    const body = { jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 1 } }
    expect((await send(port, { headers, body })).status).toBe(202)
    expect((await running).text).not.toContain('data:')
    expect(small.aborted).toHaveLength(1)
    expect((await send(port, sessional(id, 'echo'))).status).toBe(200)
    clock.now = 61_000
    expect((await send(port, sessional(id, 'echo'))).status).toBe(404)
  })

  test('takes back one call of a batch without ending the stream of the others', async () => {
    const { port, small } = await listening()
    const id = await opened(port)
    const { headers, body } = sessional(id, 'hold')
    const batch = send(port, { headers, body: [body, { ...body, id: 2 }] })
    await until(() => small.started.length === 2)
    const back = { jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 1 } }
    await send(port, { headers, body: back })
    small.release()
    await until(() => small.finished.length >= 1)
    await send(port, { method: 'DELETE', headers: { 'mcp-session-id': id } })
    expect((await batch).text).toContain('"id":2')
  })

  test('ends with DELETE', async () => {
    const { port, small } = await listening()
    const before = small.listeners.size
    const id = await opened(port)
    expect(small.listeners.size).toBe(before + 1)
    expect((await send(port, { method: 'DELETE', headers: { 'mcp-session-id': id } })).status).toBe(200)
    expect((await send(port, sessional(id, 'echo'))).status).toBe(404)
    expect(small.listeners.size).toBe(before)
  })

  test('that could not be served leaves nothing behind', async () => {
    const { port, small, reports } = await listening()
    const before = small.listeners.size
    small.door.instructions = () => {
      throw new Error('password=hunter2')
    }
    const answer = await send(port, { body: handshake })
    expect(answer.status).toBe(500)
    expect(answer.text).not.toContain('hunter2')
    expect(String(reports[0])).toContain('hunter2')
    expect(small.listeners.size).toBe(before)
  })

  test('that could not begin leaves nothing behind', async () => {
    const { port, small } = await listening()
    const before = small.listeners.size
    expect((await send(port, { body: handshake, headers: { accept: 'text/html' } })).status).toBe(406)
    expect(small.listeners.size).toBe(before)
  })

  test('does not exist under an id that somebody made up', async () => {
    const { port } = await listening()
    for (const id of ['nonsense', '__proto__', '00000000-0000-0000-0000-000000000000'])
      expect((await send(port, sessional(id, 'echo'))).status).toBe(404)
  })

  test('is not begun twice', async () => {
    const { port } = await listening()
    const id = await opened(port)
    const again = await send(port, { body: handshake, headers: { 'mcp-session-id': id } })
    expect(again).toMatchObject({ status: 400, json: { error: { code: -32600 } } })
    expect((await send(port, sessional(id, 'echo'))).status).toBe(200)
  })

  test('answers a batch, and a notification with 202', async () => {
    const { port } = await listening()
    const id = await opened(port)
    const { headers } = sessional(id, 'echo')
    const ping = { jsonrpc: '2.0', method: 'ping' }
    const batch = await send(port, {
      headers,
      body: [
        { ...ping, id: 1 },
        { ...ping, id: 2 },
      ],
    })
    expect(batch.text.match(/"result":\{\}/g)).toHaveLength(2)
    const note = { jsonrpc: '2.0', method: 'notifications/initialized' }
    expect((await send(port, { headers, body: note })).status).toBe(202)
  })

  test('refuses an id under which a call still runs, and leaves that call alone', async () => {
    const { port, small } = await listening()
    const id = await opened(port)
    const running = send(port, sessional(id, 'hold'))
    await until(() => small.started.length === 1)
    expect(await send(port, sessional(id, 'echo'))).toMatchObject({
      status: 400,
      json: { error: { code: -32600 } },
    })
    const { headers, body } = sessional(id, 'echo')
    const twice = { ...body, id: 2 }
    expect((await send(port, { headers, body: [twice, twice] })).status).toBe(400)
    small.release()
    expect((await running).json).toMatchObject({ id: 1, result: { structuredContent: { held: '{}' } } })
    expect((await send(port, sessional(id, 'echo'))).status).toBe(200)
  })

  test('takes an answer it never asked for, and lives on', async () => {
    const { port } = await listening()
    const id = await opened(port)
    const { headers } = sessional(id, 'echo')
    expect((await send(port, { headers, body: { jsonrpc: '2.0', id: 7, result: {} } })).status).toBe(202)
    expect((await send(port, sessional(id, 'echo'))).status).toBe(200)
  })

  test('hears over its stream that its list changed, and the stream ends with the server', async () => {
    const { url, small, server } = await listening()
    const client = new OldClient({ name: 'old', version: '1' })
    const headers = { authorization: 'Bearer token-ada' }
    const transport = new OldTransport(new URL(url), { requestInit: { headers } })
    let heard = 0
    client.setNotificationHandler(ToolListChangedNotificationSchema, () => {
      heard += 1
    })
    await client.connect(transport)
    await until(() => small.listeners.size === 2)
    // The stream opens after the handshake, in its own time.
    await until(() => {
      small.change(['echo'])
      return heard > 0
    })
    expect((await client.listTools()).tools.map(tool => tool.name)).toEqual(['echo'])
    await server.close()
    expect(small.listeners.size).toBe(0)
    await client.close()
  })
})

describe('The number of sessions', () => {
  test('has a cap for each agent: its oldest unused one makes way, and nobody else’s', async () => {
    const { port, clock } = await listening({ perAgent: 2 })
    const others = await opened(port, bob)
    const ids: string[] = []
    for (const now of [1, 2, 3]) {
      clock.now = now
      ids.push(await opened(port))
    }
    const statuses = await Promise.all(ids.map(async id => (await send(port, sessional(id, 'echo'))).status))
    expect(statuses).toEqual([404, 200, 200])
    expect((await send(port, sessional(others, 'echo', bob))).status).toBe(200)
  })

  test('has a cap in total, at which an agent without a session is refused', async () => {
    const { port } = await listening({ total: 1 })
    const id = await opened(port)
    expect((await send(port, { body: handshake, headers: bob })).status).toBe(503)
    expect((await send(port, sessional(id, 'echo'))).status).toBe(200)
    expect((await send(port, modern('echo', {}, bob))).status).toBe(200)
  })

  test('holds against a crowd that begins at once', async () => {
    const { port, small } = await listening({ perAgent: 3 })
    const answers = await Promise.all(Array.from({ length: 50 }, () => send(port, { body: handshake })))
    expect(answers.every(answer => answer.status === 200 || answer.status === 503)).toBe(true)
    expect(small.listeners.size).toBe(1 + 3)
  })
})

import { connect } from 'node:net'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { Client as OldClient } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport as OldTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { describe, expect, test } from 'vitest'
import { ConfigError, InputError } from '../src/errors.ts'
import { agents, envelope, handshake, listening, listens, modern, send } from './mcp.http.ts'
import { eventually, until } from './until.ts'

const asAda = { requestInit: { headers: { authorization: 'Bearer token-ada' } } }

async function newClient(url: string) {
  const client = new Client({ name: 'new', version: '1' }, { versionNegotiation: { mode: 'auto' } })
  await client.connect(new StreamableHTTPClientTransport(new URL(url), asAda))
  return client
}

describe('A client of the 2026 era', () => {
  test('lists, calls, reads errors and hears progress', async () => {
    const { url, small } = await listening()
    const client = await newClient(url)
    expect(client.getNegotiatedProtocolVersion()).toBe('2026-07-28')
    expect(client.getInstructions()).toBe('For ada.')
    const { tools } = await client.listTools()
    expect(tools.map(tool => tool.name)).toEqual(['echo', 'hold', 'count', 'refuse', 'break'])
    const answer = await client.callTool({ name: 'echo', arguments: { a: 1 } })
    expect(answer.structuredContent).toEqual({ said: { a: 1 } })
    expect(answer._meta).toMatchObject({ 'deskwarden/budget': { remaining: 7 } })
    const told: string[] = []
    await client.callTool({ name: 'count' }, { onprogress: ({ message }) => told.push(message ?? '') })
    expect(told).toEqual(['waiting for the rate limit', '1 of 2', '2 of 2'])
    expect(await client.callTool({ name: 'refuse' })).toMatchObject({ isError: true })
    await expect(client.callTool({ name: 'nothing' })).rejects.toThrow('Unknown tool: nothing')
    expect(small.callers.at(-1)).toEqual({ agent: 'ada', client: 'new/1', canAsk: false })
  })

  test('takes a call back, and it stops', async () => {
    const { url, small } = await listening()
    const client = await newClient(url)
    const abort = new AbortController()
    const taken = client.callTool({ name: 'hold' }, { signal: abort.signal })
    await until(() => small.started.length === 1)
    abort.abort()
    await expect(taken).rejects.toThrow()
    await until(() => small.aborted.length === 1)
  })

  test('hears that its list changed when it listens', async () => {
    const { port, url, small, server } = await listening()
    const stream = await listens(url)
    const heard: string[] = []
    const reading = (async () => {
      for await (const chunk of stream.body ?? []) heard.push(Buffer.from(chunk).toString())
    })()
    await until(() => heard.join('').includes('acknowledged'))
    small.change(['echo'])
    await until(() => heard.join('').includes('notifications/tools/list_changed'))
    const { json } = await send(port, {
      headers: { 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'tools/list' },
      body: { jsonrpc: '2.0', id: 2, method: 'tools/list', params: { _meta: envelope } },
    })
    expect(json).toMatchObject({
      result: { tools: [{ name: 'echo' }], cacheScope: 'private', ttlMs: 60_000 },
    })
    await server.close()
    await reading
    expect(heard.join('')).toContain('"resultType":"complete"')
  })

  test('has so many streams of news and no more, and takes none from other agents', async () => {
    const { url, port } = await listening({ perAgent: 2 })
    const leaves = new AbortController()
    const statuses = [
      await listens(url, 'token-ada', leaves.signal),
      await listens(url),
      await listens(url),
      await listens(url, 'token-bob'),
    ].map(({ status }) => status)
    expect(statuses).toEqual([200, 200, 503, 200])
    expect((await send(port, modern('echo'))).status).toBe(200)
    leaves.abort()
    await eventually(async () => expect((await listens(url)).status).toBe(200))
  })

  test('may keep what it discovers for itself alone, and is told that a list has one page', async () => {
    const { port } = await listening()
    const ask = (method: string, params: object = {}) =>
      send(port, {
        headers: { 'mcp-protocol-version': '2026-07-28', 'mcp-method': method },
        body: { jsonrpc: '2.0', id: 1, method, params: { ...params, _meta: envelope } },
      })
    expect((await ask('server/discover')).json).toMatchObject({
      result: { instructions: 'For ada.', cacheScope: 'private', ttlMs: 60_000 },
    })
    expect((await ask('tools/list', { cursor: 'two' })).json).toMatchObject({ error: { code: -32602 } })
  })

  test('that sends the header of 2025 with a body of 2026 is served by its body', async () => {
    const { port } = await listening()
    const { body } = modern('echo')
    const answer = await send(port, { headers: { 'mcp-protocol-version': '2025-11-25' }, body })
    expect(answer.json).toMatchObject({ result: { resultType: 'complete', structuredContent: { said: {} } } })
  })

  test.each([
    ['another method', { 'mcp-method': 'tools/list' }, -32020],
    ['another tool', { 'mcp-name': 'refuse' }, -32020],
    ['another revision of its era', { 'mcp-protocol-version': '2027-01-01' }, -32020],
  ])('whose headers name %s than its body is refused', async (_, headers, code) => {
    const { port, small } = await listening()
    const answer = await send(port, modern('echo', {}, headers))
    expect(answer).toMatchObject({ status: 400, json: { error: { code } } })
    expect(small.callers).toEqual([])
  })

  test('is told which versions there are where the 2025 era alone is served, and falls back by itself', async () => {
    const { port, url } = await listening({ legacyOnly: true })
    const answer = await send(port, modern('echo'))
    expect(answer).toMatchObject({ status: 400, json: { id: 1, error: { code: -32022 } } })
    expect(answer.json).toMatchObject({ error: { data: { requested: '2026-07-28' } } })
    const client = await newClient(url)
    expect(client.getNegotiatedProtocolVersion()).toBe('2025-11-25')
    expect((await client.callTool({ name: 'echo' })).structuredContent).toEqual({ said: {} })
    await client.close()
  })
})

describe('The door', () => {
  test.each([
    ['no token', {}, 'No token'],
    ['a token nobody has', { authorization: 'Bearer token-eve' }, 'not known'],
    ['a token in another scheme', { authorization: 'Basic token-ada' }, 'No token'],
    ['two tokens', { authorization: 'Bearer token-ada token-bob' }, 'No token'],
  ])('stays shut to %s, in both eras', async (_, headers, why) => {
    const { port, small } = await listening()
    for (const body of [handshake, modern('echo').body]) {
      const answer = await send(port, { headers: { authorization: '', ...headers }, body })
      expect(answer.status).toBe(401)
      expect(answer.headers['www-authenticate']).toMatch(/^Bearer realm="deskwarden"/)
      expect(answer.text).toContain(why)
      expect(answer.text).not.toContain('token-')
    }
    expect(small.callers).toEqual([])
  })

  test('points a client without a token to the document that says who issues them', async () => {
    const resourceMetadata = {
      resource: 'https://desk.example.com/mcp',
      authorization_servers: ['https://login.example.com'],
    }
    const { port } = await listening({ resourceMetadata })
    const { headers } = await send(port, { headers: { authorization: '' }, body: handshake })
    expect(headers['www-authenticate']).toContain(
      'resource_metadata="https://desk.example.com/.well-known/oauth-protected-resource/mcp"',
    )
    for (const path of ['/.well-known/oauth-protected-resource', '/.well-known/oauth-protected-resource/mcp'])
      expect((await send(port, { method: 'GET', path })).json).toEqual(resourceMetadata)
  })

  test('serves no such document where there is none', async () => {
    const { port } = await listening()
    expect((await send(port, { method: 'GET', path: '/.well-known/oauth-protected-resource' })).status).toBe(
      404,
    )
  })

  test('lets everyone in as anonymous where no token is wanted, and then listens on this machine alone', async () => {
    const { port, small } = await listening({}, false)
    await send(port, { ...modern('echo'), headers: { ...modern('echo').headers, authorization: '' } })
    expect(small.callers.at(-1)?.agent).toBe('anonymous')
    await expect(listening({ host: '0.0.0.0' }, false)).rejects.toThrow(ConfigError)
  })

  test.each([
    ['host', 'evil.example.com'],
    ['host', 'desk.example.com.evil.org'],
    ['origin', 'https://evil.example.com'],
    ['origin', 'null'],
  ])('is shut to a strange %s %s', async (name, value) => {
    const { port, small } = await listening({ hosts: ['desk.example.com'], origins: ['app.example.com'] })
    expect((await send(port, modern('echo', {}, { [name]: value }))).status).toBe(403)
    expect(small.callers).toEqual([])
  })

  test.each<[string, Record<string, string>, string, string]>([
    [
      'a host',
      { host: 'evil.example.com:80' },
      'does not go by evil.example.com',
      '--allow-hosts evil.example.com.',
    ],
    ['a host that is none', { host: 'x y' }, 'does not go by this name', '--allow-hosts NAME.'],
    [
      'a page',
      { origin: 'https://evil.example.com' },
      'pages of evil.example.com may not call',
      '--allow-origins evil.example.com.',
    ],
    ['no token', { authorization: '' }, 'No token', 'it had no bearer token.'],
    ['a wrong token', { authorization: 'Bearer token-eve' }, 'not known', 'its token belongs to no agent.'],
  ])('tells client and operator why it is shut to %s, and never the token', async (_, headers, why, told) => {
    const sentences: string[] = []
    const { port } = await listening({ turnedAway: sentence => sentences.push(sentence) })
    const { text } = await send(port, modern('echo', {}, headers))
    expect(text).toContain(why)
    if (!('authorization' in headers)) expect(text).toMatch(/The operator can add the name with --allow-/)
    expect(sentences).toEqual([expect.stringMatching(/^A request from 127\.0\.0\.1 was refused: /)])
    expect(sentences[0]?.endsWith(told)).toBe(true)
    expect(sentences[0]).not.toContain('token-')
  })

  test.each([
    ['host', 'desk.example.com'],
    ['host', 'localhost:3000'],
    ['origin', 'https://app.example.com'],
    ['origin', 'http://localhost:6274'],
  ])('is open to the %s %s', async (name, value) => {
    const { port } = await listening({ hosts: ['desk.example.com'], origins: ['app.example.com'] })
    expect((await send(port, modern('echo', {}, { [name]: value }))).status).toBe(200)
  })

  test('lets the page of an allowed origin ask and read, and answers its browser first', async () => {
    const { port } = await listening({ origins: ['app.example.com'] })
    const origin = 'https://app.example.com'
    const asked = await send(port, { method: 'OPTIONS', headers: { origin, authorization: '' } })
    expect(asked.status).toBe(204)
    expect(asked.headers['access-control-allow-headers']).toContain('authorization')
    const { status, headers } = await send(port, modern('echo', {}, { origin }))
    expect(status).toBe(200)
    expect(headers['access-control-allow-origin']).toBe(origin)
    const strange = await send(port, modern('echo', {}, { origin: 'https://evil.example.com' }))
    expect(strange.headers['access-control-allow-origin']).toBeUndefined()
  })

  test('takes a narrowing from the header or the address, and refuses two that differ', async () => {
    const { port, small } = await listening()
    await send(port, modern('echo', {}, { 'x-deskwarden-grant': 'tickets:read' }))
    expect(small.callers.at(-1)?.narrow).toBe('tickets:read')
    await send(port, { ...modern('echo'), path: '/mcp?grant=users:read' })
    expect(small.callers.at(-1)?.narrow).toBe('users:read')
    const empty = modern('echo', {}, { 'x-deskwarden-grant': '' })
    await send(port, { ...empty, path: '/mcp?grant=' })
    expect(small.callers.at(-1)?.narrow).toBe('')
    const before = small.callers.length
    expect((await send(port, { ...empty, path: '/mcp?grant=users:read' })).status).toBe(400)
    expect((await send(port, { ...modern('echo'), path: '/mcp?grant=a:read&grant=*:write' })).status).toBe(
      400,
    )
    expect(small.callers).toHaveLength(before)
  })

  test('refuses a narrowing that cannot be read, with the reason', async () => {
    const narrowing = (grant: string) => {
      throw new InputError('the grant', `${grant} is no grant`, 'Did you mean tickets:read?')
    }
    const { port, small } = await listening({ narrowing })
    const answer = await send(port, modern('echo', {}, { 'x-deskwarden-grant': 'tickts' }))
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('the grant: tickts is no grant. Did you mean tickets:read?')
    expect(small.callers).toEqual([])
  })
})

describe('A hostile client', () => {
  test.each([
    ['a body that is no JSON', { body: '{"jsonrpc":' }, 400, -32700],
    ['an empty body', { body: '' }, 400, -32700],
    ['a body that is no message', { body: '{"a":1}' }, 400, -32600],
    ['a number', { body: '17' }, 400, -32600],
    ['null', { body: 'null' }, 400, -32600],
    ['an empty batch', { body: '[]' }, 400, -32600],
    ['a batch of 2026', { body: [modern('echo').body] }, 400, -32600],
    ['an answer', { body: { jsonrpc: '2.0', id: 1, result: {} } }, 400, -32000],
    ['a call without a session', { body: { jsonrpc: '2.0', id: 1, method: 'tools/list' } }, 400, -32000],
    ['another content type', { headers: { 'content-type': 'text/plain' }, body: '{}' }, 415, -32000],
    ['a body of 5 MB', { body: Buffer.alloc(5 * 1024 * 1024, 0x20) }, 413, -32000],
    ['a PUT', { method: 'PUT' }, 405, -32000],
    ['an address in parts', { path: '/mcp?grant=%' }, 400, -32700],
    ['a GET outside of a session', { method: 'GET' }, 400, -32000],
    ['a revision that nobody speaks', modern('echo', {}, { 'mcp-protocol-version': 'v999' }), 400, -32020],
  ])('sends %s and is refused', async (_, sent, status, code) => {
    const { port, small } = await listening()
    expect(await send(port, sent)).toMatchObject({ status, json: { error: { code } } })
    expect(small.callers).toEqual([])
    expect((await send(port, modern('echo'))).status).toBe(200)
  })

  test('sends a body without a length that has no end, and is cut off', async () => {
    const { port } = await listening()
    const socket = connect(port, '127.0.0.1')
    let heard = ''
    socket.on('data', data => {
      heard += data
    })
    socket.on('error', () => {})
    const closed = new Promise(resolve => socket.once('close', resolve))
    socket.write(
      'POST /mcp HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer token-ada\r\n' +
        'Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
    )
    const piece = `100000\r\n${'x'.repeat(0x100000)}\r\n`
    for (let sent = 0; sent < 64 && !socket.destroyed; sent += 1)
      await new Promise(resolve => socket.write(piece, resolve))
    await closed
    expect(heard === '' || heard.startsWith('HTTP/1.1 413')).toBe(true)
  })

  test.each([
    ['//', 404],
    ['/mcp/', 404],
    ['/MCP', 404],
    ['/../mcp', 404],
    ['/%', 404],
  ])('asks for %s and finds nothing', async (path, status) => {
    const { port, reports } = await listening()
    expect((await send(port, { path })).status).toBe(status)
    expect(reports).toEqual([])
  })

  test('hangs up before its request is complete, and nobody is told', async () => {
    const { port, reports, small } = await listening()
    const socket = connect(port, '127.0.0.1')
    socket.write(
      'POST /mcp HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer token-ada\r\n' +
        'Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"jsonrpc"',
    )
    await new Promise(resolve => setTimeout(resolve, 10))
    socket.destroy()
    await new Promise(resolve => setTimeout(resolve, 10))
    expect((await send(port, modern('echo'))).status).toBe(200)
    expect(reports).toEqual([])
    expect(small.callers).toHaveLength(1)
  })

  test('hangs up in the middle of a call: the call is taken back, and nothing of it stays', async () => {
    const { port, url, small, reports } = await listening()
    for (let round = 0; round < 20; round += 1) {
      const abort = new AbortController()
      const { headers, body } = modern('hold')
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
      })
      await until(() => small.started.length === round + 1)
      abort.abort()
      await expect(hung).rejects.toThrow()
      await until(() => small.aborted.length === round + 1)
    }
    expect((await send(port, modern('echo'))).status).toBe(200)
    expect(reports.filter(error => !String(error).includes('taken back'))).toEqual([])
  })

  test('makes a thousand calls at once, and each is answered once', async () => {
    const { port, small } = await listening()
    const answers = await Promise.all(
      Array.from({ length: 1000 }, (_, id) => send(port, modern('echo', { id }))),
    )
    expect(answers.every(answer => answer.status === 200)).toBe(true)
    const said = answers.map(answer => JSON.stringify(answer.json['result']).match(/"id":(\d+)/)?.[1])
    expect(new Set(said).size).toBe(1000)
    expect(small.callers).toHaveLength(1000)
  })
})

describe('Whoever runs the process', () => {
  test('sees that it lives and is ready, without a token and under any name', async () => {
    const { port } = await listening()
    for (const path of ['/healthz', '/readyz'])
      expect((await send(port, { method: 'GET', path, headers: { host: '10.0.0.7' } })).status).toBe(200)
    expect((await send(port, { method: 'GET', path: '/' })).status).toBe(404)
  })

  test('stops it gracefully: not ready, nothing new, and what runs is finished and answered', async () => {
    const { port, server, small } = await listening({ graceSeconds: 5 })
    const running = send(port, modern('hold'))
    await until(() => small.started.length === 1)
    // A connection that is open already can still ask.
    const socket = connect(port, '127.0.0.1')
    let heard = ''
    socket.on('data', data => {
      heard += data
    })
    const ask = (path: string) => socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`)
    ask('/readyz')
    await until(() => heard.includes('200 OK'))
    // Longer than clients and load balancers keep an idle connection.
    expect(heard).toMatch(/^keep-alive: timeout=65\r$/im)
    const slow = connect(port, '127.0.0.1')
    slow.write('GET /readyz HTTP/1.1\r\nHost: localhost\r\n')
    await new Promise(resolve => setTimeout(resolve, 5))
    let late = ''
    slow.on('data', data => {
      late += data
    })
    const closed = server.close()
    slow.write('\r\n')
    await until(() => late.includes('503'))
    await expect(send(port, modern('echo'))).rejects.toThrow()
    expect(small.aborted).toEqual([])
    small.release()
    expect((await running).json).toMatchObject({ result: { structuredContent: { held: '{}' } } })
    await closed
    socket.destroy()
    slow.destroy()
  })

  test('does not wait for ever: after the grace what still runs is taken back', async () => {
    const { port, server, small } = await listening({ graceSeconds: 0.01 })
    const running = send(port, modern('hold')).catch(error => error)
    await until(() => small.started.length === 1)
    await server.close()
    expect(small.aborted).toHaveLength(1)
    await running
  })

  test('is told which port is taken', async () => {
    const { port } = await listening()
    await expect(listening({ port })).rejects.toThrow(
      `Deskwarden cannot listen on 127.0.0.1:${port}: port ${port} is taken. Choose another --port.`,
    )
  })

  test('changes the agents while it runs, and the next request is judged by the new ones', async () => {
    const { port } = await listening()
    const { headers, body } = modern('echo')
    const asEve = { headers: { ...headers, authorization: 'Bearer token-eve' }, body }
    expect((await send(port, asEve)).status).toBe(401)
    agents['token-eve'] = 'eve'
    expect((await send(port, asEve)).status).toBe(200)
    delete agents['token-eve']
    expect((await send(port, asEve)).status).toBe(401)
  })
})

describe('A client of the 2025 era', () => {
  test('lists, calls, reads errors and hears progress in a session', async () => {
    const { url, small } = await listening()
    const client = new OldClient({ name: 'old', version: '1' })
    const transport = new OldTransport(new URL(url), asAda)
    await client.connect(transport)
    expect(transport.sessionId).toMatch(/^[0-9a-f-]{36}$/)
    expect(client.getInstructions()).toBe('For ada.')
    expect((await client.listTools()).tools).toHaveLength(5)
    expect(await client.callTool({ name: 'refuse' })).toMatchObject({ isError: true })
    const told: string[] = []
    await client.callTool({ name: 'count' }, undefined, {
      onprogress: ({ message }) => told.push(message ?? ''),
    })
    expect(told).toEqual(['waiting for the rate limit', '1 of 2', '2 of 2'])
    await expect(client.callTool({ name: 'nothing' })).rejects.toThrow('-32602')
    expect(small.callers.at(-1)).toEqual({ agent: 'ada', client: 'old/1', canAsk: false })
    await client.close()
  })

  test('takes a call back, and it stops', async () => {
    const { url, small } = await listening()
    const client = new OldClient({ name: 'old', version: '1' })
    await client.connect(new OldTransport(new URL(url), asAda))
    const abort = new AbortController()
    const taken = client.callTool({ name: 'hold' }, undefined, { signal: abort.signal })
    await until(() => small.started.length === 1)
    abort.abort()
    await expect(taken).rejects.toThrow()
    await until(() => small.aborted.length === 1)
    await client.close()
  })
})

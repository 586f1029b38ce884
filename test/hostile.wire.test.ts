import { connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Sandbox } from '../src/sandbox/sandbox.ts'
import { modern, modernHttp, post, type Served, served } from './raw/http.ts'
import { callText, envelope, handshake, spoken } from './raw/message.ts'
import { legacyPipe, modernPipe, type Pipe, piped } from './raw/stdio.ts'
import { allTools, desk, environment, everything } from './rig.ts'

/** What reached the account, but for the titles of custom fields, which are asked for once. */
const sent = () =>
  sandbox.requests.filter(({ tool }) => tool !== 'list_ticket_fields').map(({ path }) => path)

const flags = ['--grant', everything]
const Parse = -32700
const Invalid = -32600
const NoMethod = -32601
const BadParams = -32602

let sandbox: Sandbox
let pipe: Pipe
let server: Served

beforeAll(async () => {
  sandbox = await desk({ perMinute: 100_000 })
  const env = environment({ url: sandbox.url })
  pipe = piped(flags, env)
  server = await served(flags, env)
})
beforeEach(() => sandbox.clearRequests())
afterAll(async () => {
  expect(await pipe?.close()).toBe(0)
  await server?.close()
  await sandbox?.close()
})

const meta = JSON.stringify(envelope)
const modernLine = (id: string, method: string, params: string) =>
  `{"jsonrpc":"2.0","id":${id},"method":${method},"params":${params}}`

/** A message that is none, and the code that its sender reads; undefined where nothing is to be answered. */
const messages: readonly [what: string, text: string, code: number | undefined][] = [
  ['an open brace', '{', Parse],
  ['words', 'tools/list please', Parse],
  ['half a message', '{"jsonrpc":"2.0","id":1,"method":', Parse],
  ['a message with a comma too many', '{"jsonrpc":"2.0","id":1,"method":"ping",}', Parse],
  ['two messages in one', '{"jsonrpc":"2.0","id":1,"method":"ping"} {"jsonrpc":"2.0","id":2}', Parse],
  ['a NUL in the middle', '{"jsonrpc":"2.0",\0"id":1,"method":"ping"}', Parse],
  ['an HTTP request', 'POST /mcp HTTP/1.1', Parse],
  ['an empty text', '""', Invalid],
  ['null', 'null', Invalid],
  ['a number', '42', Invalid],
  ['true', 'true', Invalid],
  ['an empty batch', '[]', Invalid],
  ['a batch', `[${callText('b1', 'count_tickets', '{}')},${callText('b2', 'count_tickets', '{}')}]`, Invalid],
  ['a batch of batches', '[[[{"jsonrpc":"2.0","id":1,"method":"ping"}]]]', Invalid],
  ['an empty object', '{}', Invalid],
  ['another JSON-RPC', `{"jsonrpc":"1.0","id":5,"method":"tools/list","params":{"_meta":${meta}}}`, Invalid],
  ['no JSON-RPC', `{"id":5,"method":"tools/list","params":{"_meta":${meta}}}`, Invalid],
  ['an id that is an object', modernLine('{"a":1}', '"tools/list"', `{"_meta":${meta}}`), Invalid],
  ['an id that is a list', modernLine('[1]', '"tools/list"', `{"_meta":${meta}}`), Invalid],
  ['an id that is null', modernLine('null', '"tools/list"', `{"_meta":${meta}}`), Invalid],
  ['an id that is true', modernLine('true', '"tools/list"', `{"_meta":${meta}}`), Invalid],
  ['a method that is a number', modernLine('6', '7', `{"_meta":${meta}}`), Invalid],
  ['a method that is missing', '{"jsonrpc":"2.0","id":6}', Invalid],
  ['params that are a text', modernLine('6', '"tools/list"', '"x"'), Invalid],
  ['params that are a list', modernLine('6', '"tools/list"', '[1]'), Invalid],
  ['an unknown method', modernLine('"m1"', '"tools/destroy"', `{"_meta":${meta}}`), NoMethod],
  ['a method named __proto__', modernLine('"m2"', '"__proto__"', `{"_meta":${meta}}`), NoMethod],
  ['a method named toString', modernLine('"m3"', '"toString"', `{"_meta":${meta}}`), NoMethod],
  ['a call of nothing', modernLine('"c1"', '"tools/call"', `{"_meta":${meta}}`), BadParams],
  ['a call of a number', modernLine('"c2"', '"tools/call"', `{"name":5,"_meta":${meta}}`), BadParams],
  ['a call of an unknown tool', callText('c3', 'launch_rocket', '{}'), BadParams],
  ['a call of __proto__', callText('c4', '__proto__', '{}'), BadParams],
  ['a call of constructor', callText('c5', 'constructor', '{}'), BadParams],
  ['a call of toString', callText('c6', 'toString', '{}'), BadParams],
  ['a call of ../get_ticket', callText('c7', '../get_ticket', '{"ticket_id":300}'), BadParams],
  ['a call of GET_TICKET', callText('c8', 'GET_TICKET', '{"ticket_id":300}'), BadParams],
  ['a call of a tool with a space behind it', callText('c9', 'get_ticket ', '{"ticket_id":300}'), BadParams],
  [
    'a page of the list that is none',
    modernLine('"l1"', '"tools/list"', `{"cursor":"x","_meta":${meta}}`),
    BadParams,
  ],
  ['an answer that nobody asked for', '{"jsonrpc":"2.0","id":99,"result":{}}', undefined],
  ['an error that nobody asked for', '{"jsonrpc":"2.0","id":99,"error":{"code":1,"message":"x"}}', undefined],
  ['news that nobody knows', '{"jsonrpc":"2.0","method":"notifications/nothing"}', undefined],
  [
    'a cancelling of nothing',
    '{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":4711}}',
    undefined,
  ],
  [
    'a cancelling without an id',
    '{"jsonrpc":"2.0","method":"notifications/cancelled","params":{}}',
    undefined,
  ],
  [
    'progress of nothing',
    '{"jsonrpc":"2.0","method":"notifications/progress","params":{"progressToken":1,"progress":1}}',
    undefined,
  ],
]

describe('Over stdio', () => {
  test.each(messages)('%s is told what it is, and the next call is served', async (_, text, code) => {
    const before = pipe.strays.length
    await pipe.write(`${text}\n`)
    const { isError } = await modernPipe(pipe).call('get_ticket', { ticket_id: 300 })
    expect(isError).toBe(false)
    const told = pipe.strays.slice(before)
    expect(told.map(message => message.error?.code)).toEqual(code === undefined ? [] : [code])
    // Nobody learns from an error what the server is made of.
    for (const { error } of told) expect(error?.message).not.toMatch(/node_modules|\n\s+at /)
    expect(sent()).toEqual(['/api/v2/tickets/300'])
  })

  const oddities: readonly [what: string, bytes: Buffer | string][] = [
    ['empty lines', '\n\n\r\n   \n'],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0xc0, 0x0a])],
    ['half a character at the end of a line', Buffer.from([0x22, 0xe6, 0xbc, 0x0a])],
    ['a mark of byte order', '\ufeff{}\n'],
    ['escape sequences', '\u001b[2J\u0007\n'],
  ]
  test.each(oddities)('%s do no harm', async (_, bytes) => {
    await pipe.write(bytes)
    expect(await modernPipe(pipe).list()).toHaveLength(allTools)
  })

  test('a line that ends with a carriage return is a line', async () => {
    const answer = await pipe.line(`${callText('cr', 'get_ticket', '{"ticket_id":300}')}\r`, 'cr')
    expect(spoken(answer).isError).toBe(false)
  })

  test('a message that comes byte by byte is one message', async () => {
    const bytes = Buffer.from(callText('slow', 'search', '{"query":"Öl 漢 😀"}'))
    const waiting = pipe.line('', 'slow')
    for (const byte of bytes) await pipe.write(Buffer.from([byte]))
    await pipe.write('\n')
    expect(spoken(await waiting).isError).toBe(false)
    expect(sandbox.requests.at(-1)?.query['query']).toBe('Öl 漢 😀')
  })

  test('garbage before the first word of a client spoils neither era', async () => {
    for (const speak of [async (fresh: Pipe) => modernPipe(fresh), legacyPipe]) {
      const fresh = piped(flags, environment({ url: sandbox.url }))
      await fresh.write('\n{\nnull\n[]\n{"jsonrpc":"2.0","id":1,"result":{}}\n{"jsonrpc":"2.0","id":7}\n')
      expect(await (await speak(fresh)).list()).toHaveLength(allTools)
      expect(await fresh.close()).toBe(0)
    }
  })

  test('a call before the handshake of 2025 does not spoil it', async () => {
    const fresh = piped(flags, environment({ url: sandbox.url }))
    await fresh.request('tools/call', { name: 'get_ticket', arguments: { ticket_id: 300 } })
    expect(await (await legacyPipe(fresh)).list()).toHaveLength(allTools)
    expect(await fresh.close()).toBe(0)
  })

  test('an id is given back as it came, whatever it is', async () => {
    for (const id of ['', '0', '__proto__', 'constructor', 'x'.repeat(10_000), 0, -1, 2 ** 52, 'é漢😀'])
      expect(
        (await pipe.line(modernLine(JSON.stringify(id), '"tools/list"', `{"_meta":${meta}}`), id)).id,
      ).toBe(id)
  })
})

const megabytes = (count: number) => 'x'.repeat(count * 1024 * 1024)
const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`
const note = (body: string) => `{"ticket_id":300,"comment":{"body":"${body}"}}`

/** Arguments that are too much, and what their sender reads. */
const bombs: readonly [what: string, name: string, args: string, why: RegExp][] = [
  ['a comment of 2 MB', 'update_ticket', note(megabytes(2)), /longer than 1000000 characters/],
  ['10,000 levels', 'update_ticket', `{"ticket_id":${deep(10_000)}}`, /nested more than 16 deep/],
  [
    '10,000 levels of objects',
    'search',
    `{"query":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`,
    /nested more than 16 deep/,
  ],
  [
    '50,000 fields',
    'get_ticket',
    `{${Array.from({ length: 50_000 }, (_, at) => `"f${at}":1`).join()}}`,
    /longer than|no field of/,
  ],
  [
    '100,000 tickets',
    'create_many_tickets',
    `{"tickets":[${'{},'.repeat(99_999)}{}]}`,
    /missing|at most 100|longer than/,
  ],
  [
    '100,000 ids',
    'update_many_tickets',
    `{"ids":[${'1,'.repeat(99_999)}1],"tickets":[{"status":"open"}]}`,
    /at most 100|longer than/,
  ],
  [
    'a field with a name of 1 MB',
    'get_ticket',
    `{"${megabytes(1)}":1,"ticket_id":300}`,
    /longer than 1000000 characters/,
  ],
]

describe('Too much', () => {
  test.each(bombs)(
    '%s are refused over stdio and over HTTP, and nothing is sent',
    async (_, name, args, why) => {
      const text = callText('bomb', name, args)
      const { headers = {} } = modern(server.bearer, 'tools/call', { name })
      const [line, back] = await Promise.all([
        pipe.line(text, 'bomb'),
        post(server.url, { headers, body: text }),
      ])
      for (const message of [line, back.message]) {
        const {
          isError,
          text: said,
          error,
        } = spoken(message ?? { jsonrpc: '2.0', error: { code: 0, message: back.text } })
        expect(isError).toBe(true)
        expect(error).toMatchObject({ kind: 'input' })
        expect(said).toMatch(why)
        expect(said.length).toBeLessThan(2_000)
      }
      expect(sandbox.requests).toEqual([])
    },
  )

  test('5 MB over stdio are read and refused, 15 MB are not even read', async () => {
    expect(
      spoken(await pipe.line(callText('5', 'update_ticket', note(megabytes(5))), '5')).error,
    ).toMatchObject({
      kind: 'input',
    })
    const before = pipe.strays.length
    await pipe.write(`${callText('15', 'update_ticket', note(megabytes(15)))}\n`)
    expect(await modernPipe(pipe).list()).toHaveLength(allTools)
    expect(pipe.strays.slice(before)).toMatchObject([{ id: null, error: { code: Invalid } }])
    expect(sandbox.requests).toEqual([])
  })

  test.each([5, 15])('%i MB over HTTP are not read', async size => {
    const { headers = {} } = modern(server.bearer, 'tools/call', { name: 'update_ticket' })
    const body = callText('big', 'update_ticket', note(megabytes(size)))
    // A server that stops reading may cut the line before its answer is read.
    const back = await post(server.url, { headers, body }).catch((error: NodeJS.ErrnoException) => error)
    if (back instanceof Error) expect(back.code).toMatch(/ECONNRESET|EPIPE/)
    else expect(back.status).toBe(413)
    expect(sandbox.requests).toEqual([])
    expect(await modernHttp(server.url, server.bearer).list()).toHaveLength(allTools)
  })
})

describe('Over HTTP', () => {
  test.each(messages)('%s is told what it is, and the next call is served', async (_, text, code) => {
    const { method = 'x', params = {} } = readable(text)
    const { headers = {} } = modern(server.bearer, String(method), params)
    const { status, message } = await post(server.url, { headers, body: text })
    // Where no session is, an answer cannot belong to anything.
    if (code === undefined) expect([202, 400]).toContain(status)
    else {
      expect([200, 400, 404]).toContain(status)
      expect(message?.error?.code).toBeLessThan(0)
      expect(message?.error?.message).not.toMatch(/node_modules|\n\s+at /)
    }
    expect(sandbox.requests).toEqual([])
    const { isError } = await modernHttp(server.url, server.bearer).call('get_ticket', { ticket_id: 300 })
    expect(isError).toBe(false)
  })

  const token = () => ({ authorization: `Bearer ${server.bearer}` })
  const initialize = { jsonrpc: '2.0', id: 1, method: 'initialize', params: handshake }

  test.each([
    ['no token', {}, 401],
    ['another token', { authorization: 'Bearer dw_nobody' }, 401],
    ['another scheme', { authorization: 'Basic YTpi' }, 401],
    ['a token twice', { authorization: 'Bearer a b' }, 401],
    ['an empty token', { authorization: 'Bearer ' }, 401],
    ['a token of 10 KB', { authorization: `Bearer ${'x'.repeat(10_000)}` }, 401],
    ['another host', { host: 'elsewhere.example' }, 403],
    ['a host that begins like ours', { host: '127.0.0.1.elsewhere.example' }, 403],
    ['a host behind a name', { host: '127.0.0.1@elsewhere.example' }, 403],
    ['a page of a stranger', { origin: 'https://elsewhere.example' }, 403],
    ['a page from nowhere', { origin: 'null' }, 403],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['a text', { 'content-type': 'text/plain' }, 415],
    ['a session that was never opened', { 'mcp-session-id': '../../etc/passwd' }, 404],
  ])('%s is not let in', async (what, headers, status) => {
    const own = what.includes('token') || what.includes('scheme') ? {} : token()
    const back = await post(server.url, { headers: { ...own, ...headers }, body: initialize })
    expect(back.status).toBe(status)
    expect(sandbox.requests).toEqual([])
  })

  test('a revision that there is not is refused, with those that there are', async () => {
    const { headers = {}, body } = modern(server.bearer, 'tools/list')
    const text = JSON.stringify(body).replace('2026-07-28', '2199-01-01')
    const back = await post(server.url, {
      headers: { ...headers, 'mcp-protocol-version': '2199-01-01' },
      body: text,
    })
    expect(back.status).toBe(400)
    expect(back.text).toContain('2026-07-28')
  })

  test.each(['PUT', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND'])(
    '%s is no method here',
    async method => {
      expect((await post(server.url, { method, headers: token() })).status).toBe(405)
    },
  )

  test.each([
    '//',
    '///',
    '/mcp/',
    '/mcp/..',
    '/../mcp',
    '/%6dcp',
    '/mcp%00',
    '/mcp;x',
    '/MCP',
    '/etc/passwd',
    '*',
    'mcp',
    'http://elsewhere.example/mcp',
    '/\\mcp',
    '/?grant=*:write',
    `/${'x'.repeat(8_000)}`,
  ])('the path %s leads nowhere', async path => {
    const status = await raw(
      `POST ${path} HTTP/1.1\r\nHost: ${new URL(server.url).host}\r\nAuthorization: Bearer x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
    )
    expect([400, 401, 404]).toContain(status)
  })

  test.each([
    ['nothing at all', '\r\n\r\n'],
    ['no HTTP', 'hello\r\n\r\n'],
    ['a length that is a word', 'POST /mcp HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n'],
    ['two lengths', 'POST /mcp HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
    [
      'a length and chunks',
      'POST /mcp HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a header with a NUL', 'GET /healthz HTTP/1.1\r\nHost: x\0y\r\n\r\n'],
    ['a megabyte of headers', `GET /healthz HTTP/1.1\r\nHost: x\r\nX: ${megabytes(1)}\r\n\r\n`],
  ])('%s is answered 4xx and cut', async (_, bytes) => {
    const status = await raw(bytes)
    if (status !== undefined) expect(Math.floor(status / 100)).toBe(4)
    expect((await post(server.url.replace('/mcp', '/healthz'), { method: 'GET' })).text).toBe('alive\n')
  })

  test('and of all this the operator reads no fault of the server', () => {
    expect(server.said()).not.toMatch(/TypeError|ReferenceError|RangeError|ERR_|Unhandled/)
  })
})

/** The status that raw bytes are answered with; undefined where the connection was cut without one. */
const raw = (bytes: string) =>
  new Promise<number | undefined>(resolve => {
    let text = ''
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => socket.write(bytes, 'latin1'))
    socket.on('data', chunk => {
      text += chunk.toString()
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(/^HTTP\/1\.1 (\d+)/.test(text) ? Number(text.slice(9, 12)) : undefined))
    setTimeout(() => socket.end(), 200)
  })

/** A message's method and params, where it has any. */
function readable(text: string): { method?: unknown; params?: Record<string, unknown> } {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

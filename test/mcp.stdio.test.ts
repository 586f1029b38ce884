import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { PassThrough } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { Client as OldClient } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport as OldTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { describe, expect, test } from 'vitest'
import { serving } from '../src/mcp/serving.ts'
import { stdio } from '../src/mcp/stdio.ts'
import { info, smallDoor } from './mcp.door.ts'
import { until } from './until.ts'

const fixture = fileURLToPath(new URL('mcp.stdio.ts', import.meta.url))
const command = { command: process.execPath, args: ['--import', 'tsx', fixture] }

const handshake = {
  jsonrpc: '2.0',
  id: 'hello',
  method: 'initialize',
  params: {
    protocolVersion: '2025-11-25',
    capabilities: {},
    clientInfo: { name: 'raw', version: '1' },
  },
}
const envelope = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientInfo': { name: 'raw', version: '2' },
  'io.modelcontextprotocol/clientCapabilities': {},
}
const discover = { jsonrpc: '2.0', id: 'who', method: 'server/discover', params: { _meta: envelope } }
const call = (id: number | string, name: string, args: object = {}, meta?: object) => ({
  jsonrpc: '2.0',
  id,
  method: 'tools/call',
  params: { name, arguments: args, ...(meta && { _meta: meta }) },
})

/** A server on two streams of this process, and what it said line by line. */
function connected(options: { legacyOnly?: boolean; graceSeconds?: number } = {}) {
  const small = smallDoor()
  const input = new PassThrough()
  const output = new PassThrough()
  const reports: unknown[] = []
  const report = (error: unknown) => reports.push(error)
  const connection = stdio(
    serving(small.door, info, report),
    { agent: 'operator' },
    { input, output, report, ...options },
  )
  const said: Record<string, unknown>[] = []
  createInterface({ input: output })
    .on('line', line => said.push(JSON.parse(line)))
    .on('error', () => {})
  return {
    small,
    input,
    output,
    said,
    reports,
    connection,
    say: (...messages: (object | string)[]) => {
      for (const message of messages)
        input.write(typeof message === 'string' ? message : `${JSON.stringify(message)}\n`)
    },
    async answer(id: unknown): Promise<Record<string, unknown>> {
      const found = () => said.find(message => message['id'] === id)
      await until(() => found() !== undefined)
      return found() ?? {}
    },
  }
}

describe('A client that starts the server', () => {
  test('of the 2026 era lists, calls, reads errors, hears progress and takes a call back', async () => {
    const client = new Client({ name: 'new', version: '1' }, { versionNegotiation: { mode: 'auto' } })
    await client.connect(new StdioClientTransport(command))
    expect(client.getNegotiatedProtocolVersion()).toBe('2026-07-28')
    expect(client.getInstructions()).toBe('For operator.')
    const { tools } = await client.listTools()
    expect(tools.map(tool => tool.name)).toEqual(['echo', 'hold', 'count', 'refuse', 'break'])
    expect(tools[0]).toMatchObject({ title: 'echo', annotations: { readOnlyHint: true } })
    const answer = await client.callTool({ name: 'echo', arguments: { a: 1 } })
    expect(answer.structuredContent).toEqual({ said: { a: 1 } })
    expect(answer.content).toEqual([{ type: 'text', text: '{"said":{"a":1}}' }])
    const told: string[] = []
    await client.callTool({ name: 'count' }, { onprogress: ({ message }) => told.push(message ?? '') })
    expect(told).toEqual(['waiting for the rate limit', '1 of 2', '2 of 2'])
    await expect(client.callTool({ name: 'nothing' })).rejects.toThrow('Unknown tool: nothing')
    const abort = new AbortController()
    const taken = client.callTool({ name: 'hold' }, { signal: abort.signal })
    abort.abort()
    await expect(taken).rejects.toThrow()
    expect((await client.callTool({ name: 'echo' })).isError).toBeUndefined()
    await client.close()
  })

  test('of the 2025 era does the same', async () => {
    const client = new OldClient({ name: 'old', version: '1' })
    await client.connect(new OldTransport(command))
    expect(client.getInstructions()).toBe('For operator.')
    expect((await client.listTools()).tools).toHaveLength(5)
    expect(await client.callTool({ name: 'refuse' })).toMatchObject({
      isError: true,
      content: [{ text: 'refuse: it wants tickets:write, held is tickets:read. Ask the operator.' }],
      _meta: { 'deskwarden/error': { kind: 'refused', wanted: 'tickets:write' } },
    })
    const told: string[] = []
    await client.callTool({ name: 'count' }, undefined, {
      onprogress: ({ message }) => told.push(message ?? ''),
    })
    expect(told).toEqual(['waiting for the rate limit', '1 of 2', '2 of 2'])
    await expect(client.callTool({ name: 'nothing' })).rejects.toThrow('-32602')
    await client.close()
  })

  test('may end it with SIGTERM: what runs is finished and answered, and the process ends by itself', async () => {
    const child = spawn(command.command, command.args, { stdio: ['pipe', 'pipe', 'inherit'] })
    const said: string[] = []
    createInterface({ input: child.stdout }).on('line', line => said.push(line))
    child.stdin.write(`${JSON.stringify(handshake)}\n${JSON.stringify(call(1, 'hold'))}\n`)
    await until(() => said.length === 1)
    child.kill('SIGTERM')
    const [code] = await once(child, 'exit')
    expect(code).toBe(0)
    expect(said.map(line => JSON.parse(line).id)).toEqual(['hello', 1])
  })
})

describe('The end of a connection', () => {
  test('by the end of input lets a running call finish and writes its answer', async () => {
    const { small, input, say, answer, connection, said } = connected()
    say(handshake, call(1, 'hold', { ticket_id: 5 }))
    await until(() => small.started.length === 1)
    input.end()
    await new Promise(resolve => setTimeout(resolve, 5))
    expect(small.aborted).toEqual([])
    small.release()
    expect(await answer(1)).toMatchObject({ result: { structuredContent: { held: '{"ticket_id":5}' } } })
    await connection.over
    expect(said).toHaveLength(2)
  })

  test('answers everything that was written before the input ended', async () => {
    const { input, say, connection, said } = connected()
    say(handshake, call(1, 'echo'), call(2, 'count'))
    input.end('{"jsonrpc":"2.0","id":3,"method":"tools/list"}')
    await connection.over
    expect(said.map(message => message['id']).sort()).toEqual([1, 2, 3, 'hello'])
  })

  test('by close reads nothing more, but answers what runs', async () => {
    const { small, say, connection, said } = connected()
    say(handshake, call(1, 'hold'))
    await until(() => small.started.length === 1)
    const closed = connection.close()
    say(call(2, 'echo'))
    small.release()
    await closed
    expect(said.map(message => message['id'])).toEqual(['hello', 1])
  })

  test('does not take back a call whose client no longer reads', async () => {
    const { small, output, say, connection, reports } = connected()
    say(handshake, call(1, 'hold'))
    await until(() => small.started.length === 1)
    output.destroy(new Error('EPIPE'))
    await until(() => reports.length > 0)
    expect(small.aborted).toEqual([])
    small.release()
    await connection.over
    expect(small.finished).toHaveLength(1)
  })

  test('does not wait for ever: after the grace what still runs is taken back', async () => {
    const { small, input, say, connection } = connected({ graceSeconds: 0.01 })
    say(handshake, call(1, 'hold'))
    await until(() => small.started.length === 1)
    input.end()
    await connection.over
    expect(small.aborted).toHaveLength(1)
  })
})

describe('A connection', () => {
  test('survives a probe with server/discover that is followed by initialize', async () => {
    const { say, answer } = connected()
    say(discover)
    expect(await answer('who')).toMatchObject({ result: { supportedVersions: ['2026-07-28'] } })
    say(handshake)
    expect(await answer('hello')).toMatchObject({ result: { protocolVersion: '2025-11-25' } })
    say(call(1, 'echo', { a: 1 }))
    expect(await answer(1)).toMatchObject({ result: { structuredContent: { said: { a: 1 } } } })
  })

  test('takes a call back when the client says so, and answers nothing to it', async () => {
    const { small, say, said, answer } = connected()
    say(handshake, call(1, 'hold'))
    await until(() => small.started.length === 1)
    say({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 1 } })
    await until(() => small.aborted.length === 1)
    say(call(2, 'echo'))
    await answer(2)
    expect(said.map(message => message['id'])).toEqual(['hello', 2])
  })

  test('tells a 2025 client that its list changed', async () => {
    const { small, say, said, answer } = connected()
    say(handshake, { jsonrpc: '2.0', method: 'notifications/initialized' })
    await answer('hello')
    small.change(['echo'])
    await until(() => said.some(message => message['method'] === 'notifications/tools/list_changed'))
    say({ jsonrpc: '2.0', id: 1, method: 'tools/list' })
    expect(await answer(1)).toMatchObject({ result: { tools: [{ name: 'echo' }] } })
  })

  test('tells a 2026 client that its list changed when it listens, and not otherwise', async () => {
    const { small, say, said, answer } = connected()
    const news = () => said.filter(message => message['method'] === 'notifications/tools/list_changed')
    say(call(1, 'echo', {}, envelope))
    await answer(1)
    small.change(['echo'])
    say({
      jsonrpc: '2.0',
      id: 2,
      method: 'subscriptions/listen',
      params: { _meta: envelope, notifications: { toolsListChanged: true } },
    })
    await until(() => said.some(message => message['method'] === 'notifications/subscriptions/acknowledged'))
    expect(news()).toEqual([])
    small.change(['count'])
    await until(() => news().length === 1)
  })

  test('listens to no news any more when it is over', async () => {
    const { small, input, say, answer, connection } = connected()
    say(handshake)
    await answer('hello')
    expect(small.listeners.size).toBe(1)
    input.end()
    await connection.over
    expect(small.listeners.size).toBe(0)
  })

  test('that serves the 2025 era alone refuses a probe and takes the handshake', async () => {
    const { say, answer } = connected({ legacyOnly: true })
    say(discover)
    expect(await answer('who')).toMatchObject({ error: { code: -32601 } })
    say(handshake)
    expect(await answer('hello')).toMatchObject({ result: { protocolVersion: '2025-11-25' } })
  })

  test('names the client program to the door', async () => {
    const { small, say, answer } = connected()
    say(call(1, 'echo', {}, envelope))
    await answer(1)
    expect(small.callers.at(-1)).toEqual({ agent: 'operator', client: 'raw/2', canAsk: false })
  })

  test('keeps the words of an unexpected error from the client, and reports them', async () => {
    const { say, answer, reports, said } = connected()
    say(handshake, call(1, 'break'))
    expect(await answer(1)).toMatchObject({ result: { isError: true } })
    expect(JSON.stringify(said)).not.toContain('hunter2')
    expect(String(reports[0])).toContain('hunter2')
  })

  test('reads no further while its client does not take its answers', async () => {
    const small = smallDoor()
    const input = new PassThrough()
    const output = new PassThrough({ highWaterMark: 10 })
    const report = () => {}
    stdio(serving(small.door, info, report), { agent: 'operator' }, { input, output, report })
    input.write(`${JSON.stringify(handshake)}\n`)
    await until(() => output.readableLength > 0)
    for (let id = 0; id < 50; id += 1) input.write(`${JSON.stringify(call(id, 'echo'))}\n`)
    await until(() => input.isPaused())
    const callsBefore = small.callers.length
    output.resume()
    await until(() => small.callers.length === 50)
    expect(callsBefore).toBeLessThan(50)
  })
})

describe('A hostile client', () => {
  const nonsense: [string, string, number | undefined, unknown][] = [
    ['a line that is no JSON', '{"jsonrpc":', -32700, null],
    ['a line of null bytes', '\0\0\0', -32700, null],
    ['a message without a method', '{"jsonrpc":"2.0","id":9}', -32600, 9],
    ['params that are a string', '{"jsonrpc":"2.0","id":9,"method":"tools/call","params":"x"}', -32600, 9],
    ['an id that is an object', '{"jsonrpc":"2.0","id":{},"method":"ping"}', -32600, null],
    ['a batch', '[{"jsonrpc":"2.0","id":9,"method":"ping"}]', -32600, null],
    ['a number', '17', -32600, null],
    ['an unknown method', '{"jsonrpc":"2.0","id":9,"method":"nothing/here"}', -32601, 9],
    [
      'arguments that are a list',
      '{"jsonrpc":"2.0","id":9,"method":"tools/call","params":{"name":"echo","arguments":[]}}',
      -32602,
      9,
    ],
    ['an answer never asked for', '{"jsonrpc":"2.0","id":9,"result":{}}', undefined, 9],
    ['an answer that is broken', '{"jsonrpc":"2.0","id":9,"result":7}', undefined, 9],
    ['an empty line', '', undefined, null],
  ]
  test.each(nonsense)(
    'sends %s and is answered in kind, and the next call is served',
    async (_, line, code, id) => {
      const { say, said, answer } = connected()
      say(handshake)
      await answer('hello')
      say(`${line}\n`, call('next', 'echo'))
      await answer('next')
      const [reply] = said.filter(message => message['id'] === id)
      if (code === undefined) expect(reply).toBeUndefined()
      else expect(reply).toMatchObject({ error: { code } })
    },
  )

  test('sends a line of 11 MB, in pieces, and the next call is served', async () => {
    const { say, answer } = connected()
    say(handshake)
    for (let piece = 0; piece < 11; piece += 1) say('x'.repeat(1024 * 1024))
    say('\n', call(1, 'echo'))
    expect(await answer(null)).toMatchObject({ error: { code: -32600 } })
    expect(await answer(1)).toMatchObject({ result: {} })
  })

  test('sends arguments a hundred thousand levels deep, and __proto__ among them', async () => {
    const { say, answer } = connected()
    const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`
    say(
      handshake,
      `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"count","arguments":${deep}}}\n`,
    )
    expect(await answer(1)).toMatchObject({ result: { structuredContent: { counted: 2 } } })
    say(
      '{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"echo","arguments":{"__proto__":{"a":1}}}}\n',
    )
    await answer(2)
    expect(Object.hasOwn(Object.prototype, 'a')).toBe(false)
  })

  test('makes a thousand calls at once, and each is answered once', async () => {
    const { say, said, connection, input } = connected()
    say(handshake)
    for (let id = 0; id < 1000; id += 1) say(call(id, 'echo', { id }))
    input.end()
    await connection.over
    const ids = said.map(message => message['id']).filter(id => typeof id === 'number')
    expect(new Set(ids).size).toBe(1000)
    expect(ids).toHaveLength(1000)
  })
})

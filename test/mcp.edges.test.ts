import { createServer, get } from 'node:http'
import { connect } from 'node:net'
import { createInterface } from 'node:readline'
import { PassThrough } from 'node:stream'
import { describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import type { CallContext, Door } from '../src/mcp/door.ts'
import { webRequest } from '../src/mcp/exchange.ts'
import { http } from '../src/mcp/http.ts'
import { serving } from '../src/mcp/serving.ts'
import { stdio } from '../src/mcp/stdio.ts'
import { info, result, smallDoor } from './mcp.door.ts'
import { envelope, handshake, listening, listens, modern, send } from './mcp.http.ts'
import { until } from './until.ts'

const hour = 3_600

/** A server on two streams that would wait an hour for what runs. */
function piped(door: Door) {
  const [input, output] = [new PassThrough(), new PassThrough()]
  const report = () => {}
  const connection = stdio(
    serving(door, info, report),
    { agent: 'operator' },
    { input, output, report, graceSeconds: hour },
  )
  const said: string[] = []
  createInterface({ input: output }).on('line', line => said.push(line))
  const say = (message: object) => input.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
  return { input, said, say, connection }
}

/** The small door, but a call tells what the test wants it to tell. */
function telling(tell: (progress: NonNullable<CallContext['progress']>) => void): Door {
  const { door } = smallDoor()
  return {
    ...door,
    async call(_caller, _name, _args, { progress }) {
      if (progress) tell(progress)
      return result({})
    },
  }
}

describe('The end of a connection over stdio', () => {
  test('does not wait for the answer to a call that was taken back', async () => {
    const small = smallDoor()
    const { input, say, connection } = piped(small.door)
    say(handshake)
    say({ id: 1, method: 'tools/call', params: { name: 'hold', arguments: {} } })
    await until(() => small.started.length === 1)
    say({ method: 'notifications/cancelled', params: { requestId: 1 } })
    await until(() => small.aborted.length === 1)
    input.end()
    await connection.over
  })

  test('does not wait for a subscription, which is answered when the server ends', async () => {
    const { input, said, say, connection } = piped(smallDoor().door)
    const params = { _meta: envelope, notifications: { toolsListChanged: true } }
    say({ id: 'news', method: 'subscriptions/listen', params })
    await until(() => said.join('').includes('acknowledged'))
    input.end()
    await connection.over
  })
})

describe('Progress', () => {
  const call = { name: 'any', arguments: {}, _meta: { progressToken: 'p' } }

  test('grows with every message, whatever the call counts', async () => {
    const door = telling(progress => {
      progress('waiting')
      progress('5 of 10', 5, 10)
      progress('waiting again')
      progress('5 of 10', 5, 10)
    })
    const { said, say } = piped(door)
    say(handshake)
    say({ id: 1, method: 'tools/call', params: call })
    await until(() => said.some(line => line.includes('"id":1')))
    const Told = z.object({ params: z.object({ progress: z.number() }) })
    const told = said.flatMap(line => Told.safeParse(JSON.parse(line)).data?.params.progress ?? [])
    expect(told).toHaveLength(4)
    expect(told).toEqual([...new Set(told)].sort((a, b) => a - b))
  })

  test('ends with the answer', async () => {
    let late = () => {}
    const { said, say } = piped(
      telling(progress => {
        late = () => progress('too late')
      }),
    )
    say(handshake)
    say({ id: 1, method: 'tools/call', params: call })
    await until(() => said.some(line => line.includes('"id":1')))
    late()
    say({ id: 2, method: 'ping' })
    await until(() => said.some(line => line.includes('"id":2')))
    expect(said.join('')).not.toContain('too late')
  })
})

describe('A server over HTTP that is asked to stop', () => {
  test('refuses a call that was on its way in, and says when to come again', async () => {
    const { port, server, small } = await listening({ graceSeconds: hour })
    const running = send(port, modern('hold'))
    await until(() => small.started.length === 1)
    const { headers, body } = modern('echo')
    const text = JSON.stringify(body)
    const sent = { ...headers, host: 'localhost', authorization: 'Bearer token-ada', accept: '*/*' }
    const lines = Object.entries({
      ...sent,
      'content-type': 'application/json',
      'content-length': text.length,
    })
    const socket = connect(port, '127.0.0.1')
    let heard = ''
    socket.on('data', data => {
      heard += data
    })
    socket.write(
      `POST /mcp HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${text.slice(0, 5)}`,
    )
    await new Promise(resolve => setTimeout(resolve, 20))
    const closed = server.close()
    socket.write(text.slice(5))
    await until(() => heard.includes('The server is stopping'))
    expect(heard).toMatch(/^HTTP\/1.1 503 .*\r\n[\s\S]*retry-after: \d/i)
    expect(small.callers.map(caller => caller.agent)).toHaveLength(1)
    small.release()
    await running
    await closed
    socket.destroy()
  })

  test('does not wait for those who only listen for news', async () => {
    const { url, server } = await listening({ graceSeconds: hour })
    const news = await listens(url)
    const rest = news.text()
    await server.close()
    expect(await rest).toContain('acknowledged')
  })
})

test('The name of a client program is cut and made printable before anyone writes it down', async () => {
  const small = smallDoor()
  const server = await http(
    serving(small.door, info, () => {}),
    {
      host: '127.0.0.1',
      port: 0,
      now: () => 0,
      report: () => {},
      graceSeconds: 0.05,
    },
  )
  onTestFinished(() => server.close())
  const { headers, body } = modern('echo')
  const clientInfo = { name: `a\nforged line\u2028é${'x'.repeat(500)}`, version: '1\r\n2' }
  const _meta = { ...envelope, 'io.modelcontextprotocol/clientInfo': clientInfo }
  await send(server.port, { headers, body: { ...body, params: { ...body.params, _meta } } })
  expect(small.callers.at(-1)?.client).toBe(`a?forged line??${'x'.repeat(45)}/1??2`)
})

test('A request goes on to the SDK without its token, its cookies and its grant', async () => {
  const passed: string[][] = []
  const server = createServer((request, response) => {
    passed.push([...webRequest(request, response).headers.keys()].sort())
    response.end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = z.object({ port: z.number() }).parse(server.address())
  const headers = {
    authorization: 'Bearer secret',
    cookie: 'secret',
    'x-deskwarden-grant': '*:read',
    accept: '*/*',
    'mcp-method': 'tools/list',
  }
  await new Promise(resolve => get({ port, host: '127.0.0.1', headers }, resolve))
  expect(passed).toEqual([['accept', 'mcp-method']])
})

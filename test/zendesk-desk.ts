import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { onTestFinished } from 'vitest'
import { z } from 'zod'
import { basic } from '../src/zendesk/auth/credential.ts'
import { type ClientOptions, client } from '../src/zendesk/client.ts'
import type { World } from '../src/zendesk/world.ts'
import { catalog, companions } from '../tools/index.ts'
import type { Tool } from '../tools/tool.ts'

/** A request as it arrived. */
export interface Arrived {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** What the server does with a request: an answer, a connection cut before or in the middle of it, or silence. */
export type Reaction =
  | {
      readonly status?: number
      readonly json?: unknown
      readonly text?: string
      readonly headers?: Record<string, string>
    }
  | 'cut'
  | 'cut midway'
  | 'silence'

const tools = new Map<string, Tool>([...catalog, ...companions].map(tool => [tool.name, tool]))

export function named(name: string): Tool {
  const tool = tools.get(name)
  if (tool === undefined) throw new Error(`no tool ${name}`)
  return tool
}

const react = (reaction: Reaction, response: ServerResponse) => {
  if (reaction === 'silence') return
  if (reaction === 'cut') return response.destroy()
  if (reaction === 'cut midway') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
    response.write('{"ticket":{"id":1,')
    setTimeout(() => response.destroy(), 5)
    return
  }
  const { status = 200, json, text, headers = {} } = reaction
  response.writeHead(status, {
    ...(json === undefined ? {} : { 'content-type': 'application/json' }),
    ...headers,
  })
  response.end(json === undefined ? text : JSON.stringify(json))
}

/** A server that answers as told and remembers what reached it. It is no Zendesk. */
export async function desk(answer: (request: Arrived, count: number) => Reaction | Promise<Reaction>) {
  const seen: Arrived[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString()
    })
    request.on('end', async () => {
      const url = new URL(request.url ?? '', 'http://desk')
      const arrived: Arrived = {
        method: request.method ?? '',
        path: url.pathname,
        query: url.searchParams,
        headers: request.headers,
        body,
      }
      seen.push(arrived)
      react(await answer(arrived, seen.length), response)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = z.object({ port: z.number() }).parse(server.address())
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${port}`, port, seen }
}

/** A client whose waits take no time, and are written down. */
export function patient(
  baseUrl: string,
  { fetch = globalThis.fetch, now, sleep, ...options }: Partial<ClientOptions> & Partial<World> = {},
) {
  let time = Date.parse('2026-11-20T10:00:00Z')
  let key = 0
  const waits: number[] = []
  const said: string[] = []
  const zendesk = client({
    baseUrl,
    credential: basic('agent@example.com', 'secret-token'),
    version: '1.2.3',
    find: name => tools.get(name),
    jobTool: 'get_job_status',
    attemptSeconds: 5,
    world: {
      fetch,
      now: now ?? (() => time),
      sleep:
        sleep ??
        (async (ms, signal) => {
          signal.throwIfAborted()
          waits.push(ms / 1000)
          time += ms
        }),
      random: () => 1,
      uuid: () => `key-${++key}`,
    },
    ...options,
  })
  onTestFinished(() => zendesk.close())
  return {
    zendesk,
    waits,
    said,
    call: (name: string, input: Record<string, unknown> = {}, signal?: AbortSignal) =>
      zendesk.call(named(name), named(name).input.parse(input), {
        signal,
        progress: message => said.push(message),
      }),
  }
}

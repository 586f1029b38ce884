import { type IncomingHttpHeaders, request } from 'node:http'
import { onTestFinished } from 'vitest'
import { type HttpOptions, http } from '../src/mcp/http.ts'
import { serving } from '../src/mcp/serving.ts'
import { info, smallDoor } from './mcp.door.ts'

export const agents: Record<string, string> = { 'token-ada': 'ada', 'token-bob': 'bob' }

const authenticate = (token: string) => {
  const agent = agents[token]
  return agent === undefined ? undefined : { agent }
}

/** A server on a free port before the small door, closed when the test is over. */
export async function listening(options: Partial<HttpOptions> = {}, tokens = true) {
  const small = smallDoor()
  const reports: unknown[] = []
  const report = (error: unknown) => reports.push(error)
  const clock = { now: 0 }
  const server = await http(serving(small.door, info, report), {
    host: '127.0.0.1',
    port: 0,
    now: () => clock.now,
    report,
    graceSeconds: 0.05,
    ...(tokens && { authenticate }),
    ...options,
  })
  onTestFinished(() => server.close())
  return { ...server, small, reports, clock, server }
}

export interface Reply {
  status: number
  headers: IncomingHttpHeaders
  text: string
  /** The JSON of the answer, or of the last message where it came as a stream. */
  json: Record<string, unknown>
}

/** One raw request, with any header, even those that fetch keeps for itself. */
export function send(
  port: number,
  { method = 'POST', path = '/mcp', headers = {}, body = '' as string | Buffer | object } = {},
): Promise<Reply> {
  const sent = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        port,
        host: '127.0.0.1',
        method,
        path,
        headers: {
          authorization: 'Bearer token-ada',
          'content-type': 'application/json',
          accept: 'application/json, text/event-stream',
          ...headers,
        },
      },
      incoming => {
        let text = ''
        incoming.setEncoding('utf8').on('data', chunk => {
          text += chunk
        })
        incoming.on('end', () => {
          const last =
            text
              .match(/^data: (.*)$/gm)
              ?.at(-1)
              ?.slice(6) ?? text
          const json = last.startsWith('{') ? JSON.parse(last) : {}
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text, json })
        })
        incoming.on('error', reject)
      },
    )
    outgoing.on('error', reject)
    outgoing.end(sent)
  })
}

export const envelope = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientInfo': { name: 'raw', version: '2' },
  'io.modelcontextprotocol/clientCapabilities': {},
}

/** A call as 2026-07-28 sends it: everything in one request, and the same again in the headers. */
export const modern = (name: string, args: object = {}, headers: Record<string, string> = {}) => ({
  headers: { 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'tools/call', 'mcp-name': name, ...headers },
  body: { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args, _meta: envelope } },
})

export const handshake = {
  jsonrpc: '2.0',
  id: 'hello',
  method: 'initialize',
  params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'raw', version: '1' } },
}

/** A call as the 2025 era sends it, in a session. */
export const sessional = (id: string, name: string, headers: Record<string, string> = {}) => ({
  headers: { 'mcp-session-id': id, 'mcp-protocol-version': '2025-11-25', ...headers },
  body: { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: {} } },
})

/** Opens a stream of news as a client of the 2026 era; fetch, for the stream stays open. */
export const listens = (url: string, token = 'token-ada', signal?: AbortSignal): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'mcp-protocol-version': '2026-07-28',
      'mcp-method': 'subscriptions/listen',
    },
    body: JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'subscriptions/listen',
      params: { _meta: envelope, notifications: { toolsListChanged: true } },
    }),
    ...(signal && { signal }),
  })

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { bin } from '../rig.ts'
import { envelope, handshake, Message, type Speaker, speaker } from './message.ts'

/** The built server over HTTP in a process of its own. */
export interface Served {
  readonly url: string
  /** The token that it printed, where it has no agents file. */
  readonly bearer: string
  readonly child: ChildProcess
  /** What it said on stderr, the last of it. */
  readonly said: () => string
  readonly close: () => Promise<void>
}

/** Starts the built server over HTTP and waits until it listens. */
export async function served(flags: readonly string[], env: NodeJS.ProcessEnv): Promise<Served> {
  const child = spawn(process.execPath, [bin, 'http', '--port', '0', ...flags], {
    env,
  })
  child.stdin.end()
  child.stdout.resume()
  let said = ''
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr.on('data', (chunk: Buffer) => {
      said = `${said}${chunk.toString()}`.slice(-10_000)
      // The line after the address says who is let in.
      const [, at] = /(http:\/\/\S+\/mcp)\n.+\n/.exec(said) ?? []
      if (at) resolve(at)
    })
    child.once('exit', () => reject(new Error(`The server ended: ${said}`)))
  })
  const bearer = /Bearer (\S+)\s/.exec(said)?.[1] ?? ''
  return {
    url,
    bearer,
    child,
    said: () => said,
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const exited = once(child, 'exit')
      child.kill('SIGTERM')
      await exited
    },
  }
}

export interface Sent {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Text and bytes go as they are, anything else as JSON. */
  readonly body?: unknown
}

/** What came back; `message` is its JSON, or the last message of a stream. */
export interface Back {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
  readonly message: Message | undefined
}

// One socket for each call that is open at once, kept for the next.
const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** Sends one raw request. */
export function post(url: string, { method = 'POST', headers = {}, body }: Sent): Promise<Back> {
  const bytes = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      {
        method,
        agent,
        headers: {
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
        incoming.on('error', reject)
        incoming.on('end', () => {
          const json = text.startsWith('{')
            ? text
            : text
                .match(/^data: (\{.*)$/gm)
                ?.at(-1)
                ?.slice(6)
          const message = json === undefined ? undefined : Message.safeParse(JSON.parse(json)).data
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text, message })
        })
      },
    )
    outgoing.on('error', reject)
    outgoing.end(bytes)
  })
}

type Headers = Readonly<Record<string, string>>

const signed = (token: string): Headers => (token === '' ? {} : { authorization: `Bearer ${token}` })

/** A request of 2026-07-28: everything in one message, and the same again in the headers. */
export function modern(token: string, method: string, params: Readonly<Record<string, unknown>> = {}): Sent {
  const name = params['name'] ?? params['uri']
  return {
    headers: {
      ...signed(token),
      'mcp-protocol-version': '2026-07-28',
      'mcp-method': method,
      ...(typeof name === 'string' && { 'mcp-name': name }),
    },
    body: { jsonrpc: '2.0', id: 1, method, params: { _meta: envelope, ...params } },
  }
}

const answered = ({ message, status, text }: Back): Message => {
  if (!message) throw new Error(`No message came, but ${status}: ${text.slice(0, 200)}`)
  return message
}

/** A client of 2026-07-28 over HTTP: no session, each request stands alone. */
export const modernHttp = (url: string, token: string, more: Headers = {}): Speaker =>
  speaker(async (method, params) => {
    const { headers, body } = modern(token, method, params)
    return answered(await post(url, { headers: { ...headers, ...more }, body }))
  })

/** A session of the 2025 era over HTTP, and how it was let in. */
export async function legacyHttp(
  url: string,
  token: string,
  more: Headers = {},
  hello: object = handshake,
): Promise<Speaker & { readonly opened: Back; readonly headers: Headers }> {
  const body = { jsonrpc: '2.0', id: 0, method: 'initialize', params: hello }
  const opened = await post(url, { headers: { ...signed(token), ...more }, body })
  const headers = {
    ...signed(token),
    'mcp-session-id': String(opened.headers['mcp-session-id']),
    'mcp-protocol-version': '2025-11-25',
  }
  let id = 0
  const ask = async (method: string, params: object = {}) =>
    answered(await post(url, { headers, body: { jsonrpc: '2.0', id: ++id, method, params } }))
  return { ...speaker(ask), opened, headers }
}

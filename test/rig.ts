import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Stream } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { Client as OldClient } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport as OldStdio } from '@modelcontextprotocol/sdk/client/stdio.js'
import { StreamableHTTPClientTransport as OldHttp } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js'
import { z } from 'zod'
import { type Sandbox, sandbox } from '../src/sandbox/sandbox.ts'
import { clients, landmarks, seed } from '../src/sandbox/seed.ts'
import type { Settings } from '../src/sandbox/settings.ts'
import { catalog, companions } from '../tools/index.ts'
import { type Asks, type Beside, beside } from './beside.ts'
import { temporary } from './canary/folder.ts'
import { issued, marked } from './canary/mark.ts'

/** What the build made: the tests run what the user runs. */
export const bin = fileURLToPath(new URL('../dist/deskwarden.js', import.meta.url))

const { credentials: known } = landmarks
export const { adminEmail } = known
const secret = <B extends { readonly token: string }>(bearer: B) => ({
  ...bearer,
  token: marked(bearer.token),
})

/** What lets somebody into the account: as the sandbox knows it, but that each secret is marked. */
export const apiToken = marked(known.apiToken)
export const bearers = {
  admin: secret(known.bearers.admin),
  readOnly: secret(known.bearers.readOnly),
  agent: secret(known.bearers.agent),
  endUser: secret(known.bearers.endUser),
}
export const credentials = [
  { apiToken },
  ...Object.values(bearers).map(({ token, ...rest }) => ({ bearer: token, ...rest })),
]

/** The seeded account on real HTTP, with the real clock. Jobs are quick; every other limit is Zendesk's unless said. */
export const desk = (limits: Partial<Settings> = {}): Promise<Sandbox> =>
  sandbox({
    tools: [...catalog, ...companions],
    account: seed({ seed: 1, now: new Date() }),
    credentials,
    clients,
    secret: issued,
    clock: Date.now,
    sleep: milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds)),
    random: Math.random,
    limits: { jobQueueMs: 50, jobItemMs: 1, userUpdatesPerSecond: 100, ...limits },
  })

/** What any of the four clients can do. */
export interface Driver {
  readonly list: () => Promise<readonly { name: string }[]>
  readonly call: (name: string, args: Record<string, unknown>) => Promise<Called>
  /** What it asks for that is no tool. */
  readonly beside: Beside
  readonly close: () => Promise<void>
}

export interface Called {
  readonly isError?: boolean | undefined
  readonly text: string
  readonly value: Record<string, unknown>
  readonly meta: Record<string, unknown>
}

export interface Wanted {
  readonly url: string
  readonly token?: string
  readonly grant?: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** What the client's user says when they are asked; absent: the client cannot ask. */
  readonly user?: (question: string) => Said
  /** Hears which of the client's lists have changed. */
  readonly news?: (list: string) => void
  /** A server over HTTP that runs already. */
  readonly at?: Pick<Running, 'url' | 'bearer'>
}

/** What a user says to a question. */
export interface Said {
  readonly action: 'accept' | 'decline' | 'cancel'
  readonly content?: Record<string, string | number | boolean | string[]>
}

/** All eight resources, with all that destroys. */
export const everything =
  '*:write,tickets:full,ticket_comments:full,users:full,organizations:full,groups:full,macros:full'

/** How many tools a client sees who is granted everything. */
export const allTools = catalog.length + companions.length

/** Signs in as an admin by API token, which has no scopes to ask for, unless an OAuth token is wanted. */
export const environment = ({ url, token, env = {} }: Wanted) => ({
  PATH: process.env['PATH'] ?? '',
  ZENDESK_BASE_URL: url,
  ...(token === undefined
    ? { ZENDESK_EMAIL: adminEmail, ZENDESK_API_TOKEN: apiToken }
    : { ZENDESK_OAUTH_TOKEN: token }),
  DESKWARDEN_LOG: 'off',
  // What wants a yes is held to elsewhere.
  DESKWARDEN_APPROVALS: 'never',
  DESKWARDEN_STATE: join(temporary(), 'state'),
  ...env,
})

const flags = ({ grant = everything, args = [] }: Wanted) => ['--grant', grant, ...args]

export interface Running {
  readonly url: string
  readonly bearer: string
  readonly child: ChildProcess
  readonly close: () => Promise<void>
}

/** A server over HTTP in a process of its own, and the token that it printed. */
export async function hosted(wanted: Wanted): Promise<Running> {
  const child = spawn(process.execPath, [bin, 'http', '--port', '0', ...flags(wanted)], {
    env: environment(wanted),
  })
  child.stdin.end()
  child.stdout.resume()
  let said = ''
  const [url, bearer] = await new Promise<readonly [string, string]>((resolve, reject) => {
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const at = /http:\/\/\S+\/mcp/.exec(said)?.[0]
      const token = /Bearer (\S+)\s/.exec(said)?.[1]
      if (at && token) resolve([at, token])
    })
    child.once('exit', () => reject(new Error(`The server ended: ${said}`)))
  })
  const close = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill('SIGTERM')
    await exited
  }
  return { url, bearer, child, close }
}

interface Answered {
  readonly isError?: boolean | undefined
  readonly content?: unknown
  readonly structuredContent?: unknown
  readonly _meta?: unknown
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {}

function called({ isError, content, structuredContent, _meta }: Answered): Called {
  const [first] = Array.isArray(content) ? content : []
  return {
    isError,
    text: String(record(first)['text'] ?? ''),
    value: record(structuredContent),
    meta: record(_meta),
  }
}

interface AnyClient {
  listTools(): Promise<{ tools: readonly { name: string }[] }>
  callTool(call: { name: string; arguments: Record<string, unknown> }): Promise<Answered>
  close(): Promise<void>
}

const driver = (client: AnyClient, asks: Asks, after: () => Promise<void> = async () => {}): Driver => ({
  beside: beside(asks),
  list: async () => (await client.listTools()).tools,
  call: async (name, args) => called(await client.callTool({ name, arguments: args })),
  close: async () => {
    await client.close()
    await after()
  },
})

const Asked = z.object({ message: z.string() })

/** What a client has to say to hear of changes. */
const listChanged = (news: (list: string) => void) =>
  Object.fromEntries(
    ['tools', 'resources', 'prompts'].map(list => [
      list,
      { autoRefresh: false, debounceMs: 0, onChanged: () => news(list) },
    ]),
  )

function modern({ user, news }: Wanted): Client {
  const client = new Client(
    { name: 'new', version: '2' },
    {
      versionNegotiation: { mode: 'auto' },
      ...(user && { capabilities: { elicitation: { form: {} } } }),
      ...(news && { listChanged: listChanged(news) }),
    },
  )
  if (user)
    client.setRequestHandler('elicitation/create', ({ params }) => ({ ...user(Asked.parse(params).message) }))
  return client
}

function old({ user, news }: Wanted): OldClient {
  const client = new OldClient(
    { name: 'old', version: '1' },
    {
      ...(user && { capabilities: { elicitation: {} } }),
      ...(news && { listChanged: listChanged(news) }),
    },
  )
  if (user)
    client.setRequestHandler(ElicitRequestSchema, ({ params }) => ({ ...user(Asked.parse(params).message) }))
  return client
}
const started = (wanted: Wanted) => ({
  command: process.execPath,
  args: [bin, 'stdio', ...flags(wanted)],
  env: environment(wanted),
  stderr: 'pipe' as const,
})
const signed = (bearer: string) => ({ requestInit: { headers: { authorization: `Bearer ${bearer}` } } })

/** The server that runs, or one of its own. */
const reached = async (wanted: Wanted) =>
  wanted.at ? { ...wanted.at, close: async () => {} } : hosted(wanted)

/** Reads what a server says beside its answers, so that it never waits to be read. */
export function heard<T extends { readonly stderr: Stream | null }>(transport: T): T {
  transport.stderr?.on('data', () => {})
  return transport
}

/** Both clients over both transports, each with a server of its own. */
export const drivers: Readonly<Record<string, (wanted: Wanted) => Promise<Driver>>> = {
  'the 2026-07-28 client over stdio': async wanted => {
    const client = modern(wanted)
    await client.connect(heard(new StdioClientTransport(started(wanted))))
    return driver(client, client)
  },
  'the 2025-11-25 client over stdio': async wanted => {
    const client = old(wanted)
    await client.connect(heard(new OldStdio(started(wanted))))
    return driver(bound(client), client)
  },
  'the 2026-07-28 client over HTTP': async wanted => {
    const { url, bearer, close } = await reached(wanted)
    const client = modern(wanted)
    await client.connect(new StreamableHTTPClientTransport(new URL(url), signed(bearer)))
    return driver(client, client, close)
  },
  'the 2025-11-25 client over HTTP': async wanted => {
    const { url, bearer, close } = await reached(wanted)
    const client = old(wanted)
    const transport = new OldHttp(new URL(url), signed(bearer))
    await client.connect(transport)
    return driver(bound(client), client, close)
  },
}

/** The old client's answers, in the few words that both clients share. */
const bound = (client: OldClient): AnyClient => ({
  listTools: () => client.listTools(),
  callTool: async call => {
    const answer = await client.callTool(call)
    return {
      isError: answer.isError === true,
      content: answer.content,
      structuredContent: answer.structuredContent,
      _meta: answer._meta,
    }
  },
  close: () => client.close(),
})

import type { Tool } from '../../tools/tool.ts'
import { Cancelled } from '../errors.ts'
import type { Answer, CallContext } from './answer.ts'
import type { Credential } from './auth/credential.ts'
import { call as begin, type Call } from './call.ts'
import type { Line } from './exchange.ts'
import { host } from './host.ts'
import { limits } from './limits.ts'
import type { Network } from './network.ts'
import type { Input } from './request.ts'
import { type Marketplace, transport } from './transport.ts'
import { visit } from './visit.ts'
import type { World } from './world.ts'

export interface ClientOptions {
  /** `https://{subdomain}.zendesk.com`, or what takes its place; plain http to this machine alone. */
  readonly baseUrl: string
  readonly credential: Credential
  readonly version: string
  /** The catalog: no other endpoint is ever called. */
  readonly find: (name: string) => Tool | undefined
  /** The tool that reads a job again, for the note on a job that is not done. */
  readonly jobTool?: string | undefined
  readonly marketplace?: Marketplace | undefined
  readonly network?: Network | undefined
  /** For a whole call, with its waits and attempts. */
  readonly deadlineSeconds?: number | undefined
  /** For one attempt, to its last byte. */
  readonly attemptSeconds?: number | undefined
  readonly mostBytes?: number | undefined
  /** Requests on their way at once. */
  readonly places?: number | undefined
  readonly world: World
}

/** The account: it answers calls of the catalog's tools and nothing else. */
export interface Zendesk {
  call(tool: Tool, input: Input, context?: CallContext): Promise<Answer>
  /** Lets running writes finish, ends everything else, and takes no more. */
  close(): Promise<void>
}

/** A change that adds nothing shows in the record itself, and not where the declaration says to look for what is added. */
const told = (tool: Tool, input: Input): Tool =>
  tool.onceWith !== undefined && tool.stamp !== undefined && input[tool.onceWith] === undefined
    ? { ...tool, check: tool.stamp }
    : tool

/** A client for one account. It loads nothing and connects to nothing before the first call. */
export function client(options: ClientOptions): Zendesk {
  const { world, credential, find, jobTool, deadlineSeconds = 55 } = options
  const at = host(options.baseUrl)
  const way = transport({ ...options, host: at, fetch: world.fetch })
  const budget = limits(world.now, world.sleep)
  const running = new Set<Call>()
  let emptied = () => {}
  let closing = false

  const open = async (): Promise<Line> => {
    const { default: PQueue } = await import('p-queue')
    return {
      host: at,
      credential,
      transport: way,
      limits: budget,
      queue: new PQueue({ concurrency: options.places ?? 8 }),
      world,
      attemptSeconds: options.attemptSeconds ?? 30,
      mostBytes: options.mostBytes ?? 20_000_000,
    }
  }
  let opening: Promise<Line> | undefined
  let line: Line | undefined

  return {
    async call(tool, input, context = {}) {
      if (find(tool.name) !== tool) throw new Error(`${tool.name} is no tool of the catalog`)
      if (closing)
        throw new Cancelled(
          `${tool.name} was not sent`,
          'the server is stopping',
          'Call again when it is back',
        )
      const call = begin(told(tool, input), context, world.now(), deadlineSeconds)
      running.add(call)
      try {
        if (line === undefined) {
          opening ??= open()
          line = await opening
        }
        return await visit(line, call, { find, jobTool, credential: credential.kind }, input)
      } finally {
        call.done()
        running.delete(call)
        if (running.size === 0) emptied()
      }
    },
    async close() {
      closing = true
      for (const call of running) call.stop()
      if (running.size > 0)
        await new Promise<void>(resolve => {
          emptied = resolve
        })
      await way.close()
    },
  }
}

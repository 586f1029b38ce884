import {
  type ListToolsResult,
  ProtocolError,
  ProtocolErrorCode,
  Server,
  type ServerContext,
} from '@modelcontextprotocol/server'
import { UnknownTool } from '../errors.ts'
import { asking } from './asking.ts'
import { calling } from './calling.ts'
import { client } from './client.ts'
import { completions } from './completion.ts'
import type { Caller, Door } from './door.ts'
import { fault } from './fault.ts'
import type { ListedTool } from './listing.ts'
import type { Offer } from './offer.ts'
import { onePage } from './page.ts'
import { prompts } from './prompts.ts'
import { kinds } from './resources/kinds.ts'
import { resources } from './resources.ts'
import { started } from './started.ts'

/** What the server says of itself, to every client alike. */
export interface Info {
  readonly name: string
  readonly title: string
  readonly version: string
}

/** What every connection's server is made of. */
export interface Parts {
  readonly door: Door
  /** What stands beside a list of tools. */
  readonly offer: (tools: readonly ListedTool[]) => Offer
  readonly info: Info
  readonly report: (error: unknown) => void
  readonly complain: (error: unknown) => void
}

/** How long a client may keep a list without asking again; a change is told sooner to those who listen. */
const kept = { cacheScope: 'private', ttlMs: 60_000 } as const

/** One handler lists and one handler calls, both through the door: nothing about a tool is kept here. */
export function server({ door, offer, info, report, complain }: Parts, caller: Caller): Server {
  // A connection that lasts keeps what it was told at its start; what comes later is there for the next.
  const first = offer(door.exposed(caller))
  const has = { resources: first.kinds.length > 0, prompts: first.prompts.length > 0 }
  const mine = new Server(info, {
    capabilities: {
      tools: { listChanged: true },
      ...(has.resources && { resources: { listChanged: true } }),
      ...(has.prompts && { prompts: { listChanged: true } }),
      ...(first.completes && { completions: {} }),
    },
    instructions: door.instructions(caller),
    cacheHints: {
      'tools/list': kept,
      'resources/list': kept,
      'resources/templates/list': kept,
      'prompts/list': kept,
      'server/discover': kept,
    },
  })
  const known = (context: ServerContext): Caller => ({ ...caller, ...client(mine, context) })
  const offered = (context: ServerContext) => offer(door.exposed(known(context)))
  const call = calling(door, known)
  const jobs = started()

  mine.setRequestHandler('tools/list', (request, context): ListToolsResult => {
    onePage(request)
    return { tools: [...door.list(known(context))] }
  })

  mine.setRequestHandler('tools/call', async ({ params }, context) => {
    try {
      const result = await call(context, params.name, params.arguments ?? {})
      if ('question' in result) return asking(result)
      // Whoever only reads a job has not started it.
      if (!kinds.some(({ read }) => read === params.name)) jobs.note(result)
      return {
        content: [{ type: 'text', text: result.text }],
        structuredContent: result.value,
        _meta: result.meta,
      }
    } catch (error) {
      if (error instanceof UnknownTool)
        throw new ProtocolError(ProtocolErrorCode.InvalidParams, `Unknown tool: ${params.name.slice(0, 100)}`)
      const { text, about } = fault(error, report)
      return { content: [{ type: 'text', text }], isError: true, _meta: { 'deskwarden/error': about } }
    }
  })

  if (has.resources) resources(mine, offered, call, report)
  if (has.prompts) prompts(mine, offered)
  if (first.completes) completions(mine, offered, jobs.ids, call, report)
  mine.onerror = complain
  return mine
}

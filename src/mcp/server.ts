import {
  type ListToolsResult,
  ProtocolError,
  ProtocolErrorCode,
  Server,
  type ServerContext,
} from '@modelcontextprotocol/server'
import { DeskwardenError, UnknownTool } from '../errors.ts'
import { answer, asking } from './asking.ts'
import { client } from './client.ts'
import type { Caller, Door } from './door.ts'
import { progress } from './progress.ts'
import { traceId } from './trace.ts'

/** What the server says of itself, to every client alike. */
export interface Info {
  readonly name: string
  readonly title: string
  readonly version: string
}

/** How long a client may keep a list without asking again; a change is told sooner to those who listen. */
const keptMs = 60_000

/** One handler lists and one handler calls, both through the door: nothing about a tool is kept here. */
export function server(
  door: Door,
  caller: Caller,
  info: Info,
  report: (error: unknown) => void,
  complain: (error: unknown) => void,
): Server {
  const mine = new Server(info, {
    capabilities: { tools: { listChanged: true } },
    instructions: door.instructions(caller),
    cacheHints: {
      'tools/list': { cacheScope: 'private', ttlMs: keptMs },
      'server/discover': { cacheScope: 'private', ttlMs: keptMs },
    },
  })
  const known = (context: ServerContext): Caller => ({ ...caller, ...client(mine, context) })

  mine.setRequestHandler('tools/list', (request, context): ListToolsResult => {
    if (request.params?.cursor !== undefined)
      throw new ProtocolError(ProtocolErrorCode.InvalidParams, 'No such page: the list has one page.')
    return { tools: [...door.list(known(context))] }
  })

  mine.setRequestHandler('tools/call', async ({ params }, context) => {
    const told = progress(context)
    try {
      const result = await door.call(known(context), params.name, params.arguments ?? {}, {
        signal: context.mcpReq.signal,
        answer: answer(context),
        trace: traceId(context),
        ...(told && { progress: told.tell }),
      })
      if ('question' in result) return asking(result)
      const { value, text, meta } = result
      return {
        content: [{ type: 'text', text }],
        structuredContent: value,
        _meta: meta,
      }
    } catch (error) {
      return failure(params.name, error, report)
    } finally {
      told?.end()
    }
  })
  mine.onerror = complain
  return mine
}

/** Only a sentence of our own reaches the client: the text of any other error goes to the report alone. */
function failure(tool: string, error: unknown, report: (error: unknown) => void) {
  if (error instanceof UnknownTool)
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, `Unknown tool: ${tool.slice(0, 100)}`)
  if (error instanceof DeskwardenError)
    return {
      content: [{ type: 'text' as const, text: error.message }],
      isError: true,
      _meta: { 'deskwarden/error': { kind: error.kind, ...error.facts } },
    }
  report(error)
  const text = "Deskwarden failed: internal error. The operator finds the cause in the server's log."
  return {
    content: [{ type: 'text' as const, text }],
    isError: true,
    _meta: { 'deskwarden/error': { kind: 'internal' } },
  }
}

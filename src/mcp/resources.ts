import {
  ProtocolError,
  ProtocolErrorCode,
  ResourceNotFoundError,
  type Server,
  type ServerContext,
} from '@modelcontextprotocol/server'
import { z } from 'zod'
import { UnknownTool } from '../errors.ts'
import { asking } from './asking.ts'
import type { Calling } from './calling.ts'
import { fault } from './fault.ts'
import { type ListedTool, title } from './listing.ts'
import type { Offer } from './offer.ts'
import { onePage } from './page.ts'
import { idOf, type Kind, kinds, recordOf, templateOf } from './resources/kinds.ts'

/** Serves records by their URIs. To read one is to call its tool, so whatever holds for the call holds for it. */
export function resources(
  server: Server,
  offered: (context: ServerContext) => Offer,
  call: Calling,
  report: (error: unknown) => void,
): void {
  server.setRequestHandler('resources/list', request => {
    onePage(request)
    // An account has no finite list of records: the templates say what can be read.
    return { resources: [] }
  })

  server.setRequestHandler('resources/templates/list', (request, context) => {
    onePage(request)
    const { kinds, tool } = offered(context)
    return { resourceTemplates: kinds.flatMap(kind => template(kind, tool(kind.read)) ?? []) }
  })

  server.setRequestHandler('resources/read', async ({ params: { uri } }, context) => {
    const [, path, id = ''] = /^zendesk:\/\/(\w+)\/([^/?#]+)$/.exec(uri) ?? []
    const kind = kinds.find(kind => kind.path === path)
    if (!kind) throw none(uri)
    const tool = offered(context).tool(kind.read)
    try {
      // Also where the tool is not exposed: the door says why, and the trace that somebody asked.
      const result = await call(context, kind.read, { [idOf(kind)]: tool ? typed(tool, idOf(kind), id) : id })
      if ('question' in result) return asking(result)
      return { contents: [{ uri, text: result.text, mimeType: 'text/plain' }], _meta: result.meta }
    } catch (error) {
      throw failure(uri, tool !== undefined, error, report)
    }
  })
}

const template = (kind: Kind, tool: ListedTool | undefined) =>
  tool && {
    uriTemplate: templateOf(kind),
    name: recordOf(kind),
    title: title(recordOf(kind)),
    description: tool.description,
  }

const Types = z.object({ properties: z.record(z.string(), z.object({ type: z.string().optional() })) })

/** An id as its tool takes it: a URI holds nothing but text. */
function typed(tool: ListedTool, name: string, id: string): string | number {
  const type = Types.safeParse(tool.inputSchema).data?.properties[name]?.type
  return type !== 'string' && /^\d+$/.test(id) ? Number(id) : id
}

const none = (uri: string) =>
  new ResourceNotFoundError(
    uri,
    'No resource was read: no template fits the URI. resources/templates/list names the templates.',
  )

/** A reading that failed is an error of the protocol: what is not there and what is not exposed look alike to a program. */
function failure(uri: string, exposed: boolean, error: unknown, report: (error: unknown) => void) {
  if (error instanceof UnknownTool) return none(uri)
  const { text, about } = fault(error, report)
  const { kind } = about
  if (kind === 'missing' || (kind === 'refused' && !exposed)) return new ResourceNotFoundError(uri, text)
  const code =
    kind === 'input' || kind === 'refused' ? ProtocolErrorCode.InvalidParams : ProtocolErrorCode.InternalError
  return new ProtocolError(code, text, { uri, 'deskwarden/error': about })
}

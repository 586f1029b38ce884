import {
  isLegacyRequest,
  PROTOCOL_VERSION_META_KEY,
  SUPPORTED_PROTOCOL_VERSIONS,
  UnsupportedProtocolVersionError,
} from '@modelcontextprotocol/server'
import { z } from 'zod'

const Claiming = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  method: z.string(),
  params: z.object({
    name: z.string().optional().catch(undefined),
    uri: z.string().optional().catch(undefined),
    _meta: z.object({ [PROTOCOL_VERSION_META_KEY]: z.string() }),
  }),
})

/** A message that says itself which revision it speaks, as every request since 2026-07-28 does. */
export interface Claim {
  readonly id: string | number | null
  readonly method: string
  /** The tool, the prompt or the URI that the message is about. */
  readonly name: string | undefined
  readonly revision: string
}

/** The claim of a message; the handshake of 2025 never makes one. */
export function claim(body: unknown): Claim | undefined {
  const { data } = Claiming.safeParse(body)
  if (!data || data.method === 'initialize') return undefined
  const { id = null, method, params } = data
  const name = method === 'resources/read' ? params.uri : params.name
  return { id, method, name, revision: params._meta[PROTOCOL_VERSION_META_KEY] }
}

const isOld = (revision: string) => SUPPORTED_PROTOCOL_VERSIONS.includes(revision)

/** The revision of a header that is newer than the 2025 era. */
export function newerHeader(request: Request): string | undefined {
  const header = request.headers.get('mcp-protocol-version')
  return header === null || isOld(header) ? undefined : header
}

/** Whether a request that makes no claim belongs to a session of the 2025 era. */
export async function isSessional(request: Request, body: unknown): Promise<boolean> {
  return request.method === 'POST' ? isLegacyRequest(request, body) : newerHeader(request) === undefined
}

/**
 * Connectors of claude.ai send the header of 2025-11-25 with a body of 2026-07-28, and every call fails on a strict
 * server (github.com/anthropics/claude-code/issues/93290): such a body is taken at its word.
 */
export function mend(headers: Headers, { revision, method, name }: Claim): void {
  const header = headers.get('mcp-protocol-version')
  if (header === null || !isOld(header) || isOld(revision)) return
  headers.set('mcp-protocol-version', revision)
  if (!headers.has('mcp-method')) headers.set('mcp-method', method)
  if (name !== undefined && !headers.has('mcp-name')) headers.set('mcp-name', headerValue(name))
}

/** A text as the protocol puts it into a header: one that a header cannot hold as it is goes as Base64. */
const headerValue = (text: string) =>
  /^[\x21-\x7e]+( [\x21-\x7e]+)*$/.test(text) ? text : `=?base64?${Buffer.from(text).toString('base64')}?=`

/** What a server of the 2025 era alone says to a newer request: a client then falls back to the handshake. */
export function unsupported(requested: string, id: string | number | null): Response {
  const supported = [...SUPPORTED_PROTOCOL_VERSIONS]
  const { code, message, data } = new UnsupportedProtocolVersionError({ supported, requested })
  return Response.json({ jsonrpc: '2.0', id, error: { code, message, data } }, { status: 400 })
}

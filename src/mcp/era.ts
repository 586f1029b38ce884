import {
  PROTOCOL_VERSION_META_KEY,
  SUPPORTED_PROTOCOL_VERSIONS,
  UnsupportedProtocolVersionError,
} from '@modelcontextprotocol/server'
import { z } from 'zod'

const Claiming = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  method: z.string(),
  params: z.object({ name: z.unknown(), _meta: z.object({ [PROTOCOL_VERSION_META_KEY]: z.string() }) }),
})

/** A message that says itself which revision it speaks, as every request since 2026-07-28 does. */
export interface Claim {
  readonly id: string | number | null
  readonly method: string
  readonly name?: string
  readonly revision: string
}

/** The claim of a message; the handshake of 2025 never makes one. */
export function claim(body: unknown): Claim | undefined {
  const { data } = Claiming.safeParse(body)
  if (!data || data.method === 'initialize') return undefined
  const { id = null, method, params } = data
  const revision = params._meta[PROTOCOL_VERSION_META_KEY]
  return { id, method, revision, ...(typeof params.name === 'string' && { name: params.name }) }
}

/**
 * Connectors of claude.ai send the header of 2025-11-25 with a body of 2026-07-28, and every call fails on a strict
 * server (github.com/anthropics/claude-code/issues/93290): such a body is taken at its word.
 */
export function mend(headers: Headers, { revision, method, name }: Claim): void {
  const header = headers.get('mcp-protocol-version')
  if (header === null || header === revision || !SUPPORTED_PROTOCOL_VERSIONS.includes(header)) return
  if (SUPPORTED_PROTOCOL_VERSIONS.includes(revision)) return
  headers.set('mcp-protocol-version', revision)
  if (!headers.has('mcp-method')) headers.set('mcp-method', method)
  if (name !== undefined && !headers.has('mcp-name')) headers.set('mcp-name', name)
}

/** What a server of the 2025 era alone says to a newer request: a client then falls back to the handshake. */
export function unsupported({ id, revision }: Claim): Response {
  const error = new UnsupportedProtocolVersionError({
    supported: [...SUPPORTED_PROTOCOL_VERSIONS],
    requested: revision,
  })
  const { code, message, data } = error
  return Response.json({ jsonrpc: '2.0', id, error: { code, message, data } }, { status: 400 })
}

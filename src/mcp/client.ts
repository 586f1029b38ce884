import {
  CLIENT_CAPABILITIES_META_KEY,
  CLIENT_INFO_META_KEY,
  type Server,
  type ServerContext,
} from '@modelcontextprotocol/server'
import { z } from 'zod'
import type { Caller } from './door.ts'

const Client = z.object({ name: z.string(), version: z.string() })
const Capabilities = z.object({ elicitation: z.looseObject({ url: z.unknown().optional() }) })
const Envelope = z.object({
  [CLIENT_INFO_META_KEY]: Client.optional().catch(undefined),
  [CLIENT_CAPABILITIES_META_KEY]: z.unknown(),
})

/** What the program that asks says of itself, in its request (2026) or its handshake (2025). */
export function client(server: Server, context: ServerContext): Pick<Caller, 'client' | 'canAsk'> {
  const envelope = Envelope.safeParse(context.mcpReq.envelope).data
  const program = envelope ? envelope[CLIENT_INFO_META_KEY] : Client.safeParse(server.getClientVersion()).data
  const can = envelope ? envelope[CLIENT_CAPABILITIES_META_KEY] : server.getClientCapabilities()
  return {
    ...(program && { client: `${printable(program.name)}/${printable(program.version)}` }),
    canAsk: asks(can),
  }
}

/** A client may be able to open a page and not to show a question. */
function asks(capabilities: unknown): boolean {
  const { success, data } = Capabilities.safeParse(capabilities)
  if (!success) return false
  const { url, form } = data.elicitation
  return form !== undefined || url === undefined
}

/** Cut to what a journal holds. */
const printable = (text: string) => text.slice(0, 60).replace(/[^\x20-\x7e]/g, '?')

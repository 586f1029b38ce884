import { CLIENT_INFO_META_KEY, type Server, type ServerContext } from '@modelcontextprotocol/server'
import { z } from 'zod'

const Client = z.object({ name: z.string(), version: z.string() })
const Envelope = z.object({ [CLIENT_INFO_META_KEY]: Client })

/** `name/version` of the program that asks, from its request (2026) or its handshake (2025), cut to what a journal holds. */
export function client(server: Server, context: ServerContext): string | undefined {
  const envelope = Envelope.safeParse(context.mcpReq.envelope)
  const { success, data } = envelope.success
    ? { success: true, data: envelope.data[CLIENT_INFO_META_KEY] }
    : Client.safeParse(server.getClientVersion())
  return success ? `${printable(data.name)}/${printable(data.version)}` : undefined
}

const printable = (text: string) => text.slice(0, 60).replace(/[^\x20-\x7e]/g, '?')

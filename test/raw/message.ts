import { z } from 'zod'

/** One JSON-RPC message of the server, as it came. */
export const Message = z.looseObject({
  jsonrpc: z.literal('2.0'),
  id: z.union([z.string(), z.number(), z.null()]).optional(),
  method: z.string().optional(),
  result: z.looseObject({}).optional(),
  error: z.looseObject({ code: z.number(), message: z.string() }).optional(),
})
export type Message = z.infer<typeof Message>

const Tools = z.looseObject({ tools: z.array(z.looseObject({ name: z.string() })) })
const Called = z.looseObject({
  isError: z.boolean().default(false),
  content: z.array(z.looseObject({ text: z.string() })).min(1),
  structuredContent: z.record(z.string(), z.unknown()).default({}),
  _meta: z
    .looseObject({ 'deskwarden/error': z.looseObject({ kind: z.string() }).optional() })
    .default({ 'deskwarden/error': undefined }),
})

/** What a call came to: an answer, an error that the model reads, or an error of the protocol. */
export interface Spoken {
  readonly isError: boolean
  readonly text: string
  readonly value: Readonly<Record<string, unknown>>
  /** What the error says of itself beside its sentence. */
  readonly error: Readonly<Record<string, unknown>> | undefined
  /** The code of a protocol error: there is nothing for a model to read. */
  readonly code: number | undefined
}

/** The names of a listing, without the one tool that is none of Zendesk's. */
export const names = ({ result }: Message): readonly string[] =>
  Tools.parse(result)
    .tools.map(tool => tool.name)
    .filter(name => name !== 'request_access')

export function spoken({ result, error }: Message): Spoken {
  if (error) return { isError: true, text: error.message, value: {}, error: undefined, code: error.code }
  const { isError, content, structuredContent, _meta } = Called.parse(result)
  return {
    isError,
    text: content[0]?.text ?? '',
    value: structuredContent,
    error: _meta['deskwarden/error'],
    code: undefined,
  }
}

/** What every request of 2026-07-28 carries; the 2025 era says it once, in its handshake. */
export const envelope = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientInfo': { name: 'raw', version: '2' },
  'io.modelcontextprotocol/clientCapabilities': {},
}

/** A call of 2026-07-28 as text, whose arguments are given as they are to be written. */
export const callText = (id: string, name: string, args: string) =>
  `{"jsonrpc":"2.0","id":${JSON.stringify(id)},"method":"tools/call","params":{"name":${JSON.stringify(name)},"arguments":${args},"_meta":${JSON.stringify(envelope)}}}`

export const handshake = {
  protocolVersion: '2025-11-25',
  capabilities: {},
  clientInfo: { name: 'raw', version: '1' },
}

/** Sends one request and waits for its answer. */
export type Ask = (method: string, params?: Readonly<Record<string, unknown>>) => Promise<Message>

/** One client, message by message. */
export interface Speaker {
  readonly ask: Ask
  readonly list: () => Promise<readonly string[]>
  readonly call: (name: string, args?: unknown) => Promise<Spoken>
}

export const speaker = (ask: Ask): Speaker => ({
  ask,
  list: async () => names(await ask('tools/list')),
  call: async (name, args = {}) => spoken(await ask('tools/call', { name, arguments: args })),
})

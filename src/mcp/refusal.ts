import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'

/** A request that goes no further: its status, and one sentence that says why and what to do. */
export interface Refusal {
  readonly status: number
  readonly message: string
  /** The JSON-RPC code, where the protocol has one for it. */
  readonly code?: number
  readonly headers?: OutgoingHttpHeaders
  /** What the operator reads of it, where they can do something about it. */
  readonly told?: string
}

/** Answers with a JSON-RPC error that belongs to no request, as the transport of MCP wants it. */
export function refuse(response: ServerResponse, { status, message, code = -32000, headers }: Refusal): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify({ jsonrpc: '2.0', id: null, error: { code, message } }))
}

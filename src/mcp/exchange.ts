import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** The headers that the protocol reads; the token goes no further than the guard. */
const passed = /^(accept|content-type|last-event-id|mcp-.+)$/

/** The request as the SDK takes it, without its body; its signal fires when the client goes away unanswered. */
export function webRequest(request: IncomingMessage, response: ServerResponse): Request {
  const abort = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) abort.abort()
  })
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers))
    if (passed.test(name) && value !== undefined) headers.set(name, String(value))
  return new Request('http://deskwarden/mcp', {
    method: request.method ?? 'GET',
    headers,
    signal: abort.signal,
  })
}

/** Writes the SDK's answer out: whole where it is one message, as it comes where it is a stream. */
export async function answer(web: Response, response: ServerResponse): Promise<void> {
  const headers = Object.fromEntries(web.headers)
  if (web.body && headers['content-type'] === 'text/event-stream') {
    response.writeHead(web.status, headers).flushHeaders()
    // A client that hangs up in the middle ends the stream, and the stream's own end follows from that.
    await pipeline(Readable.fromWeb(web.body), response).catch(() => {})
    return
  }
  // With its length known, the answer leaves in one piece.
  const text = web.body ? await web.text() : ''
  response.writeHead(web.status, { ...headers, 'content-length': Buffer.byteLength(text) }).end(text)
}

import type { IncomingMessage } from 'node:http'
import { isJsonContentType, PARSE_ERROR } from '@modelcontextprotocol/server'
import type { Refusal } from './refusal.ts'

/** The longest body that is read; what a bulk call needs is far below. */
const mostBytes = 4 * 1024 * 1024

const tooLong: Refusal = {
  status: 413,
  message: `The body is too long: at most ${mostBytes} bytes are read. Send less at once.`,
  headers: { connection: 'close' },
}

/** The JSON of a POST, read once, or why it was not. */
export async function body(request: IncomingMessage): Promise<{ value: unknown } | { refusal: Refusal }> {
  const type = request.headers['content-type']
  if (!isJsonContentType(type ?? null))
    return {
      refusal: {
        status: 415,
        message: 'The content type is wrong: a message is JSON. Send application/json.',
      },
    }
  if (Number(request.headers['content-length']) > mostBytes) {
    request.resume()
    return { refusal: tooLong }
  }
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    bytes += chunk.length
    // The rest is read and forgotten, so that the client gets to see the answer.
    if (bytes <= mostBytes) chunks.push(chunk)
    else chunks.length = 0
    if (bytes > 4 * mostBytes) break
  }
  if (bytes > mostBytes) return { refusal: tooLong }
  try {
    return { value: JSON.parse(Buffer.concat(chunks).toString('utf8')) }
  } catch {
    return {
      refusal: { status: 400, code: PARSE_ERROR, message: 'Parse error: the body is not valid JSON.' },
    }
  }
}

import type { Readable, Writable } from 'node:stream'
import {
  INVALID_REQUEST,
  type JSONRPCMessage,
  PARSE_ERROR,
  parseJSONRPCMessage,
  type RequestId,
  type Transport,
} from '@modelcontextprotocol/server'
import { z } from 'zod'
import { lines } from './lines.ts'

/** A transport over two streams that outlives its input: what was asked is answered before it closes. */
export interface Pipe extends Transport {
  /** Resolves when every request that was read has been answered or taken back. */
  answered(): Promise<void>
  /** Reads no further. */
  stop(): void
  /** Resolves when what was sent has left for the client, or the client is gone. */
  flushed(): Promise<void>
}

/** The longest message that is read: arguments of a bulk call are far below. */
const mostBytes = 10 * 1024 * 1024

const Id = z.object({ id: z.union([z.string(), z.number()]) })
const Answer = z.union([z.object({ result: z.unknown() }), z.object({ error: z.unknown() })])
const Cancelled = z.object({ requestId: z.union([z.string(), z.number()]) })

/**
 * The SDK's own stdio transport ends running calls when the input ends, and ends itself on a long line; this one
 * answers whatever it was asked, and refuses what it cannot read with the request's id where there is one.
 */
export function pipe(input: Readable, output: Writable, over: () => void): Pipe {
  const open = new Set<RequestId>()
  let waiting: (() => void)[] = []
  let gone = false
  let closed = false

  const settle = (id: RequestId) => {
    if (!open.delete(id) || open.size > 0) return
    for (const resolve of waiting) resolve()
    waiting = []
  }
  const write = (message: object) => {
    // Whoever does not read its answers is not read from, so that they do not pile up here.
    if (!gone && !output.write(`${JSON.stringify(message)}\n`)) input.pause()
  }
  const refuse = (code: number, message: string, id: RequestId | null = null) =>
    write({ jsonrpc: '2.0', id, error: { code, message } })

  const received = (text: string) => {
    if (text.trim() === '') return
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch {
      return refuse(PARSE_ERROR, 'Parse error: the line is not valid JSON.')
    }
    let message: JSONRPCMessage
    try {
      message = parseJSONRPCMessage(value)
    } catch {
      // To answer an answer would start a ping-pong.
      if (Answer.safeParse(value).success) return
      return refuse(
        INVALID_REQUEST,
        'Invalid request: the line is not one JSON-RPC message.',
        Id.safeParse(value).data?.id,
      )
    }
    if ('method' in message && 'id' in message) {
      // A subscription is answered when the server ends, so nothing waits for it.
      if (message.method !== 'subscriptions/listen') open.add(message.id)
    } else if ('method' in message && message.method === 'notifications/cancelled') {
      const cancelled = Cancelled.safeParse(message.params)
      if (cancelled.success) settle(cancelled.data.requestId)
    }
    transport.onmessage?.(message)
  }
  const read = lines(mostBytes, received, () =>
    refuse(INVALID_REQUEST, `Invalid request: the line is longer than ${mostBytes} bytes.`),
  )
  const resume = () => {
    if (!closed) input.resume()
  }
  const broken = (error: Error) => {
    gone = true
    transport.onerror?.(error)
    over()
  }

  const transport: Pipe = {
    async start() {
      input.on('data', read)
      input.once('end', () => {
        // The last line may lack its end.
        read(Buffer.from('\n'))
        over()
      })
      input.once('close', over)
      input.on('error', over)
      output.on('drain', resume)
      output.on('error', broken)
    },
    async send(message) {
      write(message)
      if (!('method' in message) && message.id !== undefined) settle(message.id)
    },
    async close() {
      if (closed) return
      closed = true
      transport.stop()
      transport.onclose?.()
    },
    stop() {
      input.off('data', read)
      input.pause()
    },
    answered: () => (open.size === 0 ? Promise.resolve() : new Promise(resolve => waiting.push(resolve))),
    flushed: () => (gone ? Promise.resolve() : new Promise(resolve => output.write('', () => resolve()))),
  }
  return transport
}

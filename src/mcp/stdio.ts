import type { Readable, Writable } from 'node:stream'
import { serveStdio } from '@modelcontextprotocol/server/stdio'
import { announce } from './announce.ts'
import type { Caller } from './door.ts'
import { within } from './pending.ts'
import { pipe } from './pipe.ts'
import type { Serving } from './serving.ts'

export interface StdioOptions {
  readonly input: Readable
  readonly output: Writable
  readonly report: (error: unknown) => void
  /** Serve the 2025 handshake alone. */
  readonly legacyOnly?: boolean
  /** How long running calls may take after the input has ended. */
  readonly graceSeconds?: number
}

/** A connection over stdin and stdout. */
export interface Connection {
  /** Resolves when the connection is over: the input ended, or `close` was called, and running calls are done. */
  readonly over: Promise<void>
  /** Reads no further request, lets running calls finish and writes their answers, then ends. */
  close(): Promise<void>
}

/**
 * Serves one client over two streams, in whichever era it opens with. A client that closes its end does not take
 * back what it asked for: a write in flight is finished and answered; only a cancellation cancels.
 */
export function stdio(serving: Serving, caller: Caller, options: StdioOptions): Connection {
  const { input, output, report, legacyOnly = false, graceSeconds = 60 } = options
  const opened = () => announce(serving.serve(caller), serving)
  let ending: Promise<void> | undefined
  const close = () => {
    ending ??= end()
    return ending
  }
  let done = () => {}
  const over = new Promise<void>(resolve => {
    done = resolve
  })

  const wire = pipe(input, output, () => void close())
  let entry: { close(): Promise<void> }
  if (legacyOnly) {
    const server = opened()
    entry = server
    server.connect(wire).catch(report)
  } else entry = serveStdio(opened, { transport: wire, onerror: report })

  async function end() {
    wire.stop()
    await within(
      graceSeconds,
      wire.answered().then(() => serving.idle()),
    )
    await entry.close()
    await within(1, wire.flushed())
    done()
  }
  return { over, close }
}

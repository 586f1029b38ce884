import type { Tool } from '../../tools/tool.ts'
import type { CallContext } from './answer.ts'

type Why = 'cancelled' | 'stopped' | 'late'

/** One call on its way: what ends it, and until when. */
export interface Call {
  readonly tool: Tool
  readonly context: CallContext
  readonly startMs: number
  readonly deadlineMs: number
  /** Aborts when the client cancels, the deadline passes or the server stops. */
  readonly signal: AbortSignal
  /** Why the signal aborted. */
  ended(): Why
  /** A write is on its way, or no longer: the server lets it finish before it stops. */
  writing(now: boolean): void
  /** The promise, or a rejection as soon as the call has ended. */
  within<T>(promise: Promise<T>): Promise<T>
  stop(): void
  done(): void
}

/** Starts a call. Its end has a real timer beside the injected clock: a stalled connection tells nobody the time. */
export function call(tool: Tool, context: CallContext, nowMs: number, deadlineSeconds: number): Call {
  const ends = new AbortController()
  let why: Why = 'late'
  let writes = false
  let stopping = false
  const end = (reason: Why) => {
    if (ends.signal.aborted) return
    why = reason
    ends.abort()
  }
  const cancelled = () => end('cancelled')
  const timer = setTimeout(() => end('late'), deadlineSeconds * 1000)
  if (context.signal?.aborted) cancelled()
  else context.signal?.addEventListener('abort', cancelled)
  return {
    tool,
    context,
    startMs: nowMs,
    deadlineMs: nowMs + deadlineSeconds * 1000,
    signal: ends.signal,
    ended: () => why,
    writing(now) {
      writes = now
      if (stopping && !now) end('stopped')
    },
    within(promise) {
      return new Promise((resolve, reject) => {
        const ended = () => reject(ends.signal.reason)
        if (ends.signal.aborted) ended()
        ends.signal.addEventListener('abort', ended)
        promise.then(resolve, reject).finally(() => ends.signal.removeEventListener('abort', ended))
      })
    },
    stop() {
      stopping = true
      if (!writes) end('stopped')
    },
    done() {
      clearTimeout(timer)
      context.signal?.removeEventListener('abort', cancelled)
    },
  }
}

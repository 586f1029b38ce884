import type { Tool } from '../../tools/tool.ts'
import type { CallContext } from './answer.ts'

type Why = 'cancelled' | 'stopped' | 'late'

/** One call on its way: what ends it, and until when. */
export interface Call {
  readonly tool: Tool
  readonly context: CallContext
  readonly startMs: number
  readonly deadlineMs: number
  /** The client has cancelled, the deadline has passed or the server stops. */
  readonly over: boolean
  /** Why it is over. */
  ended(): Why
  /** Runs the listener when the call is over, unless the returned function is called before. */
  onEnd(listener: () => void): () => void
  /** Aborts when the call is over. Made when it is asked for: it costs far more than a listener, and few calls wait. */
  readonly signal: AbortSignal
  /** A write is on its way, or no longer: the server lets it finish before it stops. */
  writing(now: boolean): void
  /** The promise, or a rejection as soon as the call has ended. */
  within<T>(promise: Promise<T>): Promise<T>
  stop(): void
  done(): void
}

/** Ends what waits for a call that is over; whoever knows the call says why it is. */
export class Ended extends Error {}

/** Starts a call. Its end has a real timer beside the injected clock: a stalled connection tells nobody the time. */
export function call(tool: Tool, context: CallContext, nowMs: number, deadlineSeconds: number): Call {
  const listeners = new Set<() => void>()
  let why: Why | undefined
  let lent: AbortController | undefined
  let writes = false
  let stopping = false
  const end = (reason: Why) => {
    if (why !== undefined) return
    why = reason
    for (const listener of listeners) listener()
    lent?.abort()
  }
  const onEnd = (listener: () => void) => {
    if (why === undefined) listeners.add(listener)
    else listener()
    return () => void listeners.delete(listener)
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
    get over() {
      return why !== undefined
    },
    ended: () => why ?? 'late',
    onEnd,
    get signal() {
      lent ??= new AbortController()
      if (why !== undefined) lent.abort()
      return lent.signal
    },
    writing(now) {
      writes = now
      if (stopping && !now) end('stopped')
    },
    within(promise) {
      return new Promise((resolve, reject) => {
        const off = onEnd(() => reject(new Ended()))
        promise.then(resolve, reject).finally(off)
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

import { type Body, body } from './body.ts'
import type { Call } from './call.ts'
import { type Opening, opening } from './opening.ts'
import type { Request } from './request.ts'
import type { Transport } from './transport.ts'

/** How one attempt ended. */
export type Ended =
  | { readonly kind: 'answer'; readonly status: number; readonly headers: Headers; readonly body: Body }
  | ({ readonly kind: 'unopened' | 'broken' } & Pick<Opening, 'why' | 'lasting'>)

interface Way {
  readonly transport: Transport
  readonly attemptSeconds: number
  readonly mostBytes: number
}

/** Sends a request once and reads the answer. It always ends, and never throws. */
export async function attempt(
  way: Way,
  call: Call,
  request: Request,
  headers: Readonly<Record<string, string>>,
): Promise<Ended> {
  const ends = new AbortController()
  let late = false
  const stop = () => ends.abort()
  const timer = setTimeout(() => {
    late = true
    stop()
  }, way.attemptSeconds * 1000)
  const off = call.onEnd(stop)
  let response: Response | undefined
  try {
    response = await way.transport.send(request, headers, ends.signal)
    const read = await body(response, way.mostBytes)
    if (read.kind === 'garbled' && request.method === 'GET' && response.ok)
      return { kind: 'broken', why: 'its answer is not valid JSON', lasting: false }
    return { kind: 'answer', status: response.status, headers: response.headers, body: read }
  } catch (error) {
    const failed = late
      ? { sent: true, why: `no answer came within ${way.attemptSeconds} s`, lasting: false }
      : opening(error, way.transport.proxy)
    if (response === undefined) return { ...failed, kind: failed.sent ? 'broken' : 'unopened' }
    if (request.method === 'GET' && response.ok)
      return { kind: 'broken', why: late ? failed.why : 'its answer was cut off', lasting: false }
    // The status stands, whatever became of the rest: a write that was answered 2xx has happened.
    return { kind: 'answer', status: response.status, headers: response.headers, body: { kind: 'lost' } }
  } finally {
    clearTimeout(timer)
    off()
  }
}

import type { Tool } from '../../tools/tool.ts'

/** What a repeat of a call may do: nothing, the same again, the same under its key, or twice as much. */
export type Replay = 'safe' | 'again' | 'keyed' | 'never'

/** How one attempt ended. */
export type Outcome =
  | { readonly kind: 'answer'; readonly status: number; readonly retryAfterSeconds: number | undefined }
  /** No connection came about: nothing was sent. */
  | { readonly kind: 'unopened' }
  /** Cut off midway, or no answer in time: it may have been executed. */
  | { readonly kind: 'broken' }

/** What to do next: the answer stands, send again after a wait, get a new token, or stop. */
export type Verdict =
  | { readonly do: 'take' }
  | { readonly do: 'again'; readonly waitSeconds: number }
  | { readonly do: 'renew' }
  | { readonly do: 'stop' }

const mostAttempts = 4
/** A 429 was not executed, so it is asked again as long as the deadline allows; this only ends a loop without waits. */
const mostWaits = 10

/** Whether a call may be sent twice follows from its declaration, and from the input that adds something each time. */
export function replay(tool: Tool, input: Readonly<Record<string, unknown>>): Replay {
  if (tool.method === 'GET') return 'safe'
  if (tool.key) return 'keyed'
  if (tool.method === 'DELETE') return 'again'
  const plain = tool.method === 'PUT' && tool.access === 'write' && !tool.job
  const adds = tool.onceWith !== undefined && input[tool.onceWith] !== undefined
  return plain && !adds ? 'again' : 'never'
}

/** The table of replays. `attempt` counts from 1; `renewable` says that a 401 can still be answered with a new token. */
export function retry(
  outcome: Outcome,
  replay: Replay,
  attempt: number,
  random: number,
  renewable = false,
): Verdict {
  const again = (atLeastSeconds: number, most: number): Verdict =>
    attempt >= most
      ? { do: 'stop' }
      : { do: 'again', waitSeconds: Math.max(atLeastSeconds, backoffSeconds(attempt, random)) }
  if (outcome.kind === 'unopened') return again(0, mostAttempts)
  if (outcome.kind === 'answer') {
    const { status, retryAfterSeconds } = outcome
    if (status === 429)
      return retryAfterSeconds !== undefined && attempt === 1
        ? { do: 'again', waitSeconds: retryAfterSeconds }
        : again(retryAfterSeconds ?? 1, mostWaits)
    if (status === 401 && renewable) return { do: 'renew' }
    if (status < 500) return { do: 'take' }
    if (replay === 'never') return { do: 'stop' }
    if (status === 503 && retryAfterSeconds !== undefined) return again(retryAfterSeconds, mostAttempts)
    // 501, 505 and the like will not go away by themselves.
    return [500, 502, 503, 504].includes(status) || status >= 520 ? again(0, mostAttempts) : { do: 'stop' }
  }
  return replay === 'never' ? { do: 'stop' } : again(0, mostAttempts)
}

/** 0.5 s, 1 s, 2 s … up to 8 s, of which the second half is left to chance so that callers spread. */
export function backoffSeconds(attempt: number, random: number): number {
  const full = Math.min(8, 0.5 * 2 ** (attempt - 1))
  return full / 2 + (full / 2) * random
}

/** Retry-After in seconds, from a number or an HTTP date; undefined where it says neither. */
export function retryAfterSeconds(header: string | null, nowMs: number): number | undefined {
  if (header === null || header.trim() === '') return undefined
  const text = header.trim()
  if (/^\d+(\.\d+)?$/.test(text)) return Math.min(Number(text), 86_400)
  // Date.parse takes nearly anything, also "1 2"; an HTTP date begins with the name of a day.
  const at = /^[A-Z][a-z]{2,8},? /.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? undefined : Math.min(Math.max(0, (at - nowMs) / 1000), 86_400)
}

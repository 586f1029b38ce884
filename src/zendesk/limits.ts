import type { Limit, Tool } from '../../tools/tool.ts'
import type { Budget } from './answer.ts'
import { Bucket } from './bucket.ts'
import { rates } from './rates.ts'
import type { Input } from './request.ts'
import { turns, type Wait } from './turns.ts'

/** The limits that one call counts against. */
export interface Use {
  readonly tool: Bucket
  /** The bucket of one record, where the tool has a limit per record. */
  readonly record: Bucket | undefined
  readonly recordCalls: number
  readonly all: readonly Bucket[]
}

/** The leave to send one request. It is settled, or released when nothing was sent. */
export interface Permit {
  /** Still good: no 429 has come since it was given. */
  valid(): boolean
  settle(headers?: Headers, limited?: { readonly seconds: number; readonly code: string | undefined }): void
  release(): void
}

/** `ticket_id` limits the calls about one ticket. */
const noun = (field: string) => field.replace(/_id$/, '').replaceAll('_', ' ')

const mostBuckets = 2_000
const minuteMs = 60_000

/** The rate budget of one account: it lets a call pass, or lets it wait without holding anybody else up. */
export function limits(now: () => number, sleep: (ms: number, signal: AbortSignal) => Promise<unknown>) {
  // Until a header tells the account's limit, its calls are only written down.
  const account = new Bucket('the account', { calls: Number.POSITIVE_INFINITY, spanMs: minuteMs }, true)
  const buckets = new Map<string, Bucket>()
  const queue = turns(now, sleep)

  function bucket(key: string, name: string, limit?: Limit): Bucket {
    const known = buckets.get(key)
    if (known) return known
    if (buckets.size >= mostBuckets) sweep()
    const spanMs = ((limit?.minutes ?? 0) * 60 + (limit?.seconds ?? 0)) * 1000
    const made = new Bucket(name, limit ? { calls: limit.calls, spanMs } : undefined)
    buckets.set(key, made)
    return made
  }

  // Memory stays flat: what is idle goes, and after it what is oldest and not in use.
  function sweep(): void {
    for (const [key, one] of buckets) if (one.idle(now())) buckets.delete(key)
    for (const [key, one] of buckets) {
      if (buckets.size < mostBuckets) return
      if (one.inFlight === 0 && one.waiting === 0) buckets.delete(key)
    }
  }

  function use(tool: Tool, input: Input, page?: number): Use {
    const whole = bucket(tool.name, tool.name)
    const all = [account, whole]
    let record: Bucket | undefined
    let recordCalls = 0
    for (const [index, limit] of (tool.limits ?? []).entries()) {
      if (limit.beyondPage !== undefined && (page ?? 0) <= limit.beyondPage) continue
      const value = limit.per === undefined ? undefined : input[limit.per]
      if (limit.per !== undefined && value === undefined) continue
      const key = `${tool.name} ${index} ${value === undefined ? '' : String(value)}`
      const one = bucket(key, limit.per === undefined ? tool.name : `this ${noun(limit.per)}`, limit)
      all.push(one)
      if (limit.per !== undefined) [record, recordCalls] = [one, limit.calls]
    }
    return { tool: whole, record, recordCalls, all }
  }

  function permit({ all, tool, record, recordCalls }: Use): Permit {
    const takenAt = now()
    for (const one of all) one.take(takenAt)
    return {
      valid() {
        const at = now()
        return !all.some(one => one.paused(at))
      },
      release() {
        for (const one of all) one.release()
        queue.pump()
      },
      settle(headers, limited) {
        const at = now()
        for (const one of all) one.settle(at, takenAt)
        const said = headers ? rates(headers) : undefined
        if (said?.account) {
          account.rule = { calls: said.account.limit, spanMs: minuteMs }
          account.learn(said.account, at)
        }
        let blamed: Bucket | undefined
        for (const [, rate] of said?.endpoints ?? []) {
          // A limit per record and its header have the same total: per-ticket-updates is 30 (contract 11).
          const one = record && rate.limit === recordCalls ? record : tool
          one.learn(rate, at)
          if (rate.remaining === 0) blamed = one
        }
        if (limited) {
          const ownLimit = /^TooMany(Requests|Jobs)$/.test(limited.code ?? '')
          const others = said?.account ? said.account.remaining > 0 : ownLimit
          const own = (limited.code === 'TooManyRequests' ? record : undefined) ?? tool
          ;(others ? (blamed ?? own) : account).pause(at + limited.seconds * 1000)
        }
        queue.pump()
      },
    }
  }

  return {
    use,
    /** The leave to send now, or undefined: then wait for a turn. */
    take(use: Use): Permit | undefined {
      const at = now()
      for (const one of use.all) if (one.waiting > 0 || one.waitMs(at) > 0) return undefined
      return permit(use)
    },
    /** The leave to send as soon as every limit allows it; fails at once where that is after the deadline. */
    turn(use: Use, wait: Wait): Promise<Permit> {
      return queue.add(use.all, wait, () => permit(use))
    },
    budget(): Budget | undefined {
      return account.budget(now())
    },
    /** How many limits are remembered. */
    get size() {
      return buckets.size
    },
  }
}

export type Limits = ReturnType<typeof limits>

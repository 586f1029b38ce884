import type { IncomingHttpHeaders } from 'node:http'
import { z } from 'zod'
import type { Received } from './call.ts'

/** One request as it arrived, without its secrets, and what it got. */
export interface Arrival {
  readonly at: number
  readonly tool?: string
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
  /** Absent while it is open, and where a fault answered nothing. */
  status?: number
}

/** What arrived, newest last; of a long run the newest ten thousand. */
export class Log {
  readonly #most: number
  readonly arrivals: Arrival[] = []

  constructor(most = 10_000) {
    this.#most = most
  }

  add(arrival: Arrival): void {
    // In bulk, so that a long run does not shift the list at each request.
    if (this.arrivals.length >= this.#most * 2) this.arrivals.splice(0, this.arrivals.length - this.#most)
    this.arrivals.push(arrival)
  }

  clear(): void {
    this.arrivals.length = 0
  }
}

const secret = new Set(['authorization', 'cookie', 'proxy-authorization'])

/** Headers as plain strings; of a credential only its scheme is kept. */
export const harmless = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      secret.has(name) ? `${String(value).split(' ')[0]} ***` : String(value),
    ]),
  )

const secrets = new Set([
  'client_secret',
  'code',
  'code_verifier',
  'refresh_token',
  'access_token',
  'password',
])

/** Named values without what a sign-in keeps secret. */
export const veiled = <Value>(values: Readonly<Record<string, Value>>): Record<string, Value | '***'> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, secrets.has(name) ? '***' : value]))

const Json = z.record(z.string(), z.unknown())

/** The body as it may be shown: of a sign-in its fields without the secrets, and nothing of what cannot be read. */
export function shownBody({ target, headers, text }: Received): unknown {
  const value = parsed(text)
  if (!target.pathname.startsWith('/oauth/')) return value ?? text
  if (headers['content-type']?.includes('x-www-form-urlencoded'))
    return veiled(Object.fromEntries(new URLSearchParams(text)))
  const fields = Json.safeParse(value)
  return fields.success ? veiled(fields.data) : '***'
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

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

const secrets: ReadonlySet<string> = new Set(['client_secret', 'code', 'code_verifier', 'refresh_token'])

const harmlessFields: ReadonlySet<string> = new Set([
  'response_type',
  'grant_type',
  'client_id',
  'redirect_uri',
  'scope',
  'state',
  'code_challenge',
  'code_challenge_method',
  'expires_in',
  'refresh_token_expires_in',
  'user_id',
  'decision',
])

const Json = z.record(z.string(), z.unknown())

/** The body as it may be shown: of a sign-in the fields that are known to be harmless, and of a secret that it was there. */
export function shownBody({ target, headers, text }: Received): unknown {
  const value = parsed(text)
  if (!target.pathname.startsWith('/oauth/')) return value ?? text
  const form = headers['content-type']?.includes('x-www-form-urlencoded')
  const fields = Json.safeParse(form ? Object.fromEntries(new URLSearchParams(text)) : value).data ?? {}
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => {
      if (secrets.has(name)) return [[name, '***']]
      return harmlessFields.has(name) && typeof field !== 'object' ? [[name, field]] : []
    }),
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

import type { IncomingMessage } from 'node:http'
import {
  localhostAllowedHostnames,
  localhostAllowedOrigins,
  validateHostHeader,
  validateOriginHeader,
} from '@modelcontextprotocol/server'
import type { Refusal } from './refusal.ts'

/** Who may knock: the names this server answers to, the origins of browsers, and the tokens of agents. */
export interface GuardOptions {
  /** Host names besides those of this machine. */
  readonly hosts?: readonly string[]
  /** Host names of web pages that may call, besides those of this machine. */
  readonly origins?: readonly string[]
  /** Absent: no token is wanted, and everyone is `anonymous`. */
  readonly authenticate?: (token: string) => { agent: string } | undefined
  /** Where a client learns who issues tokens (RFC 9728). */
  readonly metadataUrl?: string
}

/** Against DNS rebinding and pages of strangers: a request must name this server, and come from no other page. */
export function stranger(request: IncomingMessage, options: GuardOptions): Refusal | undefined {
  const hosts = [...localhostAllowedHostnames(), ...(options.hosts ?? [])]
  if (!validateHostHeader(request.headers.host, hosts).ok)
    return {
      status: 403,
      message: 'The Host header is not allowed: this server goes by other names. The operator can add it.',
    }
  const origins = [...localhostAllowedOrigins(), ...(options.origins ?? [])]
  if (!validateOriginHeader(request.headers.origin, origins).ok)
    return {
      status: 403,
      message: 'The Origin is not allowed: this page may not call here. The operator can add it.',
    }
  return undefined
}

/** The agent that the bearer token belongs to, or what to answer instead. */
export function agent(
  request: IncomingMessage,
  { authenticate, metadataUrl }: GuardOptions,
): { agent: string } | { refusal: Refusal } {
  if (!authenticate) return { agent: 'anonymous' }
  const token = /^Bearer +([^\s]+) *$/i.exec(request.headers.authorization ?? '')?.[1]
  const known = token === undefined ? undefined : authenticate(token)
  if (known) return known
  const challenge = [
    'realm="deskwarden"',
    ...(token === undefined ? [] : ['error="invalid_token"']),
    ...(metadataUrl === undefined ? [] : [`resource_metadata="${metadataUrl}"`]),
  ]
  return {
    refusal: {
      status: 401,
      message:
        token === undefined
          ? 'No token: this server wants one. Send Authorization: Bearer, with the token of an agent.'
          : 'The token is not known: it was mistyped or removed. The operator can issue another.',
      headers: { 'www-authenticate': `Bearer ${challenge.join(', ')}` },
    },
  }
}

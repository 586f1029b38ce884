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
  const { host, origin } = request.headers
  const hosts = [...localhostAllowedHostnames(), ...(options.hosts ?? [])]
  if (!validateHostHeader(host, hosts).ok) {
    const name = nameIn(host === undefined ? '' : `http://${host}`)
    return {
      status: 403,
      message: `The Host header is not allowed: this server does not go by ${name ?? 'this name'}. The operator can add the name with --allow-hosts.`,
      told: `${from(request)} was refused: this server does not go by ${name ?? 'the name in its Host header'}. If it should, start it with --allow-hosts ${name ?? 'NAME'}.`,
    }
  }
  const origins = [...localhostAllowedOrigins(), ...(options.origins ?? [])]
  if (!validateOriginHeader(origin, origins).ok) {
    const name = nameIn(origin ?? '')
    return {
      status: 403,
      message: `The Origin is not allowed: pages of ${name ?? 'this origin'} may not call here. The operator can add the name with --allow-origins.`,
      told: `${from(request)} was refused: pages of ${name ?? 'its origin'} may not call here. If they should, start Deskwarden with --allow-origins ${name ?? 'NAME'}.`,
    }
  }
  return undefined
}

/** The host name in an address that a stranger sent, where it is one that may stand in a log. */
function nameIn(address: string): string | undefined {
  const name = URL.canParse(address) ? new URL(address).hostname : ''
  return /^[\w.:[\]-]{1,100}$/.test(name) ? name : undefined
}

const from = (request: IncomingMessage) => `A request from ${request.socket.remoteAddress ?? 'a stranger'}`

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
      told: `${from(request)} was refused: ${token === undefined ? 'it had no bearer token' : 'its token belongs to no agent'}.`,
    },
  }
}

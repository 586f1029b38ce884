import { ConfigError } from '../errors.ts'

/** The one place that the credential may go to. */
export interface Host {
  readonly origin: string
  readonly hostname: string
  /** The address of a path below `/api/v2`; refuses one that would leave it. */
  url(path: string, query: string): string
}

const plain = /^(\/[A-Za-z0-9_-]+)+$/
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** Reads the account's base URL: https, or plain http to this machine. */
export function host(baseUrl: string): Host {
  const base = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined
  if (base === undefined || !/^https?:$/.test(base.protocol))
    throw new ConfigError(
      'The base URL',
      'it is no http address',
      'Give it as https://your-subdomain.zendesk.com',
    )
  if (base.username || base.password || base.search || base.hash || base.pathname !== '/')
    throw new ConfigError(
      'The base URL',
      'it holds more than a host',
      'Give it as https://your-subdomain.zendesk.com; the credential has its own settings',
    )
  if (base.protocol === 'http:' && !loopback.test(base.hostname))
    throw new ConfigError(
      'The base URL',
      'the credential would cross the network unencrypted',
      'Use https; plain http is for this machine alone',
    )
  const { origin, hostname } = base
  return {
    origin,
    hostname,
    url(path, query) {
      // Whatever an id holds, what leaves is a path as it was declared: plain segments, no dots, nothing encoded.
      if (!plain.test(path)) throw new Error(`${path} is no path below /api/v2`)
      return query === '' ? `${origin}/api/v2${path}` : `${origin}/api/v2${path}?${query}`
    },
  }
}

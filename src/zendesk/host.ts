import { ConfigError } from '../errors.ts'

/** The one place that the credential may go to. */
export interface Host {
  readonly origin: string
  readonly hostname: string
  /** The address of a path below `/api/v2`; refuses one that would leave it. */
  url(path: string, query: string): string
}

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
      const url = new URL(`${origin}/api/v2${path}`)
      // Whatever a path holds, what leaves is what was declared.
      if (url.origin !== origin || url.pathname !== `/api/v2${path}` || url.search || url.hash)
        throw new Error(`${path} is no path below /api/v2`)
      return query === '' ? url.href : `${url.href}?${query}`
    },
  }
}

/** How the account is reached, where the direct way does not do. */
export interface Network {
  readonly httpsProxy?: string | undefined
  readonly noProxy?: string | undefined
  /** Further certificate authorities, as PEM. */
  readonly ca?: string | undefined
}

/** What fetch needs to go through a proxy or to trust further authorities; undici is loaded for these alone. */
export async function dispatcher(network: Network) {
  if (!network.httpsProxy && !network.ca) return undefined
  const { Agent, EnvHttpProxyAgent } = await import('undici')
  const trust = network.ca ? { ca: await authorities(network.ca) } : {}
  if (!network.httpsProxy) return new Agent({ connect: trust })
  // Empty words, for undici would read what is left out from the environment.
  return new EnvHttpProxyAgent({
    httpProxy: '',
    httpsProxy: network.httpsProxy,
    noProxy: network.noProxy ?? '',
    connect: trust,
    requestTls: trust,
    proxyTls: trust,
  })
}

/** The proxy on the way to an address, as its host and port alone: the rest may hold a password. */
export function proxyTo(origin: string, { httpsProxy, noProxy = '' }: Network): string | undefined {
  const { protocol, hostname, port } = new URL(origin)
  if (!httpsProxy || protocol !== 'https:' || noProxy.trim() === '*') return undefined
  // As undici reads it: a name stands for itself and all below it.
  const around = noProxy
    .toLowerCase()
    .split(/[,\s]+/)
    .some(entry => {
      const [, name = '', at = ''] = /^(?:\*?\.)?(.+?)(?::(\d+))?$/.exec(entry) ?? []
      return (at === '' || at === (port || '443')) && within(hostname, name)
    })
  return around ? undefined : new URL(httpsProxy).host
}

const within = (hostname: string, name: string) =>
  name !== '' && (hostname === name || hostname.endsWith(`.${name}`))

/** A further authority beside Node's own: by itself `ca` replaces them. */
export async function authorities(pem: string): Promise<string[]> {
  const { rootCertificates } = await import('node:tls')
  return [...rootCertificates, pem]
}

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

// `ca` replaces Node's own list, so that list is added.
async function authorities(pem: string): Promise<string[]> {
  const { rootCertificates } = await import('node:tls')
  return [...rootCertificates, pem]
}

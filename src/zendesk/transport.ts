import type { Host } from './host.ts'
import { dispatcher, type Network, proxyTo } from './network.ts'
import type { Request } from './request.ts'
import type { World } from './world.ts'

/** The optional headers by which Zendesk knows an app of its marketplace. */
export interface Marketplace {
  readonly name?: string | undefined
  readonly organizationId?: string | undefined
  readonly appId?: string | undefined
}

export interface Transport {
  /** The proxy on the way, for messages. */
  readonly proxy?: string | undefined
  /** Sends one request once: no retry, no redirect, every status an answer. */
  send(request: Request, extra: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Response>
  close(): Promise<void>
}

interface Settings {
  readonly host: Host
  readonly version: string
  readonly marketplace?: Marketplace | undefined
  readonly network?: Network | undefined
  readonly fetch: World['fetch']
}

/** The way to the account's host, and to no other. ky and undici load with the first request. */
export function transport({ host, version, marketplace = {}, network = {}, fetch }: Settings): Transport {
  const headers: Record<string, string> = {
    accept: 'application/json',
    'user-agent': `deskwarden/${version}`,
  }
  if (marketplace.name) headers['x-zendesk-marketplace-name'] = marketplace.name
  if (marketplace.organizationId)
    headers['x-zendesk-marketplace-organization-id'] = marketplace.organizationId
  if (marketplace.appId) headers['x-zendesk-marketplace-app-id'] = marketplace.appId

  const load = async () => {
    const [{ default: ky }, through] = await Promise.all([import('ky'), dispatcher(network)])
    const options: object = through ? { dispatcher: through } : {}
    return { ky, through, options }
  }
  let loading: ReturnType<typeof load> | undefined
  let loaded: Awaited<ReturnType<typeof load>> | undefined

  return {
    proxy: proxyTo(host.origin, network),
    async send(request, extra, signal) {
      if (loaded === undefined) {
        loading ??= load()
        loaded = await loading
      }
      const writes = request.method === 'POST' || request.method === 'PUT'
      return loaded.ky(host.url(request.path, request.query), {
        ...loaded.options,
        method: request.method,
        headers: { ...headers, ...extra, ...(writes ? { 'content-type': 'application/json' } : {}) },
        ...(request.body === undefined ? {} : { body: request.body }),
        redirect: 'manual',
        // What is sent again, and when, is retry.ts's to say.
        retry: 0,
        timeout: false,
        throwHttpErrors: false,
        // Not ky's signal, which it would join to one of its own at a third of the price of the whole call.
        fetch: (asked, init) => fetch(asked, { ...init, signal }),
      })
    },
    async close() {
      if (loading) await (await loading).through?.close()
    },
  }
}

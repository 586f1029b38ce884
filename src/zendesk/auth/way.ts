import { type Body, body } from '../body.ts'
import { type Host, host } from '../host.ts'
import { dispatcher, type Network } from '../network.ts'
import { opening } from '../opening.ts'
import type { World } from '../world.ts'

/** How a request ended: answered, never sent, or sent and then silence. */
export type Sent =
  | { readonly kind: 'answer'; readonly status: number; readonly headers: Headers; readonly body: Body }
  | { readonly kind: 'unopened' | 'broken'; readonly why: string; readonly lasting: boolean }

/** The way to the OAuth endpoints of one account, and to no other host. */
export interface Way {
  readonly host: Host
  /** The account's name here: its host, with a port where the address has one. */
  readonly account: string
  readonly now: () => number
  /** Sends a request once: no retry, no redirect. It always ends, and never throws. */
  ask(url: string, init: RequestInit): Promise<Sent>
  close(): Promise<void>
}

export interface WayOptions {
  readonly baseUrl: string
  readonly version: string
  /** The same as for every other request. */
  readonly network?: Network | undefined
  readonly attemptSeconds?: number | undefined
  readonly world: Pick<World, 'fetch' | 'now'>
}

/** Tokens, and whose they are. */
const endpoints = /^\/(oauth\/tokens|api\/v2\/(oauth\/tokens\/(current|\d+)|users\/me))$/

/** No answer about tokens is longer. */
const mostBytes = 100_000

/** Opens the way. Nothing is loaded or connected to before the first request. */
export function way({ baseUrl, version, network = {}, attemptSeconds = 20, world }: WayOptions): Way {
  const at = host(baseUrl)
  let loading: ReturnType<typeof dispatcher> | undefined
  return {
    host: at,
    account: new URL(at.origin).host,
    now: world.now,
    async ask(url, init) {
      const { origin, pathname } = new URL(url)
      if (origin !== at.origin || !endpoints.test(pathname)) throw new Error(`${url} is no OAuth endpoint`)
      loading ??= dispatcher(network)
      const through = await loading
      const options: object = through ? { dispatcher: through } : {}
      const ends = new AbortController()
      const timer = setTimeout(() => ends.abort(), attemptSeconds * 1000)
      let response: Response | undefined
      try {
        response = await world.fetch(url, {
          ...init,
          ...options,
          headers: {
            ...Object.fromEntries(new Headers(init.headers)),
            accept: 'application/json',
            'user-agent': `deskwarden/${version}`,
          },
          redirect: 'manual',
          signal: ends.signal,
        })
        const read = await body(response, mostBytes)
        return { kind: 'answer', status: response.status, headers: response.headers, body: read }
      } catch (error) {
        const late = ends.signal.aborted
        if (late) return { kind: 'broken', why: `no answer came within ${attemptSeconds} s`, lasting: false }
        const { sent, why, lasting } = opening(error)
        return { kind: sent || response !== undefined ? 'broken' : 'unopened', why, lasting }
      } finally {
        clearTimeout(timer)
      }
    },
    async close() {
      await (await loading)?.close()
    },
  }
}

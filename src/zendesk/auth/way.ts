import type { Host } from '../host.ts'
import type { Network } from '../network.ts'
import type { World } from '../world.ts'

/** The way to the OAuth endpoints of one account, through the same network settings as every other request. */
export interface Way {
  readonly host: Host
  /** The account's name here: its host, with a port where the address has one. */
  readonly account: string
  readonly now: () => number
  readonly fetch: typeof globalThis.fetch
  readonly attemptSeconds: number
  readonly userAgent: string
  close(): Promise<void>
}

export interface WayOptions {
  readonly baseUrl: string
  readonly version: string
  readonly network?: Network | undefined
  readonly attemptSeconds?: number | undefined
  readonly world: Pick<World, 'fetch' | 'now'>
}
// export function way(options: WayOptions): Way

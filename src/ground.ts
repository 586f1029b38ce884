import type { Listed } from './listed.ts'
import type { World } from './zendesk/world.ts'

/** What the house stands in: time, network and chance, the listing, and the operator's ear. */
export interface Ground {
  readonly listed: readonly Listed[]
  readonly version: string
  /** Takes one line for the operator. */
  readonly tell: (line: string) => void
  readonly world: World
}

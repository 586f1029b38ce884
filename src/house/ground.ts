import type { World } from '../zendesk/world.ts'
import type { Listed } from './listed.ts'

/** What the house stands in: time, network and chance, the listing, and the operator's ear. */
export interface Ground {
  readonly listed: readonly Listed[]
  readonly version: string
  /** Takes one line for the operator. */
  readonly tell: (line: string) => void
  /** Takes what the journal is to keep beside calls; absent in commands that write their own records. */
  readonly note?: (event: string, told: string) => void
  readonly world: World
}

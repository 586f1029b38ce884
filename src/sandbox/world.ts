import type { Account } from './account.ts'
import type { Credentials } from './auth.ts'
import type { Jobs } from './jobs.ts'
import type { Access } from './oauth/access.ts'
import type { Clients } from './oauth/client.ts'
import type { Codes } from './oauth/code.ts'
import type { Settings } from './settings.ts'
import { stamp } from './stamp.ts'

/** What every route works on. */
export interface World {
  readonly account: Account
  readonly clock: () => number
  readonly random: () => number
  readonly settings: Settings
  readonly jobs: Jobs
  readonly credentials: Credentials
  readonly clients: Clients
  readonly codes: Codes
  /** An admin may change it while the account runs. */
  readonly access: Access
  readonly versions: Versions
  /** Where the account answers, as `http://127.0.0.1:1234`: the host of every `url` in an answer. */
  readonly url: () => string
}

export const now = (world: World) => stamp(world.clock())

/** The next id of anything but a ticket. */
export function nextId(account: Account): number {
  const id = account.nextId
  account.nextId += 1
  return id
}

/** Counts the changes of each ticket: whole seconds are too coarse to tell that one changed since a job was queued. */
export class Versions {
  readonly #of = new Map<number, number>()

  of(ticketId: number): number {
    return this.#of.get(ticketId) ?? 0
  }

  bump(ticketId: number): void {
    this.#of.set(ticketId, this.of(ticketId) + 1)
  }
}

/** When a change is dated: now, but always after the change before it, so that an `updated_stamp` names one version. */
export function changedAt(world: World, before: string): string {
  const at = now(world)
  return at > before ? at : stamp(Date.parse(before) + 1_000)
}

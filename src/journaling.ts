import { join } from 'node:path'
import { count, type Tally } from './gate/budget.ts'
import { counted } from './gate/policy/kinds.ts'
import type { Ground } from './ground.ts'
import type { Anchor } from './journal/anchor.ts'
import type { Fold } from './journal/entry.ts'
import type { Journal } from './journal/journal.ts'
import type { Config } from './settings.ts'
import { stateFolder } from './state.ts'

/** The folder of the journal; undefined where there is none. */
export function journalFolder(config: Config): string | undefined {
  const folder = stateFolder(config)
  return folder === undefined ? undefined : join(folder, 'journal')
}

/** Opens the journal of these settings; undefined where it is switched off, or where this user has no folder. */
export async function journalOf(config: Config, ground: Ground): Promise<Journal<Tally> | undefined> {
  const folder = journalFolder(config)
  if (config.noJournal || folder === undefined) return undefined
  const { open } = await import('./journal/journal.ts')
  const to = config.anchor === undefined ? [] : [await anchorOf(config.anchor, ground)]
  return open<Tally>({ folder, warn: ground.tell, fold: tallies, anchoring: { to } })
}

/** Counts what agents were let through to do, from the intents of a day. */
export const tallies: Fold<Tally> = {
  start: () => new Map(),
  add(tally, { event, agent, at, kinds }) {
    if (event !== 'intent' || typeof agent !== 'string' || !Array.isArray(kinds)) return tally
    return count(tally, { agent, atMs: Date.parse(at), kinds: counted.filter(kind => kinds.includes(kind)) })
  },
}

/** Where heads go: stderr, a file, a webhook, or a program. */
async function anchorOf(target: string, { tell, world }: Ground): Promise<Anchor> {
  const { toCommand, toFile, toStderr, toWebhook } = await import('./journal/anchor/targets.ts')
  if (target === 'stderr') return toStderr(tell)
  if (/^https?:/.test(target)) return toWebhook(target, world.fetch)
  if (target.startsWith('exec:')) return toCommand(target.slice('exec:'.length))
  return toFile(target)
}

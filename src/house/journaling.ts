import { join } from 'node:path'
import { ConfigError, Unrecorded } from '../errors.ts'
import { count, type Tally } from '../gate/budget.ts'
import { counted } from '../gate/policy/kinds.ts'
import type { Anchor } from '../journal/anchor.ts'
import type { Fold } from '../journal/entry.ts'
import type { Journal } from '../journal/journal.ts'
import type { Config } from '../settings/settings.ts'
import type { Ground } from './ground.ts'
import { stateFolder } from './state.ts'

/** The folder of the journal; undefined where this user has none and none is named. */
export function journalFolder(config: Config): string | undefined {
  const folder = stateFolder(config)
  return folder === undefined ? undefined : join(folder, 'journal')
}

/** Opens the journal of these settings; undefined where it is switched off. */
export async function journalOf(config: Config, ground: Ground): Promise<Journal<Tally> | undefined> {
  if (config.noJournal) return undefined
  const folder = journalFolder(config)
  if (folder === undefined) throw homeless()
  const { open } = await import('../journal/journal.ts')
  const to = config.anchor === undefined ? [] : [await anchorOf(config.anchor, ground)]
  return open<Tally>({ folder, warn: ground.tell, fold: tallies, anchoring: { to } })
}

const homeless = () =>
  new Unrecorded(
    'The journal cannot be kept',
    'this user has no folder for it',
    'Name one with --state, or do without by --no-journal',
  )

/** Counts what agents were let through to do, from the intents of a day. */
export const tallies: Fold<Tally> = {
  start: () => new Map(),
  add(tally, record) {
    const { event, at, agent, kinds } = record
    if (event !== 'intent' || typeof agent !== 'string' || !Array.isArray(kinds)) return tally
    return count(tally, { agent, atMs: Date.parse(at), kinds: counted.filter(kind => kinds.includes(kind)) })
  },
}

/** What agents were let through to do today, as the journal tells it. */
export async function talliedToday(config: Config, now: () => number): Promise<Tally> {
  const folder = journalFolder(config)
  if (config.noJournal || folder === undefined) return new Map()
  const { show } = await import('../journal/show.ts')
  const day = new Date(now()).toISOString().slice(0, 10)
  let tally: Tally = tallies.start(day)
  for await (const { record } of show(folder, { sinceMs: Date.parse(day) }))
    tally = tallies.add(tally, record)
  return tally
}

/** Where heads go: stderr, a webhook, a program, or a file. */
async function anchorOf(target: string, { tell, world }: Ground): Promise<Anchor> {
  if (target === 'stderr') return (await import('../journal/anchor/line.ts')).lineAnchor(tell)
  if (/^https?:/.test(target))
    return (await import('../journal/anchor/webhook.ts')).webhookAnchor(target, world.fetch)
  if (!target.startsWith('exec:')) return (await import('../journal/anchor/file.ts')).fileAnchor(target)
  const [program, ...args] = target.slice('exec:'.length).split(' ').filter(Boolean)
  if (program === undefined)
    throw new ConfigError(
      '--anchor',
      'exec: names no program',
      'Write it behind, such as exec:/usr/local/bin/keep-head',
    )
  return (await import('../journal/anchor/command.ts')).commandAnchor([program, ...args])
}

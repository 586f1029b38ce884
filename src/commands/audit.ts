import { existsSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { ConfigError } from '../errors.ts'
import { endings } from '../gate/audit.ts'
import { instead, quoted } from '../gate/nearest.ts'
import type { Ground } from '../house/ground.ts'
import { journalFolder } from '../house/journaling.ts'
import type { Filter } from '../journal/show.ts'
import type { Config } from '../settings/settings.ts'
import { type Io, print } from './io.ts'

/** Reads the journal, proves that it is whole, or hands it on in another form. */
export async function audit(
  [verb]: readonly string[],
  config: Config,
  ground: Ground,
  io: Io,
): Promise<number> {
  const folder = journalFolder(config)
  if (folder === undefined)
    throw new ConfigError('There is no journal', 'this user has no folder for one', 'Name it with --state')
  if (verb === 'verify') return verified(folder, config, io)
  const filter = filterOf(config, ground.world.now())
  return verb === 'export' ? handedOn(folder, filter, config, ground, io) : shown(folder, filter, config, io)
}

async function shown(folder: string, filter: Filter, config: Config, io: Io): Promise<number> {
  const { sentence, show } = await import('../journal/show.ts')
  const over = new AbortController()
  void io.stopped.then(() => over.abort())
  const sleep = (ms: number) => wait(ms, undefined, { signal: over.signal }).catch(() => {})
  const follow = config.follow ? { follow: { sleep, signal: over.signal } } : {}
  let any = false
  for await (const { record, line } of show(folder, filter, follow)) {
    const told = config.json ? line : sentence(record)
    if (told === undefined) continue
    any = true
    await print(io.output, told)
  }
  if (!any && !config.follow)
    io.tell(existsSync(folder) ? `${folder} holds no such record.` : `There is no journal in ${folder} yet.`)
  return 0
}

async function verified(folder: string, config: Config, io: Io): Promise<number> {
  const [{ parseHead, verify }, { words }] = await Promise.all([
    import('../journal/verify.ts'),
    import('../journal/verify/words.ts'),
  ])
  const { expectedHead } = config
  const expected = expectedHead === undefined ? undefined : parseHead(expectedHead)
  if (expectedHead !== undefined && !expected)
    throw new ConfigError(
      'The journal was not checked',
      '--expected-head is no head',
      'Write it as it was kept: 812:9f86d0… or the 64 digits alone',
    )
  const kept = await anchored(config)
  const report = await verify(folder, { anchors: kept, ...(expected && { expected }) })
  // Nothing is whole as well, and here it is more likely the wrong place.
  if (report.files === 0 && report.heads === 0)
    throw new ConfigError(
      'The journal was not checked',
      `there is none in ${folder}`,
      'Name the policy that it belongs to with --policy, or its folder with --state',
    )
  if (config.json) await print(io.output, JSON.stringify(report, null, 2))
  else await print(io.output, words(report).join('\n'))
  return report.problems.length > 0 ? 1 : 0
}

/** The heads that an anchor's file holds, where the settings name one. */
async function anchored({ anchor }: Config) {
  if (anchor === undefined || anchor === 'stderr' || /^(https?|exec):/.test(anchor)) return []
  const { heads } = await import('../journal/anchor/file.ts')
  try {
    return (await heads(anchor)).heads
  } catch {
    throw new ConfigError(
      'The journal was not checked',
      `${anchor} cannot be read`,
      'Name the file of its heads with --anchor',
    )
  }
}

async function handedOn(
  folder: string,
  filter: Filter,
  config: Config,
  ground: Ground,
  io: Io,
): Promise<number> {
  const { exported } = await import('../journal/export.ts')
  const source = {
    product: { name: 'Deskwarden', vendor_name: 'Deskwarden', version: ground.version },
    service: 'Zendesk Support',
  }
  for await (const line of exported(folder, { format: config.format, filter, source }))
    await new Promise<void>(resolve => io.output.write(line, () => resolve()))
  return 0
}

function filterOf({ agent, tool, ticket, outcome, since, until }: Config, nowMs: number): Filter {
  const at = (when: Config['since']) => (when?.agoMs === undefined ? when?.atMs : nowMs - when.agoMs)
  const [sinceMs, untilMs] = [at(since), at(until)]
  if (outcome !== undefined && !endings.includes(outcome))
    throw new ConfigError(
      '--outcome',
      `${quoted(outcome)} is no outcome${instead(outcome, endings)}`,
      `A call ends as one of ${endings.join(', ')}`,
    )
  return {
    ...(agent !== undefined && { agent }),
    ...(tool !== undefined && { tool }),
    ...(outcome !== undefined && { outcome }),
    ...(ticket !== undefined && { ticket: String(ticket) }),
    ...(sinceMs !== undefined && { sinceMs }),
    ...(untilMs !== undefined && { untilMs }),
  }
}

import { ConfigError } from '../errors.ts'
import { instead, quoted } from '../gate/nearest.ts'
import { freezes, thaws } from '../gate/policy/freezing.ts'
import { load } from '../gate/policy/watch.ts'
import type { Ground } from '../house/ground.ts'
import { operator } from '../house/operator.ts'
import { stateFolder } from '../house/state.ts'
import { catalogue } from '../house/whoami.ts'
import type { Config } from '../settings/settings.ts'
import type { Io } from './io.ts'

/** Stops an agent or everyone, in every process that shares the state folder; it is written down afterwards, so that nothing delays it. */
export async function freeze(
  [agent]: readonly string[],
  config: Config,
  ground: Ground,
  io: Io,
): Promise<number> {
  if (agent !== undefined) await known(agent, config, ground)
  const extent = config.writes ? 'writes' : 'all'
  await freezes(folderOf(config), agent, extent)
  const what = config.writes ? 'every write' : 'every call'
  return told(`${what} of ${agent ?? 'everyone'} is frozen`, 'freeze', agent, config, ground, io)
}

/** To freeze a name that is misspelt stops nobody. Where the policy cannot be read, any name may be right. */
async function known(agent: string, { policy: path }: Config, { listed }: Ground): Promise<void> {
  if (path === undefined) return
  const catalog = { facts: listed, tools: await catalogue() }
  let names: readonly string[]
  try {
    names = load(path, catalog).policy.agents.map(one => one.name)
  } catch {
    return
  }
  if (!names.includes(agent))
    throw new ConfigError(
      `${quoted(agent)} was not frozen`,
      `the policy has no agent of this name${instead(agent, names)}`,
      'Run it again with the right name, or without one to freeze everyone.',
    )
}

/** Lifts the freeze of an agent, or every freeze. */
export async function thaw(
  [agent]: readonly string[],
  config: Config,
  ground: Ground,
  io: Io,
): Promise<number> {
  await thaws(folderOf(config), agent)
  return told(
    agent === undefined ? 'every freeze is lifted' : `the freeze of ${agent} is lifted`,
    'thaw',
    agent,
    config,
    ground,
    io,
  )
}

async function told(
  what: string,
  event: string,
  agent: string | undefined,
  config: Config,
  ground: Ground,
  io: Io,
): Promise<number> {
  io.tell(
    `${what.charAt(0).toUpperCase()}${what.slice(1)}, from the next call on, for the servers whose state is in ${folderOf(config)}.`,
  )
  if (agent !== undefined && config.policy === undefined)
    io.tell('No policy was named, so nobody looked whether it has an agent of this name.')
  await operator(config, ground).after(event, what, agent === undefined ? {} : { whom: agent })
  return 0
}

function folderOf(config: Config): string {
  const folder = stateFolder(config)
  if (folder !== undefined) return folder
  throw new ConfigError(
    'Nothing was done',
    'this user has no folder for it',
    'Name the folder of the servers with --state, or their policy with --policy.',
  )
}

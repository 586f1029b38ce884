import { ConfigError } from '../errors.ts'
import { freezes, thaws } from '../gate/policy/freezing.ts'
import type { Ground } from '../ground.ts'
import { operator } from '../operator.ts'
import type { Config } from '../settings.ts'
import { stateFolder } from '../state.ts'
import type { Io } from './io.ts'

/** Stops an agent or everyone, in every process that shares the state folder; it is written down afterwards, so that nothing delays it. */
export async function freeze(
  [agent]: readonly string[],
  config: Config,
  ground: Ground,
  io: Io,
): Promise<number> {
  const extent = config.writes ? 'writes' : 'all'
  await freezes(folderOf(config), agent, extent)
  const what = config.writes ? 'every write' : 'every call'
  return told(`${what} of ${agent ?? 'everyone'} is frozen`, 'freeze', agent, config, ground, io)
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

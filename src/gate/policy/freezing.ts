import { existsSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError } from '../../errors.ts'
import { change } from '../../files/change.ts'
import { quoted } from '../nearest.ts'
import { type File, type Frozen, fileIn, frozenIn } from './freeze.ts'

/** Freezes an agent, or everyone where none is named; a broader freeze takes the place of a narrower one. */
export async function freezes(folder: string, agent: string | undefined, extent: Frozen): Promise<void> {
  await edit(folder, file =>
    agent === undefined
      ? { ...file, everyone: extent }
      : { ...file, agents: { ...file.agents, [agent]: extent } },
  )
}

/** Lifts the freeze of an agent, or every freeze where none is named. */
export async function thaws(folder: string, agent: string | undefined): Promise<void> {
  if (agent === undefined) {
    if (existsSync(fileIn(folder))) unlinkSync(fileIn(folder))
    return
  }
  await edit(folder, file => {
    if (file.everyone)
      throw new ConfigError(
        `${quoted(agent)} was not thawed`,
        'everyone is frozen',
        'Run `deskwarden thaw` without a name, and freeze again whom you want frozen.',
      )
    const { [agent]: gone, ...agents } = file.agents
    if (gone === undefined)
      throw new ConfigError(
        `${quoted(agent)} was not thawed`,
        'it is not frozen',
        'Nothing is to be done; `deskwarden policy show` tells who is.',
      )
    return { ...file, agents }
  })
}

/** Nothing keeps a freeze waiting: not even a process that holds the lock and does not let go. */
const edit = (folder: string, next: (file: File) => File): Promise<void> =>
  change(
    fileIn(folder),
    join(folder, 'freeze.lock'),
    text => `${JSON.stringify(next(frozenIn(text)), null, 2)}\n`,
    { anyway: true },
  )

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { codeOf } from '../../files/fault.ts'
import { stampOf } from './stamp.ts'

/** How much of an agent's grant stands still: all of it, or whatever writes. */
export type Frozen = 'all' | 'writes'

const Extent = z.enum(['all', 'writes'])
const File = z.strictObject({
  version: z.literal(1),
  everyone: Extent.optional(),
  agents: z.record(z.string(), Extent).default({}),
})
export type File = z.output<typeof File>

/** What is frozen at this moment: the file is looked at on every question, by every process that shares the folder. */
export interface Freeze {
  of(agent: string): Frozen | undefined
  changed(listener: () => void): () => void
  close(): void
}

export const fileIn = (folder: string) => join(folder, 'freeze.json')

/** Watches the freeze of a policy's folder. A file that cannot be read freezes everyone: nobody knows whom it was meant for. */
export function freeze(folder: string, pollMs = 500): Freeze {
  const path = fileIn(folder)
  const listeners = new Set<() => void>()
  let stamp: string | undefined
  let now: File = none
  const refresh = () => {
    const seen = stampOf(path)
    if (seen === stamp) return
    const first = stamp === undefined
    stamp = seen
    now = load(path)
    if (!first) for (const listener of listeners) listener()
  }
  const polling = setInterval(refresh, pollMs).unref()
  return {
    of(agent) {
      refresh()
      const own = Object.hasOwn(now.agents, agent) ? now.agents[agent] : undefined
      return now.everyone === 'all' || own === 'all' ? 'all' : (now.everyone ?? own)
    },
    changed(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => clearInterval(polling),
  }
}

const none: File = { version: 1, agents: {} }
/** What a file means that nobody can read. */
const still: File = { ...none, everyone: 'all' }

function load(path: string): File {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? none : still
  }
  return frozenIn(text)
}

/** What is frozen, as it is written. */
export function frozenIn(text: string | undefined): File {
  return text === undefined ? none : (parsed(text) ?? still)
}

function parsed(text: string): File | undefined {
  try {
    return File.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** Whom the folder's freeze stops, for the operator to read. */
export const frozen = (folder: string): Pick<File, 'everyone' | 'agents'> => load(fileIn(folder))

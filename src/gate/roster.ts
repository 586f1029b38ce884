import { readFileSync, statSync } from 'node:fs'
import { ConfigError } from '../errors.ts'
import { type Agent, byToken, readAgents } from './agents.ts'
import type { Fact } from './grammar.ts'

/** The agents of this moment: the file is looked at on every question, and the last good set holds while it is broken. */
export interface Roster {
  byToken(token: string): Agent | undefined
  byName(name: string): Agent | undefined
  count(): number
  /** Tells the listener whenever the agents changed, until the returned function is called. */
  changed(listener: () => void): () => void
  close(): void
}

/**
 * Opens and watches an agents file. Polling sees every way in which editors and mounts replace a file; it wakes nobody up.
 * fs.watchFile takes what its first look finds for old: a change right after the start would be told to nobody.
 */
export function roster(options: {
  readonly path: string
  readonly facts: readonly Fact[]
  /** Takes one sentence for the operator. */
  readonly warn: (sentence: string) => void
  readonly pollMs?: number
}): Roster {
  const { path, facts, warn, pollMs = 500 } = options
  const listeners = new Set<() => void>()
  let stamp = stampOf(path)
  const first = load(path, facts)
  if ('problems' in first)
    throw new ConfigError(
      `${path} cannot be used`,
      first.problems.join(' '),
      'Correct it, or make one with `deskwarden agents add`.',
    )
  let agents = first.agents
  let broken = ''
  if (openToOthers(path)) warn(`Others on this machine can read or change ${path}: chmod 600 it.`)

  const refresh = () => {
    const now = stampOf(path)
    if (now === stamp) return
    stamp = now
    const read = load(path, facts)
    if ('problems' in read) {
      const why = read.problems.join(' ')
      if (why !== broken)
        warn(
          `${path} cannot be used, and the agents keep their tokens and grants: ${why} Mend it: until then nobody is added, changed or removed.`,
        )
      broken = why
      return
    }
    if (broken !== '') warn(`${path} is in order again.`)
    broken = ''
    agents = read.agents
    for (const listener of listeners) listener()
  }
  const polling = setInterval(refresh, pollMs).unref()

  return {
    byToken(token) {
      refresh()
      return byToken(agents, token)
    },
    byName(name) {
      refresh()
      return agents.find(agent => agent.name === name)
    },
    count: () => agents.length,
    changed(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      clearInterval(polling)
    },
  }
}

function load(
  path: string,
  facts: readonly Fact[],
): { agents: readonly Agent[] } | { problems: readonly string[] } {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return { problems: ['It is not there or cannot be read.'] }
  }
  return readAgents(text, facts)
}

/** What tells one version of a file from another: a rename gives a new inode, an edit in place a new time. */
function stampOf(path: string): string {
  try {
    const { ino, mtimeNs, ctimeNs, size } = statSync(path, { bigint: true })
    return `${ino}/${mtimeNs}/${ctimeNs}/${size}`
  } catch {
    return ''
  }
}

const openToOthers = (path: string) => process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0

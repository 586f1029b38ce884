import { timingSafeEqual } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { ConfigError } from '../../errors.ts'
import type { Agent, Policy } from './policy.ts'
import { type Catalog, type Read, readPolicy } from './read.ts'
import { stampOf } from './stamp.ts'
import { hashOf } from './tokens.ts'
import type { PolicyFile } from './words.ts'

/** The policy of this moment: the file is looked at on every question, and the last good one holds while it is broken. */
export interface Watched {
  policy(): Policy
  byToken(token: string): Agent | undefined
  byName(name: string): Agent | undefined
  /** Tells the listener whenever the policy changed, until the returned function is called. */
  changed(listener: (policy: Policy) => void): () => void
  close(): void
}

/**
 * Opens and watches a policy file. Polling sees every way in which editors and mounts replace a file; it wakes nobody up.
 * fs.watchFile takes what its first look finds for old: a change right after the start would be told to nobody.
 */
export function watch(options: {
  readonly path: string
  readonly catalog: Catalog
  /** Takes one sentence for the operator. */
  readonly warn: (sentence: string) => void
  readonly pollMs?: number
}): Watched {
  const { path, catalog, warn, pollMs = 500 } = options
  const listeners = new Set<(policy: Policy) => void>()
  let stamp = stampOf(path)
  let { policy } = load(path, catalog)
  let broken = ''

  const refresh = () => {
    const now = stampOf(path)
    if (now === stamp) return
    stamp = now
    const read = look(path, catalog)
    if ('problems' in read) {
      const why = read.problems.join(' ')
      if (why !== broken)
        warn(
          `${path} cannot be used, and the last policy that could stays in force: ${why} Mend it: until then nobody is added, changed or removed.`,
        )
      broken = why
      return
    }
    if (broken !== '') warn(`${path} is in order again.`)
    broken = ''
    policy = read.policy
    for (const listener of listeners) listener(policy)
  }
  const polling = setInterval(refresh, pollMs).unref()
  const agents = () => {
    refresh()
    return policy.agents
  }

  return {
    policy() {
      refresh()
      return policy
    },
    byToken: token => byToken(agents(), token),
    byName: name => agents().find(agent => agent.name === name),
    changed(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      clearInterval(polling)
    },
  }
}

/** The agent whose token this is. Looks at every agent, so that the time it takes tells nothing. */
export function byToken<One extends Pick<Agent, 'hash'>>(
  agents: readonly One[],
  token: string,
): One | undefined {
  const sent = hashOf(token)
  let found: One | undefined
  for (const agent of agents) {
    const { hash } = agent
    if (hash && timingSafeEqual(hash, sent)) found = agent
  }
  return found
}

/** Reads the policy at a path, or says what is wrong with it. */
export function load(path: string, catalog: Catalog): { file: PolicyFile; policy: Policy } {
  const read = look(path, catalog)
  if (!('problems' in read)) return read
  throw new ConfigError(
    `${path} cannot be used`,
    read.problems.join(' '),
    'Correct it, or make one with `deskwarden agents add`.',
  )
}

function look(path: string, catalog: Catalog): Read {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return { problems: ['It is not there or cannot be read.'] }
  }
  const others = changeableBy(path)
  return others === undefined
    ? readPolicy(text, catalog)
    : { problems: [`${others} can change it: take that away, with chmod go-w or chown.`] }
}

/** Whoever can write to the policy can grant themselves everything; to read it helps nobody, for it holds hashes alone. */
function changeableBy(path: string): string | undefined {
  if (process.platform === 'win32') return undefined
  const { mode, uid } = statSync(path)
  if (uid !== 0 && uid !== process.getuid?.()) return 'Its owner, who is another user,'
  if ((mode & 0o002) !== 0) return 'Everybody'
  return (mode & 0o020) !== 0 ? 'Users of its group' : undefined
}

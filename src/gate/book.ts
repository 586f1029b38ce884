import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { ConfigError } from '../errors.ts'
import { type AgentsFile, hashOf, nameProblem, newToken, readAgents } from './agents.ts'
import { type Fact, parse } from './grammar.ts'
import { instead, quoted } from './nearest.ts'

/** The agents file as the operator's commands change it: read, changed and put in place as a whole. */
export interface Book {
  list(): AgentsFile['agents']
  /** The new agent's token, which is kept nowhere. */
  add(name: string, grant: string): string
  remove(name: string): void
}

/** Opens the agents file at a path; `add` makes it where there is none. */
export function book(path: string, facts: readonly Fact[]): Book {
  const load = (): AgentsFile => {
    if (!existsSync(path)) return { version: 1, agents: [] }
    const read = readAgents(readFileSync(path, 'utf8'), facts)
    if ('problems' in read)
      throw new ConfigError(`${path} cannot be used`, read.problems.join(' '), 'Correct the file by hand.')
    return read.file
  }
  return {
    list() {
      if (!existsSync(path))
        throw new ConfigError(
          `${path} cannot be listed`,
          'it is not there',
          'Name another file with --agents, or make this one with `deskwarden agents add`.',
        )
      return load().agents
    },
    add(name, grant) {
      const what = `${quoted(name)} was not added`
      const wrong = nameProblem(name)
      if (wrong) throw new ConfigError(what, `a name ${wrong}`, 'Choose another name.')
      const read = parse(grant, facts)
      if ('problems' in read) throw new ConfigError(what, read.problems.join(' '), 'Correct --grant.')
      const token = newToken()
      change(path, load, agents => {
        if (agents.some(agent => agent.name === name))
          throw new ConfigError(
            what,
            `${path} has an agent of this name`,
            'Remove that one first, or choose another name.',
          )
        return [...agents, { name, tokenSha256: hashOf(token).toString('hex'), grant }]
      })
      return token
    },
    remove(name) {
      change(path, load, agents => {
        const names = agents.map(agent => agent.name)
        if (!names.includes(name))
          throw new ConfigError(
            `${quoted(name)} was not removed`,
            `${path} has no agent of this name${instead(name, names)}`,
            'Look at `deskwarden agents list`.',
          )
        return agents.filter(agent => agent.name !== name)
      })
    },
  }
}

/** Writes beside the file and renames: a reader sees the old file or the new one. The file beside it keeps a second writer out. */
function change(
  path: string,
  load: () => AgentsFile,
  next: (agents: AgentsFile['agents']) => AgentsFile['agents'],
): void {
  const real = existsSync(path) ? realpathSync(path) : path
  const beside = `${real}.new`
  let handle: number
  try {
    handle = openSync(beside, 'wx', 0o600)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new ConfigError(
        `${path} was not changed`,
        `${beside} is there: another command is changing it`,
        'Wait for it, or delete that file if none is running.',
      )
    throw new ConfigError(
      `${path} was not changed`,
      'its folder cannot be written to',
      'Choose another file with --agents.',
    )
  }
  try {
    try {
      const file = load()
      writeSync(handle, `${JSON.stringify({ ...file, agents: next(file.agents) }, null, 2)}\n`)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(beside, real)
  } catch (error) {
    unlinkSync(beside)
    throw error
  }
}

import { existsSync, readFileSync } from 'node:fs'
import { ConfigError } from '../../errors.ts'
import { change } from '../../files/change.ts'
import { parse } from '../grammar.ts'
import { instead, quoted } from '../nearest.ts'
import { edited, without } from './jsonc.ts'
import { type Catalog, readPolicy } from './read.ts'
import { hashOf, newToken } from './tokens.ts'
import { type AgentWords, nameProblem, type PolicyFile } from './words.ts'

/** The policy file as the operator's commands change it: read, changed and put in place as a whole; comments stay. */
export interface Book {
  list(): PolicyFile['agents']
  /** The new agent's token, which is kept nowhere. */
  add(name: string, grant: string): Promise<string>
  remove(name: string): Promise<void>
  /** Grants an agent something more until a moment; what has ended by `nowMs` goes. */
  lend(name: string, grant: string, untilMs: number, nowMs: number): Promise<void>
  /** Takes back what an agent was granted for a time; where it has no such grant, nothing changes. */
  takeBack(name: string, grant: string): Promise<void>
}

/** A change of the file's text, or an error that says why not. */
type Change = (text: string, file: PolicyFile) => string

/** Opens the policy file at a path; `add` makes it where there is none. */
export function book(path: string, lockFolder: string, catalog: Catalog): Book {
  const checked = (text: string, remedy: string): PolicyFile => {
    const read = readPolicy(text, catalog)
    if ('problems' in read) throw new ConfigError(`${path} cannot be used`, read.problems.join(' '), remedy)
    return read.file
  }
  const edit = (next: Change) =>
    change(path, lockFolder, (text = empty) => {
      const after = next(text, checked(text, 'Correct the file by hand.'))
      checked(after, 'Nothing was changed.')
      return after
    })
  const found = (file: PolicyFile, name: string, what: string) => {
    const at = file.agents.findIndex(agent => agent.name === name)
    const agent = file.agents[at]
    if (agent) return { at, agent }
    const names = file.agents.map(agent => agent.name)
    throw new ConfigError(
      what,
      `${path} has no agent of this name${instead(name, names)}`,
      'Look at `deskwarden agents list`.',
    )
  }

  return {
    list() {
      if (!existsSync(path))
        throw new ConfigError(
          `${path} cannot be listed`,
          'it is not there',
          'Name another file with --policy, or make this one with `deskwarden agents add`.',
        )
      return checked(readFileSync(path, 'utf8'), 'Correct the file by hand.').agents
    },
    async add(name, grant) {
      const what = `${quoted(name)} was not added`
      const wrong = nameProblem(name)
      if (wrong) throw new ConfigError(what, `a name ${wrong}`, 'Choose another name.')
      const read = parse(grant, catalog.facts)
      if ('problems' in read) throw new ConfigError(what, read.problems.join(' '), 'Correct --grant.')
      const token = newToken()
      await edit((text, { agents }) => {
        if (agents.some(agent => agent.name === name))
          throw new ConfigError(
            what,
            `${path} has an agent of this name`,
            'Remove that one first, or choose another name.',
          )
        const tokenSha256 = hashOf(token).toString('hex')
        return edited(text, ['agents', agents.length], { name, tokenSha256, grant } satisfies AgentWords)
      })
      return token
    },
    async remove(name) {
      await edit((text, file) =>
        without(text, ['agents'], found(file, name, `${quoted(name)} was not removed`).at),
      )
    },
    async lend(name, grant, untilMs, nowMs) {
      await edit((text, file) => {
        const { at, agent } = found(file, name, `${quoted(name)} was granted nothing`)
        const running = (agent.temporary ?? []).filter(
          one => one.grant !== grant && Date.parse(one.until) > nowMs,
        )
        const until = new Date(untilMs).toISOString()
        return edited(text, ['agents', at, 'temporary'], [...running, { grant, until }])
      })
    },
    takeBack(name, grant) {
      return edit((text, { agents }) => {
        const at = agents.findIndex(agent => agent.name === name)
        const lent = agents[at]?.temporary ?? []
        const left = lent.filter(one => one.grant !== grant)
        if (left.length === lent.length) return text
        return edited(text, ['agents', at, 'temporary'], left.length > 0 ? left : undefined)
      })
    },
  }
}

const empty = '{\n  "version": 1,\n  "agents": []\n}\n'

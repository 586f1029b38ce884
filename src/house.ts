import { type Account, open } from './account.ts'
import { ConfigError, Refused } from './errors.ts'
import { journal } from './gate/audit.ts'
import { gate } from './gate/gate.ts'
import { binding, type SignIn } from './gate/held.ts'
import { quoted } from './gate/nearest.ts'
import type { Roster } from './gate/roster.ts'
import { closedBy } from './gate/scopes.ts'
import { grant, granted } from './granted.ts'
import type { Ground } from './ground.ts'
import type { Listed } from './listed.ts'
import type { Door } from './mcp/door.ts'
import type { Config } from './settings.ts'
import { source } from './source.ts'
import { standing } from './standing.ts'
import { views } from './view.ts'
import type { Answer, CallContext } from './zendesk/answer.ts'

/** All rooms, wired for one run. */
export interface House {
  readonly door: Door
  /** The agents file, where there is one. */
  readonly agents: Roster | undefined
  /** Throws an InputError where a request narrows itself to what is no grant. */
  narrowing(grant: string): void
  /** Takes a sentence for the trace about what never became a call. */
  stray(sentence: string): void
  /** Lets running writes finish, ends everything else, and lets go of files and connections. */
  close(): Promise<void>
}

/** Wires the rooms. Nothing is connected to, and neither the catalog nor the client is loaded, before the first call. */
export async function house(config: Config, ground: Ground): Promise<House> {
  const { listed, tell, world } = ground
  const from = config.sandbox ? undefined : source(config)
  const signIn = standing(config, from, world.now)
  const { agents, held } = await judge(config, listed, tell, signIn)
  const tools = once(async () => {
    const { catalog, companions } = await import('../tools/index.ts')
    return new Map([...catalog, ...companions].map(tool => [tool.name, tool]))
  })
  if (!agents && (await granted(config, listed)).length === 0)
    tell(
      'Nothing is granted: 0 tools are exposed. Grant some with --grant, such as --grant "*:read", and start Deskwarden again.',
    )
  let opening: Promise<Account> | undefined
  const opened = once(async () => {
    opening = tools().then(tools => open(config, ground, tools, from))
    const account = await opening
    signIn.use(account.credential)
    return account
  })
  const answers = once(() => import('./answers/answer.ts'))

  const notice = signIn.notice()
  if (notice !== undefined) tell(notice)

  const trace = journal(config.log, tell)
  const way = gate<CallContext, Answer>({
    facts: listed,
    held,
    async tool(name) {
      const tool = (await tools()).get(name)
      if (!tool) throw new Error(`${name} is listed and not in the catalog`)
      return tool
    },
    async run(tool, input, context) {
      const { zendesk } = await opened()
      return zendesk.call(tool, input, context).catch(async error => {
        throw repairable(error, tool, await granted(config, listed), signIn.remedy)
      })
    },
    answer: async (tool, input, said) => (await answers()).answer(tool, input, said),
    journal: trace,
    clock: world.now,
  })

  let closing: Promise<void> | undefined
  const close = async () => {
    agents?.close()
    signIn.close()
    const account = await opening?.catch(() => undefined)
    await Promise.all([way.idle(), account?.close()])
  }

  const view = views({ listed, held, list: way.list, sandbox: config.sandbox })
  return {
    agents,
    stray: sentence => trace.stray(sentence, world.now()),
    narrowing: grant => void held({ agent: '', narrow: grant }),
    door: {
      list: caller => view(caller).tools,
      call: (caller, name, args, context) => way.call(caller, name, args, context),
      instructions: caller => [view(caller).instructions, signIn.notice() ?? ''].join(' ').trimEnd(),
      changed(listener) {
        const ends = [agents?.changed(listener), signIn.changed(listener)]
        return () => {
          for (const end of ends) end?.()
        }
      },
    },
    close() {
      closing ??= close()
      return closing
    },
  }
}

/** Who may do what by these settings: the operator's grant, the agents file, and what the sign-in can do. */
export async function judge(
  config: Config,
  listed: readonly Listed[],
  tell: (line: string) => void,
  signIn?: SignIn,
) {
  const { agent } = config
  const ceiling = config.grant === undefined ? undefined : grant(config.grant, listed)
  const path = config.agents
  const agents =
    path === undefined
      ? undefined
      : (await import('./gate/roster.ts')).roster({ path, facts: listed, warn: tell })
  if (agent !== undefined && agents && !agents.byName(agent)) {
    agents.close()
    throw new ConfigError(
      `${quoted(agent)} cannot be served`,
      `${config.agents} has no agent of this name`,
      'Correct --agent, or add it with `deskwarden agents add`.',
    )
  }
  const held = binding({
    facts: listed,
    ...(ceiling && { ceiling }),
    signIn,
    ...(agents && { agents: (name: string) => agents.byName(name)?.grant }),
  })
  return { agents, held }
}

/** What Zendesk refused for want of a scope, with all the tools that this closes and the command that opens them. */
function repairable(
  error: unknown,
  { name, scope: own }: Pick<Listed, 'name' | 'scope'>,
  listed: readonly Listed[],
  remedy: string,
): unknown {
  const scope = error instanceof Refused ? error.facts['scope'] : undefined
  if (!(error instanceof Refused) || typeof scope !== 'string' || remedy === '') return error
  const closed = new Set([name, ...[scope, own].flatMap(one => closedBy(one, listed)).map(tool => tool.name)])
  return new Refused(
    `${name} failed`,
    `the OAuth token lacks the scope ${scope}, which closes ${[...closed].join(', ')}`,
    remedy,
    error.facts,
  )
}

/** Makes a thing on first need and keeps it; a failure is not kept. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make().catch(error => {
      made = undefined
      throw error
    })
    return made
  }
}

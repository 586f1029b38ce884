import { Refused } from '../errors.ts'
import type { Caller } from '../gate/binding.ts'
import { gate } from '../gate/gate.ts'
import type { Watched } from '../gate/policy/watch.ts'
import { closedBy } from '../gate/scopes.ts'
import { taint } from '../gate/taint.ts'
import type { Target } from '../gate/targets.ts'
import { trace } from '../gate/trace.ts'
import type { Door } from '../mcp/door.ts'
import { once } from '../once.ts'
import type { Config } from '../settings/settings.ts'
import type { Answer, CallContext } from '../zendesk/answer.ts'
import { type Account, open } from './account.ts'
import { answering } from './answering.ts'
import { granted } from './granted.ts'
import type { Ground } from './ground.ts'
import { judge } from './judge.ts'
import { keeping } from './keeping.ts'
import type { Listed } from './listed.ts'
import { saying } from './saying.ts'
import { source } from './source.ts'
import { standing } from './standing.ts'
import { stateFolder } from './state.ts'
import { views } from './view.ts'
import { catalogue } from './whoami.ts'

/** All rooms, wired for one run. */
export interface House {
  readonly door: Door
  /** The policy, where there is one. */
  readonly policy: Watched | undefined
  /** Throws an InputError where a request narrows itself to what is no grant. */
  narrowing(grant: string): void
  /** Takes a sentence for the trace about what never became a call. */
  stray(sentence: string): void
  /** Lets running writes finish, ends everything else, and lets go of files and connections. */
  close(): Promise<void>
}

/** What the door hands on with a call. */
type Context = CallContext & Pick<Parameters<Door['call']>[3], 'answer' | 'trace'>

/** Wires the rooms. Nothing is connected to, and neither the catalog nor the client is loaded, before the first call. */
export async function house(config: Config, ground: Ground): Promise<House> {
  const { listed, tell, world } = ground
  const from = config.sandbox ? undefined : source(config)
  const signIn = standing(config, from, world.now)
  const judged = await judge(config, listed, tell, world.now, signIn)
  const tools = once(catalogue)
  const find = async (name: string) => {
    const tool = (await tools()).get(name)
    if (!tool) throw new Error(`${name} is not in the catalog`)
    return tool
  }
  if (!judged.policy && (await granted(config, listed)).length === 0)
    tell(
      'Nothing is granted: 0 tools are exposed. Grant some with --grant, such as --grant "*:read", and start Deskwarden again.',
    )
  judged.policy?.changed(({ digest, agents }) =>
    journal.tell(
      'policy',
      `The policy has changed; it has ${agents.length} ${agents.length === 1 ? 'agent' : 'agents'} now.`,
      { digest },
    ),
  )
  let opening: Promise<Account> | undefined
  const opened = once(async () => {
    opening = tools().then(tools => open(config, { ...ground, note: journal.tell }, tools, from))
    const account = await opening
    signIn.use(account.credential)
    return account
  })
  const words = saying(world)
  const zendesk = async () => (await opened()).zendesk
  const look = async (about: readonly Target[], context: CallContext) => {
    const [account, { scene }] = await Promise.all([zendesk(), import('./scene.ts')])
    return scene(account, await tools(), about, context)
  }
  const customFields = once(async () => {
    const [{ fields }, tool] = await Promise.all([import('./fields.ts'), find('list_ticket_fields')])
    return fields({ zendesk, tool, now: world.now })
  })
  const naming = once(async () => {
    const [{ naming }, all] = await Promise.all([import('./naming.ts'), tools()])
    const fields = async () => (await customFields()).all()
    const known = answers.known
    return naming({ facts: listed, tools: all, held: judged.binding, zendesk, look, fields, known })
  })
  const answers = answering({
    world,
    words,
    tools,
    budget: config.answerTokens,
    titles: async () => (await customFields()).titles(),
  })

  const notice = signIn.notice()
  if (notice !== undefined) tell(notice)

  const journal = keeping(config, ground, trace(config.log, tell))
  const way = gate<Context, Answer>({
    facts: listed,
    held: judged.binding,
    tool: find,
    async run(tool, input, context, stamp) {
      const account = await zendesk()
      const catalog = await tools()
      // The policy may have narrowed it; what is sent is the catalog's.
      const whole = catalog.get(tool.name) ?? tool
      const send = (input: Readonly<Record<string, unknown>>) =>
        account.call(whole, input, { ...context, stamp })
      return answers.loaded(whole, input, send).catch(async error => {
        throw repairable(error, tool, await granted(config, listed), signIn.remedy)
      })
    },
    answer: answers.answer,
    say: words.say,
    unmask: words.unmask,
    taint: taint(stateFolder(config), world.now),
    named: async (tool, args, caller, context) => (await naming())(tool, args, caller, context),
    look,
    plans: once(async () =>
      (await import('../gate/approval/plans.ts')).plans(stateFolder(config), world.now),
    ),
    journal: journal.gate,
    wanted: (agent, tool) => journal.wanted({ agent, tool }),
    clock: world.now,
    name: journal.name,
  })

  let closing: Promise<void> | undefined
  const close = async () => {
    judged.close()
    signIn.close()
    const account = await opening?.catch(() => undefined)
    await Promise.all([way.idle(), account?.close()])
    await journal.close()
  }

  const requested = async (caller: Caller, args: unknown) => {
    const { asked } = await import('./access.ts')
    const { tool, reason } = asked(args, caller, judged.binding(caller), listed)
    journal.wanted({ agent: caller.agent, tool, reason })
    journal.tell('requested', `${caller.agent} asked the operator for ${tool}.`, { whom: caller.agent, tool })
    const done = `The operator can read that you ask for ${tool}, and grant it; your list of tools will tell.`
    return { value: { done }, text: done, meta: {} }
  }

  const view = views({
    listed,
    held: judged.binding,
    list: way.list,
    sandbox: config.sandbox,
    asks: judged.policy !== undefined,
  })
  return {
    policy: judged.policy,
    stray: told => journal.gate.event({ event: 'stray', told, atMs: world.now() }),
    narrowing: grant => void judged.binding({ agent: '', narrow: grant }),
    door: {
      list(caller) {
        const { tools } = view(caller)
        journal.listed(caller, tools.length)
        return tools
      },
      exposed: caller => view(caller).tools,
      call: (caller, name, args, context) =>
        judged.policy && name === 'request_access'
          ? requested(caller, args)
          : way.call(caller, name, args, context),
      instructions: caller => [view(caller).instructions, signIn.notice() ?? ''].join(' ').trimEnd(),
      changed(listener) {
        const ends = [judged.changed(listener), signIn.changed(listener)]
        return () => {
          for (const end of ends) end()
        }
      },
    },
    close() {
      closing ??= close()
      return closing
    },
  }
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

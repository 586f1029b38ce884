import { ConfigError } from '../errors.ts'
import { plans } from '../gate/approval/plans.ts'
import { instead, quoted } from '../gate/nearest.ts'
import type { Ground } from '../house/ground.ts'
import { operator } from '../house/operator.ts'
import { stateFolder } from '../house/state.ts'
import type { Config } from '../settings/settings.ts'
import { type Io, print } from './io.ts'

/** Shows the calls that wait for a yes, and says yes or no to one of them. */
export async function approvals(
  [verb, id = '']: readonly string[],
  config: Config,
  ground: Ground,
  io: Io,
): Promise<number> {
  const { now } = ground.world
  const folder = stateFolder(config)
  const waiting = plans(folder, now)
  if (verb === 'list') {
    const all = waiting.list()
    if (config.json) await print(io.output, JSON.stringify(all, null, 2))
    else
      await print(
        io.output,
        all.map(plan => shown(plan, now())).join('\n\n') || `Nothing waits for a yes in ${folder}.`,
      )
    return 0
  }
  const plan = waiting.list().find(one => one.id === id)
  const what = `${quoted(id)} was not ${verb === 'approve' ? 'approved' : 'denied'}`
  const ids = waiting.list().map(one => one.id)
  if (!plan)
    throw new ConfigError(
      what,
      `nothing of this name waits${instead(id, ids)}`,
      '`deskwarden approvals list` shows what does.',
    )
  if (verb === 'approve' && plan.mode === 'ask')
    throw new ConfigError(what, 'the user of the client is asked', 'Deny it, or wait for their answer.')
  if (plan.decision)
    throw new ConfigError(
      what,
      `${plan.decision.by} has ${plan.decision.yes ? 'approved' : 'denied'} it already`,
      plan.decision.yes
        ? `To stop it, freeze ${plan.agent} until the ten minutes are over.`
        : 'The agent has to call again for a new plan.',
    )
  const yes = verb === 'approve'
  const { name, before, after } = operator(config, ground)
  const said = `${yes ? 'approved' : 'denied'} that ${plan.agent} may ${plan.doing}`
  await before(yes ? 'approved' : 'denied', said, { whom: plan.agent, tool: plan.tool })
  if (!waiting.decide(id, { yes, by: name, atMs: now() })) {
    await after('void', `what was just ${yes ? 'approved' : 'denied'} came too late`, { whom: plan.agent })
    throw new ConfigError(
      what,
      'it was used or decided in this moment',
      '`deskwarden approvals list` shows what still waits.',
    )
  }
  io.tell(
    `${said.charAt(0).toUpperCase()}${said.slice(1)}${yes ? '; it has to call again, with its plan_token' : ''}.`,
  )
  return 0
}

type Waiting = ReturnType<ReturnType<typeof plans>['list']>[number]

function shown({ id, agent, mode, text, expiresMs, decision }: Waiting, nowMs: number): string {
  const state = decision
    ? `${decision.yes ? 'approved' : 'denied'} by ${decision.by}`
    : { ask: 'its user is asked', preview: 'the agent may confirm it', operator: 'waits for you' }[mode]
  const left = Math.max(0, Math.ceil((expiresMs - nowMs) / 60_000))
  return [`${id}  ${agent}, ${state}, ${left} min left`, ...text.split('\n').map(line => `    ${line}`)].join(
    '\n',
  )
}

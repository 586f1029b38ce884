import { ConfigError } from '../errors.ts'
import { explain } from '../gate/explain.ts'
import { render } from '../gate/grammar.ts'
import { instead, quoted } from '../gate/nearest.ts'
import { frozen } from '../gate/policy/freeze.ts'
import { load } from '../gate/policy/watch.ts'
import { taint } from '../gate/taint.ts'
import type { Ground } from '../house/ground.ts'
import { talliedToday } from '../house/journaling.ts'
import { judge } from '../house/judge.ts'
import { stateFolder } from '../house/state.ts'
import { catalogue } from '../house/whoami.ts'
import type { Config } from '../settings/settings.ts'
import { columns, type Io, print } from './io.ts'
import { inWords } from './policy/words.ts'

/** Checks the policy, shows it in plain words, or explains what would become of a call. */
export async function policy(
  [verb, ...words]: readonly string[],
  config: Config,
  ground: Ground,
  io: Io,
): Promise<number> {
  if (verb === 'explain') return explained(words, config, ground, io)
  const { listed, world } = ground
  const path = config.policy ?? ''
  const { file, policy } = load(path, { facts: listed, tools: await catalogue() })
  if (verb === 'check') {
    const count = policy.agents.length
    await print(io.output, `${path} is in order: ${count} ${count === 1 ? 'agent' : 'agents'}.`)
    for (const { name, expiresMs } of policy.agents)
      if (expiresMs !== undefined && expiresMs <= world.now()) io.tell(`The access of ${name} has ended.`)
    return 0
  }
  const [name] = words
  const shown = policy.agents.filter(agent => name === undefined || agent.name === name)
  if (shown.length === 0 && name !== undefined) throw unknownAgent(name, policy.agents)
  if (config.json) {
    await print(
      io.output,
      JSON.stringify(
        { ...file, agents: file.agents.filter(one => name === undefined || one.name === name) },
        null,
        2,
      ),
    )
    return 0
  }
  const folder = stateFolder(config)
  const still = folder === undefined ? undefined : frozen(folder)
  const lines = shown.flatMap(agent => [
    '',
    ...inWords(agent, {
      written: file.agents.find(one => one.name === agent.name),
      listed,
      ceiling: policy.ceiling,
      still,
      nowMs: world.now(),
    }),
  ])
  const above = policy.ceiling
    ? [`Nobody passes the ceiling ${render(policy.ceiling) || 'of nothing'}.`, '']
    : []
  await print(
    io.output,
    [...above, lines.slice(1).join('\n') || 'The policy has no agents: nobody is let in.'].join('\n'),
  )
  return 0
}

/** Prints the decision on a call, and every reason for it. */
async function explained(
  [name = '', toolName = '', json]: readonly string[],
  config: Config,
  { listed, tell, world }: Ground,
  io: Io,
): Promise<number> {
  const judged = await judge({ ...config, agent: undefined }, listed, tell, world.now)
  try {
    const agents = judged.policy?.policy().agents ?? []
    if (!agents.some(agent => agent.name === name)) throw unknownAgent(name, agents)
    const names = listed.map(tool => tool.name)
    const fact = listed.find(tool => tool.name === toolName)
    const tool = (await catalogue()).get(toolName)
    if (!fact || !tool)
      throw new ConfigError(
        'Nothing was explained',
        `${quoted(toolName)} is no tool${instead(toolName, names)}`,
        '`deskwarden tools` lists them.',
      )
    const told = explain({
      agent: name,
      mandate: judged.binding({ agent: name }),
      facts: listed,
      fact,
      tool,
      args: json === undefined ? undefined : parsed(json),
      tally: await talliedToday(config, world.now),
      sinceMs: taint(stateFolder(config), world.now).since(name),
      nowMs: world.now(),
    })
    if (config.json) await print(io.output, JSON.stringify(told, null, 2))
    else {
      const rows = told.reasons.map(({ check, stops, says }) => [check, stops ? 'stops it' : 'ok', says])
      await print(io.output, `${name} calls ${toolName}: ${told.decision}.\n\n${columns(rows)}`)
    }
    return told.decision === 'refused' ? 1 : 0
  } finally {
    judged.close()
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw new ConfigError(
      'Nothing was explained',
      'the arguments are no JSON',
      `Write them as in '{"ticket_id": 1}'`,
    )
  }
}

const unknownAgent = (name: string, agents: readonly { readonly name: string }[]) => {
  const names = agents.map(agent => agent.name)
  return new ConfigError(
    `${quoted(name)} cannot be shown`,
    `the policy has no agent of this name${instead(name, names)}`,
    '`deskwarden agents list` names them.',
  )
}

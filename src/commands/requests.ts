import { existsSync, readFileSync } from 'node:fs'
import { ConfigError } from '../errors.ts'
import { exposes } from '../gate/grants.ts'
import { instead, quoted } from '../gate/nearest.ts'
import { book } from '../gate/policy/book.ts'
import type { Policy } from '../gate/policy/policy.ts'
import { load } from '../gate/policy/watch.ts'
import { decided, idOf, type Request, requestsIn } from '../gate/requests.ts'
import type { Ground } from '../house/ground.ts'
import { operator } from '../house/operator.ts'
import { changeRequests, requestsFile } from '../house/shelf.ts'
import { lockOf, stateFolder } from '../house/state.ts'
import { catalogue } from '../house/whoami.ts'
import type { Config } from '../settings/settings.ts'
import { columns, type Io, print } from './io.ts'

const dayMs = 86_400_000

/** Shows what agents were refused or asked for, grants one of it for a time, or says no. */
export async function requests(
  [verb, id = '']: readonly string[],
  config: Config,
  ground: Ground,
  io: Io,
): Promise<number> {
  const { listed, world } = ground
  const folder = stateFolder(config)
  const path = folder === undefined ? undefined : requestsFile(folder)
  const all = requestsIn(path === undefined ? undefined : textOf(path)).requests
  const open = all.filter(request => !request.decision)
  if (verb === 'list') {
    if (config.json)
      await print(
        io.output,
        JSON.stringify(
          all.map(one => ({ id: idOf(one), ...one })),
          null,
          2,
        ),
      )
    else await print(io.output, open.length === 0 ? 'No agent asks for anything.' : table(open))
    return 0
  }
  const request = all.find(one => idOf(one) === id)
  const what = `${quoted(id)} was not ${verb === 'approve' ? 'approved' : 'denied'}`
  if (!request || path === undefined)
    throw new ConfigError(
      what,
      `there is no request of this name${instead(id, open.map(idOf))}`,
      '`deskwarden requests list` shows them.',
    )
  const { agent, tool } = request
  const policy = config.policy ?? ''
  const catalog = { facts: listed, tools: await catalogue() }
  if (verb === 'approve' && !load(policy, catalog).policy.agents.some(one => one.name === agent))
    throw new ConfigError(
      what,
      `${policy} has no agent ${quoted(agent)}`,
      'Add it with `deskwarden agents add`, or deny the request.',
    )
  const { name, before } = operator(config, ground)
  const nowMs = world.now()
  const untilMs = nowMs + (config.for ?? dayMs)
  const lent = (request.decision?.untilMs ?? 0) > nowMs
  const said =
    verb === 'approve'
      ? `granted ${agent} ${tool} until ${new Date(untilMs).toISOString()}`
      : `denied ${agent} ${tool}${lent ? ', and took back what was granted' : ''}`
  await before(verb === 'approve' ? 'granted' : 'denied', said, { whom: agent, tool })
  const own = book(policy, lockOf(config), catalog)
  if (verb === 'approve') await own.lend(agent, `+${tool}`, untilMs, nowMs)
  // Where somebody has taken it out of the policy before, the no stands all the same.
  else if (lent) await own.takeBack(agent, `+${tool}`)
  const decision = { yes: verb === 'approve', by: name, atMs: nowMs, ...(verb === 'approve' && { untilMs }) }
  await changeRequests(path, requests => decided(requests, id, decision))
  io.tell(`${said.charAt(0).toUpperCase()}${said.slice(1)}.`)
  if (verb === 'approve' && stopped(load(policy, catalog).policy, tool, listed))
    io.tell(`The ceiling of the policy keeps ${agent} from ${tool} still: raise that too.`)
  return 0
}

/** Whether no agent may use a tool, whatever its grant. */
function stopped({ ceiling }: Policy, tool: string, listed: Ground['listed']): boolean {
  const fact = listed.find(one => one.name === tool)
  return ceiling !== undefined && fact !== undefined && !exposes(listed, [ceiling], fact)
}

function textOf(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

function table(requests: readonly Request[]): string {
  const rows = requests.map(one => [
    idOf(one),
    one.agent,
    one.tool,
    String(one.times),
    new Date(one.lastMs).toISOString().slice(0, 16).replace('T', ' '),
    one.reason ?? '',
  ])
  return columns([['ID', 'AGENT', 'TOOL', 'TIMES', 'LAST', 'REASON'], ...rows])
}

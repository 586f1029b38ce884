import { timingSafeEqual } from 'node:crypto'
import { hashOf, newToken } from '../gate/policy/tokens.ts'
import type { House } from '../house/house.ts'
import { http as listen } from '../mcp/http.ts'
import { serving } from '../mcp/serving.ts'
import type { Config } from '../settings/settings.ts'
import { info } from './info.ts'
import { complaint, type Io, reporter } from './io.ts'
import { hostNames, reach } from './reach.ts'
import { tally } from './tally.ts'

/** Serves clients over HTTP until the process is asked to end; what runs then is finished. */
export async function http(config: Config, house: House, version: string, io: Io): Promise<number> {
  const report = reporter(io.tell)
  const { authenticate, told } = door(config, house)
  const strays = tally(house.stray)
  const complain = (error: unknown) => strays.tell(complaint(error))
  const listening = await listen(serving(house.door, info(version), report, complain), {
    host: config.host,
    port: config.port,
    hosts: hostNames(config),
    origins: config.allowOrigins,
    legacyOnly: config.legacyOnly,
    graceSeconds: config.timeoutSeconds,
    narrowing: house.narrowing,
    now: Date.now,
    report,
    complain,
    turnedAway: strays.tell,
    ...(authenticate && { authenticate }),
  })
  const minute = setInterval(strays.turn, 60_000).unref()
  io.tell(`Deskwarden listens on ${listening.url}`)
  for (const line of [...told, ...reach(config)]) io.tell(line)
  await io.stopped
  clearInterval(minute)
  strays.turn()
  await Promise.all([listening.close(), house.close()])
  return 0
}

/** Who is let in: the agents of the policy, or whoever has the token of this run, or, on request, everyone on this machine. */
function door(config: Config, { policy }: House) {
  if (policy) {
    const count = policy.policy().agents.filter(agent => agent.hash).length
    return {
      authenticate: (token: string) => {
        const agent = policy.byToken(token)
        return agent && { agent: agent.name }
      },
      told: [
        `Agents are read from ${config.policy} (${count} ${count === 1 ? 'agent' : 'agents'} with a token).`,
      ],
    }
  }
  if (config.noAuth) return { told: ['No token is asked for: everyone on this machine can call.'] }
  const token = newToken()
  const hash = hashOf(token)
  return {
    authenticate: (given: string) => (timingSafeEqual(hashOf(given), hash) ? { agent: 'local' } : undefined),
    told: [
      `Authorization: Bearer ${token}`,
      'This token is new at every start; with --policy each agent keeps one of its own.',
    ],
  }
}

import { timingSafeEqual } from 'node:crypto'
import { hashOf, newToken } from '../gate/agents.ts'
import type { House } from '../house.ts'
import { http as listen } from '../mcp/http.ts'
import { serving } from '../mcp/serving.ts'
import type { Config } from '../settings.ts'
import { info } from './info.ts'
import { type Io, reporter } from './io.ts'

/** Serves clients over HTTP until the process is asked to end; what runs then is finished. */
export async function http(config: Config, house: House, version: string, io: Io): Promise<number> {
  const report = reporter(io.tell)
  const { authenticate, told } = door(config, house)
  const listening = await listen(serving(house.door, info(version), report), {
    host: config.host,
    port: config.port,
    hosts: config.allowHosts,
    origins: config.allowOrigins,
    legacyOnly: config.legacyOnly,
    graceSeconds: config.timeoutSeconds,
    narrowing: house.narrowing,
    now: Date.now,
    report,
    ...(authenticate && { authenticate }),
  })
  io.tell(`Deskwarden listens on ${listening.url}`)
  io.tell(told)
  await io.stopped
  await Promise.all([listening.close(), house.close()])
  return 0
}

/** Who is let in: the agents of the file, or whoever has the token of this run, or, on request, everyone on this machine. */
function door(config: Config, { agents }: House) {
  if (agents)
    return {
      authenticate: (token: string) => {
        const agent = agents.byToken(token)
        return agent && { agent: agent.name }
      },
      told: `Agents and their grants: ${config.agents}`,
    }
  if (config.noAuth) return { told: 'No token is asked for: everyone on this machine can call.' }
  const token = newToken()
  const hash = hashOf(token)
  return {
    authenticate: (given: string) => (timingSafeEqual(hashOf(given), hash) ? { agent: 'local' } : undefined),
    told: `Authorization: Bearer ${token}`,
  }
}

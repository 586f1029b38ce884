import { timingSafeEqual } from 'node:crypto'
import { hashOf, newToken } from '../gate/agents.ts'
import type { House } from '../house.ts'
import { http as listen } from '../mcp/http.ts'
import { serving } from '../mcp/serving.ts'
import type { Config } from '../settings.ts'
import { isLoopback } from '../value.ts'
import { info } from './info.ts'
import { complaint, type Io, reporter } from './io.ts'
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
    hosts: [...config.allowHosts, ...own(config.host)],
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
  for (const line of [...told, ...answersTo(config)]) io.tell(line)
  await io.stopped
  clearInterval(minute)
  strays.turn()
  await Promise.all([listening.close(), house.close()])
  return 0
}

/** A client may name the very address that is listened on: that of all addresses is none. */
function own(host: string): readonly string[] {
  if (/^(0\.0\.0\.0|::)$/.test(host)) return []
  return [host.includes(':') ? `[${host}]` : host.toLowerCase()]
}

/** Beyond this machine, the names by which clients may call are part of the settings. */
function answersTo({ host, allowHosts }: Config): readonly string[] {
  if (isLoopback(host)) return []
  const names = [...new Set([...allowHosts, ...own(host)])]
  return [
    names.length > 0
      ? `From other machines it answers to ${names.join(', ')}; add further names with --allow-hosts.`
      : 'Requests from other machines are refused until --allow-hosts names the hosts that their URLs hold, such as --allow-hosts desk.example.com.',
  ]
}

/** Who is let in: the agents of the file, or whoever has the token of this run, or, on request, everyone on this machine. */
function door(config: Config, { agents }: House) {
  if (agents)
    return {
      authenticate: (token: string) => {
        const agent = agents.byToken(token)
        return agent && { agent: agent.name }
      },
      told: [
        `Agents are read from ${config.agents} (${agents.count()} ${agents.count() === 1 ? 'agent' : 'agents'}).`,
      ],
    }
  if (config.noAuth) return { told: ['No token is asked for: everyone on this machine can call.'] }
  const token = newToken()
  const hash = hashOf(token)
  return {
    authenticate: (given: string) => (timingSafeEqual(hashOf(given), hash) ? { agent: 'local' } : undefined),
    told: [
      `Authorization: Bearer ${token}`,
      'This token is new at every start; with --agents each agent keeps one of its own.',
    ],
  }
}

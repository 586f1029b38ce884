import { setTimeout as wait } from 'node:timers/promises'
import about from '../package.json' with { type: 'json' }
import { help } from './commands/help.ts'
import { type Io, print, reporter } from './commands/io.ts'
import { config, type Order, serves } from './config.ts'
import { ConfigError, DeskwardenError } from './errors.ts'
import type { Ground } from './house/ground.ts'
import type { Listed } from './house/listed.ts'
import { entries } from './settings/settings.ts'

/** Put in by the build: what listed.ts computes, as JSON. */
declare const DESKWARDEN_LISTED: string | undefined

const listing = async (): Promise<readonly Listed[]> =>
  typeof DESKWARDEN_LISTED === 'string'
    ? JSON.parse(DESKWARDEN_LISTED)
    : (await import('./house/listed.ts')).listed()

const secrets = entries.flatMap(([, { secret, env = [] }]) => (secret ? env : []))

/** Does what the command line says and gives the exit code. Each command loads what it needs and nothing else. */
async function main(io: Io): Promise<number> {
  const listed = await listing()
  const order = config(process.argv.slice(2), process.env, listed)
  // Whatever is started from here, such as a browser, inherits no secret.
  for (const name of secrets) Reflect.deleteProperty(process.env, name)
  if ('asks' in order) {
    await print(io.output, order.asks === 'help' ? help() : about.version)
    return 0
  }
  for (const note of order.notes) io.tell(note)
  return run(order, listed, io).catch((error: unknown) => {
    const told = error instanceof Error && /did not start|^Deskwarden /.test(error.message)
    if (serves(order.command) && error instanceof ConfigError && !told) io.tell('Deskwarden did not start.')
    throw error
  })
}

async function run(
  { command, args, config: settings }: Extract<Order, { command: unknown }>,
  listed: readonly Listed[],
  io: Io,
): Promise<number> {
  const ground: Ground = {
    listed,
    version: about.version,
    tell: io.tell,
    world: {
      fetch: (...request) => fetch(...request),
      now: Date.now,
      sleep: (ms, signal) => wait(ms, undefined, { signal }),
      random: Math.random,
      // Node's own, which loads node:crypto when it is first asked for.
      uuid: () => crypto.randomUUID(),
    },
  }
  if (governs(command)) (await import('./house/state.ts')).policyThere(settings)
  const house = async () => (await import('./house/house.ts')).house(settings, ground)
  switch (command) {
    case 'stdio':
      return (await import('./commands/stdio.ts')).stdio(settings, await house(), about.version, io)
    case 'http':
      return (await import('./commands/http.ts')).http(settings, await house(), about.version, io)
    case 'call':
      return (await import('./commands/call.ts')).call(args, settings, await house(), listed, io)
    case 'login':
      return (await import('./commands/login.ts')).login(settings, ground, io)
    case 'status':
      return (await import('./commands/status.ts')).status(settings, ground, io)
    case 'logout':
      return (await import('./commands/logout.ts')).logout(settings, ground, io)
    case 'doctor':
      return (await import('./commands/doctor.ts')).doctor(settings, ground, io)
    case 'tools':
      return (await import('./commands/tools.ts')).tools(settings, listed, io)
    case 'agents':
      return (await import('./commands/agents.ts')).agents(args, settings, ground, io)
    case 'policy':
      return (await import('./commands/policy.ts')).policy(args, settings, ground, io)
    case 'audit':
      return (await import('./commands/audit.ts')).audit(args, settings, ground, io)
    case 'approvals':
      return (await import('./commands/approvals.ts')).approvals(args, settings, ground, io)
    case 'requests':
      return (await import('./commands/requests.ts')).requests(args, settings, ground, io)
    case 'freeze':
      return (await import('./commands/freeze.ts')).freeze(args, settings, ground, io)
    case 'thaw':
      return (await import('./commands/freeze.ts')).thaw(args, settings, ground, io)
    case 'sandbox':
      return (await import('./commands/sandbox.ts')).sandbox(settings, ground, io)
  }
}

/** What works on the state of servers that run. */
const governs = (command: string) => /^(audit|approvals|requests|freeze|thaw)$/.test(command)

const stopped = new Promise<void>(resolve => {
  process.once('SIGTERM', () => resolve())
  process.once('SIGINT', () => resolve())
})
// Whoever reads may go first: that is no fault of ours.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
const tell = (line: string) => void process.stderr.write(`${line}\n`)

const terminal = process.stdin.isTTY && process.stderr.isTTY ? process.stderr : undefined

main({ input: process.stdin, output: process.stdout, terminal, tell, stopped }).then(
  code => process.exit(code),
  (error: unknown) => {
    if (error instanceof DeskwardenError) tell(error.message)
    else reporter(tell)(error)
    process.exit(error instanceof ConfigError ? 2 : 1)
  },
)

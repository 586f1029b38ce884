import type { Account } from './account.ts'
import { type Credential, Credentials } from './auth.ts'
import type { Address } from './call.ts'
import { backDoor } from './control.ts'
import { type FaultInput, Faults } from './faults.ts'
import { Jobs } from './jobs.ts'
import { type Arrival, Log } from './log.ts'
import { Access } from './oauth/access.ts'
import { type Client, Clients } from './oauth/client.ts'
import { Codes } from './oauth/code.ts'
import { letters } from './oauth/secret.ts'
import { Tokens } from './oauth/token.ts'
import { Router } from './router.ts'
import { close, frontDoor, listen } from './server.ts'
import { enterprise, type Settings } from './settings.ts'
import { Versions, type World } from './world.ts'
import { Zendesk } from './zendesk.ts'

export type { Credential } from './auth.ts'
export type { Client } from './oauth/client.ts'

export interface SandboxOptions {
  /** The declarations: they are the sandbox's routes. */
  readonly tools: readonly Address[]
  readonly account: Account
  readonly credentials: readonly Credential[]
  /** The OAuth clients that an admin registered. */
  readonly clients?: readonly Client[]
  readonly access?: Partial<Access>
  readonly clock: () => number
  readonly sleep: (milliseconds: number) => Promise<unknown>
  readonly random: () => number
  /** Makes what stands for a right: codes and tokens. 64 random letters, unless told. */
  readonly secret?: () => string
  /** 0, or nothing, takes a free port. */
  readonly port?: number
  readonly controlPort?: number
  readonly limits?: Partial<Settings>
  /** How the control port moves the clock, where it is a virtual one. */
  readonly advance?: (milliseconds: number) => void
}

/** A running account. */
export interface Sandbox {
  readonly url: string
  readonly controlUrl: string
  readonly account: Account
  /** Who gets in, and how: a test may change it while the account runs. */
  readonly access: Access
  readonly clients: Clients
  /** What arrived, oldest first. */
  readonly requests: readonly Arrival[]
  /** The next fitting requests go wrong. */
  readonly fault: (fault: FaultInput) => void
  readonly clearFaults: () => void
  readonly clearRequests: () => void
  readonly close: () => Promise<void>
}

/** Starts a Zendesk account in a box, on loopback, with a control port beside it. */
export async function sandbox(options: SandboxOptions): Promise<Sandbox> {
  const { account, clock, sleep, random, secret = () => letters(random) } = options
  const settings = { ...enterprise, ...options.limits }
  const jobs = new Jobs(settings, clock, random)
  const access = Access.parse(options.access ?? {})
  const clients = new Clients(options.clients ?? [])
  const apiTokens = options.credentials.flatMap(one => ('apiToken' in one ? [one.apiToken] : []))
  const bearers = options.credentials.flatMap(one => ('bearer' in one ? [one] : []))
  const tokens = new Tokens(bearers, clock, secret)
  const credentials = new Credentials(new Set(apiTokens), tokens, account, access)
  let url = ''
  const world: World = {
    account,
    clock,
    random,
    settings,
    jobs,
    credentials,
    clients,
    codes: new Codes(clock, secret),
    access,
    versions: new Versions(),
    url: () => url,
  }
  const router = new Router(options.tools)
  const faults = new Faults()
  const log = new Log()
  const zendesk = new Zendesk(world, router)
  const front = frontDoor({ zendesk, router, faults, log, clock, sleep })
  const back = backDoor({
    account,
    access,
    clients,
    tokens,
    faults,
    log,
    settle: () => jobs.settle(),
    advance: options.advance,
  })
  url = await listen(front, options.port ?? 0)
  const controlUrl = await listen(back, options.controlPort ?? 0).catch(async error => {
    await close(front)
    throw error
  })
  return {
    url,
    controlUrl,
    account,
    access,
    clients,
    requests: log.arrivals,
    fault: fault => faults.add(fault),
    clearFaults: () => faults.clear(),
    clearRequests: () => log.clear(),
    close: async () => {
      await Promise.all([close(front), close(back)])
    },
  }
}

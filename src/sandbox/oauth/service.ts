import type { Received, Reply } from '../call.ts'
import type { World } from '../world.ts'
import { ask, decide } from './authorize.ts'
import { exchange } from './exchange.ts'

interface Service {
  /** What faults and the log call it. */
  readonly name: string
  readonly run: (world: World, received: Received) => Reply
}

const services: Readonly<Record<string, Service>> = {
  'GET /oauth/authorizations/new': { name: 'ask_consent', run: ask },
  'POST /oauth/authorizations': { name: 'decide_consent', run: decide },
  'POST /oauth/tokens': { name: 'create_token', run: exchange },
}

/** The service that a request is for: what OAuth has outside the API. */
export const service = (method: string, pathname: string): Service | undefined =>
  services[`${method} ${pathname}`]

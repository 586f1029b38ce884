import { warning } from './body.ts'
import type { Call, Received, Reply } from './call.ts'
import { addressRefused, forbidden, noEndpoint, Rejection, unauthenticated } from './errors.ts'
import { Replays } from './idempotency.ts'
import { type Exhausted, Limits } from './limits.ts'
import { service } from './oauth/service.ts'
import type { Match, Router } from './router.ts'
import { rulesOf } from './rules.ts'
import { requireScope, wantedScope } from './scopes.ts'
import type { World } from './world.ts'

/** The account as a function from request to answer: all but the wire and its faults. */
export class Zendesk {
  readonly #world: World
  readonly #router: Router
  readonly #limits: Limits
  readonly #replays: Replays

  constructor(world: World, router: Router) {
    this.#world = world
    this.#router = router
    this.#limits = new Limits(world.settings, world.clock)
    this.#replays = new Replays(world.clock, world.settings.keyMs)
  }

  /** Background jobs first, then the route, who asks, what is left of the budget, what they may, and the deed. */
  answer(received: Received): Reply {
    this.#world.jobs.settle()
    const match = this.#router.match(received.method, received.target.pathname)
    let standing: Record<string, string> = { ...common, 'x-request-id': requestId(this.#world.random) }
    try {
      const { access } = this.#world
      const signing = service(received.method, received.target.pathname)?.run(this.#world, received)
      if (signing !== undefined) return { ...signing, headers: { ...standing, ...signing.headers } }
      if (access.addressRefused) throw addressRefused()
      if (match === undefined) throw noEndpoint()
      const actor = this.#world.credentials.actor(received.headers)
      if (actor.anonymous && match.address.name !== 'get_current_user') throw unauthenticated()
      const { path } = match
      const query = received.target.searchParams
      const rules = rulesOf(match.address.name, { path, query, userId: actor.user.id }, this.#world.settings)
      const { headers: budget, exhausted } = this.#limits.take(rules)
      standing = { ...standing, ...budget }
      if (exhausted) throw tooMany(exhausted)
      const { name, scope } = match.address
      if (scope && !actor.anonymous)
        requireScope(actor.scopes, wantedScope(name, scope, access), match.route.scopes)
      if (!match.route.may(actor)) throw forbidden()
      const { target, headers: asked, text } = received
      const unpermitted: string[] = []
      const body = parsed(text)
      const call: Call = { world: this.#world, actor, path, query, headers: asked, body, unpermitted, target }
      const reply = this.#run(call, match, text)
      const { controller, action } = match.route
      const warn = unpermitted.length > 0 && {
        'x-zendesk-api-warn': warning(controller, action, unpermitted),
      }
      return { ...reply, headers: { ...standing, ...reply.headers, ...(warn || {}) } }
    } catch (error) {
      if (!(error instanceof Rejection)) throw error
      return { status: error.status, body: error.body, headers: { ...standing, ...error.headers } }
    }
  }

  #run(call: Call, { address, route }: Match, text: string): Reply {
    if (address.name !== 'create_ticket') return route.run(call)
    const key = call.headers['idempotency-key']
    return this.#replays.once(typeof key === 'string' ? key : undefined, text, () => route.run(call))
  }
}

const common = { 'x-zendesk-api-version': 'v2', 'x-zendesk-application-version': 'v20000' }

/** Names one answer, as support asks for it. */
const requestId = (random: () => number) =>
  `${Math.floor(random() * 2 ** 52)
    .toString(16)
    .padStart(16, '0')}-BOX`

/** What cannot be read counts as not sent. */
function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

const tooMany = ({ inErrors }: Exhausted) =>
  new Rejection(
    429,
    inErrors
      ? { errors: [{ code: 'TooManyRequests', title: 'Too many requests to update' }] }
      : {
          error: 'APIRateLimitExceeded',
          description: 'Number of allowed API requests per minute exceeded',
        },
  )

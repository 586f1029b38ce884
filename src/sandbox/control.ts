import { createServer, type Server } from 'node:http'
import { z } from 'zod'
import type { Account } from './account.ts'
import type { Reply } from './call.ts'
import { Fault, type Faults } from './faults.ts'
import type { Log } from './log.ts'
import { Access } from './oauth/access.ts'
import type { Clients } from './oauth/client.ts'
import type { Token, Tokens } from './oauth/token.ts'
import { send } from './wire.ts'

interface Parts {
  readonly account: Account
  readonly access: Access
  readonly clients: Clients
  readonly tokens: Tokens
  readonly faults: Faults
  readonly log: Log
  readonly settle: () => void
  /** Moves a virtual clock; absent where the clock is the real one. */
  readonly advance?: ((milliseconds: number) => void) | undefined
}

const Advance = z.strictObject({ seconds: z.number().nonnegative() })

const Allowed = z.strictObject({ client: z.string(), scopes: z.array(z.string()).optional() })

const kinds = ['tickets', 'comments', 'users', 'organizations', 'groups', 'macros', 'ratings'] as const

/** What there is, for whoever asks at `/`. */
const paths = {
  'GET /requests': 'What arrived, oldest first; DELETE forgets it',
  'POST /faults':
    'Let the next requests go wrong: {"tool": "get_ticket", "status": 429, "headers": {"retry-after": "2"}}, or "cut", "hang", "delayMs"; GET lists, DELETE clears',
  'GET /account/{kind}': `The account as it is, also what Zendesk hides: ${kinds.join(', ')}`,
  'GET /account/{kind}/{id}': 'One record; of comments, all of one ticket',
  'GET /access': 'Who gets in, and how; PATCH changes it',
  'POST /allow': 'Consent to an OAuth client: {"client": "...", "scopes": ["read"]}',
  'GET /tokens': 'The OAuth tokens, without their secrets; DELETE revokes all',
  'POST /advance': 'Move the clock, where it is a virtual one: {"seconds": 60}',
} as const

/** The tester's side, on a port of its own: faults, what arrived, and the account as it is. */
export function backDoor(parts: Parts): Server {
  return createServer(async (request, response) => {
    // Pages in a browser on this machine reach loopback too; they always send an Origin.
    if (request.headers.origin !== undefined)
      return send(response, { status: 403, body: { error: 'No browsers here' } })
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
    try {
      const text = Buffer.concat(chunks).toString('utf8')
      send(response, answer(parts, `${request.method} ${pathname}`, text === '' ? {} : JSON.parse(text)))
    } catch (error) {
      send(response, { status: 400, body: { error: error instanceof Error ? error.message : 'Bad request' } })
    }
  })
}

function answer(parts: Parts, line: string, body: unknown): Reply {
  const { account, access, clients, tokens, faults, log, settle, advance } = parts
  const [, kind, id] = /^GET \/account\/([a-z]+)(?:\/(\d+))?$/.exec(line) ?? []
  if (kind !== undefined) {
    settle()
    return record(account, kind, id)
  }
  switch (line) {
    case 'GET /':
      return { status: 200, body: paths }
    case 'POST /faults':
      for (const fault of z.union([z.array(Fault), Fault.transform(one => [one])]).parse(body))
        faults.add(fault)
      return { status: 201, body: { faults: faults.waiting } }
    case 'GET /faults':
      return { status: 200, body: { faults: faults.waiting } }
    case 'DELETE /faults':
      faults.clear()
      return { status: 204 }
    case 'GET /requests':
      return { status: 200, body: { requests: log.arrivals } }
    case 'DELETE /requests':
      log.clear()
      return { status: 204 }
    case 'GET /access':
      return { status: 200, body: access }
    case 'PATCH /access':
      Object.assign(access, Access.parse({ ...access, ...z.looseObject({}).parse(body) }))
      return { status: 200, body: access }
    case 'POST /allow': {
      const { client, scopes } = Allowed.parse(body)
      const done = clients.allow(client, scopes)
      return done ? { status: 204 } : { status: 404, body: { error: 'No such client' } }
    }
    case 'GET /tokens':
      return { status: 200, body: { tokens: tokens.all.map(withoutSecrets) } }
    case 'DELETE /tokens':
      for (const token of tokens.all) tokens.revoke(token)
      return { status: 204 }
    case 'POST /advance':
      if (advance === undefined)
        return { status: 409, body: { error: 'The clock of this sandbox is the real one' } }
      advance(Advance.parse(body).seconds * 1_000)
      return { status: 204 }
    default:
      return { status: 404, body: { error: 'Not found; GET / lists what there is' } }
  }
}

/** A record with all that Zendesk hides, as `deleted_at`; of comments, all of one ticket. */
function record(account: Account, wanted: string, id: string | undefined): Reply {
  const kind = kinds.find(one => one === wanted)
  if (kind === undefined) return { status: 404, body: { error: `One of ${kinds.join(', ')}` } }
  const records: ReadonlyMap<number, unknown> = account[kind]
  if (id === undefined) return { status: 200, body: { [kind]: [...records.values()].flat() } }
  const found = records.get(Number(id))
  return found === undefined ? { status: 404, body: { error: 'Not found' } } : { status: 200, body: found }
}

/** A token as a tester may see it: which it is, not what it is. */
const withoutSecrets = ({ bearer: _, refresh, code: __, ...rest }: Token) => ({
  ...rest,
  refreshable: refresh !== undefined,
})

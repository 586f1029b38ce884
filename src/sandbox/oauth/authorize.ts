import type { User } from '../account.ts'
import type { Received, Reply } from '../call.ts'
import type { World } from '../world.ts'
import type { Client } from './client.ts'
import { consent, wrong } from './page.ts'
import { outside, scopesOf } from './scope.ts'

/** A request for consent that is in order. */
interface Asked {
  readonly client: Client
  readonly redirectUri: string
  readonly scopes: readonly string[]
  readonly challenge: string | undefined
  readonly back: (answer: Readonly<Record<string, string>>) => Reply
}

/** Shows the user what a program asks for. */
export function ask(world: World, { target }: Received): Reply {
  const asked = read(world, target.searchParams)
  if ('status' in asked) return asked
  const people = signedIn(world)
  const { client, scopes } = asked
  return consent(new URL(world.url()).host, client, scopes, people, people[0], target.searchParams)
}

/** Takes the user's answer and sends them back to the program: with a code, or with the refusal. */
export function decide(world: World, { text }: Received): Reply {
  const form = new URLSearchParams(text)
  const asked = read(world, form)
  if ('status' in asked) return asked
  const { client, redirectUri, scopes, challenge, back } = asked
  const decision = form.get('decision')
  if (decision === 'deny')
    return back({
      error: 'access_denied',
      error_description: 'The end-user or authorization server denied the request.',
    })
  if (decision !== 'allow') return wrong(400, 'Choose Allow or Deny.')
  const chosen = form.get('user_id')
  const user = chosen === null ? signedIn(world)[0] : world.account.users.get(Number(chosen))
  if (user === undefined || !user.active) return wrong(400, 'There is no such user.')
  if (user.suspended) return wrong(403, 'This user is suspended and cannot sign in.')
  const code = world.codes.issue({ clientId: client.id, redirectUri, userId: user.id, scopes, challenge })
  return back({ code })
}

/** What is wrong with the client or its address stays here; everything else goes back to the program. */
function read(world: World, query: URLSearchParams): Asked | Reply {
  const client = world.clients.find(query.get('client_id'))
  if (client === undefined) return wrong(400, 'No such client.')
  const redirectUri = query.get('redirect_uri') ?? ''
  if (!client.redirectUris.includes(redirectUri) || !trusted(redirectUri))
    return wrong(400, 'The redirect_uri is not one that is registered for this client.')
  const back: Asked['back'] = answer => sendBack(redirectUri, answer, query.get('state'))
  const no = (error: string, error_description: string) => back({ error, error_description })
  if (query.get('response_type') !== 'code')
    return no('unsupported_response_type', 'The response type must be code.')
  const scopes = scopesOf(query.get('scope') ?? '', world.access)
  const refused = outside(scopes, client)
  if (scopes.length === 0 || refused.length > 0) {
    const why =
      refused.length > 0 ? `Not allowed for this client: ${refused.join(' ')}` : 'No scope is known.'
    return world.access.scopeRefusal === 'page' ? wrong(400, why) : no('invalid_scope', why)
  }
  const challenge = query.get('code_challenge') ?? undefined
  if (challenge === undefined && client.secret === undefined)
    return no('invalid_request', 'A public client must use PKCE: code_challenge is missing.')
  if (challenge !== undefined && query.get('code_challenge_method') !== 'S256')
    return no('invalid_request', 'The code_challenge_method must be S256.')
  if (challenge !== undefined && !/^[\w-]{43}$/.test(challenge))
    return no('invalid_request', 'The code_challenge is no SHA-256 in base64url.')
  return { client, redirectUri, scopes, challenge, back }
}

/** Only https, and this machine. */
function trusted(uri: string): boolean {
  const { protocol, hostname } = new URL(uri)
  return protocol === 'https:' || hostname === 'localhost' || hostname === '127.0.0.1'
}

function sendBack(uri: string, answer: Readonly<Record<string, string>>, state: string | null): Reply {
  const url = new URL(uri)
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value)
  if (state !== null) url.searchParams.set('state', state)
  return { status: 302, headers: { location: url.href, 'cache-control': 'no-store' } }
}

/** A few people of each role, the one whose browser it is first. */
function signedIn({ account, access }: World): readonly User[] {
  const there = [...account.users.values()].filter(user => user.active && !user.suspended)
  const few = (['admin', 'agent', 'end-user'] as const).flatMap(role =>
    there.filter(user => user.role === role).slice(0, 3),
  )
  const first = account.users.get(access.signsIn ?? 0)
  return first === undefined ? few : [first, ...few.filter(user => user.id !== first.id)]
}

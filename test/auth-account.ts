import { createHash } from 'node:crypto'
import { z } from 'zod'
import { canary } from './canary/mark.ts'

const Body = z.looseObject({
  grant_type: z.string(),
  client_id: z.string(),
  client_secret: z.string().optional(),
  refresh_token: z.string().optional(),
  code: z.string().optional(),
  code_verifier: z.string().optional(),
  redirect_uri: z.string().optional(),
  scope: z.string().optional(),
  expires_in: z.number().int().gt(300).lt(172_800),
})
export type Posted = z.output<typeof Body>

interface Pair {
  readonly access: string
  readonly refresh: string | undefined
  readonly expiresAtMs: number
  readonly scopes: readonly string[]
  /** The sign-in that it comes from: the first pair of all that followed each other. */
  readonly root: number
  dead: boolean
}

/** The OAuth endpoints of an account, as Zendesk describes them, without a network: what arrives is answered at once. */
export function authAccount(now: () => number, { secret }: { secret?: string } = {}) {
  const pairs: Pair[] = []
  const posts: Posted[] = []
  const looks: string[] = []
  let count = 0
  let scopes: readonly string[] = ['tickets:read', 'users:read']
  let unsaid: readonly string[] = []
  let codes: { code: string; challenge: string; redirectUri: string }[] = []

  function issue(body: Posted, withRefresh: boolean, root = count + 1): Pair {
    count++
    const pair = {
      access: `${canary}-access-${count}`,
      refresh: withRefresh ? `${canary}-refresh-${count}` : undefined,
      expiresAtMs: now() + body.expires_in * 1000,
      scopes: body.scope === undefined ? scopes : body.scope.split(' '),
      root,
      dead: false,
    }
    pairs.push(pair)
    return pair
  }
  const given = (pair: Pair) => {
    const said = {
      access_token: pair.access,
      refresh_token: pair.refresh ?? null,
      expires_in: Math.round((pair.expiresAtMs - now()) / 1000),
      refresh_token_expires_in: pair.refresh ? 2_592_000 : null,
      scope: pair.scopes.join(' '),
      token_type: 'bearer',
    }
    const left = Object.entries(said).filter(([name]) => !unsaid.includes(name))
    return Response.json(Object.fromEntries(left), { status: 201 })
  }
  const no = (error: string, status = 400) =>
    Response.json({ error, error_description: `${canary} said ${error}` }, { status })

  function token(text: string): Response {
    const body = Body.parse(JSON.parse(text))
    posts.push(body)
    if (secret !== undefined && body.client_secret !== secret) return no('invalid_client', 401)
    switch (body.grant_type) {
      case 'refresh_token': {
        const pair = pairs.find(one => one.refresh === body.refresh_token && !one.dead)
        if (!pair) return no('invalid_grant')
        pair.dead = true
        return given(issue(body, true, pair.root))
      }
      case 'client_credentials':
        return secret === undefined ? no('unauthorized_client') : given(issue(body, false))
      case 'authorization_code': {
        const hash = createHash('sha256')
          .update(body.code_verifier ?? '')
          .digest('base64url')
        const good = codes.find(
          one => one.code === body.code && one.challenge === hash && one.redirectUri === body.redirect_uri,
        )
        codes = codes.filter(one => one !== good)
        return good ? given(issue(body, true)) : no('invalid_grant')
      }
    }
    return no('unsupported_grant_type')
  }

  const alive = (access: string) =>
    pairs.find(one => one.access === access && !one.dead && now() < one.expiresAtMs)

  return {
    pairs,
    posts,
    /** The access tokens that asked what they may do. */
    looks,
    alive: (access: string) => alive(access) !== undefined,
    /** A pair as if somebody had signed in. */
    grant: (lifeSeconds = 1_800) =>
      issue({ grant_type: 'authorization_code', client_id: 'c', expires_in: lifeSeconds }, true),
    allow(next: readonly string[]) {
      scopes = next
    },
    /** What no answer with tokens says any more. */
    leaveOut(names: readonly string[]) {
      unsaid = names
    },
    code(url: string): string {
      const query = new URL(url).searchParams
      const code = `${canary}-code-${++count}`
      codes.push({
        code,
        challenge: query.get('code_challenge') ?? '',
        redirectUri: query.get('redirect_uri') ?? '',
      })
      return code
    },
    answer(method: string, path: string, headers: Headers, body: string): Response {
      if (method === 'POST' && path === '/oauth/tokens') return token(body)
      const access = headers.get('authorization')?.replace('Bearer ', '') ?? ''
      const pair = alive(access)
      const current = path === '/api/v2/oauth/tokens/current'
      if (current && method === 'GET') looks.push(access)
      if (!pair) return no('invalid_token', 401)
      if (current && method === 'GET')
        return Response.json({
          token: {
            id: pairs.indexOf(pair) + 1,
            user_id: 11,
            client_id: 12,
            scopes: pair.scopes,
            expires_at: new Date(pair.expiresAtMs).toISOString(),
          },
        })
      if (current && method === 'DELETE') {
        pair.dead = true
        return new Response(null, { status: 204 })
      }
      return Response.json({ error: 'InvalidEndpoint', description: 'Not found' }, { status: 404 })
    },
  }
}

export type AuthAccount = ReturnType<typeof authAccount>

/** The account behind a fetch. */
export const fetchOf =
  (account: AuthAccount): typeof globalThis.fetch =>
  async (input, init) => {
    const request = new Request(input, { ...init, signal: null })
    return account.answer(
      request.method,
      new URL(request.url).pathname,
      request.headers,
      await request.text(),
    )
  }

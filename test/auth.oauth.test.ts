import { createServer } from 'node:http'
import { inspect } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { ConfigError, type DeskwardenError, Limited, Refused, Unavailable } from '../src/errors.ts'
import { alive, current, revoke } from '../src/zendesk/auth/current.ts'
import { oauth } from '../src/zendesk/auth/oauth.ts'
import { way } from '../src/zendesk/auth/way.ts'
import { authAccount, fetchOf } from './auth-account.ts'
import { canary } from './canary/mark.ts'
import { desk } from './zendesk-desk.ts'

const now = () => Date.parse('2026-11-20T10:00:00Z')
const baseUrl = 'https://acme.zendesk.com'
const redirectUri = 'http://127.0.0.1:8723/callback'

const wayOf = (fetch: typeof globalThis.fetch, url = baseUrl) =>
  way({ baseUrl: url, version: '1.2.3', world: { fetch, now } })

const settings = (options: { secret?: string } = {}) => {
  const account = authAccount(now, options)
  const road = wayOf(fetchOf(account))
  return { account, road, client: oauth(road, { clientId: 'deskwarden', clientSecret: options.secret }) }
}

/** The error of a sign-in whose token request is answered so. */
async function failing(answer: () => Response | Promise<Response>, clientSecret?: string) {
  const client = oauth(
    wayOf(async () => answer()),
    { clientId: 'deskwarden', clientSecret },
  )
  const started = await client.start(redirectUri, ['read'])
  const back = new URL(`${redirectUri}?code=${canary}&state=${started.state}`)
  const error: unknown = await client.finish(started, back).catch((error: unknown) => error)
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(canary)
  return error
}

describe('Signing in with a browser', () => {
  test('opens the page of the account with a state and an S256 challenge that are new each time', async () => {
    const { client } = settings()
    const one = await client.start(redirectUri, ['tickets:read', 'read'])
    const two = await client.start(redirectUri, ['tickets:read', 'read'])
    const url = new URL(one.url)
    expect(`${url.origin}${url.pathname}`).toBe(`${baseUrl}/oauth/authorizations/new`)
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: 'deskwarden',
      redirect_uri: redirectUri,
      scope: 'tickets:read read',
      state: one.state,
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    })
    expect(one.url).not.toContain(one.verifier)
    expect(one.state).not.toBe(two.state)
    expect(one.verifier).not.toBe(two.verifier)
  })

  test.each([undefined, 'the secret'])(
    'exchanges the code for tokens that expire (client secret: %s)',
    async secret => {
      const { account, client } = settings(secret === undefined ? {} : { secret })
      const started = await client.start(redirectUri, ['tickets:read'])
      const code = account.code(started.url)
      const granted = await client.finish(
        started,
        new URL(`${redirectUri}?code=${code}&state=${started.state}`),
      )
      expect(account.posts).toEqual([
        {
          grant_type: 'authorization_code',
          client_id: 'deskwarden',
          ...(secret === undefined ? {} : { client_secret: secret }),
          code,
          code_verifier: started.verifier,
          redirect_uri: redirectUri,
          expires_in: 1_800,
        },
      ])
      expect(granted).toEqual({
        scopes: ['tickets:read', 'users:read'],
        tokens: {
          accessToken: account.pairs[0]?.access,
          refreshToken: account.pairs[0]?.refresh,
          issuedAtMs: now(),
          expiresAtMs: now() + 1_800_000,
          refreshExpiresAtMs: now() + 2_592_000_000,
          clientSecret: secret,
        },
      })
    },
  )

  test.each([
    ['nothing but the token', { access_token: 'a' }],
    ['nulls', { access_token: 'a', token_type: null, expires_in: null, refresh_token: null, scope: null }],
  ])(
    'takes an answer with %s: tokens without an end, and the scopes that were asked for',
    async (_, body) => {
      const client = oauth(
        wayOf(async () => Response.json(body)),
        { clientId: 'deskwarden' },
      )
      const started = await client.start(redirectUri, ['tickets:read'])
      const back = new URL(`${redirectUri}?code=c&state=${started.state}`)
      expect(await client.finish(started, back)).toMatchObject({
        scopes: ['tickets:read'],
        tokens: { accessToken: 'a', refreshToken: undefined, expiresAtMs: undefined },
      })
    },
  )

  test.each([
    ['another state', (state: string) => `?code=c&state=x${state}`, 'another attempt (state)'],
    ['no state', () => '?code=c', 'another attempt (state)'],
    ['another issuer', (state: string) => `?code=c&state=${state}&iss=https://evil.example`, 'holds no code'],
    ['two codes', (state: string) => `?code=c&code=d&state=${state}`, 'holds no code'],
    ['no code', (state: string) => `?state=${state}`, 'holds no code'],
    [
      'a refusal',
      (state: string) => `?error=access_denied&state=${state}`,
      'access was refused in the browser',
    ],
    ['too wide a scope', (state: string) => `?error=invalid_scope&state=${state}`, 'may not ask for all'],
    ['a wrong request', (state: string) => `?error=invalid_request&state=${state}`, '(invalid_request)'],
    ['hostile words', (state: string) => `?error=${canary}%20!&state=${state}`, 'holds no code'],
  ])('sends nothing when the browser comes back with %s', async (_, query, why) => {
    const { account, client } = settings()
    const started = await client.start(redirectUri, ['read'])
    const error: unknown = await client
      .finish(started, new URL(`${redirectUri}${query(started.state)}`))
      .catch((error: unknown) => error)
    expect(error).toMatchObject({ message: expect.stringContaining(why) })
    expect(inspect(error, { depth: 9 })).not.toContain(canary)
    expect(account.posts).toEqual([])
  })

  const oauthError =
    (error: string, status = 400) =>
    () =>
      Response.json({ error, error_description: `${canary} and more` }, { status })

  test.each<[string, () => Response, { new (...words: never[]): DeskwardenError }, string]>([
    ['an old code', oauthError('invalid_grant'), ConfigError, '120 seconds'],
    [
      'an unknown client',
      oauthError('invalid_client', 401),
      ConfigError,
      'confidential one and wants its secret',
    ],
    ['a scope too many', oauthError('invalid_scope'), Refused, '(invalid_scope)'],
    ['a wrong request', oauthError('invalid_request'), ConfigError, '(invalid_request)'],
    [
      'a limit',
      () => new Response('', { status: 429, headers: { 'retry-after': '7' } }),
      Limited,
      'Wait 7 s',
    ],
    ['no account', () => new Response('<html>', { status: 404 }), ConfigError, 'no Zendesk account answers'],
    [
      'an account that was renamed',
      () => new Response(null, { status: 302, headers: { location: 'https://new.zendesk.com/' } }),
      ConfigError,
      'new.zendesk.com',
    ],
    ['an error of its own', () => new Response(canary, { status: 500 }), Unavailable, '(500)'],
    ['no JSON', () => new Response(canary, { status: 200 }), Unavailable, 'could not be read'],
    [
      'another kind of token',
      () => Response.json({ access_token: canary, token_type: 'mac' }),
      Unavailable,
      'read',
    ],
    ['no token', () => Response.json({ scope: canary }), Unavailable, 'could not be read'],
  ])('answers %s with a sentence, and with nothing of what was said', async (_, answer, kind, why) => {
    const error = await failing(answer)
    expect(error).toBeInstanceOf(kind)
    expect(error).toMatchObject({ message: expect.stringContaining(why) })
  })

  test('says that the secret may be wrong where there is one', async () => {
    expect(await failing(oauthError('invalid_client', 401), canary)).toMatchObject({
      message: expect.stringContaining('or its secret is wrong'),
      facts: { oauth: 'invalid_client', status: 401 },
    })
  })

  test('says so when the account cannot be reached', async () => {
    const refused = Object.assign(new Error(canary), { code: 'ECONNREFUSED' })
    expect(await failing(() => Promise.reject(refused))).toMatchObject({
      message: expect.stringContaining('the connection was refused'),
    })
    expect(await failing(() => Promise.reject(new Error(canary)))).toMatchObject({
      message: expect.stringContaining('the connection broke off'),
    })
  })
})

describe('Client credentials', () => {
  test('are fetched with the secret and the scopes, and bring no refresh token', async () => {
    const { account, client } = settings({ secret: 's3' })
    const { tokens, scopes } = await client.service(['tickets:read', 'read'])
    expect(account.posts).toEqual([
      {
        grant_type: 'client_credentials',
        client_id: 'deskwarden',
        client_secret: 's3',
        scope: 'tickets:read read',
        expires_in: 1_800,
      },
    ])
    expect(scopes).toEqual(['tickets:read', 'read'])
    expect(tokens).toMatchObject({ accessToken: `${canary}-access-1`, refreshToken: undefined })
  })

  test('of a public client are refused, and the remedy names the kind', async () => {
    await expect(settings().client.service(['read'])).rejects.toThrow(/unauthorized_client.*confidential/)
  })
})

describe('A token that is there', () => {
  test('tells who it is for and what it may do; one that Zendesk does not accept is undefined', async () => {
    const { account, road } = settings()
    const { access } = account.grant()
    expect(await current(road, access)).toEqual({
      id: 1,
      userId: 11,
      clientId: 12,
      scopes: ['tickets:read', 'users:read'],
      expiresAtMs: now() + 1_800_000,
      refreshExpiresAtMs: undefined,
    })
    expect(await current(road, 'other')).toBeUndefined()
  })

  test('is dead only when Zendesk says so: 401, and not a 403 or an error', async () => {
    const answered = (status: number) =>
      alive(
        wayOf(async () => new Response('', { status })),
        't',
      )
    expect(await answered(401)).toBe(false)
    expect(await answered(403)).toBe(true)
    expect(await answered(200)).toBe(true)
    await expect(answered(500)).rejects.toThrow(Unavailable)
    await expect(answered(404)).rejects.toThrow(ConfigError)
  })

  test('is revoked, and looked after', async () => {
    const { account, road } = settings()
    const { access } = account.grant()
    expect(await revoke(road, access)).toBe(true)
    expect(account.alive(access)).toBe(false)
    expect(account.looks).toEqual([access, access])
    expect(await revoke(road, access)).toBe(true)
  })

  test('that lives on after a 204 is revoked by its id, and reported if that does not help', async () => {
    const asked: string[] = []
    let lives = true
    const stubborn =
      (byId: boolean): typeof globalThis.fetch =>
      async (input, init) => {
        const path = new URL(String(input)).pathname
        asked.push(`${init?.method} ${path}`)
        if (init?.method === 'DELETE') {
          if (byId && path.endsWith('/77')) lives = false
          return new Response(null, { status: 204 })
        }
        return lives
          ? Response.json({ token: { id: 77, user_id: 1, scopes: ['read'] } })
          : new Response('', { status: 401 })
      }
    expect(await revoke(wayOf(stubborn(false)), 't')).toBe(false)
    asked.length = 0
    expect(await revoke(wayOf(stubborn(true)), 't')).toBe(true)
    expect(asked).toEqual([
      'GET /api/v2/oauth/tokens/current',
      'DELETE /api/v2/oauth/tokens/current',
      'GET /api/v2/oauth/tokens/current',
      'DELETE /api/v2/oauth/tokens/77',
      'GET /api/v2/oauth/tokens/current',
    ])
  })
})

describe('The way to the OAuth endpoints', () => {
  test('leads to the account and to these endpoints alone', async () => {
    const asked: string[] = []
    const road = wayOf(async input => {
      asked.push(String(input))
      return new Response('')
    })
    for (const url of [
      'https://evil.example/oauth/tokens',
      `${baseUrl}/api/v2/users`,
      `${baseUrl}/oauth/tokens/../../api/v2/users`,
      `${baseUrl}:8443/oauth/tokens`,
      'http://acme.zendesk.com/oauth/tokens',
    ])
      await expect(road.ask(url, {})).rejects.toThrow('is no OAuth endpoint')
    expect(asked).toEqual([])
  })

  test('follows no redirect, and ends when no answer comes', async () => {
    const silent = await desk((request, count) =>
      count === 1 ? { status: 307, headers: { location: `http://127.0.0.1:1${request.path}` } } : 'silence',
    )
    const road = way({
      baseUrl: silent.url,
      version: '1.2.3',
      attemptSeconds: 0.5,
      world: { fetch: globalThis.fetch, now },
    })
    onTestFinished(() => road.close())
    const ask = () => road.ask(`${silent.url}/oauth/tokens`, { method: 'POST', body: '{}' })
    expect(await ask()).toMatchObject({ kind: 'answer', status: 307 })
    expect(await ask()).toMatchObject({ kind: 'broken', why: 'no answer came within 0.5 s' })
    expect(silent.seen[0]?.headers).toMatchObject({
      'user-agent': 'deskwarden/1.2.3',
      accept: 'application/json',
    })
  })

  test('goes through the proxy of the settings', async () => {
    const tunnels: string[] = []
    const proxy = createServer().on('connect', (request, socket) => {
      tunnels.push(request.url ?? '')
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
    })
    await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve))
    const { port } = z.object({ port: z.number() }).parse(proxy.address())
    const road = way({
      baseUrl,
      version: '1.2.3',
      network: { httpsProxy: `http://127.0.0.1:${port}` },
      world: { fetch: globalThis.fetch, now },
    })
    onTestFinished(async () => {
      await road.close()
      proxy.close()
    })
    const sent = await road.ask(`${baseUrl}/oauth/tokens`, { method: 'POST', body: '{}' })
    expect(sent).toMatchObject({ kind: 'unopened', why: 'the proxy refused the connection' })
    expect(tunnels).toEqual(['acme.zendesk.com:443'])
  })
})

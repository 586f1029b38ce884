import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { landmarks, seed, clients as seeded } from '../src/sandbox/seed.ts'
import { people, start } from './sandbox.box.ts'
import { callback, clients, issued, redirected, type Visit, verifier, visit } from './sandbox.oauth.ts'

let at: Visit
beforeEach(async () => {
  at = await visit()
})
afterEach(() => at.zendesk.close())

const current = '/oauth/tokens/current'
const withToken = (method: string, path: string, token: string) =>
  at.zendesk.call(method, path, { authorization: `Bearer ${token}` })
const idOf = async (token: string) =>
  z.object({ token: z.object({ id: z.number() }) }).parse((await withToken('GET', current, token)).body).token
    .id

describe('The current token', () => {
  test('tells whose it is, what it may do and until when, and shows ten letters of itself', async () => {
    const token = await at.signIn({ user_id: String(people.agent), scope: 'tickets:read' })
    at.zendesk.advance(60)
    const { status, body } = await withToken('GET', current, token.access_token)
    expect(status).toBe(200)
    expect(body).toEqual({
      token: {
        url: expect.stringMatching(/\/api\/v2\/oauth\/tokens\/1\.json$/),
        id: 1,
        user_id: people.agent,
        client_id: 11,
        token: token.access_token.slice(0, 10),
        refresh_token: token.refresh_token?.slice(0, 10),
        refresh_token_expires_at: '2026-12-20T10:00:30Z',
        scopes: ['tickets:read'],
        created_at: '2026-11-20T10:00:30Z',
        expires_at: '2026-11-20T10:30:30Z',
        used_at: '2026-11-20T10:01:30Z',
      },
    })
  })

  test('is an end user’s to see and to end', async () => {
    const { access_token } = await at.signIn({ user_id: String(people.customer) })
    expect(await withToken('GET', current, access_token)).toMatchObject({ status: 200 })
    expect(await withToken('DELETE', current, access_token)).toMatchObject({ status: 204, text: '' })
    expect(await withToken('GET', current, access_token)).toMatchObject({ status: 401 })
  })

  test('that ends takes its refresh token with it', async () => {
    const { access_token, refresh_token } = await at.signIn()
    await withToken('DELETE', current, access_token)
    expect(await at.refresh(refresh_token)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
  })

  test('lives on after a 204 where the account does it so, until it is ended by its id', async () => {
    at.zendesk.access.currentTokenEnds = false
    const { access_token } = await at.signIn()
    expect(await withToken('DELETE', current, access_token)).toMatchObject({ status: 204 })
    const id = await idOf(access_token)
    expect(await withToken('DELETE', `/oauth/tokens/${id}`, access_token)).toMatchObject({ status: 204 })
    expect(await at.me(access_token)).toBe(401)
  })

  test('that has expired answers 401 invalid_token', async () => {
    const { access_token } = await at.signIn()
    at.zendesk.advance(1_800)
    const { status, body, headers } = await withToken('GET', '/tickets', access_token)
    expect(status).toBe(401)
    expect(body).toEqual({
      error: 'invalid_token',
      error_description:
        'The access token provided is expired, revoked, malformed or invalid for other reasons.',
    })
    expect(headers.get('www-authenticate')).toContain('error="invalid_token"')
  })
})

describe('A token by its id', () => {
  test('is ended by its user or an admin, and is not there for others', async () => {
    const mine = await at.signIn({ user_id: String(people.agent) })
    const other = await at.signIn({ user_id: String(people.grouped) })
    const path = `/oauth/tokens/${await idOf(mine.access_token)}`
    expect(await withToken('DELETE', path, other.access_token)).toMatchObject({ status: 404 })
    expect(await withToken('DELETE', path, mine.access_token)).toMatchObject({ status: 204 })
    expect(await withToken('DELETE', path, mine.access_token)).toMatchObject({ status: 401 })
    const theirs = `/oauth/tokens/${await idOf(other.access_token)}`
    expect(await at.zendesk.call('DELETE', theirs)).toMatchObject({ status: 204 })
    expect(await at.zendesk.call('DELETE', theirs)).toMatchObject({ status: 404 })
    expect(await at.me(other.access_token)).toBe(401)
  })
})

describe('An admin', () => {
  test('can switch API tokens off, which leaves OAuth as it is', async () => {
    const { access_token } = await at.signIn()
    at.zendesk.access.apiTokens = false
    expect(await at.zendesk.call('GET', '/users/me')).toMatchObject({
      status: 401,
      body: { error: "Couldn't authenticate you" },
    })
    expect(await at.me(access_token)).toBe(200)
  })

  test('can shut out an address: the API answers 403 and speaks of it', async () => {
    const { access_token } = await at.signIn()
    at.zendesk.access.addressRefused = true
    expect(await withToken('GET', '/users/me', access_token)).toMatchObject({
      status: 403,
      body: { error: { title: 'Forbidden', message: expect.stringContaining('IP address') } },
    })
    at.zendesk.access.addressRefused = false
    expect(await at.me(access_token)).toBe(200)
  })
})

describe('The control port', () => {
  test('reads and changes who gets in', async () => {
    const { control } = at.zendesk
    expect(await control('GET', '/access')).toMatchObject({ body: { apiTokens: true } })
    expect(await control('PATCH', '/access', { apiTokens: false, signsIn: people.agent })).toMatchObject({
      status: 200,
      body: { apiTokens: false, signsIn: people.agent, formBodies: true },
    })
    expect(await at.zendesk.call('GET', '/users/me')).toMatchObject({ status: 401 })
    expect(await control('PATCH', '/access', { apiTokenz: true })).toMatchObject({ status: 400 })
    expect(at.zendesk.access.apiTokens).toBe(false)
  })

  test('changes what a client may ask for', async () => {
    const { control } = at.zendesk
    expect(await control('POST', '/allow', { client: 'public', scopes: ['read'] })).toMatchObject({
      status: 204,
    })
    expect(redirected(await at.open()).searchParams.get('error')).toBe('invalid_scope')
    await control('POST', '/allow', { client: 'public' })
    expect(await at.open()).toMatchObject({ status: 200 })
    expect(await control('POST', '/allow', { client: 'nobody' })).toMatchObject({ status: 404 })
  })

  test('lists the tokens without what they are, and ends them all', async () => {
    const { control } = at.zendesk
    const { access_token, refresh_token = '' } = await at.signIn({ scope: 'read' })
    const listed = await control('GET', '/tokens')
    expect(listed.body).toEqual({
      tokens: [
        {
          id: 1,
          userId: people.owner,
          clientId: 11,
          scopes: ['read'],
          createdAtMs: start,
          expiresAtMs: start + 1_800_000,
          refreshExpiresAtMs: start + 2_592_000_000,
          refreshable: true,
        },
      ],
    })
    expect(listed.text).not.toContain(access_token)
    expect(listed.text).not.toContain(refresh_token)
    expect(await control('DELETE', '/tokens')).toMatchObject({ status: 204 })
    expect(await at.me(access_token)).toBe(401)
    expect(await at.refresh(refresh_token)).toMatchObject({ status: 400 })
  })
})

describe('Faults at the token endpoint', () => {
  const refreshing = (token: string | undefined, more: RequestInit = {}) =>
    fetch(`${at.zendesk.url}/oauth/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ grant_type: 'refresh_token', client_id: 'public', refresh_token: token }),
      ...more,
    })

  test('answer a status without doing anything', async () => {
    const { refresh_token } = await at.signIn()
    at.zendesk.fault({ tool: 'create_token', status: 503, headers: { 'retry-after': '3' } })
    const failed = await refreshing(refresh_token)
    expect([failed.status, failed.headers.get('retry-after')]).toEqual([503, '3'])
    expect((await refreshing(refresh_token)).status).toBe(201)
  })

  test('lose the answer after the tokens have changed', async () => {
    const { refresh_token, access_token } = await at.signIn()
    at.zendesk.fault({ method: 'POST', route: '/oauth/tokens', afterEffect: true, cut: 0 })
    await expect(refreshing(refresh_token)).rejects.toThrow()
    expect(await at.me(access_token)).toBe(401)
    expect(await (await refreshing(refresh_token)).json()).toMatchObject({ error: 'invalid_grant' })
  })

  test('answer garbage, HTML, or nothing at all', async () => {
    const { refresh_token } = await at.signIn()
    at.zendesk.fault({ tool: 'create_token', garbage: true })
    await expect((await refreshing(refresh_token)).json()).rejects.toThrow()
    at.zendesk.fault({ tool: 'create_token', html: true })
    expect((await refreshing(refresh_token)).status).toBe(502)
    at.zendesk.fault({ tool: 'create_token', hang: true })
    const signal = AbortSignal.timeout(30)
    await expect(refreshing(refresh_token, { signal })).rejects.toThrow()
    expect((await refreshing(refresh_token)).status).toBe(201)
  })

  test('come late, with the tokens still good', async () => {
    const { refresh_token } = await at.signIn()
    at.zendesk.fault({ tool: 'create_token', delayMs: 5_000 })
    expect((await refreshing(refresh_token)).status).toBe(201)
  })

  test('reach the page of consent too', async () => {
    at.zendesk.fault({ tool: 'ask_consent', status: 500, html: true })
    expect((await at.open()).status).toBe(500)
    at.zendesk.fault({ tool: 'ask_consent', headers: { 'x-late': 'yes' } })
    const page = await at.open()
    expect([page.headers.get('content-type'), page.headers.get('x-late')]).toEqual([
      'text/html; charset=utf-8',
      'yes',
    ])
  })
})

describe('The log of requests', () => {
  test('names each step, and holds no code, verifier, secret or token', async () => {
    const code = await at.code()
    const first = issued((await at.exchange(code)).body)
    const second = issued((await at.refresh(first.refresh_token)).body)
    await at.post({ grant_type: 'refresh_token', client_id: 'public', refresh_token: 'in-a-form' }, 'form')
    await at.post({ grant_type: 'client_credentials', client_id: 'confidential', client_secret: 'hush' })
    await withToken('GET', current, second.access_token)
    for (const type of ['application/json', 'application/x-www-form-urlencoded', 'text/plain'])
      await fetch(`${at.zendesk.url}/oauth/tokens`, {
        method: 'POST',
        headers: { 'content-type': type },
        body: `{"a": {"refresh_token": "nested"}, "token": "misspelt", "code": "known"${type === 'text/plain' ? '' : '}'}`,
      })
    const { text } = await at.zendesk.control('GET', '/requests')
    const secrets = [code, verifier, 'hush', 'in-a-form', 'nested', 'misspelt', 'known']
    for (const pair of [first, second]) secrets.push(pair.access_token, pair.refresh_token ?? 'none')
    for (const secret of secrets) expect(text).not.toContain(secret)
    expect(at.zendesk.requests.map(one => one.tool)).toEqual([
      'decide_consent',
      ...Array(4).fill('create_token'),
      'show_current_token',
      ...Array(3).fill('create_token'),
    ])
    expect(at.zendesk.requests[1]).toMatchObject({
      method: 'POST',
      path: '/oauth/tokens',
      status: 201,
      body: {
        grant_type: 'authorization_code',
        client_id: 'public',
        redirect_uri: callback,
        code: '***',
        code_verifier: '***',
      },
    })
  })
})

describe('The seeded clients', () => {
  test('are one of each kind, and a program can sign in as each', async () => {
    const { endUser, admin } = landmarks.users
    const account = seed({ seed: 1, now: new Date(start) })
    const here = await visit({ account, clients: seeded })
    for (const { identifier, ...client } of Object.values(landmarks.clients)) {
      const [redirect_uri = ''] = client.redirectUris
      const fields = { client_id: identifier, redirect_uri, scope: 'tickets:read', user_id: String(endUser) }
      const token = await here.signIn(fields, {
        client_id: identifier,
        redirect_uri,
        ...('secret' in client && { client_secret: client.secret }),
      })
      expect(await here.me(token.access_token), identifier).toBe(403)
      expect(account.users.get(client.ownerId)).toMatchObject({ id: admin, role: 'admin' })
    }
    const html = await (await here.open({ client_id: 'deskwarden-public' })).text()
    await here.zendesk.close()
    expect(html).toContain('Nadia Okafor (admin)')
    expect(landmarks.clients.public.redirectUris).toContain(callback)
    expect(clients).not.toBe(seeded)
  })
})

import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { people } from './sandbox.box.ts'
import { callback, issued, type Visit, verifier, visit } from './sandbox.oauth.ts'

let at: Visit
beforeEach(async () => {
  at = await visit()
})
afterEach(() => at.zendesk.close())

const refused = (error: string, status = 400) => ({
  status,
  body: { error, error_description: expect.any(String) },
})
const secret = { client_id: 'confidential', client_secret: 'hush' }

describe('A code', () => {
  test('is worth an access token of 30 minutes and a refresh token of 30 days', async () => {
    const { status, body } = await at.exchange(await at.code())
    expect(status).toBe(201)
    expect(body).toEqual({
      access_token: expect.any(String),
      token_type: 'bearer',
      scope: 'read write',
      expires_in: 1_800,
      refresh_token: expect.any(String),
      refresh_token_expires_in: 2_592_000,
    })
    expect(issued(body).access_token.length).toBeLessThanOrEqual(184)
    expect(await at.me(issued(body).access_token)).toBe(200)
  })

  test('is taken in a form as in JSON', async () => {
    const fields = {
      grant_type: 'authorization_code',
      code: await at.code(),
      client_id: 'public',
      redirect_uri: callback,
      code_verifier: verifier,
    }
    expect(await at.post(fields, 'form')).toMatchObject({ status: 201, body: { token_type: 'bearer' } })
  })

  test('lives for 120 seconds', async () => {
    const [early, late] = [await at.code(), await at.code()]
    at.zendesk.advance(119)
    expect(await at.exchange(early)).toMatchObject({ status: 201 })
    at.zendesk.advance(1)
    expect(await at.exchange(late)).toEqual(refused('invalid_grant'))
  })

  test('works once, and when it comes again all that came from it ends', async () => {
    const code = await at.code()
    const first = issued((await at.exchange(code)).body)
    const second = issued((await at.refresh(first.refresh_token)).body)
    const other = await at.signIn()
    expect(await at.exchange(code)).toEqual(refused('invalid_grant'))
    expect(await at.me(second.access_token)).toBe(401)
    expect(await at.refresh(second.refresh_token)).toEqual(refused('invalid_grant'))
    expect(await at.me(other.access_token)).toBe(200)
  })

  test.each([
    ['a wrong verifier', { code_verifier: verifier.replace('a', 'b') }, 'invalid_grant'],
    ['no verifier', { code_verifier: undefined }, 'invalid_request'],
    ['another address', { redirect_uri: 'http://localhost:8723/callback' }, 'invalid_grant'],
    ['no address', { redirect_uri: undefined }, 'invalid_request'],
    ['another client', secret, 'invalid_grant'],
    ['an unknown code', { code: 'guessed' }, 'invalid_grant'],
    ['no code', { code: undefined }, 'invalid_request'],
    ['more scopes than were allowed', { scope: 'read write impersonate' }, 'invalid_scope'],
    ['a life that is too short', { expires_in: '300' }, 'invalid_request'],
  ])('with %s is refused and stays what it is', async (_, fields, error) => {
    const code = await at.code()
    expect(await at.exchange(code, fields)).toEqual(refused(error))
    expect(await at.exchange(code)).toMatchObject({ status: 201 })
  })

  test('wants a verifier of 43 letters, even where a shorter one would fit', async () => {
    const challengeOf = (text: string) => createHash('sha256').update(text).digest('base64url')
    const [short, enough] = ['v'.repeat(42), 'v'.repeat(43)]
    const code = (text: string) => at.code({ code_challenge: challengeOf(text) })
    expect(await at.exchange(await code(short), { code_verifier: short })).toEqual(refused('invalid_grant'))
    expect(await at.exchange(await code(enough), { code_verifier: enough })).toMatchObject({ status: 201 })
  })

  test('of a request without PKCE takes no verifier', async () => {
    const code = await at.code({
      client_id: 'confidential',
      code_challenge: undefined,
      code_challenge_method: undefined,
    })
    expect(await at.exchange(code, secret)).toEqual(refused('invalid_grant'))
  })

  test('of a user who was suspended meanwhile is worth nothing', async () => {
    const code = await at.code({ user_id: String(people.agent) })
    const ben = at.zendesk.account.users.get(people.agent)
    if (ben) ben.suspended = true
    expect(await at.exchange(code)).toEqual(refused('invalid_grant'))
  })
})

describe('The token endpoint', () => {
  test.each([
    ['an unknown client', { client_id: 'nobody' }],
    ['no client', { client_id: undefined }],
    ['a confidential client without its secret', { client_id: 'confidential' }],
    ['a confidential client with a wrong secret', { ...secret, client_secret: 'wrong' }],
    ['a public client with a secret', { client_secret: 'hush' }],
  ])('answers %s with 401 invalid_client', async (_, fields) => {
    expect(await at.exchange(await at.code(), fields)).toEqual(refused('invalid_client', 401))
  })

  test('knows three grants', async () => {
    expect(await at.post({ client_id: 'public' })).toEqual(refused('invalid_request'))
    for (const grant_type of ['password', 'implicit', 'toString'])
      expect(await at.post({ grant_type, client_id: 'public' })).toEqual(refused('unsupported_grant_type'))
  })

  test.each([
    ['nothing', undefined, ''],
    ['broken JSON', 'application/json', '{"grant_type": "refresh_to'],
    ['a list', 'application/json', '["grant_type"]'],
    ['an object in an object', 'application/json', '{"grant_type": {"a": 1}}'],
    ['a parameter twice', 'application/x-www-form-urlencoded', 'grant_type=a&grant_type=b'],
    ['plain text', 'text/plain', 'grant_type=refresh_token'],
  ])('answers %s with invalid_request', async (_, type, body) => {
    const response = await fetch(`${at.zendesk.url}/oauth/tokens`, {
      method: 'POST',
      body,
      headers: type === undefined ? {} : { 'content-type': type },
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error: 'invalid_request' })
  })

  test('reads no forms, and answers 200, where the account does it so', async () => {
    const { access } = at.zendesk
    access.formBodies = false
    access.tokenStatus = 200
    const { refresh_token } = await at.signIn()
    const fields = { grant_type: 'refresh_token', client_id: 'public', refresh_token }
    expect(await at.post(fields, 'form')).toEqual(refused('invalid_request'))
    expect(await at.post(fields)).toMatchObject({ status: 200 })
  })

  test('forbids to keep its answers', async () => {
    const response = await fetch(`${at.zendesk.url}/oauth/tokens`, {
      method: 'POST',
      body: JSON.stringify({ grant_type: 'client_credentials', scope: 'read', ...secret }),
      headers: { 'content-type': 'application/json' },
    })
    expect(response.headers.get('cache-control')).toBe('no-store')
  })
})

describe('Lives', () => {
  test('are what the program asks for, within the bounds', async () => {
    const asked = { expires_in: '172799', refresh_token_expires_in: '604801' }
    const token = await at.signIn({}, asked)
    expect(token).toMatchObject({ expires_in: 172_799, refresh_token_expires_in: 604_801 })
    at.zendesk.advance(172_798)
    expect(await at.me(token.access_token)).toBe(200)
    at.zendesk.advance(1)
    expect(await at.me(token.access_token)).toBe(401)
  })

  test('may be numbers in JSON', async () => {
    const response = await fetch(`${at.zendesk.url}/oauth/tokens`, {
      method: 'POST',
      body: JSON.stringify({ grant_type: 'client_credentials', scope: 'read', expires_in: 600, ...secret }),
      headers: { 'content-type': 'application/json' },
    })
    expect(await response.json()).toMatchObject({ expires_in: 600 })
  })

  test.each([
    ['expires_in', '300'],
    ['expires_in', '172800'],
    ['expires_in', '-1000'],
    ['expires_in', 'soon'],
    ['expires_in', '600.5'],
    ['refresh_token_expires_in', '604800'],
    ['refresh_token_expires_in', '7776000'],
  ])('outside the bounds are refused: %s=%s', async (name, value) => {
    const { refresh_token } = await at.signIn()
    const answer = await at.refresh(refresh_token, { [name]: value })
    expect(answer).toEqual(refused('invalid_request'))
    expect(answer.body).toMatchObject({ error_description: expect.stringContaining(name) })
    expect(await at.refresh(refresh_token)).toMatchObject({ status: 201 })
  })

  test('of an old client have no end unless it asks for one, and then there is something to refresh', async () => {
    const legacy = { client_id: 'legacy' }
    const forever = await at.signIn(legacy, legacy)
    expect(Object.keys(forever).toSorted()).toEqual(['access_token', 'scope', 'token_type'])
    const bounded = await at.signIn(legacy, { ...legacy, expires_in: '3600' })
    expect(bounded).toMatchObject({ expires_in: 3_600, refresh_token: expect.any(String) })
    at.zendesk.advance(10_000_000)
    expect(await at.me(forever.access_token)).toBe(200)
    expect(await at.me(bounded.access_token)).toBe(401)
  })
})

describe('A refresh', () => {
  test('gives a new pair, and the old pair is dead at once', async () => {
    const old = await at.signIn()
    const { status, body } = await at.refresh(old.refresh_token)
    expect(status).toBe(201)
    const pair = issued(body)
    expect(pair.refresh_token).not.toBe(old.refresh_token)
    expect(await at.me(old.access_token)).toBe(401)
    expect(await at.me(pair.access_token)).toBe(200)
    expect(await at.refresh(old.refresh_token)).toEqual(refused('invalid_grant'))
    expect(await at.me(pair.access_token)).toBe(200)
  })

  test('works after the access token has expired, and not after the refresh token has', async () => {
    const first = await at.signIn()
    at.zendesk.advance(2_591_999)
    expect(await at.me(first.access_token)).toBe(401)
    const second = issued((await at.refresh(first.refresh_token)).body)
    at.zendesk.advance(2_592_000)
    expect(await at.refresh(second.refresh_token)).toEqual(refused('invalid_grant'))
  })

  test('of many at once succeeds for one', async () => {
    const { refresh_token } = await at.signIn()
    const answers = await Promise.all(Array.from({ length: 8 }, () => at.refresh(refresh_token)))
    expect(answers.map(one => one.status).toSorted()).toEqual([201, ...Array(7).fill(400)])
  })

  test('belongs to the client that got the token', async () => {
    const { refresh_token } = await at.signIn()
    expect(await at.refresh(refresh_token, { client_id: 'restricted' })).toEqual(refused('invalid_grant'))
    expect(await at.refresh(refresh_token, secret)).toEqual(refused('invalid_grant'))
    expect(await at.refresh(undefined)).toEqual(refused('invalid_request'))
    expect(await at.refresh(refresh_token)).toMatchObject({ status: 201 })
  })

  test('wants the secret of a confidential client', async () => {
    const { refresh_token } = await at.signIn({ client_id: 'confidential' }, secret)
    expect(await at.refresh(refresh_token, { client_id: 'confidential' })).toEqual(
      refused('invalid_client', 401),
    )
    expect(await at.refresh(refresh_token, secret)).toMatchObject({ status: 201 })
  })

  test('is closed to public clients where the account does it so', async () => {
    const { refresh_token } = await at.signIn()
    at.zendesk.access.publicRefresh = false
    expect(await at.refresh(refresh_token)).toEqual(refused('invalid_client', 401))
  })

  test('may ask for less, and never for more', async () => {
    const { refresh_token } = await at.signIn()
    expect(await at.refresh(refresh_token, { scope: 'read impersonate' })).toEqual(refused('invalid_scope'))
    const less = issued((await at.refresh(refresh_token, { scope: 'read' })).body)
    expect(less.scope).toBe('read')
    expect(await at.refresh(less.refresh_token, { scope: 'read write' })).toEqual(refused('invalid_scope'))
  })

  test('loses what an admin has closed to the client since', async () => {
    const first = await at.signIn()
    at.zendesk.clients.allow('public', ['read'])
    expect(await at.refresh(first.refresh_token, { scope: 'read write' })).toEqual(refused('invalid_scope'))
    const second = issued((await at.refresh(first.refresh_token)).body)
    expect(second.scope).toBe('read')
    at.zendesk.clients.allow('public', ['users:read'])
    expect(await at.refresh(second.refresh_token)).toEqual(refused('invalid_scope'))
    at.zendesk.clients.allow('public', undefined)
    expect(await at.refresh(second.refresh_token)).toMatchObject({ body: { scope: 'read' } })
  })

  test('of a suspended user is refused', async () => {
    const { refresh_token } = await at.signIn({ user_id: String(people.agent) })
    const ben = at.zendesk.account.users.get(people.agent)
    if (ben) ben.suspended = true
    expect(await at.refresh(refresh_token)).toEqual(refused('invalid_grant'))
  })
})

describe('Client credentials', () => {
  const ask = (fields: Record<string, string | undefined> = {}) =>
    at.post({ grant_type: 'client_credentials', scope: 'read', ...secret, ...fields })

  test('act as the user who owns the client, and come without a refresh token', async () => {
    const { status, body } = await ask()
    expect(status).toBe(201)
    expect(body).toEqual({
      access_token: expect.any(String),
      token_type: 'bearer',
      scope: 'read',
      expires_in: 1_800,
    })
    const me = await at.zendesk.call('GET', '/users/me', {
      authorization: `Bearer ${issued(body).access_token}`,
    })
    expect(me.body).toMatchObject({ user: { id: people.owner } })
    at.zendesk.advance(1_800)
    expect(await at.me(issued(body).access_token)).toBe(401)
  })

  test('are for confidential clients whose owner may sign in', async () => {
    expect(await ask({ client_id: 'public', client_secret: undefined })).toEqual(
      refused('unauthorized_client'),
    )
    expect(await ask({ client_secret: 'wrong' })).toEqual(refused('invalid_client', 401))
    const olga = at.zendesk.account.users.get(people.owner)
    if (olga) olga.suspended = true
    expect(await ask()).toEqual(refused('unauthorized_client'))
  })

  test('name a scope that exists and that the client may have', async () => {
    expect(await ask({ scope: undefined })).toEqual(refused('invalid_scope'))
    expect(await ask({ scope: 'reed' })).toEqual(refused('invalid_scope'))
    at.zendesk.clients.allow('confidential', ['tickets:read'])
    expect(await ask({ scope: 'tickets:read users:read' })).toEqual(refused('invalid_scope'))
    expect(await ask({ scope: 'tickets:read' })).toMatchObject({ body: { scope: 'tickets:read' } })
  })
})

describe('Scopes', () => {
  const granted = async (scope: string) => (await at.signIn({ scope })).scope

  test('that the account does not know are dropped without a word', async () => {
    expect(await granted('read  tickets:wrote read auditlogs:write tickets:read')).toBe('read tickets:read')
  })

  test('exist for each resource in the account’s own words', async () => {
    const known =
      'tickets:write users:read organizations:read macros:write satisfaction_ratings:write webhooks:read ' +
      'auditlogs:read security:read any_channel:write impersonate'
    expect(await granted(known)).toBe(known)
    expect(await granted('read search:read security:write any_channel:read')).toBe('read')
  })

  test('of groups exist in newer accounts', async () => {
    expect(await granted('read groups:read groups:write')).toBe('read groups:read groups:write')
    at.zendesk.access.groupScopes = false
    expect(await granted('read groups:read groups:write')).toBe('read')
  })

  test('of tickets are not enough for a job, nor for a redaction where the account does it so', async () => {
    const { access_token } = await at.signIn({ scope: 'tickets:read tickets:write' })
    const authorization = `Bearer ${access_token}`
    const redact = () => at.zendesk.call('PUT', '/comment_redactions/1', { authorization, body: {} })
    const missing = (scope: string) => ({
      status: 403,
      body: {
        error: 'Forbidden',
        description: `You are missing the following required scopes: ${scope}`,
      },
    })
    expect(await at.zendesk.call('GET', '/job_statuses/none', { authorization })).toMatchObject(
      missing('read'),
    )
    expect(await redact()).toMatchObject({ status: 400 })
    at.zendesk.access.broadWhereUnsure = true
    expect(await redact()).toMatchObject(missing('write'))
  })
})

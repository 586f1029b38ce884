import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Box, box, people } from './sandbox.box.ts'

const bearer = (token: string) => `Bearer ${token}`
const basic = (login: string) => `Basic ${Buffer.from(login).toString('base64')}`
const token = (name: string, userId: number, ...scopes: string[]) => ({ bearer: name, userId, scopes })

let zendesk: Box
beforeEach(async () => {
  zendesk = await box({
    credentials: [
      token('reader', people.admin, 'read'),
      token('writer', people.admin, 'write'),
      token('tickets', people.admin, 'tickets:read'),
      token('groups', people.admin, 'groups:read'),
      token('stand-in', people.admin, 'read', 'write', 'impersonate'),
      token('agent-stand-in', people.agent, 'read', 'write', 'impersonate'),
      { ...token('short', people.admin, 'read'), expiresAt: '2026-11-20T10:30:00Z' },
    ],
  })
})
afterEach(() => zendesk.close())

const me = (authorization: string, headers: Record<string, string> = {}) =>
  zendesk.call('GET', '/users/me.json', { authorization, headers })

describe('Signing in', () => {
  test('an e-mail with an API token is that user, with every right the user has', async () => {
    const { status, body, headers } = await me(basic('ben@example.com/token:sesame'))
    expect(status).toBe(200)
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f]{16}-BOX$/)
    expect(body).toMatchObject({ user: { id: people.agent, authenticity_token: expect.any(String) } })
  })

  test.each([
    ['a wrong token', basic('ada@example.com/token:wrong')],
    ['an unknown e-mail', basic('nobody@example.com/token:sesame')],
    ['an e-mail with a password', basic('ada@example.com:sesame')],
    ['another scheme', 'Digest x'],
    ['rubbish', 'Basic %%%'],
  ])('%s answers 401 in shape D', async (_, authorization) => {
    const { status, body } = await me(authorization)
    expect(status).toBe(401)
    expect(body).toEqual({ error: "Couldn't authenticate you" })
  })

  test('without credentials users/me answers as an anonymous user, and everything else 401', async () => {
    const anonymous = await zendesk.call('GET', '/users/me', { as: 'nobody' })
    expect(anonymous.status).toBe(200)
    expect(anonymous.body).toMatchObject({ user: { id: null, name: 'Anonymous user' } })
    const tickets = await zendesk.call('GET', '/tickets', { as: 'nobody' })
    expect(tickets.status).toBe(401)
  })

  test('an unknown or expired bearer token answers invalid_token', async () => {
    expect(await me(bearer('short'))).toMatchObject({ status: 200 })
    zendesk.advance(1_800)
    for (const name of ['short', 'unknown'])
      expect(await me(bearer(name))).toMatchObject({
        status: 401,
        body: { error: 'invalid_token', error_description: expect.stringContaining('expired') },
      })
  })

  test('a suspended or deleted user does not get in', async () => {
    const ada = zendesk.account.users.get(people.admin)
    if (ada) ada.suspended = true
    expect(await me(basic('ada@example.com/token:sesame'))).toMatchObject({ status: 401 })
    expect(await me(bearer('reader'))).toMatchObject({ status: 401 })
  })
})

describe('OAuth scopes', () => {
  test('a missing scope answers 403 and names it', async () => {
    const { status, body } = await zendesk.call('GET', '/users', { authorization: bearer('tickets') })
    expect(status).toBe(403)
    expect(body).toEqual({
      error: 'Forbidden',
      description: 'You are missing the following required scopes: users:read',
    })
  })

  test('read covers every GET and nothing else, write every other method and no GET', async () => {
    const group = { group: { name: 'Night' } }
    const get = (name: string) => zendesk.call('GET', '/tickets', { authorization: bearer(name) })
    const post = (name: string) =>
      zendesk.call('POST', '/groups', { authorization: bearer(name), body: group })
    expect([await get('reader'), await get('writer'), await get('tickets')].map(one => one.status)).toEqual([
      200, 403, 200,
    ])
    expect([await post('reader'), await post('writer')].map(one => one.status)).toEqual([403, 201])
  })

  test('groups:read opens the groups, but search wants the broad read', async () => {
    const get = (path: string) => zendesk.call('GET', path, { authorization: bearer('groups') })
    expect(await get('/groups')).toMatchObject({ status: 200 })
    expect(await get('/search?query=x')).toMatchObject({
      status: 403,
      body: { description: 'You are missing the following required scopes: read' },
    })
  })

  test('impersonate lets an admin act as an end user, and as nobody else', async () => {
    const as = (whom: string) => me(bearer('stand-in'), { 'x-on-behalf-of': whom })
    expect(await as('kim@example.com')).toMatchObject({ body: { user: { id: people.customer } } })
    expect(await as(String(people.customer))).toMatchObject({ body: { user: { id: people.customer } } })
    expect(await as('ben@example.com')).toMatchObject({ status: 403 })
    expect(await me(bearer('agent-stand-in'), { 'x-on-behalf-of': 'kim@example.com' })).toMatchObject({
      status: 403,
    })
    expect(await me(bearer('reader'), { 'x-on-behalf-of': 'kim@example.com' })).toMatchObject({ status: 403 })
  })

  test('a token can be asked about and revoked, by bearer only', async () => {
    const path = '/oauth/tokens/current.json'
    expect(await zendesk.call('GET', path, { authorization: bearer('tickets') })).toMatchObject({
      status: 200,
      body: { token: { user_id: people.admin, scopes: ['tickets:read'], token: 'tickets' } },
    })
    expect(await zendesk.call('GET', path)).toMatchObject({ status: 403 })
    expect(await zendesk.call('DELETE', path, { authorization: bearer('tickets') })).toMatchObject({
      status: 204,
    })
    expect(await zendesk.call('GET', path, { authorization: bearer('tickets') })).toMatchObject({
      status: 401,
    })
  })
})

describe('Roles', () => {
  const refused = {
    status: 403,
    body: { error: { title: 'Forbidden', message: expect.stringContaining('do not have access') } },
  }

  test.each([
    ['an end user reads no tickets', 'customer', 'GET', '/tickets'],
    ['an agent sees no ratings', 'agent', 'GET', '/satisfaction_ratings'],
    ['an agent makes no group', 'agent', 'POST', '/groups'],
    ['an agent with a custom role updates no group', 'custom', 'PUT', '/groups/41'],
    ['an agent makes no organization', 'agent', 'POST', '/organizations'],
    ['an agent deletes no organization', 'agent', 'DELETE', '/organizations/51'],
    ['an agent changes no other agent', 'agent', 'PUT', '/users/4'],
    ['an agent deletes no admin', 'agent', 'DELETE', '/users/2'],
    ['a restricted agent changes nobody', 'grouped', 'PUT', '/users/6'],
  ] as const)('%s', async (_, as, method, path) => {
    const body =
      method === 'GET' || method === 'DELETE'
        ? undefined
        : { user: {}, group: {}, organization: { name: 'x' } }
    expect(await zendesk.call(method, path, { as, body })).toMatchObject(refused)
  })

  test('an agent changes an end user, but makes no agent of them', async () => {
    const put = (user: object) => zendesk.call('PUT', '/users/6', { as: 'agent', body: { user } })
    expect(await put({ notes: 'Kind' })).toMatchObject({ status: 200, body: { user: { notes: 'Kind' } } })
    expect(await put({ role: 'agent' })).toMatchObject(refused)
    expect(await put({ custom_role_id: 900 })).toMatchObject(refused)
  })

  test('an agent may change the notes of an organization and nothing else', async () => {
    const put = (organization: object) =>
      zendesk.call('PUT', '/organizations/51', { as: 'agent', body: { organization } })
    expect(await put({ notes: 'Ask for Jo' })).toMatchObject({ status: 200 })
    expect(await put({ details: 'x' })).toMatchObject(refused)
  })

  test('an agent with a custom role makes organizations and groups', async () => {
    const post = (path: string, body: object) => zendesk.call('POST', path, { as: 'custom', body })
    expect(await post('/organizations', { organization: { name: 'New' } })).toMatchObject({ status: 201 })
    expect(await post('/groups', { group: { name: 'New' } })).toMatchObject({ status: 201 })
  })

  test('a restricted agent sees the tickets of the own groups, and 404 for others', async () => {
    const theirs = await zendesk.ticket({ group_id: 42 })
    const hidden = await zendesk.ticket({ group_id: 41 })
    const list = await zendesk.call('GET', '/tickets', { as: 'grouped' })
    expect(list.body).toMatchObject({ tickets: [{ id: theirs }], count: 1 })
    expect(await zendesk.call('GET', `/tickets/${hidden}`, { as: 'grouped' })).toMatchObject({ status: 404 })
    const found = await zendesk.call('GET', '/search?query=type:ticket', { as: 'grouped' })
    expect(found.body).toMatchObject({ count: 1 })
    const copied = await zendesk.ticket({ group_id: 41, followers: [{ user_id: people.grouped }] })
    expect(await zendesk.call('GET', `/tickets/${copied}`, { as: 'grouped' })).toMatchObject({ status: 200 })
    expect(await zendesk.call('DELETE', `/tickets/${theirs}`, { as: 'grouped' })).toMatchObject({
      status: 403,
    })
  })

  test('an agent bound to an organization may not list organizations', async () => {
    const gus = zendesk.account.users.get(people.grouped)
    if (gus) gus.ticket_restriction = 'organization'
    expect(await zendesk.call('GET', '/organizations', { as: 'grouped' })).toMatchObject(refused)
  })
})

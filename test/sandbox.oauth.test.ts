import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { people } from './sandbox.box.ts'
import { callback, clients, issued, redirected, type Visit, visit } from './sandbox.oauth.ts'

let at: Visit
beforeEach(async () => {
  at = await visit()
})
afterEach(() => at.zendesk.close())

const refused = (error: string, status = 400) => ({
  status,
  body: { error, error_description: expect.any(String) },
})

describe('Signing in with a code', () => {
  test('a user who allows comes back with a code and the state, and the code is worth a token', async () => {
    const url = redirected(await at.decide())
    expect(`${url.origin}${url.pathname}`).toBe(callback)
    expect([...url.searchParams.keys()]).toEqual(['code', 'state'])
    expect(url.searchParams.get('state')).toBe('a state & more')
    const { status, body } = await at.exchange(url.searchParams.get('code') ?? '')
    expect(status).toBe(201)
    expect(body).toEqual({
      access_token: expect.any(String),
      token_type: 'bearer',
      scope: 'read write',
      expires_in: 1_800,
      refresh_token: expect.any(String),
      refresh_token_expires_in: 2_592_000,
    })
    expect(await at.me(issued(body).access_token)).toBe(200)
  })
})

describe('Refreshing', () => {
  test('gives a new pair, and the old pair is dead at once', async () => {
    const old = await at.signIn()
    const { status, body } = await at.refresh(old.refresh_token)
    expect(status).toBe(201)
    const pair = issued(body)
    expect(await at.me(old.access_token)).toBe(401)
    expect(await at.me(pair.access_token)).toBe(200)
    expect(await at.refresh(old.refresh_token)).toMatchObject(refused('invalid_grant'))
  })
})
void clients
void people

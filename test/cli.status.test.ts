import { chmodSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { signIns } from '../src/zendesk/auth/signin.ts'
import { marked } from './canary/mark.ts'
import { inside } from './inside.ts'
import { adminEmail, apiToken, bearers, clientSecret, type Place, place, secretsOf } from './signin.ts'

let here: Place
beforeAll(async () => {
  here = await place()
})
afterAll(() => here.close())

const day = 86_400_000
const atMs = Date.UTC(2026, 10, 21, 9, 30)
const env = (more: Readonly<Record<string, string>> = {}) => ({
  DESKWARDEN_HOME: here.home,
  ZENDESK_BASE_URL: here.box.url,
  ...more,
})
const account = () => new URL(here.box.url).host
const cut = () => Promise.reject(new TypeError('fetch failed', { cause: { code: 'ENOTFOUND' } }))

/** What a command says, with the names that differ from run to run taken out. */
const says = async (args: readonly string[], more?: Readonly<Record<string, string>>, world = {}) => {
  const { text, code, error } = await inside(args, env(more), { world: { now: () => atMs, ...world } }).ended
  const said = (error ? error.message : text).replaceAll(account(), 'ACCOUNT').replaceAll(here.home, 'HOME')
  return `${said.trimEnd()}\n(${code})`
}
const signedIn = (more: Partial<Parameters<ReturnType<typeof signIns>['write']>[0]> = {}) =>
  signIns(here.home).write({
    account: account(),
    clientId: 'public',
    grant: 'authorization_code',
    user: { id: 7, name: 'Ada Admin', role: 'admin' },
    scopes: ['read', 'tickets:write'],
    signedInAtMs: atMs - 2 * day,
    expiresAtMs: atMs + 25 * 60_000,
    refreshExpiresAtMs: atMs + 28 * day,
    where: 'file',
    ...more,
  })

beforeEach(() => signIns(here.home).remove(account()))

describe('deskwarden status', () => {
  test('shows a stored sign-in without asking network or keychain', async () => {
    await signedIn()
    expect(await says(['status'], {}, { fetch: cut })).toMatchInlineSnapshot(`
      "Account        ACCOUNT
      By             a stored sign-in
      User           Ada Admin (admin)
      OAuth client   public
      Since          2026-11-19 09:30 UTC
      Scopes         read tickets:write
      Access token   until 2026-11-21 09:55 UTC, in 25 minutes; it is renewed by itself
      Refresh token  until 2026-12-19 09:30 UTC, in 28 days
      Kept in        a file that only this user can read
      (0)"
    `)
  })

  test('shows one whose access token has expired, whose name may not be read, and that never ends', async () => {
    await signedIn({
      expiresAtMs: atMs - 60_000,
      user: { id: 7, name: '', role: '' },
      refreshExpiresAtMs: undefined,
    })
    expect(await says(['status'])).toMatchInlineSnapshot(`
      "Account        ACCOUNT
      By             a stored sign-in
      User           user 7 (the scopes do not cover the name)
      OAuth client   public
      Since          2026-11-19 09:30 UTC
      Scopes         read tickets:write
      Access token   ended 2026-11-21 09:29 UTC, 1 minute ago; it is renewed by itself
      Refresh token  Zendesk did not say until when
      Kept in        a file that only this user can read
      (0)"
    `)
    await signedIn({ expiresAtMs: undefined, refreshExpiresAtMs: undefined, scopes: [] })
    expect(await says(['status'])).toMatchInlineSnapshot(`
      "Account        ACCOUNT
      By             a stored sign-in
      User           Ada Admin (admin)
      OAuth client   public
      Since          2026-11-19 09:30 UTC
      Scopes         none
      Access token   does not expire
      Refresh token  Zendesk did not say until when
      Kept in        a file that only this user can read
      (0)"
    `)
  })

  test.each(['refused', 'lost'] as const)(
    'shows a sign-in that has ended because its renewal was %s, and what to do',
    async ended => {
      await signedIn({ ended })
      expect(await says(['status'])).toContain('(1)')
      expect(await says(['status'])).toContain('Sign in again with `deskwarden login`.')
    },
  )

  test('shows client credentials that were signed in with', async () => {
    await signedIn({ grant: 'client_credentials', refreshExpiresAtMs: undefined })
    expect(await says(['status'])).toMatchInlineSnapshot(`
      "Account       ACCOUNT
      By            a stored sign-in
      User          Ada Admin (admin)
      OAuth client  public
      Since         2026-11-19 09:30 UTC
      Scopes        read tickets:write
      Access token  until 2026-11-21 09:55 UTC, in 25 minutes
      Kept in       a file that only this user can read
      (0)"
    `)
  })

  test('asks Zendesk about a token of the environment', async () => {
    expect(await says(['status'], { ZENDESK_OAUTH_TOKEN: bearers.readOnly.token })).toMatchInlineSnapshot(`
      "Account       ACCOUNT
      By            a token in ZENDESK_OAUTH_TOKEN
      User          user 21001000000001 (the scopes do not cover the name)
      Scopes        tickets:read
      Access token  does not expire
      Kept in       the environment
      (0)"
    `)
  })

  test('says when that token is dead, or when Zendesk cannot be asked', async () => {
    expect(await says(['status'], { ZENDESK_OAUTH_TOKEN: marked('dead') })).toMatchInlineSnapshot(`
      "Account  ACCOUNT
      By       a token in ZENDESK_OAUTH_TOKEN
      Kept in  the environment
      Wrong    Zendesk does not accept the token in ZENDESK_OAUTH_TOKEN: it is expired, revoked or wrong. Set a new one, or run \`deskwarden login\`.
      (1)"
    `)
    expect(
      await says(['status'], { ZENDESK_OAUTH_TOKEN: marked('dead') }, { fetch: cut }),
    ).toMatchInlineSnapshot(`
      "Account  ACCOUNT
      By       a token in ZENDESK_OAUTH_TOKEN
      Kept in  the environment
      Wrong    127.0.0.1 gave no answer: its host name was not found. Nothing was changed; check subdomain and network, or try again later.
      (1)"
    `)
  })

  test('counts the days that are left to an API token', async () => {
    expect(
      await says(['status'], { ZENDESK_EMAIL: adminEmail, ZENDESK_API_TOKEN: apiToken }),
    ).toMatchInlineSnapshot(`
      "Account    ACCOUNT
      By         an API token in ZENDESK_API_TOKEN
      User       nadia.okafor@ostrello.example
      API token  160 days left
      Kept in    the environment
      Zendesk stops accepting API tokens on 2027-04-30, in 160 days. Sign in with \`deskwarden login\` instead.
      (0)"
    `)
  })

  test('shows client credentials of the environment', async () => {
    const client = { ZENDESK_CLIENT_ID: 'confidential', ZENDESK_CLIENT_SECRET: clientSecret }
    expect(await says(['status'], client)).toMatchInlineSnapshot(`
      "Account       ACCOUNT
      By            client credentials from the environment
      OAuth client  confidential
      Kept in       nowhere: it is fetched when it is needed
      (0)"
    `)
  })

  test('says that nobody is signed in', async () => {
    expect(await says(['status'])).toMatchInlineSnapshot(`
      "By     nothing
      Wrong  Nobody is signed in to ACCOUNT. Run \`deskwarden login\`, or set ZENDESK_OAUTH_TOKEN, or try --sandbox.
      (1)"
    `)
  })

  test('says the same to programs, as JSON', async () => {
    await signedIn()
    expect(await says(['status', '--json'])).toMatchInlineSnapshot(`
      "{
        "by": "signin",
        "account": "ACCOUNT",
        "user": {
          "id": 7,
          "name": "Ada Admin",
          "role": "admin"
        },
        "clientId": "public",
        "signedInAtMs": 1795080600000,
        "scopes": [
          "read",
          "tickets:write"
        ],
        "accessToken": {
          "expiresAtMs": 1795254900000
        },
        "refreshToken": {
          "expiresAtMs": 1797672600000
        },
        "where": "file"
      }
      (0)"
    `)
    expect(
      await says(['status', '--json'], { ZENDESK_EMAIL: adminEmail, ZENDESK_API_TOKEN: apiToken }),
    ).toContain('"apiTokenDaysLeft": 160')
  })
})

describe('deskwarden logout', () => {
  const login = async (args: readonly string[] = [], more: Readonly<Record<string, string>> = {}) => {
    const client = { ZENDESK_CLIENT_ID: 'confidential', ZENDESK_CLIENT_SECRET: clientSecret, ...more }
    const said = await inside(['login', '--service', '--grant', 'tickets:read', ...args], env(client)).ended
    expect(said.code).toBe(0)
    return secretsOf(here)[0] ?? ''
  }
  const alive = async (token: string) =>
    (
      await fetch(`${here.box.url}/api/v2/oauth/tokens/current`, {
        headers: { authorization: `Bearer ${token}` },
      })
    ).status
  const out = (more?: Readonly<Record<string, string>>, world = {}) =>
    says(['logout'], more, { now: Date.now, ...world })

  test('revokes the token, looks that it is dead, and forgets it', async () => {
    const token = await login()
    expect(await alive(token)).toBe(200)
    expect(await out()).toMatchInlineSnapshot(`
      "Signed out of ACCOUNT: the tokens are dead at Zendesk and removed here.
      (0)"
    `)
    expect(await alive(token)).toBe(401)
    expect(secretsOf(here)).toEqual([])
    expect(signIns(here.home).accounts()).toEqual([])
    expect(await out()).toMatchInlineSnapshot(`
      "There is nothing to end: nobody is signed in to ACCOUNT.
      (0)"
    `)
  })

  test('works without a network, and says what that leaves behind', async () => {
    const token = await login()
    expect((await out({}, { fetch: cut })).replace(/\d{4}-\S+ \d\d:\d\d UTC/, 'THEN')).toMatchInlineSnapshot(`
      "The sign-in to ACCOUNT is removed here, but it was not revoked: 127.0.0.1 gave no answer: its host name was not found. At Zendesk it holds until THEN for whoever has its tokens; they are kept nowhere any more. An admin can end it in Admin Center > Apps and integrations > APIs > OAuth clients.
      (0)"
    `)
    expect(await alive(token)).toBe(200)
    expect(secretsOf(here)).toEqual([])
  })

  test('tells when Zendesk goes on accepting a token that it revoked', async () => {
    await login()
    here.box.access.currentTokenEnds = false
    for (const _ of [1, 2]) here.box.fault({ method: 'DELETE', route: '/oauth/tokens', status: 204 })
    expect(await out()).toMatchInlineSnapshot(`
      "The sign-in to ACCOUNT is removed here, but Zendesk still accepts its token after revoking it. An admin can end it in Admin Center > Apps and integrations > APIs > OAuth clients.
      (1)"
    `)
    here.box.clearFaults()
    here.box.access.currentTokenEnds = true
    expect(secretsOf(here)).toEqual([])
  })

  test('ends nothing while others can read the tokens: what they may have read has to be revoked', async () => {
    const token = await login()
    const secrets = join(here.home, 'secrets')
    const [file = ''] = readdirSync(secrets)
    chmodSync(join(secrets, file), 0o644)
    expect((await out()).replaceAll(file, 'FILE')).toMatchInlineSnapshot(`
      "HOME/secrets/FILE was not used: others on this machine can read or change it. Take that from them (chmod go= HOME/secrets/FILE); if they may have read it, run \`deskwarden logout\` and sign in again.
      (1)"
    `)
    chmodSync(join(secrets, file), 0o600)
    expect(await out()).toContain('the tokens are dead at Zendesk and removed here')
    expect(await alive(token)).toBe(401)
  })

  test('takes away what is left of a sign-in that had ended', async () => {
    await signedIn({ ended: 'lost' })
    expect(await out()).toMatchInlineSnapshot(`
      "The sign-in to ACCOUNT had ended before; what was left of it is removed here.
      (0)"
    `)
    expect(signIns(here.home).accounts()).toEqual([])
  })

  test('asks which sign-in is meant where there are several, and ends none', async () => {
    for (const name of ['acme', 'zenith']) await signedIn({ account: `${name}.zendesk.com` })
    expect(await out({ ZENDESK_BASE_URL: '' })).toMatchInlineSnapshot(`
      "Nobody was signed out: there are sign-ins to acme.zendesk.com and zenith.zendesk.com. Say which one with ZENDESK_SUBDOMAIN.
      (1)"
    `)
    expect(signIns(here.home).accounts()).toEqual(['acme.zendesk.com', 'zenith.zendesk.com'])
    for (const account of signIns(here.home).accounts()) await signIns(here.home).remove(account)
  })

  test('leaves a token of the environment alone, and says so', async () => {
    expect(await out({ ZENDESK_OAUTH_TOKEN: bearers.readOnly.token })).toMatchInlineSnapshot(`
      "ZENDESK_OAUTH_TOKEN or ZENDESK_API_TOKEN is set here and stays: unset it to be without access.
      There is nothing to end: nobody is signed in to ACCOUNT.
      (0)"
    `)
    expect(await alive(bearers.readOnly.token)).toBe(200)
  })
})

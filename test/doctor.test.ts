import { once } from 'node:events'
import { chmodSync, readdirSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { signIns } from '../src/zendesk/auth/signin.ts'
import { marked } from './canary/mark.ts'
import { inside } from './inside.ts'
import { adminEmail, apiToken, bearers, clientSecret, type Place, place } from './signin.ts'

let here: Place
beforeAll(async () => {
  here = await place()
})
afterAll(() => here.close())
afterEach(() => {
  here.box.clearFaults()
  Object.assign(here.box.access, { apiTokens: true, addressRefused: false })
})

const admin = { ZENDESK_OAUTH_TOKEN: bearers.admin.token }
const basic = { ZENDESK_EMAIL: adminEmail, ZENDESK_API_TOKEN: apiToken }
const service = { ZENDESK_CLIENT_ID: 'confidential', ZENDESK_CLIENT_SECRET: clientSecret }

/** What the doctor says, without what differs from run to run. */
const says = async (
  env: Readonly<Record<string, string>>,
  { grant = '*:read,tickets:write', world = {} }: { grant?: string; world?: object } = {},
) => {
  const given = { DESKWARDEN_HOME: here.home, ZENDESK_BASE_URL: here.box.url, ...env }
  const asked = ['doctor', ...(grant === '' ? [] : ['--grant', grant])]
  const { text, code } = await inside(asked, given, { world }).ended
  const plain = text
    .replaceAll(/(127\.0\.0\.1|localhost):\d+/g, '$1:PORT')
    .replaceAll(here.home, 'HOME')
    .replaceAll(/\d+ of 700 calls/g, 'N of 700 calls')

  return { code, text: plain.trimEnd(), wrong: plain.split('\n').filter(line => line.startsWith('WRONG')) }
}
const cause = (code: string, message = code) => ({
  fetch: () =>
    Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) })),
})

describe('The doctor finds nothing wrong', () => {
  test('with a sign-in that covers its grant', async () => {
    await inside(['login', '--service', '--grant', '*:read,tickets:write'], {
      DESKWARDEN_HOME: here.home,
      ZENDESK_BASE_URL: here.box.url,
      ...service,
    }).ended
    expect(await says({})).toMatchObject({ code: 0 })
    expect((await says({})).text).toMatchInlineSnapshot(`
      "ok    settings     127.0.0.1:PORT, by the stored sign-in, with a grant of 22 tools.
      ok    subdomain    127.0.0.1 is a Zendesk account.
      ok    connection   Plain http, to this machine.
      ok    sign-in      The stored sign-in is accepted.
      ok    identity     Nadia Okafor, admin, user 21001000000001.
      ok    scopes       read tickets:write: they cover every tool of the grant.
      ok    rate limit   N of 700 calls a minute are left.
      ok    address      No IP restriction is in the way.
      ok    clock        This machine's clock agrees with Zendesk's.
      ok    keychain     There is none here: tokens are kept in a file that only this user can read, in HOME."
    `)
    await inside(['logout'], { DESKWARDEN_HOME: here.home, ZENDESK_BASE_URL: here.box.url }).ended
  })

  test('with a token of the environment, with an API token, and with client credentials', async () => {
    for (const env of [admin, basic, service]) expect(await says(env)).toMatchObject({ code: 0, wrong: [] })
    expect((await says(basic, { grant: '' })).text).toMatchInlineSnapshot(`
      "ok    settings     127.0.0.1:PORT, by the API token in ZENDESK_API_TOKEN, with no grant.
      ok    subdomain    127.0.0.1 is a Zendesk account.
      ok    connection   Plain http, to this machine.
      ok    sign-in      The API token in ZENDESK_API_TOKEN is accepted.
      ok    identity     Nadia Okafor, admin, user 21001000000001.
      ok    scopes       An API token has none: it may do whatever its user may.
      ok    rate limit   N of 700 calls a minute are left.
      ok    address      No IP restriction is in the way.
      ok    clock        This machine's clock agrees with Zendesk's.
      ok    keychain     There is none here: tokens are kept in a file that only this user can read, in HOME."
    `)
  })

  test('and says it to programs too', async () => {
    const given = { DESKWARDEN_HOME: here.home, ZENDESK_BASE_URL: here.box.url, ...admin }
    const { text, code } = await inside(['doctor', '--json'], given).ended
    const Said = z.strictObject({
      ok: z.boolean(),
      checks: z.array(z.strictObject({ check: z.string(), state: z.literal('ok'), says: z.string() })),
    })
    expect(code).toBe(0)
    expect(Said.parse(JSON.parse(text)).checks.map(one => one.check)).toEqual([
      'settings',
      'subdomain',
      'connection',
      'sign-in',
      'identity',
      'scopes',
      'rate limit',
      'address',
      'clock',
      'keychain',
    ])
  })
})

test('What the doctor could not find out is no fault, in the exit code or in JSON', async () => {
  const given = { DESKWARDEN_HOME: here.home, ZENDESK_BASE_URL: here.box.url, ...admin }
  here.box.fault({ route: '/oauth/tokens/current', status: 500, times: 9 })
  const { text, code } = await inside(['doctor', '--json'], given).ended
  expect(code).toBe(0)
  expect(JSON.parse(text)).toMatchObject({
    ok: true,
    checks: expect.arrayContaining([
      { check: 'scopes', state: 'unknown', says: 'Zendesk did not say which the token has.' },
    ]),
  })
})

describe('The doctor says what is wrong and what to do', () => {
  test('when nobody has signed in', async () => {
    expect((await says({})).text).toMatchInlineSnapshot(`
      "WRONG settings     Nobody is signed in to 127.0.0.1:PORT. Run \`deskwarden login\`, or set ZENDESK_OAUTH_TOKEN, or try --sandbox.
      ok    subdomain    127.0.0.1 is a Zendesk account.
      ok    connection   Plain http, to this machine.
      -     sign-in      Not looked at: see above.
      -     identity     Not looked at: see above.
      -     scopes       Not looked at: see above.
      -     rate limit   Not looked at: see above.
      -     address      Not looked at: see above.
      ok    clock        This machine's clock agrees with Zendesk's.
      ok    keychain     There is none here: tokens are kept in a file that only this user can read, in HOME."
    `)
  })

  test('when no account is named', async () => {
    expect((await says({ ZENDESK_BASE_URL: '' })).text).toMatchInlineSnapshot(`
      "WRONG settings     Nobody is signed in, and no account is named. Run \`deskwarden login\`, or set ZENDESK_SUBDOMAIN with ZENDESK_OAUTH_TOKEN, or try --sandbox.
      ok    keychain     There is none here: tokens are kept in a file that only this user can read, in HOME."
    `)
  })

  test('when no account has this subdomain', async () => {
    here.box.fault({ status: 404, html: true, times: 9 })
    expect((await says(admin)).text).toMatchInlineSnapshot(`
      "ok    settings     127.0.0.1:PORT, by the token in ZENDESK_OAUTH_TOKEN, with a grant of 22 tools.
      WRONG subdomain    No Zendesk account answers at 127.0.0.1 (404). Check the subdomain.
      ok    connection   Plain http, to this machine.
      -     sign-in      Not looked at: see above.
      -     identity     Not looked at: see above.
      -     scopes       Not looked at: see above.
      -     rate limit   Not looked at: see above.
      -     address      Not looked at: see above.
      ok    clock        This machine's clock agrees with Zendesk's.
      ok    keychain     There is none here: tokens are kept in a file that only this user can read, in HOME."
    `)
  })

  test('when the account was renamed', async () => {
    here.box.fault({ status: 302, headers: { location: 'https://newname.zendesk.com/' }, times: 9 })
    expect((await says(admin)).wrong).toMatchInlineSnapshot(`
      [
        "WRONG subdomain    Zendesk redirects from 127.0.0.1 to newname.zendesk.com, and the credential goes to no other host. If the account was renamed, set the new subdomain.",
      ]
    `)
  })

  test.each([
    ['no such host', cause('ENOTFOUND')],
    ['nobody listens', cause('ECONNREFUSED')],
    [
      'the certificate is not trusted',
      cause('SELF_SIGNED_CERT_IN_CHAIN', 'self-signed certificate in certificate chain'),
    ],
  ])('when the way is barred: %s', async (_, world) => {
    const { text, wrong, code } = await says(admin, { world })
    expect(code).toBe(1)
    expect(text).toMatch(/^- {5}subdomain/m)
    expect(text).toMatch(/^- {5}sign-in/m)
    expect(wrong).toMatchSnapshot()
  })

  test('when a proxy is in the way', async () => {
    const env = {
      ...admin,
      ZENDESK_BASE_URL: 'https://acme.zendesk.com',
      HTTPS_PROXY: `http://ada:${marked('word')}@127.0.0.1:1`,
    }
    const { text, wrong } = await says(env)
    expect(text).not.toContain(marked('word'))
    expect(wrong).toMatchInlineSnapshot(`
      [
        "WRONG connection   acme.zendesk.com cannot be reached through the proxy 127.0.0.1:PORT: the connection was refused. Check the network, and check --proxy; or try again later.",
      ]
    `)
  })

  test('when a token is dead', async () => {
    expect((await says({ ZENDESK_OAUTH_TOKEN: marked('dead') })).text).toMatchInlineSnapshot(`
      "ok    settings     127.0.0.1:PORT, by the token in ZENDESK_OAUTH_TOKEN, with a grant of 22 tools.
      ok    subdomain    127.0.0.1 is a Zendesk account.
      ok    connection   Plain http, to this machine.
      WRONG sign-in      The OAuth token is expired, revoked or wrong. Sign in again or set a new token.
      -     identity     Zendesk did not say who it is.
      -     scopes       Zendesk did not say which the token has.
      -     rate limit   Zendesk did not say how much is left.
      -     address      Zendesk could not be asked.
      ok    clock        This machine's clock agrees with Zendesk's.
      ok    keychain     There is none here: tokens are kept in a file that only this user can read, in HOME."
    `)
  })

  test('when token access is switched off, or the API token is wrong', async () => {
    here.box.access.apiTokens = false
    expect((await says(basic)).wrong).toMatchInlineSnapshot(`
      [
        "WRONG sign-in      Zendesk did not accept the API token. Check e-mail and token, and that token access is on in Admin Center; Zendesk stops all API tokens on 2027-04-30.",
      ]
    `)
  })

  test('when a sign-in has ended', async () => {
    await signIns(here.home).write({
      account: new URL(here.box.url).host,
      clientId: 'public',
      grant: 'authorization_code',
      user: { id: 7, name: 'Ada', role: 'admin' },
      scopes: ['read'],
      signedInAtMs: 1,
      where: 'file',
      ended: 'refused',
    })
    expect((await says({})).text).toMatchInlineSnapshot(`
      "ok    settings     127.0.0.1:PORT, by the stored sign-in, with a grant of 22 tools.
      ok    subdomain    127.0.0.1 is a Zendesk account.
      ok    connection   Plain http, to this machine.
      WRONG sign-in      Zendesk did not accept its renewal: it was revoked, replaced, or not used for too long. Sign in again with \`deskwarden login\`.
      -     identity     Not looked at: see the sign-in.
      -     scopes       Not looked at: see the sign-in.
      -     rate limit   Not looked at: see the sign-in.
      -     address      Not looked at: see the sign-in.
      ok    clock        This machine's clock agrees with Zendesk's.
      ok    keychain     There is none here: tokens are kept in a file that only this user can read, in HOME."
    `)
    await signIns(here.home).remove(new URL(here.box.url).host)
  })

  test('when the secret of the OAuth client is wrong', async () => {
    expect((await says({ ...service, ZENDESK_CLIENT_SECRET: marked('wrong') })).wrong).toMatchInlineSnapshot(`
      [
        "WRONG sign-in      Zendesk does not know the OAuth client confidential, or its secret is wrong (invalid_client). Compare ZENDESK_CLIENT_ID and ZENDESK_CLIENT_SECRET with Admin Center > Apps and integrations > APIs > OAuth clients, and sign in again with \`deskwarden login\`.",
      ]
    `)
  })

  test('when scopes are missing, tool by tool', async () => {
    expect(
      (await says({ ZENDESK_OAUTH_TOKEN: bearers.readOnly.token }, { grant: 'tickets:write,users:read' }))
        .text,
    ).toMatchInlineSnapshot(`
      "ok    settings     127.0.0.1:PORT, by the token in ZENDESK_OAUTH_TOKEN, with a grant of 11 tools.
      ok    subdomain    127.0.0.1 is a Zendesk account.
      ok    connection   Plain http, to this machine.
      ok    sign-in      The token in ZENDESK_OAUTH_TOKEN is accepted.
      ok    identity     User 21001000000001; the scopes do not cover reading the name.
      WRONG scopes       tickets:read: they do not cover every tool of the grant. Set a token that has them, or run \`deskwarden login\` with this grant, or grant less.
                         Without tickets:write: create_ticket, update_ticket, create_many_tickets, update_many_tickets
                         Without users:read: list_users, get_user, get_current_user, search_users
                         Without read: get_job_status
      ok    rate limit   N of 700 calls a minute are left.
      ok    address      No IP restriction is in the way.
      ok    clock        This machine's clock agrees with Zendesk's.
      ok    keychain     There is none here: tokens are kept in a file that only this user can read, in HOME."
    `)
  })

  test('when the user is an end user', async () => {
    expect((await says({ ZENDESK_OAUTH_TOKEN: bearers.endUser.token })).wrong).toMatchInlineSnapshot(`
      [
        "WRONG identity     Maya Whitfield is an end user, and the tools are for agents: Zendesk will answer 403. Sign in as an agent or an admin.",
      ]
    `)
  })

  test('when the role of the user does not allow it', async () => {
    here.box.fault({
      tool: 'get_current_user',
      times: 9,
      skip: 1,
      status: 403,
      body: { error: { title: 'Forbidden', message: 'You do not have access to this page.' } },
    })
    expect((await says(admin)).wrong).toMatchInlineSnapshot(`
      [
        "WRONG identity     The role of this Zendesk user does not allow it (403): "You do not have access to this page". An admin of the account can allow it, or use the credential of a user who may.",
      ]
    `)
  })

  test('when the rate limit is used up', async () => {
    here.box.fault({
      tool: 'get_current_user',
      times: 9,
      skip: 1,
      status: 429,
      headers: { 'retry-after': '21' },
      body: { error: 'APIRateLimitExceeded' },
    })
    expect((await says(admin)).wrong).toMatchInlineSnapshot(`
      [
        "WRONG rate limit   Zendesk's rate limit is used up: "APIRateLimitExceeded". Wait 21 s, then call again.",
      ]
    `)
  })

  test('when IP restrictions keep this address out', async () => {
    here.box.access.addressRefused = true
    expect((await says(admin)).text).toMatchInlineSnapshot(`
      "ok    settings     127.0.0.1:PORT, by the token in ZENDESK_OAUTH_TOKEN, with a grant of 22 tools.
      ok    subdomain    127.0.0.1 is a Zendesk account.
      ok    connection   Plain http, to this machine.
      ok    sign-in      The token in ZENDESK_OAUTH_TOKEN is accepted.
      -     identity     Zendesk did not say who it is.
      -     scopes       Zendesk did not say which the token has.
      -     rate limit   Zendesk did not say how much is left.
      WRONG address      Zendesk does not allow this address: "Access from your IP address is not allowed. Please contact the account owner of this help desk". An admin can allow it under IP restrictions in Admin Center.
      ok    clock        This machine's clock agrees with Zendesk's.
      ok    keychain     There is none here: tokens are kept in a file that only this user can read, in HOME."
    `)
  })

  test.each([
    ['behind', -3_600_000],
    ['ahead', 120_000],
  ])('when the clock is %s', async (_, byMs) => {
    expect(
      (await says(admin, { world: { now: () => Date.now() + byMs } })).wrong.map(line =>
        line.replace(/\d\d+ s/, 'N s'),
      ),
    ).toMatchSnapshot()
  })

  test('when Zendesk has an error of its own', async () => {
    here.box.fault({ tool: 'get_current_user', times: 9, skip: 1, status: 500 })
    expect((await says(admin)).wrong).toMatchInlineSnapshot(`
      [
        "WRONG sign-in      Zendesk has an error of its own (500): "Internal Server Error". Try again later.",
      ]
    `)
  })

  test('when others on this machine can read the tokens', async () => {
    const given = { DESKWARDEN_HOME: here.home, ZENDESK_BASE_URL: here.box.url }
    await inside(['login', '--service', '--grant', '*:read'], { ...given, ...service }).ended
    const secrets = join(here.home, 'secrets')
    const [file = ''] = readdirSync(secrets)
    chmodSync(join(secrets, file), 0o644)
    const { wrong } = await says({})
    chmodSync(join(secrets, file), 0o600)
    await inside(['logout'], given).ended
    expect(wrong.map(line => line.replaceAll(file, 'FILE'))).toMatchInlineSnapshot(`
      [
        "WRONG sign-in      Others on this machine can read or change it. Take that from them (chmod go= HOME/secrets/FILE); if they may have read it, run \`deskwarden logout\` and sign in again.",
      ]
    `)
  })

  test('when something else than Zendesk answers', async () => {
    const other = createServer((_, response) => response.writeHead(200).end('hello')).listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = z.object({ port: z.number() }).parse(other.address())
    const { wrong } = await says({ ...admin, ZENDESK_BASE_URL: `http://127.0.0.1:${port}` })
    other.close()
    expect(wrong).toMatchInlineSnapshot(`
      [
        "WRONG subdomain    What answers at 127.0.0.1 is no Zendesk account. Check the subdomain and the base URL.",
      ]
    `)
  })
})

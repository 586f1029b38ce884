import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { canary, marked } from './canary/mark.ts'
import { inside } from './inside.ts'
import { browse, clientSecret, decide, type Place, place, secretsOf } from './signin.ts'
import { eventually } from './until.ts'

let here: Place
const codes: string[] = []

beforeAll(async () => {
  here = await place()
})
afterAll(() => here.close())
beforeEach(async () => {
  here.box.clearFaults()
  here.box.access.groupScopes = true
  await inside(['logout'], env()).ended
})

/** What the account has given out and not taken back, of the clients that sign in. */
const alive = async () => {
  const tokens = await (await fetch(`${here.box.controlUrl}/tokens`)).json()
  return z
    .object({ tokens: z.array(z.looseObject({ refreshable: z.boolean() })) })
    .parse(tokens)
    .tokens.filter(token => token.refreshable)
}
/** Nothing that a sign-in leaves behind is there. */
const nothingStored = async () => {
  for (const folder of ['accounts', 'secrets']) {
    const path = join(here.home, folder)
    expect(existsSync(path) ? readdirSync(path) : []).toEqual([])
  }
  expect(await alive()).toEqual([])
}
const env = (more: Readonly<Record<string, string>> = {}) => ({
  DESKWARDEN_HOME: here.home,
  ZENDESK_BASE_URL: here.box.url,
  DESKWARDEN_REDIRECT_PORT: String(here.port),
  ZENDESK_CLIENT_ID: 'public',
  ...more,
})
const urlOf = (said: () => string) =>
  eventually(() => {
    const url = /^http:\S+\/oauth\/authorizations\/new\S+$/m.exec(said())?.[0]
    if (!url) throw new Error(`not yet: ${said()}`)
    return url
  })

/** Everything that was said in this process. */
const heard: (() => string)[] = []

/** Signs in without a browser of its own, up to the pasting. */
const carried = async (more: Readonly<Record<string, string>> = {}, grant = '*:read') => {
  const running = inside(['login', '--no-browser', '--grant', grant], env(more))
  heard.push(running.said)
  return { ...running, url: await urlOf(running.said) }
}

describe('deskwarden login', () => {
  test('goes through the browser, and says who signed in, to which account, with which scopes', async () => {
    const login = here.start(['login', '--grant', '*:read,tickets:write'], { ZENDESK_CLIENT_ID: 'public' })
    const url = new URL(await here.opened())
    expect(login.said.err).toContain('Scopes: read tickets:write. They are for the 22 tools of the grant.')
    expect(login.said.err).toContain(url.href)
    expect(await login.says(/Where the browser is on another machine.*/)).toContain('add --no-browser')
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'public',
      redirect_uri: here.callback,
      scope: 'read tickets:write',
      code_challenge_method: 'S256',
    })
    const page = await browse(url.href)
    codes.push(new URL(page.url).searchParams.get('code') ?? '')
    expect(page.status).toBe(200)
    expect(page.text).toContain('Nadia Okafor is signed in to 127.0.0.1')
    const { code, out } = await login.ended
    expect(code).toBe(0)
    expect(out).toContain(`Signed in to ${new URL(here.box.url).host} as Nadia Okafor (admin).`)
    expect(out).toContain('Scopes: read tickets:write.')
    expect(out).toContain(`a file in ${here.home}`)
    expect(statSync(join(here.home, 'secrets')).mode & 0o777).toBe(0o700)

    const [call, tools, status] = await Promise.all([
      here.run(['call', 'count_tickets', '{}', '--grant', 'tickets:read']),
      here.run(['tools', '--grant', '*:write']),
      here.run(['status']),
    ])
    expect(JSON.parse(call.out)).toMatchObject({ count: { value: expect.any(Number) } })
    expect(tools.out).toMatch(
      /^create_user .* no: the sign-in lacks the scope users:write; run `deskwarden login`$/m,
    )
    expect(tools.out).toContain(
      '22 of 39 tools are exposed, with get_job_status beside them: this server holds *:write, and the sign-in has the scopes read tickets:write.',
    )
    expect(status.out).toMatch(/^User +Nadia Okafor \(admin\)$/m)

    const [secret = ''] = secretsOf(here)
    const logout = await here.run(['logout'])
    expect(logout).toMatchObject({
      code: 0,
      out: expect.stringContaining('the tokens are dead at Zendesk and removed here'),
    })
    const asked = await fetch(`${here.box.url}/api/v2/users/me`, {
      headers: { authorization: `Bearer ${secret}` },
    })
    expect(asked.status).toBe(401)
    await nothingStored()
  })

  test('ends well where the person closes the page before it is answered', async () => {
    here.box.fault({ route: '/oauth/tokens', delayMs: 300 })
    const login = here.start(['login', '--grant', '*:read'], { ZENDESK_CLIENT_ID: 'public' })
    const { pathname, search, port, hostname } = new URL((await decide(await here.opened())).url)
    const tab = connect(Number(port), hostname)
    tab.end(`GET ${pathname}${search} HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`)
    await eventually(() => expect(here.box.requests.at(-1)?.path).toBe('/oauth/tokens'))
    tab.destroy()
    expect(await login.ended).toMatchObject({ code: 0, out: expect.stringContaining('Signed in to') })
  })

  test('hands the browser the page to open, and no secret of the environment', async () => {
    const secret = { ZENDESK_CLIENT_ID: 'confidential', ZENDESK_CLIENT_SECRET: clientSecret }
    const login = here.start(['login', '--grant', '*:read'], secret)
    const url = await here.opened()
    expect(here.handed()).toContain(`${url}\n`)
    expect(here.handed()).toContain('ZENDESK_CLIENT_ID=confidential')
    expect(here.handed()).not.toContain(clientSecret)
    await browse(url)
    expect((await login.ended).code).toBe(0)
  })

  test('without a browser reads the address that the person carries back', async () => {
    const { url, type, ended, said } = await carried()
    expect(said()).not.toContain('Your browser opens')
    // Zendesk's codes hold for 120 seconds.
    expect(said()).toContain('copy it from the address bar, within two minutes.')
    const { url: back } = await decide(url)
    type(back)
    expect(await ended).toMatchObject({ code: 0, text: expect.stringContaining('as Nadia Okafor (admin)') })
  })

  test('takes the address without its beginning too', async () => {
    const { url, type, ended } = await carried()
    type(new URL((await decide(url)).url).search.slice(1))
    expect((await ended).code).toBe(0)
  })

  test('asks on a terminal for what is missing, and takes a pasted address for the subdomain', async () => {
    const { ZENDESK_BASE_URL: _, ZENDESK_CLIENT_ID: __, ...rest } = env()
    const asked: string[] = []
    const { type, said, ended, stop } = inside(['login', '--no-browser'], rest, {
      terminal: true,
      world: {
        fetch: async input => {
          asked.push(String(input))
          throw new Error('no network here')
        },
      },
    })
    const answers = async (question: string, answer: string) => {
      await eventually(() => expect(said()).toContain(question))
      type(answer)
    }
    await answers('Subdomain of the account', 'acme corp')
    await answers('It must be the name before .zendesk.com', 'https://acme.zendesk.com/agent/tickets/1')
    await answers('Identifier of the OAuth client', 'my_client')
    await answers('What will agents be granted?', 'tickts:read')
    await answers('did you mean "tickets"?', 'tickets:read')
    const url = await eventually(() => {
      const found = /^https:\S+$/m.exec(said())?.[0]
      if (!found) throw new Error(said())
      return new URL(found)
    })
    expect(url.origin).toBe('https://acme.zendesk.com')
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      client_id: 'my_client',
      scope: 'tickets:read',
    })
    stop()
    expect((await ended).code).toBe(1)
    expect(asked).toEqual([])
  })

  test('names every setting that is missing where there is nobody to ask', async () => {
    const { code, err } = await here.run(['login'], { ZENDESK_BASE_URL: '' })
    expect(code).toBe(2)
    expect(err).toContain('set ZENDESK_SUBDOMAIN')
    expect(err).toContain('set ZENDESK_CLIENT_ID')
    expect(err).toContain('Say with --grant')
  })

  test('remembers the OAuth client for whoever signs in again', async () => {
    const first = await carried()
    first.type((await decide(first.url)).url)
    expect((await first.ended).code).toBe(0)
    const second = await carried({ ZENDESK_CLIENT_ID: '' })
    expect(new URL(second.url).searchParams.get('client_id')).toBe('public')
    second.stop()
    await second.ended
    const other = await carried({ ZENDESK_CLIENT_ID: 'elsewhere' })
    expect(new URL(other.url).searchParams.get('client_id')).toBe('elsewhere')
    other.stop()
    await other.ended
  })

  test('asks for the scopes of --scopes in their place, and says which tools these close', async () => {
    const running = inside(
      ['login', '--no-browser', '--grant', '*:read', '--scopes', 'tickets:read,users:read'],
      env(),
    )
    const url = await urlOf(running.said)
    expect(new URL(url).searchParams.get('scope')).toBe('tickets:read users:read')
    running.type((await decide(url)).url)
    const { text } = await running.ended
    expect(text).toContain('Without macros:read: list_macros, get_macro')
    expect(text).toContain('Run `deskwarden login` without --scopes')
  })

  test('says which scopes were not granted and which tools that closes, as on an account without scopes for groups', async () => {
    here.box.access.groupScopes = false
    const { url, type, ended } = await carried({}, 'groups:read,tickets:read')
    expect(new URL(url).searchParams.get('scope')).toBe('tickets:read groups:read')
    type((await decide(url)).url)
    const { code, text } = await ended
    expect(code).toBe(0)
    expect(text).toContain('Not granted: groups:read.')
    expect(text).toContain('Without groups:read or read: list_groups, get_group')
    expect(text).toContain('--scopes')
    expect(text).toMatch(/as user \d+ \(the scopes do not cover the name\)/)
  })

  test('asks for what the agents of the file hold, and no more', async () => {
    const file = join(here.home, 'agents.json')
    for (const [name, grant] of [
      ['reader', 'tickets:read'],
      ['writer', 'macros:write'],
    ])
      await here.run(['agents', 'add', name ?? '', '--grant', grant ?? '', '--agents', file])
    const running = inside(['login', '--no-browser', '--agents', file, '--grant', '*:read'], env())
    expect(new URL(await urlOf(running.said)).searchParams.get('scope')).toBe('tickets:read macros:read')
    running.stop()
    await running.ended
    rmSync(file)
  })

  test('replaces an older sign-in, which then ends at Zendesk', async () => {
    for (const _ of [1, 2]) {
      const { url, type, ended } = await carried()
      type((await decide(url)).url)
      expect((await ended).code).toBe(0)
    }
    expect(await alive()).toHaveLength(1)
    expect((await here.run(['call', 'count_tickets', '{}', '--grant', '*:read'])).code).toBe(0)
  })

  test('tells that a token in the environment wins over it', async () => {
    const { url, type, ended } = await carried({ ZENDESK_OAUTH_TOKEN: marked('oauth-token') })
    type((await decide(url)).url)
    expect((await ended).text).toContain('ZENDESK_OAUTH_TOKEN is set here and wins over this sign-in')
  })

  test('signs in a confidential client with its secret from the environment', async () => {
    const secret = { ZENDESK_CLIENT_ID: 'confidential', ZENDESK_CLIENT_SECRET: clientSecret }
    const { url, type, ended } = await carried(secret)
    type((await decide(url)).url)
    const { code, text } = await ended
    expect(code).toBe(0)
    expect(text).not.toContain('wins over this sign-in')
  })

  test('--service signs in the owner of the client without a browser; what it then needs is kept', async () => {
    const secret = { ZENDESK_CLIENT_ID: 'confidential', ZENDESK_CLIENT_SECRET: clientSecret }
    const { text, code } = await inside(
      ['login', '--service', '--grant', 'tickets:read,users:read'],
      env(secret),
    ).ended
    expect(code).toBe(0)
    expect(text).toContain('as the owner of the OAuth client confidential')
    expect(text).toContain('Scopes: tickets:read users:read.')
    expect(text).toContain('ZENDESK_CLIENT_SECRET is set here and wins over this sign-in: unset it.')
    const call = await here.run(['call', 'count_tickets', '{}', '--grant', 'tickets:read'])
    expect(call.code).toBe(0)
    await inside(['logout'], env()).ended
    await nothingStored()
  })

  test('--service asks on a terminal for the secret, and does not show it', async () => {
    const { said, type, ended } = inside(
      ['login', '--service', '--grant', 'tickets:read'],
      env({ ZENDESK_CLIENT_ID: 'confidential' }),
      { terminal: true },
    )
    await eventually(() => expect(said()).toContain('Secret of the OAuth client'))
    type(clientSecret)
    const { code, text } = await ended
    expect(code).toBe(0)
    expect(text).not.toContain(clientSecret)
  })
})

describe('A sign-in that fails says why, and leaves nothing behind', () => {
  test('refused in the browser', async () => {
    const login = here.start(['login', '--grant', '*:read'], { ZENDESK_CLIENT_ID: 'public' })
    const page = await browse(await here.opened(), 'deny')
    expect(page.status).toBe(400)
    expect(page.text).toContain('Not signed in')
    const { code, err, out } = await login.ended
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain(
      'access was refused in the browser (access_denied). Run `deskwarden login` again and choose Allow',
    )
    await nothingStored()
  })

  test('stopped with Ctrl-C', async () => {
    const login = here.start(['login', '--grant', '*:read'], { ZENDESK_CLIENT_ID: 'public' })
    await here.opened()
    await login.says(/Waiting for it/)
    login.child.kill('SIGINT')
    const { code, err } = await login.ended
    expect(code).toBe(1)
    expect(err).toContain('Signing in failed: it was stopped. Nothing was stored.')
    await nothingStored()
  })

  test('stopped when the tokens are there already: they are revoked', async () => {
    const { url, type, ended, stop } = await carried()
    here.box.fault({ tool: 'get_current_user', delayMs: 200 })
    type((await decide(url)).url)
    await eventually(async () => expect(await alive()).toHaveLength(1))
    stop()
    expect((await ended).text).toContain('Nothing was stored')
    await nothingStored()
  })

  test('by an account that refuses the new token its address', async () => {
    const { url, type, ended } = await carried()
    here.box.fault({
      tool: 'get_current_user',
      status: 403,
      body: { error: { title: 'Forbidden', message: 'Your IP address is not allowed.' } },
    })
    type((await decide(url)).url)
    expect((await ended).text).toContain('Zendesk does not allow this address')
    await nothingStored()
  })

  test('because nobody came back in time', async () => {
    const running = inside(['login', '--no-browser', '--grant', '*:read'], env(), {
      world: {
        sleep: async (ms, signal) =>
          ms === 300_000 ? undefined : new Promise((_, no) => signal.addEventListener('abort', no)),
      },
    })
    const { text } = await running.ended
    expect(text).toContain('nobody came back from Zendesk within 5 minutes')
    expect(text).toContain('compare identifier and redirect URL with the OAuth client')
    await nothingStored()
  })

  test('because the port of the redirect is taken', async () => {
    const other = createServer().listen(here.port, '127.0.0.1')
    await eventually(() => expect(other.listening).toBe(true))
    const { code, err } = await here.run(['login', '--grant', '*:read'], { ZENDESK_CLIENT_ID: 'public' })
    other.close()
    expect(code).toBe(2)
    expect(err).toContain(`another program listens on port ${here.port}`)
    expect(err).toContain('--redirect-port')
    await nothingStored()
  })

  test.each([
    ['an OAuth client that the account does not know', 'nobody', 'No such client'],
    ['a redirect address that is not registered', 'elsewhere', 'redirect_uri is not one that is registered'],
  ])(
    '%s: Zendesk tells the person alone, so the terminal has said what to compare',
    async (_, clientId, shown) => {
      const { url, said, type, ended } = await carried({ ZENDESK_CLIENT_ID: clientId })
      const page = await decide(url)
      expect(page).toMatchObject({ status: 400, url: '' })
      expect(page.text).toContain(shown)
      expect(said()).toContain(
        `its identifier has to be ${clientId}, and ${here.callback} one of its redirect URLs`,
      )
      type(url)
      expect((await ended).text).toContain('what was pasted is no address that Zendesk sent the browser to')
      await nothingStored()
    },
  )

  test.each<[string, Record<string, string>, string]>([
    ['wrong', { ZENDESK_CLIENT_SECRET: marked('wrong-secret') }, 'or its secret is wrong (invalid_client)'],
    ['missing', {}, 'it is a confidential one and wants its secret (invalid_client)'],
  ])('a secret that is %s', async (_, secret, why) => {
    const { url, type, ended } = await carried({ ZENDESK_CLIENT_ID: 'confidential', ...secret })
    type((await decide(url)).url)
    const { text } = await ended
    expect(text).toContain(why)
    expect(text).toContain('Admin Center > Apps and integrations > APIs > OAuth clients')
    expect(text).not.toContain(canary)
    await nothingStored()
  })

  test('scopes that an admin does not allow the client', async () => {
    const { url, type, ended } = await carried({ ZENDESK_CLIENT_ID: 'restricted' })
    const { url: back } = await decide(url)
    type(back)
    expect((await ended).text).toContain('may not ask for all of these scopes (invalid_scope)')
    await nothingStored()
  })

  test('a code that comes too late or a second time', async () => {
    const { url, type, ended } = await carried()
    const { url: back } = await decide(url)
    here.box.fault({ route: '/oauth/tokens', status: 400, body: { error: 'invalid_grant' } })
    type(back)
    expect((await ended).text).toContain('it holds for 120 seconds')
    await nothingStored()
  })

  test('a browser with the state of another sign-in: it is sent away, and the true one still gets in', async () => {
    const login = here.start(['login', '--grant', '*:read'], { ZENDESK_CLIENT_ID: 'public' })
    const url = await here.opened()
    const forged = await fetch(`${here.callback}?code=forged-code&state=forged`)
    expect(forged.status).toBe(400)
    expect(await forged.text()).toContain('Not this sign-in')
    await login.says(/was sent away; still waiting/)
    expect((await fetch(`${new URL(here.callback).origin}/favicon.ico`)).status).toBe(404)
    expect((await browse(url)).status).toBe(200)
    expect((await login.ended).code).toBe(0)
  })

  test('an address of another attempt that is pasted', async () => {
    const { url, type, ended } = await carried()
    const back = new URL((await decide(url)).url)
    back.searchParams.set('state', 'another')
    type(back.href)
    expect((await ended).text).toContain('belongs to another attempt (state)')
    await nothingStored()
  })

  test('and what was signed in before stays so', async () => {
    const first = await carried()
    first.type((await decide(first.url)).url)
    expect((await first.ended).code).toBe(0)
    const second = await carried()
    second.type((await decide(second.url, 'deny')).url)
    expect((await second.ended).code).toBe(1)
    expect((await here.run(['call', 'count_tickets', '{}', '--grant', '*:read'])).code).toBe(0)
  })
})

describe('No secret', () => {
  test('stands in anything that all of this has said, or in any file but the one for secrets', async () => {
    const said = await carried()
    said.type((await decide(said.url)).url)
    const { text } = await said.ended
    const secrets = secretsOf(here)
    expect(secrets.length).toBeGreaterThan(1)
    const everything = [here.outputs(), text, ...heard.map(said => said())].join('\n')
    for (const secret of [...secrets, ...codes, clientSecret, canary])
      expect(everything).not.toContain(secret)
  })
})

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { signIns } from '../src/zendesk/auth/signin.ts'
import { temporary } from './canary/folder.ts'
import { inside } from './inside.ts'
import { bin } from './rig.ts'
import { bearers, clientSecret, decide, type Place, place } from './signin.ts'
import { eventually } from './until.ts'

let here: Place
const open: Client[] = []
beforeAll(async () => {
  here = await place()
})
afterAll(() => here.close())
beforeEach(() => {
  here.box.clearFaults()
  here.box.clients.allow('public', undefined)
})
afterEach(async () => {
  for (const client of open.splice(0)) await client.close()
})

const env = (more: Readonly<Record<string, string>> = {}) => ({
  DESKWARDEN_HOME: here.home,
  ZENDESK_BASE_URL: here.box.url,
  ...more,
})
const account = () => new URL(here.box.url).host

/** Signs in with a public client, which gets tokens that can be renewed. */
async function signedIn(scopes: string) {
  const { said, type, ended } = inside(['login', '--no-browser', '--scopes', scopes], {
    ...env({ ZENDESK_CLIENT_ID: 'public' }),
    DESKWARDEN_REDIRECT_PORT: String(here.port),
  })
  const url = await eventually(() => z.string().parse(/^http:\S+\/new\S+$/m.exec(said())?.[0]))
  type((await decide(url)).url)
  expect((await ended).code).toBe(0)
}

/** A client of a server that runs with the sign-in of this place. */
async function served(grant: string, more?: Readonly<Record<string, string>>) {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [bin, 'stdio', '--grant', grant],
    env: env(more),
    stderr: 'pipe',
  })
  const client = new Client({ name: 'test', version: '1' })
  let err = ''
  transport.stderr?.on('data', chunk => {
    err += chunk
  })
  let changes = 0
  client.setNotificationHandler('notifications/tools/list_changed', () => {
    changes++
  })
  await client.connect(transport)
  open.push(client)
  return {
    client,
    err: () => err,
    changes: () => changes,
    names: async () => (await client.listTools()).tools.map(tool => tool.name),
    call: async (name: string, args: Record<string, unknown>) => {
      const { isError, content, structuredContent } = await client.callTool({ name, arguments: args })
      const [first] = z.array(z.looseObject({ text: z.string() })).parse(content)
      return { isError, text: first?.text ?? '', value: structuredContent }
    },
  }
}
const news = (count: () => number) => eventually(() => expect(count()).toBeGreaterThan(0))

describe('A server whose sign-in is stored', () => {
  test('exposes what the scopes cover, and has asked nobody about it before the first call', async () => {
    await signedIn('read')
    here.box.clearRequests()
    const { names, call, client } = await served('macros:write,tickets:read')
    expect(await names()).toEqual(['list_tickets', 'get_ticket', 'count_tickets', 'list_macros', 'get_macro'])
    expect(client.getInstructions()).toContain('Your grant is tickets:read,macros:read')
    expect(here.box.requests).toEqual([])
    const refused = await call('create_macro', { title: 'x', actions: [] })
    expect(refused).toMatchObject({
      isError: true,
      text: expect.stringContaining(
        'create_macro was refused: the sign-in lacks the scope macros:write. The operator can sign in again with `deskwarden login`.',
      ),
    })
    expect(here.box.requests).toEqual([])
  })

  test('narrows at once when a renewed token has fewer scopes, and tells its client', async () => {
    await signedIn('read tickets:write')
    const { names, call, changes } = await served('tickets:write')
    expect(await names()).toContain('update_ticket')
    here.box.clients.allow('public', ['read'])
    here.box.fault({ tool: 'get_ticket', status: 401, body: { error: 'invalid_token' } })
    expect((await call('get_ticket', { ticket_id: 1 })).value).toMatchObject({ ticket: { id: 1 } })
    expect(await names()).not.toContain('update_ticket')
    await news(changes)
    expect((await call('update_ticket', { ticket_id: 1, priority: 'low' })).text).toContain(
      'lacks the scope tickets:write',
    )
  })

  test('opens what a new sign-in allows, without a restart', async () => {
    await signedIn('tickets:read')
    const { names, call, changes } = await served('tickets:write,-create_many_tickets,-update_many_tickets')
    expect(await names()).toEqual(['list_tickets', 'get_ticket', 'count_tickets'])
    await signedIn('tickets:read tickets:write')
    expect(await names()).toContain('update_ticket')
    await news(changes)
    expect((await call('get_ticket', { ticket_id: 300 })).isError).toBeFalsy()
  })

  test('that has ended says at the start and in every call that signing in again is needed, and asks Zendesk nothing', async () => {
    await signedIn('read')
    const stored = signIns(here.home).read(account())
    if (!stored) throw new Error('nobody is signed in')
    await signIns(here.home).write({ ...stored, ended: 'lost' })
    here.box.clearRequests()
    const { err, call, client } = await served('*:read')
    expect(err()).toContain('has ended, and no call will succeed. Sign in again with `deskwarden login`.')
    expect(client.getInstructions()).toContain('has ended')
    for (const _ of [1, 2, 3])
      expect(await call('get_ticket', { ticket_id: 1 })).toMatchObject({
        isError: true,
        text: expect.stringContaining('Sign in again with `deskwarden login`'),
      })
    expect(here.box.requests).toEqual([])
  })

  test('that is ended while it runs says so', async () => {
    await signedIn('read')
    const { call } = await served('*:read')
    expect((await call('get_ticket', { ticket_id: 1 })).isError).toBeFalsy()
    expect((await inside(['logout'], env()).ended).code).toBe(0)
    expect((await call('get_ticket', { ticket_id: 1 })).text).toContain('`deskwarden login`')
  })
})

describe('A server with a bare token', () => {
  test('learns with its first call what the token may do, and tells its client', async () => {
    const { names, call, changes } = await served('*:read', { ZENDESK_OAUTH_TOKEN: bearers.readOnly.token })
    expect(await names()).toContain('list_macros')
    expect((await call('get_ticket', { ticket_id: 1 })).isError).toBeFalsy()
    await news(changes)
    expect(await names()).toEqual(['list_tickets', 'get_ticket', 'count_tickets', 'list_ticket_comments'])
    expect((await call('list_macros', {})).text).toContain(
      'The operator can set a token with this scope in ZENDESK_OAUTH_TOKEN',
    )
  })
})

describe('A server with client credentials', () => {
  const client = { ZENDESK_CLIENT_ID: 'confidential', ZENDESK_CLIENT_SECRET: clientSecret }

  test('fetches a token for what is granted and no more, with its first call', async () => {
    await inside(['logout'], env()).ended
    here.box.clearRequests()
    const { names, call } = await served('macros:read', client)
    expect(await names()).toEqual(['list_macros', 'get_macro'])
    expect(here.box.requests).toEqual([])
    expect((await call('list_macros', {})).isError).toBeFalsy()
    expect((await call('list_macros', {})).isError).toBeFalsy()
    const fetched = here.box.requests.filter(({ path }) => path === '/oauth/tokens')
    expect(fetched).toMatchObject([{ body: { scope: 'macros:read', grant_type: 'client_credentials' } }])
  })
})

describe('A scope that turns out to be missing', () => {
  test('is named with the tools that it closes and the command that repairs it', async () => {
    await signedIn('read')
    const { call } = await served('*:read')
    here.box.fault({
      tool: 'search',
      // With the side-loads that give names, and without.
      times: 2,
      status: 403,
      body: { error: 'Forbidden', description: 'You are missing the following required scopes: read' },
    })
    expect((await call('search', { query: 'type:ticket' })).text).toBe(
      'search failed: the OAuth token lacks the scope read, which closes search, list_groups, get_group, count_search_results, export_search_results. The operator can sign in again with `deskwarden login`.',
    )
  })
})

describe('Until the first call', () => {
  test('nothing of OAuth, of the keychain or of cryptography is loaded, with a sign-in that is stored', async () => {
    await signedIn('read')
    const folder = temporary()
    const [hook, log] = [join(folder, 'hook.cjs'), join(folder, 'loaded')]
    writeFileSync(
      hook,
      `const Module = require('node:module'), { appendFileSync } = require('node:fs'), load = Module._load
       Module._load = function (name, ...rest) { appendFileSync(${JSON.stringify(log)}, name + '\\n'); return load.call(this, name, ...rest) }`,
    )
    const { names, call } = await served('*:read', { NODE_OPTIONS: `--require ${hook}` })
    const loaded = () => readFileSync(log, 'utf8')
    const apart = /oauth|keyring|undici|open|sandbox|crypto/
    expect(await names()).toContain('get_ticket')
    expect(loaded()).toContain('node:fs')
    expect(loaded()).not.toMatch(apart)
    expect((await call('get_ticket', { ticket_id: 1 })).isError).toBeFalsy()
    expect(loaded()).toMatch(/crypto/)
  })
})

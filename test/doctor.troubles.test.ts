import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { troubles } from '../scripts/troubles.ts'
import { signIns } from '../src/zendesk/auth/signin.ts'
import { type Around, inside } from './inside.ts'
import { adminEmail, apiToken, bearers, clientSecret, decide, type Place, place } from './signin.ts'
import { eventually } from './until.ts'

let here: Place
beforeAll(async () => {
  here = await place()
})
afterAll(() => here.close())

const env = (more: Readonly<Record<string, string>> = {}) => ({
  DESKWARDEN_HOME: here.home,
  ZENDESK_BASE_URL: here.box.url,
  DESKWARDEN_REDIRECT_PORT: String(here.port),
  ...more,
})
const says = async (line: string, more?: Readonly<Record<string, string>>, around?: Around) =>
  (await inside(line.split(' '), env(more), around).ended).text
const admin = { ZENDESK_OAUTH_TOKEN: bearers.admin.token }

/** Signs in up to where the browser comes back. */
async function back(clientId: string) {
  const running = inside(['login', '--no-browser', '--grant', '*:read'], env({ ZENDESK_CLIENT_ID: clientId }))
  const url = await eventually(() => {
    const found = /^http:\S+\/new\S+$/m.exec(running.said())?.[0]
    if (!found) throw new Error(running.said())
    return found
  })
  const { url: address } = await decide(url)
  running.type(address === '' ? url : address)
  return (await running.ended).text
}

/** Brings each trouble about, and gives what the program says of it. */
const brings: Readonly<Record<keyof typeof troubles, () => Promise<string>>> = {
  async subdomain() {
    here.box.fault({ status: 404, html: true })
    return says('doctor', admin)
  },
  certificate: () =>
    says('doctor', admin, {
      world: {
        fetch: () =>
          Promise.reject(
            new TypeError('fetch failed', { cause: { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' } }),
          ),
      },
    }),
  redirect: () => back('elsewhere'),
  async port() {
    const other = createServer().listen(here.port, '127.0.0.1')
    await once(other, 'listening')
    const said = await says('login --grant *:read', { ZENDESK_CLIENT_ID: 'public' })
    other.close()
    return said
  },
  secret: () => back('confidential'),
  allowed: () => back('restricted'),
  async scope() {
    await signIns(here.home).write({
      account: new URL(here.box.url).host,
      clientId: 'public',
      grant: 'authorization_code',
      user: { id: 7, name: 'Ada', role: 'admin' },
      scopes: ['tickets:read'],
      signedInAtMs: 1,
      where: 'file',
    })
    return (await here.run(['call', 'list_macros', '{}', '--grant', '*:read'])).err
  },
  async ended() {
    const stored = signIns(here.home).read(new URL(here.box.url).host)
    if (!stored) throw new Error('nobody is signed in')
    await signIns(here.home).write({ ...stored, ended: 'refused' })
    const said = await says('doctor')
    await signIns(here.home).remove(stored.account)
    return said
  },
  async role() {
    return (
      await here.run(['call', 'create_group', '{"name":"x"}', '--grant', 'groups:write'], {
        ZENDESK_OAUTH_TOKEN: bearers.agent.token,
      })
    ).err
  },
  async address() {
    here.box.access.addressRefused = true
    const said = await says('doctor', admin)
    here.box.access.addressRefused = false
    return said
  },
  async tokens() {
    here.box.access.apiTokens = false
    const said = await says('doctor', { ZENDESK_EMAIL: adminEmail, ZENDESK_API_TOKEN: apiToken })
    here.box.access.apiTokens = true
    return said
  },
  async limit() {
    here.box.fault({ tool: 'get_current_user', skip: 1, status: 429, headers: { 'retry-after': '9' } })
    return says('doctor', admin)
  },
  clock: () => says('doctor', admin, { world: { now: () => Date.now() + 600_000 } }),
  async closed() {
    const args = ['call', 'update_ticket', '{"ticket_id":1,"tags":["vip"]}', '--grant', 'tickets:write']
    return (await here.run(args, admin)).err
  },
}

describe('Each trouble of the README', () => {
  test.each(Object.entries(brings))('%s is called what the README calls it', async (name, bring) => {
    const trouble = Object.entries(troubles).find(([one]) => one === name)?.[1]
    expect((await bring()).toLowerCase()).toContain(trouble?.says.toLowerCase())
    expect(await here.outputs()).not.toContain(clientSecret)
  })
})

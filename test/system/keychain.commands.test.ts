import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clientSecret, type Place, place, secretsOf } from '../signin.ts'
import { ended, session } from './session.ts'

let here: Place
beforeAll(async () => {
  here = await place()
})
afterAll(() => here.close())

const client = { ZENDESK_CLIENT_ID: 'confidential', ZENDESK_CLIENT_SECRET: clientSecret }
const grant = ['--grant', 'tickets:read']
const login = (env: Readonly<Record<string, string>>) =>
  here.run(['login', '--service', ...grant], { ...env, ...client })
const call = (env: Readonly<Record<string, string>>) =>
  here.run(['call', 'count_tickets', '{}', ...grant], env)
const keychain = async (env: Readonly<Record<string, string>>) =>
  (await here.run(['doctor', ...grant], env)).out.split('\n').filter(line => /^\S+ +keychain /.test(line))
const nowhere = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' }

describe('On a desktop with a keychain, the commands', () => {
  test('sign in to it and call with it; where it is locked or out of reach they say so, and forget nothing', async () => {
    const { env, unlock, lock } = await session()
    await unlock()
    const said = await login(env)
    expect(said).toMatchObject({ code: 0, out: expect.stringContaining("are in this system's keychain.") })
    expect(existsSync(join(here.home, 'secrets'))).toBe(false)
    expect((await call(env)).code).toBe(0)
    expect((await here.run(['status'], env)).out).toMatch(/^Kept in +this system's keychain$/m)
    expect(await keychain(env)).toEqual(["ok    keychain     Tokens are kept in this system's keychain."])

    // Another shell of the same user, such as one over SSH, has no way to it.
    expect((await call({ ...env, ...nowhere })).err).toContain('cannot be reached from here')
    expect(await keychain({ ...env, ...nowhere })).toEqual([
      'WRONG keychain     The tokens are in a keychain that cannot be reached from here. Start Deskwarden within the desktop session, or sign in again with `deskwarden login`.',
    ])

    await lock()
    expect(await call(env)).toMatchObject({
      code: 1,
      err: expect.stringContaining('the keychain is locked. Unlock it, then try again.'),
    })
    expect(await keychain(env)).toEqual([
      'WRONG keychain     The keychain is locked. Unlock it, then try again.',
    ])
    // What cannot be ended is not forgotten.
    expect((await here.run(['logout'], env)).err).toContain('the keychain is locked')
    expect(await login(env)).toMatchObject({
      code: 1,
      err: expect.stringContaining('the keychain is locked'),
    })
    expect(readdirSync(join(here.home, 'accounts'))).toHaveLength(1)
  })

  test('leave a sign-in in the file that it is in, until the next one', async () => {
    const { env, unlock } = await session()
    await here.run(['logout'], { ...env, ...nowhere })
    expect((await login({ ...env, ...nowhere })).code).toBe(0)
    const daemon = await unlock()
    expect((await call(env)).code).toBe(0)
    expect((await keychain(env)).join()).toMatch(
      /^ok .+ a file .+; the next sign-in goes to this system's keychain\.$/,
    )
    expect((await login(env)).code).toBe(0)
    expect(secretsOf(here)).toEqual([])
    const out = await here.run(['logout'], env)
    expect(out.out).toContain('the tokens are dead at Zendesk and removed here')
    await ended(daemon)
  })
})

test('Nothing of all this has said a secret', () => {
  expect(here.outputs()).not.toContain(clientSecret)
})

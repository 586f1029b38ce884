import { execFile } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { session as desktop, ended } from './session.ts'

const run = promisify(execFile)
const probe = fileURLToPath(new URL('keychain.probe.ts', import.meta.url))
const canary = 'CANARY-keychain'

const Told = z.object({
  value: z.unknown().optional(),
  error: z.string().optional(),
  said: z.array(z.string()),
  ms: z.number(),
})

/** A user's session with a folder of Deskwarden's. */
async function session(how?: Parameters<typeof desktop>[0]) {
  const opened = await desktop(how)
  const { env, folder } = opened
  return {
    ...opened,
    /** What Deskwarden's store does in a process of this session. */
    async act(what: 'where' | 'keep' | 'tokens' | 'forget', accessToken = '', around = env) {
      const args = ['--import', 'tsx', probe, what, folder]
      const env = { ...around, ACCESS_TOKEN: accessToken }
      const { stdout, stderr } = await run(process.execPath, args, { env })
      const told = Told.parse(JSON.parse(stdout))
      // Only what was asked for holds secrets.
      expect([told.error, ...told.said, stderr].join()).not.toContain(canary)
      return told
    },
  }
}

const onDisk = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join()

describe('A real Secret Service', () => {
  test('that is unlocked keeps the secrets, where other programs of the user find them, also after it was started anew', async () => {
    const { act, unlock, folder, env } = await session()
    const first = await unlock()
    expect(await act('where')).toMatchObject({ value: 'keychain', said: [] })
    expect(await act('keep', canary)).toMatchObject({ value: { signIn: { where: 'keychain' } }, said: [] })
    const tokens = { accessToken: canary, refreshToken: `${canary}-refresh` }
    expect((await act('tokens')).value).toEqual(tokens)
    const query = ['lookup', 'service', 'deskwarden', 'username', 'acme.zendesk.com']
    expect(JSON.parse((await run('secret-tool', query, { env })).stdout)).toEqual(tokens)
    expect(onDisk(folder)).not.toContain(canary)
    // What was tried beforehand is gone again: there is one entry.
    const all = await run('secret-tool', ['search', '--all', 'service', 'deskwarden'], { env })
    expect(all.stdout.match(/^label/gm)).toHaveLength(1)
    // As after a reboot: the daemon has nothing but its file.
    await ended(first)
    await unlock()
    expect((await act('tokens')).value).toEqual(tokens)
    expect((await act('keep', `${canary}-2`)).error).toBeUndefined()
    expect((await act('tokens')).value).toMatchObject({ accessToken: `${canary}-2` })
    expect((await act('forget')).error).toBeUndefined()
    expect((await act('tokens')).value).toBeNull()
    await expect(run('secret-tool', query, { env })).rejects.toMatchObject({ code: 1 })
  })

  test.each([true, false])(
    'that is locked is an error with a remedy: nothing is overwritten, and no file takes its place (prompts: %s)',
    async prompts => {
      const { act, unlock, lock, folder } = await session({ prompts })
      const daemon = await unlock()
      await act('keep', canary)
      await lock()
      for (const what of ['tokens', 'keep', 'where', 'forget'] as const)
        expect((await act(what, 'other')).error).toMatch(/^Unavailable: .*the keychain is locked\. Unlock it/)
      expect(readdirSync(folder)).not.toContain('secrets')
      await ended(daemon)
      await unlock()
      expect((await act('tokens')).value).toMatchObject({ accessToken: canary })
    },
  )

  test('that is frozen is waited for so long and no longer, and goes on when it does', async () => {
    const { act, unlock, folder } = await session()
    const daemon = await unlock()
    await act('keep', canary)
    daemon.kill('SIGSTOP')
    for (const what of ['tokens', 'keep', 'where', 'forget'] as const) {
      const { error, ms } = await act(what, 'other')
      expect(error).toMatch(/^Unavailable: .*the keychain does not answer\. Unlock it/)
      expect(ms).toBeLessThan(15_000)
    }
    expect(readdirSync(folder)).not.toContain('secrets')
    daemon.kill('SIGCONT')
    expect((await act('tokens')).value).toMatchObject({ accessToken: canary })
  })

  test('that went away after the sign-in is an error, and no file takes its place', async () => {
    const { act, unlock, folder } = await session()
    const daemon = await unlock()
    await act('keep', canary)
    await ended(daemon)
    expect((await act('tokens')).error).toMatch(
      /cannot be reached from here.*desktop session.*deskwarden login/,
    )
    expect(readdirSync(folder)).not.toContain('secrets')
  })
})

describe('A machine without a Secret Service', () => {
  test.each([
    ['a bus on which nobody offers one', undefined],
    ['no bus', 'unix:path=/nonexistent'],
    ['a session that names no bus', ''],
  ])('keeps the secrets in a file for this user alone, with one warning: %s', async (_, address) => {
    const { act, folder, env } = await session()
    const around = address === undefined ? env : { ...env, DBUS_SESSION_BUS_ADDRESS: address }
    if (address === '') Reflect.deleteProperty(around, 'DBUS_SESSION_BUS_ADDRESS')
    const kept = await act('keep', canary, around)
    expect(kept).toMatchObject({
      value: { signIn: { where: 'file' } },
      said: [expect.stringContaining('no keychain')],
    })
    expect(await act('tokens', '', around)).toMatchObject({ value: { accessToken: canary }, said: [] })
    const file = join(folder, 'secrets', 'acme.zendesk.com.json')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'secrets')).mode & 0o777).toBe(0o700)
  })
})

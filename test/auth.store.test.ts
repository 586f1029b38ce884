import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import { claims } from '../src/zendesk/auth/claim.ts'
import { drawer } from '../src/zendesk/auth/drawer.ts'
import { type SignIn, signIns } from '../src/zendesk/auth/signin.ts'
import { store } from '../src/zendesk/auth/store.ts'
import { type Ring, ring } from './auth-ring.ts'
import { temporary } from './canary/folder.ts'
import { canary } from './canary/mark.ts'
import { clock } from './zendesk-clock.ts'

const account = 'acme.zendesk.com'
const tokens = {
  accessToken: `${canary}-a`,
  refreshToken: `${canary}-r`,
  issuedAtMs: 1,
  expiresAtMs: 2,
  refreshExpiresAtMs: 3,
}
const signIn: SignIn = {
  account,
  clientId: 'deskwarden',
  grant: 'authorization_code',
  user: { id: 1, name: 'Ada', role: 'admin' },
  scopes: ['tickets:read'],
  signedInAtMs: 1,
  where: 'file',
}
const { where: _, ...fresh } = signIn

/** A folder for secrets, which may hold them. */
const secrets = () => {
  const path = join(temporary(), 'secrets')
  mkdirSync(path, { mode: 0o700 })
  return path
}
const modeOf = (path: string) => statSync(path).mode & 0o777

const filesBelow = (path: string) =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => readFileSync(join(entry.parentPath, entry.name), 'utf8'))

function opened(keychain?: Ring, folder = temporary()) {
  const said: string[] = []
  const time = clock()
  const kept = store({
    folder,
    tell: line => said.push(line),
    world: { sleep: time.sleep },
    keychainSeconds: 0.05,
    load: async () => keychain?.open,
  })
  return { folder, kept, said, time }
}

describe('Secrets in files', () => {
  test('are for this user alone, in a folder for this user alone', async () => {
    const folder = join(temporary(), 'deep', 'secrets')
    const vault = drawer(folder)
    expect(await vault.read(account)).toBeUndefined()
    await vault.write(account, tokens)
    expect(await vault.read(account)).toEqual(tokens)
    expect(modeOf(folder)).toBe(0o700)
    expect(readdirSync(folder).map(name => modeOf(join(folder, name)))).toEqual([0o600])
    await vault.remove(account)
    await vault.remove(account)
    expect(readdirSync(folder)).toEqual([])
  })

  test.each([
    ['whose group may read it', 0o640],
    ['that everybody may read', 0o604],
    ['that others may write', 0o602],
  ])('are refused in a file %s, and the remedy is named', async (_, mode) => {
    const folder = secrets()
    const vault = drawer(folder)
    await vault.write(account, tokens)
    chmodSync(join(folder, `${account}.json`), mode)
    const error: unknown = await vault.read(account).catch((error: unknown) => error)
    expect(error).toMatchObject({
      kind: 'config',
      message: expect.stringMatching(/others on this machine.*chmod go=/),
    })
    expect(inspect(error, { depth: 9 })).not.toContain(canary)
  })

  test('are refused in a folder that others can look into', async () => {
    const folder = secrets()
    const vault = drawer(folder)
    await vault.write(account, tokens)
    chmodSync(folder, 0o755)
    await expect(vault.read(account)).rejects.toThrow('others on this machine')
    await expect(vault.write(account, tokens)).rejects.toThrow('others on this machine')
  })

  test('are refused in a file of another user', async () => {
    const folder = secrets()
    await drawer(folder).write(account, tokens)
    const other = drawer(folder, (process.getuid?.() ?? 0) + 1)
    await expect(other.read(account)).rejects.toThrow('belongs to another user')
  })

  test('are not read through a link', async () => {
    const folder = secrets()
    const elsewhere = join(secrets(), 'tokens')
    writeFileSync(elsewhere, JSON.stringify(tokens), { mode: 0o600 })
    symlinkSync(elsewhere, join(folder, `${account}.json`))
    await expect(drawer(folder).read(account)).rejects.toThrow('it is a link')
  })

  test('are not looked for in a folder that is a link', async () => {
    const folder = secrets()
    await drawer(join(folder, 'secrets')).write(account, tokens)
    symlinkSync(join(folder, 'secrets'), join(folder, 'link'))
    const vault = drawer(join(folder, 'link'))
    await expect(vault.read(account)).rejects.toThrow('it is a link')
    await expect(vault.write(account, tokens)).rejects.toThrow('it is a link')
  })

  test('that are damaged say so, and are not taken for none', async () => {
    const folder = secrets()
    for (const text of ['', '{', '{"accessToken":""}', '[]']) {
      writeFileSync(join(folder, `${account}.json`), text, { mode: 0o600 })
      await expect(drawer(folder).read(account)).rejects.toThrow(/damaged.*deskwarden login/)
    }
  })

  test('are replaced as a whole: what a write that was killed left is never read, and taken away later', async () => {
    const folder = secrets()
    const vault = drawer(folder)
    await vault.write(account, tokens)
    const left = join(folder, `${account}.json.killed.new`)
    writeFileSync(left, '{"acc', { mode: 0o600 })
    expect(await vault.read(account)).toEqual(tokens)
    await vault.write(account, { ...tokens, accessToken: 'b' })
    // It may be another process's, at work.
    expect(readdirSync(folder)).toHaveLength(2)
    utimesSync(left, 1, 1)
    await vault.write(account, { ...tokens, accessToken: 'c' })
    expect(readdirSync(folder)).toEqual([`${account}.json`])
  })

  test('of an account with a port have a file of their own', async () => {
    const vault = drawer(secrets())
    await vault.write('127.0.0.1:8080', tokens)
    await vault.write('127.0.0.1:80', { ...tokens, accessToken: 'b' })
    expect(await vault.read('127.0.0.1:8080')).toEqual(tokens)
  })
})

describe('Sign-ins', () => {
  test('are read without a keychain, and hold no secret', async () => {
    const keychain = ring()
    const { folder, kept } = opened(keychain)
    await kept.keep(fresh, tokens)
    const asked = keychain.asked.length
    expect(signIns(folder).read(account)).toMatchObject({ ...fresh, where: 'keychain', expiresAtMs: 2 })
    expect(signIns(folder).accounts()).toEqual([account])
    expect(keychain.asked).toHaveLength(asked)
    expect(filesBelow(folder).join()).not.toContain(canary)
  })

  test('are looked at on every question', async () => {
    const folder = temporary()
    const [mine, others] = [signIns(folder), signIns(folder)]
    expect(mine.read(account)).toBeUndefined()
    expect(mine.accounts()).toEqual([])
    await others.write(signIn)
    expect(mine.read(account)).toEqual(signIn)
    expect(mine.read(account)).toBe(mine.read(account))
    await others.write({ ...signIn, scopes: [] })
    expect(mine.read(account)?.scopes).toEqual([])
    await others.remove(account)
    expect(mine.read(account)).toBeUndefined()
  })

  test('tell a listener when another process has changed them', async () => {
    const folder = temporary()
    const mine = signIns(folder, 5)
    const changed = new Promise<void>(resolve => {
      onTestFinished(mine.watch(account, resolve))
    })
    await signIns(folder).write(signIn)
    await changed
  })

  test.each(['{', '{}', '[]', JSON.stringify({ ...signIn, account: 'other.zendesk.com' })])(
    'that make no sense are none: %s',
    async text => {
      const folder = temporary()
      mkdirSync(join(folder, 'accounts'))
      writeFileSync(join(folder, 'accounts', `${account}.json`), text)
      expect(signIns(folder).read(account)).toBeUndefined()
    },
  )
})

describe('Sign-ins that may not be read', () => {
  test('are an error and not none, as after a run as another user', () => {
    const folder = temporary()
    symlinkSync(join(folder, 'accounts'), join(folder, 'accounts'))
    expect(() => signIns(folder).read(account)).toThrow(/cannot be used: .+DESKWARDEN_HOME/)
    expect(() => signIns(folder).accounts()).toThrow(/cannot be used: .+DESKWARDEN_HOME/)
    rmSync(join(folder, 'accounts'))
    mkdirSync(join(folder, 'accounts', `${account}.json`), { recursive: true })
    expect(() => signIns(folder).read(account)).toThrow('the file system said EISDIR')
    expect(() => signIns(folder).accounts()).toThrow('the file system said EISDIR')
  })
})

describe('A machine with a keychain', () => {
  test('keeps the secrets there, one entry for an account, and nothing on disk', async () => {
    const keychain = ring()
    const { folder, kept, said } = opened(keychain)
    expect(await kept.where()).toBe('keychain')
    expect(await kept.keep(fresh, tokens)).toMatchObject({ signIn: { where: 'keychain' } })
    expect(await kept.tokens(account)).toEqual(tokens)
    expect([...keychain.entries.keys()]).toEqual([account])
    expect(filesBelow(folder).join()).not.toContain(canary)
    expect(said).toEqual([])
    await kept.forget(account)
    expect([...keychain.entries.keys()]).toEqual([])
    expect(kept.signIns.read(account)).toBeUndefined()
  })

  test.each([
    ['locked', 'the keychain is locked'],
    ['frozen', 'the keychain does not answer'],
    ['broken', 'the keychain refused'],
  ] as const)(
    'that is %s: an error with a remedy, never the file, and nothing is overwritten',
    async (state, why) => {
      const keychain = ring()
      const { folder, kept, said } = opened(keychain)
      await kept.keep(fresh, tokens)
      keychain.state = state
      for (const act of [
        () => kept.tokens(account),
        () => kept.forget(account),
        () => kept.keep(fresh, { ...tokens, accessToken: 'b' }),
      ])
        await expect(act()).rejects.toMatchObject({
          kind: 'unavailable',
          message: expect.stringContaining(why),
        })
      await expect(opened(keychain).kept.where()).rejects.toThrow(why)
      keychain.state = 'open'
      expect(await kept.tokens(account)).toEqual(tokens)
      expect(filesBelow(folder).join()).not.toContain(canary)
      expect(said).toEqual([])
    },
  )

  test('that has gone since the sign-in: an error, never the file', async () => {
    const keychain = ring()
    const { folder, kept } = opened(keychain)
    await kept.keep(fresh, tokens)
    keychain.state = 'missing'
    await expect(kept.tokens(account)).rejects.toThrow('cannot be reached from here')
    await expect(opened(undefined, folder).kept.tokens(account)).rejects.toThrow('@napi-rs/keyring')
  })

  test('that holds rubbish says so', async () => {
    const keychain = ring()
    const { kept } = opened(keychain)
    await kept.keep(fresh, tokens)
    keychain.entries.set(account, Buffer.from('rubbish'))
    await expect(kept.tokens(account)).rejects.toThrow(/damaged.*deskwarden login/)
  })
})

describe('A machine without a keychain', () => {
  test.each([
    ['the package is not there', undefined],
    ['no Secret Service answers', 'missing'],
  ] as const)('keeps the secrets in a file, and says so once (%s)', async (_, state) => {
    const keychain = ring()
    if (state) keychain.state = state
    const { folder, kept, said } = opened(state && keychain)
    expect(await kept.where()).toBe('file')
    expect(await kept.keep(fresh, tokens)).toMatchObject({ signIn: { where: 'file' } })
    expect(await kept.tokens(account)).toEqual(tokens)
    expect(said).toEqual([expect.stringMatching(/no keychain.*secrets/)])
    expect(said.join()).not.toContain(canary)
    // Later runs read the file, where the sign-in says that it is, without a word.
    const later = opened(ring(), folder)
    expect(await later.kept.tokens(account)).toEqual(tokens)
    expect(later.said).toEqual([])
  })

  test('says before a sign-in that the folder of the file may not be used', async () => {
    const { folder, kept, said } = opened()
    mkdirSync(join(folder, 'secrets'), { mode: 0o755 })
    await expect(kept.where()).rejects.toThrow(/others on this machine.*chmod go=/)
    expect(said).toEqual([])
    chmodSync(join(folder, 'secrets'), 0o700)
    expect(await kept.where()).toBe('file')
  })

  test('moves the secrets to a keychain with the next sign-in, and leaves none behind', async () => {
    const { folder, kept } = opened()
    await kept.keep(fresh, tokens)
    const later = opened(ring(), folder)
    expect(await later.kept.keep(fresh, tokens)).toMatchObject({ signIn: { where: 'keychain' } })
    expect(filesBelow(folder).join()).not.toContain(canary)
  })
})

describe('The claim on a refresh token', () => {
  const desk = () => {
    const path = temporary()
    let upMs = 0
    const me = { host: 'here', pid: 1, lives: (pid: number) => pid < 3, upMs: () => upMs }
    const pass = (ms: number) => {
      upMs += ms
    }
    return { path, me, pass, mine: claims(path, me), other: claims(path, { ...me, pid: 2 }) }
  }
  const held = (taken: ReturnType<ReturnType<typeof claims>['take']>) => {
    if ('kind' in taken) throw new Error(`it is ${taken.kind}`)
    return taken
  }
  const standing = (taken: ReturnType<ReturnType<typeof claims>['take']>) => {
    if (!('kind' in taken)) throw new Error('it was free')
    return taken
  }

  test("is one process's, until it lets go; another token has its own", () => {
    const { mine, other, path } = desk()
    const claim = held(mine.take(account, canary))
    expect(other.take(account, canary)).toMatchObject({ kind: 'busy', sent: false })
    held(other.take(account, 'another'))
    held(other.take('other.zendesk.com', canary))
    expect(readdirSync(path).join()).not.toContain(canary)
    claim.release()
    held(other.take(account, canary))
  })

  test('of a process that is dead is in doubt only if the token was sent', () => {
    const { path, me, mine } = desk()
    const dead = claims(path, { ...me, pid: 3 })
    const first = held(dead.take(account, 'a'))
    expect(standing(mine.take(account, 'a'))).toMatchObject({ kind: 'doubtful', sent: false })
    expect(first.send()).toBe(true)
    expect(standing(mine.take(account, 'a'))).toMatchObject({ kind: 'doubtful', sent: true })
  })

  test('of a real process that has ended is told from one that runs', () => {
    const { path } = desk()
    const seen = () => claims(path).take(account, 'a')
    held(seen())
    expect(seen()).toMatchObject({ kind: 'busy' })
    const [name = ''] = readdirSync(path)
    const { pid } = spawnSync(process.execPath, ['--version'])
    const written = JSON.parse(readFileSync(join(path, name), 'utf8'))
    writeFileSync(join(path, name), JSON.stringify({ ...written, pid }))
    expect(seen()).toMatchObject({ kind: 'doubtful' })
  })

  test('of another machine is busy, for its processes cannot be seen', () => {
    const { path, me, mine } = desk()
    held(claims(path, { ...me, host: 'there', pid: 3 }).take(account, 'a'))
    expect(mine.take(account, 'a')).toMatchObject({ kind: 'busy' })
  })

  test('is taken over by one, and the one before sends nothing any more', () => {
    const { mine, other } = desk()
    const slow = held(mine.take(account, 'a'))
    const seen = standing(other.take(account, 'a'))
    const next = held(other.takeOver(account, 'a', seen))
    expect(mine.takeOver(account, 'a', seen)).toMatchObject({ kind: 'busy' })
    expect(slow.send()).toBe(false)
    expect(next.send()).toBe(true)
    slow.release()
    expect(mine.take(account, 'a')).toMatchObject({ kind: 'busy', sent: true })
  })

  test('is not taken over unsent when it was sent meanwhile', () => {
    const { mine, other } = desk()
    const slow = held(mine.take(account, 'a'))
    const seen = standing(other.take(account, 'a'))
    expect(slow.send()).toBe(true)
    expect(other.takeOver(account, 'a', seen)).toMatchObject({ kind: 'busy', sent: true })
  })

  test('grows old: who was stopped for long does not send', () => {
    const { mine, pass } = desk()
    const claim = held(mine.take(account, 'a'))
    pass(10_000)
    expect(claim.send()).toBe(false)
  })

  test('has an age that no clock changes, and is old when the machine was started since', () => {
    const { mine, pass } = desk()
    held(mine.take(account, 'a')).send()
    pass(7_000)
    expect(mine.take(account, 'a')).toMatchObject({ ageMs: 7_000 })
    pass(-8_000)
    expect(mine.take(account, 'a')).toMatchObject({ ageMs: Number.POSITIVE_INFINITY })
  })

  test('that was cut off while it was written is in doubt', () => {
    const { mine, path } = desk()
    held(mine.take(account, 'a'))
    const [name = ''] = readdirSync(path)
    writeFileSync(join(path, name), '')
    expect(mine.take(account, 'a')).toMatchObject({ kind: 'busy', sent: true })
  })

  test('says so where its folder cannot be written to', () => {
    const path = join(temporary(), 'file')
    writeFileSync(path, '')
    expect(() => claims(path).take(account, 'a')).toThrow('cannot be used')
  })
})

describe('A new sign-in', () => {
  test('waits for a renewal under way, and stands after it', async () => {
    let renew = async () => {}
    let waited = 0
    const sleep = async () => {
      waited++
      if (waited === 3) await renew()
    }
    const kept = store({ folder: temporary(), tell: () => {}, world: { sleep }, load: async () => undefined })
    await kept.keep(fresh, tokens)
    const claim = kept.claims.take(account, tokens.refreshToken)
    if ('kind' in claim) throw new Error('it is taken')
    renew = async () => {
      expect(await kept.renew(signIn, tokens, { ...tokens, refreshToken: 'renewed' })).toBe(true)
      claim.release()
    }
    await kept.keep(fresh, { ...tokens, refreshToken: 'new' })
    expect(waited).toBe(3)
    expect(await kept.tokens(account)).toMatchObject({ refreshToken: 'new' })
  })

  test('that could not be kept leaves what is known of the old one', async () => {
    const keychain = ring()
    const { kept } = opened(keychain)
    await kept.keep(fresh, tokens)
    const claim = kept.claims.take(account, tokens.refreshToken)
    if ('kind' in claim) throw new Error('it is taken')
    claim.send()
    claim.doubt()
    const { entries } = keychain
    entries.set = () => {
      throw new Error('the disk is full')
    }
    await expect(kept.keep(fresh, { ...tokens, refreshToken: 'new' })).rejects.toThrow('was not kept')
    expect(kept.claims.take(account, tokens.refreshToken)).toMatchObject({ kind: 'doubtful', sent: true })
  })

  test.each([
    ['a file', undefined],
    ['a keychain', ring()],
  ])('of which nothing can be remembered leaves %s as it was', async (_, keychain) => {
    const { kept, folder } = opened(keychain)
    mkdirSync(join(folder, 'accounts'), { mode: 0o755 })
    await expect(kept.keep(fresh, tokens)).rejects.toThrow('was not used')
    expect(keychain ? [...keychain.entries] : readdirSync(join(folder, 'secrets'))).toEqual([])
    chmodSync(join(folder, 'accounts'), 0o700)
    await kept.keep(fresh, tokens)
    chmodSync(join(folder, 'accounts'), 0o755)
    await expect(kept.keep(fresh, { ...tokens, accessToken: 'new' })).rejects.toThrow('was not used')
    expect(await kept.tokens(account)).toEqual(tokens)
  })

  test('does not wait for ever, and an older renewal does not replace it', async () => {
    const { kept, time } = opened()
    await kept.keep(fresh, tokens)
    kept.claims.take(account, tokens.refreshToken)
    const { replaced } = await time.run(
      kept.keep({ ...fresh, clientId: 'other' }, { ...tokens, refreshToken: 'new' }),
    )
    expect(replaced).toEqual(tokens)
    expect(await kept.renew(signIn, tokens, { ...tokens, refreshToken: 'late' })).toBe(false)
    expect(await kept.tokens(account)).toMatchObject({ refreshToken: 'new' })
    expect(kept.signIns.read(account)).toMatchObject({ clientId: 'other' })
  })

  test('of an account that was forgotten is not brought back by a renewal', async () => {
    const { kept } = opened()
    await kept.keep(fresh, tokens)
    await kept.forget(account)
    expect(await kept.renew(signIn, tokens, { ...tokens, refreshToken: 'late' })).toBe(false)
    expect(await kept.tokens(account)).toBeUndefined()
  })
})

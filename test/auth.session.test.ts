import { chmodSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { learner } from '../src/zendesk/auth/learner.ts'
import { service } from '../src/zendesk/auth/service.ts'
import { way } from '../src/zendesk/auth/way.ts'
import { authAccount, fetchOf } from './auth-account.ts'
import { account, deadPid, type Fate, machine, signInOf } from './auth-rig.ts'
import { canary } from './canary/mark.ts'
import { clock } from './zendesk-clock.ts'

const bearer = (count: number) => `Bearer ${canary}-access-${count}`
const again = /Sign in again with `deskwarden login`/

describe('A stored sign-in', () => {
  test('is read once, and then costs a call nothing', async () => {
    const { session, keychain, zendesk } = await machine()
    expect(await session.authorization()).toBe(bearer(1))
    const asked = keychain?.asked.length
    expect(session.authorization()).toBe(bearer(1))
    expect(keychain?.asked).toHaveLength(asked ?? 0)
    expect(zendesk.posts).toEqual([])
    expect(session.scopes()).toEqual(['tickets:read', 'users:read'])
  })

  test.each([
    [0, 1_800 - 180],
    [1, 1_800 - 360],
  ])(
    'is renewed before it expires, and not at the same moment everywhere (chance %d)',
    async (random, second) => {
      const { session, pass, draw, zendesk } = await machine()
      draw(random)
      await session.authorization()
      pass(second - 1)
      expect(session.authorization()).toBe(bearer(1))
      pass(1)
      expect(await session.authorization()).toBe(bearer(2))
      expect(zendesk.posts).toEqual([
        expect.objectContaining({ grant_type: 'refresh_token', client_id: 'deskwarden', expires_in: 1_800 }),
      ])
    },
  )

  test('keeps both new tokens at once, and what is known of them beside', async () => {
    const { session, kept, pass, time, folder } = await machine()
    pass(1_700)
    await session.authorization()
    expect(await kept.tokens(account)).toMatchObject({
      accessToken: `${canary}-access-2`,
      refreshToken: `${canary}-refresh-2`,
      expiresAtMs: time.now() + 1_800_000,
    })
    expect(kept.signIns.read(account)).toMatchObject({ expiresAtMs: time.now() + 1_800_000 })
    expect(readdirSync(join(folder, 'renewals'))).toEqual([])
  })

  test('whose new tokens come without their ends does not take the old ends for theirs', async () => {
    const { session, kept, pass, zendesk, sent } = await machine()
    zendesk.leaveOut(['expires_in', 'refresh_token_expires_in', 'scope'])
    pass(1_700)
    await session.authorization()
    for (const end of ['expiresAtMs', 'refreshExpiresAtMs'])
      expect([await kept.tokens(account), kept.signIns.read(account)]).toEqual([
        expect.not.objectContaining({ [end]: expect.anything() }),
        expect.not.objectContaining({ [end]: expect.anything() }),
      ])
    for (let minute = 0; minute < 9; minute++) {
      pass(60)
      expect(session.authorization()).toBe(bearer(2))
    }
    expect(sent()).toHaveLength(1)
    // Without an end it is renewed when it is refused.
    expect(await session.renew(bearer(2))).toBe(true)
    expect(sent()).toHaveLength(2)
    expect(session.scopes()).toEqual(['tickets:read', 'users:read'])
  })

  test('whose refresh token is not replaced goes on with it', async () => {
    const { session, kept, pass, zendesk } = await machine()
    zendesk.leaveOut(['refresh_token'])
    pass(1_700)
    expect(await session.authorization()).toBe(bearer(2))
    expect(await kept.tokens(account)).toMatchObject({
      accessToken: `${canary}-access-2`,
      refreshToken: `${canary}-refresh-1`,
    })
  })

  test.each([
    ['stored with an older secret', 'confidential', 's3'],
    ['of a public client', 'public', undefined],
  ])('%s is renewed with the secret of the environment where its client has one', async (_, kind, sent) => {
    const { kept, start, pass, zendesk, tokens } = await machine(sent === undefined ? {} : { secret: sent })
    await kept.keep(signInOf(), kind === 'public' ? tokens : { ...tokens, clientSecret: 'old' })
    pass(1_700)
    expect(await start(process.pid, 's3').session.authorization()).toBe(bearer(2))
    expect(zendesk.posts.map(post => post.client_secret)).toEqual([sent])
    expect((await kept.tokens(account))?.clientSecret).toBe(sent)
  })

  test('that has expired is renewed once for 50 calls', async () => {
    const { session, pass, sent, time } = await machine()
    pass(4_000)
    const all = await time.run(Promise.all(Array.from({ length: 50 }, () => session.authorization())))
    expect(new Set(all)).toEqual(new Set([bearer(2)]))
    expect(sent()).toHaveLength(1)
  })

  test('that has expired is renewed once for 8 sessions of 50 calls', async () => {
    const { start, pass, sent, time } = await machine()
    pass(4_000)
    const calls = Array.from({ length: 8 }, () => start().session).flatMap(session =>
      Array.from({ length: 50 }, async () => session.authorization()),
    )
    expect(new Set(await time.run(Promise.all(calls)))).toEqual(new Set([bearer(2)]))
    expect(sent()).toHaveLength(1)
  })

  test('that was renewed elsewhere is read again, not renewed', async () => {
    const { session, start, pass, sent, time } = await machine()
    await session.authorization()
    pass(1_700)
    await start().session.authorization()
    expect(await time.run(Promise.resolve(session.authorization()))).toBe(bearer(2))
    expect(sent()).toHaveLength(1)
  })

  test('that was replaced by a new sign-in is read again when the old one is refused', async () => {
    const { session, kept, zendesk, time, sent } = await machine()
    await session.authorization()
    const next = zendesk.grant()
    const tokens = { accessToken: next.access, refreshToken: next.refresh, expiresAtMs: next.expiresAtMs }
    await kept.keep(signInOf(), tokens)
    expect(await time.run(session.renew(bearer(1)))).toBe(true)
    expect(session.authorization()).toBe(`Bearer ${next.access}`)
    expect(sent()).toEqual([])
  })

  test('that is not there, or whose secrets are gone, says who can help', async () => {
    const { session, kept, keychain, start } = await machine()
    keychain?.entries.clear()
    await expect(session.authorization()).rejects.toThrow(again)
    await kept.signIns.remove(account)
    await expect(start().session.authorization()).rejects.toThrow(/nobody is signed in.*`deskwarden login`/)
    expect(start().session.scopes()).toBeUndefined()
  })

  test('whose tokens do not expire is never renewed; refused, it has ended', async () => {
    const { session, kept, pass, sent } = await machine()
    await kept.keep(signInOf(), { accessToken: `${canary}-old` })
    pass(10_000_000)
    expect(await session.authorization()).toBe(`Bearer ${canary}-old`)
    await expect(session.renew(`Bearer ${canary}-old`)).rejects.toThrow(again)
    expect(sent()).toEqual([])
  })

  test('whose life is said to be a second is not renewed in a circle', async () => {
    const { session, kept, pass, sent, zendesk, time } = await machine()
    const { access, refresh } = zendesk.grant(1)
    await kept.keep(signInOf(), {
      accessToken: access,
      refreshToken: refresh,
      issuedAtMs: time.now(),
      expiresAtMs: time.now(),
    })
    for (let second = 0; second < 29; second++) {
      await session.authorization()
      pass(1)
    }
    expect(sent()).toEqual([])
  })
})

describe('A session that ends', () => {
  test('keeps what a renewal under way brings', async () => {
    const { session, kept, pass, held } = await machine()
    pass(1_700)
    const answer = held()
    const authorizing = session.authorization()
    await answer.arrived
    let closed = false
    const closing = session.close().then(() => {
      closed = true
    })
    await new Promise(resolve => setTimeout(resolve, 10))
    expect(closed).toBe(false)
    answer.go()
    await closing
    expect(await kept.tokens(account)).toMatchObject({ refreshToken: `${canary}-refresh-2` })
    expect(await authorizing).toBe(bearer(2))
  })

  test('waits for no other process', async () => {
    const { session, kept, pass, tokens, time } = await machine()
    pass(1_700)
    kept.claims.take(account, tokens.refreshToken ?? '')
    const authorizing = Promise.resolve(session.authorization()).catch((error: unknown) => error)
    while (time.sleeping === 0) await new Promise(resolve => setImmediate(resolve))
    await session.close()
    expect(await authorizing).toBeInstanceOf(Error)
  })
})

describe('A token that Zendesk refuses before its time', () => {
  test('is renewed once, for 50 calls alike', async () => {
    const { session, zendesk, sent } = await machine()
    await session.authorization()
    const renewed = await Promise.all(Array.from({ length: 50 }, () => session.renew(bearer(1))))
    expect(new Set(renewed)).toEqual(new Set([true]))
    expect(session.authorization()).toBe(bearer(2))
    expect(sent()).toHaveLength(1)
    // A call that was slow comes with the old one.
    expect(await session.renew(bearer(1))).toBe(true)
    expect(zendesk.posts).toHaveLength(1)
  })

  test('and whose successor is refused too is given up, until five minutes have passed', async () => {
    const { session, sent, pass } = await machine()
    await session.authorization()
    expect(await session.renew(bearer(1))).toBe(true)
    expect(await session.renew(bearer(2))).toBe(false)
    pass(200)
    expect(await session.renew(bearer(2))).toBe(false)
    expect(sent()).toHaveLength(1)
    pass(101)
    expect(await session.renew(bearer(2))).toBe(true)
    expect(sent()).toHaveLength(2)
  })
})

describe('A renewal that Zendesk refuses', () => {
  test('ends the sign-in: every later call and start says so, and asks nobody', async () => {
    const { session, start, pass, zendesk, kept, keychain } = await machine()
    pass(1_700)
    for (const pair of zendesk.pairs) pair.dead = true
    await expect(session.authorization()).rejects.toThrow(again)
    expect(kept.signIns.read(account)).toMatchObject({ ended: 'refused' })
    const asked = keychain?.asked.length
    for (const next of [session, start().session, start().session])
      await expect(next.authorization()).rejects.toThrow(again)
    await expect(session.renew(bearer(1))).rejects.toThrow(again)
    expect(zendesk.posts).toHaveLength(1)
    expect(zendesk.looks).toEqual([])
    expect(keychain?.asked).toHaveLength(asked ?? 0)
  })

  test('for its client, leaves the sign-in as it is', async () => {
    const { session, pass, kept, fates, sent } = await machine()
    await session.authorization()
    pass(1_700)
    fates.push(400)
    expect(await session.authorization()).toBe(bearer(1))
    pass(4_000)
    expect(kept.signIns.read(account)?.ended).toBeUndefined()
    expect(await session.authorization()).toBe(bearer(2))
    expect(sent()).toHaveLength(1)
  })

  test('is forgotten with the next sign-in', async () => {
    const { session, kept, pass, zendesk, time } = await machine()
    pass(1_700)
    for (const pair of zendesk.pairs) pair.dead = true
    await expect(session.authorization()).rejects.toThrow(again)
    const { access, refresh } = zendesk.grant()
    await kept.keep(signInOf(), { accessToken: access, refreshToken: refresh, issuedAtMs: time.now() })
    expect(await session.authorization()).toBe(`Bearer ${access}`)
  })
})

describe('A renewal whose answer is lost after its effect', () => {
  test.each<[string, number]>([
    ['while the old token should still hold', 1_700],
    ['when the old token has expired', 4_000],
  ])('%s: signing in again is needed, and nothing is sent again', async (_, seconds) => {
    const { session, start, pass, fates, sent, zendesk, kept, time } = await machine()
    pass(seconds)
    fates.push('answer lost')
    const first = await Promise.resolve(session.authorization()).catch((error: unknown) => error)
    // The old token is tried once more, where it may be alive; Zendesk refuses it.
    if (typeof first === 'string') await expect(session.renew(first)).rejects.toThrow(again)
    else expect(first).toMatchObject({ message: expect.stringMatching(again) })
    expect(kept.signIns.read(account)).toMatchObject({ ended: 'lost' })
    const looks = zendesk.looks.length
    for (const next of [session, start().session]) {
      await expect(time.run(Promise.resolve(next.authorization()))).rejects.toThrow(again)
      pass(100)
    }
    expect(sent()).toHaveLength(1)
    expect(zendesk.looks).toHaveLength(looks)
  })

  test('of a process that was killed: the next start finds out, and says so', async () => {
    const { start, pass, kept, zendesk, tokens, sent } = await machine()
    pass(1_700)
    const claim = start(deadPid).kept.claims.take(account, tokens.refreshToken ?? '')
    if ('kind' in claim) throw new Error('it is taken')
    claim.send()
    // Zendesk answered, and nobody was there any more to keep the answer.
    const [pair] = zendesk.pairs
    if (pair) pair.dead = true
    pass(61)
    await expect(start().session.authorization()).rejects.toThrow(again)
    expect(sent()).toEqual([])
    expect(kept.signIns.read(account)).toMatchObject({ ended: 'lost' })
  })
})

describe('While it is remembered that a sign-in has ended', () => {
  test.each(['was refused', 'was lost'])(
    'because its renewal %s, a new sign-in waits: the mark is not for it',
    async why => {
      const { session, start, pass, zendesk, keychain, tokens, kept, fates, sent } = await machine()
      pass(4_000)
      if (why === 'was lost') fates.push('answer lost')
      else for (const pair of zendesk.pairs) pair.dead = true
      const { claims } = start().kept
      const seen: unknown[] = []
      const entries = keychain?.entries
      const get = entries?.get.bind(entries)
      if (entries && get)
        entries.get = name => {
          const known = why === 'was lost' ? zendesk.looks.length > 0 : zendesk.posts.length > 0
          if (known) seen.push(claims.take(account, tokens.refreshToken ?? ''))
          return get(name)
        }
      await expect(session.authorization()).rejects.toThrow(again)
      expect(seen).toEqual([1, 2].map(() => expect.objectContaining({ kind: 'busy', sent: true })))
      expect(kept.signIns.read(account)).toMatchObject({ ended: why === 'was lost' ? 'lost' : 'refused' })
      expect(sent()).toHaveLength(1)
    },
  )

  test.each([
    ['was killed', deadPid, 0],
    ['never ends', process.pid, 45_000],
  ])('a new sign-in takes over from a renewal that %s: nobody renews meanwhile', async (_, pid, ms) => {
    const { start, kept, keychain, tokens, zendesk, time } = await machine()
    const claim = start(pid).kept.claims.take(account, tokens.refreshToken)
    if ('kind' in claim) throw new Error('it is taken')
    claim.send()
    const { claims } = start().kept
    const seen: unknown[] = []
    const entries = keychain?.entries
    const set = entries?.set.bind(entries)
    if (entries && set)
      entries.set = (name, value) => {
        if (name === account) seen.push(claims.take(account, tokens.refreshToken))
        return set(name, value)
      }
    const { access, refresh } = zendesk.grant()
    const before = time.now()
    await time.run(kept.keep(signInOf(), { accessToken: access, refreshToken: refresh }))
    expect(time.now() - before).toBe(ms)
    expect(seen).toEqual([expect.objectContaining({ kind: 'busy', sent: true })])
    expect(claim.send()).toBe(false)
    expect(await kept.tokens(account)).toMatchObject({ accessToken: access })
  })

  test('it is in doubt where that cannot be written, and found out again', async () => {
    const { session, start, pass, zendesk, folder } = await machine()
    pass(1_700)
    for (const pair of zendesk.pairs) pair.dead = true
    chmodSync(join(folder, 'accounts'), 0o755)
    await expect(session.authorization()).rejects.toThrow('was not used')
    chmodSync(join(folder, 'accounts'), 0o700)
    pass(61)
    await expect(start().session.authorization()).rejects.toThrow(again)
    expect(zendesk.posts).toHaveLength(1)
  })
})

describe('A renewal that may have happened, and did not', () => {
  test.each<Fate>(['lost', 500, 502, 503, 504])(
    'is tried again after a minute, when Zendesk has shown that the old token lives (%s)',
    async fate => {
      const { session, pass, fates, zendesk, time, sent } = await machine()
      await session.authorization()
      pass(1_550)
      fates.push(fate)
      const authorize = () => time.run(Promise.resolve(session.authorization()))
      expect(await authorize()).toBe(bearer(1))
      pass(59)
      expect(await authorize()).toBe(bearer(1))
      expect(zendesk.looks).toEqual([])
      expect(sent()).toEqual([])
      pass(2)
      expect(await authorize()).toBe(bearer(2))
      expect(zendesk.looks).toEqual([`${canary}-access-1`])
      expect(sent()).toHaveLength(1)
    },
  )

  test('of a process that was killed before it sent anything is simply done', async () => {
    const { start, pass, zendesk, tokens, sent } = await machine()
    start(deadPid).kept.claims.take(account, tokens.refreshToken ?? '')
    pass(4_000)
    expect(await start().session.authorization()).toBe(bearer(2))
    expect(sent()).toHaveLength(1)
    expect(zendesk.looks).toEqual([])
  })

  test('is not waited for longer than its lease', async () => {
    const { session, kept, pass, tokens, time, sent, zendesk } = await machine()
    // Its process lives, and does nothing.
    const claim = kept.claims.take(account, tokens.refreshToken ?? '')
    if ('kind' in claim) throw new Error('it is taken')
    claim.send()
    pass(1_600)
    const before = time.now()
    expect(await time.run(Promise.resolve(session.authorization()))).toBe(bearer(2))
    expect(time.now() - before).toBe(45_000)
    expect(zendesk.looks).toHaveLength(1)
    expect(sent()).toHaveLength(1)
  })
})

describe('A renewal that does not reach Zendesk', () => {
  test.each<[Fate, string]>([
    ['never leaves', 'the connection was refused'],
    [429, 'rate limit'],
  ])('is put off while the old token holds, and reported when it does not (%s)', async (fate, why) => {
    const { session, pass, fates, sent } = await machine()
    await session.authorization()
    pass(1_550)
    fates.push(fate)
    expect(await session.authorization()).toBe(bearer(1))
    pass(29)
    expect(session.authorization()).toBe(bearer(1))
    pass(100)
    fates.push(fate, fate)
    expect(await session.authorization()).toBe(bearer(1))
    pass(1_000)
    await expect(session.authorization()).rejects.toThrow(why)
    expect(sent()).toEqual([])
    expect(await session.authorization()).toBe(bearer(2))
  })
})

describe('A keychain that fails', () => {
  test('before the renewal: nothing is sent, the old token serves while it holds', async () => {
    const { session, pass, keychain, sent } = await machine()
    await session.authorization()
    if (keychain) keychain.state = 'locked'
    pass(1_550)
    expect(await session.authorization()).toBe(bearer(1))
    pass(1_000)
    await expect(session.authorization()).rejects.toThrow('the keychain is locked')
    expect(sent()).toEqual([])
    if (keychain) keychain.state = 'open'
    expect(await session.authorization()).toBe(bearer(2))
  })

  test('after the renewal: the new tokens serve, nothing is renewed, and they are kept as soon as it can be', async () => {
    const { session, pass, keychain, sent, said, kept } = await machine()
    await session.authorization()
    pass(1_550)
    if (keychain) {
      const { entries } = keychain
      const set = entries.set.bind(entries)
      entries.set = (name, value) => {
        if (keychain.state === 'open' && sent().length > 0) throw new Error('the disk is full')
        return set(name, value)
      }
      expect(await session.authorization()).toBe(bearer(2))
      expect(said).toEqual([expect.stringMatching(/was not kept.*deskwarden login/)])
      pass(1_600)
      expect(await session.authorization()).toBe(bearer(2))
      expect(sent()).toHaveLength(1)
      entries.set = set
    }
    pass(61)
    expect(await session.authorization()).toBe(bearer(3))
    expect(sent()).toEqual([`${canary}-refresh-1`, `${canary}-refresh-2`])
    expect(await kept.tokens(account)).toMatchObject({ refreshToken: `${canary}-refresh-3` })
    expect(said).toHaveLength(2)
    expect(said.join()).not.toContain(canary)
  })
})

describe('A clock that jumps', () => {
  test('forward renews early, and then serves', async () => {
    const { session, jump, sent } = await machine()
    await session.authorization()
    jump(1_000_000)
    expect(await session.authorization()).toBe(bearer(2))
    expect(session.authorization()).toBe(bearer(2))
    expect(sent()).toHaveLength(1)
  })

  test('back renews once, for when the token ends cannot be told', async () => {
    const { session, jump, pass, sent } = await machine()
    await session.authorization()
    jump(-1_000_000)
    expect(await session.authorization()).toBe(bearer(2))
    expect(session.authorization()).toBe(bearer(2))
    pass(600)
    expect(session.authorization()).toBe(bearer(2))
    expect(sent()).toHaveLength(1)
  })

  test('back by a little does not matter', async () => {
    const { session, jump } = await machine()
    await session.authorization()
    jump(-20)
    expect(session.authorization()).toBe(bearer(1))
  })

  test.each([1_000_000, -1_000_000])(
    'while another process renews does not make two of it (%d s)',
    async seconds => {
      const { session, kept, pass, jump, tokens, time, zendesk, sent } = await machine()
      pass(1_700)
      const claim = kept.claims.take(account, tokens.refreshToken ?? '')
      if ('kind' in claim) throw new Error('it is taken')
      claim.send()
      const waiting = time.run(Promise.resolve(session.authorization()))
      jump(seconds)
      const next = zendesk.grant()
      const signIn = kept.signIns.read(account)
      const renewed = {
        accessToken: next.access,
        refreshToken: next.refresh,
        issuedAtMs: time.now(),
        expiresAtMs: time.now() + 1_800_000,
      }
      if (signIn) await kept.renew(signIn, tokens, renewed)
      kept.claims.clear(account, tokens.refreshToken ?? '')
      expect(await waiting).toBe(`Bearer ${next.access}`)
      expect(sent()).toEqual([])
    },
  )
})

describe('Scopes', () => {
  test('that a renewal takes away are gone at once, for this process and for others', async () => {
    const { session, start, pass, zendesk, kept, said } = await machine()
    const other = start().session
    let told = 0
    const stop = session.changed(() => told++)
    pass(1_700)
    zendesk.allow(['tickets:read'])
    await session.authorization()
    expect(session.scopes()).toEqual(['tickets:read'])
    expect(other.scopes()).toEqual(['tickets:read'])
    expect(kept.signIns.read(account)?.scopes).toEqual(['tickets:read'])
    expect(told).toBe(1)
    expect(said).toEqual(['The OAuth token of acme.zendesk.com has lost the scopes users:read.'])
    stop()
    pass(1_700)
    zendesk.allow([])
    await session.authorization()
    expect(session.scopes()).toEqual([])
    expect(told).toBe(1)
    await session.close()
  })

  test('that stay the same tell nobody', async () => {
    const { session, pass } = await machine()
    let told = 0
    session.changed(() => told++)
    pass(1_700)
    await session.authorization()
    expect(told).toBe(0)
    await session.close()
  })

  test('of a renewal that was killed before it wrote them down are asked for', async () => {
    const { session, kept, zendesk, time } = await machine()
    zendesk.allow(['users:read'])
    const next = zendesk.grant()
    const signIn = kept.signIns.read(account)
    if (!signIn) throw new Error('nobody is signed in')
    await kept.keep(signInOf(), {
      accessToken: next.access,
      refreshToken: next.refresh,
      issuedAtMs: time.now(),
      expiresAtMs: next.expiresAtMs,
    })
    await kept.signIns.write({ ...signIn, expiresAtMs: 5 })
    await session.authorization()
    expect(session.scopes()).toEqual(['users:read'])
    expect(zendesk.looks).toEqual([next.access])
  })
})

describe('Client credentials', () => {
  const serving = (options: { secret?: string } = { secret: 's3' }) => {
    const time = clock()
    const zendesk = authAccount(time.now, options)
    const world = { fetch: fetchOf(zendesk), now: time.now, sleep: time.sleep, random: () => 0 }
    const road = way({ baseUrl: `https://${account}`, version: '1.2.3', world })
    const session = service({
      way: road,
      clientId: 'deskwarden',
      clientSecret: 's3',
      scopes: ['read'],
      world,
    })
    return { time, zendesk, session }
  }

  test('are fetched with the first call, once for 50, and renewed before they expire', async () => {
    const { time, zendesk, session } = serving()
    expect(zendesk.posts).toEqual([])
    expect(session.scopes()).toEqual(['read'])
    const all = await Promise.all(Array.from({ length: 50 }, () => session.authorization()))
    expect(new Set(all)).toEqual(new Set([bearer(1)]))
    time.set(time.now() + 1_619_000)
    expect(session.authorization()).toBe(bearer(1))
    time.set(time.now() + 1_000)
    expect(await session.authorization()).toBe(bearer(2))
    expect(zendesk.posts.map(post => post.grant_type)).toEqual(['client_credentials', 'client_credentials'])
  })

  test('that Zendesk refuses before their time are fetched again once', async () => {
    const { session, zendesk } = serving()
    await session.authorization()
    expect(await session.renew(bearer(1))).toBe(true)
    expect(await session.renew(bearer(2))).toBe(false)
    expect(zendesk.posts).toHaveLength(2)
  })

  test('with a wrong secret say which settings to compare', async () => {
    const { session } = serving({ secret: 'another' })
    const error: unknown = await Promise.resolve(session.authorization()).catch((error: unknown) => error)
    expect(error).toMatchObject({ message: expect.stringContaining('ZENDESK_CLIENT_SECRET') })
    expect(inspect(error, { depth: 9 })).not.toContain('s3')
  })

  test('that are kept are shared: one process fetches, and a fetch that was cut off is no end', async () => {
    const { kept, zendesk, start, pass, time, fates } = await machine({ secret: 's3' })
    const tokens = { accessToken: 'spent', issuedAtMs: 0, expiresAtMs: 1, clientSecret: 's3' }
    await kept.keep(signInOf('client_credentials'), tokens)
    fates.push('answer lost')
    await expect(time.run(Promise.resolve(start().session.authorization()))).rejects.toThrow(
      'Try again later',
    )
    const all = Array.from({ length: 8 }, () => start().session).map(async session => session.authorization())
    expect(new Set(await time.run(Promise.all(all))).size).toBe(1)
    expect(zendesk.posts).toHaveLength(2)
    expect(await kept.tokens(account)).toMatchObject({ clientSecret: 's3' })
    pass(1_700)
    await start().session.authorization()
    expect(zendesk.posts).toHaveLength(3)
  })
})

describe('An OAuth token from the environment', () => {
  const learning = (status?: number) => {
    const time = clock()
    const zendesk = authAccount(time.now)
    const { access } = zendesk.grant()
    let asked = 0
    const fetch: typeof globalThis.fetch = async (...request) => {
      asked++
      return status === undefined ? fetchOf(zendesk)(...request) : new Response('', { status })
    }
    const road = way({ baseUrl: `https://${account}`, version: '1.2.3', world: { fetch, now: time.now } })
    return { access, credential: learner({ way: road, oauthToken: access }), count: () => asked }
  }
  const settle = () => new Promise(resolve => setTimeout(resolve, 5))

  test('learns its scopes beside the first call, with one request', async () => {
    const { access, credential, count } = learning()
    const told = new Promise<void>(resolve => credential.changed?.(resolve))
    expect(credential.scopes?.()).toBeUndefined()
    expect(count()).toBe(0)
    for (let call = 0; call < 50; call++) expect(credential.authorization()).toBe(`Bearer ${access}`)
    await told
    expect(credential.scopes?.()).toEqual(['tickets:read', 'users:read'])
    credential.authorization()
    await settle()
    expect(count()).toBe(1)
    expect(credential.renew).toBeUndefined()
  })

  test.each([
    [500, 3],
    [401, 1],
  ])('does without them when Zendesk answers %d, and does not ask for ever', async (status, most) => {
    const { access, credential, count } = learning(status)
    for (let call = 0; call < 9; call++) {
      expect(credential.authorization()).toBe(`Bearer ${access}`)
      await settle()
    }
    expect(credential.scopes?.()).toBeUndefined()
    expect(count()).toBe(most)
  })
})

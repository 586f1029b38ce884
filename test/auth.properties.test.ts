import { setImmediate as tick } from 'node:timers/promises'
import { inspect } from 'node:util'
import fc from 'fast-check'
import 'oauth4webapi'
import { expect, test } from 'vitest'
import { SignedOut } from '../src/zendesk/auth/ending.ts'
import type { Keyring } from '../src/zendesk/auth/keychain.ts'
import { session } from '../src/zendesk/auth/session.ts'
import { store } from '../src/zendesk/auth/store.ts'
import { way } from '../src/zendesk/auth/way.ts'
import { authAccount } from './auth-account.ts'
import { account, signInOf } from './auth-rig.ts'
import { temporary } from './canary/folder.ts'
import { canary } from './canary/mark.ts'

/** What happens to the machine, its processes and its network, one after the other while everything else goes on. */
type Happening =
  | { readonly what: 'calls'; readonly by: number; readonly times: number }
  | { readonly what: 'time passes'; readonly seconds: number }
  | { readonly what: 'the clock jumps'; readonly seconds: number }
  | { readonly what: 'is killed' | 'is stopped' | 'goes on'; readonly by: number }
  | { readonly what: 'next renewal'; readonly fate: Fate }
  | { readonly what: 'the keychain'; readonly locked: boolean }
  | { readonly what: 'somebody signs in' | 'Zendesk forgets the token' }

/** Of a request for tokens: what becomes of it, and of its answer. */
type Fate = 'answer lost' | 'request lost' | 'never leaves' | 'late' | 500 | 429

const places = 3
const by = fc.nat(places - 1)
const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ what: fc.constant('calls'), by, times: fc.integer({ min: 1, max: 4 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('time passes'),
      seconds: fc.constantFrom(1, 50, 70, 1_550, 1_700, 2_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('the clock jumps'),
      seconds: fc.constantFrom(-100_000, -100, 100, 1_600, 100_000),
    }),
  },
  { weight: 3, arbitrary: fc.record({ what: fc.constantFrom('is killed', 'is stopped', 'goes on'), by }) },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('next renewal'),
      fate: fc.constantFrom<Fate>('answer lost', 'request lost', 'never leaves', 'late', 500, 429),
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('the keychain'), locked: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constantFrom('somebody signs in', 'Zendesk forgets the token') }),
  },
)

interface Place {
  pid: number
  stopped: boolean
  session: ReturnType<typeof session>
}

/** Files are written in real time: nothing else goes on meanwhile, so that the order is the scheduler's alone. */
async function settled(): Promise<void> {
  do {
    await tick()
    await tick()
  } while (process.getActiveResourcesInfo().some(name => /^(FS|Close)Req/.test(name)))
}

async function world(s: fc.Scheduler) {
  let trueMs = Date.parse('2026-11-20T10:00:00Z')
  let skewMs = 0
  let locked = false
  let pids = 100
  let sleepers: { at: number; wake: () => void }[] = []
  let late: { at: number; arrive: () => void }[] = []
  const fates: Fate[] = []
  const living = new Set<number>()
  const paused = new Map<number, (() => void)[]>()
  const errors: unknown[] = []
  const said: string[] = []
  const secrets = new Map<string, Uint8Array>()
  /** What the keychain held, in order. */
  const stored: string[] = []
  /** Refresh tokens as they arrived at Zendesk, and the looks at access tokens that were alive. */
  const trace: { readonly what: 'used' | 'unused' | 'refused' | 'alive'; readonly token: string }[] = []
  /** Refresh tokens that left this machine, whether they arrived or not. */
  const left = new Set<string>()
  const folder = temporary()
  const zendesk = authAccount(() => trueMs)
  const now = () => trueMs + skewMs

  /** A killed process never comes back from here, a stopped one when it goes on; the others in any order. */
  async function gate(pid: number, label: string): Promise<void> {
    await s.schedule(Promise.resolve(), `${pid} ${label}`)
    while (paused.has(pid)) await new Promise<void>(resolve => paused.get(pid)?.push(resolve))
    if (!living.has(pid)) await new Promise(() => {})
  }

  function advance(ms: number): void {
    trueMs += ms
    const due = sleepers.filter(one => one.at <= trueMs)
    sleepers = sleepers.filter(one => one.at > trueMs)
    for (const one of due) one.wake()
    for (const one of late.filter(one => one.at <= trueMs)) one.arrive()
    late = late.filter(one => one.at > trueMs)
  }

  const fetchOf =
    (pid: number): typeof globalThis.fetch =>
    async (input, init) => {
      const path = new URL(String(input)).pathname
      const headers = new Headers(init?.headers)
      const text = String(init?.body ?? '')
      const answer = () => zendesk.answer(init?.method ?? 'GET', path, headers, text)
      if (init?.method !== 'POST') {
        const response = answer()
        const token = headers.get('authorization')?.slice('Bearer '.length) ?? ''
        if (response.ok) trace.push({ what: 'alive', token })
        await gate(pid, 'look')
        return response
      }
      const token = String(JSON.parse(text).refresh_token)
      const fate = fates.shift()
      if (fate === 'never leaves') throw Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })
      if (fate !== 429) left.add(token)
      const arrive = () => {
        const response = answer()
        trace.push({ what: response.ok ? 'used' : 'refused', token })
        return response
      }
      if (fate === 'request lost' || fate === 500) trace.push({ what: 'unused', token })
      if (fate === 'late') late.push({ at: trueMs + 15_000, arrive: () => void arrive() })
      const response = fate === undefined || fate === 'answer lost' ? arrive() : undefined
      await gate(pid, 'answer')
      if (typeof fate === 'number') return new Response('', { status: fate })
      if (response === undefined || fate !== undefined) throw new Error('cut off')
      return response
    }

  const ringOf =
    (pid: number): Keyring =>
    name => ({
      async getSecret() {
        const secret = secrets.get(name) ?? null
        const refused = locked
        await gate(pid, 'reads')
        if (refused) throw new Error('locked')
        return secret
      },
      async setSecret(secret) {
        await gate(pid, 'writes')
        if (locked) throw new Error('locked')
        if (name === account) stored.push(String(JSON.parse(Buffer.from(secret).toString()).refreshToken))
        secrets.set(name, secret)
        await gate(pid, 'has written')
      },
      async deleteCredential() {
        return secrets.delete(name)
      },
    })

  function open(pid: number) {
    living.add(pid)
    const around = {
      fetch: fetchOf(pid),
      now,
      sleep: (ms: number) =>
        new Promise<void>(wake => sleepers.push({ at: trueMs + ms, wake })).then(() => gate(pid, 'wakes')),
      random: () => 0.5,
    }
    const kept = store({
      folder,
      tell: line => said.push(line),
      world: around,
      me: { host: 'here', pid, lives: other => living.has(other), upMs: () => trueMs },
      keychainSeconds: 3_600,
      load: async () => ringOf(pid),
    })
    const road = way({ baseUrl: `https://${account}`, version: '1', world: around, attemptSeconds: 3_600 })
    return {
      kept,
      session: session({ way: road, store: kept, world: around, tell: line => said.push(line) }),
    }
  }

  const start = (): Place => {
    const pid = ++pids
    return { pid, stopped: false, session: open(pid).session }
  }

  /** Lets everything run in some order until `end` has ended. */
  async function drive<T>(end: Promise<T>): Promise<void> {
    let going = true
    const over = () => {
      going = false
    }
    end.then(over, over)
    for (let step = 0; going; step++) {
      if (step > 20_000) throw new Error('It goes on for ever.')
      await settled()
      if (s.count() > 0) await s.waitOne()
      else if (going) {
        // When nothing moves any more, time does.
        const next = Math.min(...sleepers.map(one => one.at))
        if (next === Number.POSITIVE_INFINITY) throw new Error('It waits for ever.')
        advance(Math.max(0, next - trueMs))
      }
    }
  }

  async function signIn(): Promise<void> {
    const pid = ++pids
    const { kept } = open(pid)
    const { access, refresh, expiresAtMs } = zendesk.grant()
    const life = expiresAtMs - trueMs
    const { replaced } = await kept.keep(signInOf(), {
      accessToken: access,
      refreshToken: refresh,
      issuedAtMs: now(),
      expiresAtMs: now() + life,
    })
    // As login does, which ends what it replaces.
    const before = zendesk.pairs.find(pair => pair.access === replaced?.accessToken)
    if (before && zendesk.alive(before.access)) before.dead = true
  }

  /** One call of a tool's: with a token that Zendesk refuses there is one renewal, and then an error. */
  async function call({ pid, session }: Place): Promise<'served' | 'refused' | 'signed out' | 'failed'> {
    try {
      const first = await session.authorization()
      await gate(pid, 'calls')
      if (zendesk.alive(first.slice('Bearer '.length))) return 'served'
      if (!(await session.renew(first))) return 'refused'
      const second = await session.authorization()
      return zendesk.alive(second.slice('Bearer '.length)) ? 'served' : 'refused'
    } catch (error) {
      errors.push(error)
      return error instanceof SignedOut ? 'signed out' : 'failed'
    }
  }

  return {
    zendesk,
    trace,
    left,
    stored,
    errors,
    said,
    fates,
    living,
    start,
    signIn,
    call,
    drive,
    advance,
    jump: (ms: number) => {
      skewMs += ms
    },
    lock: (to: boolean) => {
      locked = to
    },
    stop: (pid: number) => {
      if (!paused.has(pid)) paused.set(pid, [])
    },
    go(pid: number) {
      const waiting = paused.get(pid) ?? []
      paused.delete(pid)
      for (const wake of waiting) wake()
    },
    now,
  }
}

const seconds = 1_000

test('whatever is killed, stopped, cut off or set wrong: no refresh token is used twice, none is lost that was kept, nothing runs in a circle', async () => {
  let served = 0
  let ended = 0
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(happening, { minLength: 4, maxLength: 16 }),
      async (s, happenings) => {
        const w = await world(s)
        await w.drive(w.signIn())
        const desks = Array.from({ length: places }, w.start)
        const deskOf = (index: number) => desks[index] ?? desks[0] ?? w.start()
        const logins: Promise<void>[] = []
        let calls = 0
        for (const one of happenings) {
          switch (one.what) {
            case 'calls':
              for (let time = 0; time < one.times; time++) {
                calls++
                void w.call(deskOf(one.by))
              }
              break
            case 'time passes':
              w.advance(one.seconds * seconds)
              break
            case 'the clock jumps':
              w.jump(one.seconds * seconds)
              break
            case 'is killed':
              w.living.delete(deskOf(one.by).pid)
              desks[one.by] = w.start()
              break
            case 'is stopped':
              w.stop(deskOf(one.by).pid)
              break
            case 'goes on':
              w.go(deskOf(one.by).pid)
              break
            case 'next renewal':
              w.fates.push(one.fate)
              break
            case 'the keychain':
              w.lock(one.locked)
              break
            case 'somebody signs in':
              logins.push(w.signIn().catch(() => undefined))
              break
            case 'Zendesk forgets the token':
              for (const pair of w.zendesk.pairs) pair.dead = true
          }
          // Some of what has begun goes on before the next thing happens.
          for (let step = 0; step < 6; step++) {
            // Nobody who is killed has anything under way that still comes to an end.
            await settled()
            if (s.count() > 0) await s.waitOne()
          }
        }
        // Everything is well again: what was stopped goes on, and everybody calls.
        w.lock(false)
        w.fates.length = 0
        for (const { pid } of desks) w.go(pid)
        const ends = await (async () => {
          await w.drive(Promise.all(logins))
          const round = async (those: readonly Place[]) => {
            const all = Promise.all(those.map(w.call))
            await w.drive(all)
            calls += those.length
            return all
          }
          await round(desks)
          w.advance(400 * seconds)
          // Whoever had new tokens in memory alone keeps them now, and the others find them then.
          await round(desks)
          return round([...desks, w.start()])
        })()

        // A refresh token that Zendesk has taken is never sent again; one that it may have taken, only after it has shown that it has not.
        for (const [index, { what, token }] of w.trace.entries()) {
          if (what === 'alive') continue
          const before = w.trace
            .slice(0, index)
            .map((one, at) => ({ ...one, at }))
            .filter(one => one.what !== 'alive' && one.token === token)
          expect(
            before.filter(one => one.what === 'used'),
            `${token} was sent again`,
          ).toEqual([])
          const last = before.at(-1)
          const access = token.replace('refresh', 'access')
          if (last) expect(w.trace.slice(last.at, index)).toContainEqual({ what: 'alive', token: access })
        }
        // What is kept only ever gets newer, and a new sign-in is never replaced by what came of an older one.
        const kept = w.stored.map(token => w.zendesk.pairs.findIndex(pair => pair.refresh === token))
        const roots = kept.map(index => w.zendesk.pairs[index]?.root)
        const turns = roots.filter((root, index) => root !== roots[index - 1])
        expect(new Set(turns).size).toBe(turns.length)
        for (const root of turns) {
          const line = kept.filter((_, index) => roots[index] === root)
          expect(line).toEqual([...line].sort((a, b) => a - b))
        }
        // Nothing runs in a circle.
        expect(w.zendesk.posts.length).toBeLessThanOrEqual(calls + 1)
        expect(w.zendesk.looks.length).toBeLessThanOrEqual(2 * calls + 8)
        // In the end everybody is served, or told to sign in again.
        const last = ends
        for (const end of last) expect(['served', 'signed out']).toContain(end)
        expect(new Set(last).size).toBe(1)
        // Nobody is told so for nothing: both tokens are dead, or one was sent and the other cannot be asked any more.
        const stands = w.zendesk.pairs.find(pair => pair.refresh === w.stored.at(-1))
        if (last[0] === 'signed out') {
          expect(w.zendesk.alive(stands?.access ?? '')).toBe(false)
          expect(stands?.dead || w.left.has(stands?.refresh ?? '')).toBe(true)
        }
        if (last[0] === 'served') served++
        else ended++
        expect(inspect([w.errors, w.said], { depth: 9 })).not.toContain(canary)
      },
    ),
    { numRuns: 100 },
  )
  // All of these have happened.
  expect(served).toBeGreaterThan(0)
  expect(ended).toBeGreaterThan(0)
})

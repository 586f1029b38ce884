import { session } from '../src/zendesk/auth/session.ts'
import { store } from '../src/zendesk/auth/store.ts'
import { way } from '../src/zendesk/auth/way.ts'
import { authAccount, fetchOf } from './auth-account.ts'
import { type Ring, ring } from './auth-ring.ts'
import { temporary } from './canary/folder.ts'
import { look } from './canary/leaks.ts'
import { clock } from './zendesk-clock.ts'

export const account = 'acme.zendesk.com'
/** A process that has ended. */
export const deadPid = 99

export const signInOf = (grant: 'authorization_code' | 'client_credentials' = 'authorization_code') => ({
  account,
  clientId: 'deskwarden',
  grant,
  user: { id: 1, name: 'Ada', role: 'admin' },
  scopes: ['tickets:read', 'users:read'],
  signedInAtMs: 0,
})

/** What happens to a request for tokens: it arrives, or its answer is lost, or it never leaves, or Zendesk has an error of its own. */
export type Fate = 'arrives' | 'answer lost' | 'never leaves' | 'lost' | number

const gate = () => {
  let open = () => {}
  const passed = new Promise<void>(resolve => {
    open = resolve
  })
  return { passed, open: () => open() }
}

/** A machine with a signed-in user, an account, and time that passes only when everybody waits. */
export async function machine({
  lifeSeconds = 1_800,
  keychain = ring() as Ring | undefined,
  secret = '',
} = {}) {
  const time = clock()
  const zendesk = authAccount(time.now, secret === '' ? {} : { secret })
  const folder = temporary()
  const fates: Fate[] = []
  const said: string[] = []
  let random = 0.5
  let waits: (() => Promise<void>) | undefined
  let upMs = 0

  const fetch: typeof globalThis.fetch = async (input, init) => {
    const fate = init?.method === 'POST' ? (fates.shift() ?? 'arrives') : 'arrives'
    if (fate === 'never leaves') throw Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })
    if (fate === 'lost') throw new Error('cut off')
    if (typeof fate === 'number') return new Response('', { status: fate })
    const answer = await fetchOf(zendesk)(input, init)
    if (init?.method === 'POST') await waits?.()
    if (fate === 'answer lost') throw new Error('cut off')
    return answer
  }
  const world = { fetch, now: time.now, sleep: time.sleep, random: () => random }

  /** Another process of this machine: a store and a session of its own. */
  const start = (pid = process.pid, clientSecret?: string) => {
    const tell = (line: string) => {
      look('what a session said', line)
      said.push(line)
    }
    const kept = store({
      folder,
      tell,
      world,
      me: { host: 'here', pid, lives: pid => pid !== deadPid, upMs: () => upMs },
      keychainSeconds: 0.05,
      load: async () => keychain?.open,
    })
    const road = way({ baseUrl: `https://${account}`, version: '1.2.3', world })
    return { kept, road, session: session({ way: road, store: kept, world, tell, clientSecret }) }
  }

  const first = zendesk.grant(lifeSeconds)
  const tokens = {
    accessToken: first.access,
    refreshToken: first.refresh ?? '',
    issuedAtMs: time.now(),
    expiresAtMs: first.expiresAtMs,
  }
  const here = start()
  await here.kept.keep(signInOf(), tokens)
  said.length = 0
  return {
    time,
    zendesk,
    folder,
    fates,
    said,
    keychain,
    tokens,
    world,
    start,
    ...here,
    draw(next: number) {
      random = next
    },
    pass(seconds: number) {
      upMs += seconds * 1000
      time.set(time.now() + seconds * 1000)
    },
    jump(seconds: number) {
      time.set(time.now() + seconds * 1000)
    },
    /** Holds the next answer with tokens back, after its effect. */
    held() {
      const [arrived, gone] = [gate(), gate()]
      waits = () => {
        waits = undefined
        arrived.open()
        return gone.passed
      }
      return { arrived: arrived.passed, go: gone.open }
    },
    /** The refresh tokens that reached Zendesk, in order. */
    sent: () => zendesk.posts.map(post => post.refresh_token),
  }
}

export type Machine = Awaited<ReturnType<typeof machine>>

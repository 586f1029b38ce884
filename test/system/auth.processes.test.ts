import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:http'
import { describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { store } from '../../src/zendesk/auth/store.ts'
import { authAccount } from '../auth-account.ts'
import { signInOf } from '../auth-rig.ts'
import { temporary } from '../canary/folder.ts'
import '../canary/trap.ts'
import { canary } from '../canary/mark.ts'
import { modernPipe, piped } from '../raw/stdio.ts'
import { bin } from '../rig.ts'

/** What happens to the process that asks for new tokens, when its request is there. */
type Fate =
  | 'served'
  | 'killed before the effect'
  | 'killed after the effect'
  | 'cut off after the effect'
  | 'asked to stop meanwhile'

/** An account on real HTTP with somebody signed in, whose access token has so long to live, and is believed to have. */
async function desk(lifeSeconds: number, fate: Fate = 'served', believedSeconds = lifeSeconds) {
  const zendesk = authAccount(Date.now)
  zendesk.allow(['read'])
  const children: ChildProcess[] = []
  let asked = 0
  let refused = 0
  let enough = { count: 0, reached: () => {} }
  let renewable = Promise.resolve()
  const server = createServer(async (request, response) => {
    asked++
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const { pathname } = new URL(request.url ?? '/', 'http://desk')
    const headers = new Headers({ authorization: request.headers.authorization ?? '' })
    const refreshes = pathname === '/oauth/tokens'
    const kill = () => children.at(-1)?.kill('SIGKILL')
    if (refreshes && fate === 'killed before the effect') return void kill()
    const bearer = request.headers.authorization?.replace('Bearer ', '') ?? ''
    const answer =
      pathname === '/api/v2/groups' && zendesk.alive(bearer)
        ? Response.json({ groups: [], meta: { has_more: false } })
        : zendesk.answer(request.method ?? '', pathname, headers, body)
    if (answer.status === 401 && ++refused === enough.count) enough.reached()
    if (refreshes) await renewable
    if (refreshes && fate === 'killed after the effect') return void kill()
    if (refreshes && fate === 'asked to stop meanwhile') {
      children.at(-1)?.kill('SIGTERM')
      await new Promise(resolve => setTimeout(resolve, 200))
    }
    if (refreshes && fate === 'cut off after the effect') return void response.destroy()
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text())
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = z.object({ port: z.number() }).parse(server.address())
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })

  const folder = temporary()
  const kept = store({
    folder,
    tell: () => {},
    world: { sleep: async () => {} },
    load: async () => undefined,
  })
  const { access, refresh } = zendesk.grant(lifeSeconds)
  const expiresAtMs = Date.now() + believedSeconds * 1000
  await kept.keep(
    { ...signInOf(), account: `127.0.0.1:${port}`, scopes: ['read'] },
    { accessToken: access, refreshToken: refresh, issuedAtMs: expiresAtMs - 1_800_000, expiresAtMs },
  )
  const env = {
    PATH: process.env['PATH'] ?? '',
    DESKWARDEN_HOME: folder,
    ZENDESK_BASE_URL: `http://127.0.0.1:${port}`,
    DESKWARDEN_LOG: 'json',
  }

  /** One call of the built program, in a process of its own. */
  const call = () =>
    new Promise<{ code: number | null; said: string }>(resolve => {
      const child = spawn(process.execPath, [bin, 'call', 'list_groups', '--grant', '*:read'], {
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      children.push(child)
      let said = ''
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => {
          said += chunk.toString()
        })
      child.once('close', code => resolve({ code, said }))
    })
  return {
    zendesk,
    call,
    count: () => asked,
    /** A server of the built program, in a process of its own. */
    server() {
      const pipe = piped(['--grant', '*:read'], env)
      onTestFinished(() => void pipe.close())
      return modernPipe(pipe)
    },
    /** Answers no renewal before so many calls were refused. */
    renewsAfter(count: number) {
      renewable = new Promise(reached => {
        enough = { count, reached }
      })
    },
  }
}

const again = 'Sign in again with `deskwarden login`'

describe('Processes of one machine', () => {
  test('eight at once on a token that has expired: one of them renews it, and all are served', async () => {
    const { zendesk, call } = await desk(0)
    const ends = await Promise.all(Array.from({ length: 8 }, call))
    expect(ends.map(end => end.code)).toEqual(Array.from({ length: 8 }, () => 0))
    expect(zendesk.posts).toHaveLength(1)
    expect(ends.map(end => end.said).join()).not.toContain(canary)
  })

  test('eight with fifty calls each on a token that Zendesk refuses: all are on their way when one of them renews it', async () => {
    const { zendesk, server, renewsAfter } = await desk(0, 'served', 1_000)
    const servers = Array.from({ length: 8 }, server)
    await Promise.all(servers.map(one => one.list()))
    renewsAfter(400)
    const calls = servers.flatMap(one => Array.from({ length: 50 }, () => one.call('list_groups')))
    const answers = await Promise.all(calls)
    expect(new Set(answers.map(({ isError, text }) => (isError ? text : 'served')))).toEqual(
      new Set(['served']),
    )
    expect(zendesk.posts).toHaveLength(1)
  })

  test.each<Fate>(['killed after the effect', 'cut off after the effect'])(
    '%s: the next start says that signing in again is needed, and nothing is sent again',
    async fate => {
      const { zendesk, call, count } = await desk(0, fate)
      const first = await call()
      expect(first.code).not.toBe(0)
      for (const end of [await call(), await call()]) {
        expect(end.code).not.toBe(0)
        expect(end.said).toContain(again)
        expect(end.said).not.toContain(canary)
      }
      const before = count()
      expect((await call()).said).toContain(again)
      expect(count()).toBe(before)
      expect(zendesk.posts).toHaveLength(1)
      expect(first.said).not.toContain(canary)
    },
  )

  test('asked to stop while the answer is on its way: what it brings is kept', async () => {
    const { zendesk, call } = await desk(0, 'asked to stop meanwhile')
    expect((await call()).code).not.toBeNull()
    expect(await call()).toMatchObject({ code: 0 })
    expect(zendesk.posts).toHaveLength(1)
  })

  test('killed before the effect: the next start goes on with the token that still holds', async () => {
    const { zendesk, call } = await desk(100, 'killed before the effect')
    expect((await call()).code).toBeNull()
    expect(await call()).toMatchObject({ code: 0 })
    expect(zendesk.posts).toEqual([])
  })
})

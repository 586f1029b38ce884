import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Sandbox } from '../../src/sandbox/sandbox.ts'
import '../canary/trap.ts'
import { modern, modernHttp, post, type Served, served } from '../raw/http.ts'
import { callText, type Spoken } from '../raw/message.ts'
import { modernPipe, type Pipe, piped } from '../raw/stdio.ts'
import { desk, environment, everything } from '../rig.ts'

const flags = ['--grant', everything]

let sandbox: Sandbox
let pipe: Pipe
let server: Served

beforeAll(async () => {
  sandbox = await desk({ perMinute: 1_000_000 })
  // V8 lets its young generation grow to 48 MB before it looks closer: here it looks at once, so that a leak shows.
  const env = { ...environment({ url: sandbox.url }), NODE_OPTIONS: '--max-semi-space-size=1' }
  pipe = piped(flags, env)
  server = await served(flags, env)
})
beforeEach(() => sandbox.clearRequests())
afterAll(async () => {
  expect(await pipe?.close()).toBe(0)
  await server?.close()
  await sandbox?.close()
})

/** Memory that a process holds, in MiB. */
function memory(pid: number | undefined): number {
  const status = `/proc/${pid}/status`
  const kilobytes = existsSync(status)
    ? /VmRSS:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1]
    : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })
  return Number(kilobytes) / 1024
}

describe('A thousand calls at once', () => {
  const asks: Record<string, (ticket: number) => Promise<Spoken>> = {
    'over stdio': ticket => modernPipe(pipe).call('get_ticket', { ticket_id: ticket }),
    'over HTTP': ticket => modernHttp(server.url, server.bearer).call('get_ticket', { ticket_id: ticket }),
  }
  test.each(Object.entries(asks))(
    '%s are all answered, each with its own ticket, and each is sent once',
    async (_, ask) => {
      const wanted = Array.from({ length: 1_000 }, (_, at) => (at % 200) + 1)
      const answers = await Promise.all(wanted.map(ask))
      expect(answers.map(({ value }) => value['ticket'])).toEqual(
        wanted.map(id => expect.objectContaining({ id })),
      )
      const sent = sandbox.requests.map(({ tool }) => tool)
      expect(sent.filter(tool => tool === 'get_ticket')).toHaveLength(1_000)
      // What the custom fields are called is asked once, for all.
      expect(new Set(sent)).toEqual(
        new Set(['get_ticket', ...(sent.length > 1_000 ? ['list_ticket_fields'] : [])]),
      )
      expect(sent.length).toBeLessThanOrEqual(1_001)
    },
    60_000,
  )
})

test('Ten thousand bad requests more leave no trace in the memory of either server', async () => {
  const bad = [
    ['launch_rocket', '{}'],
    ['get_ticket', '{}'],
    ['get_ticket', '{"ticket_id":"300"}'],
    ['get_ticket', `{"ticket_id":1,"${'long'.repeat(300)}":1}`],
    ['search', '{"query":"a\\u0000b"}'],
    ['update_ticket', '{"ticket_id":1,"comment":{"body":[],"public":"yes"}}'],
    ['create_many_tickets', `{"tickets":[${'{},'.repeat(30)}{}]}`],
    ['update_user', `{"user_id":1,"notes":"${'x'.repeat(2_000)}","role":"emperor"}`],
    ['list_tickets', '{"cursor":"bm8gY3Vyc29y"}'],
    ['get_job_status', '{"job_status_id":"../.."}'],
  ] as const
  const pick = (at: number) => bad[at % bad.length] ?? bad[0]

  const overStdio = async (count: number) => {
    for (let at = 0; at < count; at += 100) {
      const lines = Array.from({ length: 100 }, (_, beside) => {
        const [name, args] = pick(at + beside)
        return `${callText(`bad-${at + beside}`, name, args)}\n`
      })
      await pipe.write(`${lines.join('')}{\n[]\n`)
    }
    await modernPipe(pipe).list()
  }
  const overHttp = async (count: number) => {
    const one = async (at: number) => {
      const [name, args] = pick(at)
      const { headers = {} } = modern(at % 7 === 0 ? 'nobody' : server.bearer, 'tools/call', { name })
      await post(server.url, { headers, body: callText('1', name, args) })
    }
    for (let at = 0; at < count; at += 50)
      await Promise.all(Array.from({ length: 50 }, (_, beside) => one(at + beside)))
  }

  const sizes = () => [memory(pipe.child.pid), memory(server.child.pid)]
  await Promise.all([overStdio(18_000), overHttp(2_000)])
  const before = sizes()
  pipe.strays.length = 0
  await Promise.all([overStdio(10_000), overHttp(1_500)])
  const grown = sizes().map((size, at) => size - (before[at] ?? 0))
  for (const megabytes of grown) expect(megabytes).toBeLessThan(22)
  expect(pipe.strays.length).toBeGreaterThan(10_000)
  expect(sandbox.requests).toEqual([])
})

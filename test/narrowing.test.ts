import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Sandbox } from '../src/sandbox/sandbox.ts'
import { endpoints } from './contract/endpoints.ts'
import { oracle } from './oracle.ts'
import { agentsFolder, tokenOf } from './raw/agents.ts'
import { legacyHttp, modern, modernHttp, post, type Served, served } from './raw/http.ts'
import { handshake } from './raw/message.ts'
import { legacyPipe, piped } from './raw/stdio.ts'
import { desk, environment, everything } from './rig.ts'

const agentsFile = agentsFolder()
const resources = [...new Set(endpoints.map(endpoint => endpoint.group))]

/** Any line that is a grant. */
const grant = fc
  .record({
    rest: fc.constantFrom([], ['*:read'], ['*:write']),
    levels: fc.dictionary(fc.constantFrom(...resources), fc.constantFrom('off', 'read', 'write', 'full')),
    single: fc.dictionary(
      fc.constantFrom(...endpoints.map(endpoint => endpoint.id)),
      fc.constantFrom('+', '-'),
      { maxKeys: 5 },
    ),
  })
  .map(({ rest, levels, single }) =>
    [
      ...rest,
      ...Object.entries(levels).map(entry => entry.join(':')),
      ...Object.entries(single).map(([tool, sign]) => `${sign}${tool}`),
    ].join(','),
  )

const pairs = fc.sample(fc.tuple(grant, grant, fc.boolean()), { seed: 39, numRuns: 80 })
const ceiling = '*:write,tickets:full,users:read,-create_group,+delete_macro'
const bulk = [
  '+create_many_tickets',
  '*:write,-create_many_tickets',
  '*:write,-create_many_tickets,-update_many_tickets',
]

let sandbox: Sandbox
/** Its agents hold the first grant of each pair, then the bulk ones, and the last one holds everything. */
let open: Served
/** The same agents below the operator's ceiling. */
let capped: Served

const holders = [...pairs.map(([first]) => first), ...bulk, everything]
const master = tokenOf(holders.length - 1)

beforeAll(async () => {
  sandbox = await desk({ perMinute: 100_000 })
  const path = agentsFile('agents.json', holders)
  const env = environment({ url: sandbox.url })
  ;[open, capped] = await Promise.all([
    served(['--agents', path], env),
    served(['--agents', path, '--grant', ceiling], env),
  ])
})
afterAll(async () => {
  await Promise.all([open?.close(), capped?.close()])
  await sandbox?.close()
})

/** Both ways to narrow: in the header, and in the address. */
const narrowed = (url: string, line: string, byHeader: boolean) =>
  byHeader
    ? ([url, { 'x-deskwarden-grant': line }] as const)
    : ([`${url}?grant=${encodeURIComponent(line)}`, {}] as const)

describe.each(Object.entries({ '2026-07-28': modernHttp, '2025-11-25': legacyHttp }))('%s', (_, speak) => {
  test('a request sees what its agent and its narrowing both hold, and never more', async () => {
    for (const [at, [own, line, byHeader]] of pairs.entries()) {
      const [url, headers] = narrowed(open.url, line, byHeader)
      const seen = await (await speak(url, tokenOf(at), headers)).list()
      expect(seen, `${own} narrowed to ${line}`).toEqual(oracle(own, line))
      for (const name of seen) expect(oracle(own)).toContain(name)
    }
  })

  test("and, below an operator's ceiling, what all three hold", async () => {
    for (const [at, [own, line, byHeader]] of pairs.slice(0, 40).entries()) {
      const [url, headers] = narrowed(capped.url, line, byHeader)
      const wide = await (await speak(capped.url, tokenOf(at))).list()
      expect(wide, `${own} below ${ceiling}`).toEqual(oracle(ceiling, own))
      const seen = await (await speak(url, tokenOf(at), headers)).list()
      expect(seen, `${own} narrowed to ${line} below ${ceiling}`).toEqual(oracle(ceiling, own, line))
    }
  })

  test('a narrowed call is refused before anything is sent, and hears who can widen it', async () => {
    sandbox.clearRequests()
    const { call } = await speak(open.url, master, { 'x-deskwarden-grant': '*:read' })
    const { text, error } = await call('delete_ticket', { ticket_id: 300 })
    expect(error).toMatchObject({ kind: 'refused', wants: 'tickets:full or +delete_ticket' })
    expect(text).toContain('this session holds tickets:read')
    expect(text).toContain('X-Deskwarden-Grant')
    const below = await (await speak(capped.url, master)).call('delete_user', { user_id: 1 })
    expect(below.text).toContain('this server holds users:read')
    expect(below.text).toContain('--grant')
    expect(sandbox.requests).toEqual([])
  })

  test('a narrowing to nothing leaves nothing', async () => {
    for (const line of ['', 'tickets:off', '-get_ticket']) {
      const { list, call } = await speak(open.url, master, { 'x-deskwarden-grant': line })
      expect(await list()).toEqual([])
      expect((await call('get_ticket', { ticket_id: 300 })).error).toMatchObject({ kind: 'refused' })
    }
  })

  test.each([
    [0, true],
    [1, true],
    [2, false],
  ])('get_job_status comes and goes with the bulk tools (%i)', async (at, there) => {
    const { list, call } = await speak(open.url, tokenOf(pairs.length + at))
    expect((await list()).includes('get_job_status')).toBe(there)
    const { error } = await call('get_job_status', { job_status_id: 'nobody-knows-it' })
    expect(error).toMatchObject({ kind: there ? 'missing' : 'refused' })
  })

  test('get_job_status is not there where no bulk tool is held by both', async () => {
    const { list } = await speak(open.url, tokenOf(pairs.length), {
      'x-deskwarden-grant': '+update_many_tickets',
    })
    expect(await list()).toEqual([])
  })
})

describe('A narrowing that is no grant', () => {
  const wrong = [
    '*:full',
    'tickts:read',
    'tickets:all',
    '+delete_everything',
    'tickets:read,tickets:write',
    '%',
    '*',
  ]
  const asks = {
    '2026-07-28': modern(master, 'tools/call', { name: 'get_ticket', arguments: { ticket_id: 300 } }),
    '2025-11-25': {
      headers: { authorization: `Bearer ${master}` },
      body: { jsonrpc: '2.0', id: 1, method: 'initialize', params: handshake },
    },
  }
  test.each(Object.entries(asks).flatMap(([era, ask]) => wrong.map(line => [line, era, ask] as const)))(
    '%s is answered 400 in %s, in the header and in the address',
    async (line, _, ask) => {
      sandbox.clearRequests()
      for (const byHeader of [true, false]) {
        const [url, headers] = narrowed(open.url, line, byHeader)
        const { status, message } = await post(url, { ...ask, headers: { ...ask.headers, ...headers } })
        expect(status).toBe(400)
        expect(message?.error?.message).toMatch(
          /The narrowed grant cannot be read: .+ Correct X-Deskwarden-Grant/,
        )
      }
      expect(sandbox.requests).toEqual([])
    },
  )

  test('two headers are not added up', async () => {
    const { headers = {}, body } = modern(master, 'tools/list')
    const raw = await fetch(open.url, {
      method: 'POST',
      headers: [
        ...Object.entries({ ...headers, 'content-type': 'application/json' }),
        ['accept', 'application/json, text/event-stream'],
        ['x-deskwarden-grant', 'tickets:read'],
        ['x-deskwarden-grant', 'tickets:full'],
      ],
      body: JSON.stringify(body),
    })
    expect(raw.status).toBe(400)
    await raw.body?.cancel()
  })
})

describe('A session of the 2025 era', () => {
  test('keeps the narrowing that it began with, without saying it again', async () => {
    const { ask, list, headers } = await legacyHttp(open.url, master, { 'x-deskwarden-grant': 'macros:read' })
    await ask('ping')
    expect(await list()).toEqual(oracle('macros:read'))
    for (const line of ['*:write', '']) {
      const body = { jsonrpc: '2.0', id: 9, method: 'tools/list' }
      const wider = await post(open.url, { headers: { ...headers, 'x-deskwarden-grant': line }, body })
      expect(wider.status).toBe(403)
    }
    const byAddress = await post(`${open.url}?grant=*:write`, {
      headers,
      body: { jsonrpc: '2.0', id: 9, method: 'tools/list' },
    })
    expect(byAddress.status).toBe(403)
    expect(await list()).toEqual(oracle('macros:read'))
  })

  test('is not open to another agent, nor to its own agent once that is removed', async () => {
    const path = agentsFile('leaving.json', ['*:read', '*:write'])
    const server = await served(['--agents', path], environment({ url: sandbox.url }))
    try {
      const session = await legacyHttp(server.url, tokenOf(1))
      expect(await session.list()).toEqual(oracle('*:write'))
      const ask = { headers: session.headers, body: { jsonrpc: '2.0', id: 1, method: 'tools/list' } }
      const stolen = { ...ask, headers: { ...ask.headers, authorization: `Bearer ${tokenOf(0)}` } }
      expect((await post(server.url, stolen)).status).toBe(404)
      agentsFile('leaving.json', ['*:read'])
      expect((await post(server.url, ask)).status).toBe(401)
    } finally {
      await server.close()
    }
  })
})

test('A server without a grant lists nothing, refuses every call and says how to grant', async () => {
  const pipe = piped([], environment({ url: sandbox.url }))
  try {
    sandbox.clearRequests()
    const { list, call } = await legacyPipe(pipe)
    expect(await list()).toEqual([])
    const { error, text } = await call('get_ticket', { ticket_id: 300 })
    expect(error).toMatchObject({ kind: 'refused' })
    expect(text).toContain('The operator can change it with --grant')
    expect(sandbox.requests).toEqual([])
  } finally {
    await pipe.close()
  }
})

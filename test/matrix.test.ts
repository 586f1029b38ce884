import { describe, expect, test } from 'vitest'
import type { Sandbox } from '../src/sandbox/sandbox.ts'
import { catalog, companions } from '../tools/index.ts'
import { endpoints } from './contract/endpoints.ts'
import { example } from './inputs.ts'
import { oracle, wanted } from './oracle.ts'
import { agentsFolder, tokenOf } from './raw/agents.ts'
import { legacyHttp, modernHttp, served } from './raw/http.ts'
import type { Speaker, Spoken } from './raw/message.ts'
import { legacyPipe, modernPipe, type Pipe, piped } from './raw/stdio.ts'
import { desk, environment } from './rig.ts'

const tools = [...catalog, ...companions]
const resources = [...new Set(endpoints.map(endpoint => endpoint.group))]
const levels = ['off', 'read', 'write', 'full']

/** Four grants in which every resource has every level: the steps tell which resource begins on which. */
const turned = (step: (at: number) => number) =>
  [0, 1, 2, 3].map(turn =>
    resources.map((resource, at) => `${resource}:${levels[(step(at) + turn) % 4]}`).join(','),
  )
/** With these, everything is called. */
const called = turned(at => at)
/** Together with them, no two resources have the same level throughout. */
const grants = [...called, ...turned(at => at >> 1)]

const agentsFile = agentsFolder()

/** A ticket that is there: update_ticket reads it before it writes. */
const openTicket = 300
const args = new Map<string, Record<string, unknown>>(
  tools.map(tool => [
    tool.name,
    tool.name === 'update_ticket' ? { ticket_id: openTicket, tags: ['seen'] } : { ...example(tool) },
  ]),
)

/** What reached Zendesk, by tool; the reading of update_ticket and the titles of custom fields belong to calls. */
const arrived = (sandbox: Sandbox) =>
  sandbox.requests
    .filter(({ method, path }) => !(method === 'GET' && path.endsWith(`/tickets/${openTicket}`)))
    .map(({ tool = 'nothing of the catalog' }) => tool)
    .filter(tool => tool !== 'list_ticket_fields')
    .sort()

/** One grant of the matrix: everything listed, everything called, and what came of it. */
async function judged({ list, call }: Speaker, sandbox: Sandbox, grant: string) {
  const expected = oracle(grant)
  expect(await list(), `listed with ${grant}`).toEqual(expected)
  if (!called.includes(grant)) return
  sandbox.clearRequests()
  const answers = await Promise.all(
    tools.map(async ({ name }): Promise<[string, Spoken]> => [name, await call(name, args.get(name))]),
  )
  for (const [name, { isError, error, text }] of answers) {
    const refusal = error?.['kind'] === 'refused' && error['wants'] !== undefined
    expect(refusal, `${name} with ${grant}: ${text}`).toBe(!expected.includes(name))
    if (!refusal) continue
    expect(isError).toBe(true)
    const endpoint = endpoints.find(({ id }) => id === name)
    const missing = endpoint
      ? `${endpoint.group}:${wanted(endpoint)} or +${name}`
      : 'create_many_tickets or update_many_tickets'
    expect(text.startsWith(`${name} was refused: it wants ${missing}, and `), text).toBe(true)
  }
  expect(arrived(sandbox), `sent with ${grant}`).toEqual([...expected].sort())
}

/** Nobody waits for jobs here, and every refusal of Zendesk's own is as good as an answer. */
async function quiet(): Promise<Sandbox> {
  const sandbox = await desk({ perMinute: 100_000, ticketUpdatesPerMinute: 10_000, updatesPerTicket: 10_000 })
  for (const tool of ['create_many_tickets', 'update_many_tickets'])
    sandbox.fault({ tool, status: 422, times: 10_000 })
  return sandbox
}

test('the eight grants of the matrix hold each resource on each level', () => {
  for (const resource of resources)
    for (const level of levels)
      expect(grants.filter(grant => grant.split(',').includes(`${resource}:${level}`))).toHaveLength(2)
})

describe('39 tools and get_job_status, on four levels, listed and called', () => {
  const pipes = { '2026-07-28': async (pipe: Pipe) => modernPipe(pipe), '2025-11-25': legacyPipe }

  test.concurrent.each(Object.entries(pipes))(
    'over stdio, %s: as the oracle says, each time the operator changes the file',
    async (era, speak) => {
      const sandbox = await quiet()
      const path = agentsFile(`stdio-${era}.json`, [''])
      const pipe = piped(['--agents', path, '--agent', 'agent-0'], environment({ url: sandbox.url }))
      try {
        const speaker = await speak(pipe)
        for (const grant of grants) {
          agentsFile(`stdio-${era}.json`, [grant])
          await judged(speaker, sandbox, grant)
        }
        for (const stray of pipe.strays)
          expect(stray.method).toMatch(/^notifications\/(tools|resources|prompts)\/list_changed$/)
      } finally {
        await pipe.close()
        await sandbox.close()
      }
    },
    60_000,
  )

  const speakers = { '2026-07-28': modernHttp, '2025-11-25': legacyHttp }

  test.concurrent.each(Object.entries(speakers))(
    'over HTTP, %s: as the oracle says, for each agent of the file',
    async (era, speak) => {
      const sandbox = await quiet()
      const path = agentsFile(`http-${era}.json`, grants)
      const server = await served(['--agents', path], environment({ url: sandbox.url }))
      try {
        for (const [at, grant] of grants.entries())
          await judged(await speak(server.url, tokenOf(at)), sandbox, grant)
      } finally {
        await server.close()
        await sandbox.close()
      }
    },
    60_000,
  )
})

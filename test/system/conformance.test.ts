import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { http, type Listening } from '../../src/mcp/http.ts'
import { fixtures } from './fixtures.ts'
import { scored, suite } from './suite.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

describe('The transports, with the fixtures of the suite behind them', () => {
  let listening: Listening
  beforeAll(async () => {
    const options = { host: '127.0.0.1', port: 0, now: Date.now, report: () => {} }
    listening = await http(fixtures(), options)
  })
  afterAll(() => listening.close())

  test.each([
    ['2025-11-25', 30],
    ['2026-07-28', 37],
  ] as const)('conform to %s: all %i scored scenarios pass', async (revision, count) => {
    const wanted = await scored(revision)
    expect(wanted).toHaveLength(count)
    const outcomes = await suite(listening.url, revision)
    for (const scenario of wanted)
      expect(outcomes.get(scenario), scenario).toMatchObject({ passed: true, failures: [] })
  })
})

/** What Deskwarden passes in both revisions. */
const common = [
  'dns-rebinding-protection',
  'server-sse-multiple-streams',
  'resources-list',
  'prompts-list',
  'completion-complete',
]

describe('Deskwarden itself', () => {
  let url = ''
  const server = spawn(
    process.execPath,
    ['dist/deskwarden.js', 'http', '--sandbox', '--no-auth', '--port', '0', '--grant', '*:read'],
    { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  beforeAll(async () => {
    for await (const line of createInterface({ input: server.stderr })) {
      url = /http:\/\/\S+\/mcp/.exec(line)?.[0] ?? ''
      if (url !== '') break
    }
    server.stderr.resume()
  })
  afterAll(async () => {
    server.kill()
    await once(server, 'exit')
  })

  test.each([
    ['2025-11-25', ['server-initialize', 'ping', 'tools-list', 'server-session-lifecycle']],
    [
      '2026-07-28',
      [
        'tools-list',
        'http-header-validation',
        'input-required-result-unsupported-methods',
        'sep-2164-resource-not-found',
      ],
    ],
  ] as const)('passes every scenario of %s that needs no fixture', async (revision, own) => {
    const outcomes = await suite(url, revision)
    for (const scenario of [...own, ...common])
      expect(outcomes.get(scenario), scenario).toMatchObject({ passed: true, failures: [] })
    // These try much that any server has, and some that only fixtures have: nothing else may fail.
    const missing = /^Not testable: .*'test_\w+'|returned JSON-RPC error -32601: Method not found$/
    for (const scenario of ['server-stateless', 'caching'])
      for (const { id, errorMessage } of outcomes.get(scenario)?.failures ?? [])
        expect(errorMessage, `${scenario}: ${id}`).toMatch(missing)
  })
})

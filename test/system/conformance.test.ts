import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { http, type Listening } from '../../src/mcp/http.ts'
import { fixtures } from './fixtures.ts'
import { scored, suite } from './suite.ts'

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
  ] as const)('conform to %s: %i of its scored scenarios pass', async (revision, count) => {
    const wanted = await scored(revision)
    expect(wanted).toHaveLength(count)
    const { passed, printed } = await suite(listening.url, revision)
    expect(
      wanted.filter(scenario => !passed.has(scenario)),
      printed,
    ).toEqual([])
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Sandbox } from '../src/sandbox/sandbox.ts'
import { catalog } from '../tools/index.ts'
import { agrees } from './agrees.ts'
import { journeys } from './journeys/table.ts'
import { bearers, type Driver, desk, drivers } from './rig.ts'

test('a journey leads through each of the 39 tools', () => {
  expect(journeys.map(journey => journey.tool)).toEqual(catalog.map(tool => tool.name))
})

describe.each(Object.entries(drivers))('%s', (_, connect) => {
  let sandbox: Sandbox
  let admin: Driver
  let requester: Driver

  beforeAll(async () => {
    sandbox = await desk()
    ;[admin, requester] = await Promise.all([
      connect({ url: sandbox.url }),
      connect({ url: sandbox.url, token: bearers.endUser.token }),
    ])
  })
  afterAll(async () => {
    await Promise.all([admin?.close(), requester?.close()])
    await sandbox?.close()
  })

  test('sees the 39 tools in the order of the catalog, and get_job_status beside the bulk tools', async () => {
    const names = (await admin.list()).map(tool => tool.name)
    expect(names).toEqual([...catalog.map(tool => tool.name), 'get_job_status'])
  })

  test.each(journeys)('$tool $title', async ({ tool, args, after, asRequester }) => {
    const { account } = sandbox
    const answer = await (asRequester ? requester : admin).call(tool, args(account))
    expect(answer.isError, answer.text).not.toBe(true)
    expect(agrees(answer)).toEqual([])
    expect(answer.meta['deskwarden/budget']).toMatchObject({ limit: 700, remaining: expect.any(Number) })
    after(answer.value, account)
  })
})

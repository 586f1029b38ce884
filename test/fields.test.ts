import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fields } from '../src/house/fields.ts'
import type { Sandbox } from '../src/sandbox/sandbox.ts'
import { landmarks } from '../src/sandbox/seed.ts'
import { bearer } from '../src/zendesk/auth/credential.ts'
import { supporting } from '../tools/index.ts'
import { bearers, desk } from './rig.ts'
import { patient, desk as stub } from './zendesk-desk.ts'

const path = '/api/v2/ticket_fields'
const hourMs = 3_600_000

const listing = () => {
  const tool = supporting.find(({ name }) => name === 'list_ticket_fields')
  if (!tool) throw new Error('no tool lists the fields')
  return tool
}

/** The fields of an account, read with a token. */
function reader(url: string, token: string = bearers.agent.token) {
  const tool = listing()
  const { zendesk } = patient(url, {
    credential: bearer(token),
    find: name => (name === tool.name ? tool : undefined),
  })
  let nowMs = 0
  const read = fields({ zendesk: async () => zendesk, tool, now: () => nowMs })
  return {
    ...read,
    later(ms: number) {
      nowMs += ms
    },
  }
}

let account: Sandbox
beforeAll(async () => {
  account = await desk()
})
afterAll(() => account.close())
beforeEach(() => account.clearRequests())
const asked = () => account.requests.filter(request => request.path.startsWith(path)).length

describe('The titles of custom fields', () => {
  test('are asked for once for many answers, and once more after an hour', async () => {
    const { titles, later } = reader(account.url)
    const [first] = await Promise.all(Array.from({ length: 20 }, titles))
    expect(first?.size).toBe(30)
    expect(first?.get(landmarks.fields.orderNumber)).toBe('Order number')
    later(hourMs - 1)
    await titles()
    expect(asked()).toBe(1)
    later(1)
    await titles()
    expect(asked()).toBe(2)
  })

  test('are of custom fields alone, with their keys', async () => {
    const { list: all, complete } = (await reader(account.url).all()) ?? {}
    expect(complete).toBe(true)
    expect(all?.map(({ title }) => title)).not.toContain('Subject')
    expect(all).toContainEqual({
      id: landmarks.fields.orderNumber,
      title: 'Order number',
      key: 'order_number',
      active: true,
    })
  })

  test('are none where Zendesk refuses them, which is not asked again for a minute', async () => {
    const { titles, all, later } = reader(account.url, bearers.readOnly.token)
    expect((await titles()).size).toBe(0)
    expect(await all()).toBeUndefined()
    later(59_999)
    await titles()
    expect(asked()).toBe(1)
    later(1)
    expect((await titles()).size).toBe(0)
    expect(asked()).toBe(2)
  })

  test('stay as they were where they cannot be asked for again', async () => {
    let broken = false
    const row = { id: 7, title: 'Size', removable: true }
    const { url, seen } = await stub(() =>
      broken ? { status: 403, json: {} } : { json: { ticket_fields: [row] } },
    )
    const { titles, later } = reader(url)
    await titles()
    broken = true
    later(hourMs)
    expect([...(await titles())]).toEqual([[7, 'Size']])
    expect([...(await titles())]).toEqual([[7, 'Size']])
    expect(seen).toHaveLength(2)
  })

  test('are none where the answer is no list of fields, and none where nothing answers', async () => {
    const { url } = await stub(() => ({ json: { ticket_fields: { id: 7, title: 'Size' } } }))
    expect((await reader(url).titles()).size).toBe(0)
    expect((await reader('http://127.0.0.1:9').titles()).size).toBe(0)
  })

  test('are those of all other fields where one is of an odd form', async () => {
    const odd = [{ id: 'six', title: 'Colour' }, null, { id: 8 }]
    const { url } = await stub(() => ({ json: { ticket_fields: [...odd, { id: 7, title: 'Size' }] } }))
    const { titles, all } = reader(url)
    expect([...(await titles())]).toEqual([[7, 'Size']])
    // A title that seems to be the only one may not be.
    expect((await all())?.complete).toBe(false)
  })

  test('count as fields of one title where what else they hold is odd', async () => {
    const rows = [
      { id: 7, title: 'Size' },
      { id: 8, title: 'Size', active: 'yes', key: 5, removable: null },
    ]
    const { url } = await stub(() => ({ json: { ticket_fields: rows } }))
    const { titles, all } = reader(url)
    expect([...(await titles()).values()]).toEqual(['Size (7)', 'Size (8)'])
    expect((await all())?.complete).toBe(true)
  })

  test('stay as they were where none of the fields can be read', async () => {
    let rows: object[] = [{ id: 7, title: 'Size' }]
    const { url } = await stub(() => ({ json: { ticket_fields: rows } }))
    const { titles, later } = reader(url)
    await titles()
    rows = [{ id: '7', title: 'Size' }]
    later(hourMs)
    expect([...(await titles())]).toEqual([[7, 'Size']])
  })

  test('come from every page, and two that are the same tell their ids', async () => {
    const { url } = await stub(({ query }) => {
      const more = !query.has('page[after]')
      return {
        json: {
          ticket_fields: [{ id: more ? 1 : 2, title: 'Size', removable: true }],
          meta: { has_more: more, after_cursor: 'on' },
        },
      }
    })
    expect([...(await reader(url).titles()).values()]).toEqual(['Size (1)', 'Size (2)'])
  })
})

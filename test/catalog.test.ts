import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { catalog, companions } from '../tools/index.ts'
import type { Limit, Tool } from '../tools/tool.ts'
import { type Endpoint, endpoints } from './contract/endpoints.ts'

const all = [...catalog, ...companions]
const named = (name: string | undefined) => all.find(tool => tool.name === name)
const pairs: [string, Tool, Endpoint][] = endpoints.map(endpoint => {
  const tool = named(endpoint.id)
  if (!tool) throw new Error(`${endpoint.id} is not declared`)
  return [endpoint.id, tool, endpoint]
})
const placeholders = (tool: Tool) => [...tool.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')

test('The catalog holds the 39 tools of the contract, in its order', () => {
  expect(catalog.map(tool => tool.name)).toEqual(endpoints.map(endpoint => endpoint.id))
})

test('Exactly eight tools remove something or cannot be undone', () => {
  expect(catalog.filter(tool => tool.access === 'destructive').map(tool => tool.name)).toEqual([
    'delete_ticket',
    'make_ticket_comment_private',
    'redact_ticket_comment',
    'merge_users',
    'delete_user',
    'delete_organization',
    'delete_group',
    'delete_macro',
  ])
})

test('Names are unique, and every tool that a declaration names exists and only reads', () => {
  expect(new Set(all.map(tool => tool.name)).size).toBe(40)
  for (const { stamp, check, pages } of all)
    for (const name of [stamp, check, pages?.beyond])
      if (name !== undefined) expect(named(name)?.access, name).toBe('read')
  for (const name of all.flatMap(tool => tool.beside ?? [])) expect(named(name)?.job, name).toBe(true)
})

test('The companion stands beside the two bulk tools and outside the 39', () => {
  expect(companions.map(({ name, beside }) => [name, beside])).toEqual([
    ['get_job_status', ['create_many_tickets', 'update_many_tickets']],
  ])
})

describe.each(pairs)('%s', (_, tool, endpoint) => {
  test('goes where the contract says, with the scope it says', () => {
    expect(`/api/v2${tool.path}`).toBe(endpoint.path)
    expect(tool.method).toBe(endpoint.method)
    expect(tool.scope).toBe(endpoint.permission)
    expect(tool.resource).toBe(endpoint.group)
    expect(tool.access === 'read').toBe(endpoint.access === 'read')
  })

  test('raises the events of the contract', () => {
    expect((tool.raises ?? []).map(event => `zen:event-type:${event}`)).toEqual(endpoint.events)
  })

  test('waits for a job exactly where Zendesk starts one', () => {
    expect(tool.job === true).toBe(endpoint.job)
  })

  test('says what happened exactly where Zendesk answers with nothing', () => {
    expect(tool.done !== undefined).toBe(endpoint.response === null)
  })

  test('promises what Zendesk answers with', () => {
    const wrapping = ['audit', 'facets', 'meta', 'links', 'next_page', 'previous_page']
    const keys = Object.keys(endpoint.response ?? {}).filter(key => !wrapping.includes(key))
    const expected = endpoint.job ? ['job', 'results'] : keys
    expect(Object.keys(tool.output.shape)).toEqual(expect.arrayContaining(expected))
    if (endpoint.response && 'audit' in endpoint.response) expect(tool.output.shape).toHaveProperty('comment')
  })

  test('pages as the contract says', () => {
    const by = endpoint.pagination.startsWith('cursor')
      ? 'cursor'
      : endpoint.pagination.startsWith('offset')
        ? 'offset'
        : undefined
    expect(tool.pages?.by).toBe(by)
    if (!tool.pages) return
    expect(endpoint.response).toHaveProperty(tool.pages.rows)
    expect(Object.keys(tool.input.shape)).toEqual(expect.arrayContaining(['limit', 'cursor']))
    expect(tool.output.shape).toHaveProperty('next_cursor')
    expect(tool.input.shape['limit']?.safeParse(tool.pages.most + 1).success).toBe(false)
    expect(tool.input.shape['limit']?.safeParse(tool.pages.most).success).toBe(true)
  })

  test('takes every placeholder of its path as a required whole number', () => {
    expect(placeholders(tool)).toEqual(endpoint.pathParams)
    for (const name of placeholders(tool)) {
      const type = tool.input.shape[name]
      expect(type, name).toBeDefined()
      for (const wrong of [undefined, null, '1', 0, -1, 1.5, 2 ** 53, Number.NaN, '..', '1/2', [1], {}])
        expect(type?.safeParse(wrong).success, String(wrong)).toBe(false)
      expect(type?.safeParse(360000000001).success).toBe(true)
    }
  })

  test('sends a body exactly where the contract has one, in its envelope', () => {
    expect(tool.body !== undefined).toBe(endpoint.body !== undefined)
    if (endpoint.body && !tool.bulk) expect(tool.body).toBe(endpoint.body.envelope)
  })

  test('can be repeated with the same effect exactly where the contract says so', () => {
    const repeatable = tool.method !== 'POST' && tool.onceWith === undefined && tool.job === undefined
    expect(repeatable).toBe(endpoint.idempotent)
  })

  // Also where it may be sent twice: every attempt can fail, and a client can go in the middle.
  test('names the read that tells what happened, where it writes', () => {
    if (tool.access === 'read') expect(tool.check).toBeUndefined()
    else expect(named(tool.check)?.access).toBe('read')
    // What is searched is in the index only after some minutes. [CONTRACT 5.15]
    expect(tool.checkLags === true).toBe(/search/.test(named(tool.check)?.path ?? ''))
  })

  test('describes itself in a sentence or three', () => {
    expect(tool.about).toMatch(/^[A-Z][^\n]{10,260}\.$/)
  })

  test('warns whoever is asked for a yes to what destroys, and of nothing else', () => {
    expect(tool.warns !== undefined).toBe(tool.access === 'destructive')
    if (tool.warns !== undefined) expect(tool.warns).toMatch(/^[A-Z][^\n]{10,90}\.$/)
  })
})

test('Only a new ticket carries an Idempotency-Key, and only one update is stamped', () => {
  expect(all.filter(tool => tool.key).map(tool => tool.name)).toEqual(['create_ticket'])
  expect(all.filter(tool => tool.stamp).map(tool => tool.name)).toEqual(['update_ticket'])
  expect(named('update_ticket')?.onceWith).toBe('comment')
})

test('The limits are those Zendesk documents', () => {
  const declared = Object.fromEntries(all.filter(tool => tool.limits).map(tool => [tool.name, tool.limits]))
  expect(declared).toEqual({
    list_tickets: [{ calls: 50, minutes: 1, beyondPage: 500 }],
    update_ticket: [
      { calls: 30, minutes: 10, per: 'ticket_id' },
      { calls: 100, minutes: 1 },
    ],
    delete_ticket: [{ calls: 400, minutes: 1 }],
    update_user: [
      { calls: 5, minutes: 1, per: 'user_id' },
      { calls: 1, seconds: 1 },
    ],
    update_organization: [{ calls: 5, minutes: 1, per: 'organization_id' }],
    search: [{ calls: 2_500, minutes: 1 }],
    export_search_results: [{ calls: 100, minutes: 1 }],
  } satisfies Record<string, Limit[]>)
})

test('Search ends at 1,000 records and says where to go on, the search of users at 10,000', () => {
  expect(named('search')?.pages).toMatchObject({ reach: 1_000, beyond: 'export_search_results' })
  expect(named('search_users')?.pages).toMatchObject({ reach: 10_000 })
  expect(catalog.filter(tool => tool.pages?.reach).map(tool => tool.name)).toEqual(['search_users', 'search'])
})

test('A declaration is data: outside its schemas it survives JSON', () => {
  for (const { input, output, ...rest } of all) {
    expect(JSON.parse(JSON.stringify(rest))).toEqual(rest)
    expect(input).toBeInstanceOf(z.ZodObject)
    expect(output).toBeInstanceOf(z.ZodObject)
  }
})

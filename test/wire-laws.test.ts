import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import about from '../package.json' with { type: 'json' }
import { catalog, companions } from '../tools/index.ts'
import type { Tool } from '../tools/tool.ts'
import { endpoints } from './contract/endpoints.ts'
import { filled, operationOf, operations } from './contract/openapi.ts'
import { wrongs } from './contract/request.ts'
import { given, inputs, paths } from './inputs.ts'
import { type InHouse, inHouse, token } from './raw/inhouse.ts'
import { type Arrived, type Recorder, recorder } from './raw/recorder.ts'
import { yes } from './raw/yes.ts'

const tools = [...catalog, ...companions]
const Fields = z.record(z.string(), z.unknown())
type Values = Readonly<Record<string, unknown>>

let zendesk: Recorder
let house: InHouse

beforeAll(async () => {
  zendesk = await recorder()
  zendesk.answer(yes)
  house = await inHouse(zendesk.url)
})
afterAll(async () => {
  await house?.close()
  await zendesk?.close()
})

/** Every request that left for one call. */
async function sent(tool: Tool, input: unknown, by = house): Promise<readonly Arrived[]> {
  zendesk.arrived.length = 0
  await by.call(tool.name, input)
  return [...zendesk.arrived]
}

/** The last of them: the call's own. */
async function own(tool: Tool, input: unknown, by = house): Promise<Arrived> {
  const last = (await sent(tool, input, by)).at(-1)
  if (!last) throw new Error(`${tool.name} sent nothing`)
  return last
}

const named = (name: string): Tool => {
  const tool = tools.find(tool => tool.name === name)
  if (!tool) throw new Error(`no tool ${name}`)
  return tool
}

/** How Zendesk spells in a query what the tool calls otherwise. */
const spelled: Readonly<Record<string, string>> = {
  'list_users role': 'role[]',
  'export_search_results type': 'filter[type]',
}
/** What chooses among rows, and is sent in Zendesk's words of paging or not at all. */
const turned = ['limit', 'cursor', 'fields', 'view']

/** The query that a read asks for, as a person would write it. */
function wantedQuery(tool: Tool, asked: Values): readonly string[] {
  const input = { ...asked, ...besides(tool, asked) }
  return Object.entries(input).flatMap(([field, value]) => {
    if (tool.path.includes(`{${field}}`) || turned.includes(field)) return []
    const name = spelled[`${tool.name} ${field}`] ?? field
    if (!Array.isArray(value)) return [`${name}=${String(value)}`]
    return name.endsWith('[]') ? value.map(one => `${name}=${one}`) : [`${name}=${value.join(',')}`]
  })
}

/** The side-loads: those that give names, those that were asked for, and those that `fields` names. */
function besides({ names = [], input, shows }: Tool, asked: Values): Values {
  const asks = input.shape['include']
  const type = asks instanceof z.ZodOptional ? asks.unwrap() : asks
  if (!shows || type === undefined) return {}
  const known = type instanceof z.ZodArray && type.element instanceof z.ZodEnum ? type.element.options : []
  const fields = z.array(z.string()).catch([]).parse(asked['fields'])
  const wanted = known.map(String).filter(word => fields.some(name => name === word || `${name}s` === word))
  const given = [asked['include'] ?? []].flat()
  const include = new Set([...names, ...given, ...wanted])
  return [...include].every(word => given.includes(word)) ? {} : { include: [...include] }
}

/** A record as it is written: without what the path holds, and with nothing in what is to be emptied. */
function wantedRecord(tool: Tool, input: unknown): Values {
  const { clear = [], ...fields } = Fields.parse(input)
  const rest = Object.entries(fields).filter(
    ([name]) =>
      !tool.path.includes(`{${name}}`) || (tool.name === 'redact_ticket_comment' && name === 'ticket_id'),
  )
  return {
    ...Object.fromEntries(rest),
    ...Object.fromEntries(
      z
        .array(z.string())
        .parse(clear)
        .map(name => [name, null]),
    ),
  }
}

/** The body that a write asks for. */
function wantedBody(tool: Tool, input: Values): unknown {
  const envelope = endpoints.find(({ id }) => id === tool.name)?.body?.envelope
  if (!tool.name.includes('_many_')) {
    const record = wantedRecord(tool, input)
    const stamp =
      tool.name === 'update_ticket' ? { safe_update: true, updated_stamp: '2026-11-20T09:00:00Z' } : {}
    return envelope ? { [envelope]: { ...record, ...stamp } } : record
  }
  const items = z
    .array(z.unknown())
    .parse(input['tickets'])
    .map(item => wantedRecord(tool, item))
  return input['ids'] === undefined ? { tickets: items } : { ticket: items[0] }
}

describe.each(tools.map(tool => [tool.name, tool] as const))('%s', (name, tool) => {
  const asked = fc.sample(inputs(tool), { seed: 39, numRuns: 40 })

  const calls: { input: Values; requests: readonly Arrived[] }[] = []
  beforeAll(async () => {
    for (const input of asked) calls.push({ input, requests: await sent(tool, input) })
  })

  test('is tried here with every field that it takes', () => {
    const tried = new Set(asked.flatMap(values => given(values)))
    expect(paths(tool.input).filter(path => path !== 'cursor' && !tried.has(path))).toEqual([])
  })

  test('sends requests that Zendesk documents, to its own endpoint, and nothing beside them', () => {
    for (const { input, requests } of calls) {
      const ids = requests.map(({ method, path }) => operationOf(method, path)?.id)
      expect(ids).toEqual(tool.stamp ? [tool.stamp, name] : [name])
      expect(requests.flatMap(wrongs), JSON.stringify(input)).toEqual([])
    }
  })

  test('sends what was asked for, unchanged and whole', () => {
    const operation = operations.find(({ id }) => id === name)
    for (const { input, requests } of calls) {
      const taken = Fields.parse(tool.input.parse(input))
      const { method = '', path = '', query = [], body = '' } = requests.at(-1) ?? {}
      const holes = operation && filled(operation, path)
      for (const [hole, text] of Object.entries(holes ?? {})) expect(text).toBe(String(taken[hole]))
      if (method === 'GET') {
        const words = [...query]
          .filter(([one]) => !/^(page|per_page)\b/.test(one))
          .map(pair => pair.join('='))
        expect(words.sort()).toEqual([...wantedQuery(tool, taken)].sort())
        expect(body).toBe('')
      } else {
        expect([...query]).toEqual(taken['ids'] === undefined ? [] : [['ids', String(taken['ids'])]])
        const takes = endpoints.find(({ id }) => id === name)?.body
        if (takes) expect(JSON.parse(body)).toEqual(JSON.parse(JSON.stringify(wantedBody(tool, taken))))
        else expect(body).toBe('')
      }
    }
  })

  test('says who it is and what it sends and takes, and nothing more', () => {
    const requests = calls.flatMap(call => call.requests)
    for (const { method, headers, body } of requests) {
      const { host, connection, 'content-length': length, ...rest } = headers
      expect(host).toBe(new URL(zendesk.url).host)
      expect(connection).toMatch(/^keep-alive$/i)
      if (body !== '') expect(Number(length)).toBe(Buffer.byteLength(body))
      const said = {
        accept: 'application/json',
        'accept-encoding': expect.any(String),
        'accept-language': '*',
        'sec-fetch-mode': 'cors',
        'user-agent': `deskwarden/${about.version}`,
        authorization: `Basic ${Buffer.from(`agent@example.com/token:${token}`).toString('base64')}`,
        ...(['POST', 'PUT'].includes(method) && { 'content-type': 'application/json' }),
        ...(name === 'create_ticket' && { 'idempotency-key': expect.stringMatching(/^[0-9a-f-]{36}$/) }),
      }
      expect(rest).toEqual(said)
    }
  })
})

describe('Paging', () => {
  const paged = tools.filter(tool => tool.pages)
  const rows = (count: number) => Array.from({ length: count }, (_, at) => ({ id: at + 1 }))

  test.each(paged.map(tool => [tool.name, tool] as const))(
    '%s asks for its next page in Zendesk\u2019s words, with the arguments of the first',
    async (_, tool) => {
      const { pages } = tool
      const [input = {}] = fc.sample(inputs(tool), { seed: 7, numRuns: 1 })
      // A cursor as hostile as Zendesk could make it, and links that lead elsewhere.
      const after = 'a+b/c==&page[size]=9999#?/../\u00e9'
      const links = { next: 'https://elsewhere.example/api/v2/users.json?page=9' }
      const next_page = `https://elsewhere.example${tool.path}?page=2`
      zendesk.answer(({ query }) => {
        const more = !query.has('page[after]') && query.get('page') !== '2'
        const meta = { has_more: more, after_cursor: after }
        const on = { links, next_page: more ? next_page : null }
        return { body: { [pages?.rows ?? '']: rows(7), count: 900, meta, ...on } }
      })
      try {
        const first = await house.call(tool.name, { ...input, limit: 7 })
        const before = zendesk.arrived.at(-1)
        zendesk.arrived.length = 0
        await house.call(tool.name, { ...input, limit: 7, cursor: first.value['next_cursor'] })
        expect(zendesk.arrived).toHaveLength(1)
        const [second] = zendesk.arrived
        expect(zendesk.arrived.flatMap(wrongs)).toEqual([])
        expect(second?.path).toBe(before?.path)
        const expected = new Map(before?.query)
        if (pages?.by === 'cursor') expected.set('page[size]', '7').set('page[after]', after)
        else expected.set('per_page', '7').set('page', '2')
        expect(new Map(second?.query)).toEqual(expected)
      } finally {
        zendesk.answer(yes)
      }
    },
  )
})

describe('The bulk tools', () => {
  test('send a hundred new tickets in one request', async () => {
    const tickets = Array.from({ length: 100 }, (_, at) => ({
      subject: `Machine ${at}`,
      comment: { body: 'It leaks.', public: false },
    }))
    const requests = await sent(named('create_many_tickets'), { tickets })
    expect(requests).toHaveLength(1)
    expect(requests.flatMap(wrongs)).toEqual([])
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual({ tickets })
  })

  test('send one change for a hundred tickets, and a hundred changes, each in one request', async () => {
    const ids = Array.from({ length: 100 }, (_, at) => 1_000 + at)
    const one = await sent(named('update_many_tickets'), {
      ids,
      tickets: [{ status: 'solved', clear: ['due_at'] }],
    })
    expect(one.flatMap(wrongs)).toEqual([])
    expect(one.map(({ query, body }) => [query.get('ids'), JSON.parse(body)])).toEqual([
      [ids.join(','), { ticket: { status: 'solved', due_at: null } }],
    ])
    const each = ids.map(id => ({ id, status: 'solved' }))
    const many = await sent(named('update_many_tickets'), { tickets: each })
    expect(many.flatMap(wrongs)).toEqual([])
    expect(many.map(({ query, body }) => [[...query], JSON.parse(body)])).toEqual([[[], { tickets: each }]])
  })
})

describe('The headers', () => {
  test('of create_ticket have another key for each call, and of no other tool any', async () => {
    const keys = new Set<unknown>()
    for (let count = 0; count < 5; count++) {
      const { headers } = await own(named('create_ticket'), { comment: { body: 'Hello', public: false } })
      keys.add(headers['idempotency-key'])
    }
    expect(keys.size).toBe(5)
  })

  test('name the app of the marketplace where the settings do, and the user of an API token', async () => {
    const app = await inHouse(zendesk.url, {
      ZENDESK_EMAIL: 'agent@example.com',
      ZENDESK_API_TOKEN: 'a:b/c',
      ZENDESK_MARKETPLACE_NAME: 'Deskwarden',
      ZENDESK_MARKETPLACE_ORGANIZATION_ID: '4711',
      ZENDESK_MARKETPLACE_APP_ID: '99',
    })
    const { headers } = await own(named('get_ticket'), { ticket_id: 1 }, app)
    await app.close()
    expect(headers).toMatchObject({
      'x-zendesk-marketplace-name': 'Deskwarden',
      'x-zendesk-marketplace-organization-id': '4711',
      'x-zendesk-marketplace-app-id': '99',
      authorization: `Basic ${Buffer.from('agent@example.com/token:a:b/c').toString('base64')}`,
    })
  })

  test('carry an OAuth token as it is, whose scopes are asked for once beside the first call, and nothing else is', async () => {
    const app = await inHouse(zendesk.url, { ZENDESK_OAUTH_TOKEN: token })
    zendesk.arrived.length = 0
    for (let count = 0; count < 3; count++) await app.call('get_ticket', { ticket_id: 1 })
    await app.close()
    const paths = zendesk.arrived.map(({ path }) => path).sort()
    expect(paths).toEqual(['/api/v2/oauth/tokens/current', ...Array(3).fill('/api/v2/tickets/1')])
    for (const { headers } of zendesk.arrived) expect(headers['authorization']).toBe(`Bearer ${token}`)
  })
})

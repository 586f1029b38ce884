import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Kept } from '../src/journal/entry.ts'
import { landmarks } from '../src/sandbox/seed.ts'
import { governed, tokenOf } from './governed.ts'
import { recordsOf } from './journal-rig.ts'
import { legacyHttp, modern, modernHttp, post, type Served, served } from './raw/http.ts'
import type { Message, Speaker } from './raw/message.ts'
import { type Driver, desk, drivers, environment } from './rig.ts'
import { eventually } from './until.ts'

const { groups, tickets, users } = landmarks
const agents = [
  { name: 'reader', grant: 'tickets:read,ticket_comments:read,macros:read' },
  { name: 'narrow', grant: '*:read', records: { tickets: { group_id: [groups.billing] } } },
  { name: 'spent', grant: '*:read', budgets: { calls: { day: 0 } } },
]
const policy = governed({ agents })
let account: Awaited<ReturnType<typeof desk>>
let server: Served
const env = { DESKWARDEN_STATE: policy.state }

beforeAll(async () => {
  account = await desk()
  server = await served(['--policy', policy.path], environment({ url: account.url, env }))
  // The journal is opened by the first call.
  await modernHttp(server.url, tokenOf('reader')).call('get_ticket', { ticket_id: tickets.open })
  await eventually(() => expect(recordsOf(policy.journal).at(-1)).toMatchObject({ outcome: 'done' }))
})
afterAll(async () => {
  await server.close()
  await account.close()
})

const Prompts = z.object({ prompts: z.array(z.object({ name: z.string() })) })
const Completed = z.object({ completion: z.object({ values: z.array(z.string()) }) })

const read = (speaker: Speaker, uri: string) => speaker.ask('resources/read', { uri })
const complete = (speaker: Speaker, uri: string, value = '') =>
  speaker.ask('completion/complete', { ref: { type: 'ref/resource', uri }, argument: { name: 'id', value } })

/** The reader's records of the calls that something leads to, once all of them have ended. */
async function left(act: () => Promise<unknown>): Promise<readonly Kept[]> {
  const before = recordsOf(policy.journal).length
  await act()
  return eventually(() => {
    const now = recordsOf(policy.journal)
      .slice(before)
      .filter(({ agent }) => agent === 'reader')
    const of = (event: string) => now.filter(record => record.event === event)
    expect(of('outcome').length).toBeGreaterThanOrEqual(Math.max(1, of('intent').length))
    return [...of('intent'), ...of('outcome')]
  })
}

/** What a record says, but for its place in the journal, its moment and what was asked of Zendesk. */
const said = (records: readonly Kept[]) =>
  records.map(({ event, agent, tool, ids, outcome, grant, told }) => ({
    event,
    agent,
    tool,
    ids,
    outcome,
    grant,
    told,
  }))

const eras: readonly [string, (name: string, more?: Record<string, string>) => Promise<Speaker>][] = [
  ['2026-07-28', async (name, more) => modernHttp(server.url, tokenOf(name), more)],
  ['2025-11-25', (name, more) => legacyHttp(server.url, tokenOf(name), more)],
]

describe.each(eras)('An agent of a policy, in the words of %s,', (_, speak) => {
  let reader: Speaker
  let narrow: Speaker
  beforeAll(async () => {
    ;[reader, narrow] = await Promise.all([speak('reader'), speak('narrow')])
  })

  test('leaves by a URI what it leaves by a call', async () => {
    const byCall = await left(() => reader.call('get_ticket', { ticket_id: tickets.open }))
    const byUri = await left(() => read(reader, `zendesk://tickets/${tickets.open}`))
    expect(said(byUri)).toEqual(said(byCall))
    expect(byUri.at(-1)?.['told']).toBe(`reader read ticket ${tickets.open}; allowed by tickets:read.`)
  })

  test('leaves a refusal as well, and the account is asked nothing', async () => {
    account.clearRequests()
    const byCall = await left(() => reader.call('get_user', { user_id: users.endUser }))
    let answer: Message | undefined
    const byUri = await left(async () => {
      answer = await read(reader, `zendesk://users/${users.endUser}`)
    })
    expect(said(byUri)).toEqual(said(byCall))
    expect(byUri).toMatchObject([{ outcome: 'refused', tool: 'get_user' }])
    expect(answer?.error).toMatchObject({
      code: -32602,
      message: expect.stringMatching(/^get_user was refused: .*users:read/),
      data: { uri: `zendesk://users/${users.endUser}` },
    })
    expect(account.requests).toEqual([])
  })

  test('is shown only what its tools carry, and no record says that it looked', async () => {
    const before = recordsOf(policy.journal).length
    const { result: templates } = await reader.ask('resources/templates/list')
    expect(templates).toMatchObject({
      resourceTemplates: [
        { uriTemplate: 'zendesk://tickets/{id}' },
        { uriTemplate: 'zendesk://macros/{id}' },
      ],
    })
    const { result: prompts } = await reader.ask('prompts/list')
    expect(Prompts.parse(prompts).prompts.map(({ name }) => name)).toEqual([
      'triage_ticket',
      'draft_reply',
      'summarise_thread',
      'prepare_redaction',
    ])
    const missing = await reader.ask('prompts/get', {
      name: 'find_similar_tickets',
      arguments: { ticket_id: '1' },
    })
    expect(missing.error).toMatchObject({ code: -32602 })
    const written = await reader.ask('prompts/get', { name: 'draft_reply', arguments: { ticket_id: '1' } })
    expect(JSON.stringify(written.result)).toContain('You cannot send it: the user does that.')
    expect(recordsOf(policy.journal)).toHaveLength(before)
  })

  test('completes by calls that leave their trace, and completes nothing that it may not list', async () => {
    const records = await left(() => complete(reader, 'zendesk://tickets/{id}', '1'))
    expect(records.at(-1)).toMatchObject({ tool: 'list_tickets', agent: 'reader', outcome: 'done' })
    account.clearRequests()
    const { result } = await complete(reader, 'zendesk://users/{id}', 'a')
    expect(result).toMatchObject({ completion: { values: [], hasMore: false } })
    expect(account.requests).toEqual([])
  })

  test('neither reads nor finds a record outside its bounds', async () => {
    const outside = [...account.account.tickets.values()].find(
      ({ group_id, archived }) => group_id !== groups.billing && !archived,
    )
    const uri = `zendesk://tickets/${outside?.id}`
    const call = await narrow.call('get_ticket', { ticket_id: outside?.id })
    expect((await read(narrow, uri)).error?.message).toBe(call.text)
    const { result } = await complete(narrow, 'zendesk://tickets/{id}')
    const { values } = Completed.parse(result).completion
    expect(values.length).toBeGreaterThan(0)
    for (const id of values) expect(account.account.tickets.get(Number(id))?.group_id).toBe(groups.billing)
  })

  test('reads and finds nothing when its budget is used up', async () => {
    const spent = await speak('spent')
    account.clearRequests()
    const call = await spent.call('get_ticket', { ticket_id: tickets.open })
    const { error } = await read(spent, `zendesk://tickets/${tickets.open}`)
    expect(error).toMatchObject({
      code: -32603,
      message: call.text,
      data: { 'deskwarden/error': { kind: 'limited' } },
    })
    expect((await complete(spent, 'zendesk://macros/{id}')).result).toMatchObject({
      completion: { values: [] },
    })
    expect(account.requests).toEqual([])
  })

  test('loses what it narrows itself away from', async () => {
    const less = await speak('reader', { 'x-deskwarden-grant': 'macros:read' })
    const { result } = await less.ask('resources/templates/list')
    expect(result).toMatchObject({ resourceTemplates: [{ uriTemplate: 'zendesk://macros/{id}' }] })
    const records = await left(() => read(less, `zendesk://tickets/${tickets.open}`))
    expect(records).toMatchObject([{ tool: 'get_ticket', outcome: 'refused' }])
  })

  test('is told that a list has one page', async () => {
    for (const method of ['resources/list', 'resources/templates/list', 'prompts/list'])
      expect((await reader.ask(method, { cursor: 'next' })).error).toMatchObject({
        code: -32602,
        message: 'No such page: the list has one page.',
      })
  })
})

test('A connector that sends the headers of 2025 with a body of 2026 reads a resource', async () => {
  const { headers, body } = modern(tokenOf('reader'), 'resources/read', {
    uri: `zendesk://tickets/${tickets.open}`,
  })
  const { 'mcp-method': _, 'mcp-name': __, ...less } = { 'mcp-method': '', 'mcp-name': '', ...headers }
  const back = await post(server.url, { headers: { ...less, 'mcp-protocol-version': '2025-11-25' }, body })
  expect(back.message?.result).toMatchObject({ contents: [{ mimeType: 'text/plain' }] })
})

describe.each(Object.entries(drivers))('%s', (_, connect) => {
  test('hears that its lists have changed when the policy has, and finds them changed', async () => {
    const own = governed({
      agents: [{ name: 'bot', grant: 'tickets:read,macros:read,ticket_comments:read' }],
    })
    const state = { DESKWARDEN_STATE: own.state }
    const host = await served(['--policy', own.path], environment({ url: account.url, env: state }))
    const heard = new Set<string>()
    const client: Driver = await connect({
      url: account.url,
      env: { DESKWARDEN_STATE: `${own.state}.own` },
      args: ['--policy', own.path, '--agent', 'bot'],
      at: { url: host.url, bearer: tokenOf('bot') },
      news: list => heard.add(list),
    })
    expect(await client.beside.templates()).toHaveLength(2)
    expect(await client.beside.prompts()).toHaveLength(4)
    // A client may be slow to listen: the policy changes until it has heard of it.
    let changes = 0
    await eventually(
      () => {
        changes += 1
        own.put({
          agents: [{ name: 'bot', grant: `tickets:read${changes % 2 === 0 ? '' : ',search:read'}` }],
        })
        expect([...heard].sort()).toEqual(['prompts', 'resources', 'tools'])
      },
      { interval: 1_100 },
    )
    expect(await client.beside.templates()).toMatchObject([{ uriTemplate: 'zendesk://tickets/{id}' }])
    const names = (await client.beside.prompts()).map(({ name }) => name)
    expect(names).toEqual(changes % 2 === 0 ? ['triage_ticket'] : ['triage_ticket', 'find_similar_tickets'])
    await client.close()
    await host.close()
  })
})

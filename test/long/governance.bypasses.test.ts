import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { landmarks } from '../../src/sandbox/seed.ts'
import { governed, tokenOf, writes } from '../governed.ts'
import { program } from '../program.ts'
import { legacyHttp, modern, modernHttp, post, type Served, served } from '../raw/http.ts'
import { callText, envelope, type Spoken, spoken } from '../raw/message.ts'
import { modernPipe, type Pipe, piped } from '../raw/stdio.ts'
import { desk, environment } from '../rig.ts'
import { type Around, bulks, changes, looks } from './bypasses.ts'

const { groups, tickets } = landmarks
const around: Around = {
  inside: tickets.open,
  alsoInside: tickets.fresh,
  outside: tickets.pending,
  word: 'zyxhidden',
  group: groups.support,
  otherGroup: groups.technical,
}
const { inside, alsoInside, outside, word } = around

const only = ['comment', 'priority', 'status']
const fields = { 'comment.public': { is: false }, status: { not: ['closed'] } }
const bounds = {
  update_ticket: { only, fields },
  update_many_tickets: {
    only: ['ids', 'tickets', ...only],
    fields: { ...fields, ids: { most: 20 }, tickets: { most: 20 } },
  },
}
const triage = {
  grant: '*:read,tickets:write,-create_ticket,-create_many_tickets',
  bounds,
  records: { tickets: { group_id: [groups.support, groups.billing] } },
}
const policy = governed({
  approvals: { public: 'never', destructive: 'never', bulk: 'never', tainted: 'never' },
  agents: [
    { name: 'triage', ...triage },
    { name: 'planner', ...triage, approvals: { write: 'preview' } },
    { name: 'thief', ...triage, approvals: { write: 'preview' } },
    { name: 'spender', grant: 'groups:read', budgets: { calls: { day: 50 } } },
    { name: 'admin', grant: '*:write,search:read,tickets:full' },
  ],
})
let account: Awaited<ReturnType<typeof desk>>
let server: Served
let pipe: Pipe
const env = () => environment({ url: account.url, env: { DESKWARDEN_STATE: policy.state } })

beforeAll(async () => {
  account = await desk({ perMinute: 100_000, updatesPerTicket: 1_000 })
  const { tickets, comments, ratings } = account.account
  // Every ticket is outside but two, and each says so.
  for (const [id, ticket] of tickets) {
    const mine = id === inside || id === alsoInside
    const said = mine ? ticket.subject : `${ticket.subject} ${word}`
    const group_id = id === inside ? groups.support : mine ? groups.billing : around.otherGroup
    tickets.set(id, { ...ticket, group_id, subject: said, ...(id === outside && { external_id: word }) })
  }
  for (const [id, said] of comments)
    if (id !== inside && id !== alsoInside)
      comments.set(
        id,
        said.map(one => ({ ...one, body: `${one.body} ${word}`, html_body: `${one.html_body} ${word}` })),
      )
  for (const [id, rating] of ratings) ratings.set(id, { ...rating, comment: word })
  server = await served(['--policy', policy.path], env())
  pipe = piped(['--policy', policy.path, '--agent', 'triage'], env())
})
afterAll(async () => {
  await Promise.all([server.close(), pipe.close()])
  await account.close()
})
beforeEach(() => account.clearRequests())

const Written = z.looseObject({
  ticket: z.record(z.string(), z.unknown()).optional(),
  tickets: z.array(z.record(z.string(), z.unknown())).optional(),
})
const mayBeSet = [...only, 'id', 'safe_update', 'updated_stamp']

/** What reached the account and is more than the policy lets through. */
function excess(): readonly unknown[] {
  const own = new Set([`${inside}`, `${alsoInside}`])
  return writes(account.requests).filter(({ method, path, query, body }) => {
    const one = /^\/api\/v2\/tickets\/(\d+)$/.exec(path)?.[1]
    const { ticket, tickets = [] } = Written.parse(body)
    const entries = [...(ticket ? [ticket] : []), ...tickets]
    const ids = [
      ...(one === undefined ? [] : [one]),
      ...(query['ids']?.split(',') ?? []),
      ...tickets.flatMap(({ id }) => (id === undefined ? [] : [`${id}`])),
    ]
    const { comment } = z
      .looseObject({ comment: z.looseObject({ public: z.literal(false) }).optional() })
      .catch({ comment: undefined })
      .parse(ticket ?? {})
    return !(
      method === 'PUT' &&
      (one !== undefined || path === '/api/v2/tickets/update_many') &&
      ids.length > 0 &&
      ids.length <= 20 &&
      ids.every(id => own.has(id)) &&
      entries.every(
        entry =>
          Object.keys(entry).every(name => mayBeSet.includes(name)) &&
          entry['status'] !== 'closed' &&
          (entry['comment'] === undefined || comment !== undefined),
      )
    )
  })
}

/** Nothing that stands in a ticket outside. */
const hides = (text: string) => expect(text.toLowerCase()).not.toContain(word)

/** Makes a call whose arguments are text as they are written. */
let calls = 0
async function calling(tool: string, args: object | string): Promise<Spoken> {
  const id = `call-${++calls}`
  return spoken(
    await pipe.line(callText(id, tool, typeof args === 'string' ? args : JSON.stringify(args)), id),
  )
}

describe('An agent that may triage the tickets of two groups', () => {
  test('does what it may', async () => {
    const said = await calling('update_ticket', {
      ticket_id: inside,
      status: 'pending',
      comment: { body: 'a note' },
    })
    expect(said.isError, said.text).toBe(false)
    expect(writes(account.requests)).toHaveLength(1)
    expect(excess()).toEqual([])
    const found = await calling('search', { query: `type:ticket status<closed` })
    expect(found.value['results']).toHaveLength(2)
  })

  test.each([...changes(around), ...bulks(around)])('cannot write %s', async (what, tool, args) => {
    const { isError, text } = await calling(tool, args)
    expect(excess(), text).toEqual([])
    // Of a field that is written twice, the last one counts for whoever reads it; a prototype is no field at all.
    const through = /^(closed|outside|public) first of two$|^a prototype that closes$/.test(what)
    expect(isError, text).toBe(!through)
    expect(writes(account.requests)).toHaveLength(through ? 1 : 0)
    hides(text)
  })

  test.each(looks(around))('is not shown what it may not see by %s', async (_, tool, args) => {
    const { text, value } = await calling(tool, args)
    // What it asked for may stand in what it is told of its own query.
    hides(text.replaceAll(JSON.stringify(args).slice(1, -1), ''))
    expect(value['count'] ?? 0).toBeLessThanOrEqual(2)
    expect(writes(account.requests)).toEqual([])
  })
})

describe('What an agent asks for beside its calls', () => {
  const deletes = { name: 'delete_ticket', arguments: { ticket_id: inside } }
  const closes = { name: 'update_ticket', arguments: { ticket_id: inside, status: 'closed' } }
  const asked = (call: object, more: Readonly<Record<string, string>> = {}, query = '') => {
    const { headers, body } = modern(tokenOf('triage'), 'tools/call', { ...call })
    return post(`${server.url}${query}`, { headers: { ...headers, ...more }, body })
  }

  test.each<[string, Record<string, string>, string]>([
    ['X-Deskwarden-Grant: *:write', { 'x-deskwarden-grant': '*:write' }, ''],
    ['X-Deskwarden-Grant: tickets:full', { 'x-deskwarden-grant': 'tickets:full' }, ''],
    ['X-Deskwarden-Grant: +delete_ticket', { 'x-deskwarden-grant': '+delete_ticket' }, ''],
    ['X-Deskwarden-Grant: *:full', { 'x-deskwarden-grant': '*:full' }, ''],
    ['X-Deskwarden-Grant: nothing', { 'x-deskwarden-grant': '' }, ''],
    ['X-DESKWARDEN-GRANT in capitals', { 'X-DESKWARDEN-GRANT': 'tickets:full' }, ''],
    ['two of them in one header', { 'x-deskwarden-grant': 'tickets:read, tickets:full' }, ''],
    ['?grant=tickets:full', {}, '?grant=tickets:full'],
    ['?grant= with an escape', {}, '?grant=tickets%3Afull'],
    ['?grant= twice', {}, '?grant=tickets:read&grant=tickets:full'],
    ['?GRANT=', {}, '?GRANT=tickets:full'],
    ['?agent=', {}, '?agent=admin'],
    ['both', { 'x-deskwarden-grant': 'tickets:full' }, '?grant=tickets:full'],
    ['another agent in a header', { 'x-deskwarden-agent': 'admin' }, ''],
    ['no approvals in a header', { 'x-deskwarden-approvals': 'never' }, ''],
  ])('does not widen what it may: %s', async (_, headers, query) => {
    for (const call of [deletes, closes]) {
      const { status, message } = await asked(call, headers, query)
      if (status === 200 && message) expect(spoken(message).isError).toBe(true)
      else expect(status).toBe(400)
    }
    expect(writes(account.requests)).toEqual([])
  })

  test.each<[string, object]>([
    ['a grant', { grant: '*:write' }],
    ['another agent', { agent: 'admin' }],
    ['another tool', { tool: 'delete_ticket' }],
    ['an approval', { approved: true, _meta: { ...envelope, 'deskwarden/approved': true } }],
    ['more arguments', { args: { status: 'closed' }, input: { status: 'closed' } }],
  ])('nor does %s beside the arguments', async (_, more) => {
    for (const call of [deletes, closes])
      expect(spoken((await asked({ ...call, ...more })).message ?? { jsonrpc: '2.0' }).isError).toBe(true)
    expect(writes(account.requests)).toEqual([])
  })

  test('calls in a batch are no calls', async () => {
    const { headers, body } = modern(tokenOf('triage'), 'tools/call', closes)
    const batch = [body, modern(tokenOf('triage'), 'tools/call', deletes).body]
    expect((await post(server.url, { headers: { ...headers }, body: batch })).status).toBe(400)
    const legacy = await legacyHttp(server.url, tokenOf('triage'))
    await post(server.url, {
      headers: legacy.headers,
      body: [closes, deletes].map((params, id) => ({
        jsonrpc: '2.0',
        id: `b${id}`,
        method: 'tools/call',
        params,
      })),
    })
    const before = pipe.strays.length
    await pipe.write(`[${callText('batch', 'update_ticket', JSON.stringify(closes.arguments))}]\n`)
    // Whatever was made of it is answered by now.
    await calling('get_ticket', { ticket_id: inside })
    expect(pipe.strays.slice(before)).toMatchObject([{ error: { code: -32600 } }])
    expect(writes(account.requests)).toEqual([])
  })

  test('a session that was opened for less stays so, whatever its requests say', async () => {
    const small = await legacyHttp(server.url, tokenOf('triage'), { 'x-deskwarden-grant': 'tickets:read' })
    expect((await small.call('update_ticket', { ticket_id: inside, priority: 'low' })).isError).toBe(true)
    const wider = await post(server.url, {
      headers: { ...small.headers, 'x-deskwarden-grant': 'tickets:write' },
      body: { jsonrpc: '2.0', id: 9, method: 'tools/call', params: closes },
    })
    expect(wider.status).toBe(403)
    expect(writes(account.requests)).toEqual([])
  })
})

describe('What another agent was given', () => {
  const as = (agent: string) => modernHttp(server.url, tokenOf(agent))

  test('a cursor of its list shows nothing else than that list would', async () => {
    const args = { limit: 5, sort: '-id' }
    const first = await as('admin').call('list_tickets', args)
    const cursor = String(first.value['next_cursor'])
    const { isError, text, value } = await as('triage').call('list_tickets', { ...args, cursor })
    expect(isError, text).toBe(false)
    hides(text)
    expect(value['tickets']).toEqual([])
  })

  test('a cursor of its search belongs to the words of that search', async () => {
    const admin = as('admin')
    const query = `type:ticket ${word}`
    const first = await admin.call('search', { query, limit: 5 })
    const cursor = String(first.value['next_cursor'])
    const { text } = await as('triage').call('search', { query, limit: 5, cursor })
    hides(text.replaceAll(query, ''))
  })

  test('its job tells what became of tickets that one may see, and of no other', async () => {
    const both = { ids: [inside, outside], tickets: [{ priority: 'normal' }] }
    const started = await as('admin').call('update_many_tickets', both)
    const { id } = z.looseObject({ id: z.string() }).parse(started.value['job'])
    const own = await as('admin').call('get_job_status', { job_status_id: id })
    expect(own.value['results']).toMatchObject([{ id: inside }, { id: outside }])
    const { value } = await as('triage').call('get_job_status', { job_status_id: id })
    expect(value['results']).toMatchObject([{ id: inside }])
  })

  test('the token of its plan is of no use, not even to one who may do the same', async () => {
    const args = { ticket_id: inside, priority: 'low' }
    const { value } = await as('planner').call('update_ticket', args)
    const stolen = { ...args, plan_token: value['plan_token'] }
    const { isError, text } = await as('thief').call('update_ticket', stolen)
    expect({ isError, text }).toMatchObject({
      isError: true,
      text: expect.stringMatching(/made for another call/),
    })
    // Whoever wants no yes has no use for a token, and gets no more by it.
    const { isError: closed } = await as('triage').call('update_ticket', { ...stolen, status: 'closed' })
    expect(closed).toBe(true)
    expect(writes(account.requests)).toEqual([])
  })
})

describe('A thousand calls by 64 callers, over four processes that share a state folder', () => {
  let pipes: readonly Pipe[]
  beforeAll(() => {
    pipes = [1, 2, 3, 4].map(() => piped(['--policy', policy.path, '--agent', 'spender'], env()))
  })
  afterAll(() => Promise.all(pipes.map(one => one.close())))

  /** So many calls, by callers each of whom calls again when it has its answer. */
  async function crowd(count: number): Promise<readonly Spoken[]> {
    const callers = Array.from({ length: 64 }, (_, at) => pipes[at % pipes.length]).flatMap(pipe =>
      pipe ? [modernPipe(pipe)] : [],
    )
    const said: Spoken[] = []
    let begun = 0
    await Promise.all(
      callers.map(async caller => {
        while (begun++ < count) said.push(await caller.call('get_group', { group_id: groups.support }))
      }),
    )
    return said
  }
  const passed = (said: readonly Spoken[]) => said.filter(({ isError }) => !isError).length
  const refusals = (said: readonly Spoken[]) => [
    ...new Set(said.flatMap(({ isError, text }) => (isError ? [text] : []))),
  ]

  test('pass a budget of 50 exactly 50 times', async () => {
    const said = await crowd(1_000)
    expect(said).toHaveLength(1_000)
    expect(passed(said)).toBe(50)
    expect(account.requests).toHaveLength(50)
    expect(refusals(said)).toEqual([
      expect.stringMatching(
        /^get_group was refused: the budget of spender is used up: 50 calls in a day\. It begins anew at .+ 00:00 UTC/,
      ),
    ])
  })

  test('come to nothing once the operator has frozen their agent, in each of the processes', async () => {
    policy.put({ agents: [{ name: 'spender', grant: 'groups:read' }] })
    const before = crowd(300)
    expect((await program(['freeze', 'spender', '--policy', policy.path])).code).toBe(0)
    const after = await crowd(700)
    expect(passed(after)).toBe(0)
    expect(refusals(after)).toEqual([
      'get_group was refused: the operator has frozen every call. The operator can lift that with `deskwarden thaw` and the --policy or --state of this server.',
    ])
    expect(account.requests).toHaveLength(passed(await before))

    await program(['thaw', 'spender', '--policy', policy.path])
    expect(refusals(await crowd(8))).toEqual([])
  })
})

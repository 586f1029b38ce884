import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Sandbox, sandbox } from '../src/sandbox/sandbox.ts'
import { landmarks, seed } from '../src/sandbox/seed.ts'
import { catalog, companions } from '../tools/index.ts'
import { endpoints } from './contract/endpoints.ts'
import { start } from './sandbox.box.ts'

const { tickets, users, organizations, groups, macros, credentials } = landmarks

const Json = z.record(z.string(), z.unknown())
const read = (file: string) =>
  Json.parse(JSON.parse(readFileSync(new URL(`contract/${file}`, import.meta.url), 'utf8')))

/** Recorded answers hold nulls in nearly every field, whatever the description says. */
function nullable(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(nullable)
  const record = Json.safeParse(schema)
  if (!record.success) return schema
  return Object.fromEntries(
    Object.entries(record.data).map(([key, value]) => {
      const properties = key === 'properties' ? Json.safeParse(value).data : undefined
      if (properties === undefined) return [key, nullable(value)]
      const loose = Object.entries(properties).map(([name, one]) => [
        name,
        { anyOf: [nullable(one), { type: 'null' }] },
      ])
      return [key, Object.fromEntries(loose)]
    }),
  )
}

const ajv = new Ajv({ strict: false, validateFormats: true })
formats.default(ajv)
ajv.addFormat('int64', true)

/** Where the recordings contradict the description, the recordings are right. */
function corrected(text: string): string {
  return (
    text
      // Tags are lists in an audit, and in a macro's actions.
      .replaceAll('"value":{"oneOf":[{"type":"string"},{"type":"integer"}]}', '"value":{}')
      .replace(/("ActionObject":.*?)"value":\{"type":"string"\}/, '$1"value":{}')
  )
}

for (const file of ['oas-39.facts.json', 'oas-supporting.facts.json'])
  ajv.addSchema(Json.parse(nullable(JSON.parse(corrected(JSON.stringify(read(file)))))), file)

const pointer = (path: string) =>
  path.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D')

/** What the description says an answer is; nothing where it has no body. */
function schemaOf(path: string, method: string, status: string) {
  const file = path.includes('job_statuses') ? 'oas-supporting.facts.json' : 'oas-39.facts.json'
  return ajv.getSchema(
    `${file}#/paths/${pointer(path)}/${method.toLowerCase()}/responses/${status}/content/application~1json/schema`,
  )
}

const Word = /[A-Za-z]{5,}/
const note = { comment: { body: 'Note', public: false } }

let zendesk: Sandbox
let nowMs = start
beforeAll(async () => {
  zendesk = await sandbox({
    tools: [...catalog, ...companions],
    account: seed({ seed: 1, now: new Date(start) }),
    credentials: [{ apiToken: 'sesame' }],
    clock: () => nowMs,
    sleep: () => Promise.resolve(),
    random: () => 0.5,
  })
})
afterAll(() => zendesk.close())

/** One good call of each tool: its path, and the body where it has one. */
const calls = (): Readonly<Record<string, readonly [path: string, body?: unknown]>> => {
  const { account } = zendesk
  const comment = account.comments.get(tickets.hold)?.[0]
  const word = Word.exec(comment?.plain_body ?? '')?.[0] ?? ''
  return {
    list_tickets: ['/tickets?page[size]=100&include=users,groups,organizations'],
    get_ticket: [`/tickets/${tickets.fields}?include=users`],
    create_ticket: [
      '/tickets',
      { ticket: { subject: 'New', tags: ['a'], requester: { name: 'N', email: 'n@n.example' }, ...note } },
    ],
    update_ticket: [
      `/tickets/${tickets.open}`,
      { ticket: { priority: 'high', tags: ['b'], assignee_id: users.agent, ...note } },
    ],
    delete_ticket: [`/tickets/${tickets.fresh}`],
    create_many_tickets: ['/tickets/create_many', { tickets: [note] }],
    update_many_tickets: ['/tickets/update_many?ids=300,999999', { ticket: { additional_tags: ['c'] } }],
    count_tickets: ['/tickets/count'],
    list_ticket_comments: [
      `/tickets/${tickets.attachments}/comments?include=users&include_inline_images=true`,
    ],
    make_ticket_comment_private: [
      `/tickets/${tickets.pending}/comments/${account.comments.get(tickets.pending)?.[0]?.id}/make_private`,
    ],
    redact_ticket_comment: [
      `/comment_redactions/${comment?.id}`,
      { ticket_id: tickets.hold, html_body: comment?.html_body.replace(word, `<redact>${word}</redact>`) },
    ],
    list_users: ['/users?per_page=100'],
    get_user: [`/users/${users.deleted}?include=organizations,identities`],
    get_current_user: ['/users/me'],
    search_users: ['/users/search?query=role:agent'],
    create_user: ['/users', { user: { name: 'Ida', email: 'ida@ida.example' } }],
    update_user: [`/users/${users.endUser}`, { user: { notes: 'Kind' } }],
    merge_users: [`/users/${users.mergeLoser}/merge`, { user: { id: users.endUser } }],
    delete_user: [`/users/${users.idle}`],
    list_organizations: ['/organizations?page[size]=100'],
    get_organization: [`/organizations/${organizations.main}`],
    create_organization: ['/organizations', { organization: { name: 'Holm' } }],
    update_organization: [`/organizations/${organizations.main}`, { organization: { notes: 'x' } }],
    delete_organization: [`/organizations/${organizations.second}`],
    list_groups: ['/groups?include=users'],
    get_group: [`/groups/${groups.deleted}`],
    create_group: ['/groups', { group: { name: 'Night' } }],
    update_group: [`/groups/${groups.logistics}`, { group: { name: 'Shipping' } }],
    delete_group: [`/groups/${[...account.groups.values()].find(group => group.name === 'Night')?.id}`],
    list_macros: ['/macros?include=usage_7d,categories'],
    get_macro: [`/macros/${macros.forUser}`],
    create_macro: ['/macros', { macro: { title: 'T', actions: [{ field: 'status', value: 'open' }] } }],
    update_macro: [`/macros/${macros.first}`, { macro: { title: 'T' } }],
    delete_macro: [`/macros/${macros.inactive}`],
    search: ['/search?query=coffee&per_page=100'],
    count_search_results: ['/search/count?query=type:ticket'],
    export_search_results: ['/search/export?query=coffee&filter[type]=ticket&page[size]=1000'],
    list_satisfaction_ratings: ['/satisfaction_ratings?page[size]=100'],
    create_satisfaction_rating: [
      `/tickets/${tickets.solved}/satisfaction_rating`,
      { satisfaction_rating: { score: 'good' } },
    ],
  }
}

const send = (method: string, path: string, body?: unknown, email: string = credentials.adminEmail) =>
  fetch(`${zendesk.url}/api/v2${path}`, {
    method,
    headers: {
      authorization: `Basic ${btoa(`${email}/token:sesame`)}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })

describe('Every answer is as Zendesk describes it', () => {
  test.each(endpoints.map(({ id, ...endpoint }) => [id, endpoint] as const))('%s', async (id, endpoint) => {
    const [path, body] = calls()[id] ?? ['']
    const requester = zendesk.account.users.get(
      zendesk.account.tickets.get(tickets.solved)?.requester_id ?? 0,
    )
    const asCustomer = id === 'create_satisfaction_rating' ? (requester?.email ?? '') : undefined
    const response = await send(endpoint.method, path, body, asCustomer)
    const text = await response.text()
    expect(endpoint.success, text).toContain(response.status)
    expect(response.headers.get('x-zendesk-api-warn')).toBeNull()
    if (response.status === 204 || id === 'make_ticket_comment_private') {
      expect(text).toBe('')
      return
    }
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
    const answer = Json.parse(JSON.parse(text))
    for (const key of Object.keys(endpoint.response ?? {})) expect(answer).toHaveProperty(key)
    // The description calls the one rating an array, and the 201 of a macro a 200.
    if (id === 'create_satisfaction_rating') return
    const status = id === 'create_macro' ? '200' : String(response.status)
    const valid = schemaOf(endpoint.path, endpoint.method, status)
    expect(valid, 'the description has a schema').toBeDefined()
    valid?.(answer)
    expect(valid?.errors ?? []).toEqual([])
  })

  test('get_job_status, with results and with failures', async () => {
    nowMs += 3_600_000
    const { body } = {
      body: {
        tickets: [
          { id: tickets.problem, status: 'open' },
          { id: 999_999, status: 'open' },
        ],
      },
    }
    const Job = z.object({ job_status: z.object({ id: z.string() }) })
    const queued = Job.parse(await (await send('PUT', '/tickets/update_many', body)).json())
    const valid = schemaOf('/api/v2/job_statuses/{job_status_id}', 'GET', '200')
    for (const seconds of [0, 60]) {
      nowMs += seconds * 1_000
      const answer: unknown = await (await send('GET', `/job_statuses/${queued.job_status.id}`)).json()
      valid?.(answer)
      expect(valid?.errors ?? [], JSON.stringify(answer)).toEqual([])
    }
  })

  test('nothing of the sandbox’s own is on the wire', async () => {
    for (const path of [`/tickets/${tickets.archived}`, '/search?query=type:ticket&per_page=100']) {
      const text = await (await send('GET', path)).text()
      expect(text).not.toMatch(/"archived"|"deleted_at"/)
    }
  })
})

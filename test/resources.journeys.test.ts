import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Sandbox } from '../src/sandbox/sandbox.ts'
import { landmarks } from '../src/sandbox/seed.ts'
import type { Beside } from './beside.ts'
import { type Driver, desk, drivers } from './rig.ts'

const { tickets, users, organizations, macros } = landmarks
const Job = z.object({ id: z.string() })
const templateOf = (path: string) => ({ type: 'ref/resource', uri: `zendesk://${path}/{id}` }) as const
const promptOf = (name: string) => ({ type: 'ref/prompt', name }) as const
const nobody = { values: [], hasMore: false }

describe.each(Object.entries(drivers))('%s', (kind, connect) => {
  let sandbox: Sandbox
  let client: Driver
  let beside: Beside

  beforeAll(async () => {
    sandbox = await desk()
    client = await connect({ url: sandbox.url })
    beside = client.beside
  })
  afterAll(async () => {
    await client?.close()
    await sandbox?.close()
  })

  /** The tools whose requests reached the account meanwhile. */
  /** Each answer has a mark of its own. */
  const unmarked = (text: string) => text.replaceAll(/(?<=<\/?(?:zendesk|comment|ids) )\d{6}/g, 'N')

  async function asked(act: () => Promise<unknown>): Promise<readonly (string | undefined)[]> {
    sandbox.clearRequests()
    await act()
    return sandbox.requests.map(({ tool }) => tool)
  }

  test('is told of resources, prompts and completion', () => {
    expect(beside.capabilities()).toEqual(['completions', 'prompts', 'resources', 'tools'])
  })

  test('finds five templates and no list of records, and the account is asked nothing', async () => {
    const requests = await asked(async () => {
      expect(await beside.resources()).toEqual([])
      expect(await beside.templates()).toMatchObject([
        {
          uriTemplate: 'zendesk://tickets/{id}',
          name: 'ticket',
          title: 'Ticket',
          description: expect.stringMatching(/^Show\b.* one ticket\b/),
        },
        { uriTemplate: 'zendesk://users/{id}', name: 'user' },
        { uriTemplate: 'zendesk://organizations/{id}', name: 'organization' },
        { uriTemplate: 'zendesk://macros/{id}', name: 'macro' },
        { uriTemplate: 'zendesk://job_statuses/{id}', name: 'job_status', title: 'Job status' },
      ])
    })
    expect(requests).toEqual([])
  })

  test.each([
    ['tickets', 'get_ticket', { ticket_id: tickets.open }],
    ['users', 'get_user', { user_id: users.endUser }],
    ['organizations', 'get_organization', { organization_id: organizations.main }],
    ['macros', 'get_macro', { macro_id: macros.first }],
  ])('reads of %s what %s says, by the same one request', async (path, tool, args) => {
    const [id] = Object.values(args)
    const uri = `zendesk://${path}/${id}`
    const requests = await asked(async () => {
      const answer = await client.call(tool, args)
      const read = await beside.read(uri)
      expect(read).toMatchObject({ uri, mimeType: 'text/plain', text: expect.any(String) })
      expect(unmarked(read.text)).toBe(unmarked(answer.text))
      expect(read.meta['deskwarden/budget']).toMatchObject({ limit: 700, remaining: expect.any(Number) })
      expect(read.meta['deskwarden/request']).toEqual(expect.any(String))
    })
    // What the custom fields are called is asked once.
    expect(requests.filter(one => one !== 'list_ticket_fields')).toEqual([tool, tool])
  })

  test('reads a bulk job by its URI, and finds its id where the connection lasts', async () => {
    const bulk = await client.call('update_many_tickets', {
      tickets: [{ id: tickets.fresh, priority: 'low' }],
    })
    expect(bulk.isError, bulk.text).not.toBe(true)
    const { id } = Job.parse(bulk.value['job'])
    expect((await beside.read(`zendesk://job_statuses/${id}`)).text).toContain(`job ${id}\nstatus: completed`)
    const found = kind.startsWith('the 2026-07-28 client over HTTP') ? [] : [id]
    expect(await beside.complete(templateOf('job_statuses'), 'id', '')).toEqual({
      values: found,
      hasMore: false,
    })
    expect(await beside.complete(templateOf('job_statuses'), 'id', 'no such')).toEqual(nobody)
  })

  test.each([
    [
      'a record that is not there',
      'zendesk://tickets/999999',
      'get_ticket failed: the record is not there, or not visible to this Zendesk user (404).',
    ],
    ['an id that the tool does not take', 'zendesk://tickets/abc', /ticket_id/],
    ['an id that is too long', `zendesk://users/${'9'.repeat(40)}`, /user_id/],
    ['another kind of record', 'zendesk://views/1', 'No resource was read: no template fits the URI.'],
    [
      'more than one record',
      'zendesk://tickets/1/comments',
      'No resource was read: no template fits the URI.',
    ],
    ['another scheme', 'https://tickets/1', 'No resource was read: no template fits the URI.'],
    ['a query', 'zendesk://tickets/1?include=users', 'No resource was read: no template fits the URI.'],
  ])('is told why %s is not read', async (_, uri, sentence) => {
    await expect(beside.read(uri)).rejects.toThrow(sentence)
  })

  test('finds the ids of tickets by their beginning, those first that changed last', async () => {
    const changed = [...sandbox.account.tickets.values()].filter(
      ({ archived, deleted_at }) => !archived && deleted_at === undefined,
    )
    const latest = changed.reduce((one, other) => (other.updated_at > one.updated_at ? other : one))
    const all = await beside.complete(templateOf('tickets'), 'id', '')
    expect(all.values[0]).toBe(String(latest.id))
    // As many as fit into one answer, and no more than the protocol allows.
    expect(all.values.length).toBeGreaterThan(40)
    expect(all.values.length).toBeLessThanOrEqual(100)
    expect(all.hasMore).toBe(true)
    const some = await beside.complete(promptOf('draft_reply'), 'ticket_id', '24')
    expect(some.values.length).toBeGreaterThan(0)
    for (const value of some.values) expect(value).toMatch(/^24/)
  })

  test('finds users, organizations and macros by their names', async () => {
    const { account } = sandbox
    const { name = '' } = account.users.get(users.endUser) ?? {}
    const { name: firm = '' } = account.organizations.get(organizations.main) ?? {}
    const { title = '' } = account.macros.get(macros.first) ?? {}
    const found = async (path: string, typed = '') =>
      (await beside.complete(templateOf(path), 'id', typed)).values
    expect(await found('users', name)).toContain(String(users.endUser))
    expect(await found('organizations', firm.slice(0, 6))).toContain(String(organizations.main))
    expect(await found('organizations')).toContain(String(organizations.main))
    expect(await found('macros', title.toUpperCase())).toEqual([String(macros.first)])
    expect(await found('macros', String(macros.first))).toEqual([String(macros.first)])
  })

  test('finds nothing, and is told of no error, where nothing can be meant or the account fails', async () => {
    expect(await beside.complete(templateOf('users'), 'id', '')).toEqual(nobody)
    expect(await beside.complete(templateOf('tickets'), 'id', 'printer')).toEqual(nobody)
    expect(await beside.complete(templateOf('views'), 'id', '1')).toEqual(nobody)
    expect(await beside.complete(templateOf('tickets'), 'name', '1')).toEqual(nobody)
    expect(await beside.complete(promptOf('draft_reply'), 'tone', 'fr')).toEqual(nobody)
    expect(await beside.complete(promptOf('nothing'), 'ticket_id', '1')).toEqual(nobody)
    sandbox.fault({ tool: 'list_macros', status: 403, times: 1 })
    expect(await beside.complete(templateOf('macros'), 'id', '')).toEqual(nobody)
  })

  test('completes by few requests', async () => {
    const requests = await asked(() => beside.complete(templateOf('tickets'), 'id', '99999'))
    expect(requests.length).toBeLessThanOrEqual(3)
    expect(new Set(requests)).toEqual(new Set(['list_tickets']))
  })

  test('is given prompts that name the ticket and hold nothing of it: the account is asked nothing', async () => {
    const requests = await asked(async () => {
      const offered = await beside.prompts()
      expect(offered.map(({ name, arguments: taken }) => [name, taken])).toEqual([
        ['triage_ticket', [{ name: 'ticket_id', required: true }]],
        [
          'draft_reply',
          [
            { name: 'ticket_id', required: true },
            { name: 'tone', required: false },
          ],
        ],
        ['summarise_thread', [{ name: 'ticket_id', required: true }]],
        ['find_similar_tickets', [{ name: 'ticket_id', required: true }]],
        ['prepare_redaction', [{ name: 'ticket_id', required: true }]],
      ])
      for (const { name } of offered)
        expect(await beside.prompt(name, { ticket_id: String(tickets.open) })).toContain(` ${tickets.open} `)
      expect(await beside.prompt('draft_reply', { ticket_id: '1', tone: 'formal' })).toContain(
        'Sound like this: formal.',
      )
    })
    expect(requests).toEqual([])
  })

  test('is told what is wrong with a prompt', async () => {
    await expect(beside.prompt('draft_reply', { ticket_id: 'the last one' })).rejects.toThrow(
      'draft_reply was not written: ticket_id is not the id of a ticket, such as 4711. Correct this and ask again.',
    )
    await expect(beside.prompt('close_ticket', {})).rejects.toThrow(
      'No prompt was written: none of that name is offered here.',
    )
  })
})

describe.each(Object.entries(drivers))('%s that holds little', (_, connect) => {
  test('is told of what its tools carry, and of nothing else', async () => {
    const sandbox = await desk()
    const [macro, nothing] = await Promise.all([
      connect({ url: sandbox.url, grant: 'macros:read' }),
      connect({ url: sandbox.url, grant: 'satisfaction_ratings:read' }),
    ])
    expect(nothing.beside.capabilities()).toEqual(['tools'])
    expect(macro.beside.capabilities()).toEqual(['completions', 'resources', 'tools'])
    expect(await macro.beside.templates()).toMatchObject([{ uriTemplate: 'zendesk://macros/{id}' }])
    await macro.beside.read(`zendesk://macros/${macros.first}`)
    sandbox.clearRequests()
    await expect(macro.beside.read('zendesk://tickets/1')).rejects.toThrow(
      /^(MCP error -\d+: )?get_ticket was refused: .*tickets:read/,
    )
    expect(await macro.beside.complete(templateOf('tickets'), 'id', '')).toEqual(nobody)
    expect(await macro.beside.complete(promptOf('draft_reply'), 'ticket_id', '')).toEqual(nobody)
    expect(sandbox.requests).toEqual([])
    await Promise.all([macro.close(), nothing.close()])
    await sandbox.close()
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { host } from '../src/zendesk/host.ts'
import { path } from '../src/zendesk/path.ts'
import { request } from '../src/zendesk/request.ts'
import { catalog } from '../tools/index.ts'
import { desk, named, patient } from './zendesk-desk.ts'

const sent = (name: string, input: Record<string, unknown>) => {
  const tool = named(name)
  const { method, path, query, body } = request(tool, tool.input.parse(input))
  return {
    line: `${method} ${path}${query === '' ? '' : `?${decodeURIComponent(query)}`}`,
    body: body && JSON.parse(body),
  }
}

describe('A call becomes a request', () => {
  const comment = { body: 'hello', public: false }
  test.each([
    [
      'get_ticket',
      { ticket_id: 35436, include: ['users', 'groups'] },
      'GET /tickets/35436?include=users,groups',
      undefined,
    ],
    ['list_users', { role: ['agent', 'admin'] }, 'GET /users?role[]=agent&role[]=admin', undefined],
    [
      'list_ticket_comments',
      { ticket_id: 1, fields: ['html_body'], view: 'full', include_inline_images: true },
      'GET /tickets/1/comments?include_inline_images=true',
      undefined,
    ],
    [
      'export_search_results',
      { query: 'a b', type: 'ticket' },
      'GET /search/export?query=a+b&filter[type]=ticket',
      undefined,
    ],
    ['count_search_results', { query: 'tags:x&y=1 #z' }, 'GET /search/count?query=tags:x&y=1+#z', undefined],
    ['delete_user', { user_id: 9 }, 'DELETE /users/9', undefined],
    [
      'make_ticket_comment_private',
      { ticket_id: 1, ticket_comment_id: 2 },
      'PUT /tickets/1/comments/2/make_private',
      undefined,
    ],
    ['create_ticket', { subject: 'x', comment }, 'POST /tickets', { ticket: { subject: 'x', comment } }],
    ['merge_users', { user_id: 1, id: 2 }, 'PUT /users/1/merge', { user: { id: 2 } }],
    [
      'redact_ticket_comment',
      { ticket_comment_id: 1, ticket_id: 2, html_body: '<redact>x</redact>' },
      'PUT /comment_redactions/1',
      { ticket_id: 2, html_body: '<redact>x</redact>' },
    ],
    [
      'update_ticket',
      { ticket_id: 1, status: 'open', clear: ['due_at', 'group_id'] },
      'PUT /tickets/1',
      { ticket: { status: 'open', due_at: null, group_id: null } },
    ],
    [
      'create_many_tickets',
      { tickets: [{ comment }, { comment }] },
      'POST /tickets/create_many',
      { tickets: [{ comment }, { comment }] },
    ],
    [
      'update_many_tickets',
      { ids: [1, 2], tickets: [{ status: 'open', clear: ['due_at'] }] },
      'PUT /tickets/update_many?ids=1,2',
      { ticket: { status: 'open', due_at: null } },
    ],
    [
      'update_many_tickets',
      {
        tickets: [
          { id: 1, status: 'open' },
          { id: 2, clear: ['assignee_id'] },
        ],
      },
      'PUT /tickets/update_many',
      {
        tickets: [
          { id: 1, status: 'open' },
          { id: 2, assignee_id: null },
        ],
      },
    ],
  ])('%s with %j', (name, input, line, body) => {
    expect(sent(name, input)).toEqual({ line, body })
  })

  test('a list is emptied with an empty list, anything else with null', () => {
    const tool = named('update_ticket')
    const { body } = request(tool, { ticket_id: 1, clear: ['tags', 'subject'] })
    expect(JSON.parse(body ?? '')).toEqual({ ticket: { tags: [], subject: null } })
  })

  test('what is brackets, spaces or marks in a query arrives as it was given', async () => {
    const { url, seen } = await desk(() => ({ json: { count: 1 } }))
    const query = 'subject:"a&b=c" +50% #1 ü 🎉 [x]'
    await patient(url).call('count_search_results', { query })
    expect(seen[0]?.query.get('query')).toBe(query)
  })
})

describe('An id stays in its segment', () => {
  const hostile = [
    '..',
    '.',
    '',
    '/',
    '1/2',
    '%2e%2e',
    '..%2f',
    '1?x=1',
    '1#x',
    '\\',
    '1\n',
    ' 1',
    'ü',
    '1;x',
    '%',
    'a'.repeat(200),
  ]
  test.each([
    ...hostile,
    -1,
    0,
    1.5,
    2 ** 53,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    null,
    undefined,
    {},
    [],
    true,
  ])('%j is refused', id => {
    expect(() => path('/tickets/{ticket_id}', { ticket_id: id })).toThrow(/ticket_id: it is no id/)
  })

  test('whatever comes as an id is refused or leaves the path as it was declared', () => {
    const at = host('https://acme.zendesk.com')
    const templates = catalog.map(tool => tool.path).filter(template => template.includes('{'))
    const any = fc.oneof(
      fc.anything(),
      fc.string(),
      fc.webUrl(),
      fc.webPath(),
      fc.integer(),
      fc.constantFrom(...hostile),
    )
    fc.assert(
      fc.property(fc.constantFrom(...templates), any, any, (template, one, other) => {
        const names = [...template.matchAll(/\{(\w+)\}/g)].map(match => match[1] ?? '')
        let built: string
        try {
          built = path(template, { [names[0] ?? '']: one, [names[1] ?? '']: other })
        } catch {
          return
        }
        const url = new URL(at.url(built, ''))
        expect(url.origin).toBe('https://acme.zendesk.com')
        expect(url.pathname).toMatch(new RegExp(`^/api/v2${template.replaceAll(/\{\w+\}/g, '[\\w-]+')}$`))
        expect(url.search + url.hash).toBe('')
      }),
      { numRuns: 2_000 },
    )
  })

  test.each([
    '/tickets/../users',
    '/tickets/%2e%2e/x',
    '//evil.example/x',
    '/tickets?x=1',
    '/tickets#x',
    '\\tickets',
  ])('a path such as %j never leaves', hostile => {
    expect(() => host('https://acme.zendesk.com').url(hostile, '')).toThrow()
  })
})

describe('What leaves the process', () => {
  test('is only what the catalog declares, for all of it', async () => {
    const { url } = await desk(() => ({ json: {} }))
    const { zendesk } = patient(url)
    const stranger = { ...named('get_ticket') }
    await expect(zendesk.call(stranger, { ticket_id: 1 })).rejects.toThrow('no tool of the catalog')
  })

  test('carries the headers that Zendesk asks for', async () => {
    const { url, seen } = await desk(() => ({ json: { user: { id: 1 }, count: 1 } }))
    const { call } = patient(url, { marketplace: { name: 'Deskwarden', organizationId: '12', appId: '34' } })
    await call('create_user', { name: 'Ann' })
    await call('count_search_results', { query: 'x' })
    expect(seen[0]?.headers).toMatchObject({
      accept: 'application/json',
      'content-type': 'application/json',
      'user-agent': 'deskwarden/1.2.3',
      authorization: `Basic ${Buffer.from('agent@example.com/token:secret-token').toString('base64')}`,
      'x-zendesk-marketplace-name': 'Deskwarden',
      'x-zendesk-marketplace-organization-id': '12',
      'x-zendesk-marketplace-app-id': '34',
    })
    expect(seen[1]?.headers['content-type']).toBeUndefined()
    expect(seen[1]?.headers['idempotency-key']).toBeUndefined()
  })

  test('has no marketplace headers unless they are set', async () => {
    const { url, seen } = await desk(() => ({ json: { count: 1 } }))
    await patient(url).call('count_search_results', { query: 'x' })
    expect(Object.keys(seen[0]?.headers ?? {}).filter(name => name.includes('marketplace'))).toEqual([])
  })
})

describe('The base URL', () => {
  test.each([
    'https://acme.zendesk.com',
    'https://acme.zendesk.com/',
    'http://127.0.0.1:80',
    'http://localhost:9',
    'http://[::1]:9',
  ])('%s is taken', url => {
    expect(host(url).url('/tickets', 'a=1')).toBe(`${new URL(url).origin}/api/v2/tickets?a=1`)
  })
  test.each([
    'http://acme.zendesk.com',
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example',
    'http://10.0.0.1',
    'ftp://acme.zendesk.com',
    'https://user:pw@acme.zendesk.com',
    'https://acme.zendesk.com/x',
    'https://acme.zendesk.com/?a',
    'acme',
    '',
  ])('%j is refused', url => {
    expect(() => host(url)).toThrow(expect.objectContaining({ kind: 'config' }))
  })
})

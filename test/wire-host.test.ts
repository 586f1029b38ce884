import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { catalog, companions } from '../tools/index.ts'
import { example, inputs } from './inputs.ts'
import { type InHouse, inHouse } from './raw/inhouse.ts'
import { type Recorder, recorder } from './raw/recorder.ts'
import { yes } from './raw/yes.ts'

const tools = [...catalog, ...companions]

/** The account, another host on this machine, and the server that has a credential for the first alone. */
let zendesk: Recorder
let elsewhere: Recorder
let house: InHouse

beforeAll(async () => {
  ;[zendesk, elsewhere] = await Promise.all([recorder(), recorder()])
  house = await inHouse(zendesk.url)
})
beforeEach(() => {
  zendesk.answer(yes)
  elsewhere.answer(yes)
  zendesk.arrived.length = 0
})
afterEach(() => expect(elsewhere.arrived).toEqual([]))
afterAll(async () => {
  await house?.close()
  await Promise.all([zendesk?.close(), elsewhere?.close()])
})

const failure = (name: string, args: unknown) =>
  house.call(name, args).then(
    () => undefined,
    (error: unknown) => error,
  )

describe('The credential goes to the host of the account alone', () => {
  test.each(tools.map(tool => [tool.name, tool] as const))(
    'also where Zendesk answers %s with a redirect to another host',
    async (name, tool) => {
      for (const status of [301, 302, 303, 307, 308]) {
        zendesk.arrived.length = 0
        zendesk.answer(({ path }) => ({ status, headers: { location: `${elsewhere.url}${path}` } }))
        expect(await failure(name, example(tool))).toMatchObject({
          kind: 'config',
          message: expect.stringContaining('redirects'),
        })
        // Nor is it followed on the same host: nothing is written twice.
        expect(zendesk.arrived).toHaveLength(1)
      }
    },
  )

  test.each(['//elsewhere.example/', 'file:///etc/passwd', 'javascript:1', '', '\\\\elsewhere', 'http://['])(
    'a redirect to %j ends the call',
    async location => {
      zendesk.answer(() => ({ status: 302, headers: { location } }))
      expect(await failure('get_ticket', { ticket_id: 1 })).toMatchObject({ kind: 'config' })
      expect(zendesk.arrived).toHaveLength(1)
    },
  )

  test('also where the links of a list lead to another host', async () => {
    for (const tool of tools.filter(tool => tool.pages)) {
      const url = `${elsewhere.url}/api/v2${tool.path}`
      zendesk.answer(({ query }) => ({
        body: {
          [tool.pages?.rows ?? '']: [{ id: 1, url, result_type: 'ticket' }],
          meta: { has_more: query.size < 9, after_cursor: `${query.get('page[after]') ?? ''}x` },
          links: { next: `${url}?page[after]=x`, prev: url },
          next_page: `${url}?page=${Number(query.get('page') ?? 1) + 1}`,
          count: 5_000,
        },
      }))
      const args = example(tool)
      let cursor: unknown
      for (let page = 0; page < 3; page++) {
        const { value } = await house.call(tool.name, cursor === undefined ? args : { ...args, cursor })
        cursor = value['next_cursor']
        expect(cursor).toEqual(expect.any(String))
      }
    }
    expect(new Set(zendesk.arrived.map(({ headers }) => headers.host))).toEqual(
      new Set([new URL(zendesk.url).host]),
    )
  })

  test('also where a job is said to be read on another host', async () => {
    zendesk.answer(({ path }) => {
      const status = path.includes('job_statuses') ? 'completed' : 'queued'
      const url = `${elsewhere.url}/api/v2/job_statuses/job-1.json`
      return { body: { job_status: { id: 'job-1', status, url, results: [] } } }
    })
    await house.call('update_many_tickets', { ids: [1], tickets: [{ status: 'solved' }] })
    expect(zendesk.arrived.map(({ path }) => path)).toEqual([
      '/api/v2/tickets/update_many',
      '/api/v2/job_statuses/job-1',
    ])
  })

  test('also where a new record has its address elsewhere', async () => {
    zendesk.answer(() => ({
      status: 201,
      headers: { location: `${elsewhere.url}/api/v2/groups/1.json` },
      body: { group: { id: 1, url: `${elsewhere.url}/api/v2/groups/1.json` } },
    }))
    await house.call('create_group', { name: 'Night shift' })
    expect(zendesk.arrived).toHaveLength(1)
  })

  test('and attachments, pictures and recordings are never fetched', async () => {
    const content_url = `${elsewhere.url}/attachments/token/abc/?name=a.png`
    const attachment = {
      id: 1,
      file_name: 'a.png',
      content_url,
      mapped_content_url: content_url,
      thumbnails: [],
    }
    const html_body = `<p><img src="${content_url}"><a href="${content_url}">x</a></p>`
    zendesk.answer(({ path }) => {
      const comment = {
        id: 1,
        body: html_body,
        html_body,
        attachments: [attachment],
        data: { recording_url: content_url },
      }
      const user = {
        id: 1,
        photo: { content_url, thumbnails: [{ content_url }] },
        remote_photo_url: content_url,
      }
      return { body: path.includes('users') ? { user } : { comments: [comment], meta: { has_more: false } } }
    })
    await house.call('list_ticket_comments', {
      ticket_id: 1,
      fields: ['html_body'],
      include_inline_images: true,
    })
    await house.call('get_user', { user_id: 1 })
    expect(zendesk.arrived).toHaveLength(2)
  })
})

describe('The path of a request is the declared one', () => {
  const tricks = [
    '..',
    '.',
    '../../users/me',
    '..%2f..%2fusers%2fme',
    '%2e%2e',
    '%2e%2e/users/me',
    '..;/users',
    '/users/me',
    '//elsewhere.example/',
    '\\..\\users',
    '1/../../users/me',
    '1?role=admin',
    '1#',
    '1%00',
    '1%0d%0aX: y',
    'a b',
    '',
    ' ',
    'job/../me',
    '１',
    'é',
    'x'.repeat(200),
  ]

  test.each(tricks)('whatever an id of a job is: %j', async job_status_id => {
    expect(await failure('get_job_status', { job_status_id })).toMatchObject({
      kind: 'input',
      message: expect.stringContaining('job_status_id'),
    })
    expect(zendesk.arrived).toEqual([])
  })

  test.each(tricks)('also where Zendesk itself names a job %j', async id => {
    zendesk.answer(() => ({ body: { job_status: { id, status: 'queued', results: null } } }))
    const { value } = await house.call('create_many_tickets', {
      tickets: [{ comment: { body: 'Hello', public: false } }],
    })
    // What happened stands, and nothing is asked that was not declared.
    expect(JSON.stringify(value)).toContain('Do not send it again')
    expect(zendesk.arrived.map(({ path }) => path)).toEqual(['/api/v2/tickets/create_many'])
  })

  test('whatever the other arguments are', async () => {
    for (const tool of tools) {
      const [one = {}, two = {}] = fc.sample(inputs(tool), { seed: 5, numRuns: 2 })
      for (const args of [one, two]) {
        zendesk.arrived.length = 0
        const tricky = Object.fromEntries(
          Object.entries(args).map(([name, value]) => [
            name,
            typeof value === 'string' &&
            tool.input.safeParse({ ...args, [name]: '../../users/me?role=admin#' }).success
              ? '../../users/me?role=admin#'
              : value,
          ]),
        )
        await house.call(tool.name, tricky)
        const path = `/api/v2${tool.path.replace(/\{(\w+)\}/g, (_, hole: string) => String(args[hole]))}`
        expect(zendesk.arrived.at(-1)?.path).toBe(path)
      }
    }
  })

  const ids = tools.flatMap(tool =>
    [...tool.path.matchAll(/\{(\w+)\}/g)].map(match => [tool.name, match[1] ?? '', tool] as const),
  )
  test.each(ids.filter(([name]) => name !== 'get_job_status'))(
    '%s: %s is a whole number above 0 that JavaScript can hold, or nothing is sent',
    async (name, hole, tool) => {
      const wrong = ['1', '../1', -1, 0, 1.5, 2 ** 53, 1e300, 'NaN', null, true, [1], { id: 1 }, '']
      for (const value of wrong)
        expect(await failure(name, { ...example(tool), [hole]: value }), String(value)).toMatchObject({
          kind: 'input',
          message: expect.stringContaining(hole),
        })
      expect(zendesk.arrived).toEqual([])
    },
  )
})

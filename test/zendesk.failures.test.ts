import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bearer } from '../src/zendesk/auth/credential.ts'
import { body } from '../src/zendesk/body.ts'
import { complaint } from '../src/zendesk/complaint.ts'
import { excerpt } from '../src/zendesk/excerpt.ts'
import { failure } from '../src/zendesk/failure.ts'
import { warning } from '../src/zendesk/warning.ts'
import { desk, named, patient, type Reaction } from './zendesk-desk.ts'

const html = (text: string) => ({ text, headers: { 'content-type': 'text/html' } })

describe('An error of Zendesk says what to do', () => {
  const rows: readonly [string, number, unknown, string, RegExp][] = [
    [
      'too deep a page',
      400,
      {
        errors: [{ code: 'InvalidPaginationDepth', title: 'Limit reached', detail: 'no page beyond 10000' }],
      },
      'input',
      /Limit reached: no page beyond 10000/,
    ],
    [
      'too many values',
      400,
      {
        error: 'TooManyValues',
        description: 'Parameter  cannot specify more than 100 values',
        max_count: 100,
      },
      'input',
      /more than 100 values/,
    ],
    [
      'an invalid attribute',
      400,
      {
        error: {
          title: 'Invalid attribute',
          message: 'You passed an invalid value for the password attribute. must be a string',
        },
      },
      'input',
      /must be a string/,
    ],
    [
      'a wrong token',
      401,
      { error: "Couldn't authenticate you" },
      'config',
      /token access is on.*2027-04-30/,
    ],
    [
      'a role',
      403,
      { error: { title: 'Forbidden', message: 'You do not have access to this page.' } },
      'refused',
      /role of this Zendesk user.*You do not have access to this page"\. An admin/,
    ],
    [
      'a scope',
      403,
      { error: 'Forbidden', description: 'You are missing the following required scopes: read' },
      'refused',
      /lacks the scope read/,
    ],
    [
      'an address',
      403,
      { error: 'Forbidden', description: 'Your IP address is not allowed' },
      'refused',
      /does not allow this address.*IP restrictions/,
    ],
    [
      'an unknown record',
      404,
      { error: 'RecordNotFound', description: 'Not found' },
      'missing',
      /not there, or not visible/,
    ],
    [
      'a missing feature',
      404,
      { error: 'InvalidEndpoint', description: 'Not found' },
      'missing',
      /does not have the feature/,
    ],
    [
      'a collision',
      409,
      'Requester creation collision - please try again',
      'conflict',
      /please try again.*Read the record again/,
    ],
    ['too much', 413, '', 'input', /too large/],
    [
      'several fields',
      422,
      {
        error: 'RecordInvalid',
        description: 'Record validation errors',
        details: {
          name: [{ description: 'Name: cannot be blank', error: 'BlankValue' }],
          email: [{ error: 'taken' }],
          base: [{ description: 'Is wrong' }],
        },
      },
      'input',
      /"Name: cannot be blank; email: taken; Is wrong"\. Correct name, email\./,
    ],
    [
      'a closed ticket',
      422,
      {
        error: 'RecordInvalid',
        details: { status: [{ description: 'Status: closed prevents ticket update' }] },
      },
      'input',
      /closed ticket cannot be changed.*follow-up/,
    ],
    [
      'a query',
      422,
      { error: 'invalid', description: 'Invalid search: bad' },
      'input',
      /Invalid search: bad/,
    ],
    ['an unhandled status', 418, {}, 'input', /\(418\)/],
    [
      'an error of its own',
      501,
      { status: 501, error: 'Not Implemented' },
      'unavailable',
      /error of its own \(501\)/,
    ],
  ]
  test.each(rows)('%s (%i)', async (_, status, content, kind, says) => {
    const { url } = await desk(() => ({
      status,
      ...(typeof content === 'string' ? { text: content } : { json: content }),
    }))
    const failed = patient(url).call('get_ticket', { ticket_id: 1 })
    await expect(failed).rejects.toMatchObject({ kind, message: expect.stringMatching(says) })
    // One grammar: what failed: why. What to do.
    await expect(failed).rejects.toThrow(/^[a-z_]+ failed: .+[.!?] .+[.!?]$/)
  })

  test('a collision while something is made leaves nothing to read again', async () => {
    const { url } = await desk(() => ({
      status: 409,
      text: 'Requester creation collision - please try again',
    }))
    const comment = { body: 'x', public: false }
    await expect(patient(url).call('create_ticket', { comment })).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringMatching(/please try again"\. Nothing was made; call again\.$/),
    })
  })

  test('facts stand beside the sentence', async () => {
    const json = {
      error: 'RecordInvalid',
      details: { name: [{ description: 'x' }], email: [{ description: 'y' }] },
    }
    const { url } = await desk(() => ({ status: 422, json }))
    await expect(patient(url).call('create_user', { name: 'A' })).rejects.toMatchObject({
      facts: { status: 422, zendesk: 'RecordInvalid', fields: 'name, email' },
    })
  })

  test('an OAuth token that is not taken asks for a sign-in', async () => {
    const { url } = await desk(() => ({ status: 401, json: { error: 'invalid_token' } }))
    await expect(
      patient(url, { credential: bearer('t') }).call('get_ticket', { ticket_id: 1 }),
    ).rejects.toThrow(/Sign in again/)
  })

  test.each<[string, Reaction]>([
    [
      'a web page',
      {
        ...({ status: 404 } as const),
        text: '<html>No help desk here</html>',
        headers: { 'content-type': 'text/html' },
      },
    ],
    ['nothing', { status: 404, text: '' }],
  ])('a 404 with %s is a wrong subdomain', async (_, reaction) => {
    const { url } = await desk(() => reaction)
    await expect(patient(url).call('get_ticket', { ticket_id: 1 })).rejects.toMatchObject({
      kind: 'config',
      message: expect.stringContaining('subdomain'),
    })
  })

  test('a 403 that is a web page is not blamed on the role', async () => {
    const { url } = await desk(() => ({ status: 403, ...html('<html>Access denied</html>') }))
    await expect(patient(url).call('get_ticket', { ticket_id: 1 })).rejects.toThrow(
      /something before Zendesk refused/,
    )
  })

  test('too many jobs and the rate limit are told apart', () => {
    const limited = (json: unknown, headers = {}) =>
      failure(
        named('search'),
        { status: 429, headers: new Headers(headers), body: { kind: 'json', value: json } },
        { credential: 'basic', hostname: 'x', nowMs: 0 },
      )
    expect(limited({ error: 'TooManyJobs', description: 'x', current_job_ids: [] })).toMatchObject({
      facts: { seconds: 30 },
      message: expect.stringContaining('30 background jobs'),
    })
    expect(limited({ error: 'APIRateLimitExceeded' }, { 'retry-after': '17' })).toMatchObject({
      kind: 'limited',
      facts: { seconds: 17 },
    })
  })

  test('whatever an error body holds, there is an error in the one grammar', () => {
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 599 }), fc.anything(), (status, value) => {
        const error = failure(
          named('search'),
          { status, headers: new Headers(), body: { kind: 'json', value } },
          { credential: 'oauth', hostname: 'x.zendesk.com', nowMs: 0 },
        )
        expect(error.message).toMatch(/^search failed: [^\n]+[.!?] [^\n]+[.!?]$/)
        expect(error.message.length).toBeLessThan(800)
      }),
    )
  })
})

describe("Zendesk's own words", () => {
  test.each([
    ['a <b>bold</b> word', 'a bold word'],
    ['<script>alert(1)</script>after', 'after'],
    ['two\nlines\u0000and\u200bmore\u202e', 'two lines and more'],
    ['Value: ann@example.com is used', 'Value: [e-mail] is used'],
    ['Bearer abc.def and Basic dXNlcjpwdw==', '[secret] and [secret]'],
    [`token ${'a1'.repeat(20)} end`, 'token [secret] end'],
    ['call +49 151 2345678 now', 'call [number] now'],
    ['an unclosed <img src=x onerror=', 'an unclosed'],
    ['  ', ''],
  ])('%j is shown as %j', (text, shown) => {
    expect(excerpt(text)).toBe(shown)
  })

  test('are cut at 300 characters', () => {
    expect([...excerpt('word '.repeat(1_000))].length).toBeLessThanOrEqual(300)
  })

  test('never hold a tag, a control character or an address, and are made quickly', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(excerpt(text)).not.toMatch(/<[^>]*>|\p{Cc}|[a-z]@[a-z]+\.[a-z]/u)
      }),
    )
    for (const text of [
      '<'.repeat(50_000),
      '@'.repeat(50_000),
      'a@'.repeat(25_000),
      '+1'.repeat(25_000),
      '<script'.repeat(5_000),
    ])
      excerpt(text)
  })

  test('that are a web page are not shown', () => {
    expect(complaint({ kind: 'text', text: '<html>x</html>', html: true }).text).toBe('')
  })

  test('a code is shown only where it is a plain word', () => {
    expect(complaint({ kind: 'json', value: { error: 'ann@example.com' } }).code).toBeUndefined()
    expect(complaint({ kind: 'json', value: { error: 'RecordInvalid' } }).code).toBe('RecordInvalid')
  })
})

describe('A body that cannot be read', () => {
  const long = {
    status: 200,
    text: `{"ticket":"${'x'.repeat(200_000)}"}`,
    headers: { 'content-type': 'application/json' },
  }
  const bodies: readonly [string, Reaction, RegExp][] = [
    ['a web page', html('<!doctype html><p>Sign in'), /a web page, not JSON/],
    [
      'a web page that says it is JSON',
      { text: '<html></html>', headers: { 'content-type': 'application/json' } },
      /not valid JSON/,
    ],
    ['words', { text: 'OK', headers: { 'content-type': 'text/plain' } }, /not JSON/],
    ['nothing', { text: '' }, /empty/],
    [
      'half an object',
      { text: '{"ticket":{"id":', headers: { 'content-type': 'application/json' } },
      /not valid JSON/,
    ],
    ['a list', { json: [1] }, /not the expected form/],
    ['a number', { json: 7 }, /not the expected form/],
    ['another object', { json: { surprise: 1 } }, /holds no ticket/],
    ['too much', long, /larger than this server reads.*fewer rows/],
  ]
  test.each(bodies)('is an error for a read: %s', async (_, reaction, says) => {
    const { url } = await desk(() => reaction)
    await expect(
      patient(url, { mostBytes: 100_000 }).call('get_ticket', { ticket_id: 1 }),
    ).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringMatching(says),
    })
  })

  test.each(bodies.filter(([what]) => !['another object', 'nothing'].includes(what)))(
    'is a note for a write, which happened: %s',
    async (_, reaction) => {
      const { url, seen } = await desk(() => reaction)
      const answer = await patient(url, { mostBytes: 100_000 }).call('create_user', { name: 'A' })
      expect(answer).toMatchObject({
        status: 200,
        body: undefined,
        notes: [expect.stringMatching(/^Zendesk did it \(200\).*Do not send it again\.$/)],
      })
      expect(seen).toHaveLength(1)
    },
  )

  test.each<[string, Reaction]>([
    ['cut off midway', 'cut midway'],
    ['empty', { status: 201, text: '' }],
    ['another object', { json: { surprise: 1 } }],
  ])('never makes a write fail that was answered with success: %s', async (_, reaction) => {
    const { url, seen } = await desk(() => reaction)
    expect((await patient(url).call('create_user', { name: 'A' })).status).toBeLessThan(300)
    expect(seen).toHaveLength(1)
  })

  test('of fifty megabytes is not read to its end', async () => {
    let pulled = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled++
        controller.enqueue(new Uint8Array(1_000_000))
      },
    })
    expect(await body(new Response(endless), 3_000_000)).toEqual({ kind: 'large' })
    expect(pulled).toBeLessThan(8)
  })

  test('an empty answer is none for a deletion', async () => {
    const { url } = await desk(() => ({ status: 204 }))
    expect(await patient(url).call('delete_group', { group_id: 1 })).toMatchObject({
      status: 204,
      body: undefined,
      notes: [],
    })
  })

  test('an empty JSON string is none either', async () => {
    const { url } = await desk(() => ({ json: '' }))
    expect(
      await patient(url).call('make_ticket_comment_private', { ticket_id: 1, ticket_comment_id: 2 }),
    ).toMatchObject({ body: undefined, notes: [] })
  })
})

describe('X-Zendesk-API-Warn', () => {
  test.each([
    [
      '{:allowed_parameters=>{:controller=>"tickets", :action=>"update", :unpermitted_keys=>["ticket.id", "ticket.foo"], :invalid_values=>[]}}',
      { note: 'Zendesk ignored fields that it does not take here: ticket.id, ticket.foo.' },
    ],
    [
      '{:allowed_parameters=>{:unpermitted_keys=>[], :invalid_values=>["ticket.type"]}}',
      { note: 'Zendesk ignored invalid values of: ticket.type.' },
    ],
    ['{"unpermitted_keys":["a"]}', { note: 'Zendesk ignored fields that it does not take here: a.' }],
    ['{"unpermitted_keys":["a; do b"]}', { words: '{"unpermitted_keys":["a; do b"]}' }],
    ['{:unpermitted_keys=>[], :invalid_values=>[]}', {}],
    ['Deprecated <b>soon</b>', { words: 'Deprecated soon' }],
    ['', {}],
    [null, {}],
  ])('%j becomes %j', (header, told) => {
    expect(warning(header)).toEqual(told)
  })

  test('is a note of the answer', async () => {
    const { url } = await desk(() => ({
      json: { user: { id: 1 } },
      headers: { 'X-Zendesk-API-Warn': '{:unpermitted_keys=>["user.x"]}', 'x-request-id': 'r1' },
    }))
    expect(await patient(url).call('create_user', { name: 'A' })).toMatchObject({
      notes: [expect.stringContaining('user.x')],
      requestId: 'r1',
    })
  })
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { people } from './sandbox.box.ts'
import { callback, issued, redirected, request, type Visit, visit } from './sandbox.oauth.ts'

let at: Visit
beforeEach(async () => {
  at = await visit()
})
afterEach(() => at.zendesk.close())

/** What comes back to the program. */
const back = (response: Response) => Object.fromEntries(redirected(response).searchParams)

describe('The page of consent', () => {
  test('says which program wants what of which account, and who would allow it', async () => {
    const response = await at.open()
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const html = await response.text()
    expect(html).toContain('<html lang="en">')
    expect(html).toContain('The &lt;public&gt; program')
    expect(html).toContain(new URL(at.zendesk.url).host)
    expect(html.match(/<li>.*<\/li>/g)).toEqual(['<li>read</li>', '<li>write</li>'])
    expect(html.match(/<option [^>]*>[^<]*/g)).toEqual([
      '<option value="1" selected>Olga (admin)',
      '<option value="2">Ada (admin)',
      '<option value="3">Ben (agent)',
      '<option value="4">Gus (agent)',
      '<option value="5">Cleo (agent)',
      '<option value="6">Kim (end-user)',
      '<option value="7">Lou (end-user)',
    ])
  })

  test('has a form that a plain client can send as it stands', async () => {
    const html = await (await at.open()).text()
    const unescaped = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&amp;', '&')
    const fields = [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)]
    const form = Object.fromEntries(fields.map(([, name = '', value = '']) => [name, unescaped(value)]))
    expect(form).toEqual(request)
    expect(html).toContain('<form method="post" action="/oauth/authorizations">')
    expect(html).toMatch(/<label for="user">.*\n<select id="user" name="user_id">/)
    expect(html.match(/<button[^>]*>/g)).toEqual([
      '<button type="submit" id="allow" name="decision" value="allow">',
      '<button type="submit" id="deny" name="decision" value="deny">',
    ])
  })

  test('shows what a program sends as text, never as markup', async () => {
    const html = await (await at.open({ state: '"><script>alert(1)</script>' })).text()
    expect(html).not.toContain('<script>')
    expect(html).toContain('&quot;&gt;&lt;script&gt;')
  })

  test('is signed in as the user that the account names, and lists nobody who is suspended', async () => {
    at.zendesk.access.signsIn = people.customer
    const lou = at.zendesk.account.users.get(people.other)
    if (lou) lou.suspended = true
    const html = await (await at.open()).text()
    expect(html).toContain('<option value="6" selected>Kim (end-user)')
    expect(html).not.toContain('Lou')
    const token = await at.signIn()
    expect(
      await at.zendesk.call('GET', '/users/me', { authorization: `Bearer ${token.access_token}` }),
    ).toMatchObject({ body: { user: { id: people.customer } } })
  })
})

describe('A request for consent', () => {
  test.each([
    ['an unknown client', { client_id: 'nobody' }],
    ['no client', { client_id: undefined }],
    ['an address that is not registered', { redirect_uri: 'http://127.0.0.1:9999/callback' }],
    ['an address that only begins like a registered one', { redirect_uri: `${callback}/more` }],
    ['no address', { redirect_uri: undefined }],
    [
      'a registered address that is neither https nor this machine',
      { client_id: 'elsewhere', redirect_uri: 'http://other.example/back' },
    ],
  ])('with %s ends on an error page, and sends nobody anywhere', async (_, fields) => {
    for (const response of [await at.open(fields), await at.decide(fields)]) {
      expect(response.status).toBe(400)
      expect(response.headers.get('location')).toBeNull()
      expect(await response.text()).toContain('<h1>Invalid authorization request</h1>\n<p role="alert">')
    }
  })

  test.each([
    ['without PKCE from a public client', { code_challenge: undefined }, 'invalid_request'],
    ['with PKCE by plain', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['with a challenge of no method', { code_challenge_method: undefined }, 'invalid_request'],
    ['with a challenge that is no hash', { code_challenge: 'short' }, 'invalid_request'],
    ['for the implicit grant', { response_type: 'token' }, 'unsupported_response_type'],
    ['without a scope', { scope: undefined }, 'invalid_scope'],
    ['for scopes of which none exists', { scope: 'reed tickets:all' }, 'invalid_scope'],
    [
      'for a scope that the client may not have',
      { client_id: 'restricted', scope: 'tickets:read tickets:write' },
      'invalid_scope',
    ],
  ])('%s goes back to the program with an error and the state', async (_, fields, error) => {
    for (const response of [await at.open(fields), await at.decide(fields)])
      expect(back(response)).toEqual({
        error,
        error_description: expect.any(String),
        state: request['state'],
      })
  })

  test('for a refused scope ends on a page where the account does it so', async () => {
    at.zendesk.access.scopeRefusal = 'page'
    const response = await at.open({ client_id: 'restricted', scope: 'users:read' })
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('Not allowed for this client: users:read')
  })

  test('needs no PKCE from a confidential client', async () => {
    const fields = { client_id: 'confidential', code_challenge: undefined, code_challenge_method: undefined }
    const code = await at.code(fields)
    const answer = await at.exchange(code, {
      client_id: 'confidential',
      client_secret: 'hush',
      code_verifier: undefined,
    })
    expect(answer).toMatchObject({ status: 201, body: { scope: 'read write' } })
  })
})

describe('The decision', () => {
  test('to allow brings back a code and the state, and no issuer', async () => {
    const url = redirected(await at.decide())
    expect(`${url.origin}${url.pathname}`).toBe(callback)
    expect([...url.searchParams.keys()]).toEqual(['code', 'state'])
    expect(url.searchParams.get('state')).toBe(request['state'])
  })

  test('to deny brings back access_denied and the state', async () => {
    expect(back(await at.decide({ decision: 'deny' }))).toEqual({
      error: 'access_denied',
      error_description: expect.any(String),
      state: request['state'],
    })
  })

  test('without a state brings back none', async () => {
    expect(Object.keys(back(await at.decide({ state: undefined })))).toEqual(['code'])
  })

  test('keeps the query that the program’s address has', async () => {
    await at.zendesk.close()
    const address = `${callback}?from=zendesk`
    const client = {
      id: 9,
      identifier: 'public',
      name: 'x',
      redirectUris: [address],
      ownerId: people.owner,
    }
    at = await visit({ clients: [client] })
    const response = await at.decide({ redirect_uri: address, state: undefined })
    expect(back(response)).toEqual({ from: 'zendesk', code: expect.any(String) })
  })

  test.each([
    ['an admin', people.admin, 'admin'],
    ['an agent', people.agent, 'agent'],
    ['an end user', people.customer, 'end-user'],
  ])('can be %s’s, whose token it then is', async (_, id, role) => {
    const { access_token } = await at.signIn({ user_id: String(id) })
    const me = await at.zendesk.call('GET', '/users/me', { authorization: `Bearer ${access_token}` })
    expect(me.body).toMatchObject({ user: { id, role } })
  })

  test('cannot be a suspended user’s, a stranger’s or none at all', async () => {
    const kim = at.zendesk.account.users.get(people.customer)
    if (kim) kim.suspended = true
    const answers = [
      await at.decide({ user_id: String(people.customer) }),
      await at.decide({ user_id: '999' }),
      await at.decide({ user_id: 'Kim' }),
      await at.decide({ decision: undefined }),
    ]
    expect(answers.map(one => one.status)).toEqual([403, 400, 400, 400])
    expect(answers.map(one => one.headers.get('location'))).toEqual([null, null, null, null])
  })

  test('leads to other tokens each time, and to the same ones in the same account at the same moment', async () => {
    const first = [await at.signIn(), await at.signIn()]
    expect(first[0]?.access_token).not.toBe(first[1]?.access_token)
    const twin = await visit()
    const again = [await twin.signIn(), await twin.signIn()]
    await twin.zendesk.close()
    expect(again).toEqual(first.map(issued))
  })
})

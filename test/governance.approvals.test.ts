import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { landmarks } from '../src/sandbox/seed.ts'
import { governed, tokenOf, writes } from './governed.ts'
import { type Served, served } from './raw/http.ts'
import { type Driver, desk, drivers, environment, type Said } from './rig.ts'

// What an agent has read is held to elsewhere.
const policy = governed({
  approvals: { tainted: 'never' },
  agents: [{ name: 'triage', grant: '*:read,tickets:full' }],
})
let account: Awaited<ReturnType<typeof desk>>
let server: Served
const env = { DESKWARDEN_STATE: policy.state }

beforeAll(async () => {
  account = await desk()
  server = await served(['--policy', policy.path], environment({ url: account.url, env }))
})
afterAll(async () => {
  await server.close()
  await account.close()
})
afterEach(() => account.clearRequests())

/** A client of the agent; its user says what the test wants. */
const connect = (kind: (typeof drivers)[string], user?: (question: string) => Said) =>
  kind({
    url: account.url,
    env,
    args: ['--policy', policy.path, '--agent', 'triage'],
    at: { url: server.url, bearer: tokenOf('triage') },
    ...(user && { user }),
  })
const commentsOf = (id: number) => account.account.comments.get(id) ?? []
const { open, fresh, pending, hold } = landmarks.tickets

describe.each(
  Object.entries(drivers).map(
    ([name, kind], at) => [name, kind, [open, fresh, pending, hold][at] ?? 0] as const,
  ),
)('%s that can ask its user', (_, kind, id) => {
  let client: Driver
  let says: Said
  const asked: string[] = []
  beforeAll(async () => {
    client = await connect(kind, question => {
      asked.push(question)
      return says
    })
  })
  afterAll(() => client.close())

  const reply = { ticket_id: id, priority: 'urgent', comment: { body: 'We are on it.', public: true } }

  test.each<[string, Said]>([
    ['who says no', { action: 'decline' }],
    ['who closes the question', { action: 'cancel' }],
    ['who accepts and does not approve', { action: 'accept', content: { approve: false } }],
    ['who accepts without a word', { action: 'accept', content: {} }],
    ['who accepts something else', { action: 'accept', content: { approve: 'true' } }],
  ])('does nothing for a user %s', async (_, said) => {
    const before = structuredClone(account.account.tickets.get(id))
    says = said
    asked.length = 0
    const { isError } = await client
      .call('update_ticket', reply)
      // A client that looks at its own answers may not even send it.
      .catch(() => ({ isError: true }))
    expect(asked).toHaveLength(1)
    expect(isError).toBe(true)
    expect(writes(account.requests)).toEqual([])
    expect(account.account.tickets.get(id)).toEqual(before)
  })

  test('does what its user wants exactly once, and is told so', async () => {
    const before = commentsOf(id).length
    says = { action: 'accept', content: { approve: true } }
    asked.length = 0
    const { isError, value } = await client.call('update_ticket', reply)
    expect(isError).toBeFalsy()
    expect(value).toMatchObject({ ticket: { id, priority: 'urgent' }, comment: { public: true } })
    expect(asked).toHaveLength(1)
    expect(writes(account.requests)).toMatchObject([{ method: 'PUT', path: `/api/v2/tickets/${id}` }])
    expect(commentsOf(id)).toHaveLength(before + 1)
    expect(commentsOf(id).at(-1)).toMatchObject({ body: 'We are on it.', public: true })
  })

  test('asks for one yes for each call: the next one is asked about again', async () => {
    says = { action: 'decline' }
    asked.length = 0
    await client.call('update_ticket', reply)
    expect(asked).toHaveLength(1)
    expect(writes(account.requests)).toEqual([])
  })

  test('shows the record as it is, what changes from what to what, and who may be e-mailed', async () => {
    says = { action: 'decline' }
    asked.length = 0
    const { copied } = landmarks.tickets
    const { subject, status, requester_id = 0 } = account.account.tickets.get(copied) ?? {}
    const { name, email } = account.account.users.get(requester_id) ?? {}
    await client.call('update_ticket', {
      ticket_id: copied,
      status: 'solved',
      priority: 'low',
      comment: { body: 'All done,\nthank you.', public: true },
    })
    expect(asked).toEqual([
      [
        `Update ticket ${copied} with a public comment.`,
        `ticket ${copied}, “${subject}”, ${status}. Requester: ${name} <${email}>.`,
        `- status: “${status}” → “solved”`,
        '- priority: nothing → “low”',
        '- a public comment: “All done, thank you.”',
        `Zendesk may e-mail ${name} <${email}> and 1 in copy; what is sent cannot be called back.`,
      ].join('\n'),
    ])
  })

  test('asks before it deletes, and before it writes to many', async () => {
    says = { action: 'decline' }
    asked.length = 0
    await client.call('delete_ticket', { ticket_id: id })
    await client.call('update_many_tickets', { ids: [open, fresh], tickets: [{ priority: 'low' }] })
    expect(asked).toHaveLength(2)
    expect(asked[0]).toContain(`Delete ticket ${id}.`)
    expect(asked[1]).toContain('Update 2 tickets.')
    expect(asked[1]).toContain(`ticket ${fresh}, “${account.account.tickets.get(fresh)?.subject}”`)
    expect(writes(account.requests)).toEqual([])
  })

  test('asks nobody for a note that the customer does not read', async () => {
    asked.length = 0
    const { isError } = await client.call('update_ticket', {
      ticket_id: id,
      comment: { body: 'for us', public: false },
    })
    expect(isError).toBeFalsy()
    expect(asked).toEqual([])
    expect(writes(account.requests)).toHaveLength(1)
  })
})

/** One of each era, and of each transport. */
const plain = Object.entries(drivers).filter(([name]) => /2026.*HTTP|2025.*stdio/.test(name))

describe.each(plain)('%s that cannot ask its user', (_, kind) => {
  let client: Driver
  beforeAll(async () => {
    client = await connect(kind)
  })
  afterAll(() => client.close())

  test('gets a plan, changes nothing, and does exactly that once when it comes back with its token', async () => {
    const args = { ticket_id: open, comment: { body: 'Planned.', public: true } }
    const before = commentsOf(open).length
    const { value } = await client.call('update_ticket', args)
    const { subject } = account.account.tickets.get(open) ?? {}
    expect(value['plan']).toContain(`ticket ${open}, “${subject}”`)
    expect(value['plan']).toContain('- a public comment: “Planned.”')
    expect(value['notes']).toEqual([
      'Nothing was changed yet. Show your user the plan. If they want it, call update_ticket again with the same arguments and this plan_token, within ten minutes.',
    ])
    expect(writes(account.requests)).toEqual([])

    const confirmed = { ...args, plan_token: value['plan_token'] }
    expect((await client.call('update_ticket', confirmed)).isError).toBeFalsy()
    expect(writes(account.requests)).toHaveLength(1)
    expect(commentsOf(open)).toHaveLength(before + 1)

    const again = await client.call('update_ticket', confirmed)
    expect(again.isError).toBe(true)
    expect(again.text).toBe(
      'update_ticket was refused: its plan is unknown, or was used already. Call again without plan_token for a new plan.',
    )
    expect(writes(account.requests)).toHaveLength(1)
  })
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Box, box, groupIds, organizationIds, people } from './sandbox.box.ts'

let zendesk: Box
beforeEach(async () => {
  zendesk = await box()
})
afterEach(() => zendesk.close())

const create = (user: object) => zendesk.call('POST', '/users', { body: { user } })
const update = (id: number, user: object) => zendesk.call('PUT', `/users/${id}`, { body: { user } })
const held = (id: number) => {
  const user = zendesk.account.users.get(id)
  if (user === undefined) throw new Error(`no user ${id}`)
  return user
}
const details = (field: string, error: string) => ({
  status: 422,
  body: { error: 'RecordInvalid', details: { [field]: [{ error }] } },
})
const idOf = (body: unknown) => z.object({ user: z.looseObject({ id: z.number() }) }).parse(body).user.id

describe('Creating a user', () => {
  test('answers 201 with the address, an end user unless a role says otherwise', async () => {
    const { status, body, headers } = await create({ name: 'Ida', email: 'Ida@acme.example', unheard_of: 1 })
    const id = idOf(body)
    expect(status).toBe(201)
    expect(headers.get('location')).toBe(`${zendesk.url}/api/v2/users/${id}.json`)
    expect(headers.get('x-zendesk-api-warn')).toContain(':unpermitted_keys=>["user.unheard_of"]')
    expect(held(id)).toMatchObject({
      email: 'ida@acme.example',
      role: 'end-user',
      organization_id: organizationIds.acme,
      verified: false,
    })
  })

  test('needs a name, a well-formed e-mail and one nobody else has', async () => {
    expect(await create({ email: 'x@example.com' })).toMatchObject(details('name', 'BlankValue'))
    expect(await create({ name: 'X', email: 'nonsense' })).toMatchObject(details('email', 'InvalidFormat'))
    const taken = await create({ name: 'X', email: 'KIM@example.com' })
    expect(taken).toMatchObject(details('email', 'DuplicateValue'))
    expect(taken.text).toContain('kim@example.com is already being used by another user')
  })

  test('external ids differ in more than their case', async () => {
    await create({ name: 'X', external_id: 'ian1' })
    expect(await create({ name: 'Y', external_id: 'IAN1' })).toMatchObject(
      details('external_id', 'DuplicateValue'),
    )
  })

  test('a custom role makes an agent; an unknown role is refused', async () => {
    const { body } = await create({ name: 'Zoe', role: 'end-user', custom_role_id: 900 })
    expect(body).toMatchObject({ user: { role: 'agent', custom_role_id: 900, ticket_restriction: null } })
    expect(await create({ name: 'Zoe', role: 'owner' })).toMatchObject(details('role', 'InvalidValue'))
  })

  test('of several identities, the one that says so is the primary address', async () => {
    const { body } = await create({
      name: 'A',
      identities: [
        { type: 'email', value: 'second@example.com' },
        { type: 'phone_number', value: '+1555' },
        { type: 'email', value: 'first@example.com', primary: true },
      ],
    })
    expect(body).toMatchObject({ user: { email: 'first@example.com' } })
    expect(zendesk.account.identities?.get(idOf(body))).toEqual(['second@example.com'])
  })

  test('takes organizations and groups that exist', async () => {
    const { body } = await create({
      name: 'A',
      organization: { name: 'Zenith' },
      group_ids: [groupIds.billing],
    })
    expect(body).toMatchObject({ user: { organization_id: organizationIds.zenith } })
    expect(zendesk.account.groupMemberships.get(idOf(body))).toEqual([groupIds.billing])
    expect(await create({ name: 'B', organization_id: 999 })).toMatchObject(
      details('organization', 'InvalidValue'),
    )
  })
})

describe('Updating a user', () => {
  test('a new e-mail becomes a second address, and is taken from then on', async () => {
    await update(people.customer, { email: 'kim@work.example' })
    expect(held(people.customer).email).toBe('kim@example.com')
    expect(zendesk.account.identities?.get(people.customer)).toEqual(['kim@work.example'])
    await update(people.customer, { email: 'kim@work.example' })
    expect(zendesk.account.identities?.get(people.customer)).toHaveLength(1)
    expect(await update(people.other, { email: 'kim@work.example' })).toMatchObject(
      details('email', 'DuplicateValue'),
    )
    const include = await zendesk.call('GET', `/users/${people.customer}?include=identities`)
    expect(include.body).toMatchObject({
      identities: [{ primary: true }, { value: 'kim@work.example', primary: false }],
    })
  })

  test('an organization replaces all memberships', async () => {
    await update(people.customer, { organization_ids: [organizationIds.acme, organizationIds.zenith] })
    await update(people.customer, { organization_id: organizationIds.zenith })
    expect(zendesk.account.memberships.get(people.customer)).toEqual([organizationIds.zenith])
    await update(people.customer, { organization_id: null })
    expect(held(people.customer).organization_id).toBeNull()
  })

  test('a restriction that the role does not know becomes requested', async () => {
    await update(people.customer, { ticket_restriction: 'groups' })
    expect(held(people.customer).ticket_restriction).toBe('requested')
    await update(people.agent, { ticket_restriction: 'assigned' })
    expect(held(people.agent)).toMatchObject({ ticket_restriction: 'assigned', restricted_agent: true })
  })

  test('empties with null, merges user fields, and dates only a change', async () => {
    await update(people.customer, { details: 'Blue house', user_fields: { size: 'L' } })
    await update(people.customer, { details: null, user_fields: { colour: 'red' } })
    expect(held(people.customer)).toMatchObject({ details: null, user_fields: { size: 'L', colour: 'red' } })
    const { updated_at } = held(people.customer)
    zendesk.advance(60)
    await update(people.customer, { details: null })
    expect(held(people.customer).updated_at).toBe(updated_at)
  })

  test('a signature is for agents, and shared users belong elsewhere', async () => {
    await update(people.customer, { signature: 'Kim' })
    await update(people.agent, { signature: 'Ben' })
    expect([held(people.customer).signature, held(people.agent).signature]).toEqual([null, 'Ben'])
    held(people.other).shared = true
    expect(await update(people.other, { name: 'X' })).toMatchObject({ status: 403 })
  })
})

describe('Merging users', () => {
  const merge = (loser: number, winner: number) =>
    zendesk.call('PUT', `/users/${loser}/merge`, { body: { user: { id: winner } } })

  test('ends the user of the path and moves everything to the user of the body', async () => {
    const ticket = await zendesk.ticket({ email_ccs: [{ user_email: 'kim@example.com' }] })
    await zendesk.call('PUT', `/tickets/${ticket}`, {
      body: { ticket: { comment: { body: 'Mine', author_id: people.customer } } },
    })
    const { status, body } = await merge(people.customer, people.other)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      user: { id: people.other, email: 'lou@example.com', organization_id: organizationIds.acme },
    })
    expect(held(people.customer)).toMatchObject({ active: false, email: null })
    expect(zendesk.account.tickets.get(ticket)).toMatchObject({
      requester_id: people.other,
      email_cc_ids: [people.other],
    })
    expect(zendesk.account.comments.get(ticket)?.at(-1)?.author_id).toBe(people.other)
    expect(zendesk.account.identities?.get(people.other)).toEqual(['kim@example.com'])
    expect(await merge(people.customer, people.other)).toMatchObject({ status: 404 })
  })

  test('moves the ratings that they gave too', async () => {
    const ticket = await zendesk.ticket({ assignee_id: people.agent })
    await zendesk.call('PUT', `/tickets/${ticket}`, { body: { ticket: { status: 'solved' } } })
    await zendesk.call('POST', `/tickets/${ticket}/satisfaction_rating`, {
      as: 'customer',
      body: { satisfaction_rating: { score: 'good' } },
    })
    await merge(people.customer, people.other)
    expect([...zendesk.account.ratings.values()]).toMatchObject([{ requester_id: people.other }])
  })

  test('is not for users who are shared from another account, on either side', async () => {
    held(people.other).shared = true
    for (const [loser, winner] of [
      [people.other, people.customer],
      [people.customer, people.other],
    ] as const)
      expect(await merge(loser, winner)).toMatchObject(details('base', 'InvalidValue'))
    expect(held(people.customer).active && held(people.other).active).toBe(true)
  })

  test('is for two different end users', async () => {
    expect(await merge(people.agent, people.customer)).toMatchObject({ status: 422 })
    expect(await merge(people.customer, people.agent)).toMatchObject({ status: 422 })
    expect(await merge(people.customer, people.customer)).toMatchObject({ status: 422 })
    expect(await merge(people.customer, 999)).toMatchObject({ status: 404 })
    expect(await zendesk.call('PUT', '/users/6/merge', { body: { user: {} } })).toMatchObject({
      status: 400,
      body: { description: 'Parameter id is required' },
    })
    expect(held(people.customer).active).toBe(true)
  })
})

test('a user who asked for more than 10,000 tickets is not merged away', async () => {
  const first = zendesk.account.tickets.get(await zendesk.ticket())
  if (first === undefined) throw new Error('no ticket')
  for (let id = 2; id <= 10_001; id += 1) zendesk.account.tickets.set(id, { ...first, id })
  const merge = await zendesk.call('PUT', `/users/${people.customer}/merge`, {
    body: { user: { id: people.other } },
  })
  expect(merge.status).toBe(422)
})

describe('Deleting a user', () => {
  const remove = (id: number, as: 'admin' | 'agent' = 'admin') =>
    zendesk.call('DELETE', `/users/${id}`, { as })

  test('answers 200 with the user, inactive; the user is still read but not listed', async () => {
    expect(await remove(people.customer)).toMatchObject({
      status: 200,
      body: { user: { id: people.customer, active: false } },
    })
    expect(await zendesk.call('GET', `/users/${people.customer}`)).toMatchObject({
      body: { user: { active: false } },
    })
    expect(await zendesk.call('GET', '/users')).toMatchObject({ body: { count: 6 } })
    expect(await remove(people.customer)).toMatchObject({ status: 404 })
    expect(await update(people.customer, { name: 'Back' })).toMatchObject({ status: 404 })
    expect(await create({ name: 'Kim', email: 'kim@example.com' })).toMatchObject({ status: 201 })
  })

  test('spares the owner and the one who asks, and agents delete end users only', async () => {
    expect(await remove(people.owner)).toMatchObject({ status: 422 })
    expect(await remove(people.admin)).toMatchObject({ status: 422 })
    expect(await remove(people.grouped, 'agent')).toMatchObject({ status: 403 })
    expect(await remove(people.other, 'agent')).toMatchObject({ status: 200 })
  })

  test('leaves the tickets of an agent unassigned', async () => {
    const id = await zendesk.ticket({ assignee_id: people.agent })
    await remove(people.agent)
    expect(zendesk.account.tickets.get(id)?.assignee_id).toBeNull()
  })
})

describe('Listing and finding users', () => {
  test('filters by one role, by several, by external id and by custom role', async () => {
    held(people.other).external_id = 'A-7'
    const count = async (query: string) => (await zendesk.call('GET', `/users?${query}`)).body
    expect(await count('role=admin')).toMatchObject({ count: 2 })
    expect(await count('role[]=admin&role[]=agent')).toMatchObject({ count: 5 })
    expect(await count('external_id=a-7')).toMatchObject({ users: [{ id: people.other }] })
    expect(await count('permission_set=900')).toMatchObject({ users: [{ id: people.custom }] })
  })

  test('searches by query or by external id', async () => {
    held(people.other).external_id = 'A-7'
    const find = async (query: string) => (await zendesk.call('GET', `/users/search?${query}`)).body
    expect(await find('query=email:kim@example.com')).toMatchObject({
      users: [{ id: people.customer }],
      count: 1,
    })
    expect(await find('external_id=a-7')).toMatchObject({ users: [{ id: people.other }], count: 1 })
    expect(await find('external_id=a')).toMatchObject({ count: 0 })
  })

  test('include puts organizations and groups beside users', async () => {
    const { body } = await zendesk.call('GET', `/users/${people.customer}?include=organizations,groups`)
    expect(body).toMatchObject({ organizations: [{ id: organizationIds.acme }], groups: [] })
    const agent = await zendesk.call('GET', `/users/${people.agent}?include=groups`)
    expect(agent.body).toMatchObject({ groups: [{ id: groupIds.support }] })
  })
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Box, box, groupIds, organizationIds, people } from './sandbox.box.ts'

let zendesk: Box
beforeEach(async () => {
  zendesk = await box({
    credentials: [
      { bearer: 'stand-in', userId: people.admin, scopes: ['read', 'write', 'impersonate'] },
      { bearer: 'kim', userId: people.customer, scopes: ['satisfaction_ratings:write'] },
    ],
  })
})
afterEach(() => zendesk.close())

const details = (field: string, error: string) => ({
  status: 422,
  body: { error: 'RecordInvalid', details: { [field]: [{ error }] } },
})

describe('Organizations', () => {
  const create = (organization: object) => zendesk.call('POST', '/organizations', { body: { organization } })
  const update = (id: number, organization: object) =>
    zendesk.call('PUT', `/organizations/${id}`, { body: { organization } })
  const acme = organizationIds.acme

  test('have a name that is unique without its outer spaces', async () => {
    const made = await create({ name: '  Nova ', domain_names: ['Nova.example'] })
    expect(made).toMatchObject({
      status: 201,
      body: { organization: { name: 'Nova', domain_names: ['nova.example'] } },
    })
    expect(made.headers.get('location')).toContain('/api/v2/organizations/')
    expect(await create({ name: 'nova' })).toMatchObject(details('name', 'DuplicateValue'))
    expect(await create({ name: ' ' })).toMatchObject(details('name', 'BlankValue'))
    expect(await update(acme, { name: 'Zenith' })).toMatchObject(details('name', 'DuplicateValue'))
    expect(await update(acme, { name: 'Acme' })).toMatchObject({ status: 200 })
  })

  test('have an external id that is unique whatever its case', async () => {
    await update(acme, { external_id: 'co1' })
    expect(await create({ name: 'Nova', external_id: 'CO1' })).toMatchObject(
      details('external_id', 'DuplicateValue'),
    )
  })

  test('domain names replace the list, fields merge', async () => {
    await update(acme, { domain_names: ['new.example'], organization_fields: { tier: 'gold' } })
    const { body } = await update(acme, { organization_fields: { size: 9 }, details: 'x', details2: 'y' })
    expect(body).toMatchObject({
      organization: {
        domain_names: ['new.example'],
        organization_fields: { tier: 'gold', size: 9 },
        details: 'x',
      },
    })
  })

  test('are deleted for good, and their users detached', async () => {
    const ticket = await zendesk.ticket()
    expect(await zendesk.call('DELETE', `/organizations/${acme}`)).toMatchObject({ status: 204, text: '' })
    expect(zendesk.account.users.get(people.customer)?.organization_id).toBeNull()
    expect(zendesk.account.memberships.get(people.customer)).toEqual([])
    expect(zendesk.account.tickets.get(ticket)?.organization_id).toBeNull()
    expect(await zendesk.call('DELETE', `/organizations/${acme}`)).toMatchObject({ status: 404 })
  })

  test('route new tickets of their users to their group', async () => {
    await update(acme, { group_id: groupIds.billing })
    const id = await zendesk.ticket()
    expect(zendesk.account.tickets.get(id)?.group_id).toBe(groupIds.billing)
    expect(await update(acme, { group_id: 999 })).toMatchObject(details('group', 'InvalidValue'))
  })
})

describe('Groups', () => {
  const update = (id: number, group: object) => zendesk.call('PUT', `/groups/${id}`, { body: { group } })

  test('have a name that is unique', async () => {
    const create = (group: object) => zendesk.call('POST', '/groups', { body: { group } })
    expect(await create({ name: 'Night', description: 'Late' })).toMatchObject({
      status: 201,
      body: { group: { name: 'Night', is_public: true, default: false, deleted: false } },
    })
    expect(await create({ name: 'Night' })).toMatchObject(details('name', 'DuplicateValue'))
    expect(await create({})).toMatchObject(details('name', 'BlankValue'))
  })

  test('that are private stay private', async () => {
    expect(await update(groupIds.secret, { is_public: true })).toMatchObject(
      details('is_public', 'InvalidValue'),
    )
    expect(await update(groupIds.billing, { is_public: false })).toMatchObject({
      body: { group: { is_public: false } },
    })
  })

  test('are marked as deleted, still read, no longer listed, and gone for writes', async () => {
    const path = `/groups/${groupIds.billing}`
    expect(await zendesk.call('DELETE', path)).toMatchObject({ status: 204, text: '' })
    expect(await zendesk.call('GET', path)).toMatchObject({ body: { group: { deleted: true } } })
    expect(await zendesk.call('GET', '/groups')).toMatchObject({ body: { count: 2 } })
    expect(await zendesk.call('GET', '/groups?exclude_deleted=false')).toMatchObject({ body: { count: 3 } })
    expect(await zendesk.call('DELETE', path)).toMatchObject({ status: 404 })
    expect(await update(groupIds.billing, { name: 'Back' })).toMatchObject({ status: 404 })
    expect(zendesk.account.groupMemberships.get(people.grouped)).toEqual([])
  })

  test('are not deleted while they hold open tickets, nor the default one', async () => {
    await zendesk.ticket({ group_id: groupIds.billing })
    for (const id of [groupIds.billing, groupIds.support])
      expect(await zendesk.call('DELETE', `/groups/${id}`)).toMatchObject(details('base', 'InvalidValue'))
  })

  test('show their people on request', async () => {
    const { body } = await zendesk.call('GET', `/groups/${groupIds.support}?include=users`)
    expect(body).toMatchObject({ users: [{ id: people.agent }] })
  })
})

describe('Macros', () => {
  const actions = [{ field: 'status', value: 'solved' }]
  const create = (macro: object, as: 'admin' | 'agent' = 'admin') =>
    zendesk.call('POST', '/macros', { as, body: { macro } })
  const only = () => [...zendesk.account.macros.values()][0]

  test('are made with 201, and need a title and actions', async () => {
    const value = ['channel:all', 'Hello']
    expect(await create({ title: 'Close', actions: [{ field: 'comment_value', value }] })).toMatchObject({
      status: 201,
      body: {
        macro: { title: 'Close', raw_title: 'Close', active: true, restriction: null, actions: [{ value }] },
      },
    })
    expect(await create({})).toMatchObject({
      status: 422,
      body: { details: { title: [{ error: 'BlankValue' }], actions: [{ error: 'BlankValue' }] } },
    })
    expect(await create({ title: 'X', actions: [{ value: 'solved' }] })).toMatchObject({ status: 400 })
  })

  test('keep what an update leaves out; actions replace them all', async () => {
    await create({ title: 'Close', actions: [...actions, { field: 'priority', value: 'low' }] })
    const path = `/macros/${only()?.id}`
    await zendesk.call('PUT', path, { body: { macro: { title: 'Shut' } } })
    expect(only()).toMatchObject({ title: 'Shut', actions: { length: 2 } })
    await zendesk.call('PUT', path, { body: { macro: { actions, active: false } } })
    expect(only()).toMatchObject({ title: 'Shut', actions, active: false })
  })

  test('are seen by those they are for, and deleted by admins and their owner', async () => {
    await create({ title: 'Ours', actions, restriction: { type: 'Group', id: groupIds.support } })
    await create({ title: 'Theirs', actions, restriction: { type: 'Group', ids: [groupIds.billing] } })
    await create({ title: 'Mine', actions, restriction: { type: 'User', id: people.agent } }, 'agent')
    const list = (as: 'admin' | 'agent', query = '') => zendesk.call('GET', `/macros${query}`, { as })
    expect(await list('admin')).toMatchObject({
      body: { macros: [{ title: 'Mine' }, { title: 'Ours' }, { title: 'Theirs' }] },
    })
    expect(await list('agent')).toMatchObject({
      body: { macros: [{ title: 'Mine' }, { title: 'Ours' }], count: 2 },
    })
    expect(await list('agent', '?access=personal')).toMatchObject({
      body: { macros: [{ title: 'Mine' }], count: 1 },
    })
    expect(await list('agent', '?access=agents')).toMatchObject({ status: 403 })
    expect(await list('admin', `?group_id=${groupIds.billing}`)).toMatchObject({
      body: { macros: [{ title: 'Theirs' }] },
    })
    const [ours, theirs, mine] = [...zendesk.account.macros.keys()]
    const remove = (id: number | undefined) => zendesk.call('DELETE', `/macros/${id}`, { as: 'agent' })
    expect([(await remove(ours)).status, (await remove(theirs)).status, (await remove(mine)).status]).toEqual(
      [403, 404, 204],
    )
    expect(await zendesk.call('DELETE', `/macros/${ours}`)).toMatchObject({ status: 204, text: '' })
  })

  test('are filtered by active, sorted by title or date, and carry usage on request', async () => {
    for (const [title, active] of [
      ['B', true],
      ['A', false],
      ['C', true],
    ] as const) {
      await create({ title, actions, active })
      zendesk.advance(60)
    }
    const titles = async (query: string) => {
      const { body } = await zendesk.call('GET', `/macros?${query}`)
      return body
    }
    expect(await titles('active=true')).toMatchObject({ macros: [{ title: 'B' }, { title: 'C' }] })
    expect(await titles('sort_by=created_at')).toMatchObject({
      macros: [{ title: 'C' }, { title: 'A' }, { title: 'B' }],
    })
    expect(await titles('sort_by=alphabetical&sort_order=desc')).toMatchObject({
      macros: [{ title: 'C' }, { title: 'B' }, { title: 'A' }],
    })
    expect(await titles('page[size]=9&sort_by=alphabetical')).toMatchObject({
      macros: [{ title: 'B' }, { title: 'A' }, { title: 'C' }],
    })
    expect(await titles('include=usage_7d')).toMatchObject({ macros: [{ usage_7d: 0 }, {}, {}] })
  })
})

describe('Satisfaction ratings', () => {
  const rate = (id: number, rating: object, options: Parameters<Box['call']>[2] = { as: 'customer' }) =>
    zendesk.call('POST', `/tickets/${id}/satisfaction_rating`, {
      ...options,
      body: { satisfaction_rating: rating },
    })
  const solved = async () => {
    const id = await zendesk.ticket({ assignee_id: people.agent })
    await zendesk.call('PUT', `/tickets/${id}`, { body: { ticket: { status: 'solved' } } })
    return id
  }

  test('are given by the requester of a solved ticket, and a second one replaces the first', async () => {
    const id = await solved()
    expect(await rate(id, { score: 'good', comment: 'Quick' })).toMatchObject({
      status: 200,
      body: {
        satisfaction_rating: { score: 'good', comment: 'Quick', ticket_id: id, assignee_id: people.agent },
      },
    })
    expect(zendesk.account.tickets.get(id)?.satisfaction_rating).toMatchObject({ score: 'good' })
    await rate(id, { score: 'bad', reason_id: 5 })
    expect([...zendesk.account.ratings.values()]).toMatchObject([{ score: 'bad', reason_id: 5 }])
  })

  test('are refused to everyone else', async () => {
    const id = await solved()
    for (const as of ['admin', 'agent', 'other'] as const)
      expect(await rate(id, { score: 'good' }, { as })).toMatchObject({ status: 403 })
    const kim = zendesk.account.users.get(people.customer)
    if (kim) kim.verified = false
    expect(await rate(id, { score: 'good' })).toMatchObject({ status: 403 })
  })

  test('an admin gives them on behalf of the requester, with the scope for it', async () => {
    const id = await solved()
    const headers = { 'x-on-behalf-of': 'kim@example.com' }
    const authorization = 'Bearer stand-in'
    expect(await rate(id, { score: 'good' }, { authorization })).toMatchObject({ status: 403 })
    expect(await rate(id, { score: 'good' }, { authorization, headers })).toMatchObject({ status: 200 })
    expect(await rate(id, { score: 'bad' }, { authorization: 'Bearer kim' })).toMatchObject({ status: 200 })
  })

  test('want good or bad, a reason only for bad, and a ticket that was solved', async () => {
    const id = await solved()
    expect(await rate(id, { score: 'offered' })).toMatchObject(details('score', 'InvalidValue'))
    expect(await rate(id, { score: 'good', reason_code: 5 })).toMatchObject(
      details('reason_id', 'InvalidValue'),
    )
    const open = await zendesk.ticket()
    expect(await rate(open, { score: 'good' })).toMatchObject(details('base', 'InvalidValue'))
    await rate(id, { score: 'good' })
    await zendesk.call('PUT', `/tickets/${id}`, { body: { ticket: { status: 'open' } } })
    expect(await rate(id, { score: 'bad' })).toMatchObject({ status: 200 })
  })

  test('are listed by score and time, for admins', async () => {
    await rate(await solved(), { score: 'good', comment: 'Fine' })
    zendesk.advance(3_600)
    await rate(await solved(), { score: 'bad' })
    const count = async (query: string) => (await zendesk.call('GET', `/satisfaction_ratings?${query}`)).body
    for (const [query, number] of [
      ['', 2],
      ['score=received', 2],
      ['score=good_with_comment', 1],
      ['score=good_without_comment', 0],
      ['score=bad', 1],
      ['start_time=1795172400', 1],
      ['end_time=1795172400', 1],
    ] as const)
      expect(await count(query), query).toMatchObject({ count: number })
    expect(await zendesk.call('GET', '/satisfaction_ratings?score=great')).toMatchObject({ status: 400 })
  })
})

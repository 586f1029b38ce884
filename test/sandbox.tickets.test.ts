import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Box, box, groupIds, people } from './sandbox.box.ts'

let zendesk: Box
beforeEach(async () => {
  zendesk = await box()
})
afterEach(() => zendesk.close())

const create = (ticket: object, headers: Record<string, string> = {}, as: 'admin' | 'agent' = 'admin') =>
  zendesk.call('POST', '/tickets', { as, body: { ticket }, headers })
const update = (id: number, ticket: object, as: 'admin' | 'agent' = 'admin') =>
  zendesk.call('PUT', `/tickets/${id}`, { as, body: { ticket } })
const held = (id: number) => {
  const ticket = zendesk.account.tickets.get(id)
  if (ticket === undefined) throw new Error(`no ticket ${id}`)
  return ticket
}
const comments = (id: number) => zendesk.account.comments.get(id) ?? []
const note = { comment: { body: 'Note', public: false } }
const invalid = (details: object) => ({
  status: 422,
  body: { error: 'RecordInvalid', description: 'Record validation errors', details },
})

describe('Creating a ticket', () => {
  test('answers 201 with the ticket, its audit and its address', async () => {
    const { status, body, headers } = await create({
      subject: 'Loud',
      priority: 'high',
      comment: { body: 'It rattles' },
    })
    expect(status).toBe(201)
    expect(headers.get('location')).toBe(`${zendesk.url}/api/v2/tickets/1.json`)
    expect(body).toMatchObject({
      ticket: {
        id: 1,
        url: `${zendesk.url}/api/v2/tickets/1.json`,
        subject: 'Loud',
        raw_subject: 'Loud',
        description: 'It rattles',
        status: 'new',
        requester_id: people.admin,
        brand_id: 81,
        ticket_form_id: 91,
        created_at: '2026-11-20T10:00:30Z',
      },
      audit: {
        ticket_id: 1,
        author_id: people.admin,
        events: expect.arrayContaining([
          expect.objectContaining({ type: 'Comment', body: 'It rattles', public: true }),
          expect.objectContaining({ type: 'Create', field_name: 'subject', value: 'Loud' }),
          expect.objectContaining({ type: 'Create', field_name: 'priority', value: 'high' }),
        ]),
      },
    })
  })

  test('makes a public first comment unless the flag is sent', async () => {
    await create({ comment: { body: 'Everyone sees this' } })
    await create(note)
    expect(comments(1)[0]?.public).toBe(true)
    expect(comments(2)[0]?.public).toBe(false)
    expect([held(1).is_public, held(2).is_public]).toEqual([true, false])
  })

  test('needs a comment or a description', async () => {
    const blank = { base: [{ description: 'Description: cannot be blank', error: 'BlankValue' }] }
    expect(await create({ subject: 'Nothing' })).toMatchObject(invalid(blank))
    expect(await create({ comment: { body: '  \n ' } })).toMatchObject(invalid(blank))
    expect(await create({ description: 'In place of a comment' })).toMatchObject({ status: 201 })
    expect(zendesk.account.tickets.size).toBe(1)
  })

  test('without the envelope names the key that is missing', async () => {
    expect(await zendesk.call('POST', '/tickets', { body: { subject: 'x' } })).toMatchObject({
      status: 400,
      body: { error: 'ParameterMissing', description: 'Parameter ticket is required' },
    })
  })

  test('makes the requester when the e-mail is unknown, in the organization of its domain', async () => {
    await create({ requester: { name: 'Ida', email: 'Ida@acme.example' }, ...note })
    const ida = [...zendesk.account.users.values()].find(user => user.name === 'Ida')
    expect(ida).toMatchObject({ email: 'ida@acme.example', role: 'end-user', organization_id: 51 })
    expect(held(1)).toMatchObject({ requester_id: ida?.id, organization_id: 51 })
    await create({ requester: 'ida@acme.example', ...note })
    expect(held(2).requester_id).toBe(ida?.id)
  })

  test('prefers requester_id to requester, and makes the submitter the author', async () => {
    await create({
      requester_id: people.customer,
      requester: { name: 'X', email: 'x@example.com' },
      submitter_id: people.other,
      ...note,
    })
    expect(held(1)).toMatchObject({ requester_id: people.customer, submitter_id: people.other })
    expect(comments(1)[0]?.author_id).toBe(people.other)
    expect(zendesk.account.users.size).toBe(7)
  })

  test('makes nobody and nothing when a rule refuses', async () => {
    const users = zendesk.account.users.size
    const refused = await create({ requester: 'new@example.com', status: 'done', ...note })
    expect(refused).toMatchObject(invalid({ status: [{ error: 'InvalidValue' }] }))
    expect([zendesk.account.users.size, zendesk.account.tickets.size]).toEqual([users, 0])
  })

  test('opens a new ticket that has an assignee, and brings the group along', async () => {
    await create({ assignee_id: people.agent, status: 'new', ...note })
    expect(held(1)).toMatchObject({ status: 'open', group_id: groupIds.support })
    await create({ assignee_email: 'gus@example.com', ...note })
    expect(held(2)).toMatchObject({ assignee_id: people.grouped, group_id: groupIds.billing })
    expect(await create({ assignee_id: people.customer, ...note })).toMatchObject(invalid({ assignee: [{}] }))
    expect(await create({ assignee_email: 'nobody@example.com', ...note })).toMatchObject(
      invalid({ assignee: [{}] }),
    )
  })

  test('takes only an organization of the requester', async () => {
    const ticket = { requester_id: people.customer, ...note }
    expect(await create({ ...ticket, organization_id: 52 })).toMatchObject(invalid({ organization: [{}] }))
    expect(await create({ ...ticket, organization_id: 51 })).toMatchObject({ status: 201 })
  })

  test('makes a follow-up of a closed ticket, and of no other', async () => {
    const id = await zendesk.ticket({ tags: ['vip'] })
    const follow = () => create({ via_followup_source_id: id, comment: { body: 'Again' } })
    expect(await follow()).toMatchObject({ status: 422 })
    held(id).status = 'closed'
    expect(await follow()).toMatchObject({
      body: { ticket: { via: { source: { rel: 'follow_up', from: { ticket_id: id } } }, tags: ['vip'] } },
    })
    expect(held(id).followup_ids).toEqual([2])
  })

  test('copies followers who are agents, and anyone by e-mail', async () => {
    await create({
      followers: [{ user_id: people.agent, action: 'put' }, { user_id: people.customer }],
      email_ccs: [{ user_email: 'lou@example.com' }, { user_email: 'new@example.com', user_name: 'New' }],
      ...note,
    })
    const fresh = [...zendesk.account.users.values()].find(user => user.name === 'New')?.id
    expect(held(1)).toMatchObject({
      follower_ids: [people.agent],
      email_cc_ids: [people.other, fresh],
      collaborator_ids: [people.other, fresh, people.agent],
    })
    await update(1, { email_ccs: [{ user_email: 'lou@example.com', action: 'delete' }] })
    expect(held(1).email_cc_ids).toEqual([fresh])
  })
})

describe('What Zendesk drops and refuses', () => {
  test('unknown keys are dropped and named in a header, also inside the comment', async () => {
    const { status, headers } = await create({
      comment: { body: 'x', colour: 'red' },
      url: 'x',
      safe_update: true,
      näme: 1,
    })
    expect(status).toBe(201)
    expect(headers.get('x-zendesk-api-warn')).toBe(
      '{:allowed_parameters=>{:controller=>"tickets", :action=>"create", :unpermitted_keys=>["ticket.comment.colour", "ticket.url", "ticket.safe_update", "ticket.n\\u00e4me"], :invalid_values=>[]}}',
    )
  })

  test('an update does not know id, additional_tags and remove_tags', async () => {
    const id = await zendesk.ticket({ tags: ['a'] })
    const { headers } = await update(id, { id, additional_tags: ['b'], remove_tags: ['a'] })
    expect(headers.get('x-zendesk-api-warn')).toContain(
      ':action=>"update", :unpermitted_keys=>["ticket.id", "ticket.additional_tags", "ticket.remove_tags"]',
    )
    expect(held(id).tags).toEqual(['a'])
  })

  test('a thousand unknown keys still fit into the header', async () => {
    const keys = Object.fromEntries(
      Array.from({ length: 1_000 }, (_, index) => [`${index}${'x'.repeat(500)}`, 1]),
    )
    const { status, headers } = await create({ ...note, ...keys })
    expect(status).toBe(201)
    expect(headers.get('x-zendesk-api-warn')?.length).toBeLessThan(8_000)
  })

  test('a description is ignored on an update, without a word', async () => {
    const id = await zendesk.ticket()
    const { headers } = await update(id, { description: 'Rewritten' })
    expect(headers.get('x-zendesk-api-warn')).toBeNull()
    expect(held(id).description).toBe('First words')
  })

  test.each([
    ['subject', { subject: 5 }, 'subject attribute. must be a string'],
    ['an id', { assignee_id: 'ben' }, 'assignee_id attribute. must be an integer'],
    [
      'the public flag',
      { comment: { body: 'x', public: 'no' } },
      'comment.public attribute. must be a boolean',
    ],
    ['custom fields', { custom_fields: { 71: 'x' } }, 'custom_fields attribute. must be an array'],
  ])('a wrong type in %s answers 400 in shape B', async (_, fields, text) => {
    const { status, body } = await create({ ...note, ...fields })
    expect(status).toBe(400)
    expect(body).toMatchObject({
      error: { title: 'Invalid attribute', message: expect.stringContaining(text) },
    })
  })

  test('whole numbers may come as digits', async () => {
    await create({ requester_id: '6', ...note })
    expect(held(1).requester_id).toBe(6)
  })

  test('a drop-down takes only its options; unknown fields are dropped', async () => {
    expect(await create({ custom_fields: [{ id: 71, value: 'kettle' }], ...note })).toMatchObject(
      invalid({ base: [{ error: 'InvalidValue', ticket_field_id: 71, ticket_field_type: 'tagger' }] }),
    )
    const fields = [
      { id: 71, value: 'grinder' },
      { id: 999, value: 'lost' },
    ]
    const { body } = await create({ custom_fields: fields, ...note })
    const values = [
      { id: 71, value: 'grinder' },
      { id: 72, value: null },
    ]
    expect(body).toMatchObject({ ticket: { custom_fields: values, fields: values } })
  })

  test('a field that is required on solve names itself', async () => {
    zendesk.account.ticketFields.set(73, {
      id: 73,
      type: 'text',
      title: 'Cause',
      key: 'cause',
      required: true,
    })
    const id = await zendesk.ticket()
    expect(await update(id, { status: 'solved' })).toMatchObject(
      invalid({ base: [{ ticket_field_id: 73, ticket_field_type: 'text', error: 'BlankValue' }] }),
    )
    expect(held(id).status).toBe('new')
    const solved = await update(id, { status: 'solved', custom_fields: [{ id: 73, value: 'Dust' }] })
    expect(solved.status).toBe(200)
  })

  test('what cannot be read counts as nothing sent', async () => {
    const response = await fetch(`${zendesk.url}/api/v2/tickets`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa('ada@example.com/token:sesame')}` },
      body: '{"ticket": {',
    })
    expect(response.status).toBe(400)
  })
})

describe('Updating a ticket', () => {
  test('answers with the audit of what changed', async () => {
    const id = await zendesk.ticket({ priority: 'low' })
    zendesk.advance(60)
    const { status, body } = await update(id, { priority: 'high', comment: { body: 'Up', public: false } })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      ticket: { priority: 'high', updated_at: '2026-11-20T10:01:30Z' },
      audit: {
        events: [
          { type: 'Comment', body: 'Up', public: false },
          { type: 'Change', field_name: 'priority', previous_value: 'low', value: 'high' },
        ],
      },
    })
  })

  test('a custom status brings its category', async () => {
    const status = { id: 61, agent_label: 'Waiting for parts', status_category: 'hold' as const }
    zendesk.account.customStatuses = new Map([[61, status]])
    const id = await zendesk.ticket({ custom_status_id: 61 })
    expect(held(id)).toMatchObject({ custom_status_id: 61, status: 'hold' })
    expect(await update(id, { custom_status_id: 62 })).toMatchObject(invalid({ custom_status_id: [{}] }))
  })

  test('macros and metadata are noted in the audit and change nothing', async () => {
    const id = await zendesk.ticket()
    const { updated_at } = held(id)
    const { body } = await update(id, { macro_ids: [7], metadata: { source: 'batch' } })
    expect(body).toMatchObject({
      audit: {
        metadata: { custom: { source: 'batch' } },
        events: [{ type: 'AgentMacroReference', macro_id: '7' }],
      },
    })
    expect(held(id).updated_at).toBe(updated_at)
  })

  test('a comment without the flag inherits the privacy of the ticket', async () => {
    const open = await zendesk.ticket()
    const closed = await zendesk.ticket(note)
    for (const id of [open, closed]) await update(id, { comment: { body: 'Second' } })
    expect([comments(open)[1]?.public, comments(closed)[1]?.public]).toEqual([true, false])
  })

  test('an agent who may only write notes writes a note, whatever is asked', async () => {
    const id = await zendesk.ticket()
    const ben = zendesk.account.users.get(people.agent)
    if (ben) ben.only_private_comments = true
    await update(id, { comment: { body: 'Secret', public: true } }, 'agent')
    expect(comments(id)[1]?.public).toBe(false)
  })

  test('tags replace all tags', async () => {
    const id = await zendesk.ticket({ tags: ['one', 'two'] })
    await update(id, { tags: ['Three', 'four five', 'three'] })
    expect(held(id).tags).toEqual(['three', 'four', 'five'])
    await update(id, { tags: [] })
    expect(held(id).tags).toEqual([])
  })

  test('without a difference there is no event, and updated_at stays', async () => {
    const id = await zendesk.ticket({ priority: 'low' })
    const { updated_at } = held(id)
    zendesk.advance(60)
    const { body } = await update(id, { priority: 'low', subject: 'Hello' })
    expect(body).toMatchObject({ ticket: { updated_at }, audit: { events: [] } })
  })

  test('a priority cannot be emptied once it is set', async () => {
    const id = await zendesk.ticket({ priority: 'low' })
    expect(await update(id, { priority: null })).toMatchObject({ status: 200 })
    expect(held(id).priority).toBe('low')
  })

  test('only a task has a due date, only an incident a problem', async () => {
    const problem = await zendesk.ticket({ type: 'problem' })
    const id = await zendesk.ticket({ due_at: '2026-12-01T00:00:00Z', problem_id: problem })
    expect(held(id)).toMatchObject({ due_at: null, problem_id: null })
    await update(id, { type: 'incident', problem_id: problem })
    expect(held(id).problem_id).toBe(problem)
    expect(held(problem).has_incidents).toBe(true)
    expect(await update(id, { problem_id: id })).toMatchObject(invalid({ problem_id: [{}] }))
  })

  test('a closed ticket is read-only', async () => {
    const id = await zendesk.ticket()
    await update(id, { status: 'closed' })
    expect(await update(id, note)).toMatchObject(
      invalid({ status: [{ description: 'Status: closed prevents ticket update' }] }),
    )
    expect(comments(id)).toHaveLength(1)
  })

  test('moving a ticket to a group without its assignee unassigns it', async () => {
    const id = await zendesk.ticket({ assignee_id: people.agent })
    await update(id, { group_id: groupIds.billing })
    expect(held(id)).toMatchObject({ group_id: groupIds.billing, assignee_id: null })
  })

  test('a ticket holds a limited number of comments', async () => {
    const small = await box({ limits: { commentsPerTicket: 2 } })
    try {
      const id = await small.ticket()
      const put = () =>
        small.call('PUT', `/tickets/${id}`, { body: { ticket: { priority: 'low', ...note } } })
      expect(await put()).toMatchObject({ status: 200 })
      expect(await put()).toMatchObject({ status: 422 })
      expect(small.account.comments.get(id)).toHaveLength(2)
    } finally {
      await small.close()
    }
  })

  test('unknown, deleted and invisible tickets are all RecordNotFound', async () => {
    const id = await zendesk.ticket()
    await zendesk.call('DELETE', `/tickets/${id}`)
    for (const path of [`/tickets/${id}`, '/tickets/999', '/users/999', '/job_statuses/V3-0'])
      expect(await zendesk.call('GET', path)).toMatchObject({
        status: 404,
        body: { error: 'RecordNotFound', description: 'Not found' },
      })
  })
})

describe('Safe updates', () => {
  const conflict = { status: 409, body: { error: 'UpdateConflict' } }

  test.each([true, false])('safe_update: %s with an old stamp is a conflict', async safe_update => {
    const id = await zendesk.ticket()
    const updated_stamp = held(id).updated_at
    expect(await update(id, { status: 'open', safe_update, updated_stamp })).toMatchObject({ status: 200 })
    expect(await update(id, { status: 'hold', safe_update, updated_stamp })).toMatchObject(conflict)
    expect(held(id).status).toBe('open')
  })

  test('nothing is guarded without a stamp, or without safe_update', async () => {
    const id = await zendesk.ticket()
    const updated_stamp = held(id).updated_at
    await update(id, { status: 'open' })
    expect(await update(id, { status: 'pending', safe_update: true })).toMatchObject({ status: 200 })
    expect(await update(id, { status: 'hold', updated_stamp })).toMatchObject({ status: 200 })
  })
})

describe('Deleting a ticket', () => {
  test('answers 204 with nothing, hides it everywhere, and 404 to a repeat', async () => {
    const id = await zendesk.ticket()
    expect(await zendesk.call('DELETE', `/tickets/${id}`)).toMatchObject({ status: 204, text: '' })
    expect(await zendesk.call('DELETE', `/tickets/${id}`)).toMatchObject({ status: 404 })
    expect(await zendesk.call('GET', '/tickets')).toMatchObject({ body: { tickets: [], count: 0 } })
    expect(await zendesk.call('GET', '/search?query=type:ticket')).toMatchObject({ body: { count: 0 } })
    expect(await zendesk.call('GET', '/tickets/count')).toMatchObject({ body: { count: { value: 0 } } })
  })

  test('can be taken back within 30 days', async () => {
    const id = await zendesk.ticket()
    const restore = () => zendesk.call('PUT', `/deleted_tickets/${id}/restore`)
    await zendesk.call('DELETE', `/tickets/${id}`)
    expect(await restore()).toMatchObject({ status: 200, body: {} })
    expect(await restore()).toMatchObject({ status: 404 })
    await zendesk.call('DELETE', `/tickets/${id}`)
    zendesk.advance(31 * 86_400)
    expect(await restore()).toMatchObject({ status: 404 })
  })
})

describe('The Idempotency-Key', () => {
  const Made = z.object({ ticket: z.object({ id: z.number() }) })
  const send = (subject: string, key = 'one') => create({ subject, ...note }, { 'idempotency-key': key })

  test('answers the first result again for the same key and body', async () => {
    const [first, again] = [await send('A'), await send('A')]
    expect([first, again].map(one => one.headers.get('x-idempotency-lookup'))).toEqual(['miss', 'hit'])
    expect(again.status).toBe(201)
    expect(again.body).toEqual(first.body)
    expect(zendesk.account.tickets.size).toBe(1)
  })

  test('refuses another body under the key', async () => {
    await send('A')
    expect(await send('B')).toMatchObject({
      status: 400,
      body: { errors: [{ code: 'IdempotentRequestError', detail: expect.stringContaining("don't match") }] },
    })
    expect(zendesk.account.tickets.size).toBe(1)
  })

  test('makes a second ticket after two hours, or under another key', async () => {
    await send('A')
    await send('A', 'two')
    zendesk.advance(7_201)
    const later = await send('A')
    expect(later.headers.get('x-idempotency-lookup')).toBe('miss')
    expect(Made.parse(later.body).ticket.id).toBe(3)
  })

  test('does not remember a refusal', async () => {
    const bad = { comment: { body: '' } }
    expect(await create(bad, { 'idempotency-key': 'x' })).toMatchObject({ status: 422 })
    expect(await create(note, { 'idempotency-key': 'x' })).toMatchObject({ status: 201 })
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { merge, same } from '../src/zendesk/merge.ts'
import { desk, patient, type Reaction } from './zendesk-desk.ts'

type Ticket = Record<string, unknown>

/** One ticket that holds to safe updates: 409 unless the stamp is the present one, and then it counts on. */
async function ticket(
  start: Ticket,
  meanwhile: readonly Ticket[] = [],
  options: { refuse?: Reaction; unreadable?: boolean; blind?: number } = {},
) {
  const record: Ticket = { id: 1, status: 'open', updated_at: '2026-11-20T09:00:00Z', ...start }
  const comments: unknown[] = []
  let version = 0
  const touch = () => {
    record['updated_at'] = new Date(Date.parse('2026-11-20T09:00:00Z') + ++version * 1_000).toISOString()
  }
  const changes = [...meanwhile]
  let blind = options.blind ?? 0
  const server = await desk(({ method, body }) => {
    if (method === 'GET')
      return options.unreadable
        ? { status: 403, json: { error: { title: 'Forbidden', message: 'No' } } }
        : { json: { ticket: record } }
    const change = changes.shift()
    if (change) {
      Object.assign(record, change)
      touch()
    }
    const { ticket: wanted } = JSON.parse(body)
    const { comment, safe_update, updated_stamp, ...fields } = wanted
    if (blind-- > 0) return options.refuse ?? { status: 409, json: { error: 'UpdateConflict' } }
    if (safe_update !== undefined && updated_stamp !== record['updated_at'])
      return (
        options.refuse ?? {
          status: 409,
          json: { error: 'UpdateConflict', description: 'Safe Update prevented the update' },
        }
      )
    Object.assign(record, fields)
    if (comment) comments.push(comment)
    touch()
    return { json: { ticket: record, audit: { events: [] } } }
  })
  const { call } = patient(server.url)
  return {
    ...server,
    record,
    comments,
    update: (input: Ticket) => call('update_ticket', { ticket_id: 1, ...input }),
  }
}

const comment = { body: 'hello', public: false }
const puts = (seen: readonly { method: string; body: string }[]) =>
  seen.filter(({ method }) => method === 'PUT').map(({ body }) => JSON.parse(body).ticket)

describe('A change to a ticket', () => {
  test('carries the stamp of the record as it was read', async () => {
    const { update, seen } = await ticket({})
    await update({ status: 'pending' })
    expect(seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /api/v2/tickets/1',
      'PUT /api/v2/tickets/1',
    ])
    expect(puts(seen)).toEqual([
      { status: 'pending', safe_update: true, updated_stamp: '2026-11-20T09:00:00Z' },
    ])
  })

  test('goes without a stamp where the credential may not read', async () => {
    const { update, seen, record } = await ticket({}, [], { unreadable: true })
    expect((await update({ status: 'pending', comment })).status).toBe(200)
    expect(record['status']).toBe('pending')
    expect(puts(seen)).toEqual([{ status: 'pending', comment }])
  })

  test('of a ticket that is not there fails as the update, before anything is sent', async () => {
    const { url, seen } = await desk(() => ({ status: 404, json: { error: 'RecordNotFound' } }))
    await expect(patient(url).call('update_ticket', { ticket_id: 1, status: 'open' })).rejects.toThrow(
      /^update_ticket failed: the record is not there/,
    )
    expect(seen.map(({ method }) => method)).toEqual(['GET'])
  })
})

describe('A 409', () => {
  test.each<[string, Reaction | undefined]>([
    ['in JSON', undefined],
    ['in plain text', { status: 409, text: 'Conflict', headers: { 'content-type': 'text/plain' } }],
    ['without a body', { status: 409 }],
  ])('%s: fields that nobody else changed and the comment are applied again', async (_, refuse) => {
    const { update, record, comments, seen } = await ticket(
      { subject: 'old' },
      [{ subject: 'theirs' }],
      refuse ? { refuse } : {},
    )
    const answer = await update({ status: 'pending', comment })
    expect(record).toMatchObject({ subject: 'theirs', status: 'pending' })
    expect(comments).toEqual([comment])
    expect(answer.notes).toEqual([])
    expect(puts(seen)).toHaveLength(2)
  })

  test('a field that someone changed is reported with both values and not overwritten', async () => {
    const { update, record, comments } = await ticket({ priority: 'low' }, [{ status: 'solved' }])
    const answer = await update({ status: 'pending', priority: 'high', comment })
    expect(record).toMatchObject({ status: 'solved', priority: 'high' })
    expect(comments).toEqual([comment])
    expect(answer.notes).toEqual([
      'status was changed by someone else meanwhile, to "solved"; it was not overwritten with "pending".',
    ])
  })

  test('where nothing is left to change, nothing is sent and the error says why', async () => {
    const { update, record, seen } = await ticket({}, [{ status: 'solved' }])
    await expect(update({ status: 'pending' })).rejects.toMatchObject({
      kind: 'conflict',
      facts: { fields: 'status' },
      message: expect.stringMatching(
        /^update_ticket changed nothing: .*"solved".*"pending"\. Read the record again/,
      ),
    })
    expect(record['status']).toBe('solved')
    expect(puts(seen)).toHaveLength(1)
  })

  test('what someone else has set to the same value is no conflict', async () => {
    const { update, record } = await ticket({}, [{ status: 'pending' }])
    expect((await update({ status: 'pending' })).notes).toEqual([])
    expect(record['status']).toBe('pending')
  })

  test('three times in a row is the end', async () => {
    const { update, seen, comments } = await ticket({}, [
      { subject: '1' },
      { subject: '2' },
      { subject: '3' },
      { subject: '4' },
    ])
    await expect(update({ status: 'pending', comment })).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('3 times'),
    })
    expect(puts(seen)).toHaveLength(3)
    expect(comments).toEqual([])
  })

  test('is tried three times where the record cannot be read', async () => {
    const { update, seen, comments } = await ticket({}, [], { unreadable: true, blind: 2 })
    await update({ comment })
    expect(puts(seen)).toHaveLength(3)
    expect(comments).toEqual([comment])
  })

  test('tags are compared as sets', async () => {
    const { update, record } = await ticket({ tags: ['a', 'b'] }, [{ tags: ['b', 'a'], subject: 'x' }])
    expect((await update({ tags: ['c'] })).notes).toEqual([])
    expect(record['tags']).toEqual(['c'])
  })

  test('custom fields are compared one by one', async () => {
    const values = (one: unknown, two: unknown) => [
      { id: 1, value: one },
      { id: 2, value: two },
    ]
    const { update, seen } = await ticket({ custom_fields: values('a', 'b') }, [
      { custom_fields: values('theirs', 'b') },
    ])
    const answer = await update({ custom_fields: values('ours', 'ours too') })
    expect(answer.notes).toEqual([expect.stringMatching(/^custom field 1 was changed.*"theirs".*"ours"/)])
    expect(puts(seen)[1].custom_fields).toEqual([{ id: 2, value: 'ours too' }])
  })

  test('a field to be emptied that someone filled is left alone', async () => {
    const { update, record } = await ticket({ due_at: '2026-12-01T00:00:00Z', group_id: 5 }, [
      { due_at: '2026-12-24T00:00:00Z' },
    ])
    const answer = await update({ clear: ['due_at', 'group_id'] })
    expect(record).toMatchObject({ due_at: '2026-12-24T00:00:00Z', group_id: null })
    expect(answer.notes).toEqual([expect.stringContaining('due_at was changed')])
  })

  test('that our own lost update caused is no conflict with ourselves', async () => {
    let puts = 0
    let stamp = '2026-11-20T09:00:00Z'
    let status = 'open'
    const { url } = await desk(({ method, body }) => {
      if (method === 'GET') return { json: { ticket: { id: 1, status, updated_at: stamp } } }
      puts++
      const { ticket } = JSON.parse(body)
      if (ticket.updated_stamp !== stamp) return { status: 409, json: { error: 'UpdateConflict' } }
      stamp = `2026-11-20T09:00:0${puts}Z`
      status = ticket.status
      return puts === 1 ? 'cut' : { json: { ticket: { id: 1, status, updated_at: stamp } } }
    })
    expect((await patient(url).call('update_ticket', { ticket_id: 1, status: 'pending' })).status).toBe(200)
    expect(puts).toBe(3)
  })

  test('after a lost answer is not called unchanged', async () => {
    let puts = 0
    const { url } = await desk(({ method }) => {
      if (method === 'GET') return { json: { ticket: { id: 1, updated_at: '2026-11-20T09:00:00Z' } } }
      return puts++ === 0 ? 'cut' : { status: 409 }
    })
    await expect(
      patient(url).call('update_ticket', { ticket_id: 1, status: 'pending' }),
    ).rejects.toMatchObject({
      kind: 'unknown_outcome',
    })
  })

  test('never doubles a comment: after a lost answer it is not sent at all', async () => {
    const { url, seen } = await desk(({ method }) =>
      method === 'GET' ? { json: { ticket: { id: 1, updated_at: '2026-11-20T09:00:00Z' } } } : 'cut',
    )
    await expect(patient(url).call('update_ticket', { ticket_id: 1, comment })).rejects.toMatchObject({
      kind: 'unknown_outcome',
    })
    expect(puts(seen)).toHaveLength(1)
  })

  test('what others wrote is left to the record, which is read as data', async () => {
    const { update } = await ticket({ subject: 'old' }, [
      { subject: `<b>mail ann@example.com</b> ${'long '.repeat(100)}` },
    ])
    const failed = update({ subject: 'ours' })
    await expect(failed).rejects.toThrow('meanwhile, to something else; it was not overwritten with "ours"')
    await expect(failed).rejects.not.toThrow(/<b>|mail|long/)
  })
})

describe('Laying a change over a record that moved on', () => {
  test.each([
    [['a', 'b'], ['b', 'a'], true],
    [['a'], ['a', 'b'], false],
    [[], null, true],
    ['', null, true],
    [undefined, null, true],
    ['2026-11-20T10:00:00Z', '2026-11-20T11:00:00+01:00', true],
    ['2026-11-20T10:00:00Z', '2026-11-20T10:00:01Z', false],
    ['2026', '2027', false],
    [1, '1', false],
    [{ a: 1 }, { a: 1 }, true],
    [false, null, false],
    [0, null, false],
  ])('%j and %j are the same: %s', (one, other, expected) => {
    expect(same(one, other)).toBe(expected)
    expect(same(other, one)).toBe(expected)
  })

  test('what is written under another name than it is read is compared', () => {
    const { clashes } = merge(
      { assignee_email: 'a@example.com' },
      ['assignee_email'],
      { assignee_id: 1 },
      { assignee_id: 2 },
    )
    expect(clashes).toHaveLength(1)
  })

  test('keeps what nobody touched, loses nothing silently, and always keeps what only adds', () => {
    const names = ['status', 'subject', 'priority', 'type'] as const
    const value = fc.constantFrom('a', 'b', 'c', null)
    const record = fc.record({ status: value, subject: value, priority: value, type: value })
    fc.assert(
      fc.property(
        record,
        record,
        fc.record({ status: value, subject: value, priority: value, type: value }),
        (before, after, wanted) => {
          const { input, clashes } = merge(
            { ...wanted, comment },
            [...names, 'comment'],
            before,
            after,
            'comment',
          )
          expect(input['comment']).toBe(comment)
          for (const name of names) {
            const touched = !same(before[name], after[name]) && !same(after[name], wanted[name])
            expect(name in input).toBe(!touched)
            expect(clashes.some(({ field }) => field === name)).toBe(touched)
          }
        },
      ),
    )
  })
})

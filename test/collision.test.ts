import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { landmarks } from '../src/sandbox/seed.ts'
import { type HeldDesk, heldDesk } from './raw/held.ts'
import { bearers, type Called, type Driver, drivers } from './rig.ts'

const { tickets, fields } = landmarks

let sandbox: HeldDesk
let client: Driver
beforeAll(async () => {
  sandbox = await heldDesk()
  const connect = drivers['the 2026-07-28 client over stdio']
  if (!connect) throw new Error('no such client')
  client = await connect({ url: sandbox.url })
})
beforeEach(() => sandbox.clearRequests())
afterAll(async () => {
  await client?.close()
  await sandbox?.close()
})

/** What a colleague does in Zendesk, past this server. */
async function colleague(ticket: number, change: Record<string, unknown>): Promise<void> {
  const answer = await fetch(`${sandbox.url}/api/v2/tickets/${ticket}`, {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${bearers.admin.token}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ ticket: change }),
  })
  expect(answer.status, await answer.text()).toBe(200)
}

/** Updates a ticket; each time that it has been read, a colleague changes it before ours is written. */
async function overtaken(
  ticket: number,
  ours: Record<string, unknown>,
  ...theirs: readonly Record<string, unknown>[]
): Promise<Called> {
  sandbox.fault({ tool: 'get_ticket', afterEffect: true, delayMs: 1, times: theirs.length })
  const answer = client.call('update_ticket', { ticket_id: ticket, ...ours })
  for (const change of theirs) {
    await sandbox.holding()
    await colleague(ticket, change)
    sandbox.release()
  }
  return answer
}

/** How often our server wrote, and how often that was taken. */
const written = () => {
  const ours = sandbox.requests.filter(
    ({ method, headers }) => method === 'PUT' && headers['user-agent']?.startsWith('deskwarden'),
  )
  return ours.map(({ status }) => status)
}
const ticket = (id: number) => sandbox.account.tickets.get(id)
const notes = (id: number, body: string) =>
  (sandbox.account.comments.get(id) ?? []).filter(comment => comment.body === body)

describe('When a colleague was quicker', () => {
  test('what he left alone is changed all the same, and the comment is added once', async () => {
    const { isError, text, value } = await overtaken(
      tickets.open,
      { status: 'pending', comment: { body: 'Waiting for the courier.', public: true } },
      { priority: 'low', tags: ['his'] },
    )
    expect(isError, text).not.toBe(true)
    expect(value['notes']).toBeUndefined()
    expect(ticket(tickets.open)).toMatchObject({ status: 'pending', priority: 'low', tags: ['his'] })
    expect(notes(tickets.open, 'Waiting for the courier.')).toHaveLength(1)
    expect(written()).toEqual([409, 200])
  })

  test('what he changed stays as he wanted it; both values are told, and the rest is done', async () => {
    const { isError, text, value } = await overtaken(
      tickets.pending,
      { priority: 'urgent', type: 'task', comment: { body: 'Raised.' } },
      { priority: 'low' },
    )
    expect(isError, text).not.toBe(true)
    expect(value['notes']).toEqual([
      'priority was changed by someone else meanwhile, to "low"; it was not overwritten with "urgent".',
    ])
    expect(ticket(tickets.pending)).toMatchObject({ priority: 'low', type: 'task' })
    expect(notes(tickets.pending, 'Raised.')).toHaveLength(1)
    expect(written()).toEqual([409, 200])
  })

  test('nothing is written where he changed all that was asked for, and the model reads both values', async () => {
    const { isError, text, meta } = await overtaken(tickets.hold, { priority: 'urgent' }, { priority: 'low' })
    expect(isError).toBe(true)
    expect(text).toBe(
      'update_ticket changed nothing: priority was changed by someone else meanwhile, to "low"; it was not overwritten with "urgent". Read the record again and decide.',
    )
    expect(meta['deskwarden/error']).toMatchObject({ kind: 'conflict', fields: 'priority' })
    expect(ticket(tickets.hold)?.priority).toBe('low')
    expect(written()).toEqual([409])
  })

  test('and wanted the same, there is no quarrel', async () => {
    const { isError, value } = await overtaken(
      tickets.hold,
      { priority: 'high', subject: 'Agreed' },
      { priority: 'high' },
    )
    expect(isError).not.toBe(true)
    expect(value['notes']).toBeUndefined()
    expect(ticket(tickets.hold)).toMatchObject({ priority: 'high', subject: 'Agreed' })
  })

  test('on one custom field, another is still filled in', async () => {
    const { orderNumber, serialNumber } = fields
    const { value, text } = await overtaken(
      tickets.fresh,
      {
        custom_fields: [
          { id: orderNumber, value: 'O-1' },
          { id: serialNumber, value: 'S-1' },
        ],
      },
      { custom_fields: [{ id: orderNumber, value: 'O-2' }] },
    )
    expect(value['notes'], text).toEqual([expect.stringContaining(`custom field ${orderNumber} was changed`)])
    expect(ticket(tickets.fresh)?.custom_fields).toEqual(
      expect.arrayContaining([
        { id: orderNumber, value: 'O-2' },
        { id: serialNumber, value: 'S-1' },
      ]),
    )
  })

  test('twice, it is done at the third try', async () => {
    const { isError, text } = await overtaken(
      tickets.open,
      { comment: { body: 'Patience.' } },
      { subject: 'His first' },
      { subject: 'His second' },
    )
    expect(isError, text).not.toBe(true)
    expect(ticket(tickets.open)?.subject).toBe('His second')
    expect(notes(tickets.open, 'Patience.')).toHaveLength(1)
    expect(written()).toEqual([409, 409, 200])
  })

  test('three times, it is given up, and nothing was changed', async () => {
    const { isError, text, meta } = await overtaken(
      tickets.open,
      { status: 'solved', comment: { body: 'In vain.' } },
      { subject: 'A' },
      { subject: 'B' },
      { subject: 'C' },
    )
    expect(isError).toBe(true)
    expect(text).toBe(
      'update_ticket changed nothing: others change the record at the same time, 3 times in a row. Read the record again, then call again.',
    )
    expect(meta['deskwarden/error']).toMatchObject({ kind: 'conflict' })
    expect(ticket(tickets.open)).toMatchObject({ subject: 'C', status: 'pending' })
    expect(notes(tickets.open, 'In vain.')).toEqual([])
    expect(written()).toEqual([409, 409, 409])
  })

  test('and closed the ticket, the model hears that a follow-up is the way', async () => {
    const { isError, text } = await overtaken(
      tickets.external,
      { comment: { body: 'Too late.' } },
      { status: 'closed' },
    )
    expect(isError).toBe(true)
    expect(text).toContain('via_followup_source_id')
    expect(notes(tickets.external, 'Too late.')).toEqual([])
  })
})

test('An update that was done and not answered collides with itself, and is done once', async () => {
  sandbox.fault({ tool: 'update_ticket', status: 502, afterEffect: true })
  const { isError, value } = await client.call('update_ticket', {
    ticket_id: tickets.dueSoon,
    tags: ['mine'],
  })
  expect(isError).not.toBe(true)
  expect(value['notes']).toBeUndefined()
  expect(ticket(tickets.dueSoon)?.tags).toEqual(['mine'])
  expect(written()).toEqual([502, 409, 200])
})

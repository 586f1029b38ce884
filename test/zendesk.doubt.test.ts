import { expect, test } from 'vitest'
import { desk, patient } from './zendesk-desk.ts'

const ticket = { status: 200, json: { ticket: { id: 1, updated_at: '2026-11-20T09:00:00Z' } } }
const closed = { status: [{ description: 'Status: closed prevents ticket update' }] }

test.each([
  [
    'update_ticket',
    { ticket_id: 1, status: 'closed' },
    { status: 422, json: { error: 'RecordInvalid', details: closed } },
  ],
  [
    'create_ticket',
    { comment: { body: 'x', public: false } },
    { status: 409, text: 'Requester creation collision' },
  ],
  ['update_user', { user_id: 1, name: 'x' }, { status: 403, json: { error: 'Forbidden' } }],
])('A write whose first answer was lost is no failure because its repeat was refused: %s', async (...row) => {
  const [name, input, refusal] = row
  let writes = 0
  const { url } = await desk(({ method }) => (method === 'GET' ? ticket : ++writes === 1 ? 'cut' : refusal))
  await expect(patient(url).call(name, input)).rejects.toMatchObject({ kind: 'unknown_outcome' })
  expect(writes).toBe(2)
})

test('Whoever looks at once for a new user is told that the search does not show it yet', async () => {
  const { url } = await desk(() => 'cut')
  await expect(patient(url).call('create_user', { name: 'Ann' })).rejects.toThrow(
    'look with search_users, which shows it after some minutes, whether it took effect',
  )
})

test.each([
  ['list_ticket_comments', { comment: { body: 'x', public: false } }, 1],
  ['get_ticket', { status: 'solved' }, 4],
])('Whether an update took effect is told by %s', async (check, change, times) => {
  let writes = 0
  const { url } = await desk(({ method }) => {
    if (method === 'GET') return ticket
    writes++
    return 'cut'
  })
  await expect(patient(url).call('update_ticket', { ticket_id: 1, ...change })).rejects.toMatchObject({
    kind: 'unknown_outcome',
    message: expect.stringContaining(`look with ${check} whether`),
    facts: { check },
  })
  expect(writes).toBe(times)
})

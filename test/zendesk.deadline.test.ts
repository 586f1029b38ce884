import { expect, test } from 'vitest'
import { desk, patient } from './zendesk-desk.ts'

const busy = { status: 503, json: { error: 'Maintenance' }, headers: { 'retry-after': '90' } }

test.each([
  ['a read is unavailable', 'get_ticket', { ticket_id: 1 }, 'unavailable'],
  ['a write has an unknown outcome', 'update_user', { user_id: 1, name: 'Ann' }, 'unknown_outcome'],
])(
  'Where Zendesk asks for a longer wait than the deadline allows, it is not begun, and %s',
  async (...row) => {
    const [, name, input, kind] = row
    const { url, seen } = await desk(() => busy)
    const { call, waits } = patient(url, { deadlineSeconds: 55 })
    await expect(call(name, input)).rejects.toMatchObject({ kind })
    expect(seen).toHaveLength(1)
    expect(waits).toEqual([])
  },
)

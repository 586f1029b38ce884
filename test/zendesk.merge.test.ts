import { expect, test } from 'vitest'
import { merge } from '../src/zendesk/merge.ts'

const someone = { user_id: 7, action: 'put' }

test.each([
  ['assignee_email', 'ann@example.com', 'assignee_id', 1, 2],
  ['followers', [someone], 'follower_ids', [1], [1, 2]],
  ['email_ccs', [someone], 'email_cc_ids', [], [2]],
])('%s is left alone where someone changed it meanwhile, though it is read under another name', (...row) => {
  const [field, ours, name, before, theirs] = row
  const input = { ticket_id: 1, status: 'open', [field]: ours }
  const { input: kept, clashes } = merge(input, ['status', field], { [name]: before }, { [name]: theirs })
  expect(kept).toEqual({ ticket_id: 1, status: 'open' })
  expect(clashes).toEqual([{ field, theirs, ours }])
  expect(merge(input, ['status', field], { [name]: before }, { [name]: before }).input).toEqual(input)
})

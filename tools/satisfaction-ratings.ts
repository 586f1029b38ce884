import { z } from 'zod'
import { anything, Id, page, paged, rows, text, whole } from './shapes.ts'
import { group, tool } from './tool.ts'

const Rating = {
  id: whole,
  score: text,
  comment: text,
  reason: text,
  ticket_id: whole,
  requester_id: whole,
  assignee_id: whole,
  group_id: whole,
  created_at: text,
}

/** Seconds since 1970: the one place where Zendesk does not take ISO 8601. [CONTRACT 3] */
const Epoch = z.int().nonnegative()

export const satisfactionRatings = group('satisfaction_ratings', {
  list_satisfaction_ratings: tool({
    about:
      'List how customers rated us, good or bad, happy or unhappy: satisfaction scores and ratings (legacy CSAT survey), negative feedback, comments. Admins only.',
    method: 'GET',
    path: '/satisfaction_ratings',
    access: 'read',
    scope: 'satisfaction_ratings:read',
    pages: { by: 'cursor', rows: 'satisfaction_ratings', most: 100 },
    shows: true,
    input: {
      ...page(100),
      score: z
        .enum([
          'offered',
          'unoffered',
          'received',
          'received_with_comment',
          'received_without_comment',
          'good',
          'good_with_comment',
          'good_without_comment',
          'bad',
          'bad_with_comment',
          'bad_without_comment',
        ])
        .optional(),
      start_time: Epoch.optional().describe('Unix seconds'),
      end_time: Epoch.optional(),
    },
    output: { satisfaction_ratings: rows(Rating), ...paged },
  }),

  create_satisfaction_rating: tool({
    about:
      'Rate, score, leave a rating or give feedback on a solved ticket, happy or not, good or bad, as its requester, with their credential only.',
    method: 'POST',
    path: '/tickets/{ticket_id}/satisfaction_rating',
    body: 'satisfaction_rating',
    access: 'write',
    scope: 'satisfaction_ratings:write',
    check: 'get_ticket',
    rules: [{ only: ['reason_code', 'reason_id'], with: 'score', is: 'bad' }],
    input: {
      ticket_id: Id,
      score: z.enum(['good', 'bad']),
      comment: z.string().optional(),
      reason_code: z.int().nonnegative().optional().describe('If bad'),
      reason_id: Id.optional().describe('If bad'),
    },
    // One rating by the sense of it, a list by the OpenAPI file. [CONTRACT 5.39]
    output: { satisfaction_rating: anything },
  }),
})

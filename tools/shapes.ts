import { z } from 'zod'

/** A record's id: a positive whole number. Zendesk's ids are int64; today's have 6 to 14 digits, below 2^53. */
export const Id = z
  .int()
  .positive()
  .meta({ slim: { type: 'integer' } })

/** A moment in ISO 8601, as 2026-11-20T10:00:00Z. */
export const Timestamp = z.iso
  .datetime({ offset: true })
  .meta({ slim: { type: 'string', format: 'date-time' } })

/** The inputs of every list. The cursor is ours: it hides whether Zendesk pages by cursor or by number. */
export const page = (most: number) => ({
  limit: z.int().min(1).max(most).default(25).describe('Rows'),
  cursor: z.string().min(1).max(2_000).optional().describe('next_cursor of the page before'),
})

/** The outputs of every list. No next_cursor: the list has ended. */
export const paged = { next_cursor: z.string().optional() }

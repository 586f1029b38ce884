import { z } from 'zod'

const Audit = z.object({
  events: z.array(
    z.looseObject({ type: z.string(), id: z.number().optional(), public: z.boolean().optional() }),
  ),
})

/** What a write to a ticket did, from the audit Zendesk sends with it: the comment's id, and whether the customer sees it. */
export function comment(audit: unknown): { id: number; public: boolean } | undefined {
  const events = Audit.safeParse(audit).data?.events ?? []
  const added = events.find(event => event.type === 'Comment')
  return added?.id === undefined || added.public === undefined
    ? undefined
    : { id: added.id, public: added.public }
}

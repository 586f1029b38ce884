import type { Comment, Ticket } from './account.ts'
import { comment } from './present.ts'
import { nextId, type World } from './world.ts'

const tracked = [
  'subject',
  'status',
  'priority',
  'type',
  'requester_id',
  'assignee_id',
  'group_id',
  'organization_id',
  'tags',
  'due_at',
  'problem_id',
  'external_id',
  'brand_id',
  'ticket_form_id',
  'custom_status_id',
  'recipient',
  'collaborator_ids',
  'follower_ids',
  'email_cc_ids',
  'is_public',
  'sharing_agreement_ids',
] as const satisfies readonly (keyof Ticket)[]

/** A field of a ticket that got another value. */
export interface Change {
  readonly field_name: string
  readonly previous_value: unknown
  readonly value: unknown
}

/** What differs between two states of a ticket; a custom field goes by its id. */
export function changes(before: Partial<Ticket>, after: Ticket): Change[] {
  const plain = tracked.map(field => ({
    field_name: field,
    previous_value: before[field] ?? null,
    value: after[field],
  }))
  const custom = after.custom_fields.map(({ id, value }) => ({
    field_name: String(id),
    previous_value: before.custom_fields?.find(field => field.id === id)?.value ?? null,
    value,
  }))
  return [...plain, ...custom].filter(
    ({ previous_value, value }) =>
      !same(previous_value, value) && !(previous_value === null && same(value, [])),
  )
}

const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

interface Made {
  readonly id: number
  readonly ticket: Ticket
  readonly authorId: number
  readonly at: string
  readonly kind: 'Create' | 'Change'
  readonly comment?: Comment | undefined
  readonly changes: readonly Change[]
  readonly macroIds: readonly number[]
  readonly metadata: unknown
}

/** The audit in the answer to a write: the comment first, then one event for each field. Ids are strings here. */
export function audit(world: World, made: Made): Record<string, unknown> {
  const wire = (value: unknown) =>
    value === null || Array.isArray(value) || typeof value === 'string' ? value : String(value)
  const events = made.changes.map(({ field_name, previous_value, value }) => ({
    id: nextId(world.account),
    type: made.kind,
    value: wire(value),
    field_name,
    ...(made.kind === 'Change' && { previous_value: wire(previous_value) }),
  }))
  const macros = made.macroIds.map(macro_id => ({
    id: nextId(world.account),
    type: 'AgentMacroReference',
    macro_id: String(macro_id),
  }))
  const said = made.comment ? [comment(made.comment)] : []
  return {
    id: made.id,
    ticket_id: made.ticket.id,
    created_at: made.at,
    author_id: made.authorId,
    metadata: { system: system(), custom: made.metadata ?? {} },
    events: [...said, ...events, ...macros],
    via: api(),
  }
}

/** What Zendesk notes about the sender; the address is one of those kept for examples. */
export const system = () => ({
  client: 'sandbox',
  ip_address: '192.0.2.1',
  location: 'Berlin, BE, Germany',
  latitude: 52.5,
  longitude: 13.4,
})

export const api = () => ({ channel: 'api', source: { from: {}, to: {}, rel: null } })

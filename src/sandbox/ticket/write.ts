import type { Comment, Ticket } from '../account.ts'
import type { Actor } from '../actor.ts'
import { conflict, flawed } from '../errors.ts'
import { api, audit, changes } from '../events.ts'
import { changedAt, nextId, now, type World } from '../world.ts'
import { firstOf, written } from './comment.ts'
import { drafted } from './draft.ts'
import type { Input } from './input.ts'
import { active, copies, person } from './people.ts'

interface Written {
  readonly ticket: Ticket
  readonly audit: Record<string, unknown>
}

/** Makes a ticket, and the users it names that are not there yet. Nothing is made when a rule refuses. */
export function create(world: World, actor: Actor, input: Input): Written {
  const { account } = world
  const source = followed(world, input)
  const start = blankTicket(world, actor, source)
  const draft = drafted(world, start, input)
  const requester = person(world, input.requester_id ?? input.requester ?? actor.user.id, 'requester')
  const submitter = input.submitter_id ?? actor.user.id
  if (active(world, submitter) === undefined) throw flawed('submitter', 'Submitter: is invalid')
  // Zendesk's default is a public comment: the requester may be e-mailed.
  const write = written(world, actor, firstOf(input), { inherited: true, author: submitter, earlier: 0 })
  const copied = copies(world, start, input)
  const user = requester()
  const ticket: Ticket = {
    ...draft,
    ...copied(),
    id: account.nextTicketId,
    requester_id: user.id,
    submitter_id: submitter,
  }
  ticket.organization_id = organizationOf(world, user.id, input.organization_id)
  const home = ticket.organization_id === null ? undefined : account.organizations.get(ticket.organization_id)
  if (input.group_id === undefined) ticket.group_id ??= home?.group_id ?? null
  account.nextTicketId += 1
  account.tickets.set(ticket.id, ticket)
  const auditId = nextId(account)
  const comment = write(ticket, auditId, ticket.created_at)
  ticket.description = comment.plain_body
  ticket.is_public = comment.public
  source?.followup_ids.push(ticket.id)
  incidents(world, ticket.problem_id)
  world.versions.bump(ticket.id)
  return {
    ticket,
    audit: audited(world, actor, { id: auditId, ticket, before: {}, comment, input, kind: 'Create' }),
  }
}

/** Changes a ticket; without a difference there is no event and `updated_at` stays. */
export function update(world: World, actor: Actor, ticket: Ticket, input: Input, since?: number): Written {
  guard(world, ticket, input, since)
  const { account } = world
  const before = structuredClone(ticket)
  const draft = drafted(world, ticket, input)
  const wanted = input.requester_id ?? input.requester
  const requester = wanted === undefined || wanted === null ? undefined : person(world, wanted, 'requester')
  const earlier = account.comments.get(ticket.id)?.length ?? 0
  const write =
    input.comment &&
    written(world, actor, input.comment, { inherited: ticket.is_public, author: actor.user.id, earlier })
  const copied = copies(world, ticket, input)
  const user = requester?.()
  if (user !== undefined) draft.requester_id = user.id
  if (user !== undefined || input.organization_id !== undefined)
    draft.organization_id = organizationOf(world, draft.requester_id, input.organization_id)
  Object.assign(draft, copied())
  const auditId = nextId(account)
  const at = changedAt(world, ticket.updated_at)
  const comment = write?.(ticket, auditId, at)
  if (comment?.public) draft.is_public = true
  const moved = comment !== undefined || changes(before, draft).length > 0
  Object.assign(ticket, draft)
  if (moved) touch(world, ticket, at)
  incidents(world, before.problem_id)
  incidents(world, ticket.problem_id)
  return {
    ticket,
    audit: audited(world, actor, { id: auditId, ticket, before, comment, input, kind: 'Change' }),
  }
}

/** Dates a ticket's change. */
export function touch(world: World, ticket: Ticket, at: string): void {
  ticket.updated_at = at
  ticket.generated_timestamp = Math.floor(Date.parse(at) / 1_000)
  world.versions.bump(ticket.id)
}

/** Closed tickets are read-only. `safe_update` protects whatever its value is, as long as there is a stamp. */
function guard(world: World, ticket: Ticket, input: Input, since: number | undefined): void {
  if (ticket.status === 'closed') throw flawed('status', 'Status: closed prevents ticket update')
  const stamped = input.updated_stamp ?? undefined
  const asked = (input.safe_update ?? undefined) !== undefined || since !== undefined
  if (asked && stamped !== undefined && Date.parse(ticket.updated_at) > Date.parse(stamped)) throw conflict()
  if (stamped === undefined && since !== undefined && world.versions.of(ticket.id) !== since) throw conflict()
}

/** One of the requester's organizations, the default one unless another is named. */
function organizationOf(
  { account }: World,
  userId: number,
  wanted: number | null | undefined,
): number | null {
  if (wanted === null) return null
  if (wanted === undefined) return account.users.get(userId)?.organization_id ?? null
  if (!(account.memberships.get(userId) ?? []).includes(wanted))
    throw flawed('organization', 'Organization: is not one of the requester')
  return wanted
}

function followed({ account }: World, { via_followup_source_id }: Input): Ticket | undefined {
  if (!via_followup_source_id) return undefined
  const source = account.tickets.get(via_followup_source_id)
  if (source?.status !== 'closed')
    throw flawed('via_followup_source_id', 'Follow-up source: is not a closed ticket')
  return source
}

/** Whether a problem has incidents follows from the tickets that name it. */
function incidents({ account }: World, problemId: number | null): void {
  const problem = problemId === null ? undefined : account.tickets.get(problemId)
  if (problem)
    problem.has_incidents = [...account.tickets.values()].some(
      one => one.problem_id === problem.id && !one.deleted_at,
    )
}

interface Audited {
  readonly id: number
  readonly ticket: Ticket
  readonly before: Partial<Ticket>
  readonly comment: Comment | undefined
  readonly input: Input
  readonly kind: 'Create' | 'Change'
}

const audited = (world: World, actor: Actor, { id, ticket, before, comment, input, kind }: Audited) =>
  audit(world, {
    id,
    ticket,
    authorId: actor.user.id,
    at: comment?.created_at ?? ticket.updated_at,
    kind,
    comment,
    changes: changes(before, ticket),
    macroIds: [...(input.macro_ids ?? []), ...(input.macro_id ? [input.macro_id] : [])],
    metadata: input.metadata,
  })

function blankTicket(world: World, actor: Actor, source: Ticket | undefined): Ticket {
  const at = now(world)
  const brand = [...world.account.brands.values()].find(one => one.default)
  const form = [...world.account.ticketForms.values()].find(one => one.active)
  const link = source && { from: { ticket_id: source.id, subject: source.subject }, to: {}, rel: 'follow_up' }
  return {
    id: 0,
    external_id: null,
    type: null,
    subject: source?.subject ?? null,
    description: '',
    priority: source?.priority ?? null,
    status: 'new',
    recipient: null,
    requester_id: source?.requester_id ?? actor.user.id,
    submitter_id: actor.user.id,
    assignee_id: null,
    organization_id: null,
    group_id: null,
    collaborator_ids: [],
    follower_ids: [],
    email_cc_ids: [],
    forum_topic_id: null,
    problem_id: null,
    has_incidents: false,
    is_public: true,
    due_at: null,
    tags: [...(source?.tags ?? [])],
    custom_fields: [...world.account.ticketFields.keys()].map(id => ({
      id,
      value: source?.custom_fields.find(field => field.id === id)?.value ?? null,
    })),
    custom_status_id: null,
    ticket_form_id: form?.id ?? null,
    brand_id: brand?.id ?? null,
    satisfaction_rating: null,
    sharing_agreement_ids: [],
    followup_ids: [],
    via: { ...api(), ...(link && { source: link }) },
    allow_channelback: false,
    allow_attachments: true,
    from_messaging_channel: false,
    generated_timestamp: Math.floor(world.clock() / 1_000),
    created_at: at,
    updated_at: at,
  }
}

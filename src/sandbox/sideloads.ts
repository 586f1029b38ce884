import type { Group, Organization, Ticket, User } from './account.ts'
import { type Call, listed } from './call.ts'
import * as present from './present.ts'

type Ids = Iterable<number | null>

/** The records of a map that the ids name, each once. */
function named<Row>(records: ReadonlyMap<number, Row>, ids: Ids): Row[] {
  return [...new Set(ids)].flatMap(id => {
    const row = id === null ? undefined : records.get(id)
    return row === undefined ? [] : [row]
  })
}

/** Whether the call asks for a sideload; words that Zendesk does not know are ignored. */
export const includes = (call: Call, word: string) => listed(call, 'include').includes(word)

const users = (call: Call, rows: readonly User[]) =>
  rows.map(row => present.user(call.world, row, call.actor.user))
const organizations = (call: Call, rows: readonly Organization[]) =>
  rows.map(row => present.organization(call.world, row))
const groups = (call: Call, rows: readonly Group[]) => rows.map(row => present.group(call.world, row))

/** What `include` puts beside tickets; `words` are the sideloads asked for. */
export function besideTickets(
  call: Call,
  tickets: readonly Ticket[],
  words: readonly string[] = listed(call, 'include'),
): Record<string, unknown> {
  const { account } = call.world
  const people = (ticket: Ticket) => [
    ticket.requester_id,
    ticket.submitter_id,
    ticket.assignee_id,
    ...ticket.collaborator_ids,
    ...ticket.follower_ids,
    ...ticket.email_cc_ids,
  ]
  const all: Record<string, () => unknown> = {
    users: () => users(call, named(account.users, tickets.flatMap(people))),
    groups: () =>
      groups(
        call,
        named(
          account.groups,
          tickets.map(ticket => ticket.group_id),
        ),
      ),
    organizations: () =>
      organizations(
        call,
        named(
          account.organizations,
          tickets.map(ticket => ticket.organization_id),
        ),
      ),
    ticket_forms: () =>
      named(
        account.ticketForms,
        tickets.map(ticket => ticket.ticket_form_id),
      ),
    custom_statuses: () =>
      named(
        account.customStatuses ?? new Map(),
        tickets.map(ticket => ticket.custom_status_id),
      ),
    sharing_agreements: () => [],
  }
  return chosen(all, words)
}

/** A ticket on the wire with the sideloads that Zendesk writes into it. */
export function ticketWith(call: Call, ticket: Ticket): present.Wire {
  const { account } = call.world
  const incidents = () => [...account.tickets.values()].filter(other => other.problem_id === ticket.id).length
  return {
    ...present.ticket(call.world, ticket),
    ...(includes(call, 'comment_count') && { comment_count: account.comments.get(ticket.id)?.length ?? 0 }),
    ...(includes(call, 'incident_counts') && { incident_count: incidents() }),
    ...(includes(call, 'dates') && {
      dates: {
        assignee_updated_at: null,
        requester_updated_at: ticket.created_at,
        status_updated_at: ticket.updated_at,
        initially_assigned_at: null,
        assigned_at: null,
        solved_at: null,
        latest_comment_added_at: account.comments.get(ticket.id)?.at(-1)?.created_at ?? null,
      },
    }),
    ...(includes(call, 'metric_sets') && { metric_set: metrics(call, ticket) }),
    // No policy stands in the box.
    ...(includes(call, 'slas') && { slas: { policy_metrics: [] } }),
  }
}

/** What Zendesk counts of a ticket, as far as the box knows it. */
function metrics(call: Call, ticket: Ticket) {
  const { users, comments } = call.world.account
  const { id, created_at, updated_at, group_id, assignee_id, status } = ticket
  const replies = (comments.get(id) ?? [])
    .slice(1)
    .filter(comment => comment.public && users.get(comment.author_id)?.role !== 'end-user')
  return {
    id,
    ticket_id: id,
    created_at,
    updated_at,
    group_stations: group_id === null ? 0 : 1,
    assignee_stations: assignee_id === null ? 0 : 1,
    reopens: 0,
    replies: replies.length,
    solved_at: status === 'solved' || status === 'closed' ? updated_at : null,
  }
}

/** What `include` puts beside users. */
export function besideUsers(call: Call, rows: readonly User[]): Record<string, unknown> {
  const { account } = call.world
  const memberships = (of: ReadonlyMap<number, number[]>) => rows.flatMap(user => of.get(user.id) ?? [])
  const all: Record<string, () => unknown> = {
    organizations: () =>
      organizations(
        call,
        named(account.organizations, [
          ...rows.map(user => user.organization_id),
          ...memberships(account.memberships),
        ]),
      ),
    groups: () => groups(call, named(account.groups, memberships(account.groupMemberships))),
    identities: () =>
      rows.flatMap(user =>
        [user.email, ...(account.identities?.get(user.id) ?? [])].flatMap((value, index) =>
          value === null
            ? []
            : [{ user_id: user.id, type: 'email', value, primary: index === 0, verified: user.verified }],
        ),
      ),
    roles: () => [],
    abilities: () => rows.map(user => ({ user_id: user.id, can_edit: call.actor.user.role === 'admin' })),
    open_ticket_count: () =>
      Object.fromEntries(
        rows.map(user => [
          user.id,
          [...account.tickets.values()].filter(
            ticket => ticket.requester_id === user.id && !['solved', 'closed'].includes(ticket.status),
          ).length,
        ]),
      ),
  }
  return chosen(all, listed(call, 'include'))
}

/** The people of comments, or of groups. */
export const besidePeople = (call: Call, ids: Ids): Record<string, unknown> =>
  includes(call, 'users') ? { users: users(call, named(call.world.account.users, ids)) } : {}

const chosen = (all: Readonly<Record<string, () => unknown>>, words: readonly string[]) =>
  Object.fromEntries(
    words.flatMap(word => {
      const load = Object.hasOwn(all, word) ? all[word] : undefined
      return load ? [[word, load()]] : []
    }),
  )

import type { Comment, Ticket } from '../account.ts'
import { date, exact, flag, type Keyword, ordered, type Place, reference, tags, text } from './test.ts'
import { finder, folded } from './text.ts'

export const statuses = ['new', 'open', 'pending', 'hold', 'solved', 'closed']
export const priorities = ['low', 'normal', 'high', 'urgent']
export const kinds = ['question', 'incident', 'problem', 'task']

const commentsOf = (ticket: Ticket, { account }: Place): readonly Comment[] =>
  account.comments.get(ticket.id) ?? []

const spoken = (ticket: Ticket, place: Place) =>
  commentsOf(ticket, place)
    .map(comment => comment.body)
    .join('\n')

const values = (ticket: Ticket) =>
  ticket.custom_fields.flatMap(({ value }) => (value === null || value === undefined ? [] : [value].flat()))

/** A drop-down's option or a text, as a whole or by its words. */
const matches = (value: unknown, wanted: string, find: (text: string) => boolean) =>
  folded(String(value)) === wanted || find(folded(String(value)))

const fieldValue: Keyword<Ticket> = property => {
  const find = finder(property.value, property.phrase)
  return ticket => values(ticket).some(value => matches(value, folded(property.value), find))
}

/** `custom_field_123:value`. */
export function customField(keyword: string): Keyword<Ticket> | undefined {
  const [, id] = /^custom_field_(\d+)$/.exec(keyword) ?? []
  if (id === undefined) return undefined
  return property => {
    const wanted = folded(property.value)
    const find = finder(property.value, property.phrase)
    return ticket => {
      const value = ticket.custom_fields.find(field => field.id === Number(id))?.value ?? null
      if (wanted === 'none') return value === null
      return value !== null && [value].flat().some(one => matches(one, wanted, find))
    }
  }
}

/** How `satisfaction:` calls a rating: good, bad, goodwithcomment, badwithcomment, offered, unoffered. */
const satisfaction: Keyword<Ticket> = property => {
  const wanted = folded(property.value)
  return ticket => {
    const rating = ticket.satisfaction_rating
    const score = rating?.score ?? 'unoffered'
    return score === wanted || (Boolean(rating?.comment) && `${score}withcomment` === wanted)
  }
}

/** Zendesk's search says `mail` where its records say `email`. */
const via: Keyword<Ticket> = property => {
  const wanted = folded(property.value).replace(/^mail$/, 'email')
  return ticket => ticket.via.channel === wanted
}

const assignee = reference<Ticket>('users', ticket => [ticket.assignee_id])
const requester = reference<Ticket>('users', ticket => [ticket.requester_id])
const submitter = reference<Ticket>('users', ticket => [ticket.submitter_id])
const group = reference<Ticket>('groups', ticket => [ticket.group_id])
const organization = reference<Ticket>('organizations', ticket => [ticket.organization_id])
const brand = reference<Ticket>('brands', ticket => [ticket.brand_id])
const created = date<Ticket>(ticket => ticket.created_at)
const updated = date<Ticket>(ticket => ticket.updated_at)

/** What a ticket can be searched by. */
export const ticketKeywords: Readonly<Record<string, Keyword<Ticket>>> = {
  id: exact(ticket => ticket.id),
  status: ordered(statuses, ticket => ticket.status),
  priority: ordered(priorities, ticket => ticket.priority),
  ticket_type: ordered(kinds, ticket => ticket.type),
  assignee,
  assignee_id: assignee,
  requester,
  requester_id: requester,
  submitter,
  submitter_id: submitter,
  group,
  group_id: group,
  organization,
  organization_id: organization,
  brand,
  brand_id: brand,
  cc: reference('users', ticket => [...ticket.email_cc_ids, ...ticket.collaborator_ids]),
  follower: reference('users', ticket => ticket.follower_ids),
  commenter: reference('users', (ticket, place) =>
    commentsOf(ticket, place).map(comment => comment.author_id),
  ),
  form: reference('ticketForms', ticket => [ticket.ticket_form_id]),
  tags: tags(ticket => ticket.tags),
  subject: text(ticket => ticket.subject),
  description: text(ticket => ticket.description),
  comment: text(spoken),
  via,
  recipient: exact(ticket => ticket.recipient),
  external_id: exact(ticket => ticket.external_id),
  problem_id: exact(ticket => ticket.problem_id),
  fieldvalue: fieldValue,
  satisfaction,
  has_attachment: flag((ticket, place) =>
    commentsOf(ticket, place).some(comment => comment.attachments.length > 0),
  ),
  created,
  created_at: created,
  updated,
  updated_at: updated,
  // The account keeps no date of solving: a ticket stays as it was solved until someone touches it.
  solved: date(ticket =>
    ticket.status === 'solved' || ticket.status === 'closed' ? ticket.updated_at : null,
  ),
  due_date: date(ticket => ticket.due_at),
  due_at: date(ticket => ticket.due_at),
}

/** Everything that free text looks through: who and what stands in the subject weighs more than what was said. */
export function ticketTexts(ticket: Ticket, place: Place): readonly [heavy: string, light: string] {
  const user = place.account.users.get(ticket.requester_id)
  const heavy = [ticket.id, ticket.subject, user?.name, user?.email, ticket.external_id, ...ticket.tags]
  return [folded(heavy.join('\n')), folded(`${spoken(ticket, place)}\n${values(ticket).join('\n')}`)]
}

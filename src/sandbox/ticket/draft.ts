import type { Account, Ticket, User } from '../account.ts'
import { flawed, invalid } from '../errors.ts'
import type { World } from '../world.ts'
import type { Input } from './input.ts'
import { active, byEmail } from './people.ts'

const statuses = ['new', 'open', 'pending', 'hold', 'solved', 'closed'] as const
const priorities = ['urgent', 'high', 'normal', 'low'] as const
const types = ['problem', 'incident', 'question', 'task'] as const

/** The plain fields of an input, on a copy of the ticket; throws where a rule refuses one. */
export function drafted(world: World, before: Ticket, input: Input): Ticket {
  const draft: Ticket = { ...before }
  const subject = input.raw_subject ?? input.subject
  if (subject !== undefined) draft.subject = subject
  if (input.external_id !== undefined) draft.external_id = input.external_id
  if (input.recipient !== undefined) draft.recipient = input.recipient
  if (input.forum_topic_id !== undefined) draft.forum_topic_id = input.forum_topic_id
  if (input.sharing_agreement_ids) draft.sharing_agreement_ids = input.sharing_agreement_ids
  if (input.type !== undefined) draft.type = input.type === null ? null : oneOf(types, input.type, 'type')
  // Once set, a priority cannot be emptied again.
  if (input.priority) draft.priority = oneOf(priorities, input.priority, 'priority')
  if (input.due_at !== undefined) draft.due_at = input.due_at
  if (draft.type !== 'task') draft.due_at = null
  tags(draft, input)
  links(world.account, draft, input)
  assignment(world, draft, input)
  status(world.account, draft, input)
  draft.custom_fields = customFields(world.account, before, input)
  if (draft.status === 'solved' && before.status !== 'solved') requireOnSolve(world.account, draft)
  return draft
}

function oneOf<const Value extends string>(values: readonly Value[], given: string, field: string): Value {
  const found = values.find(value => value === given)
  if (found === undefined)
    throw flawed(
      field,
      `${field.charAt(0).toUpperCase()}${field.slice(1)}: ${given} is not included in the list`,
    )
  return found
}

function tags(draft: Ticket, { tags, additional_tags, remove_tags }: Input): void {
  const start = tags === undefined ? draft.tags : (tags ?? [])
  draft.tags = [...new Set([...start, ...(additional_tags ?? [])])].filter(tag => !remove_tags?.includes(tag))
}

function links(account: Account, draft: Ticket, input: Input): void {
  if (input.brand_id !== undefined) {
    if (input.brand_id !== null && !account.brands.has(input.brand_id))
      throw flawed('brand', 'Brand: is invalid')
    draft.brand_id = input.brand_id
  }
  if (input.ticket_form_id !== undefined) {
    const form = input.ticket_form_id === null ? undefined : account.ticketForms.get(input.ticket_form_id)
    if (input.ticket_form_id !== null && !form?.active)
      throw flawed('ticket_form_id', 'Ticket form: is invalid')
    draft.ticket_form_id = input.ticket_form_id
  }
  if (input.problem_id !== undefined) {
    const problem = input.problem_id === null ? undefined : account.tickets.get(input.problem_id)
    if (input.problem_id !== null && (problem?.type !== 'problem' || problem.deleted_at !== undefined))
      throw flawed('problem_id', 'Problem: is not a ticket of type problem')
    draft.problem_id = input.problem_id
  }
  if (draft.type !== 'incident') draft.problem_id = null
}

/** A group without the assignee in it loses the assignee; an assignee alone brings the default group. */
function assignment(world: World, draft: Ticket, input: Input): void {
  const { account } = world
  const members = (user: User) => account.groupMemberships.get(user.id) ?? []
  const named = input.assignee_email ? byEmail(world, input.assignee_email) : undefined
  if (input.assignee_email && named === undefined) throw flawed('assignee', 'Assignee: is invalid')
  const wanted = named?.id ?? input.assignee_id
  if (input.group_id !== undefined) {
    const group = input.group_id === null ? undefined : account.groups.get(input.group_id)
    if (input.group_id !== null && (group === undefined || group.deleted))
      throw flawed('group', 'Group: is invalid')
    draft.group_id = input.group_id
  }
  if (wanted === null) draft.assignee_id = null
  else if (wanted !== undefined) {
    const user = active(world, wanted)
    if (user === undefined || user.role === 'end-user' || user.suspended)
      throw flawed('assignee', 'Assignee: is invalid')
    draft.assignee_id = user.id
    if (input.group_id === undefined && (draft.group_id === null || !members(user).includes(draft.group_id)))
      draft.group_id = user.default_group_id ?? members(user)[0] ?? draft.group_id
  } else if (input.group_id && draft.assignee_id !== null) {
    const user = account.users.get(draft.assignee_id)
    if (user && !members(user).includes(input.group_id)) draft.assignee_id = null
  }
}

/** A custom status brings its category; a ticket with an assignee is not new. */
function status(account: Account, draft: Ticket, input: Input): void {
  if (input.status) draft.status = oneOf(statuses, input.status, 'status')
  if (input.custom_status_id) {
    const custom = account.customStatuses?.get(input.custom_status_id)
    if (custom === undefined) throw flawed('custom_status_id', 'Custom status: is invalid')
    draft.custom_status_id = custom.id
    draft.status = custom.status_category
  }
  if (draft.status === 'new' && draft.assignee_id !== null) draft.status = 'open'
}

/** Values of unknown fields are dropped; a drop-down takes only its own options. */
function customFields(account: Account, before: Ticket, input: Input): Ticket['custom_fields'] {
  const values = new Map(before.custom_fields.map(({ id, value }) => [id, value]))
  for (const { id, value } of [...(input.fields ?? []), ...(input.custom_fields ?? [])]) {
    const field = account.ticketFields.get(id)
    if (field === undefined) continue
    const known = new Set<unknown>(field.custom_field_options?.map(option => option.value))
    const chosen = Array.isArray(value) ? value : [value]
    const empty = value === null || value === '' || value === undefined
    if (field.custom_field_options && !empty && !chosen.every(one => known.has(one)))
      throw invalid({
        base: [
          {
            description: `${field.title}: is invalid`,
            error: 'InvalidValue',
            ticket_field_id: id,
            ticket_field_type: field.type,
          },
        ],
      })
    values.set(id, value === '' || value === undefined ? null : value)
  }
  return [...values].map(([id, value]) => ({ id, value }))
}

/** Fields that agents must fill before they solve: all that are missing are named at once. */
function requireOnSolve(account: Account, draft: Ticket): void {
  const missing = [...account.ticketFields.values()].filter(({ id, required }) => {
    const value = draft.custom_fields.find(field => field.id === id)?.value
    return required && (value === undefined || value === null || value === false)
  })
  if (missing.length === 0) return
  throw invalid({
    base: missing.map(({ id, title, type }) => ({
      description: `${title}: is required when solving a ticket`,
      error: 'BlankValue',
      ticket_field_id: id,
      ticket_field_type: type,
    })),
  })
}

import { z } from 'zod'
import { closed } from './rule.ts'
import {
  anything,
  Email,
  Id,
  Strings,
  shown,
  Timestamp,
  text,
  texts,
  untold,
  Value,
  Words,
  whole,
} from './shapes.ts'

/** Zendesk cuts a longer comment without a word. [CONTRACT 5.3] */
const mostBytes = 65_536
const Comment = <S extends z.ZodType<boolean>>(seen: S) =>
  closed(
    {
      body: Words.optional(),
      html_body: Words.optional(),
      public: seen.describe('false: internal note'),
    },
    [{ one: ['body', 'html_body'] }],
  ).refine(({ body, html_body }) => new TextEncoder().encode(body ?? html_body).length <= mostBytes, {
    error: 'longer than the 64 kB that Zendesk keeps of a comment: split it',
  })

const someone = {
  user_id: Id.optional(),
  user_email: Email.optional(),
  action: z.enum(['put', 'delete']).default('put'),
}
const Someone = <S extends z.core.$ZodLooseShape>(shape: S) =>
  closed(shape, [{ one: ['user_id', 'user_email'] }]).meta(shown())

const fields = {
  subject: Words.optional(),
  status: z.enum(['new', 'open', 'pending', 'hold', 'solved', 'closed']).optional(),
  priority: z.enum(['urgent', 'high', 'normal', 'low']).optional(),
  type: z.enum(['problem', 'incident', 'question', 'task']).optional(),
  requester_id: Id.optional(),
  assignee_id: Id.optional(),
  /** assignee_id takes an address too, of whoever may search users. */
  assignee_email: Email.optional().meta(untold),
  group_id: Id.optional(),
  organization_id: Id.optional(),
  brand_id: Id.optional(),
  ticket_form_id: Id.optional(),
  custom_status_id: Id.optional(),
  custom_fields: z
    .array(z.strictObject({ id: Id, value: Value }).meta(shown()))
    .max(200)
    .optional()
    .describe('{id, value}'),
  tags: Strings.optional(),
  due_at: Timestamp.optional(),
  problem_id: Id.optional(),
  external_id: Words.optional(),
  followers: z.array(Someone(someone)).max(100).optional().describe('{user_id or user_email, action}'),
  email_ccs: z
    .array(Someone({ ...someone, user_name: Words.optional() }))
    .max(100)
    .optional(),
}

/** What a new ticket may say. */
export const opening = {
  ...fields,
  followers: fields.followers.describe('{user_id or user_email}'),
  requester: z
    .strictObject({ name: Words.optional(), email: Email })
    .meta(shown())
    .optional()
    .describe('{name, email}'),
  via_followup_source_id: Id.optional(),
  comment: Comment(z.boolean()),
}
/** What may be said of a ticket that is there. */
export const change = {
  ...fields,
  /** Taken and not told: they are seldom changed, and what a model is told of one tool is bounded. */
  organization_id: fields.organization_id.meta(untold),
  external_id: fields.external_id.meta(untold),
  comment: Comment(z.boolean().default(false)).optional(),
  clear: z
    .array(
      z
        .enum(['assignee_id', 'group_id', 'organization_id', 'problem_id', 'due_at', 'type', 'external_id'])
        .meta(shown()),
    )
    .min(1)
    .optional()
    .describe('To empty'),
}

/** A custom status is one of a status; a requester and an assignee are named by id or by e-mail. */
export const alike = [
  ['status', 'custom_status_id'],
  ['assignee_id', 'assignee_email'],
  ['requester_id', 'requester'],
  ['tags', 'additional_tags', 'remove_tags'],
] as const

/** Whom a ticket reaches, and who brings somebody new to it. */
export const people = {
  inputs: ['requester_id', 'requester', 'followers', 'email_ccs'],
  known: ['requester_id', 'assignee_id', 'collaborator_ids', 'follower_ids', 'email_cc_ids'],
} as const

/** A closed ticket is never opened again. [CONTRACT 5.4] */
export const final = { status: 'closed' } as const

/** What is promised of a ticket. */
export const Ticket = {
  id: whole,
  subject: text,
  description: text,
  status: text,
  priority: text,
  type: text,
  requester_id: whole,
  assignee_id: whole,
  group_id: whole,
  organization_id: whole,
  tags: texts,
  custom_fields: anything,
  due_at: text,
  created_at: text,
  updated_at: text,
}

/** What is promised of one of many. */
const { id, subject, status, priority, requester_id, assignee_id, group_id, organization_id, updated_at } =
  Ticket
export const TicketRow = {
  id,
  subject,
  status,
  priority,
  requester_id,
  assignee_id,
  group_id,
  organization_id,
  updated_at,
}

/** What names the people, groups, organizations and statuses of tickets. */
export const names = ['users', 'groups', 'organizations', 'custom_statuses']

/** All that Zendesk puts beside tickets. */
export const sideloads = [
  'users',
  'groups',
  'organizations',
  'custom_statuses',
  'ticket_forms',
  'last_audits',
  'metric_sets',
  'dates',
  'sharing_agreements',
  'comment_count',
  'incident_counts',
] as const

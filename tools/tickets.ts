import { z } from 'zod'
import { closed } from './rule.ts'
import {
  anything,
  flag,
  Id,
  Ids,
  Include,
  job,
  page,
  paged,
  record,
  rows,
  Strings,
  shown,
  Timestamp,
  text,
  texts,
  Value,
  Words,
  whole,
} from './shapes.ts'
import { group, tool } from './tool.ts'

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
  user_email: z.email().optional(),
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
  external_id: z.string().optional(),
  followers: z
    .array(Someone(someone))
    .max(100)
    .optional()
    .describe('{user_id or user_email, action: put or delete}'),
  email_ccs: z
    .array(Someone({ ...someone, user_name: Words.optional() }))
    .max(100)
    .optional(),
}

const opening = {
  ...fields,
  requester: z
    .strictObject({ name: Words.optional(), email: z.email() })
    .meta(shown())
    .optional()
    .describe('{name, email}'),
  via_followup_source_id: Id.optional(),
  comment: Comment(z.boolean()),
}
const change = {
  ...fields,
  comment: Comment(z.boolean().default(false)).optional(),
  clear: z
    .array(
      z
        .enum(['assignee_id', 'group_id', 'organization_id', 'problem_id', 'due_at', 'type', 'external_id'])
        .meta(shown()),
    )
    .min(1)
    .optional()
    .describe('Fields to empty'),
}

const Ticket = {
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
  custom_fields: rows({ id: whole, value: anything }),
  created_at: text,
  updated_at: text,
}
const written = { ticket: record(Ticket), comment: record({ id: whole, public: flag }) }

export const tickets = group('tickets', {
  list_tickets: tool({
    about: 'List tickets, without archived ones. To filter, use search.',
    method: 'GET',
    path: '/tickets',
    access: 'read',
    scope: 'tickets:read',
    limits: [{ calls: 50, minutes: 1, beyondPage: 500 }],
    pages: { by: 'cursor', rows: 'tickets', most: 100 },
    input: {
      ...page(100),
      sort: z.enum(['updated_at', '-updated_at', 'id', '-id', 'status', '-status']).optional(),
      external_id: z.string().optional(),
      include: Include(['users', 'groups', 'organizations']).optional(),
    },
    output: { tickets: rows(Ticket), ...paged },
  }),

  get_ticket: tool({
    about: 'Show one ticket. Its description is the first comment; list_ticket_comments has the rest.',
    method: 'GET',
    path: '/tickets/{ticket_id}',
    access: 'read',
    scope: 'tickets:read',
    input: {
      ticket_id: Id,
      include: Include([
        'users',
        'groups',
        'organizations',
        'metric_sets',
        'slas',
        'comment_count',
      ]).optional(),
    },
    output: { ticket: record(Ticket) },
  }),

  create_ticket: tool({
    about: 'Open a ticket. A public comment may be e-mailed; without a requester, it is you.',
    method: 'POST',
    path: '/tickets',
    body: 'ticket',
    access: 'write',
    scope: 'tickets:write',
    raises: ['ticket.created'],
    key: true,
    check: 'list_tickets',
    input: opening,
    output: written,
  }),

  update_ticket: tool({
    about: 'Change a ticket, or add a reply or note. tags replace all tags; closed is final.',
    method: 'PUT',
    path: '/tickets/{ticket_id}',
    body: 'ticket',
    access: 'write',
    scope: 'tickets:write',
    limits: [
      { calls: 30, minutes: 10, per: 'ticket_id' },
      { calls: 100, minutes: 1 },
    ],
    raises: [
      'ticket.status_changed',
      'ticket.comment_added',
      'ticket.priority_changed',
      'ticket.agent_assignment_changed',
    ],
    onceWith: 'comment',
    stamp: 'get_ticket',
    check: 'list_ticket_comments',
    input: { ticket_id: Id, ...change },
    output: written,
  }),

  delete_ticket: tool({
    about: 'Delete a ticket. An admin can restore it in Zendesk for 30 days; then it is gone.',
    method: 'DELETE',
    path: '/tickets/{ticket_id}',
    access: 'destructive',
    scope: 'tickets:write',
    limits: [{ calls: 400, minutes: 1 }],
    raises: ['ticket.soft_deleted'],
    done: 'The ticket is deleted. It can be restored in Zendesk for 30 days.',
    input: { ticket_id: Id },
    output: { done: text, ticket_id: whole },
  }),

  create_many_tickets: tool({
    about: 'Open up to 100 tickets in one job; requesters may be e-mailed. Check every item of results.',
    method: 'POST',
    path: '/tickets/create_many',
    body: 'tickets',
    access: 'write',
    scope: 'tickets:write',
    raises: ['ticket.created'],
    job: true,
    check: 'list_tickets',
    input: {
      tickets: z
        .array(
          z
            .strictObject(opening)
            .meta(
              shown(
                'subject',
                'comment',
                'requester',
                'requester_id',
                'status',
                'priority',
                'type',
                'assignee_id',
                'group_id',
                'tags',
                'custom_fields',
              ),
            ),
        )
        .min(1)
        .max(100)
        .describe('Each with any field of create_ticket'),
    },
    output: job,
  }),

  update_many_tickets: tool({
    about:
      'Change up to 100 tickets in one job. With ids: one entry without id, applied to each. Without: one entry per ticket, each with its id. Check every item of results.',
    method: 'PUT',
    path: '/tickets/update_many',
    body: 'tickets',
    bulk: { ids: 'ids', of: 'tickets', one: 'ticket' },
    access: 'write',
    scope: 'tickets:write',
    job: true,
    check: 'get_ticket',
    input: {
      ids: Ids.min(1).optional(),
      tickets: z
        .array(
          closed(
            {
              id: Id.optional(),
              ...change,
              additional_tags: Strings.optional(),
              remove_tags: Strings.optional(),
            },
            [{ besides: ['id'] }],
          ).meta(
            shown(
              'id',
              'comment',
              'status',
              'priority',
              'type',
              'assignee_id',
              'group_id',
              'additional_tags',
              'remove_tags',
              'custom_fields',
            ),
          ),
        )
        .min(1)
        .max(100)
        .describe('Each with any field of update_ticket'),
    },
    output: job,
  }),

  count_tickets: tool({
    about: 'Count all tickets, approximately: above 100,000 the figure is up to a day old.',
    method: 'GET',
    path: '/tickets/count',
    access: 'read',
    scope: 'tickets:read',
    input: {},
    output: { count: record({ value: whole, refreshed_at: text }) },
  }),
})

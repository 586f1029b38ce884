import type { Comment, Group, Organization, Ticket, User } from '../src/sandbox/account.ts'

/** How a ticket came in. */
export const via = (channel: string) => ({ channel, source: { from: {}, to: {}, rel: null } })

/** An open ticket with nothing in it. */
export const ticket = (more: Partial<Ticket> & Pick<Ticket, 'id' | 'created_at' | 'updated_at'>): Ticket => ({
  external_id: null,
  type: null,
  subject: null,
  description: '',
  priority: null,
  status: 'open',
  recipient: null,
  requester_id: 202,
  submitter_id: 202,
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
  tags: [],
  custom_fields: [
    { id: 701, value: null },
    { id: 702, value: null },
  ],
  custom_status_id: null,
  ticket_form_id: 601,
  brand_id: 501,
  satisfaction_rating: null,
  sharing_agreement_ids: [],
  followup_ids: [],
  via: via('web'),
  allow_channelback: false,
  allow_attachments: true,
  from_messaging_channel: false,
  generated_timestamp: 0,
  ...more,
})

/** A verified end user. */
export const user = (more: Partial<User> & Pick<User, 'id' | 'name' | 'email'>): User => ({
  role: 'end-user',
  role_type: null,
  custom_role_id: null,
  created_at: '2026-02-01T00:00:00Z',
  updated_at: '2026-02-01T00:00:00Z',
  time_zone: 'UTC',
  iana_time_zone: 'Etc/UTC',
  phone: null,
  shared_phone_number: null,
  photo: null,
  locale: 'en-US',
  locale_id: 1,
  organization_id: null,
  external_id: null,
  alias: null,
  active: true,
  shared: false,
  shared_agent: false,
  verified: true,
  suspended: false,
  moderator: false,
  only_private_comments: false,
  restricted_agent: false,
  ticket_restriction: null,
  default_group_id: null,
  signature: null,
  details: null,
  notes: null,
  tags: [],
  user_fields: {},
  last_login_at: null,
  two_factor_auth_enabled: null,
  chat_only: false,
  report_csv: false,
  ...more,
})

/** An organization with a name. */
export const organization = (
  more: Partial<Organization> & Pick<Organization, 'id' | 'name'>,
): Organization => ({
  shared_tickets: false,
  shared_comments: false,
  external_id: null,
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
  domain_names: [],
  details: null,
  notes: null,
  group_id: null,
  tags: [],
  organization_fields: {},
  ...more,
})

/** A public group; 401 is the default one. */
export const group = (id: number, name: string, deleted = false): Group => ({
  id,
  name,
  description: '',
  is_public: true,
  default: id === 401,
  deleted,
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
})

/** A public comment. */
export const said = (id: number, author: number, body: string, file?: string): Comment => ({
  id,
  type: 'Comment',
  author_id: author,
  body,
  html_body: `<p>${body}</p>`,
  plain_body: body,
  public: true,
  attachments: file
    ? [
        {
          id: id + 1,
          file_name: file,
          content_url: '',
          content_type: '',
          size: 1,
          inline: false,
          deleted: false,
        },
      ]
    : [],
  audit_id: id + 2,
  via: via('web'),
  created_at: '2026-01-01T00:00:00Z',
  metadata: { system: {}, custom: {} },
})

/** Records as an account keeps them. */
export const byId = <R extends { id: number }>(records: readonly R[]) =>
  new Map(records.map(one => [one.id, one]))

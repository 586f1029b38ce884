/** The records of the account in the box, spelled as Zendesk's API spells them. Ids are numbers, times ISO 8601 in UTC. */

export interface Ticket {
  id: number
  external_id: string | null
  type: 'problem' | 'incident' | 'question' | 'task' | null
  subject: string | null
  description: string
  priority: 'urgent' | 'high' | 'normal' | 'low' | null
  status: 'new' | 'open' | 'pending' | 'hold' | 'solved' | 'closed'
  recipient: string | null
  requester_id: number
  submitter_id: number
  assignee_id: number | null
  organization_id: number | null
  group_id: number | null
  collaborator_ids: number[]
  follower_ids: number[]
  email_cc_ids: number[]
  forum_topic_id: number | null
  problem_id: number | null
  has_incidents: boolean
  is_public: boolean
  due_at: string | null
  tags: string[]
  custom_fields: { id: number; value: unknown }[]
  custom_status_id: number | null
  ticket_form_id: number | null
  brand_id: number | null
  satisfaction_rating: { score: string; id?: number; comment?: string | null } | null
  sharing_agreement_ids: number[]
  followup_ids: number[]
  via: { channel: string; source: { from: object; to: object; rel: string | null } }
  allow_channelback: boolean
  allow_attachments: boolean
  from_messaging_channel: boolean
  generated_timestamp: number
  created_at: string
  updated_at: string
  /** Ours, never on the wire: closed for about 120 days, so lists leave it out. */
  archived?: boolean
  /** Ours, never on the wire: when it was soft-deleted. */
  deleted_at?: string
}

export interface Attachment {
  id: number
  file_name: string
  content_url: string
  content_type: string
  size: number
  inline: boolean
  deleted: boolean
}

export interface Comment {
  id: number
  type: 'Comment'
  author_id: number
  body: string
  html_body: string
  plain_body: string
  public: boolean
  attachments: Attachment[]
  audit_id: number
  via: { channel: string; source: { from: object; to: object; rel: string | null } }
  created_at: string
  metadata: { system: object; custom: object }
}

export interface User {
  id: number
  name: string
  email: string | null
  role: 'end-user' | 'agent' | 'admin'
  role_type: number | null
  custom_role_id: number | null
  created_at: string
  updated_at: string
  time_zone: string
  iana_time_zone: string
  phone: string | null
  shared_phone_number: boolean | null
  photo: object | null
  locale: string
  locale_id: number
  organization_id: number | null
  external_id: string | null
  alias: string | null
  active: boolean
  shared: boolean
  shared_agent: boolean
  verified: boolean
  suspended: boolean
  moderator: boolean
  only_private_comments: boolean
  restricted_agent: boolean
  ticket_restriction: 'organization' | 'groups' | 'assigned' | 'requested' | null
  default_group_id: number | null
  signature: string | null
  details: string | null
  notes: string | null
  tags: string[]
  user_fields: Record<string, unknown>
  last_login_at: string | null
  two_factor_auth_enabled: boolean | null
  chat_only: boolean
  report_csv: boolean
}

export interface Organization {
  id: number
  name: string
  shared_tickets: boolean
  shared_comments: boolean
  external_id: string | null
  created_at: string
  updated_at: string
  domain_names: string[]
  details: string | null
  notes: string | null
  group_id: number | null
  tags: string[]
  organization_fields: Record<string, unknown>
}

export interface Group {
  id: number
  name: string
  description: string
  is_public: boolean
  default: boolean
  deleted: boolean
  created_at: string
  updated_at: string
}

export interface Macro {
  id: number
  title: string
  raw_title: string
  active: boolean
  description: string | null
  position: number
  default: boolean
  actions: { field: string; value: unknown }[]
  restriction: { type: 'Group' | 'User'; id?: number; ids?: number[] } | null
  created_at: string
  updated_at: string
}

export interface SatisfactionRating {
  id: number
  ticket_id: number
  requester_id: number
  assignee_id: number | null
  group_id: number | null
  score: 'offered' | 'unoffered' | 'good' | 'bad'
  comment: string | null
  reason: string | null
  reason_id: number | null
  created_at: string
  updated_at: string
}

/** A custom field: `title` is what agents see, `key` what imports and exports call it. */
export interface TicketField {
  id: number
  type: string
  title: string
  key: string
  custom_field_options?: { name: string; value: string }[]
  /** Agents cannot solve a ticket without it. */
  required?: boolean
}

/** What the account holds. Comments stand under their ticket's id, oldest first. */
export interface Account {
  id: number
  /** The role and organisation memberships decide what a credential sees; user_id -> organization ids. */
  memberships: Map<number, number[]>
  groupMemberships: Map<number, number[]>
  tickets: Map<number, Ticket>
  comments: Map<number, Comment[]>
  users: Map<number, User>
  organizations: Map<number, Organization>
  groups: Map<number, Group>
  macros: Map<number, Macro>
  ratings: Map<number, SatisfactionRating>
  ticketFields: Map<number, TicketField>
  brands: Map<number, { id: number; name: string; subdomain: string; default: boolean }>
  ticketForms: Map<number, { id: number; name: string; active: boolean }>
  /** Further e-mail addresses of a user, beside the primary one. */
  identities?: Map<number, string[]>
  customStatuses?: Map<number, { id: number; agent_label: string; status_category: Ticket['status'] }>
  /** The id given to the next record of any kind, except tickets, which count on their own. */
  nextId: number
  nextTicketId: number
}

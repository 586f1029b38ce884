import type { Attachment, Comment, Ticket, User } from '../account.ts'
import type { File } from '../prose/scene.ts'
import { stamp } from '../stamp.ts'
import { base, landmarks } from './landmarks.ts'
import { markup } from './markup.ts'

/** One message of a thread; `html` where it is not what the text alone would give. */
export interface Message {
  readonly author: User
  readonly text: string
  readonly html?: string
  readonly public: boolean
  readonly atMs: number
  readonly files?: readonly File[]
}

/** A ticket before it has comments: everything that is not told by its messages. */
export interface Draft {
  readonly id: number
  readonly requester: User
  readonly channel: string
  readonly messages: readonly Message[]
  readonly more: Partial<Ticket>
}

/** Hands out ids, counting from where each kind of record starts. */
export interface Ids {
  next(kind: 'comment' | 'attachment' | 'audit' | 'rating'): number
}

export function ids(): Ids {
  const last: Record<'comment' | 'attachment' | 'audit' | 'rating', number> = {
    comment: base.comment,
    attachment: base.attachment,
    audit: base.audit,
    rating: base.rating,
  }
  return {
    next(kind) {
      last[kind] += 1
      return last[kind]
    },
  }
}

function via(channel: string, user: User): Ticket['via'] {
  if (channel !== 'email') return { channel, source: { from: {}, to: {}, rel: null } }
  const from = { address: user.email, name: user.name }
  return {
    channel,
    source: { from, to: { address: landmarks.supportEmail, name: 'Ostrello' }, rel: null },
  }
}

function attached(file: File, given: Ids): Attachment {
  const id = given.next('attachment')
  return {
    id,
    file_name: file.name,
    content_url: `https://${landmarks.subdomain}.example/attachments/token/t${id.toString(36)}/?name=${encodeURIComponent(file.name)}`,
    content_type: file.kind,
    size: file.size,
    inline: file.inline ?? false,
    deleted: false,
  }
}

function system(author: User): object {
  if (author.role !== 'end-user') return {}
  return {
    client: 'Mozilla/5.0 (compatible; mail)',
    ip_address: `203.0.113.${author.id % 250}`,
    location: author.iana_time_zone.split('/')[1]?.replace('_', ' ') ?? '',
  }
}

/** The thread's comments, oldest first. */
export function comments(draft: Draft, given: Ids): Comment[] {
  return draft.messages.map((message, index) => ({
    id: given.next('comment'),
    type: 'Comment',
    author_id: message.author.id,
    body: message.text,
    html_body: message.html ?? markup(message.text),
    plain_body: message.text,
    public: message.public,
    attachments: (message.files ?? []).map(file => attached(file, given)),
    audit_id: given.next('audit'),
    via:
      index === 0 || message.author.role === 'end-user'
        ? via(draft.channel, message.author)
        : via('web', message.author),
    created_at: stamp(message.atMs),
    metadata: { system: system(message.author), custom: {} },
  }))
}

/** The ticket itself, as its first and last message tell it; `more` has the last word. */
export function ticket(draft: Draft): Ticket {
  const first = draft.messages[0]
  const last = draft.messages.at(-1)
  if (!first || !last) throw new Error(`ticket ${draft.id} has no message`)
  const made: Ticket = {
    id: draft.id,
    external_id: null,
    type: null,
    subject: null,
    description: first.text,
    priority: null,
    status: 'new',
    recipient: draft.channel === 'email' ? landmarks.supportEmail : null,
    requester_id: draft.requester.id,
    submitter_id: first.author.id,
    assignee_id: null,
    organization_id: draft.requester.organization_id,
    group_id: null,
    collaborator_ids: [],
    follower_ids: [],
    email_cc_ids: [],
    forum_topic_id: null,
    problem_id: null,
    has_incidents: false,
    is_public: draft.messages.some(message => message.public),
    due_at: null,
    tags: [],
    custom_fields: [],
    custom_status_id: null,
    ticket_form_id: landmarks.forms.request,
    brand_id: landmarks.brands.home,
    satisfaction_rating: { score: 'unoffered' },
    sharing_agreement_ids: [],
    followup_ids: [],
    via: via(draft.channel, first.author),
    allow_channelback: false,
    allow_attachments: true,
    from_messaging_channel: draft.channel === 'native_messaging',
    generated_timestamp: 0,
    created_at: stamp(first.atMs),
    updated_at: stamp(last.atMs),
    ...draft.more,
  }
  return { ...made, generated_timestamp: Date.parse(made.updated_at) / 1_000 }
}

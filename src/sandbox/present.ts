import type { Comment, Group, Macro, Organization, SatisfactionRating, Ticket, User } from './account.ts'
import type { World } from './world.ts'

/** A record as it stands in an answer. */
export type Wire = Readonly<Record<string, unknown>>

const address = (world: World, kind: string, id: number) => `${world.url()}/api/v2/${kind}/${id}.json`

export function ticket(world: World, record: Ticket): Wire {
  const { archived: _archived, deleted_at: _deleted, ...shown } = record
  return {
    url: address(world, 'tickets', record.id),
    ...shown,
    raw_subject: record.subject,
    // The same values twice, as Zendesk sends them.
    fields: record.custom_fields,
    satisfaction_probability: null,
    encoded_id: encoded(record.id),
  }
}

/** Six letters, a hyphen, four more: what Zendesk puts into the References of its e-mails. */
function encoded(id: number): string {
  const letters = (id * 2_654_435_761).toString(36).toUpperCase().padStart(10, 'X')
  return `${letters.slice(0, 6)}-${letters.slice(6, 10)}`
}

/** Comments have no url of their own; inline images come only on request. */
export function comment(record: Comment, inlineImages = false): Wire {
  return {
    ...record,
    attachments: inlineImages ? record.attachments : record.attachments.filter(file => !file.inline),
  }
}

/** An end user sees a part of a user. */
export function user(world: World, record: User, viewer: User): Wire {
  const whole = { url: address(world, 'users', record.id), ...record }
  if (viewer.role !== 'end-user') return whole
  const { notes: _n, details: _d, tags: _t, external_id: _e, alias: _a, user_fields: _u, ...shown } = whole
  return shown
}

export const organization = (world: World, record: Organization): Wire => ({
  url: address(world, 'organizations', record.id),
  ...record,
})

export const group = (world: World, record: Group): Wire => ({
  url: address(world, 'groups', record.id),
  ...record,
})

export const macro = (world: World, record: Macro): Wire => ({
  url: address(world, 'macros', record.id),
  ...record,
})

export const rating = (world: World, record: SatisfactionRating): Wire => ({
  url: address(world, 'satisfaction_ratings', record.id),
  ...record,
})

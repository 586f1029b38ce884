import type { Group, Organization, User } from '../account.ts'
import { date, exact, flag, type Keyword, reference, tags, text } from './test.ts'
import { folded } from './text.ts'

const numbers = (phone: string | null) => (phone ?? '').replace(/\D/g, '')

const created = date<{ created_at: string }>(record => record.created_at)
const updated = date<{ updated_at: string }>(record => record.updated_at)

/** What a user can be searched by. */
export const userKeywords: Readonly<Record<string, Keyword<User>>> = {
  id: exact(user => user.id),
  user: (property, place) => {
    const pointed = reference<User>('users', user => [user.id])(property, place)
    const found = text<User>(user => `${user.name} ${user.email ?? ''}`)(property, place)
    return user => pointed(user) || found(user)
  },
  name: text(user => user.name),
  email: text(user => user.email),
  role: exact(user => user.role),
  phone: property => user =>
    user.phone !== null && numbers(user.phone).includes(numbers(property.value) || '-'),
  external_id: exact(user => user.external_id),
  organization: reference('organizations', (user, place) => {
    const ids = place.account.memberships.get(user.id) ?? []
    return ids.length > 0 ? ids : [user.organization_id]
  }),
  group: reference('groups', (user, place) => place.account.groupMemberships.get(user.id) ?? [null]),
  tags: tags(user => user.tags),
  notes: text(user => user.notes),
  details: text(user => user.details),
  is_verified: flag(user => user.verified),
  is_suspended: flag(user => user.suspended),
  created,
  created_at: created,
  updated,
  updated_at: updated,
}

/** What an organization can be searched by. */
export const organizationKeywords: Readonly<Record<string, Keyword<Organization>>> = {
  id: exact(organization => organization.id),
  name: text(organization => organization.name),
  organization: text(organization => organization.name),
  external_id: exact(organization => organization.external_id),
  tags: tags(organization => organization.tags),
  notes: text(organization => organization.notes),
  details: text(organization => organization.details),
  created,
  created_at: created,
  updated,
  updated_at: updated,
}

/** What a group can be searched by. */
export const groupKeywords: Readonly<Record<string, Keyword<Group>>> = {
  id: exact(group => group.id),
  name: text(group => group.name),
  group: text(group => group.name),
  created,
  created_at: created,
  updated,
  updated_at: updated,
}

type Texts = readonly [heavy: string, light: string]

export const userTexts = (user: User): Texts => [
  folded([user.name, user.alias, user.email, user.external_id, user.phone, numbers(user.phone)].join('\n')),
  folded([user.id, user.notes, user.details, ...user.tags].join('\n')),
]

export const organizationTexts = (one: Organization): Texts => [
  folded([one.name, one.external_id, ...one.domain_names].join('\n')),
  folded([one.id, one.notes, one.details, ...one.tags].join('\n')),
]

export const groupTexts = (group: Group): Texts => [folded(group.name), folded(group.description)]

import { z } from 'zod'
import {
  anything,
  Clear,
  Email,
  flag,
  Id,
  Ids,
  Include,
  Profile,
  page,
  paged,
  record,
  rows,
  Strings,
  shown,
  text,
  texts,
  Words,
  whole,
} from './shapes.ts'
import { group, tool } from './tool.ts'

const Identity = z.enum([
  'email',
  'twitter',
  'facebook',
  'google',
  'phone_number',
  'agent_forwarding',
  'any_channel',
  'foreign',
  'sdk',
  'messaging',
])
const identity = {
  type: Identity,
  value: Words,
  // Zendesk's OpenAPI file deprecates `verified` for it.
  verification_method: z.enum(['none', 'low', 'sso', 'embed', 'full']).optional(),
}
const Identities = <S extends z.core.$ZodLooseShape>(shape: S) =>
  z.array(z.strictObject(shape).meta(shown())).max(50).optional()
const Role = z.enum(['end-user', 'agent', 'admin'])
const sideloads = ['organizations', 'groups', 'identities', 'roles', 'abilities'] as const
const include = Include(sideloads).optional()
const includeOne = Include([...sideloads, 'open_ticket_count']).optional()
const names = ['organizations']

const fields = {
  phone: Words.optional(),
  role: Role.optional(),
  custom_role_id: Id.optional(),
  organization_id: Id.optional(),
  default_group_id: Id.optional(),
  external_id: Words.optional(),
  alias: z.string().optional(),
  details: z.string().optional(),
  notes: z.string().optional(),
  tags: Strings.optional(),
  user_fields: Profile.optional(),
  identities: Identities(identity).describe('{type, value, verification_method}'),
  locale: Words.optional(),
  time_zone: Words.optional(),
  signature: z.string().optional(),
  only_private_comments: z.boolean().optional(),
  ticket_restriction: z.enum(['organization', 'groups', 'assigned', 'requested']).optional(),
  suspended: z.boolean().optional(),
  verified: z.boolean().optional(),
  skip_verify_email: z.boolean().optional(),
}

const User = {
  id: whole,
  name: text,
  email: text,
  phone: text,
  role: text,
  organization_id: whole,
  external_id: text,
  active: flag,
  suspended: flag,
  verified: flag,
  tags: texts,
  user_fields: anything,
  created_at: text,
  updated_at: text,
}
const { id, name, email, role, organization_id, suspended } = User
const UserRow = { id, name, email, role, organization_id, suspended }
const output = { user: record(User) }

export const users = group('users', {
  list_users: tool({
    about: 'List all users (people, accounts): our agents, admins, customers (end users), by role.',
    method: 'GET',
    path: '/users',
    access: 'read',
    scope: 'users:read',
    pages: { by: 'cursor', rows: 'users', most: 100 },
    shows: true,
    names,
    query: { role: 'role[]' },
    input: {
      ...page(100),
      role: z.array(Role).min(1).optional(),
      permission_set: Id.optional().describe('A custom role'),
      external_id: Words.optional(),
      include,
    },
    output: { users: rows(UserRow), ...paged },
  }),

  get_user: tool({
    about:
      'Show or look up one user, customer or requester by id: profile, email, phone number, suspended, which organization.',
    method: 'GET',
    path: '/users/{user_id}',
    access: 'read',
    scope: 'users:read',
    shows: true,
    names,
    input: { user_id: Id, include: includeOne },
    output,
  }),

  get_current_user: tool({
    about: 'Who am I: show my own user, account, id, role, whose login is used, signed in as.',
    method: 'GET',
    path: '/users/me',
    access: 'read',
    scope: 'users:read',
    shows: true,
    names,
    input: { include: includeOne },
    output,
  }),

  search_users: tool({
    about:
      'Find or look up a user, customer or agent by name, email, phone number (query, also field:value) or external_id: named or called so, who is it, whose account. New ones lag by minutes.',
    method: 'GET',
    path: '/users/search',
    access: 'read',
    scope: 'users:read',
    pages: { by: 'offset', rows: 'users', most: 100, reach: 10_000 },
    shows: true,
    names,
    rules: [{ one: ['query', 'external_id'] }],
    input: { query: Words.optional(), external_id: Words.optional(), ...page(100), include },
    output: { users: rows(UserRow), ...paged },
  }),

  create_user: tool({
    about:
      'Add, create, make, invite, sign up or set up a new user (account, profile): customer or contact (end user) unless role says otherwise. Verified by email unless skip_verify_email. Light agent: role agent with custom_role_id.',
    method: 'POST',
    path: '/users',
    body: 'user',
    access: 'write',
    scope: 'users:write',
    raises: ['user.created'],
    check: 'search_users',
    checkLags: true,
    input: {
      name: Words,
      email: Email.optional(),
      ...fields,
      identities: Identities({ ...identity, primary: z.boolean().optional() }).describe(
        '{type, value, verification_method, primary}',
      ),
      group_ids: Ids.optional(),
    },
    output,
  }),

  update_user: tool({
    about:
      'Change or move a user or customer; promote, make agent or admin, suspend, block: email, phone number, notes, profile, time zone. organization_id and tags replace all.',
    method: 'PUT',
    path: '/users/{user_id}',
    body: 'user',
    access: 'write',
    scope: 'users:write',
    limits: [
      { calls: 5, minutes: 1, per: 'user_id' },
      { calls: 1, seconds: 1 },
    ],
    raises: ['user.role_changed'],
    check: 'get_user',
    input: {
      user_id: Id,
      name: Words.optional(),
      email: Email.optional().describe('Added; the primary one stays'),
      ...fields,
      clear: Clear([
        'organization_id',
        'phone',
        'external_id',
        'alias',
        'details',
        'notes',
        'signature',
        'ticket_restriction',
      ]).optional(),
    },
    output,
  }),

  // The path holds the user who goes, the body the one who stays. [CONTRACT 5.18]
  merge_users: tool({
    about:
      'Merge, combine, fold or deduplicate two end users (duplicate accounts, profiles, contacts of the same person) forever: user_id into id, which is kept.',
    method: 'PUT',
    path: '/users/{user_id}/merge',
    body: 'user',
    access: 'destructive',
    warns: 'It cannot be undone: the user user_id goes, and the user id is kept.',
    scope: 'users:write',
    raises: ['user.merged'],
    check: 'get_user',
    rules: [{ differ: ['user_id', 'id'] }],
    input: { user_id: Id.describe('Disappears'), id: Id.describe('Survives') },
    output,
  }),

  delete_user: tool({
    about:
      'Delete, remove, drop or get rid of a user, customer, account or former agent forever. Not a GDPR erasure.',
    method: 'DELETE',
    path: '/users/{user_id}',
    access: 'destructive',
    warns: 'It cannot be undone, and is no GDPR erasure.',
    scope: 'users:write',
    raises: ['user.deleted'],
    check: 'get_user',
    input: { user_id: Id },
    output,
  }),
})

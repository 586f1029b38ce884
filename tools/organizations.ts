import { z } from 'zod'
import {
  anything,
  Clear,
  flag,
  Id,
  Profile,
  page,
  paged,
  record,
  rows,
  Strings,
  text,
  texts,
  Words,
  whole,
} from './shapes.ts'
import { group, tool } from './tool.ts'

const fields = {
  domain_names: Strings.optional(),
  tags: Strings.optional(),
  external_id: Words.optional(),
  group_id: Id.optional().describe('For its new tickets'),
  details: z.string().optional(),
  notes: z.string().optional(),
  organization_fields: Profile.optional(),
  shared_tickets: z.boolean().optional(),
  shared_comments: z.boolean().optional(),
}

const Organization = {
  id: whole,
  name: text,
  domain_names: texts,
  tags: texts,
  external_id: text,
  group_id: whole,
  details: text,
  notes: text,
  organization_fields: anything,
  shared_tickets: flag,
  created_at: text,
  updated_at: text,
}
const { id, name, domain_names, tags, group_id, updated_at } = Organization
const OrganizationRow = { id, name, domain_names, tags, group_id, updated_at }
const output = { organization: record(Organization) }

export const organizations = group('organizations', {
  list_organizations: tool({
    about: 'List all organizations (companies, orgs, client companies): which are set up.',
    method: 'GET',
    path: '/organizations',
    access: 'read',
    scope: 'organizations:read',
    pages: { by: 'cursor', rows: 'organizations', most: 100 },
    shows: true,
    input: page(100),
    output: { organizations: rows(OrganizationRow), ...paged },
  }),

  get_organization: tool({
    about:
      'Show, pull up or tell about one organization (company, org): details, domains, notes, which group its tickets go to.',
    method: 'GET',
    path: '/organizations/{organization_id}',
    access: 'read',
    scope: 'organizations:read',
    shows: true,
    input: { organization_id: Id },
    output,
  }),

  create_organization: tool({
    about:
      'Add, make, register or set up a new organization (company record, client, org). Users with an email of domain_names join.',
    method: 'POST',
    path: '/organizations',
    body: 'organization',
    access: 'write',
    scope: 'organizations:write',
    raises: ['organization.created'],
    check: 'list_organizations',
    input: { name: Words, ...fields },
    output,
  }),

  update_organization: tool({
    about:
      "Change, edit, rename, tag or add a domain to an organization (company, org): notes, default group; let users see each other's tickets. domain_names and tags replace all. Most agents: notes only.",
    method: 'PUT',
    path: '/organizations/{organization_id}',
    body: 'organization',
    access: 'write',
    scope: 'organizations:write',
    limits: [{ calls: 5, minutes: 1, per: 'organization_id' }],
    raises: ['organization.name_changed'],
    check: 'get_organization',
    input: {
      organization_id: Id,
      name: Words.optional(),
      ...fields,
      clear: Clear(['external_id', 'group_id', 'details', 'notes']).optional(),
    },
    output,
  }),

  delete_organization: tool({
    about: 'Delete, remove, erase or get rid of an organization (company, org) forever; its users stay.',
    method: 'DELETE',
    path: '/organizations/{organization_id}',
    access: 'destructive',
    warns: 'It cannot be undone. Its users stay.',
    scope: 'organizations:write',
    raises: ['organization.deleted'],
    check: 'get_organization',
    done: 'The organization is deleted for good; its users belong to it no more.',
    input: { organization_id: Id },
    output: { done: text, organization_id: whole },
  }),
})

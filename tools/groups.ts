import { z } from 'zod'
import { flag, Id, Include, page, paged, record, rows, text, Words, whole } from './shapes.ts'
import { group, tool } from './tool.ts'

const fields = {
  description: z.string().optional(),
  is_public: z.boolean().optional().describe('false is for ever'),
}

const Group = {
  id: whole,
  name: text,
  description: text,
  default: flag,
  deleted: flag,
  is_public: flag,
  created_at: text,
  updated_at: text,
}
const { id, name, description, is_public } = Group
const GroupRow = { id, name, description, is_public }
const output = { group: record(Group) }

export const groups = group('groups', {
  list_groups: tool({
    about: 'List all groups (support teams, departments) of agents: which ones tickets can be assigned to.',
    method: 'GET',
    path: '/groups',
    access: 'read',
    scope: 'read',
    newScope: 'groups:read',
    pages: { by: 'cursor', rows: 'groups', most: 100 },
    shows: true,
    input: {
      ...page(100),
      exclude_deleted: z.boolean().optional(),
      include: Include(['users']).optional(),
    },
    output: { groups: rows(GroupRow), ...paged },
  }),

  get_group: tool({
    about:
      'Show or pull up one group (team): details, description, if private or deleted; fields users adds its members.',
    method: 'GET',
    path: '/groups/{group_id}',
    access: 'read',
    scope: 'read',
    newScope: 'groups:read',
    shows: true,
    input: { group_id: Id, include: Include(['users']).optional() },
    output,
  }),

  create_group: tool({
    about: 'Add, create, start, make or set up a new group (support team) called so, public or private.',
    method: 'POST',
    path: '/groups',
    body: 'group',
    access: 'write',
    scope: 'write',
    newScope: 'groups:write',
    check: 'list_groups',
    input: { name: Words, ...fields },
    output,
  }),

  update_group: tool({
    about: 'Change, edit or rename a group (team): what it is called, description; make it private.',
    method: 'PUT',
    path: '/groups/{group_id}',
    body: 'group',
    access: 'write',
    scope: 'write',
    newScope: 'groups:write',
    check: 'get_group',
    input: { group_id: Id, name: Words.optional(), ...fields },
    output,
  }),

  delete_group: tool({
    about: 'Delete, remove, drop, dissolve or get rid of a group (team) forever. Move its tickets first.',
    method: 'DELETE',
    path: '/groups/{group_id}',
    access: 'destructive',
    warns: 'It cannot be undone. Tickets of the group have to be moved first.',
    scope: 'write',
    newScope: 'groups:write',
    check: 'get_group',
    done: 'The group is deleted for good.',
    input: { group_id: Id },
    output: { done: text, group_id: whole },
  }),
})

import { z } from 'zod'
import { closed } from './rule.ts'
import {
  anything,
  Clear,
  flag,
  Id,
  Ids,
  Include,
  page,
  paged,
  record,
  rows,
  text,
  Value,
  Words,
  whole,
} from './shapes.ts'
import { group, tool } from './tool.ts'

const actions = z
  .array(z.strictObject({ field: Words, value: Value }))
  .min(1)
  .max(100)
const fields = {
  description: z.string().optional(),
  active: z.boolean().optional(),
  restriction: closed({ type: z.enum(['Group', 'User']), id: Id.optional(), ids: Ids.min(1).optional() }, [
    { one: ['id', 'ids'] },
    { only: ['ids'], with: 'type', is: 'Group' },
  ])
    .optional()
    .describe('ids only with Group'),
  attachments: Ids.optional(),
}

const Macro = {
  id: whole,
  title: text,
  description: text,
  active: flag,
  actions: rows({ field: text, value: anything }),
  restriction: anything,
  position: whole,
  created_at: text,
  updated_at: text,
}
const { id, title, description, active, restriction, updated_at } = Macro
const MacroRow = { id, title, description, active, restriction, updated_at }
const output = { macro: record(Macro) }

export const macros = group('macros', {
  list_macros: tool({
    about:
      'List the macros (canned responses, reply templates) you can use: personal, of a team, most used by fields usage_7d.',
    method: 'GET',
    path: '/macros',
    access: 'read',
    scope: 'macros:read',
    pages: { by: 'cursor', rows: 'macros', most: 100 },
    shows: true,
    input: {
      ...page(100),
      access: z.enum(['personal', 'agents', 'shared', 'account']).optional().describe('agents: admins only'),
      active: z.boolean().optional(),
      category: Id.optional(),
      group_id: Id.optional(),
      only_viewable: z.boolean().optional(),
      include: Include([
        'categories',
        'permissions',
        'usage_1h',
        'usage_24h',
        'usage_7d',
        'usage_30d',
      ]).optional(),
    },
    output: { macros: rows(MacroRow), ...paged },
  }),

  get_macro: tool({
    about:
      'Show or open one macro (canned response): its text, which actions, what it does. To apply it, make the same changes with update_ticket.',
    method: 'GET',
    path: '/macros/{macro_id}',
    access: 'read',
    scope: 'macros:read',
    shows: true,
    input: { macro_id: Id },
    output,
  }),

  // The OpenAPI file says 200; 17 recordings say 201. [CONTRACT 5.32]
  create_macro: tool({
    about:
      'Add, create, make, save or set up a new macro (canned response, reply template) that may set a status, tag or close the ticket. For everyone unless restricted.',
    method: 'POST',
    path: '/macros',
    body: 'macro',
    access: 'write',
    scope: 'macros:write',
    check: 'list_macros',
    input: { title: Words, actions, ...fields },
    output,
  }),

  update_macro: tool({
    about:
      'Change, edit, rename, restrict, deactivate or turn off a macro (canned response): its text, what it also sets. actions replaces all.',
    method: 'PUT',
    path: '/macros/{macro_id}',
    body: 'macro',
    access: 'write',
    scope: 'macros:write',
    check: 'get_macro',
    input: {
      macro_id: Id,
      title: Words.optional(),
      actions: actions.optional(),
      ...fields,
      clear: Clear(['description', 'restriction']).optional(),
    },
    output,
  }),

  delete_macro: tool({
    about: 'Delete, remove, erase or get rid of a macro (template, canned response) forever, for everyone.',
    method: 'DELETE',
    path: '/macros/{macro_id}',
    access: 'destructive',
    warns: 'It cannot be undone, and holds for everyone.',
    scope: 'macros:write',
    check: 'get_macro',
    done: 'The macro is deleted for good, for everyone.',
    input: { macro_id: Id },
    output: { done: text, macro_id: whole },
  }),
})

import { z } from 'zod'
import type { Macro } from '../account.ts'
import { isAdmin, isAgent } from '../actor.ts'
import { envelope } from '../body.ts'
import { type Call, created, gone, idOf, ok, type Routes, wholeNumber } from '../call.ts'
import { type Flaw, flawed, forbidden, invalid, notFound } from '../errors.ts'
import { answered, type Order, paged } from '../pagination.ts'
import * as present from '../present.ts'
import { includes } from '../sideloads.ts'
import { Flag, Id, Ids, Text } from '../values.ts'
import { seesMacro } from '../visibility.ts'
import { changedAt, nextId, now } from '../world.ts'

const Restriction = z.object({ type: z.enum(['Group', 'User']), id: Id.optional(), ids: Ids.optional() })

const MacroInput = z.object({
  title: Text.nullish(),
  description: Text.nullish(),
  active: Flag.nullish(),
  actions: z
    .array(z.looseObject({ field: z.string(), value: z.unknown() }))
    .describe('must be an array of objects with field and value')
    .nullish(),
  restriction: Restriction.describe('must be an object with type and id').nullish(),
  attachments: Ids.nullish(),
})
type Input = z.infer<typeof MacroInput>

const order: Order<Macro> = {
  id: macro => macro.id,
  // Whether sort_by counts under cursors is not documented; for tickets it does not, and so here.
  cursor: {
    created_at: macro => macro.created_at,
    updated_at: macro => macro.updated_at,
    position: macro => macro.position,
    alphabetical: macro => macro.title.toLowerCase(),
  },
  standard: 'alphabetical',
  offset: {
    alphabetical: macro => macro.title.toLowerCase(),
    created_at: macro => macro.created_at,
    updated_at: macro => macro.updated_at,
    position: macro => macro.position,
    ...Object.fromEntries(['1h', '24h', '7d', '30d'].map(span => [`usage_${span}`, () => 0])),
  },
  descending: column => column !== 'alphabetical' && column !== 'position',
}

function shown(call: Call, macro: Macro): present.Wire {
  const usage = ['usage_1h', 'usage_24h', 'usage_7d', 'usage_30d'].filter(word => includes(call, word))
  return {
    ...present.macro(call.world, macro),
    ...Object.fromEntries(usage.map(word => [word, 0])),
    ...Object.fromEntries(
      ['app_installation', 'permissions'].filter(word => includes(call, word)).map(word => [word, null]),
    ),
    ...(includes(call, 'categories') && {
      categories: macro.title.includes('::') ? macro.title.split('::')[0] : null,
    }),
  }
}

const accesses: Readonly<Record<string, (macro: Macro, userId: number) => boolean>> = {
  personal: ({ restriction }, userId) =>
    restriction?.type === 'User' && (restriction.id === userId || (restriction.ids ?? []).includes(userId)),
  agents: ({ restriction }) => restriction?.type === 'User',
  shared: ({ restriction }) => restriction?.type !== 'User',
  account: ({ restriction }) => restriction === null,
}

function list(call: Call) {
  const access = call.query.get('access')
  if (access === 'agents' && !isAdmin(call.actor)) throw forbidden()
  const fits = access !== null && Object.hasOwn(accesses, access) ? accesses[access] : undefined
  const active = call.query.get('active')
  const group = wholeNumber(call, 'group_id')
  const rows = [...call.world.account.macros.values()].filter(
    macro =>
      seesMacro(call.world, call.actor, macro) &&
      (fits === undefined || fits(macro, call.actor.user.id)) &&
      (active === null || String(macro.active) === active) &&
      (group === undefined ||
        (macro.restriction?.type === 'Group' &&
          [macro.restriction.id, ...(macro.restriction.ids ?? [])].includes(group))),
  )
  const page = paged(call, rows, order)
  return answered(
    'macros',
    page.rows.map(macro => shown(call, macro)),
    page.beside,
  )
}

function find(call: Call): Macro {
  const macro = call.world.account.macros.get(idOf(call, 'macro_id'))
  if (macro === undefined || !seesMacro(call.world, call.actor, macro)) throw notFound()
  return macro
}

const show = (call: Call) => ok({ macro: shown(call, find(call)) })

/** Actions come with a field and a value, and a macro has at least one. */
function check(input: Input, required: boolean): void {
  const blank = (name: string): Flaw[] => [{ description: `${name}: cannot be blank`, error: 'BlankValue' }]
  const title = (required || input.title !== undefined) && !input.title?.trim()
  const actions = (required || input.actions !== undefined) && !input.actions?.length
  if (title || actions)
    throw invalid({ ...(title && { title: blank('Title') }), ...(actions && { actions: blank('Actions') }) })
  const { restriction } = input
  if (restriction && restriction.id === undefined && !restriction.ids?.length)
    throw flawed('restriction', 'Restriction: is invalid')
}

const restrictionOf = (given: NonNullable<Input['restriction']>): NonNullable<Macro['restriction']> => ({
  type: given.type,
  id: given.id ?? given.ids?.[0] ?? 0,
  ...(given.type === 'Group' && { ids: given.ids ?? [given.id ?? 0] }),
})

const actionsOf = (actions: NonNullable<Input['actions']>) =>
  actions.map(({ field, value }) => ({ field, value }))

function make(call: Call) {
  const input = envelope(call, 'macro', MacroInput)
  check(input, true)
  const at = now(call.world)
  const title = input.title?.trim() ?? ''
  const macro: Macro = {
    id: nextId(call.world.account),
    title,
    raw_title: title,
    active: input.active ?? true,
    description: input.description ?? null,
    position: call.world.account.macros.size + 1,
    default: false,
    actions: actionsOf(input.actions ?? []),
    restriction: input.restriction ? restrictionOf(input.restriction) : null,
    created_at: at,
    updated_at: at,
  }
  call.world.account.macros.set(macro.id, macro)
  const wire = present.macro(call.world, macro)
  return created(String(wire['url']), { macro: wire })
}

/** `actions` replaces them all. */
function change(call: Call) {
  const macro = find(call)
  const input = envelope(call, 'macro', MacroInput)
  check(input, false)
  const title = input.title?.trim() ?? macro.title
  Object.assign(macro, {
    title,
    raw_title: title,
    active: input.active ?? macro.active,
    description: input.description === undefined ? macro.description : input.description,
    actions: input.actions ? actionsOf(input.actions) : macro.actions,
    ...(input.restriction !== undefined && {
      restriction: input.restriction === null ? null : restrictionOf(input.restriction),
    }),
    updated_at: changedAt(call.world, macro.updated_at),
  })
  return ok({ macro: present.macro(call.world, macro) })
}

/** Admins delete any macro, agents their own. */
function remove(call: Call) {
  const macro = find(call)
  if (!isAdmin(call.actor) && !accesses['personal']?.(macro, call.actor.user.id)) throw forbidden()
  call.world.account.macros.delete(macro.id)
  return gone
}

/** What the macros' tools do. */
export const macros: Routes = {
  list_macros: { may: isAgent, controller: 'macros', action: 'index', run: list },
  get_macro: { may: isAgent, controller: 'macros', action: 'show', run: show },
  create_macro: { may: isAgent, controller: 'macros', action: 'create', run: make },
  update_macro: { may: isAgent, controller: 'macros', action: 'update', run: change },
  delete_macro: { may: isAgent, controller: 'macros', action: 'destroy', run: remove },
}

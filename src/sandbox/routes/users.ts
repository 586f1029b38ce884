import type { User } from '../account.ts'
import { type Actor, anyone, isAgent, mayManage } from '../actor.ts'
import { envelope } from '../body.ts'
import { type Call, created, idOf, listed, ok, type Routes, wholeNumber } from '../call.ts'
import { flawed, forbidden, notFound, parameterMissing } from '../errors.ts'
import { found } from '../found.ts'
import { answered, numbered, type Order, paged, refuseCursors } from '../pagination.ts'
import * as present from '../present.ts'
import { besideUsers } from '../sideloads.ts'
import { CreateInput, MergeInput, UpdateInput } from '../user/input.ts'
import { merge } from '../user/merge.ts'
import { create, update } from '../user/write.ts'
import { changedAt } from '../world.ts'

const order: Order<User> = {
  id: user => user.id,
  cursor: {
    name: user => user.name,
    created_at: user => user.created_at,
    updated_at: user => user.updated_at,
  },
}

const wire = (call: Call, user: User) => present.user(call.world, user, call.actor.user)

function list(call: Call) {
  const roles = [...listed(call, 'role'), ...call.query.getAll('role[]')]
  const external = call.query.get('external_id')?.toLowerCase()
  const customRole = wholeNumber(call, 'permission_set')
  const rows = [...call.world.account.users.values()].filter(
    user =>
      user.active &&
      (roles.length === 0 || roles.includes(user.role)) &&
      (external === undefined || user.external_id?.toLowerCase() === external) &&
      (customRole === undefined || user.custom_role_id === customRole),
  )
  const page = paged(call, rows, order)
  return answered(
    'users',
    page.rows.map(user => wire(call, user)),
    { ...besideUsers(call, page.rows), ...page.beside },
  )
}

/** Deleted users are shown too, with active:false. */
function known(call: Call): User {
  const user = call.world.account.users.get(idOf(call, 'user_id'))
  if (user === undefined) throw notFound()
  return user
}

function live(call: Call): User {
  const user = known(call)
  if (!user.active) throw notFound()
  return user
}

function show(call: Call) {
  const user = known(call)
  return ok({ user: wire(call, user), ...besideUsers(call, [user]) })
}

/** Anonymous callers get an answer too, with an id of null. The token against forged requests is a secret. */
function me(call: Call) {
  const { user, anonymous } = call.actor
  const authenticity_token = `sandbox-${Math.floor(call.world.random() * 1e12).toString(36)}`
  if (anonymous) return ok({ user: { ...wire(call, user), id: null, url: null, authenticity_token } })
  return ok({ user: { ...wire(call, user), authenticity_token }, ...besideUsers(call, [user]) })
}

/** By the query language of search, or by external id exactly. */
function search(call: Call) {
  refuseCursors(call)
  const external = call.query.get('external_id')?.toLowerCase()
  const query = call.query.get('query')
  const all = [...call.world.account.users.values()].filter(user => user.active)
  const rows =
    external !== undefined
      ? all.filter(user => user.external_id?.toLowerCase() === external)
      : query === null
        ? all
        : found(call, query, ['user']).flatMap(hit => (hit.type === 'user' ? [hit.record] : []))
  const page = numbered(call, rows)
  return answered(
    'users',
    page.rows.map(user => wire(call, user)),
    { ...besideUsers(call, page.rows), ...page.beside },
  )
}

/** Agents make and change end users only; a role or a custom role makes an agent. */
function allow(
  actor: Actor,
  user: Pick<User, 'role'>,
  input: { role?: string | null | undefined; custom_role_id?: number | null | undefined },
) {
  const promoted = (input.role && input.role !== 'end-user') || input.custom_role_id
  if (!mayManage(actor, user) || (promoted && !mayManage(actor, { role: 'agent' }))) throw forbidden()
}

function make(call: Call) {
  const input = envelope(call, 'user', CreateInput)
  allow(call.actor, { role: 'end-user' }, input)
  const user = create(call.world, input)
  const shown = wire(call, user)
  return created(String(shown['url']), { user: shown })
}

function change(call: Call) {
  const user = live(call)
  const input = envelope(call, 'user', UpdateInput)
  allow(call.actor, user, input)
  // Shared users belong to another account.
  if (user.shared) throw forbidden()
  update(call.world, user, input)
  return ok({ user: wire(call, user) })
}

/** The path names the user who ends, the body the one who stays. */
function join(call: Call) {
  const loser = live(call)
  const { id, email } = envelope(call, 'user', MergeInput)
  if (!mayManage(call.actor, { role: 'end-user' })) throw forbidden()
  const users = [...call.world.account.users.values()]
  const winner = users.find(user =>
    id ? user.id === id : email ? user.email === email.toLowerCase() : false,
  )
  if (!id && !email) throw parameterMissing('id')
  if (winner === undefined || !winner.active) throw notFound()
  merge(call.world, loser, winner)
  return ok({ user: wire(call, winner) })
}

/** Answers 200 with the user, now inactive. The first admin owns the account and stays. */
function remove(call: Call) {
  const user = live(call)
  const { account } = call.world
  if (!mayManage(call.actor, user)) throw forbidden()
  const owner = [...account.users.values()].find(one => one.role === 'admin')
  if (user === owner) throw flawed('base', 'User: the account owner cannot be deleted')
  if (user === call.actor.user) throw flawed('base', 'User: you cannot delete yourself')
  user.active = false
  user.updated_at = changedAt(call.world, user.updated_at)
  account.memberships.delete(user.id)
  account.groupMemberships.delete(user.id)
  for (const ticket of account.tickets.values())
    if (ticket.assignee_id === user.id && ticket.status !== 'closed') ticket.assignee_id = null
  return ok({ user: wire(call, user) })
}

/** What the users' tools do. */
export const users: Routes = {
  list_users: { may: isAgent, controller: 'users', action: 'index', run: list },
  get_user: { may: isAgent, controller: 'users', action: 'show', run: show },
  get_current_user: { may: anyone, controller: 'users', action: 'me', run: me },
  search_users: { may: isAgent, controller: 'users', action: 'search', run: search },
  create_user: { may: isAgent, controller: 'users', action: 'create', run: make },
  update_user: { may: isAgent, controller: 'users', action: 'update', run: change },
  merge_users: { may: isAgent, controller: 'users', action: 'merge', run: join },
  delete_user: { may: isAgent, controller: 'users', action: 'destroy', run: remove },
}

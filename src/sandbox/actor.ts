import type { User } from './account.ts'

/** The user behind a request and what the token lets through; `scopes` is absent for an API token, which has none. */
export interface Actor {
  readonly user: User
  readonly scopes?: readonly string[]
  /** The bearer token, for the endpoint that describes it. */
  readonly bearer?: string
  readonly anonymous?: true
}

export const anyone = () => true

export const isAdmin = ({ user }: Actor) => user.role === 'admin'

export const isAgent = ({ user, anonymous }: Actor) => !anonymous && user.role !== 'end-user'

/** An agent that no ticket restriction binds. */
export const isUnrestricted = (actor: Actor) =>
  isAdmin(actor) || (isAgent(actor) && !actor.user.restricted_agent && !actor.user.ticket_restriction)

/** Admins, and on Enterprise agents whose custom role says so. */
export const isManager = (actor: Actor) =>
  isAdmin(actor) || (isUnrestricted(actor) && actor.user.custom_role_id !== null)

/** Agents manage end users only. */
export const mayManage = (actor: Actor, user: Pick<User, 'role'>) =>
  isAdmin(actor) || (isUnrestricted(actor) && user.role === 'end-user')

import type { Account, Comment, Ticket, User } from './account.ts'
import { comments, ids, ticket } from './seed/draft.ts'
import { ticketFields } from './seed/fields.ts'
import { brands, dayMs, forms, groups, organizations } from './seed/house.ts'
import { base, landmarks } from './seed/landmarks.ts'
import { macros } from './seed/macros.ts'
import { staff } from './seed/names.ts'
import { customers, staffOf } from './seed/people.ts'
import { random } from './seed/random.ts'
import { ratings } from './seed/ratings.ts'
import { specials } from './seed/specials.ts'
import { ordinary, ticketCount, type World } from './seed/tickets.ts'

export { clients, credentials, landmarks } from './seed/landmarks.ts'

/** The customers that everyday tickets must not come from: their tickets are all written down. */
const reserved: ReadonlySet<number> = new Set([
  landmarks.users.mergeLoser,
  landmarks.users.suspended,
  landmarks.users.deleted,
  landmarks.users.unverified,
  landmarks.users.idle,
])

const archiveDays = 120

const byId = <R extends { id: number }>(records: readonly R[]) => new Map(records.map(one => [one.id, one]))

function found(users: ReadonlyMap<number, User>) {
  return (id: number): User => {
    const user = users.get(id)
    if (!user) throw new Error(`the seed has no user ${id}`)
    return user
  }
}

/** The account of Ostrello, an invented firm that rents out coffee machines: the same seed and moment give the same account. */
export function seed(options: { seed: number; now: Date }): Account {
  const nowMs = options.now.getTime()
  const dice = random(options.seed)
  const given = ids()
  const organizationList = organizations(nowMs)
  const people = [...staffOf(nowMs), ...customers(nowMs, dice, organizationList)]
  const users = byId(people)
  const user = found(users)
  const fields = ticketFields()
  const world: World = {
    nowMs,
    random: dice,
    askers: people.filter(one => one.role === 'end-user' && !reserved.has(one.id)),
    staff: people.filter(one => one.role !== 'end-user'),
    user,
    fields,
    options: new Set(fields.flatMap(one => one.custom_field_options ?? []).map(option => option.value)),
  }
  const tickets: Ticket[] = []
  const threads = new Map<number, Comment[]>()
  for (let id = 1; id <= ticketCount; id++) {
    const special = specials.get(id)
    const draft = special ? special(id, world) : ordinary(id, world)
    const made = ticket(draft)
    const closedDays = (nowMs - Date.parse(made.updated_at)) / dayMs
    if (made.status === 'closed' && closedDays > archiveDays) made.archived = true
    tickets.push(made)
    threads.set(id, comments(draft, given))
  }
  const two = [landmarks.organizations.main, landmarks.organizations.second]
  return {
    id: landmarks.accountId,
    memberships: new Map(
      people.map(one => [
        one.id,
        one.id === landmarks.users.twoOrganizations
          ? two
          : one.organization_id === null
            ? []
            : [one.organization_id],
      ]),
    ),
    groupMemberships: new Map(
      staff.map((one, index) => [base.user + index + 1, one.groups.map(number => base.group + number)]),
    ),
    tickets: byId(tickets),
    comments: threads,
    users,
    organizations: byId(organizationList),
    groups: byId(groups(nowMs)),
    macros: byId(macros(nowMs)),
    ratings: byId(ratings(tickets, user, dice, given)),
    ticketFields: byId(fields),
    brands: byId(brands),
    ticketForms: byId(forms),
    nextId: base.later,
    nextTicketId: ticketCount + 1,
  }
}

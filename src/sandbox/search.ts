import type { Account, Group, Organization, Ticket, User } from './account.ts'
import { type Clause, direction, parse, type Query, type ResultType, sortField } from './query.ts'
import {
  groupKeywords,
  groupTexts,
  organizationKeywords,
  organizationTexts,
  userKeywords,
  userTexts,
} from './search/people.ts'
import type { Keyword, Place, Test } from './search/test.ts'
import { finder } from './search/text.ts'
import { customField, kinds, priorities, statuses, ticketKeywords, ticketTexts } from './search/ticket.ts'

/** A record that was found. */
export type Hit =
  | { readonly type: 'ticket'; readonly record: Ticket }
  | { readonly type: 'user'; readonly record: User }
  | { readonly type: 'organization'; readonly record: Organization }
  | { readonly type: 'group'; readonly record: Group }

/** Who asks, when, and for what, beside the query itself. */
export interface SearchOptions {
  readonly now: Date
  /** The user that `me` stands for. */
  readonly me?: number
  /** Only records of these types, whatever the query says. */
  readonly types?: readonly ResultType[]
  /** These win over `order_by:` and `sort:` in the query. */
  readonly sortBy?: string
  readonly sortOrder?: string
  /** The tickets that the asker may see. */
  readonly visible?: (ticket: Ticket) => boolean
}

type Texts = readonly [heavy: string, light: string]
type Score<R> = (record: R) => number

/** Clauses of the same keyword widen each other, so `status:new status:open` is either; comparisons and negations narrow. */
function filter<R>(
  clauses: readonly Clause[],
  keywords: (name: string) => Keyword<R> | undefined,
  known: (name: string) => boolean,
  texts: (record: R) => Texts,
  place: Place,
): Score<R> {
  const tests: Test<R>[] = []
  const either = new Map<string, Test<R>[]>()
  const words: { find: (text: string) => boolean; negated: boolean }[] = []
  for (const clause of clauses) {
    const keyword = clause.kind === 'property' ? keywords(clause.keyword) : undefined
    if (clause.kind === 'property' && keyword) {
      const test = keyword(clause, place)
      if (clause.negated) tests.push(record => !test(record))
      else if (clause.operator !== ':') tests.push(test)
      else either.set(clause.keyword, [...(either.get(clause.keyword) ?? []), test])
    } else if (clause.kind === 'property' && known(clause.keyword)) {
      return () => 0
    } else {
      const wanted =
        clause.kind === 'term' ? clause.text : `${clause.keyword}${clause.operator}${clause.value}`
      words.push({ find: finder(wanted, clause.phrase), negated: clause.negated })
    }
  }
  for (const list of either.values()) tests.push(record => list.some(test => test(record)))
  return record => {
    if (!tests.every(test => test(record))) return 0
    if (words.length === 0) return 1
    const [heavy, light] = texts(record)
    let score = 1
    for (const { find, negated } of words) {
      const worth = find(heavy) ? 4 : find(light) ? 1 : 0
      if (negated === worth > 0) return 0
      score += negated ? 0 : worth
    }
    return score
  }
}

const at = (table: Readonly<Record<string, unknown>>, name: string) => Object.hasOwn(table, name)
const within =
  <R>(table: Readonly<Record<string, Keyword<R>>>) =>
  (name: string): Keyword<R> | undefined =>
    at(table, name) ? table[name] : undefined

const known = (name: string) =>
  [ticketKeywords, userKeywords, organizationKeywords, groupKeywords].some(table => at(table, name)) ||
  customField(name) !== undefined

interface Scored {
  readonly hit: Hit
  readonly score: number
}

function scored<R>(
  records: Iterable<R>,
  there: (record: R) => boolean,
  score: Score<R>,
  hit: (record: R) => Hit,
): Scored[] {
  const found: Scored[] = []
  for (const record of records) {
    if (!there(record)) continue
    const points = score(record)
    if (points > 0) found.push({ hit: hit(record), score: points })
  }
  return found
}

/** The rank of a record in a sort by a word of a ticket; what has none comes before the first. */
const ranks = {
  priority: (hit: Hit) => (hit.type === 'ticket' ? priorities.indexOf(hit.record.priority ?? '') : -1),
  status: (hit: Hit) => (hit.type === 'ticket' ? statuses.indexOf(hit.record.status) : -1),
  ticket_type: (hit: Hit) => (hit.type === 'ticket' ? kinds.indexOf(hit.record.type ?? '') : -1),
  created_at: (hit: Hit) => Date.parse(hit.record.created_at),
  updated_at: (hit: Hit) => Date.parse(hit.record.updated_at),
} as const

/**
 * What the query finds, in order: tickets in the archive and suspended users too; deleted tickets, users and groups not.
 * Throws BadQuery where Zendesk answers 422.
 */
export function search(account: Account, query: string | Query, options: SearchOptions): readonly Hit[] {
  const asked = typeof query === 'string' ? parse(query) : query
  const place: Place = { account, nowMs: options.now.getTime(), me: options.me }
  const wants = (type: ResultType) =>
    (asked.types.length === 0 || asked.types.includes(type)) &&
    (options.types === undefined || options.types.includes(type))
  const visible = options.visible ?? (() => true)
  const score = <R>(table: (name: string) => Keyword<R> | undefined, texts: (record: R) => Texts): Score<R> =>
    filter(asked.clauses, table, known, texts, place)
  const found: Scored[] = []
  if (wants('ticket')) {
    const keywords = (name: string) => within(ticketKeywords)(name) ?? customField(name)
    const points = score<Ticket>(keywords, ticket => ticketTexts(ticket, place))
    const there = (ticket: Ticket) => ticket.deleted_at === undefined && visible(ticket)
    found.push(...scored(account.tickets.values(), there, points, record => ({ type: 'ticket', record })))
  }
  if (wants('user')) {
    const points = score<User>(within(userKeywords), userTexts)
    found.push(
      ...scored(
        account.users.values(),
        one => one.active,
        points,
        record => ({ type: 'user', record }),
      ),
    )
  }
  if (wants('organization')) {
    const points = score<Organization>(within(organizationKeywords), organizationTexts)
    const hit = (record: Organization): Hit => ({ type: 'organization', record })
    found.push(...scored(account.organizations.values(), () => true, points, hit))
  }
  if (wants('group')) {
    const points = score<Group>(within(groupKeywords), groupTexts)
    const there = (one: Group) => !one.deleted
    found.push(...scored(account.groups.values(), there, points, record => ({ type: 'group', record })))
  }
  return sorted(found, asked, options)
}

function sorted(found: readonly Scored[], asked: Query, options: SearchOptions): readonly Hit[] {
  const by = options.sortBy === undefined ? asked.sortBy : sortField(options.sortBy)
  const order = options.sortOrder === undefined ? (asked.sortOrder ?? 'desc') : direction(options.sortOrder)
  const sign = order === 'asc' ? 1 : -1
  const keyed = found.map(({ hit, score }) => ({ hit, key: by === undefined ? score : ranks[by](hit) }))
  const recent = (one: Hit, other: Hit) =>
    Number(other.record.updated_at > one.record.updated_at) -
    Number(other.record.updated_at < one.record.updated_at)
  return keyed
    .sort(
      (one, other) =>
        (by === undefined ? other.key - one.key : sign * (one.key - other.key)) ||
        recent(one.hit, other.hit) ||
        other.hit.record.id - one.hit.record.id,
    )
    .map(({ hit }) => hit)
}

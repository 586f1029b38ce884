/** A query that Zendesk refuses with 422 `{"error":"invalid"}`. */
export class BadQuery extends Error {}

export type ResultType = 'ticket' | 'user' | 'organization' | 'group'

export const sortable = ['updated_at', 'created_at', 'priority', 'status', 'ticket_type'] as const
export type SortField = (typeof sortable)[number]

/** A word or a quoted phrase. A plain word also finds longer words that start with it, as Zendesk documents. */
export interface Term {
  readonly kind: 'term'
  readonly text: string
  readonly phrase: boolean
  readonly negated: boolean
}

export type Operator = ':' | '<' | '>' | '<=' | '>='

/** `keyword:value`, or a comparison. */
export interface Property {
  readonly kind: 'property'
  readonly keyword: string
  readonly operator: Operator
  readonly value: string
  readonly phrase: boolean
  readonly negated: boolean
}

export type Clause = Term | Property

/** What a search string asks for. */
export interface Query {
  /** Empty: all of them. */
  readonly types: readonly string[]
  readonly clauses: readonly Clause[]
  readonly sortBy?: SortField
  readonly sortOrder?: 'asc' | 'desc'
}

/** `-` or nothing; then keyword, operator and value, or a phrase, or a word. A quote that is never closed ends with the query. */
const token = /(-?)(?:([a-z_]\w*)(:?(?:<=|>=|<|>)|:)(?:"([^"]*)(?:"|$)|([^\s"]+))|"([^"]*)(?:"|$)|(\S+))/giu

const operators: ReadonlyMap<string, Operator> = new Map(
  ([':', '<', '>', '<=', '>='] as const).map(operator => [operator, operator]),
)

const sortNames: Readonly<Record<string, SortField>> = {
  created: 'created_at',
  created_at: 'created_at',
  updated: 'updated_at',
  updated_at: 'updated_at',
  commented: 'updated_at',
  priority: 'priority',
  status: 'status',
  ticket_type: 'ticket_type',
}

/** The field that `order_by:` or `sort_by=` names. */
export function sortField(name: string): SortField {
  const field = sortNames[name.toLowerCase()]
  if (!field || !Object.hasOwn(sortNames, name.toLowerCase())) {
    throw new BadQuery(`Invalid search: ${name} is not a sortable field`)
  }
  return field
}

/** The direction that `sort:` or `sort_order=` names. */
export function direction(name: string): 'asc' | 'desc' {
  const order = name.toLowerCase()
  if (order !== 'asc' && order !== 'desc') throw new BadQuery(`Invalid search: ${name} is not a sort order`)
  return order
}

/** Reads Zendesk's search syntax. It forgives what Zendesk forgives: open quotes, stray colons, any order of clauses. */
export function parse(query: string): Query {
  const types: string[] = []
  const clauses: Clause[] = []
  let sort: Pick<Query, 'sortBy' | 'sortOrder'> = {}
  for (const match of query.normalize('NFC').matchAll(token)) {
    const [, minus, keyword, sign = ':', quoted, bare, phrase, word] = match
    const negated = minus === '-'
    if (keyword === undefined) {
      const text = phrase ?? word ?? ''
      if (text !== '') clauses.push({ kind: 'term', text, phrase: phrase !== undefined, negated })
      continue
    }
    const name = keyword.toLowerCase()
    const value = quoted ?? bare ?? ''
    const operator = operators.get(sign.length > 1 ? sign.replace(':', '') : sign) ?? ':'
    if (name === 'type' && !negated && operator === ':') types.push(value.toLowerCase())
    else if (name === 'order_by') sort = { ...sort, sortBy: sortField(value) }
    else if (name === 'sort') sort = { ...sort, sortOrder: direction(value) }
    else
      clauses.push({
        kind: 'property',
        keyword: name,
        operator,
        value,
        phrase: quoted !== undefined,
        negated,
      })
  }
  return { types, clauses, ...sort }
}

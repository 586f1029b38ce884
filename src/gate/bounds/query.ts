import { InputError } from '../../errors.ts'
import type { TicketBound } from '../policy/policy.ts'

/** A search query that finds only what a policy lets an agent see, and what its reader has to know. */
export interface Confined {
  readonly query: string
  readonly note?: string
}

/** How Zendesk's search calls a field of a ticket; the same keyword given twice finds either. [CONTRACT 5.35] */
const keywords: Readonly<Record<string, string>> = {
  brand_id: 'brand',
  group_id: 'group',
  organization_id: 'organization',
}

const note =
  'Only the tickets that the policy lets you see were searched; for others than tickets, name type:user, type:organization or type:group.'

/** What else can be searched for. */
const others = new Set(['user', 'organization', 'group'])

/** Narrows a query to the tickets of a bound, unless it asks for other records alone. `type` is the type where it is no part of the query. */
export function confined(tool: string, query: string, bound: TicketBound, type?: string): Confined {
  const types = type === undefined ? typesIn(query) : [type]
  if (types.length > 0 && types.every(one => others.has(one))) return { query }
  if (types.some(one => others.has(one)))
    throw new InputError(
      `${tool} was not called`,
      'the policy wants tickets to be searched alone',
      'Name type:ticket, or other types, and not both',
    )
  const folded = query.normalize('NFKC').toLowerCase()
  for (const field of bound.keys()) {
    const keyword = keywords[field] ?? field
    // Given twice it would widen what the policy says; within quotation marks, nobody knows how Zendesk reads them.
    if (new RegExp(`(^|[^a-z_])(${keyword}|${field})\\s*[:<>]`).test(folded))
      throw new InputError(
        `${tool} was not called`,
        `the policy sets ${keyword}:`,
        `Leave ${keyword}: out of query`,
      )
  }
  const kind = types.includes('ticket') ? [] : ['type:ticket']
  const added = [...bound].flatMap(([field, ids]) => [...ids].map(id => `${keywords[field] ?? field}:${id}`))
  return {
    // In front: behind a quotation mark that is never closed, it would be text.
    query: [...kind, ...added, query].join(' '),
    ...(kind.length > 0 && { note }),
  }
}

/** The types that a query names; none where it cannot be told for sure, as where a colon or a space is not the usual one. */
function typesIn(query: string): readonly string[] {
  const words = unquoted(query)?.toLowerCase() ?? ''
  const types = words.split(' ').flatMap(word => (word.startsWith('type:') ? [word.slice(5)] : []))
  const all = words.normalize('NFKC').match(/(?<![a-z_])type\s*[:<>=]/g) ?? []
  return types.length === all.length ? types : []
}

/** A query without its phrases, where each stands in quotation marks of its own, as a word or behind an operator. */
function unquoted(query: string): string | undefined {
  let words = ''
  let phrase = false
  for (const [part] of query.matchAll(/"[^"]*"|[^"]+|"/g)) {
    const opens = part.startsWith('"')
    const before = words.at(-1) ?? ' '
    if (part === '"' || (opens && !/[\s:<>=-]/.test(before)) || (phrase && !/^\s/.test(part)))
      return undefined
    words += opens ? '""' : part
    phrase = opens
  }
  return words
}

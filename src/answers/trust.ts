import { accounts, isRecord, type Values } from './record.ts'

/** Fields that hold Zendesk's own words, where they look like one. */
const own: ReadonlySet<string> = new Set(
  `status priority type role result_type status_category score channel locale time_zone action verification_method
  job_status ticket_type author_role next_cursor refreshed_at content_type malware_scan_result`.split(/\s+/),
)

const word = /^[a-z][a-z\d_-]{0,30}$/i
const moment = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d))?$/

/** Whether a text is Zendesk's own word, and nobody's who writes to the help desk. What is not known to be is not. */
export const isOwn = (key: string, text: string): boolean =>
  text === '' || (own.has(key) && word.test(text)) || (/(?:_at|_on)$/.test(key) && moment.test(text))

/** A name of a field that an API chose; any other one somebody may have written, as a title or as a key of their own. */
export const code = /^[a-z_]\w{0,60}$/i

/** The ways to all texts of a value that anybody may have written, without numbers: `tickets.subject`. */
export function untrusted(value: unknown): readonly string[] {
  const found = new Set<string>()
  const look = (part: unknown, way: string, key: string, isNamed: boolean): void => {
    if (typeof part === 'string') {
      if (isNamed || !isOwn(key, part)) found.add(way)
    } else if (Array.isArray(part)) for (const item of part) look(item, way, key, isNamed)
    else if (isRecord(part))
      for (const [name, inner] of Object.entries(part))
        if (isNamed || !code.test(name)) {
          if (!code.test(name)) found.add(way)
          look(inner, way, name, true)
        } else look(inner, way === '' ? name : `${way}.${name}`, name, accounts.has(name))
  }
  look(value, '', '', false)
  return [...found]
}

/** Records that only those write who run the help desk. */
const staffs: ReadonlySet<string> = new Set(['macros', 'macro', 'groups', 'group', 'job', 'results', 'count'])

/** Labels for a client that keeps apart where words came from and who may see them. */
export interface Labels extends Values {
  readonly integrity: 'trusted' | 'untrusted'
  readonly confidentiality: 'none' | 'internal' | 'customer'
}

/** What the parts of an answer are: words from customers, or records that only the help desk writes and reads. */
export function labels(keys: readonly string[], isJob: boolean): Labels {
  const theirs = keys.filter(key => !staffs.has(key) || (key === 'results' && !isJob))
  if (theirs.length > 0) return { integrity: 'untrusted', confidentiality: 'customer' }
  return { integrity: 'trusted', confidentiality: keys.length > 0 ? 'internal' : 'none' }
}

import { accounts } from '../record.ts'

/** What no reader needs: links back to the API, a session secret, and second copies of a field that is shown. */
const neverShown = new Set([
  'url',
  'authenticity_token',
  'raw_subject',
  'raw_title',
  'encoded_id',
  'report_csv',
  'generated_timestamp',
])

/** What a field holds, without what is empty. An account may well name a field url. */
export const field = (name: string, value: unknown): unknown => select(value, !accounts.has(name))

/**
 * A value without nulls, empty lists and objects, links to itself and second copies. `zendesks` says whose words its
 * keys are. Returns undefined where nothing is left.
 */
export function select(value: unknown, zendesks = true): unknown {
  if (value === null || value === undefined) return undefined
  if (Array.isArray(value)) {
    const kept = value.map(item => select(item)).filter(item => item !== undefined)
    return kept.length > 0 ? kept : undefined
  }
  if (typeof value !== 'object') return value
  const shown: [string, unknown][] = []
  for (const [key, inner] of Object.entries(value)) {
    if (zendesks && isHidden(key, value)) continue
    const kept = field(key, inner)
    if (kept !== undefined) shown.push([key, kept])
  }
  return shown.length > 0 ? Object.fromEntries(shown) : undefined
}

/** Whether a field is never shown: for what it is, or because another one says the same. */
export const isHidden = (key: string, holder: object) =>
  neverShown.has(key) || (key === 'fields' && 'custom_fields' in holder)

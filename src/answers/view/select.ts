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

/** What an account calls its profile fields is its own affair: a field may well be named url. */
const named = new Set(['user_fields', 'organization_fields'])

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
  for (const [key, field] of Object.entries(value)) {
    if (zendesks && isHidden(key, value)) continue
    const kept = select(field, !named.has(key))
    if (kept !== undefined) shown.push([key, kept])
  }
  return shown.length > 0 ? Object.fromEntries(shown) : undefined
}

/** Whether a field is never shown: for what it is, or because another one says the same. */
export const isHidden = (key: string, holder: object) =>
  neverShown.has(key) || (key === 'fields' && 'custom_fields' in holder)

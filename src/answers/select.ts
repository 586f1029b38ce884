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

/** Shown only on request: the same words again in another form, or bulk that few calls need. */
const onRequest = new Set(['html_body', 'plain_body', 'metadata', 'audit_id', 'thumbnails', 'photo'])

/** What an account calls its profile fields is its own affair: a field may well be named url. */
const named = new Set(['user_fields', 'organization_fields'])

/**
 * A record without nulls, empty lists and objects, links to itself and second copies; `more` names fields to show all the same.
 * `zendesks` says whose words its keys are. Returns undefined where nothing is left.
 */
export function select(value: unknown, more: ReadonlySet<string>, zendesks = true): unknown {
  if (value === null || value === undefined) return undefined
  if (Array.isArray(value)) {
    const kept = value.map(item => select(item, more)).filter(item => item !== undefined)
    return kept.length > 0 ? kept : undefined
  }
  if (typeof value !== 'object') return value
  const shown: Record<string, unknown> = {}
  let any = false
  for (const [key, field] of Object.entries(value)) {
    if (zendesks && (neverShown.has(key) || (onRequest.has(key) && !more.has(key)))) continue
    if (key === 'fields' && 'custom_fields' in value) continue
    const kept =
      key === 'custom_fields' && Array.isArray(field)
        ? select(field.filter(filled), more)
        : select(field, more, !named.has(key))
    if (kept === undefined) continue
    shown[key] = kept
    any = true
  }
  return any ? shown : undefined
}

/** An unfilled custom field is an id with null, an empty text or an empty list behind it: 20 of 30 on a usual ticket. */
const filled = (field: unknown) =>
  !(
    typeof field === 'object' &&
    field !== null &&
    'value' in field &&
    (field.value === null || field.value === '' || (Array.isArray(field.value) && field.value.length === 0))
  )

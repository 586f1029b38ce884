/** A JSON object. */
export type Values = Readonly<Record<string, unknown>>

export const isRecord = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Fields whose names an account chooses: nothing follows from how one is called. */
export const accounts: ReadonlySet<string> = new Set([
  'custom_fields',
  'user_fields',
  'organization_fields',
  'custom',
])

/** The objects of a list; none where it is no list. */
export const records = (value: unknown): readonly Values[] =>
  Array.isArray(value) ? value.filter(isRecord) : []

/** `ticket` of `tickets`: what one of the records under a key is. */
export const kindOf = (key: string): string =>
  key.endsWith('statuses') ? key.slice(0, -2) : key.replace(/s$/, '')

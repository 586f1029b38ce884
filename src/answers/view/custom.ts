import { isRecord, records, type Values } from '../record.ts'

/** What an account's custom fields are called, by id. */
export type Titles = ReadonlyMap<number, string>

/** Fields by their titles; where two share one, the id stands behind it. */
export function titles(fields: readonly { readonly id: number; readonly title: string }[]): Titles {
  const ids = new Map<string, number>()
  for (const { title } of fields) ids.set(title, (ids.get(title) ?? 0) + 1)
  return new Map(fields.map(({ id, title }) => [id, (ids.get(title) ?? 0) > 1 ? `${title} (${id})` : title]))
}

/** What a ticket holds in its custom fields, each under its title, or its id where that is unknown. */
export function titled(fields: unknown, known: Titles): Values | undefined {
  const rows = records(fields).filter(isFilled)
  if (rows.length === 0) return undefined
  return Object.fromEntries(
    rows.map(({ id, value }) => [(typeof id === 'number' && known.get(id)) || String(id), value]),
  )
}

/** An unfilled custom field is an id with null, an empty text or an empty list behind it: 20 of 30 on a usual ticket. */
const isFilled = ({ value }: Values) =>
  !(value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0))

/** Whether there are custom fields to name in a body. */
export const hasCustom = (body: unknown): boolean =>
  isRecord(body) &&
  Object.values(body)
    .flatMap(value => (isRecord(value) ? [value] : records(value)))
    .some(record => records(record['custom_fields']).some(isFilled))

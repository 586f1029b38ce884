/** The day of a moment, in UTC. */
export const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10)

/** The file of a day. */
export const fileOf = (day: string) => `${day}.jsonl`

/** The files of a journal among the names of its folder, the oldest first. */
export const files = (names: readonly string[]) =>
  names.filter(name => /^\d{4}-\d\d-\d\d\.jsonl$/.test(name)).sort()

/** The day of such a file. */
export const dayIn = (file: string) => file.slice(0, 10)

/** The file that a record sends the journal to. */
export const nextIn = (record: { readonly event: string; readonly [name: string]: unknown }) => {
  const next = record['next']
  return record.event === 'closed' && typeof next === 'string' && files([next]).length > 0 ? next : undefined
}

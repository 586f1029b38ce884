import type { Values } from '../record.ts'
import { nameField, words } from './words.ts'

/** Whose ids the names in some records stand for. */
export interface Legend {
  /** The name, with its id behind it where others are called the same. */
  label(name: unknown, id: unknown): string
  /** Every other name with its id behind it. A name that could be taken for more than one stands in quotation marks. */
  readonly ids: readonly string[]
}

export function legend(rows: readonly Values[]): Legend {
  const ids = new Map<string, Set<number>>()
  for (const row of rows)
    for (const [field, id] of Object.entries(row)) {
      const name = field.endsWith('_id') ? row[nameField(field)] : undefined
      if (typeof id !== 'number' || name === undefined) continue
      const said = words(name)
      ids.set(said, (ids.get(said) ?? new Set()).add(id))
    }
  const single = [...ids].flatMap(([name, all]) =>
    all.size === 1 ? [`${/[,"\d]/.test(name) ? JSON.stringify(name) : name} ${[...all].join()}`] : [],
  )
  return {
    label(name, id) {
      const said = words(name)
      return (ids.get(said)?.size ?? 0) > 1 ? `${said} (${String(id)})` : said
    },
    ids: single,
  }
}

import { isRecord, kindOf, records, type Values } from '../record.ts'
import { comments } from './comments.ts'
import { sheet } from './sheet.ts'
import { fitsTable, table } from './table.ts'
import { words } from './words.ts'

interface Part {
  readonly key: string
  readonly value: unknown
}

/** The parts of an answer as text, each in the form that fits it: what is short first. */
export function page(parts: readonly Part[], mark: string): string {
  const isShort = ({ value }: Part) => typeof value !== 'object'
  return [...parts.filter(isShort), ...parts.filter(part => !isShort(part))]
    .map(({ key, value }) => part(key, value, mark))
    .join('\n\n')
}

function part(key: string, value: unknown, mark: string): string {
  if (isRecord(value)) return sheet(kindOf(key), value)
  if (!Array.isArray(value)) return `${key}: ${words(value)}`
  if (value.length === 0) return `${key}: none`
  const rows = records(value)
  if (rows.length < value.length) return `${key}: ${words(value)}`
  return key === 'comments' ? comments(rows, mark) : byKind(key, rows)
}

/** What a search finds is of several kinds, which have few fields in common: each has its own table. */
function byKind(key: string, rows: readonly Values[]): string {
  const kinds = new Map<string, Values[]>()
  for (const row of rows) {
    const { result_type: type, ...rest } = row
    const title = typeof type === 'string' ? `${key}, ${type}s` : key
    kinds.set(title, [...(kinds.get(title) ?? []), rest])
  }
  return [...kinds]
    .map(([title, rows]) =>
      fitsTable(rows)
        ? table(title, rows)
        : [title, ...rows.map(row => sheet(kindOf(key), row))].join('\n\n'),
    )
    .join('\n\n')
}

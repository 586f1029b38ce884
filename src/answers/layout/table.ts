import type { Values } from '../record.ts'
import { legend } from './legend.ts'
import { nameField } from './words.ts'

/** Longer cells make a table unreadable. */
const longest = 240

/** Whether records are short enough for a line each. */
export const fitsTable = (rows: readonly Values[]): boolean =>
  rows.every(row =>
    Object.values(row).every(value => (typeof value === 'string' ? value.length <= longest : isFlat(value))),
  )

const isFlat = (value: unknown) =>
  Array.isArray(value)
    ? value.every(item => typeof item !== 'object' && String(item).length <= longest)
    : typeof value !== 'object'

/** Records as a table: a line of names and a line for each record. A name has its id behind it where two are called the same. */
export function table(title: string, rows: readonly Values[]): string {
  const names = new Set(rows.flatMap(row => Object.keys(row)))
  // An id stands in the column of the name that it lacks.
  const column = (field: string) => (names.has(nameField(field)) ? nameField(field) : field)
  const columns = [...new Set([...names].map(column))]
  const { label } = legend(rows)
  const cell = (row: Values, name: string) => {
    const value = row[name] ?? row[`${name}_id`]
    return value === undefined ? '' : label(value, row[`${name}_id`]).replaceAll('|', '\\|')
  }
  return [
    `${title}: ${columns.join(' | ')}`,
    ...rows.map(row => columns.map(name => cell(row, name)).join(' | ')),
  ].join('\n')
}

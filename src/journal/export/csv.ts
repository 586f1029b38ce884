import type { Kept } from '../entry.ts'

const columns = [
  ['seq', 'at', 'event', 'call', 'agent', 'client', 'grant', 'tool', 'access', 'resource', 'level', 'ids'],
  ['decision', 'why', 'outcome', 'request', 'ms', 'bytes', 'masked', 'trace', 'told', 'prev', 'hash'],
].flat()

/** The names of the columns; the last holds what has none of its own. */
export const header = `${[...columns, 'more'].join(',')}\r\n`

/** A record as a row, after RFC 4180. */
export function row(record: Kept): string {
  const more = Object.fromEntries(Object.entries(record).filter(([name]) => !columns.includes(name)))
  const cells = columns.map(name => cell(record[name]))
  return `${[...cells, Object.keys(more).length > 0 ? cell(more) : ''].join(',')}\r\n`
}

function cell(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  // A spreadsheet takes such a cell for a formula, and runs it.
  const safe = /^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

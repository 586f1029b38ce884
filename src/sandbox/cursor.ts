import { z } from 'zod'
import { badPage } from './errors.ts'
import { compare, type Key, sorted } from './order.ts'

interface Sorting<Row> {
  readonly id: (row: Row) => number
  readonly column: (row: Row) => Key
  readonly name: string
  readonly descending: boolean
}

const Cursor = z.object({
  o: z.string(),
  v: z.union([z.string(), z.number(), z.null()]),
  i: z.number(),
  t: z.number().optional(),
})
type Cursor = z.infer<typeof Cursor>

/** Opaque, and the place of one row: rows that come and go elsewhere do not move the next page. */
export const written = (cursor: Cursor) => Buffer.from(JSON.stringify(cursor)).toString('base64')

export function read(text: string): Cursor {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, 'base64').toString('utf8')))
  } catch {
    throw badPage('InvalidPaginationParameter', 'The cursor is not valid')
  }
}

interface Cut<Row> {
  readonly rows: readonly Row[]
  readonly more: boolean
  readonly after: string | null
  readonly before: string | null
}

/** The rows after one cursor or before another. */
export function cut<Row>(
  all: Row[],
  sorting: Sorting<Row>,
  size: number,
  { after, before }: { after: string | null; before: string | null },
): Cut<Row> {
  if (after && before)
    throw badPage('InvalidPaginationParameter', 'page[after] and page[before] cannot be used together')
  const rows = sorted(all, sorting)
  const order = `${sorting.descending ? '-' : ''}${sorting.name}`
  const place = (text: string) => {
    const cursor = read(text)
    if (cursor.o !== order) throw badPage('InvalidPaginationParameter', 'The cursor belongs to another sort')
    return firstBeyond(rows, sorting, cursor)
  }
  const [from, to, more] = after
    ? span(place(after).after, size, rows.length)
    : before
      ? spanBefore(place(before).at, size)
      : span(0, size, rows.length)
  const page = rows.slice(from, to)
  const mark = (row: Row | undefined) =>
    row === undefined ? null : written({ o: order, v: sorting.column(row), i: sorting.id(row) })
  return { rows: page, more, after: mark(page.at(-1)), before: mark(page[0]) }
}

const span = (from: number, size: number, length: number) =>
  [from, from + size, from + size < length] as const

const spanBefore = (to: number, size: number) => [Math.max(to - size, 0), to, to > size] as const

/** Where a cursor's row stands or would stand, by bisection. */
function firstBeyond<Row>(rows: readonly Row[], { id, column, descending }: Sorting<Row>, cursor: Cursor) {
  const sign = descending ? -1 : 1
  const distance = (row: Row) => sign * (compare(column(row), cursor.v) || id(row) - cursor.i)
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    const row = rows[middle]
    if (row !== undefined && distance(row) < 0) low = middle + 1
    else high = middle
  }
  const there = rows[low]
  return { at: low, after: there !== undefined && distance(there) === 0 ? low + 1 : low }
}

import type { Call, Reply } from './call.ts'
import { wholeNumber } from './call.ts'
import { cut } from './cursor.ts'
import { badAttribute, badPage } from './errors.ts'
import { type Column, sorted } from './order.ts'

/** How one list is ordered: by `sort` under cursors, by `sort_by` and `sort_order` under page numbers. */
export interface Order<Row> {
  readonly id: (row: Row) => number
  readonly cursor?: Readonly<Record<string, Column<Row>>>
  readonly offset?: Readonly<Record<string, Column<Row>>>
  /** The column without any `sort_by`; by id where it is absent. */
  readonly standard?: string
  /** The direction without any `sort_order`, by column. */
  readonly descending?: (column: string) => boolean
}

/** The rows of one page, and what stands beside them in the body. */
export interface Page<Row> {
  readonly rows: readonly Row[]
  readonly beside: Readonly<Record<string, unknown>>
}

const pageOf = (query: URLSearchParams) =>
  ['page[size]', 'page[after]', 'page[before]'].some(name => query.has(name))

/** One page by cursor when `page[...]` is there, else by number. Both at once is an error. */
export function paged<Row>(call: Call, rows: Iterable<Row>, order: Order<Row>): Page<Row> {
  if (!pageOf(call.query)) return numbered(call, offsetSorted(call, [...rows], order))
  // Rack reads page=2&page[size]=9 as a number and a hash under one name.
  if (call.query.has('page'))
    throw badPage('InvalidPaginationParameter', 'page and page[...] cannot be used together')
  const sizeText = call.query.get('page[size]') ?? '100'
  const size = /^\d{1,9}$/.test(sizeText) ? Number(sizeText) : 0
  if (size < 1 || size > 100)
    throw badPage('InvalidPaginationParameter', 'page[size] must be between 1 and 100')
  const { name, descending } = sortOf(call, order)
  const column = own(order.cursor, name) ?? order.id
  const page = cut([...rows], { id: order.id, column, name, descending }, size, {
    after: call.query.get('page[after]'),
    before: call.query.get('page[before]'),
  })
  const link = (cursor: string | null, direction: 'after' | 'before') =>
    cursor === null
      ? null
      : linkTo(call, {
          'page[after]': null,
          'page[before]': null,
          [`page[${direction}]`]: cursor,
          'page[size]': String(size),
        })
  return {
    rows: page.rows,
    beside: {
      meta: { has_more: page.more, after_cursor: page.after, before_cursor: page.before },
      // The last page has them too: only has_more tells the end.
      links: { prev: link(page.before, 'before'), next: link(page.after, 'after') },
    },
  }
}

/** One page by number. Rails takes a `per_page` above the most as the most. */
export function numbered<Row>(call: Call, rows: readonly Row[], reach?: () => never): Page<Row> {
  const number = wholeNumber(call, 'page') ?? 1
  if (number < 1) throw badAttribute('page', 'must be greater than 0')
  const size = Math.min(Math.max(wholeNumber(call, 'per_page') ?? 100, 1), 100)
  const { offsetReach, searchReach } = call.world.settings
  if (reach && number * size > searchReach) reach()
  if (number * size > offsetReach)
    throw badPage(
      'InvalidPaginationDepth',
      `Page is too deep: only the first ${offsetReach} records can be paged`,
    )
  const link = (page: number) => linkTo(call, { page: String(page), per_page: call.query.get('per_page') })
  return {
    rows: rows.slice((number - 1) * size, number * size),
    beside: {
      next_page: number * size < rows.length ? link(number + 1) : null,
      previous_page: number > 1 ? link(number - 1) : null,
      count: rows.length,
    },
  }
}

/** The endpoints without cursors take `page` as a number and nothing else. */
export function refuseCursors(call: Call): void {
  if (pageOf(call.query)) throw badAttribute('page', 'page must be an integer')
}

/** A page of records under the name of their kind. */
export const answered = (key: string, rows: readonly unknown[], beside: object): Reply => ({
  status: 200,
  body: { [key]: rows, ...beside },
})

function sortOf<Row>(call: Call, { cursor = {} }: Order<Row>) {
  const sort = call.query.get('sort') ?? 'id'
  const name = sort.replace(/^-/, '')
  if (name !== 'id' && !Object.hasOwn(cursor, name))
    throw badPage('InvalidPaginationParameter', `sort is not valid: ${name}`)
  return { name, descending: sort.startsWith('-') }
}

function offsetSorted<Row>(call: Call, rows: Row[], order: Order<Row>): Row[] {
  const wanted = call.query.get('sort_by') ?? order.standard ?? ''
  const column = own(order.offset, wanted) ?? order.id
  const direction = call.query.get('sort_order')
  const descending = direction === null ? (order.descending?.(wanted) ?? false) : direction === 'desc'
  return sorted(rows, { id: order.id, column, descending })
}

/** A caller's word may be `__proto__`: only a table's own columns count. */
const own = <Row>(columns: Readonly<Record<string, Column<Row>>> = {}, name: string) =>
  Object.hasOwn(columns, name) ? columns[name] : undefined

/** The request's own address with some parameters changed. */
export function linkTo(call: Call, changes: Readonly<Record<string, string | null>>): string {
  const url = new URL(call.target)
  for (const [name, value] of Object.entries(changes))
    if (value === null) url.searchParams.delete(name)
    else url.searchParams.set(name, value)
  return url.href
}

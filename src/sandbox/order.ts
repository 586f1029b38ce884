/** What rows are ordered by. */
export type Key = string | number | null

/** A column that rows can be ordered by. */
export type Column<Row> = (row: Row) => Key

/** Sorts in place: by the column, then by id. */
export function sorted<Row>(
  rows: Row[],
  { id, column, descending }: { id: (row: Row) => number; column: Column<Row>; descending: boolean },
): Row[] {
  const sign = descending ? -1 : 1
  return rows.sort((a, b) => sign * (compare(column(a), column(b)) || id(a) - id(b)))
}

/** Nothing comes last; numbers by size, words by code point. */
export function compare(a: Key, b: Key): number {
  if (a === b) return 0
  if (a === null) return 1
  if (b === null) return -1
  return a < b ? -1 : 1
}

/** How many there are, in words. */
export const many = (count: number, one: string, more = `${one}s`) => `${count} ${count === 1 ? one : more}`

/** Records by their numbers, in words. */
export const numbers = (from: number, to: number) =>
  from === to ? `record ${from}` : `records ${from} to ${to}`

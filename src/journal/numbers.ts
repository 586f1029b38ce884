/** Records by their numbers, in words. */
export const numbers = (from: number, to: number) =>
  from === to ? `record ${from}` : `records ${from} to ${to}`

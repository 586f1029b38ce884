/** The index of the first of these that is at or above a limit, in a list that ascends. */
export function firstFrom<T>(all: readonly T[], place: (one: T) => number, limit: number): number {
  let low = 0
  let high = all.length
  while (low < high) {
    const middle = (low + high) >> 1
    const one = all[middle]
    if (one !== undefined && place(one) < limit) low = middle + 1
    else high = middle
  }
  return low
}

/** Numbers that look random and come out the same for the same seed. */
export interface Random {
  /** A share from 0 up to, not including, 1. */
  share(): number
  below(limit: number): number
  between(least: number, most: number): number
  chance(share: number): boolean
  pick<T>(list: readonly T[]): T
}

/** A 32-bit counter stepped by an odd constant, its bits mixed twice: enough for prose, useless for secrets. */
export function random(seed: number): Random {
  let state = (seed ^ 0x5bd1e995) >>> 0
  const share = () => {
    state = (state + 0x9e3779b9) >>> 0
    let bits = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
    return ((bits ^ (bits >>> 16)) >>> 0) / 0x1_0000_0000
  }
  const below = (limit: number) => Math.floor(share() * limit)
  return {
    share,
    below,
    between: (least, most) => least + below(most - least + 1),
    chance: part => share() < part,
    pick: list => {
      const index = below(list.length)
      const [one] = list.slice(index, index + 1)
      if (one === undefined) throw new Error('nothing to pick from')
      return one
    },
  }
}

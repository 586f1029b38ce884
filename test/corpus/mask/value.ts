import type { Random } from '../../../src/sandbox/seed/random.ts'

/** So many random digits. */
export const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, () => random.below(10)).join('')

/** So many characters of an alphabet. */
export const letters = (random: Random, count: number, alphabet: string): string =>
  Array.from({ length: count }, () => alphabet.charAt(random.below(alphabet.length))).join('')

export const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
export const hex = '0123456789abcdef'
export const base62 = `${upper}${upper.toLowerCase()}0123456789`

/** Two digits. */
export const two = (number: number): string => String(number).padStart(2, '0')

/** The first number of a pattern that a check lets through: `#` is any digit, `@` any capital, and `?` what makes it right. */
export function valid(random: Random, make: () => string, isRight: (text: string) => boolean): string {
  for (let tries = 0; tries < 100_000; tries++) {
    const text = make()
    if (isRight(text)) return text
  }
  throw new Error(`no valid number in 100,000 tries: ${make()}, ${random.share()}`)
}

/** The sum of digits times weights, the weights from the left. */
export const weighted = (text: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, at) => sum + weight * Number(text.charAt(at)), 0)

/** Luhn's check digit for what stands before it. */
export function luhnDigit(body: string): string {
  let sum = 0
  for (let at = 0; at < body.length; at++) {
    const digit = Number(body.charAt(body.length - 1 - at))
    const counts = at % 2 === 0 ? digit * 2 : digit
    sum += counts > 9 ? counts - 9 : counts
  }
  return String((10 - (sum % 10)) % 10)
}

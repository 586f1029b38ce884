import { luhn } from '../digits.ts'

/** A US Social Security Number by the administration's rules. The famous invalid ones count too: people write them. */
export const isSsn = (digits: string) =>
  !/^(?:000|666|9\d\d)/.test(digits) && !/^\d{3}00/.test(digits) && !digits.endsWith('0000')

/** A US tax number of those who have no SSN: it begins with 9, and its middle pair has ranges of its own. */
export const isItin = (digits: string) => /^9\d\d(?:5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])\d{4}$/.test(digits)

/** A UK National Insurance number; QQ is the prefix of examples. */
export const isNino = (text: string) =>
  /^(?:QQ|(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])\d{6}[A-D]$/.test(text)

/** A UK health service number: weights 10 to 2, modulo 11. */
export function isNhs(digits: string): boolean {
  const check = 11 - (weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)
  return !/^0{9}/.test(digits) && (check === 11 ? 0 : check) === Number(digits.charAt(9))
}

/** A Japanese My Number: weights 6 to 2 and 7 to 2, modulo 11. */
export function isMyNumber(digits: string): boolean {
  const rest = weighted(digits, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
  return (rest <= 1 ? 0 : 11 - rest) === Number(digits.charAt(11))
}

/** A Singaporean number: weights 2, 7 to 2, and a letter that depends on the series. */
export function isNric(text: string): boolean {
  const series = text.charAt(0)
  const more = series === 'T' || series === 'G' ? 4 : series === 'M' ? 3 : 0
  const rest = (weighted(text.slice(1, 8), [2, 7, 6, 5, 4, 3, 2]) + more) % 11
  const letters =
    series === 'S' || series === 'T' ? 'JZIHGFEDCBA' : series === 'M' ? 'KLJNPQRTUWX' : 'XWUTRQPNMLK'
  return letters.charAt(series === 'M' ? 10 - rest : rest) === text.charAt(8)
}

/** A Swedish personal number: the ten digits without the century pass Luhn's check, and the date exists. */
export const isPersonnummer = (digits: string) =>
  luhn(digits.slice(-10)) &&
  /^\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]|[678]\d|9[01])/.test(digits.slice(-10))

const weighted = (digits: string, weights: readonly number[]) =>
  weights.reduce((sum, weight, at) => sum + weight * Number(digits.charAt(at)), 0)

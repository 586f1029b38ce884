import type { Random } from '../../../src/sandbox/seed/random.ts'
import { digits, letters, luhnDigit, upper, valid } from './value.ts'

/** A card of a network's test ranges, in the groups that are printed on it. */
export function card(random: Random): string {
  const [prefix, length] = random.pick([
    ['4111', 16],
    ['4242', 16],
    ['4012', 16],
    ['5555', 16],
    ['5105', 16],
    ['2223', 16],
    ['3782', 15],
    ['3714', 15],
    ['6011', 16],
    ['3566', 16],
  ] as const)
  const body = `${prefix}${digits(random, length - 5)}`
  const number = `${body}${luhnDigit(body)}`
  const shape = random.below(4)
  if (shape === 0) return number
  const groups = length === 15 ? /(....)(......)(.....)/ : /(....)(....)(....)(....)/
  const between = shape === 1 ? '-' : ' '
  return number.replace(groups, (_, ...parts: string[]) =>
    parts.slice(0, length === 15 ? 3 : 4).join(between),
  )
}

const layouts: Readonly<Record<string, string>> = {
  DE: '##################',
  GB: '@@@@##############',
  FR: '###########???????????##'.replaceAll('?', '#').slice(0, 23),
  ES: '####################',
  IT: '@######################',
  NL: '@@@@##########',
  AT: '################',
  CH: '#################',
  PL: '########################',
  BE: '############',
  PT: '#####################',
  SE: '####################',
  IE: '@@@@##############',
}

/** An IBAN that no bank gave out, with its check digits. */
export function iban(random: Random, country = random.pick(Object.keys(layouts))): string {
  const bban = (layouts[country] ?? '').replace(/[#@]/g, sign =>
    sign === '#' ? String(random.below(10)) : letters(random, 1, upper),
  )
  const number = [...`${bban}${country}00`].map(letter => Number.parseInt(letter, 36)).join('')
  const check = String(98 - Number(BigInt(number) % 97n)).padStart(2, '0')
  const whole = `${country}${check}${bban}`
  return random.chance(0.6) ? whole.replace(/(.{4})(?=.)/g, '$1 ') : whole
}

/** An IBAN whose check digits are wrong: a reference that looks like one. */
export const noIban = (random: Random): string =>
  iban(random).replace(
    /^(..)(..)/,
    (_, country: string, check: string) =>
      `${country}${String((Number(check) + random.between(1, 90)) % 97).padStart(2, '0')}`,
  )

/** An American routing number, by its weights. */
export const routing = (random: Random): string =>
  valid(
    random,
    () => `0${random.between(1, 9)}${digits(random, 7)}`,
    text =>
      [...text].reduce((sum, digit, at) => sum + Number(digit) * ([3, 7, 1][at % 3] ?? 0), 0) % 10 === 0,
  )

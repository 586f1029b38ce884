import type { Random } from '../../../src/sandbox/seed/random.ts'
import { digits, letters, luhnDigit, two, upper, valid, weighted } from './value.ts'

/** A day of birth as its parts. */
export const day = (random: Random) => ({
  year: random.between(1946, 2006),
  month: random.between(1, 12),
  day: random.between(1, 28),
})

const mod11 = (text: string, weights: readonly number[]) => weighted(text, weights) % 11

/** Verhoeff's check of Aadhaar numbers: the dihedral group of the pentagon. */
export function isVerhoeff(text: string): boolean {
  const multiply = (a: number, b: number) =>
    a < 5
      ? b < 5
        ? (a + b) % 5
        : ((a + b - 5) % 5) + 5
      : b < 5
        ? ((a - 5 - b + 5) % 5) + 5
        : (a - b + 5) % 5
  const turn = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
  let check = 0
  for (let at = 0; at < text.length; at++) {
    let digit = Number(text.charAt(text.length - 1 - at))
    for (let times = 0; times < at % 8; times++) digit = turn[digit] ?? 0
    check = multiply(check, digit)
  }
  return check === 0
}

/** ISO 7064 mod 11,10, as German tax ids have it. */
function iso11(text: string): boolean {
  let product = 10
  for (const digit of text.slice(0, -1)) {
    const sum = (Number(digit) + product) % 10 || 10
    product = (sum * 2) % 11
  }
  return (11 - product) % 10 === Number(text.at(-1))
}

/** National numbers with their check digits, made by the rules of their countries and not by the library that finds them. */
export const identities: Readonly<Record<string, (random: Random) => string>> = {
  ssn: random =>
    `${random.pick(['1', '2', '3', '4', '5', '7'])}${two(random.between(0, 64))}-${two(random.between(1, 99))}-${digits(random, 3)}${random.between(1, 9)}`,
  itin: random => `9${two(random.between(0, 99))}-${random.between(70, 88)}-${digits(random, 4)}`,
  nino: random =>
    `${letters(random, 1, 'ABCEHJLMPRSTWY')}${letters(random, 1, 'ABCEHJLMPRSTWXYZ')} ${digits(random, 2)} ${digits(random, 2)} ${digits(random, 2)} ${letters(random, 1, 'ABCD')}`,
  nhs: random =>
    valid(
      random,
      () => `${random.pick(['4', '6', '7', '9'])}${digits(random, 9)}`,
      text => (11 - mod11(text, [10, 9, 8, 7, 6, 5, 4, 3, 2])) % 11 === Number(text.charAt(9)),
    ).replace(/(...)(...)(....)/, '$1 $2 $3'),
  steuer_id: random =>
    valid(
      random,
      () => {
        // One digit stands twice, one does not stand at all, and the first is no zero.
        const kinds = [...'0123456789'].sort(() => random.share() - 0.5)
        const body = [...kinds.slice(0, 9), kinds[0] ?? ''].sort(() => random.share() - 0.5).join('')
        return `${body}${random.below(10)}`
      },
      text => !text.startsWith('0') && !/(\d)\1\1/.test(text) && iso11(text),
    ).replace(/(..)(...)(...)(...)/, '$1 $2 $3 $4'),
  nir: random => {
    const born = day(random)
    const body = `${random.pick(['1', '2'])}${two(born.year % 100)}${two(born.month)}${random.pick(['13', '33', '44', '59', '67', '69', '75', '92'])}${two(random.between(1, 89))}${random.between(1, 9)}${digits(random, 2)}${random.between(1, 9)}`
    return `${body.replace(/(.)(..)(..)(..)(...)(...)/, '$1 $2 $3 $4 $5 $6')} ${two(97 - Number(BigInt(body) % 97n))}`
  },
  dni: random => {
    const body = `${random.between(10, 79)}${digits(random, 6)}`
    return `${body}${'TRWAGMYFPDXBNJZSQVHLCKE'.charAt(Number(body) % 23)}`
  },
  nie: random => {
    const series = random.below(3)
    const body = digits(random, 7)
    return `${'XYZ'.charAt(series)}${body}${'TRWAGMYFPDXBNJZSQVHLCKE'.charAt(Number(`${series}${body}`) % 23)}`
  },
  codice_fiscale: random => {
    const born = day(random)
    const consonants = 'BCDFGLMNPRSTVZ'
    const body = `${letters(random, 6, consonants)}${two(born.year % 100)}${'ABCDEHLMPRST'.charAt(born.month - 1)}${two(born.day + random.pick([0, 40]))}${letters(random, 1, 'ABCDEFGHIL')}${digits(random, 2)}${random.between(1, 9)}`
    const odd: Readonly<Record<string, number>> = Object.fromEntries(
      [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter, at) => [
        letter,
        [
          1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12,
          14, 16, 10, 22, 25, 24, 23,
        ][at] ?? 0,
      ]),
    )
    const sum = [...body].reduce(
      (total, letter, at) =>
        total +
        (at % 2 === 0 ? (odd[letter] ?? 0) : /\d/.test(letter) ? Number(letter) : upper.indexOf(letter)),
      0,
    )
    return `${body}${upper.charAt(sum % 26)}`
  },
  bsn: random =>
    valid(
      random,
      () => `${random.between(1, 6)}${digits(random, 8)}`,
      text => weighted(text, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0,
    ),
  pesel: random => {
    const born = day(random)
    const body = `${two(born.year % 100)}${two(born.month + (born.year >= 2000 ? 20 : 0))}${two(born.day)}${digits(random, 4)}`
    return `${body}${(10 - (weighted(body, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10}`
  },
  cpf: random => {
    const body = `${random.between(1, 9)}${digits(random, 8)}`
    const check = (text: string) => {
      const rest = weighted(
        text,
        Array.from({ length: text.length }, (_, at) => text.length + 1 - at),
      )
      return ((rest * 10) % 11) % 10
    }
    const first = check(body)
    return `${body}${first}${check(`${body}${first}`)}`.replace(/(...)(...)(...)(..)/, '$1.$2.$3-$4')
  },
  cnpj: random => {
    const body = `${digits(random, 8)}0001`
    const weights = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]
    const check = (text: string) => {
      const rest = mod11(text, weights.slice(13 - text.length))
      return rest < 2 ? 0 : 11 - rest
    }
    const first = check(body)
    return `${body}${first}${check(`${body}${first}`)}`.replace(/(..)(...)(...)(....)(..)/, '$1.$2.$3/$4-$5')
  },
  personnummer: random => {
    const born = day(random)
    const body = `${two(born.year % 100)}${two(born.month)}${two(born.day)}${digits(random, 3)}`
    return `${body.slice(0, 6)}-${body.slice(6)}${luhnDigit(body)}`
  },
  sin: random => {
    const body = `${random.between(1, 7)}${digits(random, 7)}`
    return `${body}${luhnDigit(body)}`.replace(/(...)(...)(...)/, '$1 $2 $3')
  },
  aadhaar: random =>
    valid(random, () => `${random.between(2, 9)}${digits(random, 11)}`, isVerhoeff).replace(
      /(....)(....)(....)/,
      '$1 $2 $3',
    ),
  my_number: random => {
    const body = digits(random, 11)
    const rest = mod11(body, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2])
    return `${body}${rest <= 1 ? 0 : 11 - rest}`
  },
  ahv: random => {
    const body = `756${digits(random, 9)}`
    return `${body}${(10 - (weighted(body, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]) % 10)) % 10}`.replace(
      /(...)(....)(....)(..)/,
      '$1.$2.$3.$4',
    )
  },
  cpr: random =>
    valid(
      random,
      () => {
        const born = day(random)
        return `${two(born.day)}${two(born.month)}${two(born.year % 100)}${born.year < 2000 ? random.below(4) : random.pick([4, 5, 6, 7])}${digits(random, 3)}`
      },
      text => mod11(text, [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) === 0,
    ).replace(/(......)/, '$1-'),
  hetu: random => {
    const born = day(random)
    const date = `${two(born.day)}${two(born.month)}${two(born.year % 100)}`
    const serial = String(random.between(2, 899)).padStart(3, '0')
    return `${date}${born.year < 2000 ? '-' : 'A'}${serial}${'0123456789ABCDEFHJKLMNPRSTUVWXY'.charAt(Number(date + serial) % 31)}`
  },
  rijksregister: random => {
    const born = day(random)
    const body = `${two(born.year % 100)}${two(born.month)}${two(born.day)}${String(random.between(1, 997)).padStart(3, '0')}`
    const check = 97 - Number(BigInt(`${born.year < 2000 ? '' : '2'}${body}`) % 97n)
    return `${body.replace(/(..)(..)(..)(...)/, '$1.$2.$3-$4')}.${two(check)}`
  },
  passport_de: random =>
    `C${letters(random, 8, '0123456789CFGHJKLMNPRTVWXYZ').replace(/^.{4}/, match => match.slice(0, 1) + digits(random, 3))}`,
  passport_us: random => `${random.pick(['5', '6', 'A', 'X'])}${digits(random, 8)}`,
  passport_fr: random => `${digits(random, 2)}${letters(random, 2, upper)}${digits(random, 5)}`,
  passport_gb: random => digits(random, 9).replace(/^0/, '5'),
  licence_gb: random =>
    `${letters(random, 5, upper)}${digits(random, 6)}${letters(random, 2, upper)}9${letters(random, 2, upper)}`,
  licence_us: random => `${letters(random, 1, upper)}${digits(random, 7)}`,
  id_card_de: random => `L${digits(random, 2)}X${digits(random, 2)}T${digits(random, 2)}${random.below(10)}`,
}

import type { Random } from '../../../src/sandbox/seed/random.ts'

const apart = (digits: string, between: string) => [...digits].join(between)
const groups = (digits: string, between: string) => digits.replace(/(.{4})(?=.)/g, `$1${between}`)
const wide = (text: string) =>
  text.replace(/[!-~]/g, letter => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))

/** Forms in which numbers get past a plain pattern. */
const numbers: Readonly<Record<string, (random: Random, text: string) => string>> = {
  spaces: (_, text) => apart(text, ' '),
  dots: (_, text) => groups(text, '.'),
  dashes: (_, text) => groups(text, '-'),
  long_dashes: (_, text) => groups(text, '\u2013'),
  hard_spaces: (_, text) => groups(text, '\u00a0'),
  thin_spaces: (_, text) => groups(text, '\u2009'),
  zero_width: (_, text) => apart(text, '\u200b'),
  joiners: (_, text) => groups(text, '\u2060'),
  soft_hyphens: (_, text) => groups(text, '\u00ad'),
  full_width: (_, text) => wide(text),
  full_width_groups: (_, text) => groups(wide(text), '\u3000'),
  entities: (_, text) => text.replace(/[A-Za-z0-9]/g, letter => `&#${letter.charCodeAt(0)};`),
  hex_entities: (random, text) =>
    text.replace(/[A-Za-z0-9]/g, letter =>
      random.chance(0.4) ? `&#x${letter.charCodeAt(0).toString(16)};` : letter,
    ),
  hard_space_entities: (_, text) => groups(text, '&nbsp;'),
  new_line: (_, text) => `${text.slice(0, 8)}\n${text.slice(8)}`,
}

const mails: Readonly<Record<string, (random: Random, text: string) => string>> = {
  brackets: (_, text) => text.replace('@', ' (at) '),
  brackets_dots: (_, text) => text.replace('@', ' (at) ').replace(/\.(?=[a-z.]+$)/g, ' (dot) '),
  words: (_, text) =>
    `${text.slice(0, text.indexOf('@'))} at ${text.slice(text.indexOf('@') + 1).replaceAll('.', ' dot ')}`,
  square: (_, text) =>
    `${text.slice(0, text.indexOf('@'))}[at]${text.slice(text.indexOf('@') + 1).replaceAll('.', '[dot]')}`,
  full_width_sign: (_, text) => text.replace('@', '＠'),
  full_width: (_, text) => wide(text),
  ideographic_dot: (_, text) => text.replace('@', '＠').replace(/\.(?=[a-z.]+$)/g, '。'),
  entity: (_, text) => text.replace('@', '&#64;'),
  double_entity: (_, text) => text.replace('@', '&amp;#64;'),
  named_entity: (_, text) => text.replace('@', '&commat;').replace(/\.(?=[a-z.]+$)/g, '&period;'),
  spaces: (_, text) => text.replace('@', ' @ '),
  zero_width: (_, text) => apart(text, '\u200b'),
  escaped: (_, text) => text.replace('@', '%40'),
}

/** How each sort of value may be hidden. */
export const disguises: Readonly<Record<string, typeof numbers>> = {
  card: {
    ...numbers,
    letter_o: (_, text) => groups(text.replaceAll('0', 'O'), ' '),
    letter_l: (_, text) => groups(text.replaceAll('1', 'l'), ' '),
  },
  iban: numbers,
  bsn: numbers,
  pesel: numbers,
  steuer_id: numbers,
  aadhaar: numbers,
  sin: numbers,
  my_number: numbers,
  ssn: numbers,
  cpf: numbers,
  email: mails,
}

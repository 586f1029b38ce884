import type { Random } from '../../../src/sandbox/seed/random.ts'
import { base62, digits, hex, letters, upper } from './value.ts'

const word = `${base62}_-`

/** Keys in the forms of well-known providers, none of them real. */
const keys: readonly ((random: Random) => string)[] = [
  random => `AKIA${letters(random, 16, `${upper}234567`)}`,
  random => `AIza${letters(random, 35, word)}`,
  random => `ghp_${letters(random, 36, base62)}`,
  random => `github_pat_${letters(random, 22, base62)}_${letters(random, 59, base62)}`,
  random => `glpat-${letters(random, 20, base62)}`,
  random => `xoxb-${digits(random, 12)}-${digits(random, 12)}-${letters(random, 24, base62)}`,
  random => `sk_live_${letters(random, 24, base62)}`,
  random => `rk_test_${letters(random, 24, base62)}`,
  random => `whsec_${letters(random, 32, base62)}`,
  random => `sk-proj-${letters(random, 48, base62)}`,
  random => `sk-ant-api03-${letters(random, 93, word)}AA`,
  random => `SG.${letters(random, 22, base62)}.${letters(random, 43, base62)}`,
  random => `npm_${letters(random, 36, base62)}`,
  random => `hf_${letters(random, 34, base62)}`,
  random => `dop_v1_${letters(random, 64, hex)}`,
  random => `shpat_${letters(random, 32, hex)}`,
  random => `key-${letters(random, 32, hex)}`,
  random => `${digits(random, 10)}:AA${letters(random, 33, word)}`,
  random => `eyJhbGciOiJIUzI1NiJ9.eyJ${letters(random, 40, base62)}.${letters(random, 43, word)}`,
]

const base64 = (random: Random, count: number) => letters(random, count, `${base62}+/`)

/** What gives access, by what it is. */
export const access: Readonly<Record<string, (random: Random) => string>> = {
  secret: random => random.pick(keys)(random),
  secret_word: random =>
    random.pick([
      () => `${letters(random, 4, 'abcdefghijklmnop')}_live_${letters(random, 20, hex)}`,
      () => letters(random, 32, hex),
      () => letters(random, 40, base62),
      () => `${base64(random, 43)}=`,
      () => letters(random, 24, base62),
    ])(),
  private_key: random =>
    `-----BEGIN RSA PRIVATE KEY-----\n${Array.from({ length: 4 }, () => base64(random, 64)).join('\n')}\n-----END RSA PRIVATE KEY-----`,
  url_password: random => letters(random, random.between(8, 16), base62),
  password: random => {
    const nouns = [
      'Mocha',
      'Rainfall',
      'kaffee',
      'Sommer',
      'dragon',
      'Soleil',
      'Tulipan',
      'montagne',
      'Sakura',
      'pinguin',
      'Barcelona',
      'wolke',
    ]
    return random.pick([
      () => `${random.pick(nouns)}${random.pick(['!', '#', '$', '_', '?'])}${random.between(10, 2030)}`,
      () => `${random.pick(nouns)}${random.between(1950, 2029)}`,
      () => `${random.pick(nouns)}-${random.between(10, 99)}-${random.pick(nouns)}`,
      () =>
        `${letters(random, 4, base62)}${random.pick(['@', '%', '&'])}${letters(random, 5, base62)}${random.below(10)}`,
      () => `${random.pick(nouns)}${random.pick(nouns)}${random.between(1, 99)}!`,
    ])()
  },
  password_word: random =>
    random.pick([
      'sunshine',
      'liverpool',
      'qwertzuiop',
      'schnuffel',
      'doudou',
      'mariposa',
      'juventus',
      'benfica',
      'knuffel',
      'butterblume',
      'letmein',
    ]),
  pin: random => digits(random, 4),
  code: random => digits(random, 6),
}

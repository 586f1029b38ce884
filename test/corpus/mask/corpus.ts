import { type Random, random } from '../../../src/sandbox/seed/random.ts'
import { access as accessValues } from './access.ts'
import { cleanLines } from './clean.ts'
import { access as accessDevelop } from './develop/access.ts'
import { clean as cleanDevelop } from './develop/clean.ts'
import { identity as identityDevelop } from './develop/identity.ts'
import { money as moneyDevelop } from './develop/money.ts'
import { person as personDevelop } from './develop/person.ts'
import { disguises } from './disguise.ts'
import { card, iban } from './finance.ts'
import { identities } from './identities.ts'
import { access as accessMeasure } from './measure/access.ts'
import { clean as cleanMeasure } from './measure/clean.ts'
import { identity as identityMeasure } from './measure/identity.ts'
import { money as moneyMeasure } from './measure/money.ts'
import { person as personMeasure } from './measure/person.ts'
import { person as personValues } from './person.ts'
import { filled, framed, sentences, type Template, type Templates } from './template.ts'
import { digits } from './value.ts'

/** A text with one value in it that has to be masked. */
export interface Labelled {
  readonly set: 'develop' | 'measure'
  readonly kind: string
  readonly sort: string
  readonly locale: string
  /** How the value is written: `usual`, or the disguise. */
  readonly form: string
  readonly value: string
  /** The sentence without the value, and the whole text with it. */
  readonly sentence: string
  readonly text: string
}

const values: Readonly<Record<string, (from: Random) => string>> = {
  ...identities,
  ...accessValues,
  ...personValues,
  card,
  iban: from => iban(from),
  card_code: from => digits(from, 3),
  us_account: from => digits(from, from.between(8, 12)).replace(/^0/, '3'),
  uk_account: from => digits(from, 8).replace(/^0/, '3'),
  account: from => digits(from, from.between(7, 10)).replace(/^0/, '3'),
}

/** What a sort of value is masked as. */
export function kindOf(sort: string): string {
  if (sort in identities) return sort.startsWith('passport') ? 'passport' : 'national_id'
  if (['iban', 'us_account', 'uk_account', 'account'].includes(sort)) return 'bank_account'
  if (['secret', 'secret_word', 'private_key', 'url_password'].includes(sort)) return 'secret'
  if (['password', 'password_word', 'pin', 'code'].includes(sort)) return 'password'
  if (sort.startsWith('ip')) return 'ip'
  if (sort.startsWith('birth')) return 'birth_date'
  return sort.replace(/^(phone|address)_.*/, '$1')
}

const sets = {
  develop: { ...moneyDevelop, ...identityDevelop, ...accessDevelop, ...personDevelop },
  measure: { ...moneyMeasure, ...identityMeasure, ...accessMeasure, ...personMeasure },
} as const

/** Every sentence with so many values, in the usual form. */
function* usual(set: Labelled['set'], templates: Templates, each: number, from: Random): Generator<Labelled> {
  for (const [sort, lines] of Object.entries(templates))
    for (const sentence of sentences(lines))
      for (let one = 0; one < each; one++) yield written(set, sort, sentence, 'usual', make(sort, from), from)
}

/** The same values in every disguise, each in so many sentences. */
function* hidden(
  set: Labelled['set'],
  templates: Templates,
  each: number,
  from: Random,
): Generator<Labelled> {
  for (const [sort, forms] of Object.entries(disguises)) {
    const lines = sentences(templates[sort] ?? '')
    for (const [form, hide] of Object.entries(forms))
      for (let one = 0; one < each; one++) {
        const sentence = from.pick(lines)
        const value = sort === 'email' ? make(sort, from) : make(sort, from).replace(/[ .-]/g, '')
        // Without a letter there is nothing to disguise.
        if (form === 'letter_o' ? !value.includes('0') : form === 'letter_l' && !value.includes('1')) continue
        yield written(set, sort, sentence, form, hide(from, value), from)
      }
  }
}

function make(sort: string, from: Random): string {
  const value = values[sort]
  if (!value) throw new Error(`no values of the sort ${sort}`)
  return value(from)
}

const written = (
  set: Labelled['set'],
  sort: string,
  sentence: Template,
  form: string,
  value: string,
  from: Random,
): Labelled => ({
  set,
  kind: kindOf(sort),
  sort,
  locale: sentence.locale,
  form,
  value,
  sentence: sentence.text,
  text: filled(from, framed(from, sentence)).replace('{}', () => value),
})

/** All labelled texts: in the usual form, and the same sorts of values in disguise. */
export const labelled = (): readonly Labelled[] => [
  ...usual('develop', sets.develop, 2, random(11)),
  ...usual('measure', sets.measure, 12, random(22)),
  ...hidden('develop', sets.develop, 1, random(33)),
  ...hidden('measure', sets.measure, 4, random(44)),
]

/** Clean lines: to write patterns with, to measure them with, and those with what tools need as it is. */
export const clean = (set: 'develop' | 'measure' | 'ids'): readonly string[] =>
  set === 'develop'
    ? [...cleanLines(cleanDevelop, 1_500, 55)]
    : set === 'measure'
      ? [...cleanLines(cleanMeasure, 2_400, 66)]
      : [...cleanLines(idLines, 400, 77)]

const idLines = [
  'Ticket {zendesk_id} of requester {zendesk_id}, updated {date}',
  'id {zendesk_id}',
  '{zendesk_id}',
  'job {job}',
  '{job}',
  'Use the cursor {cursor} to read on.',
  '{cursor}',
  '{date}',
  'due {date}, created {date}',
  'request {uuid}, hash {hash}',
]

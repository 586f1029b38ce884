import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { handles } from '../src/answers/mask/handles.ts'
import { masking } from '../src/answers/mask/masking.ts'
import { plain } from '../src/answers/mask/plain.ts'
import { random } from '../src/sandbox/seed/random.ts'
import { card, iban } from './corpus/mask/finance.ts'
import { identities } from './corpus/mask/identities.ts'
import { fresh } from './mask.rig.ts'

const mask = await fresh('strict')
const made = (make: (from: ReturnType<typeof random>) => string) =>
  fc.integer({ min: 0, max: 2 ** 31 - 1 }).map(seed => make(random(seed)))

/** Sentences around a value, with the numbers and words of support texts in them, and none that speaks of what the value is. */
const prose = fc.tuple(
  fc.constantFrom(
    '',
    'Hi,\n\n',
    'On 2026-11-27 I wrote ',
    'Total $1,234.56. ',
    'Bitte ',
    'Ticket #4821: see ',
    '「',
    'x = ',
  ),
  fc.constantFrom('', '.', ', thanks', '\n\nMaya', ' and more', '」', '?', ' (2 of 3)'),
)

/** Puts another digit in the place of one, so that the check no longer holds; a letter stays. */
function flipped(text: string, at: number): string {
  const places = [...text].flatMap((letter, index) => (/\d/.test(letter) ? [index] : []))
  const index = places[at % places.length] ?? 0
  return `${text.slice(0, index)}${(Number(text.charAt(index)) + 1) % 10}${text.slice(index + 1)}`
}

describe('A value with its check digit', () => {
  test('is found as a card in any sentence, and is not when a digit is flipped', () => {
    fc.assert(
      fc.property(made(card), prose, fc.nat(), (value, [before, behind], at) => {
        expect(mask(`${before}${value}${behind}`).value).toBe(`${before}[[card:1]]${behind}`)
        expect(mask(`${before}${flipped(value, at)}${behind}`).counts).not.toHaveProperty('card')
      }),
    )
  })

  test('is found as an IBAN in any sentence, and is not when a digit is flipped', () => {
    fc.assert(
      fc.property(
        made(from => iban(from)),
        prose,
        fc.nat(),
        (value, [before, behind], at) => {
          expect(mask(`${before}${value}${behind}`).value).toBe(`${before}[[bank_account:1]]${behind}`)
          expect(mask(`${before}${flipped(value, at)}${behind}`).counts).not.toHaveProperty('bank_account')
        },
      ),
    )
  })

  // The checks of the last two let some wrong digits pass.
  test.each([
    ['bsn', 'BSN', true],
    ['pesel', 'PESEL', true],
    ['steuer_id', 'Steuer-ID', true],
    ['nhs', 'NHS number', true],
    ['sin', 'SIN', true],
    ['aadhaar', 'Aadhaar', true],
    ['dni', 'DNI', true],
    ['nie', 'NIE', true],
    ['personnummer', 'personnummer', true],
    ['ahv', 'AHV', true],
    ['codice_fiscale', 'codice fiscale', true],
    ['cpf', 'CPF', false],
    ['cnpj', 'CNPJ', false],
  ])(
    'is found as a national number (%s) beside its name in any sentence, and is not when a digit is flipped',
    (sort, name, isExact) => {
      const make = identities[sort]
      if (!make) throw new Error(`no numbers of the sort ${sort}`)
      fc.assert(
        fc.property(made(make), prose, fc.nat(), (value, [before, behind], at) => {
          expect(mask(`${before}${name} ${value}${behind}`).value).toBe(
            `${before}${name} [[national_id:1]]${behind}`,
          )
          if (isExact)
            expect(mask(`${before}${name} ${flipped(value, at)}${behind}`).counts).not.toHaveProperty(
              'national_id',
            )
        }),
        { numRuns: 60 },
      )
    },
  )
})

describe('Whatever a text holds', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.constantFrom(
      ' ',
      '\n',
      '@',
      '.',
      ':',
      '/',
      '-',
      '(',
      '[[',
      ']]',
      '&#52;',
      '\u200b',
      '１',
      'é',
      '東京都',
      'password',
      'is',
      'card',
      'IBAN',
      'tel',
      'born',
      'Maya',
      'Street',
      '12',
      '4111',
      '1111',
    ),
  )
  const text = fc.array(piece, { maxLength: 40 }).map(pieces => pieces.join(''))

  test('masking ends, keeps what it does not mask, and counts what it does', async () => {
    const strict = await masking('strict')
    fc.assert(
      fc.property(text, written => {
        const { value, counts } = strict(written, {
          handles: handles({ now: () => 0 })('agent'),
          names: ['Maya Olsen'],
        })
        const shown = String(value)
        const parts = shown.split(/\[\[[a-z_]+:\d+\]\]/)
        expect(parts.length - 1).toBe(Object.values(counts).reduce((sum, count) => sum + count, 0))
        let at = 0
        for (const part of parts.filter(part => !part.includes('[ ['))) {
          const found = written.indexOf(part, at)
          expect(found).toBeGreaterThanOrEqual(at)
          at = found + part.length
        }
      }),
      { numRuns: 1_500 },
    )
  })

  test('its plain form leads back to where each character was written', () => {
    fc.assert(
      fc.property(text, written => {
        const seen = plain(written)
        let last = 0
        for (let at = 0; at < seen.text.length; at++) {
          const [start, end] = [seen.start(at), seen.end(at + 1)]
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThanOrEqual(start)
          expect(end).toBeLessThanOrEqual(written.length)
          last = start
        }
      }),
      { numRuns: 1_500 },
    )
  })
})

import { describe, expect, test } from 'vitest'
import { strict } from '../src/answers/mask/kinds.ts'
import { seed } from '../src/sandbox/seed.ts'
import { clean, labelled } from './corpus/mask/corpus.ts'
import { falseAlarms, recall } from './corpus/mask/score.ts'
import { fresh } from './mask.rig.ts'

const everything = await fresh('strict')
const usually = await fresh('partial')
const lines = labelled()
const measured = lines.filter(line => line.set === 'measure' && line.form === 'usual')

/** What people write in their own words; all other kinds have a form that can be checked. */
const prose = new Set(['password', 'password_word', 'pin', 'code', 'secret_word'])
const isAddress = (sort: string) => sort.startsWith('address')

describe('The corpus', () => {
  test('has 1,500 labelled texts of 13 kinds in 13 languages, and 2,000 clean lines, half of them of held-out sentences', () => {
    expect(measured.length).toBeGreaterThanOrEqual(1_500)
    expect(measured.length).toBeGreaterThanOrEqual(lines.filter(line => line.form === 'usual').length * 0.48)
    expect(new Set(measured.map(line => line.kind))).toEqual(new Set(strict))
    expect(new Set(lines.map(line => line.locale)).size).toBeGreaterThanOrEqual(13)
    expect(clean('measure').length).toBeGreaterThanOrEqual(2_000)
  })

  test('is the same each time', () => {
    expect(labelled().slice(0, 200)).toEqual(lines.slice(0, 200))
    expect(clean('measure').slice(0, 200)).toEqual(clean('measure').slice(0, 200))
  })

  test('measures with sentences that no pattern was written with', () => {
    const frames = (set: string) => new Set(lines.filter(line => line.set === set).map(line => line.sentence))
    expect([...frames('measure')].filter(sentence => frames('develop').has(sentence))).toEqual([])
    const mended = new Set(clean('develop'))
    expect(clean('measure').filter(line => mended.has(line))).toEqual([])
  })
})

describe('Masking at the strict level', () => {
  test('finds 99.5 % of what has a form', () => {
    const { found, of, missed } = recall(
      measured.filter(({ sort }) => !prose.has(sort) && !isAddress(sort)),
      everything,
    )
    expect(found / of, missed.join('\n')).toBeGreaterThanOrEqual(0.995)
  })

  test('finds 95 % of the passwords, codes and keys that stand in a sentence', () => {
    const { found, of, missed } = recall(
      measured.filter(({ sort }) => prose.has(sort)),
      everything,
    )
    expect(found / of, missed.join('\n')).toBeGreaterThanOrEqual(0.95)
  })

  test('finds 95 % of postal addresses in ten countries', () => {
    const { found, of, missed } = recall(
      measured.filter(({ sort }) => isAddress(sort)),
      everything,
    )
    expect(found / of, missed.join('\n')).toBeGreaterThanOrEqual(0.95)
  })

  test('finds 95 % of what is disguised', () => {
    const hidden = lines.filter(line => line.form !== 'usual')
    expect(new Set(hidden.map(line => line.form)).size).toBeGreaterThanOrEqual(25)
    const { found, of, missed } = recall(hidden, everything)
    expect(found / of, missed.join('\n')).toBeGreaterThanOrEqual(0.95)
  })

  test('takes at most one clean line in 200 for personal data', () => {
    const { alarms, of, lines } = falseAlarms(clean('measure'), everything)
    expect(alarms / of, lines.join('\n')).toBeLessThanOrEqual(0.005)
  })

  test('leaves ids, jobs, cursors and dates as they are', () => {
    expect(falseAlarms(clean('ids'), everything).lines).toEqual([])
  })
})

describe('Masking at the partial level', () => {
  test('finds 99.5 % of cards, numbers, accounts and keys, and leaves who and where to be read', () => {
    const own = measured.filter(
      ({ kind, sort }) =>
        ['card', 'card_code', 'national_id', 'passport', 'bank_account', 'secret'].includes(kind) &&
        !prose.has(sort),
    )
    expect(recall(own, usually).found / own.length).toBeGreaterThanOrEqual(0.995)
    const others = measured.filter(({ kind }) => ['email', 'name', 'address'].includes(kind))
    expect(recall(others, usually).found).toBe(0)
  })

  test('takes at most one clean line in 200 for personal data', () => {
    const { alarms, of, lines } = falseAlarms(clean('measure'), usually)
    expect(alarms / of, lines.join('\n')).toBeLessThanOrEqual(0.005)
    expect(falseAlarms(clean('ids'), usually).lines).toEqual([])
  })

  test('masks in the sandbox account what its five confessions hold, and nothing else', () => {
    const account = seed({ seed: 1, now: new Date('2026-11-02T09:00:00Z') })
    const masked = [...account.comments.values()]
      .flat()
      .flatMap(({ body }) => Object.keys(usually(body).counts))
    expect(new Set(masked)).toEqual(
      new Set(['card', 'card_code', 'bank_account', 'passport', 'password', 'secret']),
    )
    expect(masked.length).toBeLessThan(20)
  })
})

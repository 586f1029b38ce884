import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { encode } from 'gpt-tokenizer/encoding/o200k_base'
import { describe, expect, test } from 'vitest'
import { cut } from '../src/answers/text/cut.ts'
import { characters, tokens, weigh } from '../src/answers/text/weight.ts'
import { seed } from '../src/sandbox/seed.ts'

describe('A long text is cut', () => {
  test.each<[what: string, text: string, most: number, first: string]>([
    ['nowhere, where it fits', 'One. Two.', 9, 'One. Two.'],
    ['at the end of a sentence', 'One two three. Four five six. Seven', 31, 'One two three. Four five six. '],
    ['at the end of a paragraph', 'One two three\n\nfour five six seven', 22, 'One two three\n\n'],
    [
      'at the end of a sentence in Japanese',
      'お湯が出ません。電源を入れ直しました。まだです。',
      20,
      'お湯が出ません。電源を入れ直しました。',
    ],
    ['behind a word, where the sentence is too long', 'one two three four five six', 16, 'one two three '],
    ['between characters, where there are no words', 'abcdefghij', 4, 'abcd'],
    ['never in a character of two halves', '😀😀😀', 3, '😀'],
    ['never in a family', 'ab👨‍👩‍👧‍👦', 5, 'ab'],
    ['never in a mask', 'Card [[card:12]] it is', 10, 'Card '],
    ['behind a mask that it begins with', '[[card:12]] it is', 5, '[[card:12]]'],
    ['behind one character at least', '👨‍👩‍👧‍👦a', 1, '👨‍👩‍👧‍👦'],
  ])('%s', (_, text, most, first) => {
    const piece = cut(text, most)
    expect(piece.text).toBe(first)
    expect(piece.next).toBe(first === text ? undefined : first.length)
  })

  test('and read on from where it was cut', () => {
    const text = 'One two three. Four five six. Seven eight nine.'
    const first = cut(text, 20)
    expect(cut(text, 20, first.next)).toEqual({ text: 'Four five six. ', next: 30 })
    expect(cut(text, 20, 30)).toEqual({ text: 'Seven eight nine.' })
    expect(cut(text, 20, 99)).toEqual({ text: '' })
    expect(cut('a😀b', 9, 2)).toEqual({ text: '😀b' })
  })

  test('and whoever reads on reads all of it, once, in pieces that fit', () => {
    const part = fc.oneof(
      fc.constantFrom(
        '. ',
        '\n\n',
        ' ',
        '[[card:1]]',
        '[[',
        ']]',
        '👨‍👩‍👧‍👦',
        'e\u0301',
        '。',
        '한국',
        '1.5',
        'z.B. ',
      ),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    )
    const text = fc.array(part, { maxLength: 40 }).map(parts => parts.join(''))
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 60 }), fc.boolean(), (whole, most, inTokens) => {
        const weight = inTokens ? tokens : characters
        const pieces: string[] = []
        let from: number | undefined = 0
        while (from !== undefined) {
          const piece: ReturnType<typeof cut> = cut(whole, most, from, weight)
          pieces.push(piece.text)
          if (piece.next !== undefined) expect(piece.next).toBeGreaterThan(from)
          from = piece.next
        }
        expect(pieces.join('')).toBe(whole)
        for (const piece of pieces) expect(piece).not.toMatch(/\p{Cs}/u)
        // Larger than it may be is only what cannot be cut.
        const size = (some: string) => (inTokens ? weigh(some) : some.length)
        const graphemes = new Intl.Segmenter('und')
        for (const piece of pieces)
          expect(
            size(piece) <= most ||
              [...graphemes.segment(piece)].length === 1 ||
              /^\[\[[a-z_]+:\d+\]\]$/.test(piece),
          ).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })

  test.each([
    ['a key in base64', randomBytes(3_000).toString('base64')],
    ['a checksum', randomBytes(3_000).toString('hex')],
    ['capitals', 'THE PUMP IS BROKEN AND WE WOULD LIKE A NEW ONE. '.repeat(20)],
    ['Vietnamese', 'Máy bơm bị hỏng, vui lòng gửi cho chúng tôi một cái mới. '.repeat(20)],
    ['Amharic', 'ፓምፑ ተበላሽቷል እባክዎ አዲስ ይላኩ '.repeat(20)],
    ['Tibetan', 'ཆུ་འཐེན་འཕྲུལ་འཁོར་སྐྱོན་ཤོར་སོང་ '.repeat(20)],
    ['emoji', '🪿👩‍👩‍👧‍👦🎉🏳️‍🌈🇩🇪😀 '.repeat(20)],
    ['letters of mathematics', '𝐓𝐡𝐞 𝐩𝐮𝐦𝐩 𝕚𝕤 𝕓𝕣𝕠𝕜𝕖𝕟 '.repeat(20)],
    ['heaps of marks', 'e\u0301\u0323\u0331'.repeat(200)],
  ])('by tokens, of which %s has more than its letters let expect', (_, text) => {
    expect(weigh(text)).toBeGreaterThanOrEqual(encode(text).length)
  })

  test('by tokens as a model counts them: rather too few characters than too many, in eight languages', () => {
    const account = seed({ seed: 1, now: new Date('2026-11-20T12:00:00Z') })
    const sums = new Map<string, { guessed: number; counted: number }>()
    for (const [id, comments] of account.comments) {
      const locale = account.users.get(account.tickets.get(id)?.requester_id ?? 0)?.locale ?? ''
      const sum = sums.get(locale) ?? { guessed: 0, counted: 0 }
      const text = comments.map(({ plain_body: body }) => body).join('\n\n')
      sum.guessed += weigh(text)
      sum.counted += encode(text).length
      sums.set(locale, sum)
    }
    expect(sums.size).toBeGreaterThanOrEqual(8)
    for (const [locale, { guessed, counted }] of sums) {
      expect(guessed / counted, locale).toBeGreaterThanOrEqual(1)
      expect(guessed / counted, locale).toBeLessThanOrEqual(1.5)
    }
  })
})

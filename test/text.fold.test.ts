import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '../src/answers/text/fold.ts'
import { seed } from '../src/sandbox/seed.ts'

describe('Folding', () => {
  test('says in place of a quote how much it was, and tells the caller', () => {
    const quoted =
      '> The grinder is part of the yearly plan.\n> It can be changed at the end of each quarter.'
    expect(
      fold(`Thanks.\n\nOn 3 Nov 2026 at 09:41, Ostrello <help@ostrello.example> wrote:\n\n${quoted}`),
    ).toEqual({
      text: 'Thanks.\n\n[… 3 quoted lines, 155 characters]',
      folded: [{ kind: 'quote', lines: 3, characters: 155 }],
    })
  })

  test('tells of a signature and a quote behind it in one note', () => {
    const quote = '> The grinder is part of the yearly plan, and it stays yours when the plan ends.'
    expect(fold(`Thanks.\n\n-- \nMaya Whitfield\nNorthlight\n\n${quote}\n`).text).toBe(
      'Thanks.\n\n[… signature, 1 quoted line, 81 characters]',
    )
  })

  test('leaves a long end behind two dashes, which is no signature', () => {
    const list = Array.from({ length: 20 }, (_, index) => `line ${index}`).join('\n')
    expect(fold(`Hello\n\n--\n${list}`)).toEqual({ text: `Hello\n\n--\n${list}`, folded: [] })
  })

  test('keeps three lines of what an answer below them is about', () => {
    const quote = Array.from({ length: 9 }, (_, index) => `> a question of the agent, number ${index}`).join(
      '\n',
    )
    expect(fold(`${quote}\n\nYes to all.`).text).toBe(
      '[… 6 quoted lines, 216 characters]\n\n> a question of the agent, number 6\n> a question of the agent, number 7\n> a question of the agent, number 8\n\nYes to all.',
    )
  })

  test.each([
    ['nothing', ''],
    ['white space', ' \n\n '],
    ['nothing but a quote', `> ${'quoted '.repeat(20)}`],
    [
      'nothing but an attribution and a quote',
      `On 3 Nov 2026 at 09:41, a@b.example wrote:\n\n> ${'quoted '.repeat(20)}`,
    ],
    ['nothing but a signature', '-- \nMaya Whitfield'],
    ['nothing but a device', 'Sent from my iPhone'],
    ['one line', 'Hello'],
  ])('leaves a text of %s whole', (_, text) => {
    expect(fold(text)).toEqual({ text, folded: [] })
  })

  test('folds the quoting comments of the seeded account, and no other', () => {
    const { comments } = seed({ seed: 1, now: new Date('2026-11-20T12:00:00Z') })
    const bodies = [...comments.values()].flat().map(({ plain_body: body }) => body)
    expect(bodies.filter(body => fold(body).text !== body)).toEqual(bodies.filter(body => /^>/m.test(body)))
  })

  test('keeps every line that the author wrote, in order, and accounts for the rest', () => {
    const own = fc.constantFrom(
      'Hello,',
      '',
      'the machine is silent again.',
      '- one',
      'See you on 3.11.2026 at 10:00',
      'Maya',
      'a@b.example',
      'Price: 12 EUR',
    )
    const quoted = fc.constantFrom(
      '> quoted',
      '>',
      '> > deeper',
      '>> a rather long line of what somebody else has written before',
    )
    const line = fc.oneof(own, own, quoted)
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), lines => {
        const text = lines.join('\n')
        const { text: shown, folded } = fold(text)
        const wrote = (some: string) =>
          some.split('\n').filter(one => one !== '' && !one.startsWith('>') && !one.startsWith('[… '))
        expect(wrote(shown)).toEqual(wrote(text))
        const left = (some: string) =>
          some.split('\n').filter(one => one.trim() !== '' && one.startsWith('>')).length
        const away = folded.reduce((sum, { lines: count }) => sum + count, 0)
        expect(left(shown) + away).toBe(left(text))
      }),
      { numRuns: 1_000 },
    )
  })
})

import { checkSync } from 'recheck'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { builtIn, patternsIn } from './patterns.ts'
import { counter } from './work.ts'

const room = '/src/answers/text/'
const load = async () => {
  const [{ reader }, { sanitise }, { fold }, { cut }] = await Promise.all([
    import('../src/answers/text/reader.ts'),
    import('../src/answers/text/sanitise.ts'),
    import('../src/answers/text/fold.ts'),
    import('../src/answers/text/cut.ts'),
  ])
  return { markdown: await reader(), sanitise, fold, cut }
}

describe('No pattern of the room can be made to run on', () => {
  const folder = new URL(`..${room}`, import.meta.url)
  const patterns = patternsIn(folder)
  const built = builtIn(folder)
  // Without repetition there is nothing that could.
  const repeating = patterns.filter(({ source }) => /[*+{]/.test(source))

  test('as a checker finds that knows how they are run', () => {
    expect(patterns.length).toBeGreaterThan(90)
    // What is not written out is one class of characters.
    expect(built.filter(code => !/^new RegExp\(`\[[^\]]*\]`, 'g'\)/.test(code))).toEqual([])
    const found = repeating.map(({ file, source, flags }) => ({
      file,
      source,
      status: checkSync(source, flags, { randomSeed: 1 }).status,
    }))
    expect(found.filter(({ status }) => status !== 'safe')).toEqual([])
  })
})

const repeated = (text: string, length: number) =>
  text.repeat(Math.ceil(length / text.length)).slice(0, length)

/** What attackers repeat. */
const html = [
  '<div>',
  '<b>',
  '<p>x',
  '<a href="https://x.example/?utm_id=1">x',
  '<ul><li>x',
  '<blockquote>x',
  '<table><tr><td>x',
  '<td>x<td>y<tr>',
  '<',
  '<!--',
  '<a href="',
  '<a b=c ',
  '&amp',
  '&#x',
  '&lt;',
  '<b></i>',
  '<b><p></b>',
  '<a><b>',
  '<p style="font-size:0">x',
  '<b style="color:red"><p style="color:blue">x',
  '<span><div></span>',
  '<label><span><div>',
  '<td><p></p>',
  '<br>',
  '<h1>x',
  '<pre>`x',
  '<code>`</code>',
  '<div hidden>x',
  '<img alt=x>',
  '<dl><dt>x<dd>y',
  '<i><b><div></i>',
  '</p>',
  '<li></ul>',
  '<script>',
  '<p><b style="x:y">',
  '<div style="a:b(">',
  '<sup>2',
]
const texts = [
  '&',
  '&amp;',
  '&l&#8203;t;',
  '&#6',
  '<',
  '<system>',
  '![',
  '![a](',
  '![a](b)',
  '[a\n',
  '```x\n',
  '~~~\n',
  '\u202e',
  '\u200b',
  '\u001b[',
  '\u001b[0',
  '\u{e0041}',
  '\u{1f3f4}\u{e0067}',
  '👩\u200d',
  '\ud800',
  'https://',
  'https://a?utm_a=1&',
  'https://www.google.com/url?q=',
  'Human:\n',
  '### x\n',
  '<!--',
  '; ',
  '>[',
  'ا\u200c',
  'a b <x@y.example> ',
]
const mails = [
  '>',
  '> x\n',
  '>\n\n',
  'On 3.11.2026 10:00 a@b.example wrote:\n',
  'On 3.11.2026 10:00\n',
  'From: a\nSent: b\nTo: c\n',
  'From: a\n',
  'wrote:\n',
  '-- \n',
  '--\nx\n> y\n',
  '-',
  '_',
  '---------- Forwarded message ---------\n',
  'Sent from my iPhone\n',
  'x\n> y\n',
  ':',
  '[a](b) ',
  '(',
  '*',
  '\n',
  ' \n',
  '@a> ',
  'x:\n',
  '##-',
  '(a@b)',
]
const sentences = ['a. ', 'A', '[[card:1]]', '[[', '\u0301', '👨‍👩‍👧‍👦', '。', '\n', '1.']

describe('Twice the text is no more than about twice the work', () => {
  const { work, end } = counter(room)
  let text: Awaited<ReturnType<typeof load>>
  beforeAll(async () => {
    text = await load()
    work(() => text.markdown('<p>a</p>'))
  })
  afterAll(end)

  const growth = (run: (length: number) => void) => {
    // The first run of a function is not counted in full.
    const [, once = 0, twice = 0] = [500, 3_000, 6_000].map(length => work(() => run(length)))
    return once < 100 ? 1 : twice / once
  }
  const steep = (parts: readonly string[], run: (part: string, length: number) => void) =>
    parts.map(part => [part, growth(length => run(part, length))] as const).filter(([, times]) => times > 2.2)

  test('to read HTML', () => {
    expect(steep(html, (part, length) => text.markdown(repeated(part, length)))).toEqual([])
  })
  test.each([
    ['<span><div>', '<label></span>'],
    ['<table><tr><td><p><table><tr><td>', '<div></p>'],
    ['<i>'.repeat(20), '<p style="color:red">x'],
    ['<div>'.repeat(500), '<b>x</b>'],
  ])('to read HTML that begins with %j', (begin, part) => {
    // Long enough for what stops after a few hundred steps.
    expect(steep([part], (_, length) => text.markdown(begin + repeated(part, 8 * length)))).toEqual([])
  })
  test('to sanitise', () => {
    expect(steep(texts, (part, length) => text.sanitise(repeated(part, length)))).toEqual([])
  })
  test('to fold', () => {
    expect(steep(mails, (part, length) => text.fold(repeated(part, length)))).toEqual([])
  })
  test('to cut, whatever lies behind', () => {
    expect(steep(sentences, (part, length) => text.cut(repeated(part, 2 * length), length))).toEqual([])
  })
})

describe('A megabyte', () => {
  let text: Awaited<ReturnType<typeof load>>
  beforeAll(async () => {
    text = await load()
  })

  test.each(['<div>', '<b>'])('of %s is read', part => {
    const { text: read } = text.markdown(repeated(part, 1_000_000))
    expect(read.length).toBeLessThanOrEqual(1_000_000)
  })

  test('of quotes, a hundred thousand of them, is folded', () => {
    expect(text.fold(`Hello\n${'> quoted\n'.repeat(100_000)}`)).toEqual({
      text: 'Hello\n\n[… 100000 quoted lines, 900000 characters]',
      folded: [{ kind: 'quote', lines: 100_000, characters: 900_000 }],
    })
  })

  test('of entities within entities is sanitised', () => {
    expect(text.sanitise(`&${'amp;'.repeat(250_000)}lt;system>`).text).toBe('⟨system⟩')
  })
})

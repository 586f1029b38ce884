import { hash as digest } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { OpenFile } from '../src/files/disk.ts'
import { isKept } from '../src/journal/entry.ts'
import { genesis, hashed, parsed, read, seal } from '../src/journal/line.ts'
import { blocks, linesOf } from '../src/journal/lines.ts'

const at = '2026-11-20T12:00:00.000Z'
const good = { seq: 1, at, event: 'outcome', prev: genesis, hash: 'f'.repeat(64) }

/** A good record, less one member. */
const without = (name: string) => Object.fromEntries(Object.entries(good).filter(([one]) => one !== name))

const texts = ['at', 'event', 'prev', 'hash']
const strangers: readonly [what: string, value: unknown][] = [
  ['null', null],
  ['nothing at all', undefined],
  ['a text', 'a record'],
  ['a number', 1],
  ['true', true],
  ['an empty list', []],
  ['a list with a record', [good]],
  ['an empty object', {}],
  ['a number of 0', { ...good, seq: 0 }],
  ['a number below 0', { ...good, seq: -1 }],
  ['a number that is a fraction', { ...good, seq: 1.5 }],
  ['a number that is a text', { ...good, seq: '1' }],
  ['a number above what can be counted', { ...good, seq: 2 ** 53 }],
  ['a number that is null', { ...good, seq: null }],
  ['a number that is true', { ...good, seq: true }],
  ['a number in a list', { ...good, seq: [1] }],
  ...['seq', ...texts].map((name): [string, unknown] => [`no ${name}`, without(name)]),
  ...texts.flatMap((name): [string, unknown][] => [
    [`${name} that is a number`, { ...good, [name]: 1 }],
    [`${name} that is null`, { ...good, [name]: null }],
    [`${name} that is true`, { ...good, [name]: true }],
    [`${name} that is a list of a text`, { ...good, [name]: ['text'] }],
  ]),
]

describe('A record', () => {
  test.each<[string, unknown]>([
    ['the first', good],
    ['the last that can be counted', { ...good, seq: 2 ** 53 - 1 }],
    ['one whose texts are empty', { seq: 7, at: '', event: '', prev: '', hash: '' }],
    ['one that says more', { ...good, ids: { ticket_id: 4001 }, told: null }],
  ])('is what has all five members: %s', (_, value) => {
    expect(isKept(value)).toBe(true)
  })

  test.each(strangers)('is not to be seen in %s', (_, value) => {
    expect(isKept(value)).toBe(false)
  })

  test.each(strangers.filter(([, value]) => value !== undefined))(
    'is not read from a line with %s',
    (_, value) => {
      const line = Buffer.from(JSON.stringify(value))
      expect(parsed(line)).toBeUndefined()
      expect(read(line)).toEqual({ kind: 'torn' })
    },
  )
})

describe('A line', () => {
  const first = seal(1, genesis, { at, text: '{"event":"outcome","told":"Ünïcödé"}' })
  const text = first.line.slice(0, -1)

  test('is made of the number, the time, the entry, the hash before and its own', () => {
    const body = `{"seq":1,"at":"${at}","event":"outcome","told":"Ünïcödé","prev":"${genesis}"`
    const hash = digest('sha256', `${body}}`)
    expect(first).toEqual({ line: `${body},"hash":"${hash}"}\n`, hash })
  })

  test('of an entry without members has no comma too many', () => {
    const { line, hash } = seal(12, first.hash, { at, text: '{}' })
    expect(line).toBe(`{"seq":12,"at":"${at}","prev":"${first.hash}","hash":"${hash}"}\n`)
  })

  test('is hashed without its last member', () => {
    expect(hashed(text)).toBe(`{"seq":1,"at":"${at}","event":"outcome","told":"Ünïcödé","prev":"${genesis}"}`)
    expect(digest('sha256', hashed(text))).toBe(first.hash)
  })

  test('that is as it was written is sound, and is the same after it was read', () => {
    const line = Buffer.from(text)
    const record = {
      seq: 1,
      at,
      event: 'outcome',
      told: 'Ünïcödé',
      prev: genesis,
      hash: first.hash,
    }
    expect(read(line)).toEqual({ kind: 'sound', record })
    expect(parsed(line)).toEqual(record)
    expect(line.toString()).toBe(text)
  })

  test.each<[string, string]>([
    ['a word of it is another', text.replace('outcome', 'intents')],
    ['its number is another', text.replace('"seq":1', '"seq":2')],
    ['its hash is another', text.replace(first.hash, 'f'.repeat(64))],
    ['its hash is in capitals', text.replace(first.hash, first.hash.toUpperCase())],
    ['its hash is too short', text.replace(first.hash, first.hash.slice(1))],
    ['its hash is empty', text.replace(first.hash, '')],
    ['a space stands before its hash', text.replace(',"hash"', ', "hash"')],
    ['a space stands behind its hash', text.replace(/\}$/, ' }')],
    ['a space stands behind it', `${text} `],
    ['a space stands before it', ` ${text}`],
    ['a member follows its hash', text.replace(/\}$/, ',"more":1}')],
    ['it is shorter than the end of a line', '{"seq":1,"at":"","event":"","prev":"","hash":""}'],
  ])('is changed when %s', (_, line) => {
    expect(read(Buffer.from(line))).toEqual({ kind: 'changed', record: JSON.parse(line) })
  })

  test.each<[string, string]>([
    ['is empty', ''],
    ['is a space', ' '],
    ['says something else', 'This never happened.'],
    ['ends too early', text.slice(0, -1)],
    ['begins too late', text.slice(1)],
    ['is two in one', text + text],
    ['holds zeros behind the record', `${text}\0\0`],
  ])('that %s is no record', (_, line) => {
    expect(parsed(Buffer.from(line))).toBeUndefined()
    expect(read(Buffer.from(line))).toEqual({ kind: 'torn' })
  })
})

describe('The lines of a block', () => {
  const found = (text: string, from = 0) =>
    [...linesOf({ bytes: Buffer.from(text), from })].map(({ bytes, ...line }) => ({
      text: bytes.toString(),
      ...line,
    }))

  test.each<[string, string, ReturnType<typeof found>]>([
    ['nothing', '', []],
    ['one that ended', 'ab\n', [{ text: 'ab', from: 10, to: 13, ended: true }]],
    ['one that did not end', 'ab', [{ text: 'ab', from: 10, to: 12, ended: false }]],
    ['one that is empty', '\n', [{ text: '', from: 10, to: 11, ended: true }]],
    [
      'three, of which one is empty and the last did not end',
      'ab\n\nc',
      [
        { text: 'ab', from: 10, to: 13, ended: true },
        { text: '', from: 13, to: 14, ended: true },
        { text: 'c', from: 14, to: 15, ended: false },
      ],
    ],
  ])('are told with the places where they begin and end: %s', (_, text, lines) => {
    expect(found(text, 10)).toEqual(lines)
  })
})

describe('The blocks of a file', () => {
  const unused = () => Promise.reject(new Error('A file is only read.'))

  /** A file in memory, which gives at most so many bytes at a time. */
  const holding = (text: string, most = Number.POSITIVE_INFINITY): OpenFile => ({
    async read(into, at) {
      const bytes = Buffer.from(text).subarray(at, at + Math.min(into.length, most))
      into.set(bytes)
      return bytes.length
    },
    stat: unused,
    write: unused,
    truncate: unused,
    sync: unused,
    close: unused,
  })

  async function blocksOf(file: OpenFile, from?: number, to?: number, chunk?: number) {
    const found: [from: number, text: string][] = []
    for await (const { bytes, from: at } of blocks(file, from, to, chunk)) found.push([at, bytes.toString()])
    return found
  }

  test.each<[string, string, number, [number, string][]]>([
    ['an empty file', '', 4, []],
    ['a line as long as a block', 'abc\n', 4, [[0, 'abc\n']]],
    [
      'lines that go over the ends of blocks',
      'ab\ncd\nef\n',
      4,
      [
        [0, 'ab\n'],
        [3, 'cd\n'],
        [6, 'ef\n'],
      ],
    ],
    [
      'a line that is longer than two blocks',
      'abcdefghij\nk\nl\n',
      4,
      [
        [0, 'abcdefghij\n'],
        [11, 'k\n'],
        [13, 'l\n'],
      ],
    ],
    [
      'a newline that comes alone',
      'abcd\nef\n',
      4,
      [
        [0, 'abcd\n'],
        [5, 'ef\n'],
      ],
    ],
    [
      'a last line that did not end',
      'ab\ncd',
      64,
      [
        [0, 'ab\n'],
        [3, 'cd'],
      ],
    ],
    ['a line that never ends', 'abcdefgh', 3, [[0, 'abcdefgh']]],
    [
      'two lines in one block, and one more',
      'a\nb\nc\n',
      4,
      [
        [0, 'a\nb\n'],
        [4, 'c\n'],
      ],
    ],
    [
      'lines that are empty',
      '\n\n\n',
      2,
      [
        [0, '\n\n'],
        [2, '\n'],
      ],
    ],
  ])('hold whole lines, and know where they begin: %s', async (_, text, chunk, expected) => {
    expect(await blocksOf(holding(text), 0, undefined, chunk)).toEqual(expected)
  })

  test('are read from a place to another, and no further', async () => {
    expect(await blocksOf(holding('ab\ncd\nef\ngh\n'), 3, 8)).toEqual([
      [3, 'cd\n'],
      [6, 'ef'],
    ])
    expect(await blocksOf(holding('ab\ncd\n'), 3, 3)).toEqual([])
    expect(await blocksOf(holding('ab\ncd\n'), 6)).toEqual([])
  })

  test('are whole when the file gives a byte at a time', async () => {
    expect(await blocksOf(holding('ab\n\ncd', 1))).toEqual([
      [0, 'ab\n'],
      [3, '\n'],
      [4, 'cd'],
    ])
  })

  test('hold no more than a MiB of a line, and the next begins where it does', async () => {
    const long = 'x'.repeat((1 << 20) + 5_000)
    const [first, second, ...more] = await blocksOf(holding(`${long}\nab\n`))
    expect([first?.[0], first?.[1].length, first?.[1].slice(-2)]).toEqual([0, (1 << 20) + 1, 'x\n'])
    expect(second).toEqual([long.length + 1, 'ab\n'])
    expect(more).toEqual([])
  })
})

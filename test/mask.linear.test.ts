import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'acorn'
import { full } from 'acorn-walk'
import { transformSync } from 'esbuild'
import { check } from 'recheck'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handles } from '../src/answers/mask/handles.ts'
import { masking } from '../src/answers/mask/masking.ts'
import { labelled } from './corpus/mask/corpus.ts'
import { hostile } from './corpus/mask/hostile.ts'
import { type Meter, metered } from './corpus/mask/meter.ts'

const room = new URL('../src/answers/mask/', import.meta.url).pathname

/** Every regular expression that is written in the room, and how many are put together at run time. */
function written() {
  const patterns = new Map<string, { source: string; flags: string }>()
  let built = 0
  for (const file of readdirSync(room, { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.ts'),
  )) {
    const { code } = transformSync(readFileSync(room + file, 'utf8'), { loader: 'ts', target: 'es2023' })
    full(parse(code, { ecmaVersion: 2023, sourceType: 'module' }), node => {
      if (node.type === 'Literal' && 'regex' in node && node.regex) {
        const { pattern: source, flags } = node.regex
        patterns.set(`/${source}/${flags}`, { source, flags })
      }
      if (node.type === 'NewExpression' && node.callee.type === 'Identifier' && node.callee.name === 'RegExp')
        built++
    })
  }
  return { patterns, built }
}

const strict = await masking('strict')
const mask = (text: string) =>
  strict(text, { handles: handles({ now: () => 0, most: 100 })('agent'), names: ['Maya Olsen', '山田 太郎'] })

describe('Every pattern of the room', () => {
  test('is linear, as a checker of regular expressions proves', async () => {
    const { patterns, built } = written()
    expect(patterns.size).toBeGreaterThan(150)
    // The forms of IBANs, the words of a forged handle, and values that were used, letter by letter: what they are made of has no repetition without an end.
    expect(built).toBe(3)
    const meter = metered(true)
    for (const { text } of labelled().filter((_, index) => index % 20 === 0)) mask(text)
    meter.stop()
    const made = [...meter.patterns.values()].filter(({ source }) =>
      /^\^\[A-Z\]\{2\}\\d\{2\}|^\\\[\\s/.test(source),
    )
    expect(made.length).toBeGreaterThan(5)
    const unsafe: string[] = []
    for (const { source, flags } of [...patterns.values(), ...made]) {
      const { status } = await check(source, flags, { timeout: 20_000 })
      if (status !== 'safe') unsafe.push(`${status}: /${source}/${flags}`)
    }
    expect(unsafe).toEqual([])
  })
})

describe('The work that a text causes, in characters that patterns and searches look at', () => {
  let meter: Meter
  beforeAll(() => {
    meter = metered()
  })
  afterAll(() => meter.stop())

  const work = (text: string) => {
    const before = meter.characters()
    mask(text)
    return meter.characters() - before
  }

  test.each([...hostile(10_000)])(
    'grows as the text does where it is made for the finders of %s',
    (_, texts) => {
      for (const text of texts) {
        const [small, large] = [work(text.slice(0, 2_000)), work(text)]
        expect(large, text.slice(0, 60)).toBeLessThanOrEqual(small * 6 + 10_000)
        expect(large / text.length, text.slice(0, 60)).toBeLessThanOrEqual(600)
      }
    },
  )

  test('of a million characters is ten times that of a hundred thousand', () => {
    const all = [...hostile(400)].flatMap(([, texts]) => texts).join(' ')
    const text = all.repeat(Math.ceil(1e6 / all.length)).slice(0, 1e6)
    const ratio = work(text) / work(text.slice(0, 1e5))
    expect(ratio).toBeGreaterThan(9)
    expect(ratio).toBeLessThan(11)
  })
})

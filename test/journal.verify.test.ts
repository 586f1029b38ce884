import { describe, expect, test } from 'vitest'
import type { Tampering } from '../src/journal/verify/finding.ts'
import { sentence } from '../src/journal/verify/words.ts'
import { verify } from '../src/journal/verify.ts'
import { home, type Line, lay, sealed, written } from './journal-rig.ts'

const parse = ({ text }: Line): Record<string, unknown> & { seq: number; hash: string; prev: string } =>
  JSON.parse(text)

/** What was done to the lines, and where a check has to see it: any of these lines, and a kind for each. */
interface Deed {
  readonly lines: readonly Line[]
  readonly kinds: readonly Tampering[]
  readonly at: readonly number[]
  /** One of these records is among those that are named. */
  readonly seqs: readonly number[]
}

type Tamper = (lines: readonly Line[], at: number, others: readonly Line[]) => Deed

const told = (line: Line, told: string): Line => ({ ...line, text: JSON.stringify({ ...parse(line), told }) })
const resealed = (line: Line, more: object): Line => ({ ...line, text: sealed({ ...parse(line), ...more }) })
const seqAt = (lines: readonly Line[], at: number) => parse(lines[at] ?? { file: '', text: '{}' }).seq

function item<T>(list: readonly T[], at: number): T {
  const one = list[at]
  if (one === undefined) throw new Error(`There is no ${at}.`)
  return one
}

const tampers: Readonly<Record<Tampering, Tamper>> = {
  edit(lines, at) {
    const line = item(lines, at)
    const last = at === lines.length - 1
    const ways: readonly Line[] = [
      told(line, 'Nothing happened.'),
      resealed(line, { told: 'Nothing happened.' }),
      { ...line, text: line.text.replace('"triage-bot"', '"someone"') },
      { ...line, text: `${line.text.slice(0, -1)}, "x":1}` },
    ]
    const way = item(ways, at % ways.length)
    const rehashed = way === ways[1] && last
    return {
      lines: lines.with(at, way === line ? item(ways, 0) : way),
      kinds: [rehashed ? 'rewrite' : 'edit'],
      at: [at],
      seqs: [seqAt(lines, at)],
    }
  },
  delete: (lines, at) => ({
    lines: lines.toSpliced(at, 1),
    kinds: [at === lines.length - 1 ? 'truncate' : 'delete'],
    at: [at],
    seqs: [seqAt(lines, at)],
  }),
  insert(lines, at) {
    const line = item(lines, at)
    const { seq, hash } = parse(line)
    const more = [
      resealed(line, { seq: seq + 1, prev: hash, told: 'This never happened.' }),
      { ...line, text: 'This never happened.' },
      { ...line, text: '' },
      { ...line, text: JSON.stringify({ ...parse(line), seq: seq + 1, prev: hash }) },
    ]
    return {
      lines: lines.toSpliced(at + 1, 0, item(more, at % more.length)),
      kinds: ['insert'],
      at: [at + 1],
      seqs: [seq, seq + 1],
    }
  },
  reorder(lines, at) {
    const [one, other] = [item(lines, at), item(lines, at + 1)]
    const swapped = lines.with(at, { ...one, text: other.text }).with(at + 1, { ...other, text: one.text })
    return {
      lines: swapped,
      kinds: ['reorder'],
      at: [at, at + 1],
      seqs: [seqAt(lines, at), seqAt(lines, at + 1)],
    }
  },
  duplicate(lines, at) {
    const to = (at * 7) % lines.length
    const copy = { file: item(lines, to).file, text: item(lines, at).text }
    return {
      lines: lines.toSpliced(to + 1, 0, copy),
      kinds: [copy.file === item(lines, at).file ? 'duplicate' : 'splice'],
      // Of two that stand together, neither is the first.
      at: to === at ? [to, to + 1] : [to + 1],
      seqs: [seqAt(lines, at)],
    }
  },
  truncate: (lines, at) => ({
    lines: lines.slice(0, at + 1),
    kinds: ['truncate'],
    at: [at + 1],
    seqs: [seqAt(lines, at) + 1],
  }),
  splice(lines, at, others) {
    const file = item(lines, at).file
    const strange = others.slice(at, at + 3).map(({ text }) => ({ file, text }))
    const replaced = at % 2 === 0 ? strange.length : 0
    return {
      lines: lines.toSpliced(at, replaced, ...strange),
      // The beginning of another journal and the rest of this one: wrong is where they meet.
      kinds: [at === 0 ? 'edit' : 'splice'],
      at: [at === 0 ? 2 : at],
      seqs: [seqAt(others, at === 0 ? 2 : at)],
    }
  },
  rewrite(lines, at) {
    let prev = parse(item(lines, at)).prev
    const anew = lines.map((line, index) => {
      if (index < at) return line
      const changed = resealed(line, { prev, ...(index === at && { agent: 'nobody' }) })
      prev = parse(changed).hash
      return changed
    })
    return { lines: anew, kinds: ['rewrite'], at: [], seqs: [seqAt(lines, at)] }
  },
}

describe('A journal that somebody has changed', () => {
  test.each(Object.entries(tampers))(
    '%s: found at 100 of 100 places, and said where',
    async (kind, tamper) => {
      const one = await written(home(), 3, 40)
      const other = await written(home(), 3, 40, 'another')
      const folder = home()
      // What needs a line after it ends one earlier.
      const last = one.lines.length - (['insert', 'reorder', 'truncate'].includes(kind) ? 2 : 1)
      const missed: string[] = []
      for (let place = 0; place < 100; place++) {
        const position = Math.round((place * last) / 99)
        const deed = tamper(one.lines, position, other.lines)
        lay(folder, deed.lines)
        const spots = deed.at.map(at => spot(deed.lines, at))
        const { problems } = await verify(folder, { expected: one.head, anchors: one.heads })
        const right = problems.some(
          found =>
            deed.kinds.includes(found.kind) &&
            deed.seqs.some(seq => found.seq <= seq && seq <= found.to) &&
            (spots.length === 0 || spots.includes(`${found.file}:${found.line}`)),
        )
        if (!right || problems.length > (kind === 'splice' ? 2 : 1))
          missed.push(
            `at ${position} (${spots}, record ${deed.seqs}, ${deed.kinds}): ${problems.map(one => `${one.kind}: ${sentence(one)}`).join(' ')}`,
          )
      }
      expect(missed).toEqual([])
    },
  )
})

/** The file and the number of a line, or of the one behind the last. */
function spot(lines: readonly Line[], at: number): string {
  const file = lines[at]?.file ?? lines.at(-1)?.file ?? ''
  const first = lines.findIndex(line => line.file === file)
  return `${file}:${at - first + 1}`
}

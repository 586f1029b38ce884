import { hash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sentence } from '../src/journal/verify/words.ts'
import { verify } from '../src/journal/verify.ts'
import { home, type Line, lay, sealed, written } from './journal-rig.ts'

/**
 * A journal in a few lines: every line is a record whose hash fits, each names the one before, the first opens its file,
 * and the head is among them.
 */
function genuine(lines: readonly Line[], head: string): boolean {
  let before: { seq: number; hash: string } | undefined
  let there = false
  for (const { file, text } of lines) {
    const [, body, stated] = /^(.*),"hash":"([0-9a-f]{64})"\}$/.exec(text) ?? []
    if (body === undefined || stated !== hash('sha256', `${body}}`)) return false
    const { seq, prev, event, file: own } = JSON.parse(text)
    if (before ? seq !== before.seq + 1 || prev !== before.hash : event !== 'opened' || own !== file)
      return false
    if (!before && seq === 1 && prev !== '0'.repeat(64)) return false
    before = { seq, hash: stated }
    there ||= stated === head
  }
  return there
}

/** Something that is done to lines; numbers are taken by the length of the list. */
type Deed = (lines: readonly Line[], at: number, to: number) => readonly Line[]

const changed = (line: Line, text: string): Line => ({ ...line, text })

const deeds: Readonly<Record<string, Deed>> = {
  'changes a letter': (lines, at, to) => {
    const line = lines[at]
    if (!line) return lines
    const place = to % line.text.length
    const letter = line.text[place] === 'a' ? 'b' : 'a'
    return lines.with(at, changed(line, line.text.slice(0, place) + letter + line.text.slice(place + 1)))
  },
  'seals a change': (lines, at) => {
    const line = lines[at]
    return line ? lines.with(at, changed(line, resealed(line.text))) : lines
  },
  'takes a line away': (lines, at) => lines.toSpliced(at, 1),
  'copies a line': (lines, at, to) => {
    const [line, place] = [lines[at], lines[to]]
    return line && place ? lines.toSpliced(to, 0, { ...line, file: place.file }) : lines
  },
  'moves a line': (lines, at, to) => {
    const [line, place] = [lines[at], lines[to]]
    return line && place ? lines.toSpliced(at, 1).toSpliced(to, 0, { ...line, file: place.file }) : lines
  },
  'adds a line': (lines, at) => {
    const line = lines[at]
    return line ? lines.toSpliced(at, 0, changed(line, 'nothing')) : lines
  },
  'cuts the end off': (lines, at) => lines.slice(0, at + 1),
  'takes the oldest file away': lines => lines.filter(({ file }) => file !== lines[0]?.file),
  'seals all that follows': (lines, at) => {
    let prev: string | undefined
    return lines.map((line, index) => {
      if (index < at || !line.text.startsWith('{') || !line.text.endsWith('}')) return line
      try {
        const text = sealed({
          ...JSON.parse(line.text),
          ...(prev === undefined ? { agent: 'nobody' } : { prev }),
        })
        prev = JSON.parse(text).hash
        return changed(line, text)
      } catch {
        return line
      }
    })
  },
}

function resealed(text: string): string {
  try {
    return sealed({ ...JSON.parse(text), agent: 'nobody' })
  } catch {
    return text
  }
}

describe('A check of a journal', () => {
  test('finds something exactly when the short reference does, whatever was done to it', async () => {
    const one = await written(home(), 3, 6)
    const folder = home()
    const done = fc.tuple(fc.constantFrom(...Object.keys(deeds)), fc.nat(), fc.nat())
    await fc.assert(
      fc.asyncProperty(fc.array(done, { maxLength: 3 }), async list => {
        let lines: readonly Line[] = one.lines
        for (const [deed, at, to] of list)
          if (lines.length > 0) lines = deeds[deed]?.(lines, at % lines.length, to % lines.length) ?? lines
        lay(folder, lines)
        const { problems } = await verify(folder, { expected: one.head })
        expect(problems.length === 0, problems.map(sentence).join(' ')).toBe(genuine(lines, one.head.hash))
      }),
      { numRuns: 300 },
    )
  })
})

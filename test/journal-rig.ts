import { hash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Clock, clock as realClock } from '../src/journal/clock.ts'
import { type Head, type Kept, uncounted } from '../src/journal/entry.ts'
import { type Options, open } from '../src/journal/journal.ts'
import { temporary } from './canary/folder.ts'
import { day, outcome } from './journal-entry.ts'

/** A folder of its own. */
export const home = temporary

/** The real clock, which only says what it is told when it is asked for the time of day. */
export function dated(atMs = day(0)): Clock & { set(ms: number): void } {
  let nowMs = atMs
  return {
    ...realClock,
    now: () => nowMs,
    set(ms) {
      nowMs = ms
    },
  }
}

/** A journal that says nothing and counts nothing, unless it is told otherwise. */
export const journal = (options: Partial<Options<undefined>> & { folder: string }) =>
  open({ warn: () => {}, fold: uncounted, ...options })

/** A line of a journal, and the file that it is in. */
export interface Line {
  readonly file: string
  readonly text: string
}

/** All lines of a journal, in order. */
export const linesOf = (folder: string): Line[] =>
  readdirSync(folder)
    .filter(name => name.endsWith('.jsonl'))
    .sort()
    .flatMap(file =>
      readFileSync(join(folder, file), 'utf8')
        .split('\n')
        .filter(text => text !== '')
        .map(text => ({ file, text })),
    )

/** All records of a journal, in order, without the lines that were cut off. */
export const recordsOf = (folder: string): Kept[] =>
  linesOf(folder).flatMap(({ text }) => (text.endsWith('}') ? [JSON.parse(text)] : []))

/** Puts a journal down as somebody wants it to be. */
export function lay(folder: string, lines: readonly Line[]): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  const texts = new Map<string, string>()
  for (const { file, text } of lines) texts.set(file, `${texts.get(file) ?? ''}${text}\n`)
  for (const [file, text] of texts) writeFileSync(join(folder, file), text)
}

/** A line whose hash fits, whatever it says: for who rewrites a journal. */
export function sealed(record: object): string {
  const { hash: _, ...rest } = { hash: '', ...record }
  const body = JSON.stringify(rest)
  return `${body.slice(0, -1)},"hash":"${hash('sha256', body)}"}`
}

/** A journal of some days, and heads of it that were kept elsewhere. */
export async function written(folder: string, days: number, each: number, name = 'one') {
  const clock = dated()
  const laterMs = name.length * 1_000
  const one = journal({ folder, clock })
  const heads: Head[] = []
  for (let at = 0; at < days * each; at++) {
    if (at % each === 0) clock.set(day(at / each) + laterMs)
    const head = await one.record(outcome(at, { journal: name }))
    if (at % 10 === 9) heads.push(head)
  }
  await one.close()
  const { head } = one.state()
  if (!head) throw new Error('Nothing was written.')
  return { lines: linesOf(folder), heads, head }
}

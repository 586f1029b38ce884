import { createHash } from 'node:crypto'

/** How many lines are tried together or not at all. */
const height = 12

/** A part of the whole, such as the third of eight. */
export interface Slice {
  readonly at: number
  readonly of: number
}

/** Reads a slice as it is given on the command line: `3/8`. */
export function sliceOf(text: string): Slice {
  const [, at, of] = /^([1-9]\d*)\/([1-9]\d*)$/.exec(text) ?? []
  if (at === undefined || Number(at) > Number(of))
    throw new Error(`${text} is no part of the whole: write it as 3/8, the third of eight parts`)
  return { at: Number(at), of: Number(of) }
}

/**
 * Which lines of a file belong to a slice, as Stryker reads them: a sample that nobody chooses. Each line is in one
 * slice; a mutant that reaches beyond its lines, as the whole body of a function does, is in none. Those are the ones
 * that are found most easily, so that a sample says less than the whole would, and one slice alone is the whole.
 */
export function linesOf(file: string, lines: number, { at, of }: Slice): readonly string[] {
  if (of === 1) return [file]
  const drawn = (from: number) => createHash('sha256').update(`${file} ${from}`).digest().readUInt32BE() % of
  return Array.from({ length: Math.ceil(lines / height) }, (_, block) => block * height + 1)
    .filter(from => drawn(from) === at - 1)
    .map(from => `${file}:${from}-${Math.min(lines, from + height - 1)}`)
}

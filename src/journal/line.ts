import { hash as digest } from 'node:crypto'
import { isKept, type Kept } from './entry.ts'

/** What stands in the first record for the hash of the one before. */
export const genesis = '0'.repeat(64)

const opening = Buffer.from(',"hash":"')
const closing = Buffer.from('"}')
const tail = opening.length + genesis.length + closing.length
const brace = 0x7d

/** An entry as text, which only lacks its place in the chain. */
export interface Draft {
  readonly at: string
  /** The entry as JSON. */
  readonly text: string
}

/** A line of the journal, with its newline. */
export interface Sealed {
  readonly line: string
  readonly hash: string
}

/**
 * Makes a record of a draft: `{"seq":…,"at":…,` the entry's members `,"prev":…,"hash":…}`. `prev` is the hash of the
 * record before. `hash` is the SHA-256, in hexadecimal digits, of the line's bytes without its newline and without the
 * member `,"hash":"…"`, which is always the last.
 */
export function seal(seq: number, prev: string, { at, text }: Draft): Sealed {
  const members = text.slice(1, -1)
  const body = `{"seq":${seq},"at":"${at}"${members && ','}${members},"prev":"${prev}"`
  const hash = digest('sha256', `${body}}`)
  return { line: `${body},"hash":"${hash}"}\n`, hash }
}

/** What the hash of a line is taken of. */
export const hashed = (line: string) => `${line.slice(0, -tail)}}`

/** A line as it is found: a record that is as it was written, one that is not, or no record at all. */
export type Read =
  | { readonly kind: 'sound' | 'changed'; readonly record: Kept }
  | { readonly kind: 'torn'; readonly record?: undefined }

const torn: Read = { kind: 'torn' }

/** Reads a line, without its newline. */
export function read(line: Buffer): Read {
  const record = parsed(line)
  return record ? { kind: record.hash === hashOf(line) ? 'sound' : 'changed', record } : torn
}

/** The record of a line, whose hash is not looked at: that takes as long as all else. */
export function parsed(line: Buffer): Kept | undefined {
  try {
    const value: unknown = JSON.parse(line.toString())
    return isKept(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** The hash that a line should have; undefined where it does not end as lines do. */
function hashOf(line: Buffer): string | undefined {
  const end = line.length - tail
  if (end < 0 || !line.subarray(end, end + opening.length).equals(opening)) return undefined
  if (!line.subarray(-closing.length).equals(closing)) return undefined
  const comma = line[end] ?? 0
  // For a moment, the line is what was hashed.
  line[end] = brace
  const hash = digest('sha256', line.subarray(0, end + 1))
  line[end] = comma
  return hash
}

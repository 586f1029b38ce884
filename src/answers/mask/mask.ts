import { type Known, known } from './find/name.ts'
import { find, type Knowledge } from './find.ts'
import { forgeries } from './forgery.ts'
import type { Handles } from './handles.ts'
import { type Hints, isKept } from './hints.ts'
import { asWritten, type Counts, type Found, type Kind, kindsOf, type Level } from './kinds.ts'
import type { Lexicon } from './lexicon.ts'
import { read } from './page.ts'
import { plain } from './plain.ts'
import { type Field, walk } from './walk.ts'

/** A value as an agent may read it, and how much of it was masked. */
export interface Masked {
  readonly value: unknown
  readonly counts: Counts
}

/** For whom a value is masked: whose handles stand in it, and which names are known beside those in its own fields. */
export interface Reader {
  readonly handles: Handles
  readonly names?: Iterable<string>
}

/** Masks personal data in texts and in JSON values, keys left alone. Mask a value once: its own handles would count as forged. */
export type Masker = (value: unknown, reader: Reader) => Masked

interface Parts extends Knowledge {
  readonly lexicon: Lexicon
}

/** A masker of one level. `hints` tells what a field is; what the texts hold is found by itself. */
export function masker(level: Level, parts: Parts, hints: Hints = () => undefined): Masker {
  const kinds = kindsOf(level)
  return (value, { handles, names = [] }) => {
    const counts: Partial<Record<Kind, number>> = {}
    const people = known(kinds.has('name') ? [...names, ...hinted(value, hints, 'name')] : [])
    const handle = (kind: Kind, value: string) => {
      counts[kind] = (counts[kind] ?? 0) + 1
      return handles.handle({ kind, value })
    }
    const again = repeated(handles.used().filter(one => kinds.has(one.kind)))
    const text = (written: string, label: string) =>
      masked(written, label, kinds, parts, people, again, handle)
    const field: Field = (value, hint, path) => {
      if (hint === 'clean') return value
      if (hint && kinds.has(hint)) return whole(value, hint, handle)
      if (typeof value === 'string')
        return isKept(path) && !value.includes('[')
          ? value
          : text(value, label(path.at(-1) ?? '', parts.lexicon))
      return typeof value === 'number' && !isKept(path) && isLong(value) ? numeric(value, text) : value
    }
    return { value: walk(value, hints, field), counts }
  }
}

/** The texts of the fields that are of a kind. */
function hinted(value: unknown, hints: Hints, kind: Kind): readonly string[] {
  const texts: string[] = []
  walk(value, hints, (value, hint) => {
    if (hint === kind && typeof value === 'string') texts.push(value)
    return value
  })
  return texts
}

/** A field that is a value as a whole. */
function whole(value: unknown, kind: Kind, handle: (kind: Kind, value: string) => string): unknown {
  if (typeof value === 'number') return handle(kind, String(value))
  return typeof value === 'string' && value.trim() !== '' ? handle(kind, value.trim()) : value
}

/** As long as the number of a card: ids are shorter. */
const isLong = (value: number) => Number.isSafeInteger(value) && value >= 1e14

function numeric(value: number, text: (written: string, label: string) => string): unknown {
  const shown = text(String(value), '')
  return shown === String(value) ? value : shown
}

/** `api_key` as `api key`: the name of a field says what stands in it, as a word in a sentence does. */
function label(key: string, { words }: Lexicon): string {
  const text = key.toLowerCase().replaceAll('_', ' ')
  return words.has(text.split(' ', 1)[0] ?? '') ? text : ''
}

/** Shorter texts hold nothing but names. */
const shortest = 5

function masked(
  written: string,
  label: string,
  kinds: ReadonlySet<Kind>,
  parts: Parts,
  people: Known,
  again: (text: string) => readonly Found[],
  handle: (kind: Kind, value: string) => string,
): string {
  const seen = plain(written)
  const known = again(seen.text)
  if (
    written.length < shortest &&
    people.spaced.size === 0 &&
    people.unspaced.size === 0 &&
    label === '' &&
    known.length === 0
  )
    return written
  const lead = label === '' ? '' : `${label}: `
  const pieces: Piece[] = [...forgeries(seen)]
  if (kinds.size > 0)
    for (const found of find(read(lead + seen.text, parts.lexicon), kinds, parts, people))
      if (found.start >= lead.length)
        pieces.push({
          start: seen.start(found.start - lead.length),
          end: seen.end(found.end - lead.length),
          shown: found,
        })
  for (const found of known)
    pieces.push({ start: seen.start(found.start), end: seen.end(found.end), shown: found })
  let shown = ''
  let done = 0
  for (const piece of pieces.sort((a, b) => a.start - b.start || b.end - a.end)) {
    // What begins in another piece goes with it.
    if (piece.start >= done)
      shown +=
        written.slice(done, piece.start) +
        (typeof piece.shown === 'string' ? piece.shown : handle(piece.shown.kind, piece.shown.value))
    done = Math.max(done, piece.end)
  }
  return shown + written.slice(done)
}

/** So many values that an agent has used are looked for: the last ones. */
const mostAgain = 1_000

/** Finds values that the agent has written by their handles, whatever stands around them now. */
function repeated(values: readonly Pick<Found, 'kind' | 'value'>[]): (text: string) => readonly Found[] {
  if (values.length === 0) return () => []
  const byText = new Map(values.slice(-mostAgain).map(one => [one.value.toLowerCase(), one]))
  const each = [...byText.keys()]
    .sort((a, b) => b.length - a.length)
    .map(text => {
      const literal = text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
      // A short one stands within many a number.
      return text.length > shortest ? literal : `(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`
    })
  const pattern = new RegExp(each.join('|'), 'giu')
  return text =>
    [...text.matchAll(pattern)].flatMap(({ 0: match, index }) => {
      const one = byText.get(match.toLowerCase())
      return one ? [{ ...asWritten(one.kind, index, match), value: one.value }] : []
    })
}

/** A stretch of a text and what is shown in its place: the handle of what was found, or a forgery made visible. */
interface Piece {
  readonly start: number
  readonly end: number
  readonly shown: string | Found
}

import { characters, type Weight } from './weight.ts'

/** A part of a text, and where to read on; without `next` it goes to the end. */
export interface Piece {
  readonly text: string
  readonly next?: number
}

/** Sentences are looked for so far back, and no further than half of the piece. */
const mostBack = 600
const ahead = 100

/**
 * As much of a text as fits, from an offset on: up to the end of a sentence, or of a word where the sentence is too long.
 * What one reads, from piece to piece, is the whole text. No character and no mask, like `[[card:1]]`, is cut in two.
 */
export function cut(text: string, most: number, from = 0, weight: Weight = characters): Piece {
  const start = whole(text, Math.min(Math.max(0, from), text.length))
  const end = limit(text, start, most, weight)
  if (end >= text.length) return { text: text.slice(start) }
  const back = Math.max(start + Math.floor((end - start) / 2), end - mostBack)
  const at = unmasked(
    text,
    start,
    sentence(text, back, end) ?? word(text, back, end) ?? grapheme(text, start, end),
  )
  return at >= text.length ? { text: text.slice(start) } : { text: text.slice(start, at), next: at }
}

/** An offset between the halves of a character is taken for the one before it. */
const whole = (text: string, at: number) => {
  const point = at > 0 ? text.codePointAt(at - 1) : undefined
  return point !== undefined && point > 0xffff ? at - 1 : at
}

function limit(text: string, start: number, most: number, weight: Weight): number {
  const adds = weight()
  let sum = 0
  let at = start
  while (at < text.length) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
    sum += adds(character)
    if (sum > most) break
    at += character.length
  }
  return at
}

function sentence(text: string, from: number, to: number): number | undefined {
  let last: number | undefined
  const segments = new Intl.Segmenter('und', { granularity: 'sentence' }).segment(
    text.slice(from, to + ahead),
  )
  for (const { index } of segments) {
    if (from + index > to) break
    if (index > 0) last = from + index
  }
  return last
}

function word(text: string, from: number, to: number): number | undefined {
  for (let at = to; at > from; at -= 1) if (/\s/.test(text.charAt(at - 1))) return at
  return undefined
}

/** The last boundary between what a reader takes for characters; longer heaps of marks than these are cut all the same. */
function grapheme(text: string, start: number, end: number): number {
  const from = whole(text, Math.max(start, end - ahead))
  const segments = new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(
    text.slice(from, end + ahead),
  )
  const segment = segments.containing(end - from)
  const before = from + (segment?.index ?? 0)
  if (before > start) return before
  const after = from + (segment ? segment.index + segment.segment.length : 0)
  return after > start ? after : Math.max(end, start + 1)
}

const mask = /\[\[[a-z_]{1,20}:\d{1,9}\]\]/g

/** Before the mask that this offset would cut, or behind it where the text begins with it. */
function unmasked(text: string, start: number, at: number): number {
  const from = Math.max(0, at - 40)
  for (const found of text.slice(from, at + 40).matchAll(mask)) {
    const begin = from + found.index
    const end = begin + found[0].length
    if (begin < at && at < end) return begin > start ? begin : end
  }
  return at
}

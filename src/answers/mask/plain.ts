import { firstFrom } from './order.ts'

/** A text without disguise, and the way back from it to the text as it was written. */
export interface Plain {
  readonly text: string
  /** Where in the written text a position of the plain one begins. */
  start(at: number): number
  /** Where in the written text what ends at this position of the plain one ends. */
  end(at: number): number
}

// Characters that are not seen, spaces, dashes and dots of other kinds, full-width and mathematical letters, digits of
// other scripts, letters with their accent apart, entities of HTML and the escapes of a URL.
const disguise =
  /\p{DI}|\u20e3|[\u00a0\u0130\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u1680\u2000-\u200a\u2010-\u2015\u2022\u2024\u2027-\u2029\u202f\u205f\u2070-\u2089\u2212\u2460-\u2468\u24ea\u3000\u3002\ufe52\ufe58\ufe63\ufe6b\uff01-\uff61]|[\u{1d400}-\u{1d7ff}]|[A-Za-z][\u0300-\u036f]{1,3}|&(?:amp;){0,3}(?:#\d{1,6}|#[xX][\da-fA-F]{1,5}|nbsp|amp|commat|period|lowbar|num|colon|sol|dash|shy|lsqb|rsqb|lbrack|rbrack|zwj|zwnj);|%(?:20|2[bBdDeEfF]|3[aAdD]|40)/uy

const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  commat: '@',
  period: '.',
  lowbar: '_',
  num: '#',
  colon: ':',
  sol: '/',
  dash: '-',
  shy: '',
  lsqb: '[',
  rsqb: ']',
  lbrack: '[',
  rbrack: ']',
  zwj: '',
  zwnj: '',
}

/** Sees a text as a person reads it: `４１１１`, `4&#49;1​1` and `maya＠example。com` as `4111` and `maya@example.com`. */
export function plain(written: string): Plain {
  const pieces: Piece[] = []
  let text = ''
  let done = 0
  const isAddress = address.test(written)
  for (let at = 0; at < written.length; at++) {
    if (isAddress && isBlank(written, at)) {
      text += `${written.slice(done, at)} `
      done = at + 1
      pieces.push({ from: text.length - 1, to: text.length, written: at, writtenTo: done })
    }
    if (!isSuspicious(written, at)) continue
    // An accent that stands apart belongs to the letter before it.
    disguise.lastIndex = isAccent(written.charCodeAt(at)) && at > done ? at - 1 : at
    const match = disguise.exec(written)
    if (!match) continue
    text += written.slice(done, match.index)
    const from = text.length
    text += undisguised(match[0])
    done = match.index + match[0].length
    pieces.push({ from, to: text.length, written: match.index, writtenTo: done })
    at = done - 1
  }
  if (pieces.length === 0) return { text: written, start: same, end: same }
  return {
    text: text + written.slice(done),
    start(at) {
      const piece = pieces[firstFrom(pieces, beginning, at + 1) - 1]
      if (!piece) return at
      return at < piece.to ? piece.written : piece.writtenTo + at - piece.to
    },
    end(at) {
      const piece = pieces[firstFrom(pieces, beginning, at) - 1]
      return piece ? piece.writtenTo + Math.max(0, at - piece.to) : at
    },
  }
}

const address = /^https?:\/\/\S+$/

/** The plus in an address that stands for a blank, and not before a country's number. */
const isBlank = (text: string, at: number) =>
  text.charCodeAt(at) === 0x2b && /[^=/?&+]/.test(text.charAt(at - 1))

/** What was written in another way: where it stands in the plain text and in the written one. */
interface Piece {
  readonly from: number
  readonly to: number
  readonly written: number
  readonly writtenTo: number
}

/** A quick look at each character: most are no disguise. */
function isSuspicious(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code >= 0xa0) return !isPlainLetter(code)
  if (code === 0x26) return /[#A-Za-z]/.test(text.charAt(at + 1))
  return code === 0x25 && /[234]/.test(text.charAt(at + 1))
}

const isAccent = (code: number) => code >= 0x300 && code <= 0x36f && code !== 0x34f

const isPlainLetter = (code: number) =>
  (code > 0xad && code < 0x300 && code !== 0x130) ||
  (code >= 0x370 && code < 0x600) ||
  // Quotation marks, the ellipsis and the signs of currencies.
  (code >= 0x2016 && code < 0x2022) ||
  code === 0x2026 ||
  (code >= 0x20a0 && code < 0x20d0) ||
  (code >= 0x3041 && code < 0xd800 && code !== 0x3164)

const same = (at: number) => at
const beginning = ({ from }: Piece) => from

const other = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/
const dot = /[\u2022\u2024\u2027\u3002\ufe52\uff0e\uff61]/
const unseen = /^(?:\p{DI}|\u20e3)$/u

function undisguised(piece: string): string {
  if (piece.startsWith('&')) return entity(piece)
  if (piece.startsWith('%')) return String.fromCharCode(Number.parseInt(piece.slice(1), 16))
  if (piece === 'İ') return 'I'
  if (unseen.test(piece)) return ''
  if (piece.length > 1) return piece.normalize('NFKC')
  if (other.test(piece)) return '-'
  if (dot.test(piece)) return '.'
  const code = piece.charCodeAt(0)
  for (const zero of [0x660, 0x6f0, 0x966]) if (code >= zero && code <= zero + 9) return String(code - zero)
  if (code >= 0x2028 && code <= 0x2029) return '\n'
  return piece.normalize('NFKC')
}

function entity(piece: string): string {
  const name = piece.slice(piece.lastIndexOf('&') + 1, -1).replace(/^(?:amp;){1,3}/, '')
  if (!name.startsWith('#')) return entities[name] ?? piece
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  if (code > 0x10ffff || code === 0) return piece
  const letter = String.fromCodePoint(code)
  return isSuspicious(letter, 0) ? undisguised(letter) : letter
}

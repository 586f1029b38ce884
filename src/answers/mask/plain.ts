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
  /\p{DI}|\u20e3|[\u00a0\u0130\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u1680\u2000-\u200a\u2010-\u2015\u2022\u2024\u2027-\u2029\u202f\u205f\u2070-\u2089\u2212\u2460-\u2468\u24ea\u3000\u3002\ufe52\ufe58\ufe63\ufe6b\uff01-\uff61]|[\u{1d400}-\u{1d7ff}]|[A-Za-z][\u0300-\u036f]{1,3}|&(?:amp;){0,3}(?:#\d{1,6}|#[xX][\da-fA-F]{1,5}|nbsp|amp|commat|period|lowbar|num|colon|sol|dash|shy|lsqb|rsqb|lbrack|rbrack|zwj|zwnj);|%(?:20|2[bBdDeEfF]|3[aAdD]|40)/gu

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
  if (!isSuspicious(written) || written.search(disguise) < 0) return { text: written, start: same, end: same }
  const from: number[] = []
  const to: number[] = []
  const writtenFrom: number[] = []
  const writtenTo: number[] = []
  let text = ''
  let done = 0
  for (const { 0: piece, index } of written.matchAll(disguise)) {
    text += written.slice(done, index)
    done = index + piece.length
    from.push(text.length)
    writtenFrom.push(index)
    text += undisguised(piece)
    to.push(text.length)
    writtenTo.push(done)
  }
  text += written.slice(done)
  return {
    text,
    start(at) {
      const piece = lastBelow(from, at + 1)
      if (piece < 0) return at
      const past = to[piece] ?? 0
      return at < past ? (writtenFrom[piece] ?? 0) : (writtenTo[piece] ?? 0) + at - past
    },
    end(at) {
      const piece = lastBelow(from, at)
      if (piece < 0) return at
      return (writtenTo[piece] ?? 0) + Math.max(0, at - (to[piece] ?? 0))
    },
  }
}

/** Whether anything in a text may be a disguise: a quick look, which most texts pass. */
function isSuspicious(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0xa0 ? code === 0x25 || code === 0x26 : !isPlainLetter(code)) return true
  }
  return false
}

const isPlainLetter = (code: number) =>
  (code > 0xad && code < 0x300 && code !== 0x130) ||
  (code >= 0x370 && code < 0x600) ||
  (code >= 0x3041 && code < 0xd800 && code !== 0x3164)

const same = (at: number) => at

/** The last of these ascending numbers that is below the limit, by its index. */
function lastBelow(numbers: readonly number[], limit: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) < limit) low = middle + 1
    else high = middle
  }
  return low - 1
}

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
  return letter.search(disguise) < 0 ? letter : undisguised(letter)
}

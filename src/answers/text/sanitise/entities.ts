/** Named entities of what can hide, or can build a mark; all other names are words that somebody wrote. */
const names: Readonly<Record<string, string>> = {
  amp: '&',
  AMP: '&',
  lt: '<',
  LT: '<',
  gt: '>',
  GT: '>',
  quot: '"',
  QUOT: '"',
  apos: "'",
  lbrack: '[',
  lsqb: '[',
  rbrack: ']',
  rsqb: ']',
  lbrace: '{',
  lcub: '{',
  rbrace: '}',
  rcub: '}',
  lpar: '(',
  rpar: ')',
  vert: '|',
  verbar: '|',
  VerticalLine: '|',
  sol: '/',
  bsol: '\\',
  lowbar: '_',
  UnderBar: '_',
  grave: '`',
  DiacriticalGrave: '`',
  num: '#',
  excl: '!',
  colon: ':',
  lang: '\u27e8',
  langle: '\u27e8',
  LeftAngleBracket: '\u27e8',
  rang: '\u27e9',
  rangle: '\u27e9',
  RightAngleBracket: '\u27e9',
  Tab: '\t',
  NewLine: '\n',
  shy: '\u00ad',
  zwj: '\u200d',
  zwnj: '\u200c',
  lrm: '\u200e',
  rlm: '\u200f',
  NoBreak: '\u2060',
  ApplyFunction: '\u2061',
  af: '\u2061',
  InvisibleTimes: '\u2062',
  it: '\u2062',
  InvisibleComma: '\u2063',
  ic: '\u2063',
  ZeroWidthSpace: '\u200b',
  NegativeThinSpace: '\u200b',
  NegativeMediumSpace: '\u200b',
  NegativeThickSpace: '\u200b',
  NegativeVeryThinSpace: '\u200b',
}

/** Longer runs of letters after an ampersand are no entity. */
export const longest = 34

/** What browsers take the numbers of C1 for. */
const western = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** The character of what stands between `&` and `;`; undefined where that is not for us to decode. */
export function decoded(name: string): string | undefined {
  const number = /^#(?:(\d+)|[xX]([\da-fA-F]+))$/.exec(name)
  if (!number) return Object.hasOwn(names, name) ? names[name] : undefined
  const point =
    number[1] === undefined ? Number.parseInt(number[2] ?? '', 16) : Number.parseInt(number[1], 10)
  if (point >= 0x80 && point <= 0x9f) return western.charAt(point - 0x80)
  return point === 0 || point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point)
}

/** The bracket of an entity that ends without a semicolon, as browsers read it, and the letters after it. */
export function bracket(name: string): [bracket: string, rest: string] | undefined {
  const start = name.slice(0, 2).toLowerCase()
  return start === 'lt' || start === 'gt' ? [start === 'lt' ? '<' : '>', name.slice(2)] : undefined
}

const pairs = (text: string): [string, string][] =>
  text.split(' ').map(pair => [pair.slice(0, -1), pair.slice(-1)])

/** Named entities of what can hide, or can build a mark or an address; all other names are words that somebody wrote. */
const names: ReadonlyMap<string, string> = new Map([
  ...pairs(
    'amp& AMP& lt< LT< nvlt< gt> GT> nvgt> quot" QUOT" apos\' lbrack[ lsqb[ rbrack] rsqb] lbrace{ lcub{ rbrace} rcub}',
  ),
  ...pairs(
    'lpar( rpar) vert| verbar| VerticalLine| sol/ bsol\\ lowbar_ UnderBar_ grave` DiacriticalGrave` num# excl! colon:',
  ),
  ...pairs('semi; comma, period. quest? commat@ dollar$ percnt% plus+ equals= ast* midast* Hat^'),
  ...pairs('lang⟨ langle⟨ LeftAngleBracket⟨ rang⟩ rangle⟩ RightAngleBracket⟩'),
  ...pairs('Tab\t NewLine\n shy\u00ad zwj\u200d zwnj\u200c lrm\u200e rlm\u200f NoBreak\u2060'),
  ...pairs('ApplyFunction\u2061 af\u2061 InvisibleTimes\u2062 it\u2062 InvisibleComma\u2063 ic\u2063'),
  ...[
    'ZeroWidthSpace',
    'NegativeThinSpace',
    'NegativeMediumSpace',
    'NegativeThickSpace',
    'NegativeVeryThinSpace',
  ].map((name): [string, string] => [name, '\u200b']),
])

/** Longer runs of letters after an ampersand are no entity. */
export const longest = 34

/** What browsers take the numbers of C1 for. */
const western = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** The character of what stands between `&` and `;`; undefined where that is not for us to decode. */
export function decoded(name: string): string | undefined {
  const number = /^#(?:(\d+)|[xX]([\da-fA-F]+))$/.exec(name)
  if (!number) return names.get(name)
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

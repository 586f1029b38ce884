/** What a text may hold that needs a closer look, one character at a time; most texts hold none of it. */
export const suspect =
  /[^\P{Cc}\t\n]|[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}\u2028\u2029\u2800\ufffc]|&[#a-z]/iu

const lineEnds = new Set(['\v', '\f', '\u0085', '\u2028', '\u2029'])
const control = /^\p{Cc}$/u
const surrogate = /^\p{Cs}$/u
const noCharacter = /^\p{Noncharacter_Code_Point}$/u
const direction = /^[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]$/
const override = /^[\u202d\u202e]$/
const tag = /^[\u{e0000}-\u{e007f}]$/u
const selector = /^[\ufe00-\ufe0f\u{e0100}-\u{e01ef}\u180b-\u180d\u180f]$/u
const shapeless = /^[\p{Default_Ignorable_Code_Point}\p{Cf}\ufffc]$/u
/** Marks that stand before the digits of a number, and are seen. */
const numberSigns = /^[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]$/u

/** What kind a character is that may not stay as it is. */
type Class =
  | 'plain'
  | 'line end'
  | 'joiner'
  | 'control'
  | 'surrogate'
  | 'no character'
  | 'direction'
  | 'override'
  | 'tag'
  | 'selector'
  | 'blank'
  | 'shapeless'

/** The class of one code point. */
export function classOf(character: string): Class {
  // Printing ASCII, by far the commonest.
  if (character >= ' ' && character <= '~') return 'plain'
  if (character === '\n' || character === '\t') return 'plain'
  if (lineEnds.has(character)) return 'line end'
  if (character === '\u200c' || character === '\u200d') return 'joiner'
  if (control.test(character)) return 'control'
  if (surrogate.test(character)) return 'surrogate'
  if (noCharacter.test(character)) return 'no character'
  if (override.test(character)) return 'override'
  if (direction.test(character)) return 'direction'
  if (tag.test(character)) return 'tag'
  if (selector.test(character)) return 'selector'
  if (character === '\u2800') return 'blank'
  return shapeless.test(character) && !numberSigns.test(character) ? 'shapeless' : 'plain'
}

const picture = /^\p{Extended_Pictographic}$/u
const pictureEnd = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)$/u
const emojiBase = /^[\p{Emoji}\p{Extended_Pictographic}]$/u
const han = /^\p{Script=Han}$/u
const mongolian = /^\p{Script=Mongolian}$/u
/** Scripts that are misspelt without their joiners. */
const joining =
  /^[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Myanmar}\p{Script=Khmer}\p{Script=Tibetan}\p{Script=Balinese}\p{Script=Javanese}\p{Script=Sundanese}\u064b-\u0655\u0951-\u0954]$/u

/** Whether a joiner between these two is how their script or their emoji is written. */
export const joins = (before: string, joiner: string, after: string) =>
  joining.test(before) || (joiner === '\u200d' && pictureEnd.test(before) && picture.test(after))

/** Whether a variation selector after this character chooses between two shapes that people know. */
export function selects(before: string, mark: string): boolean {
  if (mark === '\ufe0e' || mark === '\ufe0f') return emojiBase.test(before)
  if (mark >= '\u180b' && mark <= '\u180f') return mongolian.test(before)
  // Names in Japanese need a few of them. Which of 240 was chosen could spell a byte.
  return han.test(before) && (mark <= '\ufe02' || (mark >= '\u{e0100}' && mark <= '\u{e010f}'))
}

/** The flags that are spelt with tags after a black flag: England, Scotland, Wales. */
const flags = new Set(['gbeng', 'gbsct', 'gbwls'])

export const flag = '\u{1f3f4}'
export const lastTag = '\u{e007f}'

/** Whether these tags after a black flag make a flag that exists. */
export const isFlag = (tags: readonly string[]) =>
  flags.has(tags.map(mark => String.fromCodePoint((mark.codePointAt(0) ?? 0) - 0xe0000)).join(''))

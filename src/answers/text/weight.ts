/** Begins to measure a text: what each of its characters, from the first on, adds to the size. */
export type Weight = () => (character: string) => number

/** Characters as JavaScript counts them. */
export const characters: Weight = () => character => character.length

const ideograph = /[\u4e00-\u9fff\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const punctuation = /[\u2000-\u206f\u3000-\u303f\uff01-\uff1f]/
const wide = /[\uff00-\uffef]/
const latin = /[\u00c0-\u024f\u1e00-\u1eff]/
/** Alphabets of which a model knows words. Of any other it knows hardly more than bytes. */
const known =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Thai}\p{Script=Khmer}\p{Script=Myanmar}]/u
const letter = /[\p{L}\p{M}]/u

function beyondAscii(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code > 0xffff) return 3
  if (punctuation.test(character)) return 1.2
  if (!letter.test(character)) return 3
  if (latin.test(character)) return 0.65
  if (wide.test(character)) return 2
  if (ideograph.test(character)) return 0.9
  if (known.test(character)) return 0.7
  return code > 0x7ff ? 3 : 2
}

type Kind = 'lower' | 'upper' | 'digit' | 'space' | 'other'

const kindOf = (character: string): Kind => {
  if (character >= 'a' && character <= 'z') return 'lower'
  if (character >= 'A' && character <= 'Z') return 'upper'
  if (character >= '0' && character <= '9') return 'digit'
  return character === ' ' ? 'space' : 'other'
}

/** No word of a language is longer, and none has more consonants in a row: keys and checksums are no words, and cost more. */
const longest = 12
const mostConsonants = 3

/** About what a character costs a model, in tokens: rather too much than too little. */
export const tokens: Weight = () => {
  let before: Kind = 'other'
  let run = 0
  let digits = 0
  let consonants = 0
  return character => {
    const kind = kindOf(character)
    const last = before
    before = kind
    digits = kind === 'digit' ? digits + 1 : 0
    run = kind === 'space' || kind === 'other' ? 0 : run + 1
    consonants = run === 0 || kind === 'digit' || 'aeiouyAEIOUY'.includes(character) ? 0 : consonants + 1
    if (kind === 'space') return 0.05
    if (kind === 'other') return character === '\n' ? 1 : character <= '~' ? 0.7 : beyondAscii(character)
    const strange = run > longest ? 0.28 : 0
    // Digits go by three, and a blank before them stands alone.
    if (kind === 'digit') return (digits % 3 === 1 ? 1 : 0) + (last === 'space' ? 0.95 : 0) + strange
    const turned = (kind === 'upper' && last === 'lower') || last === 'digit' ? 0.5 : 0
    const capital = last === 'upper' && kind === 'upper' ? 0.18 : 0
    return 0.29 + strange + turned + capital + (consonants > mostConsonants ? 0.35 : 0)
  }
}

/** About what a text costs a model, in tokens. */
export function weigh(text: string): number {
  const weight = tokens()
  let sum = 0
  for (const character of text) sum += weight(character)
  return sum
}

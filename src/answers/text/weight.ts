/** Begins to measure a text: what each of its characters, from the first on, adds to the size. */
export type Weight = () => (character: string) => number

/** Characters as JavaScript counts them. */
export const characters: Weight = () => character => character.length

const ideograph = /[\u4e00-\u9fff\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f]/u
const wide = /[\uff00-\uffef]/
const latin = /[\u00c0-\u024f\u1e00-\u1eff]/
/** Alphabets of which a model knows words. Of any other it knows hardly more than bytes. */
const known =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Thai}\p{Script=Khmer}\p{Script=Myanmar}]/u
const letter = /[\p{L}\p{M}]/u

function beyondAscii(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code > 0xffff) return 3
  if (code < 0x2070 && code >= 0x2000) return 1.2
  if (!letter.test(character)) return 2
  if (latin.test(character)) return 0.65
  if (wide.test(character)) return 2
  if (ideograph.test(character)) return 0.9
  if (known.test(character)) return 0.7
  return code > 0x7ff ? 3 : 2
}

type Kind = 'lower' | 'upper' | 'digit' | 'other'

const kindOf = (character: string): Kind => {
  if (character >= 'a' && character <= 'z') return 'lower'
  if (character >= 'A' && character <= 'Z') return 'upper'
  return character >= '0' && character <= '9' ? 'digit' : 'other'
}

/** No word of a language is longer, and none has more consonants in a row: keys and checksums are no words, and cost more. */
const longest = 12
const mostConsonants = 3

/** About what a character costs a model, in tokens: rather too much than too little. */
export const tokens: Weight = () => {
  let before: Kind = 'other'
  let run = 0
  let consonants = 0
  return character => {
    const kind = kindOf(character)
    const last = before
    before = kind
    if (kind === 'other') {
      run = 0
      consonants = 0
      return character === ' ' ? 0.05 : character <= '~' ? 0.7 : beyondAscii(character)
    }
    run += 1
    consonants = kind === 'digit' || 'aeiouyAEIOUY'.includes(character) ? 0 : consonants + 1
    const mixed = last !== 'other' && (kind === 'digit') !== (last === 'digit') ? 0.2 : 0
    const turned = last === 'lower' && kind === 'upper' ? 0.4 : 0
    const capital = last === 'upper' && kind === 'upper' ? 0.1 : 0
    return (
      (kind === 'digit' ? 0.4 : 0.29) +
      (run > longest ? 0.28 : 0) +
      (consonants > mostConsonants ? 0.35 : 0) +
      mixed +
      turned +
      capital
    )
  }
}

/** About what a text costs a model, in tokens. */
export function weigh(text: string): number {
  const weight = tokens()
  let sum = 0
  for (const character of text) sum += weight(character)
  return sum
}

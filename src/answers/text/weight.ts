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

const [lower, upper, digit, space, other] = [1, 2, 3, 4, 5] as const

/** What kind each ASCII character is: a text is weighed more often than anything else is done to it. */
const kinds = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code)
  if (/[a-z]/.test(character)) return lower
  if (/[A-Z]/.test(character)) return upper
  if (/\d/.test(character)) return digit
  return character === ' ' ? space : other
})
const vowels = Uint8Array.from({ length: 128 }, (_, code) =>
  /[aeiouy]/i.test(String.fromCharCode(code)) ? 1 : 0,
)

/** No word of a language is longer, and none has more consonants in a row: keys and checksums are no words, and cost more. */
const longest = 12
const mostConsonants = 3

/** A text's size so far. */
class Scale {
  #before: number = other
  #run = 0
  #digits = 0
  #consonants = 0

  /** What an ASCII character adds. */
  add(code: number): number {
    const kind = kinds[code] ?? other
    const last = this.#before
    this.#before = kind
    if (kind === space || kind === other) {
      this.#run = this.#digits = this.#consonants = 0
      return kind === space ? 0.05 : code === 10 ? 1 : code <= 126 ? 0.7 : 3
    }
    this.#run += 1
    const strange = this.#run > longest ? 0.28 : 0
    if (kind === digit) {
      this.#digits += 1
      this.#consonants = 0
      // Digits go by three, and a blank before them stands alone.
      return (this.#digits % 3 === 1 ? 1 : 0) + (last === space ? 0.95 : 0) + strange
    }
    this.#digits = 0
    this.#consonants = vowels[code] === 1 ? 0 : this.#consonants + 1
    const turned = (kind === upper && last === lower) || last === digit ? 0.5 : 0
    const capital = last === upper && kind === upper ? 0.18 : 0
    return 0.29 + strange + turned + capital + (this.#consonants > mostConsonants ? 0.35 : 0)
  }

  /** What any other character adds. */
  addOther(character: string): number {
    this.#before = other
    this.#run = this.#digits = this.#consonants = 0
    return beyondAscii(character)
  }
}

/** About what a character costs a model, in tokens: rather too much than too little. */
export const tokens: Weight = () => {
  const scale = new Scale()
  return character => {
    const code = character.charCodeAt(0)
    return code < 128 ? scale.add(code) : scale.addOther(character)
  }
}

/** About what a text costs a model, in tokens. */
export function weigh(text: string): number {
  const scale = new Scale()
  let sum = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 128) sum += scale.add(code)
    else {
      const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
      at += character.length - 1
      sum += scale.addOther(character)
    }
  }
  return sum
}

/** What a character adds to the size of a text. */
export type Weight = (character: string) => number

/** Characters as JavaScript counts them. */
export const characters: Weight = character => character.length

const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const letter = /[\p{L}\p{M}]/u
const latin = /[\p{Script=Latin}]/u

/** About what a character costs a model, in tokens: rather too much than too little. */
export const tokens: Weight = character => {
  if (character === ' ') return 0.05
  if ((character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')) return 0.29
  if (character >= '0' && character <= '9') return 0.5
  if (character <= '~') return 0.7
  if (ideograph.test(character)) return 0.9
  if (!letter.test(character)) return 1.5
  return latin.test(character) ? 0.6 : 0.7
}

/** About what a text costs a model, in tokens. */
export function weigh(text: string): number {
  let sum = 0
  for (const character of text) sum += tokens(character)
  return sum
}

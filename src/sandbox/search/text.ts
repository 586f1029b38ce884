/** Says whether a text, already in lower case, holds what is looked for. */
export type Finder = (text: string) => boolean

const letter = /[\p{L}\p{N}]/u
/** Scripts without spaces between words: there a word may start anywhere. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/** What texts are compared as. */
export const folded = (text: string) => text.normalize('NFC').toLowerCase()

/** Finds a word at the start of words, or a phrase as whole words. A `*` at the end of a phrase leaves its end open. */
export function finder(wanted: string, phrase: boolean): Finder {
  const open = !phrase || wanted.endsWith('*')
  const needle = folded(wanted).replace(/\*+$/, '').trim()
  if (needle === '') return text => text !== ''
  const first = [...needle][0] ?? ''
  const atStart = letter.test(first) && !unspaced.test(first)
  const atEnd = !open && letter.test(needle.at(-1) ?? '') && !unspaced.test(needle)
  return text => {
    for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
      const before = at === 0 ? '' : (text[at - 1] ?? '')
      const after = text[at + needle.length] ?? ''
      if (!(atStart && letter.test(before)) && !(atEnd && letter.test(after))) return true
    }
    return false
  }
}

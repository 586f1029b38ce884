import { closest, distance } from 'fastest-levenshtein'

/** The right word that a misspelt one is nearest to, or nothing where none is near. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  if (word.length > 60 || words.length === 0) return undefined
  const found = closest(word.toLowerCase(), words)
  const given = word.toLowerCase()
  const most = Math.max(1, Math.floor(Math.max(given.length, found.length) / 3))
  return distance(given, found) <= most || letters(given) === letters(found) ? found : undefined
}

/** Two letters that changed places count as two mistakes, and are one. */
const letters = (word: string) => [...word].sort().join('')

/** `; did you mean "tickets"?`, or the words there are, where they are few, or nothing. */
export function instead(word: string, words: readonly string[]): string {
  const near = nearest(word, words)
  if (near !== undefined) return `; did you mean "${near}"?`
  return words.length > 0 && words.length <= 12 ? `; there is ${words.join(', ')}.` : '.'
}

/** A foreign word as it may stand in a sentence: short, quoted, on one line. */
export const quoted = (word: string) =>
  JSON.stringify(word.length > 40 ? `${word.slice(0, 40)}…` : word).replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    '?',
  )

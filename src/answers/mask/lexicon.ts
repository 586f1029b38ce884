import { access } from './lexicon/access.ts'
import { identity } from './lexicon/identity.ts'
import { money } from './lexicon/money.ts'
import { person } from './lexicon/person.ts'
import { references } from './lexicon/references.ts'

const topics = { ...money, ...identity, ...access, ...person, ...references }

/** What a word in a text is about. */
export type Topic = keyof typeof topics
/** The topics that name one country's number, or any identity paper. */
export type Identity = keyof typeof identity

/** A term as its words. The same term may stand for several topics. */
export interface Term {
  readonly words: readonly string[]
  readonly topics: readonly Topic[]
}

/** The terms to look for: by their first word, longest first, and those of scripts without spaces by their first character. */
export interface Lexicon {
  readonly words: ReadonlyMap<string, readonly Term[]>
  readonly unspaced: ReadonlyMap<string, readonly Term[]>
  /** Whether a word of this beginning, end and length may be a first word: most are none, and need no look at the map. */
  readonly may: Uint8Array
  /** What a word is about that only ends like a known one: `Standardpasswort`, `Lieferscheinnummer`. */
  compound(word: string): Term | undefined
}

/** The place of a word in `may`. */
export const trace = (first: number, second: number, last: number, length: number) =>
  Math.imul(((first * 31 + second) * 31 + last) * 31 + length, 0x9e3779b1) >>> 18

/** Scripts that join words, or word and particle: a term is looked for anywhere in them. */
export const isUnspaced = (code: number) =>
  (code >= 0x3040 && code <= 0x30ff) ||
  (code >= 0x3400 && code <= 0x9fff) ||
  (code >= 0xac00 && code <= 0xd7af)

/** Reads the lists of words. */
export function lexicon(): Lexicon {
  const known = new Map<string, Set<Topic>>()
  for (const [topic, list] of Object.entries(topics))
    for (const term of list.split(',')) {
      const text = term.trim().replace(/\s+/g, ' ')
      const about = known.get(text) ?? new Set()
      if (isTopic(topic)) about.add(topic)
      known.set(text, about)
    }
  const words = new Map<string, Term[]>()
  const unspaced = new Map<string, Term[]>()
  for (const [text, about] of known) {
    const joined = isUnspaced(text.charCodeAt(0))
    const parts = joined ? [text] : text.split(/ |(?<=[a-z])(?=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])/)
    const key = joined ? text.charAt(0) : (parts[0] ?? '')
    const index = joined ? unspaced : words
    index.set(key, [...(index.get(key) ?? []), { words: parts, topics: [...about] }])
  }
  for (const index of [words, unspaced])
    for (const terms of index.values())
      terms.sort((a, b) => b.words.join(' ').length - a.words.join(' ').length)
  const may = new Uint8Array(0x4000)
  for (const word of words.keys())
    may[trace(word.charCodeAt(0), word.charCodeAt(1) || 0, word.charCodeAt(word.length - 1), word.length)] = 1
  const compounds = ['passwort', 'kennwort', 'wachtwoord', 'lösenord', 'nummer', 'nummern'].map(ending => ({
    ending,
    term: {
      words: [ending],
      topics: ending.startsWith('nummer') ? (['reference'] as const) : (['password'] as const),
    },
  }))
  const compound = (word: string) => compounds.find(({ ending }) => word.endsWith(ending))?.term
  return { words, unspaced, may, compound }
}

const isTopic = (name: string): name is Topic => name in topics

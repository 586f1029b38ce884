import MiniSearch, { type SearchOptions } from 'minisearch'

/** A tool as a host that searches among many reads it. */
export interface Listed {
  readonly name: string
  readonly about: string
  /** The names of its inputs and what is said of them. */
  readonly inputs: string
}

/** A word counts most in a name, then in a description, least in an input; names come apart at their underscores. */
export const exact: SearchOptions = { boost: { name: 3, about: 2, inputs: 1 } }

/** As most search boxes do: the begin of a word stands for the word, and a longer word may have a typo. */
export const forgiving: SearchOptions = {
  ...exact,
  prefix: word => word.length > 2,
  fuzzy: word => (word.length > 4 ? 0.2 : false),
}

/** BM25 as MiniSearch has it: the names of the tools that share a word with a sentence, the best first. */
export function ranker(tools: readonly Listed[], options: SearchOptions) {
  const index = new MiniSearch<Listed>({ idField: 'name', fields: ['name', 'about', 'inputs'] })
  index.addAll(tools)
  return (sentence: string): readonly string[] => index.search(sentence, options).map(({ id }) => String(id))
}

import MiniSearch from 'minisearch'

/** A tool as a host that searches among many reads it. */
export interface Listed {
  readonly name: string
  readonly about: string
  /** The names of its inputs and what is said of them. */
  readonly inputs: string
}

/** The words that Lucene's English analyzer drops: they stand in every sentence and tell nothing. */
const dropped = new Set(
  'a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was will with'.split(
    ' ',
  ),
)
const processTerm = (term: string) => {
  const word = term.toLowerCase()
  return dropped.has(word) ? null : word
}
const withoutPossessive = (text: string) => text.replaceAll(/['’]s\b/g, '')

/** A word counts most in a name, then in a description, least in an input; names come apart at their underscores. */
const boost = { name: 3, about: 2, inputs: 1 }

/** BM25 as MiniSearch has it, where the begin of a word stands for the word: the names of the tools, the best first. */
export function ranker(tools: readonly Listed[]) {
  const index = new MiniSearch<Listed>({
    idField: 'name',
    fields: ['name', 'about', 'inputs'],
    stringifyField: value => withoutPossessive(String(value)),
    processTerm,
    searchOptions: { boost, prefix: word => word.length > 3 },
  })
  index.addAll(tools)
  return (sentence: string): readonly string[] =>
    index.search(withoutPossessive(sentence)).map(({ id }) => String(id))
}

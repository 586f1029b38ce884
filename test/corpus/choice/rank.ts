import MiniSearch from 'minisearch'

/** A tool as a host that searches among many reads it. */
export interface Listed {
  readonly name: string
  readonly about: string
  /** The names of its inputs and what is said of them. */
  readonly inputs: string
}

/** A name and a description count alike, the inputs, which are many, for less; names come apart at their underscores. */
const boost = { name: 2, about: 2, inputs: 0.5 }

/** BM25 as MiniSearch has it: the names of the tools that share a word with a sentence, the best first. */
export function ranker(tools: readonly Listed[]) {
  const index = new MiniSearch<Listed>({ idField: 'name', fields: ['name', 'about', 'inputs'] })
  index.addAll(tools)
  return (sentence: string): readonly string[] =>
    index.search(sentence, { boost }).map(({ id }) => String(id))
}

import type { Said } from './corpus.ts'

type Rank = (sentence: string) => readonly string[]

/** The share of sentences whose tool is first, and among the first three; and those where it is not first, with what was. */
export function recall(sentences: readonly Said[], rank: Rank) {
  const ranked = sentences.map(said => {
    const names = rank(said.text)
    return { ...said, names, at: names.indexOf(said.tool) }
  })
  const within = (places: number) => ranked.filter(({ at }) => at >= 0 && at < places).length
  return {
    of: sentences.length,
    first: within(1) / sentences.length,
    third: within(3) / sentences.length,
    missed: ranked
      .filter(({ at }) => at !== 0)
      .map(
        ({ text, tool, names, at }) =>
          `${tool} is ${at < 0 ? 'nowhere' : at + 1}: ${text} -> ${names.slice(0, 3).join(', ')}`,
      ),
  }
}

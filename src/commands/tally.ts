/** Hands on each sentence once until the next turn, and no more than a few; of the others it tells how many they were. */
export interface Tally {
  tell(sentence: string): void
  turn(): void
}

/** What a stranger can cause as often as they like must not fill the log. */
export function tally(tell: (sentence: string) => void, most = 10): Tally {
  const told = new Set<string>()
  let more = 0
  return {
    tell(sentence) {
      if (told.size >= most || told.has(sentence)) {
        more += 1
        return
      }
      told.add(sentence)
      tell(sentence)
    },
    turn() {
      if (more > 0) tell(more === 1 ? 'And one more like these.' : `And ${more} more like these.`)
      told.clear()
      more = 0
    },
  }
}

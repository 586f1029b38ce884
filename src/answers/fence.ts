/** A number that stands in none of the texts: who wrote them could not know it. `random` gives 0 to 1. */
export function nonce(texts: string, random: () => number): string {
  for (;;) {
    const mark = String(100_000 + Math.floor(random() * 900_000))
    if (!texts.includes(mark)) return mark
  }
}

/** Words that are data, between marks that only this call has. */
export const fenced = (text: string, mark: string): string => `<zendesk ${mark}>\n${text}\n</zendesk ${mark}>`

import { type Counts, count } from '../counts.ts'

const turn = /^(human|assistant):/gim
const heading = /^#{1,6} ?(system|assistant|user|human|instruction|response)( prompt| message)?:?$/gim

/** Marks lines that open as if another speaker took the word. */
export const unturn = (text: string, counts: Counts): string =>
  text
    .replace(turn, (_, speaker: string) => {
      count(counts, 'fence')
      return `⟨${speaker}⟩:`
    })
    .replace(heading, whole => {
      count(counts, 'fence')
      return `⟨${whole}⟩`
    })

import { type Counts, count } from './counts.ts'
import { untracked } from './links.ts'
import { suspect } from './sanitise/characters.ts'
import { unfence } from './sanitise/fences.ts'
import { Pass } from './sanitise/pass.ts'
import { unpicture } from './sanitise/pictures.ts'
import { unturn } from './sanitise/turns.ts'

/** A text that is safe to read, and what was done to it. */
export interface Sanitised {
  readonly text: string
  readonly counts: Counts
}

const none: ReadonlySet<string> = new Set()

/**
 * Removes or shows what a person cannot see, decodes the entities that could hide it, and takes the brackets off what
 * imitates a mark between data, tools and speakers. Twice is the same as once. `marks` names marks of the caller's own, in
 * lower-case letters.
 */
export function sanitise(text: string, marks: ReadonlySet<string> = none): Sanitised {
  const counts: Counts = {}
  const seen = suspect.test(text) ? new Pass(counts).read(text) : text
  const links = seen.includes('://') ? seen.replace(link, address => clean(address, counts)) : seen
  const open = uncomment(links, counts)
  return { text: unturn(unfence(unpicture(open, counts), marks, counts), counts), counts }
}

const link = /https?:\/\/[^\s<>⟨⟩"'`()[\]]+/g
/** Longer ones are no address that somebody follows. */
const mostAddress = 2_000
const punctuation = /[.,;:!?…]$/

function clean(address: string, counts: Counts): string {
  if (address.length > mostAddress) return address
  let end = address.length
  while (end > 0 && punctuation.test(address.slice(end - 1, end))) end -= 1
  const { text, tracking } = untracked(address.slice(0, end))
  count(counts, 'tracking', tracking)
  // What was left out may have hidden more of it.
  return (tracking > 0 ? clean(text, counts) : text) + address.slice(end)
}

/** A program that shows Markdown would hide comments from the person, not from the model. */
function uncomment(text: string, counts: Counts): string {
  const parts = text.split('<!--')
  count(counts, 'comment', parts.length - 1)
  return parts.length === 1 ? text : parts.join('⟨!--').replaceAll('-->', '--⟩')
}

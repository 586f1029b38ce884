import { type Counts, count } from './counts.ts'
import { suspect } from './sanitise/characters.ts'

/** A run of characters that nobody sees. */
const unseen = new RegExp(suspect.source.replace('|&[#a-z]', ''), 'gu')

/** HTML as it is, to be given back as it is: what nobody sees in it is written as an entity, which means the same. */
export function exact(html: string, counts: Counts): string {
  return html.replace(unseen, character => {
    count(counts, 'invisible')
    return `&#x${(character.codePointAt(0) ?? 0).toString(16)};`
  })
}

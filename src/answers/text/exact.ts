import { type Counts, count } from './counts.ts'
import { openings } from './sanitise/fences.ts'

/** A run of characters that nobody sees. */
const unseen =
  /[^\P{Cc}\t\n]|[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}\u2028\u2029\u2800\ufffc]/gu

/**
 * HTML as it is, to be given back as it is: what nobody sees in it is written as an entity, which means the same, and so
 * are the brackets of what imitates one of our `marks`, which is no element of HTML.
 */
export function exact(html: string, marks: ReadonlySet<string>, counts: Counts): string {
  const seen = html.replace(unseen, character => {
    count(counts, 'invisible')
    return entity(character)
  })
  let out = ''
  let copied = 0
  for (const at of openings(seen, marks)) {
    count(counts, 'fence')
    out += seen.slice(copied, at) + entity(seen.charAt(at))
    copied = at + 1
  }
  return out + seen.slice(copied)
}

const entity = (character: string) => `&#x${(character.codePointAt(0) ?? 0).toString(16)};`

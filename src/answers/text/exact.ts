import { type Counts, count } from './counts.ts'

/** A character that nobody sees. */
const unseen =
  /[^\P{Cc}\t\n]|[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}\u2028\u2029\u2800\ufffc]/gu

/** HTML as it is, to be given back as it is: what nobody sees in it is written as an entity, which means the same. */
export function exact(html: string, counts: Counts): string {
  return html.replace(unseen, character => {
    count(counts, 'invisible')
    return `&#x${(character.codePointAt(0) ?? 0).toString(16)};`
  })
}

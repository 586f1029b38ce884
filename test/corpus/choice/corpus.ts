import { createHash } from 'node:crypto'
import { groups } from './sentences/groups.ts'
import { macros } from './sentences/macros.ts'
import { organizations } from './sentences/organizations.ts'
import { others as foreign } from './sentences/others.ts'
import { satisfactionRatings } from './sentences/satisfaction-ratings.ts'
import { search } from './sentences/search.ts'
import type { Sentences } from './sentences/sentence.ts'
import { ticketComments } from './sentences/ticket-comments.ts'
import { tickets } from './sentences/tickets.ts'
import { users } from './sentences/users.ts'

/** A sentence with the tool that it wants. `half`: the descriptions were written with one half, the other only measures. */
export interface Said {
  readonly text: string
  readonly tool: string
  readonly args: Readonly<Record<string, unknown>>
  readonly half: 'tuned' | 'held out'
}

const seed = 'choice-1'
const place = (text: string) => createHash('sha256').update(`${seed} ${text}`).digest('hex')

/** The sentences of each tool in an order that is nobody's choice, every other one held out. */
const labelled = (sentences: Sentences): readonly Said[] =>
  Object.entries(sentences).flatMap(([tool, lines]) =>
    [...lines]
      .sort(([one], [other]) => (place(one) < place(other) ? -1 : 1))
      .map(([text, args], at): Said => ({ text, tool, args, half: at % 2 === 0 ? 'held out' : 'tuned' })),
  )

/** What people say to an assistant about a help desk, in English. */
export const english: readonly Said[] = [
  tickets,
  ticketComments,
  users,
  organizations,
  groups,
  macros,
  search,
  satisfactionRatings,
].flatMap(labelled)

/** The same in other languages, which the descriptions do not speak. */
export const others: readonly Said[] = labelled(foreign)

import { fresh as blind } from './sentences/fresh.ts'
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

/** A sentence with the tool that it wants. */
export interface Said {
  readonly text: string
  readonly tool: string
  readonly args: Readonly<Record<string, unknown>>
}

const labelled = (sentences: Sentences): readonly Said[] =>
  Object.entries(sentences).flatMap(([tool, lines]) =>
    lines.map(([text, args]): Said => ({ text, tool, args })),
  )

/** What people say to an assistant about a help desk, in English: the descriptions were written with these. */
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

/** What people say whom no description was written for: how well the words of ours do elsewhere. */
export const fresh: readonly Said[] = labelled(blind)

/** What people say in other languages, which the descriptions do not speak. */
export const others: readonly Said[] = labelled(foreign)

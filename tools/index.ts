import { groups } from './groups.ts'
import { jobStatuses } from './job-statuses.ts'
import { macros } from './macros.ts'
import { organizations } from './organizations.ts'
import { satisfactionRatings } from './satisfaction-ratings.ts'
import { search } from './search.ts'
import { ticketComments } from './ticket-comments.ts'
import { tickets } from './tickets.ts'
import type { Tool } from './tool.ts'
import { users } from './users.ts'

/** Every tool, in the order in which clients see them. */
export const catalog: readonly Tool[] = [
  ...tickets,
  ...ticketComments,
  ...users,
  ...organizations,
  ...groups,
  ...macros,
  ...search,
  ...satisfactionRatings,
]

/** Outside the 39: each is exposed only beside the tools it serves. */
export const companions: readonly Tool[] = jobStatuses

/** Never exposed: what the server reads by itself to judge a call. */
export { supporting } from './supporting.ts'

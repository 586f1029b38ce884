import type { Actor } from './actor.ts'
import { blankUser } from './blank.ts'

/** Whoever sends no credentials; users/me answers even them, with an id of null. */
export const anonymous: Actor = {
  user: blankUser(0, 'Anonymous user', '1970-01-01T00:00:00Z'),
  anonymous: true,
}

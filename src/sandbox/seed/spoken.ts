import type { Ticket, User } from '../account.ts'
import type { Line } from '../prose/scene.ts'
import { stamp } from '../stamp.ts'
import type { Draft, Message } from './draft.ts'
import { landmarks } from './landmarks.ts'
import { castOf, openedMs, ordinary, type World } from './tickets.ts'

/** Makes the ticket of this id. */
export type Special = (id: number, world: World) => Draft

/** An everyday ticket of one requester and status, with changes. */
export const everyday =
  (
    status: Ticket['status'],
    requesterId: number,
    more: (world: World) => Partial<Ticket> = () => ({}),
  ): Special =>
  (id, world) => {
    const draft = ordinary(id, world, { requester: world.user(requesterId), status })
    return { ...draft, more: { ...draft.more, ...more(world) } }
  }

/** A ticket whose messages are given: evenly spread between its opening and today. */
export const spoken =
  (requesterId: number, lines: readonly Line[], more: Partial<Ticket>): Special =>
  (id, world) => {
    const requester: User = world.user(requesterId)
    const startMs = openedMs(id, world.nowMs)
    const draft = ordinary(id, world, { requester, status: more.status ?? 'open' })
    const { agent } = castOf(world, requester, 'billing', startMs)
    const authors = { customer: requester, agent, note: agent }
    const gapMs = (world.nowMs - startMs) / (lines.length + 3)
    const messages = lines.map(
      ({ by, ...line }, index): Message => ({
        ...line,
        author: authors[by],
        public: by !== 'note',
        atMs: startMs + Math.floor(index * gapMs),
      }),
    )
    return {
      ...draft,
      channel: 'email',
      messages,
      more: {
        ...draft.more,
        assignee_id: agent.id,
        group_id: landmarks.groups.billing,
        updated_at: stamp(messages.at(-1)?.atMs ?? startMs),
        ...more,
      },
    }
  }

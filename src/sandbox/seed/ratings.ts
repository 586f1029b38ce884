import type { SatisfactionRating, Ticket, User } from '../account.ts'
import { prose } from '../prose/prose.ts'
import type { Ids } from './draft.ts'
import { landmarks } from './landmarks.ts'
import { placeOf } from './people.ts'
import type { Random } from './random.ts'
import { filled } from './story.ts'

const rated: Readonly<Record<number, 'good' | 'bad' | 'none'>> = {
  [landmarks.tickets.solved]: 'none',
  [landmarks.tickets.ratedGood]: 'good',
  [landmarks.tickets.ratedBad]: 'bad',
}

/** Ratings of solved and closed tickets: some good, a few bad, some only offered. Each ticket is told of its own. */
export function ratings(
  tickets: readonly Ticket[],
  user: (id: number) => User,
  random: Random,
  given: Ids,
): SatisfactionRating[] {
  const made: SatisfactionRating[] = []
  for (const ticket of tickets) {
    if (ticket.status !== 'solved' && ticket.status !== 'closed') continue
    const drawn = random.pick(['good', 'good', 'good', 'bad', 'offered', 'none', 'none'] as const)
    const fixed = rated[ticket.id] ?? drawn
    const score = ticket.assignee_id === null ? 'none' : fixed
    if (score === 'none') continue
    const language = prose[placeOf(user(ticket.requester_id).locale).language]
    const words = score === 'good' ? language.praise : language.complaint
    const spoken = ticket.id in rated || random.chance(0.5)
    const agent = ticket.assignee_id === null ? '' : user(ticket.assignee_id).name
    const rating: SatisfactionRating = {
      id: given.next('rating'),
      ticket_id: ticket.id,
      requester_id: ticket.requester_id,
      assignee_id: ticket.assignee_id,
      group_id: ticket.group_id,
      score,
      comment: score === 'offered' || !spoken ? null : filled(random.pick(words), { agent }),
      reason: score === 'bad' ? 'The issue took too long to resolve' : null,
      reason_id: score === 'bad' ? 5 : null,
      created_at: ticket.updated_at,
      updated_at: ticket.updated_at,
    }
    made.push(rating)
    ticket.satisfaction_rating =
      score === 'offered' ? { score } : { score, id: rating.id, comment: rating.comment }
  }
  return made
}

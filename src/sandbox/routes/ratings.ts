import { z } from 'zod'
import type { SatisfactionRating } from '../account.ts'
import { type Actor, isAdmin } from '../actor.ts'
import { envelope } from '../body.ts'
import { type Call, idOf, ok, type Routes, wholeNumber } from '../call.ts'
import { badAttribute, flawed, forbidden, notFound } from '../errors.ts'
import { answered, type Order, paged } from '../pagination.ts'
import * as present from '../present.ts'
import { touch } from '../ticket/write.ts'
import { Id, Text } from '../values.ts'
import { changedAt, nextId, now } from '../world.ts'

const order: Order<SatisfactionRating> = {
  id: rating => rating.id,
  cursor: { created_at: rating => rating.created_at, updated_at: rating => rating.updated_at },
}

/** Each score alone, or with and without a comment; `received` is good and bad together. */
function matches(score: string): (rating: SatisfactionRating) => boolean {
  const [, kind, comment] =
    /^(offered|unoffered|received|good|bad)(?:_(with|without)_comment)?$/.exec(score) ?? []
  if (kind === undefined) throw badAttribute('score', 'is not a known score')
  return rating =>
    (kind === 'received' ? ['good', 'bad'].includes(rating.score) : rating.score === kind) &&
    (comment === undefined || Boolean(rating.comment) === (comment === 'with'))
}

function list(call: Call) {
  const score = call.query.get('score')
  const fits = score === null ? () => true : matches(score)
  const from = wholeNumber(call, 'start_time') ?? 0
  const to = wholeNumber(call, 'end_time') ?? Number.POSITIVE_INFINITY
  const rows = [...call.world.account.ratings.values()].filter(rating => {
    const at = Date.parse(rating.updated_at) / 1_000
    return fits(rating) && at >= from && at <= to
  })
  const page = paged(call, rows, order)
  return answered(
    'satisfaction_ratings',
    page.rows.map(rating => present.rating(call.world, rating)),
    page.beside,
  )
}

const RatingInput = z.object({
  score: Text.nullish(),
  comment: Text.nullish(),
  reason_code: Id.nullish(),
  reason_id: Id.nullish(),
})

/** Only the verified end user who asked for the ticket rates it, once it was solved. */
const isCustomer = ({ user, anonymous }: Actor) => !anonymous && user.role === 'end-user' && user.verified

function make(call: Call) {
  const { account } = call.world
  const ticket = account.tickets.get(idOf(call, 'ticket_id'))
  if (ticket === undefined || ticket.deleted_at !== undefined) throw notFound()
  if (ticket.requester_id !== call.actor.user.id) throw forbidden()
  const input = envelope(call, 'satisfaction_rating', RatingInput)
  const { score } = input
  if (score !== 'good' && score !== 'bad') throw flawed('score', 'Score: is not included in the list')
  const reasons = input.reason_code ?? input.reason_id
  if (score === 'good' && reasons !== undefined && reasons !== null)
    throw flawed('reason_id', 'Reason: can only be set on bad ratings')
  // A ticket that was solved and opened again was offered a rating.
  if (ticket.status !== 'solved' && ticket.satisfaction_rating === null)
    throw flawed('base', 'Satisfaction rating: the ticket is not solved')
  const at = now(call.world)
  const earlier = [...account.ratings.values()].find(rating => rating.ticket_id === ticket.id)
  const rating: SatisfactionRating = {
    id: earlier?.id ?? nextId(account),
    ticket_id: ticket.id,
    requester_id: ticket.requester_id,
    assignee_id: ticket.assignee_id,
    group_id: ticket.group_id,
    score,
    comment: input.comment ?? null,
    reason: null,
    reason_id: input.reason_id ?? null,
    created_at: earlier?.created_at ?? at,
    updated_at: at,
  }
  account.ratings.set(rating.id, rating)
  ticket.satisfaction_rating = { score, id: rating.id, comment: rating.comment }
  touch(call.world, ticket, changedAt(call.world, ticket.updated_at))
  return ok({ satisfaction_rating: present.rating(call.world, rating) })
}

/** What the ratings' tools do. */
export const ratings: Routes = {
  list_satisfaction_ratings: { may: isAdmin, controller: 'satisfaction_ratings', action: 'index', run: list },
  create_satisfaction_rating: {
    may: isCustomer,
    controller: 'satisfaction_ratings',
    action: 'create',
    run: make,
  },
}

import { z } from 'zod'
import type { Comment, Ticket } from '../account.ts'
import { isAgent, isUnrestricted } from '../actor.ts'
import { fields } from '../body.ts'
import { type Call, idOf, ok, type Routes } from '../call.ts'
import { flawed, notFound, parameterMissing } from '../errors.ts'
import { answered, type Order, paged } from '../pagination.ts'
import * as present from '../present.ts'
import { redacted, redactedFiles } from '../redaction.ts'
import { besidePeople } from '../sideloads.ts'
import { touch } from '../ticket/write.ts'
import { Id, Text } from '../values.ts'
import { visibleTicket } from '../visibility.ts'
import { changedAt } from '../world.ts'

const order: Order<Comment> = {
  id: comment => comment.id,
  cursor: { created_at: comment => comment.created_at },
  standard: 'created_at',
  offset: { created_at: comment => comment.created_at },
}

function list(call: Call) {
  const ticket = visibleTicket(call.world, call.actor, idOf(call, 'ticket_id'))
  const page = paged(call, call.world.account.comments.get(ticket.id) ?? [], order)
  const inline = call.query.get('include_inline_images') === 'true'
  const shown = page.rows.map(comment => present.comment(comment, inline))
  return answered('comments', shown, {
    ...besidePeople(
      call,
      page.rows.map(comment => comment.author_id),
    ),
    ...page.beside,
  })
}

function find(call: Call, ticket: Ticket): Comment {
  const id = idOf(call, 'ticket_comment_id')
  const comment = call.world.account.comments.get(ticket.id)?.find(one => one.id === id)
  if (comment === undefined) throw notFound()
  return comment
}

/** One way, with an empty body. A repeat changes nothing; what Zendesk says to it is not known. */
function makePrivate(call: Call) {
  const ticket = visibleTicket(call.world, call.actor, idOf(call, 'ticket_id'))
  const comment = find(call, ticket)
  if (ticket.status === 'closed') throw flawed('status', 'Status: closed prevents ticket update')
  if (comment.public) {
    comment.public = false
    ticket.is_public = (call.world.account.comments.get(ticket.id) ?? []).some(one => one.public)
    touch(call.world, ticket, changedAt(call.world, ticket.updated_at))
  }
  return ok()
}

const Redaction = z.object({
  ticket_id: Id.optional(),
  html_body: Text.nullish(),
  external_attachment_urls: z.array(z.string()).describe('must be an array of strings').nullish(),
})

/** No envelope here, and closed tickets too: what is redacted is gone for good. */
function redact(call: Call) {
  const {
    ticket_id,
    html_body,
    external_attachment_urls: urls,
  } = fields(call, call.body ?? {}, Redaction, 'comment_redaction')
  if (ticket_id === undefined) throw parameterMissing('ticket_id')
  const ticket = visibleTicket(call.world, call.actor, ticket_id)
  const comment = find(call, ticket)
  if (!html_body && !urls?.length) throw parameterMissing('html_body')
  const bodies = html_body ? redacted(comment, html_body) : {}
  const attachments = redactedFiles(comment.attachments, urls ?? [])
  Object.assign(comment, bodies, { attachments })
  if (call.world.account.comments.get(ticket.id)?.[0] === comment) ticket.description = comment.plain_body
  touch(call.world, ticket, changedAt(call.world, ticket.updated_at))
  return ok({ comment: present.comment(comment) })
}

/** What the comments' tools do. */
export const comments: Routes = {
  list_ticket_comments: { may: isAgent, controller: 'ticket_comments', action: 'index', run: list },
  make_ticket_comment_private: {
    may: isAgent,
    controller: 'ticket_comments',
    action: 'make_private',
    run: makePrivate,
  },
  redact_ticket_comment: {
    may: isUnrestricted,
    controller: 'comment_redactions',
    action: 'update',
    run: redact,
  },
}

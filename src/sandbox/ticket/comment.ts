import type { Comment, Ticket } from '../account.ts'
import type { Actor } from '../actor.ts'
import { flawed } from '../errors.ts'
import { api, system } from '../events.ts'
import { type Bodies, fromHtml, fromText } from '../markup.ts'
import { nextId, type World } from '../world.ts'
import type { CommentGiven, Input } from './input.ts'
import { active } from './people.ts'

const blank = () => flawed('base', 'Description: cannot be blank', 'BlankValue')

/** The first comment of a ticket: `comment`, or `description` in its place. */
export const firstOf = (input: Input): CommentGiven =>
  input.comment ?? (input.description ? { body: input.description } : {})

/** Checks a comment, and writes it when all else is known to be right. */
export function written(
  world: World,
  actor: Actor,
  given: CommentGiven,
  { inherited, author, earlier }: { inherited: boolean; author: number; earlier: number },
): (ticket: Ticket, auditId: number, at: string) => Comment {
  const most = world.settings.commentsPerTicket
  if (earlier >= most) throw flawed('base', `Ticket: cannot have more than ${most} comments`, 'TooManyValues')
  const authorId = given.author_id ?? author
  const writer = active(world, authorId)
  if (writer === undefined) throw flawed('author', 'Author: is invalid')
  const bodies = bodiesOf(given, writer.role !== 'end-user')
  // Agents who may only write notes write notes, whatever they ask for.
  const isPublic = actor.user.only_private_comments ? false : (given.public ?? inherited)
  return (ticket, auditId, at) => {
    const comment: Comment = {
      id: nextId(world.account),
      type: 'Comment',
      author_id: authorId,
      ...bodies,
      public: isPublic,
      attachments: [],
      audit_id: auditId,
      via: api(),
      created_at: at,
      metadata: { system: system(), custom: {} },
    }
    world.account.comments.set(ticket.id, [...(world.account.comments.get(ticket.id) ?? []), comment])
    return comment
  }
}

function bodiesOf({ body, html_body }: CommentGiven, markdown: boolean): Bodies {
  const bodies = html_body?.trim() ? fromHtml(html_body) : fromText(body ?? '', markdown)
  if (bodies.plain_body === '' && !bodies.html_body.includes('<img')) throw blank()
  return bodies
}

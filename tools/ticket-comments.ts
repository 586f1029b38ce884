import { z } from 'zod'
import { flag, Id, Include, page, paged, record, rows, text, Words, whole } from './shapes.ts'
import { group, tool } from './tool.ts'

const Comment = {
  id: whole,
  author_id: whole,
  body: text,
  public: flag,
  created_at: text,
  attachments: rows({ id: whole, file_name: text, content_url: text, size: whole }),
}

export const ticketComments = group('ticket_comments', {
  list_ticket_comments: tool({
    about:
      'Read the whole conversation (thread, history) of a ticket or its latest messages: what the customer said, what did we reply, any internal notes, attachments. public false is an internal note: never show it to customers.',
    method: 'GET',
    path: '/tickets/{ticket_id}/comments',
    access: 'read',
    scope: 'tickets:read',
    pages: { by: 'cursor', rows: 'comments', most: 100 },
    shows: true,
    names: ['users'],
    input: {
      ticket_id: Id,
      ...page(100),
      sort: z.enum(['created_at', '-created_at']).optional(),
      include: Include(['users']).optional(),
      include_inline_images: z.boolean().optional(),
    },
    output: { comments: rows(Comment), ...paged },
  }),

  make_ticket_comment_private: tool({
    about:
      'Turn a public comment or reply into an internal note, hidden from the customer. One way; email sent stays sent.',
    method: 'PUT',
    path: '/tickets/{ticket_id}/comments/{ticket_comment_id}/make_private',
    access: 'destructive',
    warns: 'It cannot be undone. E-mail already sent stays sent.',
    scope: 'tickets:write',
    raises: ['ticket.comment_made_private'],
    check: 'list_ticket_comments',
    done: 'The comment is an internal note now. E-mail already sent stays sent.',
    input: { ticket_id: Id, ticket_comment_id: Id },
    output: { done: text, ticket_id: whole, ticket_comment_id: whole },
  }),

  // The OpenAPI file has no body for this call; its prose has, without an envelope. [CONTRACT 5.11]
  redact_ticket_comment: tool({
    about:
      'Erase, wipe, scrub or remove text (card, phone or passport number, password) or attachments from a comment forever. Give html_body or external_attachment_urls. Needs Agent Workspace.',
    method: 'PUT',
    path: '/comment_redactions/{ticket_comment_id}',
    body: null,
    access: 'destructive',
    warns: 'It cannot be undone.',
    scope: 'tickets:write',
    raises: ['ticket.comment_redacted'],
    check: 'list_ticket_comments',
    rules: [{ some: ['html_body', 'external_attachment_urls'] }],
    input: {
      ticket_comment_id: Id,
      ticket_id: Id,
      html_body: Words.optional().describe(
        'Its html_body (list_ticket_comments, fields html_body) with <redact> around what goes',
      ),
      external_attachment_urls: z
        .array(z.url())
        .min(1)
        .max(100)
        .optional()
        .describe('content_url of attachments'),
    },
    output: { comment: record(Comment) },
  }),
})

import { here, type Sentences } from './sentence.ts'

const { ticket, comment } = here
const both = { ticket_id: ticket, ticket_comment_id: comment }
const attachment = 'https://acme.zendesk.com/attachments/token/abc/?name=scan.png'

export const ticketComments: Sentences = {
  list_ticket_comments: [
    ['what did the customer write last on 4711?', { ticket_id: ticket, sort: '-created_at', limit: 1 }],
    ['show me the whole conversation on 4711', { ticket_id: ticket }],
    ['read me the thread of ticket 4711', { ticket_id: ticket }],
    ['what did we reply to Maya on 4711', { ticket_id: ticket }],
    ['any internal notes on 4711?', { ticket_id: ticket }],
    ["what's been said so far in this ticket?", { ticket_id: ticket }],
    ['summarise the history of ticket 4711', { ticket_id: ticket }],
    ['give me the messages in ticket 4711, latest first', { ticket_id: ticket, sort: '-created_at' }],
    ['did the customer attach a screenshot to 4711?', { ticket_id: ticket, include_inline_images: true }],
  ],
  make_ticket_comment_private: [
    ['make that last reply private', both],
    ['oops, I posted that publicly, turn it into an internal note', both],
    ['hide my comment on 4711 from the customer', both],
    ['comment 9001 on 4711 should be internal only', both],
    ['change the public comment to a private note', both],
    ["that reply wasn't meant for the customer, make it internal", both],
  ],
  redact_ticket_comment: [
    ['redact the card number in comment 9001', { ...both, html_body: 'My card: <redact>4111…</redact>' }],
    [
      'black out her passport number in that comment',
      { ...both, html_body: 'Passport <redact>C01X…</redact>' },
    ],
    [
      "remove the attachment from the customer's comment for good",
      { ...both, external_attachment_urls: [attachment] },
    ],
    ['scrub the password from the comment on 4711', { ...both, html_body: 'It is <redact>…</redact>' }],
    [
      'she posted her credit card in the ticket, wipe it from the comment',
      { ...both, html_body: 'My card: <redact>4111…</redact>' },
    ],
    [
      'permanently erase the attached ID scan from comment 9001',
      { ...both, external_attachment_urls: [attachment] },
    ],
    ['censor the phone number in the last comment', { ...both, html_body: 'Call <redact>…</redact>' }],
  ],
}

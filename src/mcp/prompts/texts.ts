import { type Prompt, ticketId, tone } from './prompt.ts'

/** The work that people do with tickets, as a model is asked to do it. */
export const prompts: readonly Prompt[] = [
  {
    name: 'triage_ticket',
    title: 'Triage a ticket',
    description: 'Say what a ticket is about, how urgent it is and where it belongs.',
    arguments: [ticketId],
    task: 'Triage ticket {ticket_id} of the help desk.',
    lines: [
      'Read the ticket with `get_ticket`.',
      { may: 'Read its comments with `list_ticket_comments`, as far as you need them.' },
      { may: 'See with `list_groups` which groups there are.' },
      'Propose type, priority, group or assignee, and tags, each with its reason in a few words. Say what you cannot tell.',
      {
        may: 'Change nothing before the user has agreed. Then make the changes with `update_ticket`, without a comment.',
        otherwise: 'You cannot change the ticket: leave that to the user.',
      },
    ],
  },
  {
    name: 'draft_reply',
    title: 'Draft a reply',
    description: 'Write a reply to the customer of a ticket, and show it before anything is sent.',
    arguments: [ticketId, tone],
    task: 'Draft a reply to the customer of ticket {ticket_id} of the help desk.',
    lines: [
      'Read the ticket with `get_ticket`, and all pages of its comments with `list_ticket_comments`.',
      'Write in the language of the customer, and answer every question that is open. Promise nothing that nobody has decided, and say so where you do not know.',
      'Sound like this: {tone}.',
      'Comments with public false are internal notes: nothing of them goes into the reply.',
      'Show the draft to the user, and ask whether it may be sent. Send nothing public before they have said yes to these very words.',
      {
        may: 'Then send it with `update_ticket`, as a comment with public true.',
        otherwise: 'You cannot send it: the user does that.',
      },
    ],
  },
  {
    name: 'summarise_thread',
    title: 'Summarise a thread',
    description: 'Sum a ticket up for the colleague who takes it over.',
    arguments: [ticketId],
    task: 'Summarise ticket {ticket_id} of the help desk for the colleague who takes it over.',
    lines: [
      'Read the ticket with `get_ticket`, and all pages of its comments with `list_ticket_comments`.',
      'Say in at most 200 words what the customer wants, what has been tried, what was promised and by when, what is open, and the next step. Name people by their role, and give the ids of the comments that matter.',
      'Mark what comes from internal notes (public false): a customer must not read it.',
      'Show the summary to the user.',
      {
        may: 'If they want it on the ticket, add it with `update_ticket`, as a comment with public false.',
      },
    ],
  },
  {
    name: 'find_similar_tickets',
    title: 'Find similar tickets',
    description: 'Find earlier tickets about the same thing, and how they were solved.',
    arguments: [ticketId],
    task: 'Find tickets that are like ticket {ticket_id} of the help desk.',
    lines: [
      'Read the ticket with `get_ticket`.',
      'Choose a few telling words of your own for what it is about, such as the product and the fault. Take no names, addresses or numbers of people.',
      'Look for them with `search`, as in type:ticket "card declined", two or three times with other words. Leave out the ticket itself.',
      { may: 'Read with `list_ticket_comments` how the solved ones among the best were solved.' },
      'List at most 10, the most alike first: id, status, what is alike, and how it was solved. If there are none, say so. Change nothing.',
    ],
  },
  {
    name: 'prepare_redaction',
    title: 'Prepare a redaction',
    description:
      'Find personal data in the comments of a ticket, and remove it once the user has confirmed it.',
    arguments: [ticketId],
    task: 'Prepare the redaction of personal data in ticket {ticket_id} of the help desk.',
    lines: [
      'Read all pages of its comments with `list_ticket_comments`, with fields set to ["html_body"].',
      'List what should not be there, such as card and identity numbers, passwords, addresses and birth dates: the id of the comment, the kind, and where it stands. Do not repeat the data itself.',
      {
        may: 'Look with `get_ticket` whether subject and fields hold some too. A redaction does not reach them: name them to the user.',
      },
      'A redaction is for ever. Ask the user which of them are to go, and remove nothing before they have confirmed it, one by one.',
      {
        may: 'Then call `redact_ticket_comment` once for each comment, with its html_body unchanged but for <redact> tags around what was confirmed; attachments go by external_attachment_urls.',
        otherwise: 'You cannot redact: the user does it in Zendesk, by your list.',
      },
    ],
  },
]

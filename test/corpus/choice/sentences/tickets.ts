import { here, note, reply, type Sentences } from './sentence.ts'

const { ticket, twin, third, billing, tier2, jonas, me, maya } = here

export const tickets: Sentences = {
  list_tickets: [
    ['show me the latest tickets', { sort: '-updated_at' }],
    ["what's in the queue right now?", {}],
    ['list all tickets, newest first', { sort: '-id' }],
    ['give me the next page of tickets', { cursor: 'bmV4dA' }],
    ['pull up the 50 tickets that changed most recently', { limit: 50, sort: '-updated_at' }],
    ['is there a ticket with external id SHOP-9913', { external_id: 'SHOP-9913' }],
    ['lemme see the tickets', {}],
  ],
  get_ticket: [
    ['open up ticket 4711', { ticket_id: ticket }],
    ["what's the status of 4711?", { ticket_id: ticket }],
    ['who is assigned to ticket #4711', { ticket_id: ticket, fields: ['users'] }],
    ["what's ticket 4711 about?", { ticket_id: ticket }],
    ['has the SLA on 4711 been breached yet?', { ticket_id: ticket, fields: ['slas'] }],
    ['show me ticket 4711', { ticket_id: ticket }],
    ['when was ticket 4711 last updated and which group has it', { ticket_id: ticket, fields: ['groups'] }],
    ['gimme the details of tikcet 4711', { ticket_id: ticket }],
  ],
  create_ticket: [
    [
      'open a ticket for maya@acme.example, her invoice is wrong',
      {
        subject: 'Wrong invoice',
        requester: { email: 'maya@acme.example' },
        comment: note('The invoice is wrong.'),
      },
    ],
    [
      'log a new ticket: printer on the 3rd floor is dead, priority high',
      {
        subject: 'Printer on the 3rd floor',
        priority: 'high',
        comment: note('The printer on the 3rd floor is dead.'),
      },
    ],
    [
      'create a follow-up to the closed ticket 4711',
      { via_followup_source_id: ticket, comment: note('Follow-up.') },
    ],
    [
      'raise a case for Jonas Weber about the missing parcel',
      { subject: 'Missing parcel', requester_id: jonas, comment: note('The parcel is missing.') },
    ],
    [
      "file a support request for the customer on the phone, she can't log in",
      { subject: 'Cannot log in', requester_id: maya, comment: note('She cannot log in.') },
    ],
    [
      'start a new conversation with maya@acme.example telling her the refund is on its way',
      {
        subject: 'Your refund',
        requester: { email: 'maya@acme.example' },
        comment: reply('Your refund is on its way.'),
      },
    ],
    [
      'make me a ticket so I remember to call Acme on Monday',
      {
        subject: 'Call Acme',
        type: 'task',
        due_at: '2026-11-23T09:00:00Z',
        comment: note('Call Acme on Monday.'),
      },
    ],
    [
      'report an incident: checkout is down',
      { subject: 'Checkout is down', type: 'incident', comment: note('Checkout is down.') },
    ],
  ],
  update_ticket: [
    [
      'bounce this to billing and make it urgent',
      { ticket_id: ticket, group_id: billing, priority: 'urgent' },
    ],
    [
      'reply to 4711 that the parcel ships tomorrow',
      { ticket_id: ticket, comment: reply('Your parcel ships tomorrow.') },
    ],
    [
      'add an internal note to 4711: customer called, sounded upset',
      { ticket_id: ticket, comment: note('The customer called and sounded upset.') },
    ],
    ['assign ticket 4711 to me', { ticket_id: ticket, assignee_id: me }],
    ['mark 4711 as solved', { ticket_id: ticket, status: 'solved' }],
    ['set the priority of 4711 to low', { ticket_id: ticket, priority: 'low' }],
    [
      'answer the customer on 4711 and tell her the refund has been issued',
      { ticket_id: ticket, comment: reply('Your refund has been issued.') },
    ],
    ['tag this ticket vip', { ticket_id: ticket, tags: ['vip'] }],
    ['put 4711 on hold till we hear back from the vendor', { ticket_id: ticket, status: 'hold' }],
    [
      'cc lena@acme.example on the ticket',
      { ticket_id: ticket, email_ccs: [{ user_email: 'lena@acme.example' }] },
    ],
    ['unassign 4711', { ticket_id: ticket, clear: ['assignee_id'] }],
    ['escalate 4711 to tier 2', { ticket_id: ticket, group_id: tier2 }],
    ['close ticket 4711 for good', { ticket_id: ticket, status: 'closed' }],
    ['reopen ticket 4711', { ticket_id: ticket, status: 'open' }],
    ['change the subject to "Invoice 2231 wrong"', { ticket_id: ticket, subject: 'Invoice 2231 wrong' }],
    ['give 4711 a due date of Friday noon', { ticket_id: ticket, due_at: '2026-11-27T12:00:00Z' }],
    ['hand this one over to Jonas', { ticket_id: ticket, assignee_id: jonas }],
    ['reasign this tiket to the billing team', { ticket_id: ticket, group_id: billing }],
  ],
  delete_ticket: [
    ['kill the duplicate ticket 4712', { ticket_id: twin }],
    ['delete ticket 4712', { ticket_id: twin }],
    ["bin ticket 4712, it's spam", { ticket_id: twin }],
    ['get rid of that test ticket', { ticket_id: twin }],
    ['trash 4712', { ticket_id: twin }],
    ['remove the spam ticket from the queue', { ticket_id: twin }],
  ],
  create_many_tickets: [
    [
      'open a ticket for each of these customers about the outage',
      {
        tickets: [
          { subject: 'Outage', requester_id: maya, comment: note('Outage.') },
          { subject: 'Outage', requester_id: jonas, comment: note('Outage.') },
        ],
      },
    ],
    [
      'bulk create tickets from this spreadsheet',
      { tickets: [{ subject: 'Row 1', comment: note('Row 1.') }] },
    ],
    ['make 20 new tickets, one per store', { tickets: [{ subject: 'Store 1', comment: note('Store 1.') }] }],
    ['import these rows as tickets', { tickets: [{ subject: 'Row 1', comment: note('Row 1.') }] }],
    [
      'create several tickets at once: one for the laptop, one for the badge, one for the desk',
      {
        tickets: ['Laptop', 'Badge', 'Desk'].map(subject => ({ subject, comment: note(`${subject}.`) })),
      },
    ],
    [
      'file a batch of tickets, one for every affected account',
      { tickets: [{ subject: 'Acme affected', comment: note('Affected by the outage.') }] },
    ],
  ],
  update_many_tickets: [
    ['close all of these tickets', { ids: [ticket, twin], tickets: [{ status: 'closed' }] }],
    [
      'assign 4711, 4712 and 4713 to Jonas',
      { ids: [ticket, twin, third], tickets: [{ assignee_id: jonas }] },
    ],
    [
      'bulk tag these 30 tickets as outage',
      { ids: [ticket, twin, third], tickets: [{ additional_tags: ['outage'] }] },
    ],
    ['set every one of those tickets to pending', { ids: [ticket, twin], tickets: [{ status: 'pending' }] }],
    [
      "reply to all the outage tickets at once that it's fixed",
      { ids: [ticket, twin], tickets: [{ comment: reply('The outage is over.') }] },
    ],
    ['mass update these tickets to priority high', { ids: [ticket, twin], tickets: [{ priority: 'high' }] }],
    [
      'move these twelve tickets over to the billing group',
      { ids: [ticket, twin, third], tickets: [{ group_id: billing }] },
    ],
  ],
  count_tickets: [
    ['how many tickets do we have in total?', {}],
    ['total number of tickets in the account', {}],
    ['roughly how many tickets are there altogether', {}],
    ["what's our overall ticket count", {}],
    ['count all the tickets', {}],
    ['how big is our ticket backlog ever since we started', {}],
  ],
}

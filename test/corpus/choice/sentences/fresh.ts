import type { Sentences } from './sentence.ts'

/** What people say, written by somebody who had seen none of the descriptions: they only measure. */
export const fresh: Sentences = {
  list_tickets: [
    ['Can you pull up our tickets in Zendesk, I just want to scroll through them a bit', {}],
    [
      "what's been touched most recently in the helpdesk? last 20 tickets is enough",
      {
        limit: 20,
        sort: '-updated_at',
      },
    ],
    [
      'tickets pls, newest on top, 50 per page',
      {
        limit: 50,
        sort: '-id',
      },
    ],
  ],
  get_ticket: [
    [
      "what's up with #4711?",
      {
        ticket_id: 4711,
      },
    ],
    [
      'Who is 4718 assigned to in Zendesk and is it still open?',
      {
        ticket_id: 4718,
      },
    ],
    [
      'Could you bring up ticket 4725 for me please, I need to see its priority and tags.',
      {
        ticket_id: 4725,
      },
    ],
  ],
  create_ticket: [
    [
      'Maria Lopez (maria.lopez@acme.test) just phoned, her March invoice was charged twice. Please log that in Zendesk as high priority, she can see the text.',
      {
        subject: 'March invoice charged twice',
        requester: {
          name: 'Maria Lopez',
          email: 'maria.lopez@acme.test',
        },
        priority: 'high',
        comment: {
          body: "Maria's March invoice was charged twice.",
          public: true,
        },
      },
    ],
    [
      'open a zendesk ticket for the broken printer on the 3rd floor, internal note only',
      {
        subject: 'Broken printer on the 3rd floor',
        comment: {
          body: 'The printer on the 3rd floor is broken.',
          public: false,
        },
      },
    ],
    [
      "pls raise a support case for user 40001: can't log in since the password reset. normal prio, public",
      {
        subject: "Can't log in since the password reset",
        requester_id: 40001,
        priority: 'normal',
        comment: {
          body: "Can't log in since the password reset.",
          public: true,
        },
      },
    ],
  ],
  update_ticket: [
    [
      'Reply to the customer on 4711 that the refund went out this morning.',
      {
        ticket_id: 4711,
        comment: {
          body: 'Your refund went out this morning.',
          public: true,
        },
      },
    ],
    [
      '4730 is done, set it to solved',
      {
        ticket_id: 4730,
        status: 'solved',
      },
    ],
    [
      'leave a note on ticket 4719 for the team and give it to 40005: waiting for the warehouse to call back. customer shouldnt see that',
      {
        ticket_id: 4719,
        assignee_id: 40005,
        comment: {
          body: 'Waiting for the warehouse to call back.',
          public: false,
        },
      },
    ],
  ],
  delete_ticket: [
    [
      '4750 is just spam, get rid of that ticket',
      {
        ticket_id: 4750,
      },
    ],
    [
      'I opened case 4751 in Zendesk by mistake, could you please remove it again?',
      {
        ticket_id: 4751,
      },
    ],
    [
      'bin ticket 4760 thx',
      {
        ticket_id: 4760,
      },
    ],
  ],
  create_many_tickets: [
    [
      'Please log one Zendesk ticket each for these three store outages: Berlin till offline, Hamburg card reader dead, Munich scanner broken. As internal notes.',
      {
        tickets: [
          {
            subject: 'Berlin till offline',
            comment: {
              body: 'Berlin till offline',
              public: false,
            },
          },
          {
            subject: 'Hamburg card reader dead',
            comment: {
              body: 'Hamburg card reader dead',
              public: false,
            },
          },
          {
            subject: 'Munich scanner broken',
            comment: {
              body: 'Munich scanner broken',
              public: false,
            },
          },
        ],
      },
    ],
    [
      "file two support tickets in one go, 'Replace laptop for Kim' and 'Set up VPN for Kim', both urgent, public",
      {
        tickets: [
          {
            subject: 'Replace laptop for Kim',
            priority: 'urgent',
            comment: {
              body: 'Replace laptop for Kim',
              public: true,
            },
          },
          {
            subject: 'Set up VPN for Kim',
            priority: 'urgent',
            comment: {
              body: 'Set up VPN for Kim',
              public: true,
            },
          },
        ],
      },
    ],
    [
      "We had a wave of calls this morning. Users 40001, 40002 and 40003 all reported that the app crashes at startup. I'd like a separate case for each of them with that text, visible to them.",
      {
        tickets: [
          {
            subject: 'App crashes at startup',
            requester_id: 40001,
            comment: {
              body: 'The app crashes at startup.',
              public: true,
            },
          },
          {
            subject: 'App crashes at startup',
            requester_id: 40002,
            comment: {
              body: 'The app crashes at startup.',
              public: true,
            },
          },
          {
            subject: 'App crashes at startup',
            requester_id: 40003,
            comment: {
              body: 'The app crashes at startup.',
              public: true,
            },
          },
        ],
      },
    ],
  ],
  update_many_tickets: [
    [
      'mark 4711, 4712 and 4715 as solved',
      {
        ids: [4711, 4712, 4715],
        tickets: [
          {
            status: 'solved',
          },
        ],
      },
    ],
    [
      'Move tickets 4720, 4721, 4722 and 4723 over to group 20002 please',
      {
        ids: [4720, 4721, 4722, 4723],
        tickets: [
          {
            group_id: 20002,
          },
        ],
      },
    ],
    [
      'in zendesk 4731 should be high prio and 4732 low, can you fix both',
      {
        tickets: [
          {
            id: 4731,
            priority: 'high',
          },
          {
            id: 4732,
            priority: 'low',
          },
        ],
      },
    ],
  ],
  count_tickets: [
    ['how many tickets do we have in zendesk altogether?', {}],
    ['Total ticket volume of our helpdesk, just the figure please.', {}],
    ['roughly how big is our ticket base? i need one number for a slide', {}],
  ],
  list_ticket_comments: [
    [
      'what has been said so far on 4711',
      {
        ticket_id: 4711,
      },
    ],
    [
      'Show me the whole back and forth in ticket 4733, internal notes too.',
      {
        ticket_id: 4733,
      },
    ],
    [
      'can u read me the thread on zendesk ticket 4740, latest message first',
      {
        ticket_id: 4740,
        sort: '-created_at',
      },
    ],
  ],
  make_ticket_comment_private: [
    [
      'Oops, my comment 9001 on ticket 4711 went to the customer but it was meant for the team. Hide it from them!',
      {
        ticket_id: 4711,
        ticket_comment_id: 9001,
      },
    ],
    [
      'turn 9014 in ticket 4722 into an internal note',
      {
        ticket_id: 4722,
        ticket_comment_id: 9014,
      },
    ],
    [
      "The reply with the id 9020 in case 4735 shouldn't be visible to the requester, please switch it to internal only.",
      {
        ticket_id: 4735,
        ticket_comment_id: 9020,
      },
    ],
  ],
  redact_ticket_comment: [
    [
      "Customer posted her card number in 4711. It's comment 9001, the html is <p>My card is 4111 1111 1111 1111</p>. Please black out the number for good.",
      {
        ticket_id: 4711,
        ticket_comment_id: 9001,
        html_body: '<p>My card is <redact>4111 1111 1111 1111</redact></p>',
      },
    ],
    [
      'permanently strip the passport scan from comment 9007 of ticket 4728, file is https://acme.zendesk.com/attachments/token/abc123/?name=passport.jpg',
      {
        ticket_id: 4728,
        ticket_comment_id: 9007,
        external_attachment_urls: ['https://acme.zendesk.com/attachments/token/abc123/?name=passport.jpg'],
      },
    ],
    [
      'comment 9011 on 4736 says <div>pw is hunter2</div>, scrub the password so nobody can ever read it again',
      {
        ticket_id: 4736,
        ticket_comment_id: 9011,
        html_body: '<div>pw is <redact>hunter2</redact></div>',
      },
    ],
  ],
  list_users: [
    [
      'who are all our agents in Zendesk?',
      {
        role: ['agent'],
      },
    ],
    ['give me everybody who has a profile in our zendesk, customers included', {}],
    [
      'Which people have admin rights on the helpdesk?',
      {
        role: ['admin'],
      },
    ],
  ],
  get_user: [
    [
      "who's zendesk user 40001?",
      {
        user_id: 40001,
      },
    ],
    [
      'I need the e-mail and phone of a requester, the id is 40012.',
      {
        user_id: 40012,
      },
    ],
    [
      'is helpdesk account 40023 suspended or still active',
      {
        user_id: 40023,
      },
    ],
  ],
  get_current_user: [
    ['which zendesk login are you using right now?', {}],
    ['Am I an admin or just an agent in Zendesk?', {}],
    ['whats my own user id in the helpdesk', {}],
  ],
  search_users: [
    [
      'do we have a customer called Jane Okafor on file in zendesk?',
      {
        query: 'Jane Okafor',
      },
    ],
    [
      'Please find whoever uses tom.berger@acme.test in our support system.',
      {
        query: 'email:tom.berger@acme.test',
      },
    ],
    [
      'look up petersen in zendesk for me, i need her user id',
      {
        query: 'petersen',
      },
    ],
  ],
  create_user: [
    [
      'Add Priya Nair, priya@northwind.test, as a new customer in Zendesk',
      {
        name: 'Priya Nair',
        email: 'priya@northwind.test',
      },
    ],
    [
      'New colleague starts Monday: Luca Romano, luca.romano@ourco.test. He needs an agent seat on the helpdesk.',
      {
        name: 'Luca Romano',
        email: 'luca.romano@ourco.test',
        role: 'agent',
      },
    ],
    [
      'set up a zendesk contact for Hannah Weiss (hannah@weiss.test), belongs to org 30001, dont send her the verification mail',
      {
        name: 'Hannah Weiss',
        email: 'hannah@weiss.test',
        organization_id: 30001,
        skip_verify_email: true,
      },
    ],
  ],
  update_user: [
    [
      'make zendesk user 40007 an admin',
      {
        user_id: 40007,
        role: 'admin',
      },
    ],
    [
      'Customer 40015 got married, her name is Clara Hoffmann now. Can you change that in the helpdesk?',
      {
        user_id: 40015,
        name: 'Clara Hoffmann',
      },
    ],
    [
      'pls suspend 40031, he keeps sending us abuse through support',
      {
        user_id: 40031,
        suspended: true,
      },
    ],
  ],
  merge_users: [
    [
      '40002 and 40001 are the same person in zendesk, keep 40001',
      {
        user_id: 40002,
        id: 40001,
      },
    ],
    [
      'Customer signed up twice. Fold profile 40044 into 40010 please.',
      {
        user_id: 40044,
        id: 40010,
      },
    ],
    [
      "we've got a duplicate contact: 40051 should go and all its tickets should end up with 40050",
      {
        user_id: 40051,
        id: 40050,
      },
    ],
  ],
  delete_user: [
    [
      'remove user 40001 from zendesk',
      {
        user_id: 40001,
      },
    ],
    [
      'The customer with id 40066 asked us to take down his helpdesk profile, please do that.',
      {
        user_id: 40066,
      },
    ],
    [
      '40072 left ages ago, drop his zendesk user completely',
      {
        user_id: 40072,
      },
    ],
  ],
  list_organizations: [
    ['which companies do we have in Zendesk?', {}],
    ['Show me all customer orgs on the helpdesk.', {}],
    ['im new here, can i get an overview of the client organisations set up in our support system', {}],
  ],
  get_organization: [
    [
      'what do we know about org 30001',
      {
        organization_id: 30001,
      },
    ],
    [
      'Which email domains are on file for organization 30008?',
      {
        organization_id: 30008,
      },
    ],
    [
      'open the company record 30015 in zendesk pls, want to read the notes on it',
      {
        organization_id: 30015,
      },
    ],
  ],
  create_organization: [
    [
      'New client signed: Globex GmbH, domain globex.test. Please add the company to Zendesk.',
      {
        name: 'Globex GmbH',
        domain_names: ['globex.test'],
      },
    ],
    [
      'we need Initech as an org in the helpdesk',
      {
        name: 'Initech',
      },
    ],
    [
      "Could you set up Blue Harbor Logistics as an organization in Zendesk? Their people should be able to see each other's tickets.",
      {
        name: 'Blue Harbor Logistics',
        shared_tickets: true,
      },
    ],
  ],
  update_organization: [
    [
      'rename org 30001 to Acme International',
      {
        organization_id: 30001,
        name: 'Acme International',
      },
    ],
    [
      'put this in the notes of organization 30005: Contract ends in June, handle with care',
      {
        organization_id: 30005,
        notes: 'Contract ends in June, handle with care',
      },
    ],
    [
      'New tickets from company 30011 should land in group 20003 by default, please set that on their Zendesk record.',
      {
        organization_id: 30011,
        group_id: 20003,
      },
    ],
  ],
  delete_organization: [
    [
      "30009 isn't a customer any more, take that organization out of Zendesk",
      {
        organization_id: 30009,
      },
    ],
    [
      'drop org 30013',
      {
        organization_id: 30013,
      },
    ],
    [
      'That test company I made in the helpdesk (id 30020) can go, please remove it.',
      {
        organization_id: 30020,
      },
    ],
  ],
  list_groups: [
    ['which teams do we have in zendesk?', {}],
    ['What groups can I route a ticket to?', {}],
    [
      'can i see all the agent groups plz, without the deleted ones',
      {
        exclude_deleted: true,
      },
    ],
  ],
  get_group: [
    [
      "what's zendesk group 20001 called?",
      {
        group_id: 20001,
      },
    ],
    [
      "One of our triggers points to group 20014, can you tell me which team that is and what it's for?",
      {
        group_id: 20014,
      },
    ],
    [
      'details on support team 20008',
      {
        group_id: 20008,
      },
    ],
  ],
  create_group: [
    [
      'we need a new agent team called Returns in Zendesk',
      {
        name: 'Returns',
      },
    ],
    [
      'Please set up a group named "Tier 3 Escalations" on the helpdesk, private.',
      {
        name: 'Tier 3 Escalations',
        is_public: false,
      },
    ],
    [
      'add a VIP Support group in zendesk, description: handles enterprise customers only',
      {
        name: 'VIP Support',
        description: 'handles enterprise customers only',
      },
    ],
  ],
  update_group: [
    [
      'group 20001 should be called Billing EMEA from now on',
      {
        group_id: 20001,
        name: 'Billing EMEA',
      },
    ],
    [
      "Change the description of support team 20005 to 'Phones and chat, weekdays only'.",
      {
        group_id: 20005,
        description: 'Phones and chat, weekdays only',
      },
    ],
    [
      'make agent group 20012 private in zendesk',
      {
        group_id: 20012,
        is_public: false,
      },
    ],
  ],
  delete_group: [
    [
      'We dissolved the night shift. Group 20009 in Zendesk can be removed.',
      {
        group_id: 20009,
      },
    ],
    [
      'get rid of agent group 20016',
      {
        group_id: 20016,
      },
    ],
    [
      'please delete the old support team 20021, nobody works in there any more',
      {
        group_id: 20021,
      },
    ],
  ],
  list_macros: [
    ['what canned replies do we have in zendesk?', {}],
    [
      'Show me our macros sorted by how much they were used over the last 7 days.',
      {
        fields: ['usage_7d'],
      },
    ],
    [
      'which macros are switched off atm',
      {
        active: false,
      },
    ],
  ],
  get_macro: [
    [
      'Could you show me the text that macro 50010 puts into the reply?',
      {
        macro_id: 50010,
      },
    ],
    [
      '50017, the refund macro - which status does it set',
      {
        macro_id: 50017,
      },
    ],
  ],
  create_macro: [
    [
      'build me a macro "Close as duplicate" that sets the ticket to solved',
      {
        title: 'Close as duplicate',
        actions: [
          {
            field: 'status',
            value: 'solved',
          },
        ],
      },
    ],
    [
      "I keep typing the same stuff. Save it as a canned response in Zendesk called Password help: 'Please use the reset link on the login page.'",
      {
        title: 'Password help',
        actions: [
          {
            field: 'comment_value',
            value: 'Please use the reset link on the login page.',
          },
        ],
      },
    ],
    [
      'new macro pls: Escalate to Tier 2, priority urgent + group 20002',
      {
        title: 'Escalate to Tier 2',
        actions: [
          {
            field: 'priority',
            value: 'urgent',
          },
          {
            field: 'group_id',
            value: '20002',
          },
        ],
      },
    ],
  ],
  update_macro: [
    [
      'rename macro 50001 to Refund approved',
      {
        macro_id: 50001,
        title: 'Refund approved',
      },
    ],
    [
      'Please deactivate macro 50012 for now, we may want it back after Christmas.',
      {
        macro_id: 50012,
        active: false,
      },
    ],
    [
      'macro 50006 should only set priority to high from now on, nothing else',
      {
        macro_id: 50006,
        actions: [
          {
            field: 'priority',
            value: 'high',
          },
        ],
      },
    ],
  ],
  delete_macro: [
    [
      'macro 50003 is outdated, throw it away',
      {
        macro_id: 50003,
      },
    ],
    [
      'Please remove the canned reply 50019 from Zendesk for good.',
      {
        macro_id: 50019,
      },
    ],
    [
      'nobody needs macro 50025 anymore, can you del it',
      {
        macro_id: 50025,
      },
    ],
  ],
  search: [
    [
      'any open tickets with urgent prio?',
      {
        query: 'type:ticket status:open priority:urgent',
      },
    ],
    [
      'Find me the Zendesk cases that mention "invoice missing" and were created since 2026-11-01.',
      {
        query: 'type:ticket "invoice missing" created>=2026-11-01',
      },
    ],
    [
      'which tickets of customer 40001 are still unsolved',
      {
        query: 'type:ticket requester:40001 status<solved',
      },
    ],
  ],
  count_search_results: [
    [
      'how many tickets are pending right now?',
      {
        query: 'type:ticket status:pending',
      },
    ],
    [
      "For the standup: number of urgent tickets in Zendesk that we haven't solved yet?",
      {
        query: 'type:ticket priority:urgent status<solved',
      },
    ],
    [
      'just need to know how many tickets tagged refund came in since 2026-11-01, no list',
      {
        query: 'type:ticket tags:refund created>=2026-11-01',
      },
    ],
  ],
  export_search_results: [
    [
      "I need every solved Zendesk ticket created since 2026-01-01 for the yearly report. It'll be several thousand, get me the full dump.",
      {
        query: 'status:solved created>=2026-01-01',
        type: 'ticket',
      },
    ],
    [
      "export all helpdesk users tagged newsletter, it's way more than 1000",
      {
        query: 'tags:newsletter',
        type: 'user',
      },
    ],
    [
      'pull the complete set of tickets tagged outage out of zendesk for our data guys, dont stop at the first thousand',
      {
        query: 'tags:outage',
        type: 'ticket',
      },
    ],
  ],
  list_satisfaction_ratings: [
    ['how have customers been rating our support in Zendesk?', {}],
    [
      'Show me the bad CSAT scores that came with a comment.',
      {
        score: 'bad_with_comment',
      },
    ],
    [
      'any good ratings from customers? want to share some praise with the support team',
      {
        score: 'good',
      },
    ],
  ],
  create_satisfaction_rating: [
    [
      'The customer was really happy with how we handled 4711, please record a good rating on it.',
      {
        ticket_id: 4711,
        score: 'good',
      },
    ],
    [
      'rate ticket 4738 bad, comment: took two weeks to get an answer',
      {
        ticket_id: 4738,
        score: 'bad',
        comment: 'took two weeks to get an answer',
      },
    ],
    [
      "I'm the requester of zendesk ticket 4744 and I'd like to give it a thumbs up",
      {
        ticket_id: 4744,
        score: 'good',
      },
    ],
  ],
}

import type { Sentences } from './sentence.ts'

export const search: Sentences = {
  search: [
    ['find all open tickets from Acme', { query: 'type:ticket status<solved organization:Acme' }],
    ['search for tickets that mention refund', { query: 'type:ticket refund' }],
    ['which urgent tickets are still unassigned?', { query: 'type:ticket priority:urgent assignee:none' }],
    ['my open tickets', { query: 'type:ticket status<solved assignee:me' }],
    ['show tickets that are still new after three days', { query: 'type:ticket status:new created<3days' }],
    ['look for anything about the login outage', { query: '"login outage"' }],
    ['find tickets tagged vip from last week', { query: 'type:ticket tags:vip created>2026-11-13' }],
    [
      'which tickets did Maya submit this month?',
      { query: 'type:ticket requester:maya@acme.example created>=2026-11-01' },
    ],
    ['find the organization Globex', { query: 'type:organization Globex' }],
    [
      'pending tickets of the billing group sorted by priority',
      { query: 'type:ticket status:pending group:Billing', sort_by: 'priority', sort_order: 'desc' },
    ],
    [
      'have we had this problem before? look for similar tickets',
      { query: 'type:ticket "cannot log in" status>=solved' },
    ],
    [
      'find the ticket where someone complained about the blue kettle',
      { query: 'type:ticket "blue kettle"' },
    ],
    ['overdue tickets please', { query: 'type:ticket due_date<2026-11-20 status<solved' }],
  ],
  count_search_results: [
    ['how many open tickets does Acme have?', { query: 'type:ticket status<solved organization:Acme' }],
    ['how many tickets came in yesterday?', { query: 'type:ticket created:2026-11-19' }],
    ['count the urgent tickets', { query: 'type:ticket priority:urgent status<solved' }],
    ['how many tickets mention refund', { query: 'type:ticket refund' }],
    ['number of unassigned tickets', { query: 'type:ticket assignee:none status<solved' }],
    ['how many users are tagged vip?', { query: 'type:user tags:vip' }],
    [
      'how many tickets did we solve last month?',
      { query: 'type:ticket solved>=2026-10-01 solved<2026-11-01' },
    ],
  ],
  export_search_results: [
    ['export all tickets from 2025', { query: 'created>=2025-01-01 created<2026-01-01', type: 'ticket' }],
    ['download every ticket tagged refund', { query: 'tags:refund', type: 'ticket' }],
    [
      'give me all 8,000 tickets that match refund, not only the first thousand',
      { query: 'refund', type: 'ticket', limit: 100 },
    ],
    ['dump all the users with the tag vip', { query: 'tags:vip', type: 'user' }],
    ['export every closed ticket of Acme', { query: 'status:closed organization:Acme', type: 'ticket' }],
    [
      'I need the complete set of search results for tickets created in March',
      { query: 'created>=2026-03-01 created<2026-04-01', type: 'ticket' },
    ],
  ],
}

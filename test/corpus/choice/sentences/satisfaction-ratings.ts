import { here, type Sentences } from './sentence.ts'

const { ticket } = here

export const satisfactionRatings: Sentences = {
  list_satisfaction_ratings: [
    ['show the satisfaction ratings', {}],
    ['what do customers say in the CSAT surveys?', { score: 'received_with_comment' }],
    ['show me the bad ratings of last week', { score: 'bad', start_time: 1_794_528_000 }],
    ['which customers were unhappy with our support?', { score: 'bad' }],
    ['how happy are our customers', { score: 'received' }],
    ['list all negative feedback with comments', { score: 'bad_with_comment' }],
    ["what's our csat score looking like", { score: 'received' }],
  ],
  create_satisfaction_rating: [
    ['rate ticket 4711 as good', { ticket_id: ticket, score: 'good' }],
    ['leave a good satisfaction rating for 4711', { ticket_id: ticket, score: 'good' }],
    [
      "I'm happy with how 4711 was handled, give it a thumbs up",
      { ticket_id: ticket, score: 'good', comment: 'Handled well.' },
    ],
    [
      'submit a bad rating on 4711, took too long',
      { ticket_id: ticket, score: 'bad', comment: 'Took too long.' },
    ],
    [
      'give feedback on my solved ticket: great help',
      { ticket_id: ticket, score: 'good', comment: 'Great help.' },
    ],
    ['score the support I got on 4711: bad', { ticket_id: ticket, score: 'bad' }],
  ],
}

import type { Scene } from './scene.ts'

/** English conversations that take a technician, a van or a lawyer. */
export const visits: readonly Scene[] = [
  {
    topic: 'service',
    subject: 'Technician did not show up',
    turns: [
      [
        'customer',
        'A technician should have come to our office today between 9 and 12 for the yearly service of the {product}. Nobody came, nobody called. Our office manager stayed home for nothing.',
      ],
      [
        'note',
        'Field service: route of the technician was cancelled (sick), the notification to customers failed. Four more visits affected.',
      ],
      [
        'agent',
        'I am very sorry. Our technician fell ill this morning, and the message to you was not sent, which must not happen. I can offer tomorrow 8 to 10 or Thursday 13 to 15. As an apology the service is free this year.',
      ],
      ['customer', 'Thursday then. Please call 30 minutes before: {phone}.'],
      ['agent', 'Thursday 13 to 15 is booked under {reference}, with a call before.'],
      ['customer', 'He came, he was friendly, the machine sounds like new.'],
    ],
  },
  {
    topic: 'service',
    subject: 'Moving the office: two machines to a new address',
    turns: [
      [
        'customer',
        'Our office moves to {street}, {city} on {date}. We have two machines (serials {serial} and {serial2}). Can you move them, or do we carry them ourselves?',
      ],
      [
        'agent',
        'Please do not carry the Atelier machines with water in the boiler. Our field service drains them, moves them and calibrates them at the new place; the price is {amount} for both. Shall I book it?',
      ],
      ['customer', 'Yes, book it. A morning would be best, the lift is reserved from 8 to 11.'],
      [
        'agent',
        'Booked for 8:30. The technician brings a trolley and needs a parking place near the entrance.',
      ],
    ],
  },
  {
    topic: 'privacy',
    subject: 'Copy of my data',
    turns: [
      [
        'customer',
        'Under article 15 of the GDPR I ask for a copy of all personal data that you hold about me, under the e-mail address {email}.',
      ],
      [
        'note',
        'Identity checked by reply from the stored address. Due in 30 days; export requested from data protection.',
      ],
      [
        'agent',
        'We have received your request and confirmed your identity. You get the copy within 30 days, as a file with a password that we send by letter.',
      ],
      ['customer', 'Received, thank you.'],
    ],
  },
]

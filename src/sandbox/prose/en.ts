import type { Prose } from './scene.ts'
import { visits } from './visits.ts'

/** Ostrello rents out coffee machines and sends beans by post; its English-speaking customers write like this. */
export const english: Prose = {
  hello: ['Hi,', 'Hello,', 'Hi there,', 'Good morning,', 'Dear Ostrello team,'],
  bye: ['Thanks', 'Best wishes', 'Kind regards', 'Cheers', 'Many thanks in advance'],
  agentHello: 'Hi {first},',
  agentBye: 'Best wishes\n{agent}\nOstrello Customer Care',
  quoted: 'On {weekday}, {date} at {time}, {agent} <help@ostrello.example> wrote:',
  months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  weekdays: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  date: '{month} {day}, {year}',
  scenes: [
    {
      topic: 'delivery',
      subject: 'Order {order} has not arrived',
      turns: [
        [
          'customer',
          'I ordered three bags of Valle Alta on {date} (order {order}). The tracking page says "handed to carrier" and has not moved for six days. Could you find out where the parcel is?',
        ],
        [
          'note',
          'Carrier portal: last scan at the depot in {city}, no damage report. Opened a trace, answer due within 48 hours.',
        ],
        [
          'agent',
          'I am sorry about the wait. The last scan of your parcel was at the depot in {city}, so I have asked the carrier to trace it. They have two working days to answer. If they cannot find it by then, I will send the three bags again at no cost.',
        ],
        [
          'customer',
          'Thank you for looking into it. We have beans for about four more days, then it gets serious.',
        ],
        [
          'agent',
          'The trace came back empty, so a new parcel left our warehouse this morning. Your new order number is {order2}, and it should be with you the day after tomorrow.',
        ],
        ['customer', 'It has arrived, and so did the first one, one hour later. Shall I send it back?'],
        ['agent', 'Please keep it, and thank you for being so honest. Enjoy the coffee!'],
      ],
    },
    {
      topic: 'delivery',
      subject: 'Wrong beans in my parcel',
      turns: [
        [
          'customer',
          'Order {order} came today. I ordered two bags of Decaf Alba and got two bags of Notte, which is the strongest you sell. My doctor would not be amused.',
        ],
        [
          'agent',
          'That is a mix-up on our side. Two bags of Decaf Alba are on their way to you as order {order2}. There is no need to return the Notte: perhaps a neighbour is happy about it.',
        ],
        ['customer', 'Great, thanks for the fast answer. The neighbour says hello.'],
      ],
    },
    {
      topic: 'machine',
      subject: '{product} shows E11 although the tank is full',
      turns: [
        [
          'customer',
          'Our {product} (serial number {serial}, firmware {firmware}) shows error E11 "fill water tank" since yesterday. The tank is full. Things I tried:\n\n- took the tank out and put it back\n- cleaned the float with vinegar\n- unplugged the machine for ten minutes\n\nNothing helps.',
        ],
        [
          'agent',
          'Thank you for the detailed list, that saves us a round. E11 with a full tank usually means that the float magnet has slipped. Please do this:\n\n1. Take the tank out and turn it upside down.\n2. Tap the bottom twice, until you hear the magnet click.\n3. Rinse, fill to the line and put it back.\n\nIf E11 comes back, tell me and I will send a new tank.',
        ],
        ['customer', 'I heard the click, the machine made two coffees, and then E11 again.'],
        ['note', 'Third E11 this month with tanks of batch 2214. Told the technical group.'],
        [
          'agent',
          'Then the magnet is worn out. A new tank is on its way (order {order2}), free of charge. Until then a small trick works: fill the tank only to two thirds.',
        ],
        ['customer', 'The new tank is in and E11 is gone. Thanks!'],
      ],
    },
    {
      topic: 'machine',
      subject: 'Coffee is only lukewarm',
      turns: [
        [
          'customer',
          'Since last week the coffee from our {product} is lukewarm. I measured 58 degrees in the cup. It was above 70 when it was new. Serial {serial}.',
        ],
        [
          'agent',
          'That is too cold, the cup should have 67 to 72 degrees. When was the machine last descaled? You can see it under Settings > Care > History. Please send me a photo of that page if you can.',
        ],
        ['customer', 'It says 211 days ago. I suppose that is the answer?'],
        [
          'agent',
          'It is very likely the answer. I am sending you a descaling kit as order {order2}. After the program has run (about 25 minutes), please measure once more.',
        ],
        ['customer', '70 degrees. I am a little ashamed. Thank you!'],
      ],
    },
    {
      topic: 'app',
      subject: 'App cannot find my machine any more',
      turns: [
        [
          'customer',
          'I changed my internet router, and now the Ostrello app does not find the {product}. It says "no machine nearby". Firmware {firmware}, phone with Android 16.',
        ],
        [
          'agent',
          'The machine still looks for the old network. Hold the two outer buttons for eight seconds until the ring turns blue, then choose "Add machine" in the app. The machine speaks 2.4 GHz only, so please make sure that your router has that band switched on.',
        ],
        [
          'customer',
          'The 2.4 GHz band was off. It works now. You should write that in big letters in the manual!',
        ],
        ['agent', 'I have passed that on, in big letters.'],
      ],
    },
    {
      topic: 'app',
      subject: 'Login code never arrives',
      turns: [
        [
          'customer',
          'I try to log in to the app with {email}, but the e-mail with the six-digit code never arrives. I looked in the spam folder too.',
        ],
        [
          'note',
          'Mail log: three codes sent today, all three deferred by the receiving server (greylisting). Nothing wrong on our side.',
        ],
        [
          'agent',
          'We did send three codes, but your mail provider holds them back. Could you add no-reply@ostrello.example to your contacts and try again in an hour?',
        ],
        ['customer', 'That worked, I am in. Odd, but fine.'],
      ],
    },
    {
      topic: 'billing',
      subject: 'Charged twice for {month}',
      turns: [
        [
          'customer',
          'My card statement shows two charges of {amount} for {month}, on the same day. My subscription is for one machine. Please refund one of them.',
        ],
        [
          'note',
          'Two captures on invoice {invoice}: the first timed out and was repeated. Refund needs a second pair of eyes above 50.',
        ],
        [
          'agent',
          'You are right, invoice {invoice} was charged twice, and I apologise. I have started the refund of {amount}. It takes three to five working days until it shows on your statement.',
        ],
        ['customer', 'It is day six and there is no refund yet.'],
        [
          'agent',
          'I checked with our payment provider: the refund left us on {date}, and your bank has it. The reference that they can search for is RF-{reference}.',
        ],
        ['customer', 'Found it, booked under last month. All good, thank you.'],
      ],
    },
    {
      topic: 'billing',
      subject: 'Invoice with our VAT number, please',
      turns: [
        [
          'customer',
          'Could you send invoice {invoice} again with our company name and VAT number on it? Our accountant sends it back to me every time.\n\n{company}',
        ],
        [
          'agent',
          'Of course. The corrected invoice is attached, and I have stored the details, so that all future invoices carry them.',
        ],
        ['customer', 'Perfect, thanks.'],
      ],
    },
    {
      topic: 'subscription',
      subject: 'Pause my subscription for the summer',
      turns: [
        [
          'customer',
          'We are away for eight weeks. Is it possible to pause the bean subscription and the machine rent during that time?',
        ],
        [
          'agent',
          'The beans can be paused for up to twelve weeks. The rent of the machine goes on, since the machine stays with you, but I can halve it for two months. Shall I do that from the first of next month?',
        ],
        ['customer', 'Yes please, that is a fair offer.'],
        ['agent', 'Done. The beans start again by themselves; you get a reminder one week before.'],
      ],
    },
    {
      topic: 'subscription',
      subject: 'Cancelling my contract',
      turns: [
        [
          'customer',
          'I would like to cancel my subscription for the {product} at the earliest date. Please confirm that date and tell me how I send the machine back.',
        ],
        ['note', 'Contract ends in three months. Offer: 20 % for six months, only if the customer asks.'],
        [
          'agent',
          'I confirm your cancellation. The contract ends at the close of the current quarter. Two weeks before, you get a return label and a box by post. Please empty the water tank and the drip tray before you pack the machine.',
        ],
        ['customer', 'Thanks for making it easy. It was good coffee, I am just moving abroad.'],
      ],
    },
    {
      topic: 'beans',
      subject: 'The last bag of Valle Alta tastes burnt',
      turns: [
        [
          'customer',
          'The bag from order {order} (roast batch V-{reference}) tastes burnt and looks much darker than usual. Did you change the roast?',
        ],
        ['note', 'Roastery confirms: batch went 40 seconds too long. Credit every order with that batch.'],
        [
          'agent',
          'Thank you for the batch number. Our roastery confirms that this batch stayed in the drum too long. I have credited the bag and added a fresh one to your next parcel.',
        ],
        ['customer', 'Appreciated. The fresh one is as good as ever.'],
      ],
    },
    ...visits,
  ],
  further: [
    [
      'Just to be sure that we are looking at the same thing: which firmware version does the display show under Settings > About?',
      'It shows {firmware}. There is also a line "last update {date}" below it.',
    ],
    [
      'Could you send a short video of the moment when it happens? Twenty seconds are enough.',
      'I have attached a video. You can hear the noise from second 8 on.',
    ],
    [
      'Our technical group has looked at the logs and sees two restarts on {date}. Was the power off on that day?',
      'Yes, there were works in the street and the power was off twice.',
    ],
    [
      'Please run the cleaning program once with a tablet and once without, and tell me whether the pressure goes back to 9 bar.',
      'With the tablet it stayed at 7 bar, without it went up to 9.',
    ],
    [
      'I have not heard from you in a while. Is it still happening?',
      'Sorry, I was travelling. Yes, about once a day.',
    ],
    [
      'I have talked to the warehouse: the part is there again on {date}. Can you wait until then?',
      'That is fine for us, as long as it really comes on that day.',
    ],
    [
      'The part has left our warehouse under order {order2}. Changing it takes five minutes; the sheet in the box shows how.',
      'It is in. I will watch it for a few days and report back.',
    ],
  ],
  praise: [
    'Fast and friendly, thank you!',
    'Solved in one day. I did not expect that.',
    '{agent} was very patient with me.',
  ],
  complaint: [
    'It took three weeks and four e-mails.',
    'My question was not answered, I got a standard text.',
    'The machine is still broken.',
  ],
}

import type { Prose } from './scene.ts'

/** What Dutch-speaking customers write, and what they are answered. */
export const dutch: Prose = {
  hello: ['Hallo,', 'Goedemorgen,', 'Beste Ostrello,', 'Goedemiddag,'],
  bye: ['Groeten', 'Met vriendelijke groet', 'Alvast bedankt', 'Groetjes'],
  agentHello: 'Hallo {first},',
  agentBye: 'Met vriendelijke groet\n{agent}\nOstrello Klantenservice',
  quoted: 'Op {weekday} {day} {month} {year} om {time} schreef {agent} <help@ostrello.example>:',
  months: ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'],
  weekdays: ['zo', 'ma', 'di', 'wo', 'do', 'vr', 'za'],
  date: '{day} {month} {year}',
  scenes: [
    {
      topic: 'machine',
      subject: '{product} geeft steeds E11',
      turns: [
        [
          'customer',
          'onze {product} (serienummer {serial}, firmware {firmware}) zegt steeds "vul het waterreservoir", code E11, terwijl het reservoir vol is. Schoonmaken hielp een dag.',
        ],
        [
          'agent',
          'dat klinkt als een magneet die vastzit. Draai het lege reservoir om en tik er twee keer op, tot je een klik hoort. Vul het daarna tot de streep. Blijft E11 komen, dan stuur ik een nieuw reservoir.',
        ],
        ['customer', 'geen klik gehoord en E11 is er weer.'],
        ['agent', 'dan is de magneet op. Het nieuwe reservoir is onderweg als bestelling {order2}.'],
        ['customer', 'het doet het weer, bedankt!'],
      ],
    },
    {
      topic: 'delivery',
      subject: 'Pakket {order} bij de verkeerde buren',
      turns: [
        [
          'customer',
          'volgens de bezorger ligt bestelling {order} bij de buren op nummer 16. Die bestaan niet, wij zijn nummer 14 en daarnaast is water.',
        ],
        ['note', 'Gps van de bezorging ligt 300 meter verder. Navraag loopt.'],
        [
          'agent',
          'wat vervelend. De bezorger gaat morgen terug om het te zoeken; lukt dat niet, dan sturen we alles opnieuw.',
        ],
        ['customer', 'gevonden, bij een woonboot. Zij hadden er al koffie van gezet. Prima hoor.'],
        ['agent', 'dan krijgen jullie er een zak bij, voor de schrik.'],
      ],
    },
    {
      topic: 'billing',
      subject: 'Dubbele incasso voor {month}',
      turns: [
        [
          'customer',
          'er is twee keer {amount} afgeschreven voor {month}, factuur {invoice}. Kan er een terug?',
        ],
        [
          'agent',
          'je hebt gelijk, excuses. Het bedrag staat binnen vijf werkdagen op je rekening, onder kenmerk RF-{reference}.',
        ],
        ['customer', 'staat erop, dank.'],
      ],
    },
    {
      topic: 'service',
      subject: 'Verhuizing van het kantoor naar {city}',
      turns: [
        [
          'customer',
          'wij verhuizen op {date} naar {street}, {city}. Kan een monteur de twee machines ({serial} en {serial2}) afkoppelen en daar weer aansluiten?',
        ],
        [
          'agent',
          'dat kan, voor {amount} samen. Schikt een ochtend tussen 8 en 10? De offerte zit in de bijlage.',
        ],
        ['customer', 'akkoord, graag om half negen. Bel even van tevoren.'],
      ],
    },
  ],
  further: [
    ['welke firmware staat er onder Instellingen > Over?', 'daar staat {firmware}.'],
    ['kun je een kort filmpje sturen?', 'zie de video, vanaf seconde 8 hoor je het.'],
    [
      'speelt het nog? We hebben niets meer gehoord.',
      'sorry, ik was op reis. Ja, ongeveer een keer per dag.',
    ],
  ],
  praise: ['Snel en vriendelijk.', '{agent} dacht goed mee.'],
  complaint: ['Duurde veel te lang.', 'Kreeg alleen standaardantwoorden.'],
}

import type { Prose } from './scene.ts'

/** What Italian-speaking customers write, and what they are answered. */
export const italian: Prose = {
  hello: ['Buongiorno,', 'Salve,', 'Gentile servizio clienti,'],
  bye: ['Cordiali saluti', 'Grazie mille', 'Distinti saluti', 'Grazie in anticipo'],
  agentHello: 'Buongiorno {first},',
  agentBye: 'Cordiali saluti\n{agent}\nServizio clienti Ostrello',
  quoted:
    'Il giorno {weekday} {day} {month} {year} alle ore {time} {agent} <help@ostrello.example> ha scritto:',
  months: ['gen', 'feb', 'mar', 'apr', 'mag', 'giu', 'lug', 'ago', 'set', 'ott', 'nov', 'dic'],
  weekdays: ['dom', 'lun', 'mar', 'mer', 'gio', 'ven', 'sab'],
  date: '{day} {month} {year}',
  scenes: [
    {
      topic: 'machine',
      subject: 'La {product} perde pressione',
      turns: [
        [
          'customer',
          'da una settimana la {product} dello studio (matricola {serial}, firmware {firmware}) eroga un caffè acquoso: il manometro non supera i 5 bar. Per noi è un’emergenza, capirete.',
        ],
        [
          'agent',
          'capiamo benissimo. Con 5 bar di solito è il filtro a essere intasato:\n\n1. Smonti il filtro sotto il gruppo.\n2. Lo lasci venti minuti in acqua calda con una pastiglia.\n3. Faccia due erogazioni a vuoto.\n\nPoi mi dica che pressione legge.',
        ],
        ['customer', 'ora siamo a 9 bar e il caffè è di nuovo un caffè.'],
        ['agent', 'ottimo. Le consiglio di ripetere la pulizia ogni due mesi.'],
      ],
    },
    {
      topic: 'delivery',
      subject: 'Ordine {order}: manca un pacco di Notte',
      turns: [
        [
          'customer',
          'ho ricevuto l’ordine {order}, ma dei quattro pacchi di Notte ne sono arrivati tre. Il cartone era chiuso e intatto.',
        ],
        ['note', 'Peso alla partenza 3,2 kg: errore di imballaggio, non del corriere.'],
        ['agent', 'ci scusiamo, l’errore è nostro. Il quarto pacco parte oggi con il numero {order2}.'],
        ['customer', 'arrivato, con un cioccolatino. Gentilissimi.'],
      ],
    },
    {
      topic: 'billing',
      subject: 'Fattura elettronica {invoice} con codice errato',
      turns: [
        [
          'customer',
          'la fattura {invoice} di {amount} è stata inviata con il codice destinatario sbagliato e il nostro commercialista non la vede. Potete emettere una nota di credito e rifarla?',
        ],
        [
          'agent',
          'certamente. La nota di credito e la nuova fattura sono in allegato; il codice è aggiornato anche per il futuro.',
        ],
        ['customer', 'ricevute entrambe, grazie.'],
      ],
    },
    {
      topic: 'subscription',
      subject: 'Passare dal piano mensile a quello annuale',
      turns: [
        ['customer', 'vorrei passare al piano annuale. Il macinacaffè è compreso oppure si paga a parte?'],
        [
          'agent',
          'è compreso e resta suo alla fine del contratto. Se mi conferma, il cambio parte dal primo del mese.',
        ],
        ['customer', 'confermo, grazie.'],
      ],
    },
  ],
  further: [
    ['quale versione del firmware legge in Impostazioni > Informazioni?', 'leggo {firmware}.'],
    ['potrebbe mandarci un breve video?', 'ecco il video, il rumore si sente dal secondo 8.'],
    ['il problema si presenta ancora?', 'mi scusi, ero in viaggio. Sì, circa una volta al giorno.'],
  ],
  praise: ['Veloci e cortesi.', '{agent} è stato molto disponibile.'],
  complaint: ['Tempi troppo lunghi.', 'La macchina non funziona ancora.'],
}

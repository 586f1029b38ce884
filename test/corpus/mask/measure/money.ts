import type { Templates } from '../template.ts'

/** Held out: the patterns were never mended by these. */
export const money: Templates = {
  card: `
en|Your chat bot told me to write it here: {}. Please put that on the account.
en|The subscription for the second machine should come off {} instead of the old Visa.
en|I see two pending transactions against {} from last night.
de|Hinterlegen Sie bitte {} für die monatliche Abbuchung.
de|Auf dem Auszug von {} steht der Betrag doppelt.
fr|Il faut débiter {} et pas l'autre.
es|Prefiero usar {} para la próxima cuota.
it|Addebitate su {} la prossima rata.
nl|Schrijf het voortaan af van {}.
pt|Passem a cobrança para {} a partir de maio.
ja|今後は{}から引き落としてください。`,
  card_code: `
en|and the three digits on the back: CVV {}
de|CVC {} steht hinten drauf
fr|le CVV c'est {}
es|CVV de tres cifras: {}`,
  iban: `
en|Kindly remit to {} and confirm by mail.
de|Bitte zahlen Sie es auf {} aus.
fr|À verser sur {} s'il vous plaît.
es|Ingresad el importe en {}.
it|Accreditate su {} l'intero importo.
nl|Maak het over naar {} graag.
pt|Depositem em {} o valor da devolução.
sv|Betala ut till {}.`,
  us_account: `
en|Deposit to routing number {routing}, account number {} (savings).`,
  uk_account: `
en|Account number {} / sort code 11-22-33, Lloyds.`,
  account: `
de|Die neue Kontonummer lautet {}, gleiche Bank.
fr|N° de compte : {} au Crédit Agricole
es|El número de cuenta correcto es {}.`,
}

import type { Templates } from '../template.ts'

/** Held out: the patterns were written without these sentences. */
export const money: Templates = {
  card: `
en|Hey, quick one: is {} the card you have for us?
en|Sorry, ignore my last mail, the right number is {}.
en|My bank blocked {} because of your merchant name.
en|What happens to the refund if {} has been closed in the meantime?
de|Bei mir wurde {} belastet, der Beleg lautet aber auf jemand anderen.
de|Ab Januar bitte {} verwenden.
fr|On m'a prélevé deux fois sur {} ce matin.
es|La tarjeta terminada en 1881 ya no vale, la buena es {}.
it|Ho inserito {} ma il sito dice numero non valido.
nl|Er staat een reservering op {} die er niet hoort.
pt|A fatura veio lançada em {} e não sei por quê.
ja|登録したのは{}ですが、決済できません。`,
  card_code: `
en|CVV {} is correct, I checked twice.
de|Die Kartenprüfnummer {} hat er nicht genommen.
fr|cryptogramme {}
it|Il CVC della carta è {}.`,
  iban: `
en|We would like future payouts on {}, effective immediately.
en|Is there a reason {} is rejected in the bank details form?
de|Überwiesen habe ich von {}, Betreff wie angegeben.
fr|Merci de créditer {} sous huit jours.
es|El abono a {} no ha llegado.
it|Il rimborso su {} non è mai arrivato.
nl|Op {} is nog niets binnengekomen.
pt|Nada caiu em {} até agora.
pl|Na {} nic nie wpłynęło.`,
  us_account: `
en|ABA number {routing} and checking account number {}`,
  uk_account: `
en|Barclays, sort code 20-00-00, a/c {}`,
  account: `
de|Das Geld ging auf die Kontonummer {} statt auf meine.
nl|Rekeningnummer {} klopt niet meer.`,
}

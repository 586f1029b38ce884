import type { Templates } from '../template.ts'

/** Held out: written after the patterns, and looked at only for the figures. */
export const money: Templates = {
  card: `
en|Can you tell me why {} was declined at the till today?
en|I accidentally typed {} into the gift message field, please delete it.
en|Old one ends 4821, new one is {}, same name on it.
en|Three attempts with {}, three times "issuer unavailable".
en|We keep our corporate Amex {} on file with you, correct?
en|FYI the number I read out to your colleague was {}
en|Auto-renew off please and wipe {} from your system
de|Ich habe {} hinterlegt, trotzdem kommt jeden Monat eine Mahnung.
de|Können Sie {} aus meinem Profil löschen? Die Karte ist weg.
de|Es wurde von {} abgebucht, obwohl ich gekündigt habe.
fr|Le paiement avec {} a été refusé sans explication.
fr|Pouvez-vous supprimer {} de mon espace client ?
es|¿Por qué no aceptáis {}? En otras tiendas funciona.
es|El cargo se hizo en {} y no en la otra.
it|La mia Mastercard {} risulta bloccata solo da voi.
it|Vorrei sostituire {} con una nuova, come faccio?
nl|Kunnen jullie {} verwijderen? Die pas is gestolen.
nl|De incasso liep via {}, maar die is verlopen.
pt|Cobraram em {} sem eu autorizar nada.
pt|Quero tirar {} da minha conta, por favor.
pl|Próbowałem zapłacić {} i nic z tego.
sv|Varför nekas {} varje gång jag handlar?
ja|{}が使えません。どうすればいいですか。
ja|先月から{}に二重請求されています。`,
  card_code: `
en|They asked for the CVV and I said {}, was that okay?
en|cvc2 is {} by the way
de|Der CVC-Code wäre {}, falls nötig.
fr|CVC {} au dos de la carte
es|El CVC de la tarjeta es {}.
it|CVV {} sul retro
pt|código de segurança {}`,
  iban: `
en|Payroll should go to {} starting in March.
en|Your PDF shows {} but one digit group looks off to me.
en|Reimburse {} and not the card, it has been cancelled.
de|Das Guthaben darf auf {} gehen, Kontoinhaberin bin ich.
de|Unser neues Geschäftskonto: {}. Bitte in den Stammdaten ändern.
de|Warum wurde von {} zweimal eingezogen?
fr|Je vous confirme le compte {} pour le remboursement.
fr|Ancien compte clôturé, nouveau : {}
es|Haced la transferencia a {}, a nombre de mi empresa.
it|Le nuove coordinate sono {}.
nl|Het bedrag mag naar {} worden overgemaakt.
pt|O valor pode ser transferido para {}.
pl|Podaję numer rachunku do zwrotu: {}
sv|Sätt in pengarna på {} tack.`,
  us_account: `
en|ACH details: routing {routing} account {}
en|Please wire it: ABA {routing}, account number {}, name as on the invoice.`,
  uk_account: `
en|It should go to account {}, sort code 30-90-89.
en|Bank details: 04-00-04 is the sort code and {} the account number.`,
  account: `
de|Erstattung bitte auf Kontonummer {} bei der Volksbank.
fr|Mon numéro de compte bancaire est {}.
es|La cuenta bancaria tiene el número de cuenta {}.
nl|Het bankrekeningnummer is {}.
ja|口座番号：{}（普通預金）`,
}

import type { Templates } from '../template.ts'

/** The sentences that the patterns were written and mended with. */
export const money: Templates = {
  card: `
en|My credit card number is {}, please update it.
en|Please charge card {} for order {order}.
en|You charged {} twice on Monday.
en|Card on file: {} (exp 09/29)
de|Meine Kreditkartennummer lautet {}.
de|Bitte belasten Sie die Karte {} erneut.
fr|Mon numéro de carte est {}.
fr|La carte {} a été débitée deux fois.
es|Mi tarjeta es {} y fue rechazada.
it|Il numero della mia carta è {}.
nl|Mijn creditcardnummer is {}.
pt|O número do meu cartão é {}.
pl|Numer mojej karty to {}.
ja|クレジットカード番号：{}
en|I tried to renew with {} but your checkout keeps timing out after the spinner.
en|Could you remove {} from my profile? It was stolen last weekend.
en|The receipt shows the wrong last four. Mine is {}, expiring 11/28.
en|billing keeps failing!! {} is still good, my bank says nothing was blocked
en|Please split it: half on {}, the rest by invoice.
en|{}\\nthat's the one you should use from now on
de|Ich wollte mit {} bezahlen, aber nach der Bestätigung kommt nur eine weiße Seite.
de|Bitte buchen Sie den Betrag von meiner Visa {} ab.
de|Die Karte meiner Frau ({}) wurde doppelt belastet, Bestellung {order}.
fr|J'ai essayé de payer avec {} et le site m'a renvoyé une erreur 402.
fr|Merci de rembourser sur la carte {} comme convenu au téléphone.
fr|Voici le numéro de ma nouvelle carte : {}. L'ancienne ne marche plus.
es|He cambiado de tarjeta, la nueva es {} y caduca en 2029.
es|Me habéis cobrado dos veces en {} por el pedido {order}.
it|Ho pagato con {} ma l'ordine risulta ancora in sospeso.
it|Potete stornare l'importo sulla carta {}?
nl|Er is twee keer afgeschreven van {}, kunnen jullie dat nakijken?
nl|Mijn nieuwe kaart is {}, pas dat aub aan voor de volgende maand.
pt|O pagamento com {} foi recusado três vezes hoje.
pt|Podem trocar o cartão da assinatura? O novo é {}.
pl|Proszę zwrócić pieniądze na kartę {}, dziękuję.
sv|Mitt kort {} debiterades två gånger för samma köp.
ja|カード番号は{}です。有効期限は来年の3月です。
ja|{} で支払ったのに、注文が確定していません。
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
ja|先月から{}に二重請求されています。
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
en|The security code is {}.
en|cvv {}
de|Prüfnummer: {}
fr|Cryptogramme : {}
es|CVV: {}
en|The code on the back is 3 digits, cvv {} if you need it again.
en|CVC: {}, valid thru 08/27
de|Die Prüfnummer auf der Rückseite lautet {}.
fr|Le cryptogramme au dos est {}, merci.
es|El código de seguridad es {}.
it|Il codice di sicurezza è {} se serve.
nl|De CVC is {} volgens mij.
pt|O CVV é {} e o nome está certo.
ja|セキュリティコードは{}です。
en|They asked for the CVV and I said {}, was that okay?
en|cvc2 is {} by the way
de|Der CVC-Code wäre {}, falls nötig.
fr|CVC {} au dos de la carte
es|El CVC de la tarjeta es {}.
it|CVV {} sul retro
pt|código de segurança {}
en|and the three digits on the back: CVV {}
de|CVC {} steht hinten drauf
fr|le CVV c'est {}
es|CVV de tres cifras: {}`,
  iban: `
en|My IBAN is {}.
en|Refund it to {} please.
de|IBAN: {}
de|Überweisen Sie bitte auf {}.
fr|Mon IBAN : {}
es|IBAN {}
it|IBAN: {}
nl|IBAN: {}
pt|IBAN: {}
en|Please send the refund to {} instead, the account is in my wife's name.
en|Our finance team changed banks: {} as of next month.
en|Is {} the right format? Your form says it is too long.
de|Meine neue Bankverbindung: {}, ab sofort gültig.
de|Die Lastschrift soll künftig von {} eingezogen werden (Kunde {order}).
de|Bitte nicht mehr auf {} erstatten, das Konto ist gekündigt.
fr|Le virement est à faire sur {}, merci de me confirmer.
fr|Mon RIB a changé, voici l'IBAN {} pour les prochains prélèvements.
es|El reembolso debe llegar a {}, no a la cuenta antigua.
it|Per il bonifico usate {} intestato a mia madre.
nl|Graag terugstorten op {} onder vermelding van {order}.
pt|Façam o reembolso para {}, por favor.
pl|Zwrot proszę przelać na {}.
sv|Återbetalningen kan gå till {}.
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
sv|Sätt in pengarna på {} tack.
en|Kindly remit to {} and confirm by mail.
de|Bitte zahlen Sie es auf {} aus.
fr|À verser sur {} s'il vous plaît.
es|Ingresad el importe en {}.
it|Accreditate su {} l'intero importo.
nl|Maak het over naar {} graag.
pt|Depositem em {} o valor da devolução.
sv|Betala ut till {}.`,
  us_account: `
en|Routing number {routing}, account {}.
en|Bank: routing {routing} / account no {}
en|For direct deposit: routing {routing}, account number {}.
en|My bank account number is {} and the ABA routing number is {routing}.
en|checking acct {} (routing no. {routing}), Chase
en|ACH details: routing {routing} account {}
en|Please wire it: ABA {routing}, account number {}, name as on the invoice.
en|Deposit to routing number {routing}, account number {} (savings).`,
  uk_account: `
en|Sort code 12-34-56 account {}
en|Sort code 20-14-53, account number {}. It's a Barclays account.
en|My account no. is {} and the sort code 40-02-17, please pay it there.
en|It should go to account {}, sort code 30-90-89.
en|Bank details: 04-00-04 is the sort code and {} the account number.
en|Account number {} / sort code 11-22-33, Lloyds.`,
  account: `
de|Konto-Nr. {} bei der Sparkasse
fr|Numéro de compte : {}
es|Número de cuenta: {}
nl|Rekeningnummer: {}
de|Kontonummer {}, BLZ 37040044, Inhaber wie oben.
fr|Le numéro de compte est {} à la Banque Postale.
es|Mi número de cuenta es {} en el Santander.
it|Il numero di conto è {} presso Unicredit.
nl|Mijn rekeningnummer is {} bij de ING.
pt|A conta é no Itaú, número da conta {}.
ja|振込先の口座番号は{}です。
de|Erstattung bitte auf Kontonummer {} bei der Volksbank.
fr|Mon numéro de compte bancaire est {}.
es|La cuenta bancaria tiene el número de cuenta {}.
nl|Het bankrekeningnummer is {}.
ja|口座番号：{}（普通預金）
de|Die neue Kontonummer lautet {}, gleiche Bank.
fr|N° de compte : {} au Crédit Agricole
es|El número de cuenta correcto es {}.`,
}

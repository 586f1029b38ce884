import type { Templates } from '../template.ts'

/** Held out: written after the patterns, and looked at only for the figures. */
export const person: Templates = {
  email: `
en|My invoices still go to {} although I left that company.
en|From: Maya <{}>\\nTo: support
en|add {} as a second contact
en|Tried {} and the system says no such user.
en|mailto:{}
de|Bestätigung kam nie an, Adresse war {}.
de|Bitte {} aus dem Verteiler nehmen.
fr|Merci d'écrire à {} et non plus à l'ancienne.
es|La factura debe ir a {}.
it|La conferma va inviata a {}.
nl|Stuur het naar {} alsjeblieft.
pt|Enviem para {} a segunda via.
sv|Skicka kvittot till {}.
ja|{}宛てに再送してください。`,
  phone: `
en|My number changed to {}.
en|If urgent: {}
en|WhatsApp {} works best
de|Erreichbar unter {} bis 18 Uhr.
de|Rückruf erbeten: {}
fr|Vous pouvez me joindre au {}.
es|Mi número es {}, llámame cuando puedas.
it|Chiamatemi al {} dopo le 15.
nl|Ik ben bereikbaar op {}.
pt|Meu telefone é {}.
ja|{}までお電話ください。`,
  phone_en: `
en|Give me a ring on {} please.
en|Office: {}
en|phone no. {} on the account is outdated`,
  phone_de: `
de|Tel.: {}
de|Bitte Rückruf: {}
de|Meine neue Telefonnummer lautet {}.`,
  phone_fr: `
fr|Mon portable : {}
fr|Rappelez-moi au {}.`,
  phone_es: `
es|Tel: {}
es|Mi teléfono es {}`,
  phone_it: `
it|Cellulare {}
it|Chiamami al {}`,
  phone_nl: `
nl|Mobiel: {}
nl|Je kunt me bellen op {}.`,
  phone_pt: `
pt|Celular: {}
pt|Me ligue no {}`,
  phone_ja: `
ja|連絡先：{}
ja|電話番号を{}に変更してください。`,
  ip4: `
en|Firewall blocks {} since this morning.
en|We connect from {} and get a timeout.
de|Unsere feste IP lautet {}.
fr|Depuis {} tout fonctionne, ailleurs non.
it|L'indirizzo {} viene bloccato.`,
  ip6: `
en|Client address: {}
fr|Connexion refusée depuis {}.`,
  birth: `
de|geb. {}
de|Mein Geburtstag ist der {}.
fr|Né le {}, domicilié à Lille.
es|Nací el {} en Bilbao.
it|Data di nascita: {}
nl|Ik ben geboren op {}.
pt|Nasci em {}.
sv|Födelsedatum: {}
en|d.o.b. {}
en|Customer (born {}) wants to close the account`,
  birth_en: `
en|I turned 40, born {}.
en|Please correct my birth date to {}.`,
  birth_ja: `
ja|{}生まれです。`,
  address_us: `
en|Could you reroute it to {}?
en|Mailing address\\n{}
en|Pickup from {} between 9 and 12.`,
  address_gb: `
en|The courier went to the wrong house, we are at {}.
en|New flat: {}
en|Please collect it from {} on Friday.`,
  address_de: `
de|Neue Lieferadresse: {}
de|Wir wohnen jetzt in der {}.
de|Abholung bitte in {} ab 14 Uhr.`,
  address_fr: `
fr|Le colis est parti au mauvais endroit, je suis au {}.
fr|Nouvelle adresse : {}`,
  address_es: `
es|Vivo en {}.
es|Recoged el paquete en {}.`,
  address_it: `
it|Abito in {}.
it|Consegnare in {} al piano terra.`,
  address_nl: `
nl|Ik woon op {}.
nl|Het nieuwe adres wordt {}.`,
  address_pt: `
pt|Moro na {}.
pt|O endereço certo é {}.`,
  address_pl: `
pl|Mieszkam przy {}.
pl|Nowy adres: {}`,
  address_sv: `
sv|Leverera till {} istället.
sv|Vi har flyttat till {}.`,
  address_ja: `
ja|新しい住所は{}です。
ja|届け先を{}に変えてください。`,
  name: `
en|The order was placed by {} on my behalf.
en|{} asked me to write to you.
en|Regards,\\n{}
de|Frau {} ist ab Montag zuständig.
de|Auf der Rechnung steht {}, das ist falsch.
fr|Je remplace {} pendant les congés.
es|{} no recibió el correo.
it|Il pacco è per {}.
nl|{} heeft het pakket niet gekregen.
pt|A conta está em nome de {}.`,
}

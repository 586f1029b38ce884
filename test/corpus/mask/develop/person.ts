import type { Templates } from '../template.ts'

/** The sentences that the patterns were written and mended with. */
export const person: Templates = {
  email: `
en|My e-mail is {}.
en|Write to {}
de|Meine E-Mail-Adresse ist {}.
fr|Mon e-mail : {}
ja|メールアドレスは{}です
en|Please use {} from now on, the other mailbox is full.
en|I signed up as {} but never got the link.
en|cc {} on everything please
en|<{}> bounced twice this week
en|Who is {}? That's not one of ours.
de|Bitte ändern Sie meine Adresse auf {}.
de|Die Mail an {} kam zurück.
fr|Mon adresse est {}, merci de la corriger.
fr|Rien reçu sur {} depuis hier.
es|Mi correo es {}, no el que tenéis.
it|Scrivetemi a {}, grazie.
nl|Mijn mailadres is {}.
pt|O meu e-mail é {}.
pl|Mój e-mail to {}.
ja|メールは{}に送ってください。
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
ja|{}宛てに再送してください。
en|Reset link should go to {}, not to my ex.
en|Contact: {} or the chat.
en|My partner ({}) shares the account.
de|Schreiben Sie mir an {}.
fr|Envoyez la facture à {}.
es|No recibo nada en {}.
it|L'account è registrato con {}.
nl|Mijn account staat op {}.
pt|Conta registada com {}.
ja|登録メールは{}です。`,
  phone: `
en|My number is {}.
en|Call {}
de|Rufen Sie {} an.
fr|Mon numéro : {}
en|You can reach me on {} after six.
en|{} is my mobile, call any time
en|The courier called {} and hung up.
de|Bitte rufen Sie mich unter {} an.
de|Mobil: {}
fr|Appelez-moi au {} s'il vous plaît.
es|Llámenme al {} por la tarde.
it|Il mio numero è {}.
nl|Bel me op {} als het kan.
pt|Pode ligar para {}.
ja|電話番号は{}です。
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
ja|{}までお電話ください。
en|Try me on {} before noon.
en|Driver should phone {} on arrival.
de|Meine Nummer: {}
fr|Mon numéro est le {}.
es|Teléfono: {}
it|Telefonatemi al {}.
nl|Telefoonnummer: {}
pt|Contato: {}`,
  phone_en: `
en|Phone: {}
en|Please call {}.
en|Call me at {} tomorrow morning.
en|My phone number is {}.
en|tel {}
en|Best number to get hold of me: {} (mobile)
en|Give me a ring on {} please.
en|Office: {}
en|phone no. {} on the account is outdated
en|Mobile {}
en|You can call {} after 5pm.`,
  phone_de: `
de|Tel. {}
de|Rückruf unter {} bitte
de|Sie erreichen mich unter {}.
de|Telefon: {}
de|Meine Handynummer ist {}.
de|Tel.: {}
de|Bitte Rückruf: {}
de|Meine neue Telefonnummer lautet {}.
de|Telefonisch bin ich unter {} zu erreichen.
de|Handy {}`,
  phone_fr: `
fr|Tél. {}
fr|Mon téléphone : {}
fr|Joignable au {} le matin
fr|Mon portable : {}
fr|Rappelez-moi au {}.
fr|Téléphone : {}`,
  phone_es: `
es|Tel. {}
es|Mi móvil es el {}.
es|Teléfono de contacto: {}
es|Tel: {}
es|Mi teléfono es {}
es|Llamadme al {}`,
  phone_it: `
it|Cell. {}
it|Tel. {}
it|Il mio cellulare è {}.
it|Telefono: {}
it|Cellulare {}
it|Chiamami al {}
it|Il mio telefono è {}`,
  phone_nl: `
nl|Tel. {}
nl|Mijn telefoonnummer is {}.
nl|bel {} voor een afspraak
nl|Mobiel: {}
nl|Je kunt me bellen op {}.
nl|Telefoon {}`,
  phone_pt: `
pt|Tel. {}
pt|Meu celular é {}.
pt|Telefone: {}
pt|Celular: {}
pt|Me ligue no {}
pt|Telefone para contato: {}`,
  phone_ja: `
ja|電話番号 {}
ja|携帯は{}です。
ja|電話：{}
ja|連絡先：{}
ja|電話番号を{}に変更してください。
ja|電話番号：{}`,
  ip4: `
en|My IP address is {}.
en|Blocked: {}
en|The login came from {}, which is not me.
en|Our office IP is {} - please whitelist it.
de|Der Zugriff kam von {}.
fr|L'adresse IP {} est bloquée.
es|Nuestra IP es {}.
en|Firewall blocks {} since this morning.
en|We connect from {} and get a timeout.
de|Unsere feste IP lautet {}.
fr|Depuis {} tout fonctionne, ailleurs non.
it|L'indirizzo {} viene bloccato.
en|Failed logins came from {} overnight.
en|Our server {} cannot reach your API.
de|Der Server {} bekommt keine Antwort.
fr|Le serveur {} ne répond plus.`,
  ip6: `
en|IPv6 {}
en|We see timeouts from {} only.
de|Die Adresse {} wird abgewiesen.
en|Client address: {}
fr|Connexion refusée depuis {}.
en|Requests from {} are throttled.`,
  birth: `
en|Date of birth: {}
de|geboren am {}
fr|né le {}
es|nacido el {}
it|data di nascita {}
nl|geboren op {}
de|Ich bin am {} geboren.
de|Geburtsdatum: {}
fr|Je suis née le {} à Lyon.
fr|Date de naissance : {}
es|Mi fecha de nacimiento es {}.
it|Sono nato il {} a Torino.
nl|Mijn geboortedatum is {}.
pt|Minha data de nascimento é {}.
pl|Data urodzenia: {}
sv|Jag är född {}.
en|DOB {}
de|geb. {}
de|Mein Geburtstag ist der {}.
fr|Né le {}, domicilié à Lille.
es|Nací el {} en Bilbao.
it|Data di nascita: {}
nl|Ik ben geboren op {}.
pt|Nasci em {}.
sv|Födelsedatum: {}
en|d.o.b. {}
en|Customer (born {}) wants to close the account
en|Date of birth on file should read {}.
de|Ich wurde am {} geboren.
fr|Ma date de naissance est le {}.
es|Fecha de nacimiento: {}
it|Nata il {}.
nl|Geboortedatum: {}
pt|Data de nascimento: {}`,
  birth_en: `
en|born {}
en|My date of birth is {}.
en|I was born on {} in Leeds.
en|Birthday: {}
en|I turned 40, born {}.
en|Please correct my birth date to {}.
en|My son was born {}, so he qualifies.`,
  birth_ja: `
ja|生年月日 {}
ja|生年月日は{}です。
ja|{}生まれです。
ja|生年月日：{}`,
  address_us: `
en|My address is {}.
en|{}
en|Ship the replacement to {}.
en|My new address is {}.
en|We moved last month. {} is where we are now.
en|The label said {} but that is my neighbour.
en|Could you reroute it to {}?
en|Mailing address\\n{}
en|Pickup from {} between 9 and 12.
en|Replacement goes to {}, thanks.
en|I moved to {} in June.`,
  address_gb: `
en|Send it to {}.
en|{}
en|I live at {}.
en|Deliver to {} please, there is a safe place.
en|Billing address: {}
en|The courier went to the wrong house, we are at {}.
en|New flat: {}
en|Please collect it from {} on Friday.
en|Send the engineer to {}.
en|Ours is {}, next to the bakery.`,
  address_de: `
de|Adresse: {}
de|{}
de|Meine Anschrift lautet {}.
de|Bitte an {} liefern.
de|Das Paket liegt bei {}, nicht bei mir.
de|Ich bin umgezogen, neu: {}
de|Neue Lieferadresse: {}
de|Wir wohnen jetzt in der {}.
de|Abholung bitte in {} ab 14 Uhr.
de|Die Maschine steht in der {}.
de|Rechnungsanschrift: {}`,
  address_fr: `
fr|Adresse : {}
fr|{}
fr|J'habite au {}.
fr|Livrez au {}, merci.
fr|Adresse de facturation : {}
fr|Le colis est parti au mauvais endroit, je suis au {}.
fr|Nouvelle adresse : {}
fr|Merci de livrer au {}.
fr|Mon adresse est {}.`,
  address_es: `
es|Dirección: {}
es|Mi dirección es {}.
es|Enviadlo a {}, gracias.
es|Vivo en {}.
es|Recoged el paquete en {}.
es|La dirección correcta es {}.`,
  address_it: `
it|Indirizzo: {}
it|Il mio indirizzo è {}.
it|Spedite a {} per favore.
it|Abito in {}.
it|Consegnare in {} al piano terra.
it|Mandate il tecnico in {}.`,
  address_nl: `
nl|Adres: {}
nl|Mijn adres is {}.
nl|Bezorgen op {} graag.
nl|Ik woon op {}.
nl|Het nieuwe adres wordt {}.
nl|Stuur de monteur naar {}.`,
  address_pt: `
pt|Endereço: {}
pt|Meu endereço é {}.
pt|Entregar em {}.
pt|Moro na {}.
pt|O endereço certo é {}.
pt|Entreguem na {}.`,
  address_pl: `
pl|Adres: {}
pl|Mój adres to {}.
pl|Proszę wysłać na {}.
pl|Mieszkam przy {}.
pl|Nowy adres: {}
pl|Adres dostawy: {}`,
  address_sv: `
sv|Adress: {}
sv|Min adress är {}.
sv|Jag bor på {}.
sv|Leverera till {} istället.
sv|Vi har flyttat till {}.
sv|Jag bor på {} sedan mars.`,
  address_ja: `
ja|住所 {}
ja|住所は{}です。
ja|{}に送ってください。
ja|新しい住所は{}です。
ja|届け先を{}に変えてください。
ja|{}に引っ越しました。`,
  name: `
en|{} ordered it.
en|Dear {},
de|Herr {} hat angerufen.
en|Hi, {} here again about the broken lid.
en|Please put it in {}'s name.
en|Could you tell {} that I will be late?
de|Bitte geben Sie das an {} weiter.
fr|C'est {} qui a signé le bon.
es|El paquete lo recogió {} ayer.
it|Ha firmato {} al posto mio.
nl|De bestelling staat op naam van {}.
en|The order was placed by {} on my behalf.
en|{} asked me to write to you.
en|Regards,\\n{}
de|Frau {} ist ab Montag zuständig.
de|Auf der Rechnung steht {}, das ist falsch.
fr|Je remplace {} pendant les congés.
es|{} no recibió el correo.
it|Il pacco è per {}.
nl|{} heeft het pakket niet gekregen.
pt|A conta está em nome de {}.
en|{} will sign for it.
en|Is {} still working for you?
de|Ansprechpartner ist {}.
fr|La facture est au nom de {}.
es|Pregunten por {} en recepción.
it|Parlate con {} per favore.
nl|Vraag naar {} bij de balie.`,
}

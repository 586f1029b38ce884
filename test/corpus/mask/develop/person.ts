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
ja|メールは{}に送ってください。`,
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
ja|電話番号は{}です。`,
  phone_en: `
en|Phone: {}
en|Please call {}.
en|Call me at {} tomorrow morning.
en|My phone number is {}.
en|tel {}
en|Best number to get hold of me: {} (mobile)`,
  phone_de: `
de|Tel. {}
de|Rückruf unter {} bitte
de|Sie erreichen mich unter {}.
de|Telefon: {}
de|Meine Handynummer ist {}.`,
  phone_fr: `
fr|Tél. {}
fr|Mon téléphone : {}
fr|Joignable au {} le matin`,
  phone_es: `
es|Tel. {}
es|Mi móvil es el {}.
es|Teléfono de contacto: {}`,
  phone_it: `
it|Cell. {}
it|Tel. {}
it|Il mio cellulare è {}.
it|Telefono: {}`,
  phone_nl: `
nl|Tel. {}
nl|Mijn telefoonnummer is {}.
nl|bel {} voor een afspraak`,
  phone_pt: `
pt|Tel. {}
pt|Meu celular é {}.
pt|Telefone: {}`,
  phone_ja: `
ja|電話番号 {}
ja|携帯は{}です。
ja|電話：{}`,
  ip4: `
en|My IP address is {}.
en|Blocked: {}
en|The login came from {}, which is not me.
en|Our office IP is {} - please whitelist it.
de|Der Zugriff kam von {}.
fr|L'adresse IP {} est bloquée.
es|Nuestra IP es {}.`,
  ip6: `
en|IPv6 {}
en|We see timeouts from {} only.
de|Die Adresse {} wird abgewiesen.`,
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
en|DOB {}`,
  birth_en: `
en|born {}
en|My date of birth is {}.
en|I was born on {} in Leeds.
en|Birthday: {}`,
  birth_ja: `
ja|生年月日 {}
ja|生年月日は{}です。`,
  address_us: `
en|My address is {}.
en|{}
en|Ship the replacement to {}.
en|My new address is {}.
en|We moved last month. {} is where we are now.
en|The label said {} but that is my neighbour.`,
  address_gb: `
en|Send it to {}.
en|{}
en|I live at {}.
en|Deliver to {} please, there is a safe place.
en|Billing address: {}`,
  address_de: `
de|Adresse: {}
de|{}
de|Meine Anschrift lautet {}.
de|Bitte an {} liefern.
de|Das Paket liegt bei {}, nicht bei mir.
de|Ich bin umgezogen, neu: {}`,
  address_fr: `
fr|Adresse : {}
fr|{}
fr|J'habite au {}.
fr|Livrez au {}, merci.
fr|Adresse de facturation : {}`,
  address_es: `
es|Dirección: {}
es|Mi dirección es {}.
es|Enviadlo a {}, gracias.`,
  address_it: `
it|Indirizzo: {}
it|Il mio indirizzo è {}.
it|Spedite a {} per favore.`,
  address_nl: `
nl|Adres: {}
nl|Mijn adres is {}.
nl|Bezorgen op {} graag.`,
  address_pt: `
pt|Endereço: {}
pt|Meu endereço é {}.
pt|Entregar em {}.`,
  address_pl: `
pl|Adres: {}
pl|Mój adres to {}.
pl|Proszę wysłać na {}.`,
  address_sv: `
sv|Adress: {}
sv|Min adress är {}.
sv|Jag bor på {}.`,
  address_ja: `
ja|住所 {}
ja|住所は{}です。
ja|{}に送ってください。`,
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
nl|De bestelling staat op naam van {}.`,
}

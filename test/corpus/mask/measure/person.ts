import type { Templates } from '../template.ts'

/** Held out: the patterns were never mended by these. */
export const person: Templates = {
  email: `
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
en|Try me on {} before noon.
en|Driver should phone {} on arrival.
de|Meine Nummer: {}
fr|Mon numéro est le {}.
es|Teléfono: {}
it|Telefonatemi al {}.
nl|Telefoonnummer: {}
pt|Contato: {}`,
  phone_en: `
en|Mobile {}
en|You can call {} after 5pm.`,
  phone_de: `
de|Telefonisch bin ich unter {} zu erreichen.
de|Handy {}`,
  phone_fr: `
fr|Téléphone : {}`,
  phone_es: `
es|Llamadme al {}`,
  phone_it: `
it|Il mio telefono è {}`,
  phone_nl: `
nl|Telefoon {}`,
  phone_pt: `
pt|Telefone para contato: {}`,
  phone_ja: `
ja|電話番号：{}`,
  ip4: `
en|Failed logins came from {} overnight.
en|Our server {} cannot reach your API.
de|Der Server {} bekommt keine Antwort.
fr|Le serveur {} ne répond plus.`,
  ip6: `
en|Requests from {} are throttled.`,
  birth: `
en|Date of birth on file should read {}.
de|Ich wurde am {} geboren.
fr|Ma date de naissance est le {}.
es|Fecha de nacimiento: {}
it|Nata il {}.
nl|Geboortedatum: {}
pt|Data de nascimento: {}`,
  birth_en: `
en|My son was born {}, so he qualifies.`,
  birth_ja: `
ja|生年月日：{}`,
  address_us: `
en|Replacement goes to {}, thanks.
en|I moved to {} in June.`,
  address_gb: `
en|Send the engineer to {}.
en|Ours is {}, next to the bakery.`,
  address_de: `
de|Die Maschine steht in der {}.
de|Rechnungsanschrift: {}`,
  address_fr: `
fr|Merci de livrer au {}.
fr|Mon adresse est {}.`,
  address_es: `
es|La dirección correcta es {}.`,
  address_it: `
it|Mandate il tecnico in {}.`,
  address_nl: `
nl|Stuur de monteur naar {}.`,
  address_pt: `
pt|Entreguem na {}.`,
  address_pl: `
pl|Adres dostawy: {}`,
  address_sv: `
sv|Jag bor på {} sedan mars.`,
  address_ja: `
ja|{}に引っ越しました。`,
  name: `
en|{} will sign for it.
en|Is {} still working for you?
de|Ansprechpartner ist {}.
fr|La facture est au nom de {}.
es|Pregunten por {} en recepción.
it|Parlate con {} per favore.
nl|Vraag naar {} bij de balie.`,
}

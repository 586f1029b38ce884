import type { Templates } from '../template.ts'

/** Held out: the patterns were written without these sentences. */
export const person: Templates = {
  email: `
en|Somebody registered with {} and it was not me.
en|Change {} to my new address please.
en|You can forward everything to {}.
de|Ich bekomme keine Mails an {}.
fr|Le compte {} doit être supprimé.
es|Mi usuario es {}.
it|Non ricevo nulla su {}.
pl|Proszę pisać na {}.
ja|{}から送りました。`,
  phone: `
en|Voicemail on {} is always full.
en|My husband's mobile is {}.
de|Die Nummer {} ist nicht mehr gültig.
fr|Joignez-moi au {} demain.
es|Mi móvil nuevo: {}
it|Potete chiamare {} domani.`,
  phone_en: `
en|Please ring {} before delivery.
en|Home phone {}`,
  phone_de: `
de|Rufen Sie mich bitte zurück: {}
de|Tel. {} (privat)`,
  phone_fr: `
fr|Mon numéro de téléphone est {}.`,
  phone_es: `
es|Mi número de móvil es {}.`,
  phone_it: `
it|Numero di telefono: {}`,
  phone_nl: `
nl|Bel mij op {}.`,
  phone_pt: `
pt|Meu número de telefone é {}.`,
  phone_ja: `
ja|携帯電話{}にかけてください。`,
  ip4: `
en|Is {} one of your servers?
en|Suspicious login from IP {} at night.
de|Die IP-Adresse {} wurde gesperrt.`,
  ip6: `
en|ping6 {} loses half of the packets.`,
  birth: `
de|Versicherter, geboren am {}, Kundennummer unbekannt.
fr|Date de naissance {} incorrecte sur la carte.
it|Sono nata il {}.
nl|geboortedatum {}
en|date of birth: {}`,
  birth_en: `
en|The account says I was born {} which is wrong.`,
  birth_ja: `
ja|生年月日を{}に直してください。`,
  address_us: `
en|It was left at {} which is a parking lot.
en|My parents live at {}.`,
  address_gb: `
en|We are based at {}, second door on the left.
en|Invoice address: {}`,
  address_de: `
de|Ich wohne {}.
de|Das Büro ist in der {}, 3. Stock.`,
  address_fr: `
fr|Nous sommes au {} depuis mars.`,
  address_es: `
es|Estamos en {}.`,
  address_it: `
it|La sede è in {}.`,
  address_nl: `
nl|Het kantoor zit op {}.`,
  address_pt: `
pt|A loja fica na {}.`,
  address_pl: `
pl|Biuro mieści się przy {}.`,
  address_sv: `
sv|Kontoret ligger på {}.`,
  address_ja: `
ja|会社は{}にあります。`,
  name: `
en|I am writing for {}, who is in hospital.
de|{} hat unterschrieben, nicht ich.
fr|Transmettez à {} svp.
es|Firmado por {} en la puerta.`,
}

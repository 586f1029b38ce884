import type { Templates } from '../template.ts'

/** Held out: the patterns were written without these sentences. */
export const identity: Templates = {
  ssn: `
en|Your form cut off my SSN, the whole number is {}.
en|Tenant screening needs a social security number, mine is {}.`,
  nino: `
en|For the pension scheme: National Insurance number {}.`,
  nhs: `
en|My mother's NHS number is {}, she cannot write herself.`,
  steuer_id: `
de|Auf der Bescheinigung fehlt meine Steuer-ID ({}).
de|Steuerliche Identifikationsnummer: {}`,
  nir: `
fr|La mutuelle réclame mon numéro de sécurité sociale : {}.`,
  dni: `
es|El titular es mi marido, DNI {}.
es|DNI/NIF {}`,
  nie: `
es|NIE número {} y pasaporte caducado.`,
  codice_fiscale: `
it|Manca il mio codice fiscale nella fattura: {}.`,
  bsn: `
nl|Mag ik mijn BSN {} laten verwijderen?`,
  pesel: `
pl|Proszę usunąć mój PESEL {} z systemu.`,
  cpf: `
pt|Errei o CPF no cadastro, o certo é {}.`,
  cnpj: `
pt|Nota em nome da firma, CNPJ {}.`,
  personnummer: `
sv|Jag legitimerade mig med personnummer {}.`,
  sin: `
en|Canada Revenue asks for SIN {} on the slip.`,
  aadhaar: `
en|I uploaded Aadhaar {} but the photo is blurry.`,
  my_number: `
ja|マイナンバーカードの番号{}を登録できません。`,
  ahv: `
de|Meine AHV-Nummer ist falsch erfasst, richtig wäre {}.`,
  cpr: `
da|Mit cpr-nummer er {}.`,
  hetu: `
fi|Henkilötunnus: {}`,
  rijksregister: `
fr|Mon numéro national est le {}.`,
  passport_de: `
de|Reisepass {} ist am Flughafen nicht lesbar gewesen.
en|The visa lists passport number {} with a typo.`,
  passport_us: `
en|Renewed passport, new number {}.
en|US passport: {}`,
  passport_fr: `
fr|Numéro de passeport {} pour le vol de demain.`,
  passport_gb: `
en|I gave passport number {} at check-in.
pt|Número do passaporte: {}`,
  licence_gb: `
en|Licence holder since 1998, driving licence {}.`,
  licence_us: `
en|For the rental: driver's license number {}`,
  id_card_de: `
de|Beim Postident wurde der Personalausweis {} geprüft.
en|ID card no. {}, issued in Hamburg.`,
}

import type { Templates } from '../template.ts'

/** Held out: the patterns were never mended by these. */
export const identity: Templates = {
  ssn: `
en|Employee's SSN: {}. Please run the background check.
en|You have my social security number as {}, is that right?`,
  nino: `
en|Her NI number ({}) is missing from the P45.`,
  nhs: `
en|Quote NHS number {} on all letters.`,
  steuer_id: `
de|In Ihrem Portal soll ich die Steuer-ID eingeben, das ist {}.`,
  nir: `
fr|Le numéro de sécu de ma fille est {}.`,
  dni: `
es|Para la garantía: DNI {}, compra de ayer.`,
  nie: `
es|El NIE de mi mujer es {}.`,
  codice_fiscale: `
it|Per lo scontrino: codice fiscale {}.`,
  bsn: `
nl|De gemeente noemt BSN {}, klopt dat?`,
  pesel: `
pl|Klient podał PESEL {} przez telefon.`,
  cpf: `
pt|Preciso da segunda via no CPF {}.`,
  cnpj: `
pt|Cadastro da empresa, CNPJ {}.`,
  personnummer: `
sv|Mitt personnummer stämmer inte, det ska vara {}.`,
  sin: `
en|For payroll in Toronto my SIN is {}.`,
  aadhaar: `
en|My Aadhaar card shows {}.`,
  my_number: `
ja|マイナンバー（{}）を削除してください。`,
  ahv: `
de|Für die Anmeldung: AHV-Nummer {}.`,
  cpr: `
da|Mit CPR nummer er {}, og jeg vil gerne opsige.`,
  hetu: `
fi|Hetu on {}.`,
  rijksregister: `
nl|Rijksregisternummer van mijn vader: {}.`,
  passport_de: `
de|Meine Passnummer ist {}, die Buchung lautet anders.`,
  passport_us: `
en|Visa office wants passport number {} confirmed.`,
  passport_fr: `
fr|Passeport n° {} à jour.`,
  passport_gb: `
en|The copy shows passport no {}.
es|Número de pasaporte: {}
it|Il mio passaporto è il numero {}.`,
  licence_gb: `
en|My driving licence number is {}, category B.`,
  licence_us: `
en|ID checked: driver's license {}.`,
  id_card_de: `
de|Meine Ausweisnummer lautet {}.`,
}

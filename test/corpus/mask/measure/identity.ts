import type { Templates } from '../template.ts'

/** Held out: written after the patterns, and looked at only for the figures. */
export const identity: Templates = {
  ssn: `
en|The application form wants my SSN, it's {}.
en|Applicant: social security no. {}, born in Ohio
en|{} (SSN) was entered by mistake in the notes field
en|wrong SSN on the letter, should be {}`,
  itin: `
en|For tax purposes my ITIN: {}.`,
  nino: `
en|HMRC reference needs the National Insurance No {}.
en|My national insurance is {} as far as I know`,
  nhs: `
en|Patient's NHS number: {}
en|I was told to quote NHS number {} when writing.`,
  steuer_id: `
de|Die steuerliche Identifikationsnummer lautet {}.
de|Steuer-ID {} wird für den Freistellungsauftrag gebraucht
de|Ihre Kollegin wollte meine Steuer-Identifikationsnummer: {}`,
  nir: `
fr|Pour le remboursement il vous faut mon n° de sécurité sociale {}.
fr|NIR : {}
fr|Sur ma carte Vitale il y a {}`,
  dni: `
es|Soy Lucía, con DNI {}, y quiero darme de baja.
es|El contrato está a nombre de mi padre, DNI número {}.
es|NIF del cliente: {}`,
  nie: `
es|Tengo NIE {} y no me deja registrarme.`,
  codice_fiscale: `
it|Codice fiscale dell'intestatario: {}
it|Nella ricevuta manca il codice fiscale ({}).
it|CF {} come da documento`,
  bsn: `
nl|Op het formulier staat mijn BSN: {}.
nl|Waarom vragen jullie om mijn burgerservicenummer {}?
nl|BSN-nummer {} van mijn dochter`,
  pesel: `
pl|Umowa jest na numer PESEL {}.
pl|W formularzu wpisałem zły PESEL, poprawny to {}.`,
  cpf: `
pt|A nota saiu sem CPF. O correto é {}.
pt|Titular Maria, CPF nº {}
pt|CPF/CNPJ: {}`,
  cnpj: `
pt|Favor faturar para o CNPJ {}.`,
  personnummer: `
sv|Kan ni söka på mitt personnummer {}?
sv|Kunden har personnummer {} och bor i Lund.`,
  sin: `
en|T4 slip: SIN {} is wrong, last digit should differ? No wait, it is right.
en|my social insurance number is {}`,
  aadhaar: `
en|KYC with Aadhaar {} failed twice.
en|Please link Aadhaar no. {} to my profile.`,
  my_number: `
ja|書類にマイナンバー{}を書いてしまいました。
ja|私の個人番号は{}です。`,
  ahv: `
de|AHV-Nr. {} steht auf dem Ausweis.
fr|N° AVS {}`,
  cpr: `
da|CPR-nr. {} på kontrakten er forkert.`,
  hetu: `
fi|Asiakkaan henkilötunnus on {}.`,
  rijksregister: `
nl|Mijn rijksregisternummer: {}, zie kaart.`,
  passport_de: `
de|Für das Visum: Reisepass-Nr. {}.
en|Name as in passport, passport number {}, nationality German.`,
  passport_us: `
en|Passport #{} was scanned upside down.
en|TSA needs my passport no: {}`,
  passport_fr: `
fr|Le numéro de mon passeport est {}.`,
  passport_gb: `
en|Please update the booking with passport {}.
es|Pasaporte n.º {} caducado.
it|Passaporto numero {}, rilasciato a Roma.
nl|Paspoortnummer {} is verlopen.
pt|Passaporte nº {} para o check-in.`,
  licence_gb: `
en|DVLA shows driving licence number {} as valid.`,
  licence_us: `
en|Driver license no. {} for age verification.
fr|Numéro de permis de conduire : {}`,
  id_card_de: `
de|Personalausweisnummer: {}
de|Auf dem Ausweis steht die Nummer {}.`,
}

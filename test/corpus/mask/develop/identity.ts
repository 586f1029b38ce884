import type { Templates } from '../template.ts'

/** The sentences that the patterns were written and mended with. */
export const identity: Templates = {
  ssn: `
en|My SSN is {}.
en|Social security number: {}
en|You asked for my social security number for the 1099: {}.
en|SSN {} - please update the W-9 you have on file
en|my social is {} and my name hasn't changed
en|Why do you need {}? That is my SSN!`,
  itin: `
en|ITIN: {}
en|I have no SSN, my ITIN is {}.
en|Individual Taxpayer Identification Number: {}`,
  nino: `
en|My National Insurance number is {}.
en|NI no {}
en|National Insurance number {} for the payroll form
en|My NI number's {} in case HMRC asks.
en|NINO: {}, as printed on the payslip`,
  nhs: `
en|My NHS number is {}.
en|The NHS number on the letter is {}.
en|NHS no. {} - can you send the report to the surgery?`,
  steuer_id: `
de|Steuer-ID: {}
de|Meine Steuer-Identifikationsnummer ist {}.
de|Meine Steuer-ID ist {}, bitte für die Bescheinigung eintragen.
de|Steueridentifikationsnummer: {}
de|Für die Freistellung brauchen Sie meine IdNr. {}`,
  nir: `
fr|Numéro de sécurité sociale : {}
fr|Mon numéro de sécurité sociale est le {}.
fr|Sécu : {} pour la mutuelle
fr|Voici mon NIR {} pour le dossier {order}`,
  dni: `
es|DNI: {}
es|Mi NIF es {}.
es|Mi DNI es {} por si lo necesitáis para la factura.
es|Titular con NIF {} y domicilio en Madrid
es|Adjunto foto del documento, DNI {}.`,
  nie: `
es|Mi NIE: {}
es|Soy extranjero, mi NIE es {}.
es|NIE: {}, válido hasta 2028`,
  codice_fiscale: `
it|Codice fiscale: {}
it|Il mio codice fiscale è {}, serve per la ricevuta.
it|C.F. {} da inserire in fattura
it|{} è il codice fiscale di mio marito`,
  bsn: `
nl|BSN {}
nl|Mijn burgerservicenummer is {}.
nl|Mijn BSN is {}, hebben jullie dat echt nodig?
nl|Burgerservicenummer {} staat op de kopie
nl|bsn: {}`,
  pesel: `
pl|PESEL {}
pl|Mój PESEL to {}.
pl|Nr PESEL: {}, proszę o korektę umowy
pl|Podaję PESEL {} do weryfikacji`,
  cpf: `
pt|CPF: {}
pt|Meu CPF {}
pt|Meu CPF é {}, pode emitir a nota?
pt|CPF do titular: {}
pt|Segue o CPF {} para o reembolso do pedido {order}`,
  cnpj: `
pt|CNPJ {}
pt|A empresa tem CNPJ {} e precisa da nota fiscal.
pt|CNPJ: {}`,
  personnummer: `
sv|Personnummer {}
sv|Mitt personnummer är {}.
sv|Personnr {} om ni behöver det för kreditkollen
sv|personnummer: {}`,
  sin: `
en|My SIN is {}.
en|My Canadian SIN is {} for the tax slip.
en|Social Insurance Number {}
fr|Mon numéro d'assurance sociale est {}.`,
  aadhaar: `
en|My Aadhaar is {}.
en|Aadhaar number {} is linked to this account
en|my aadhar card no is {}, kindly verify`,
  my_number: `
ja|マイナンバー {}
ja|マイナンバーは{}です。
ja|個人番号：{} を登録してください。`,
  ahv: `
de|AHV {}
de|Meine AHV-Nummer lautet {}.
fr|Mon numéro AVS est {}.`,
  cpr: `
da|CPR {}
en|My Danish CPR number is {}.
da|Mit CPR-nummer er {}.`,
  hetu: `
fi|Hetu: {}
fi|Henkilötunnukseni on {}.
en|Finnish HETU {} as requested`,
  rijksregister: `
nl|Rijksregisternummer: {}
nl|Mijn rijksregisternummer is {}.
fr|Numéro de registre national : {}`,
  passport_de: `
en|My passport number is {}.
de|Reisepass {}
de|Die Reisepassnummer lautet {}, gültig bis 2031.
de|Mein Pass hat die Nummer {}.
en|Passport no. {} (German)`,
  passport_us: `
en|Passport: {}
en|My US passport number is {}.
en|Traveller 2 has passport {} and a window seat.`,
  passport_fr: `
fr|Mon passeport : {}
fr|Mon passeport porte le numéro {}.
fr|N° de passeport : {}`,
  passport_gb: `
en|Passport no {}
en|British passport, number {}, expires in May.
es|Mi número de pasaporte es {}.
it|Il numero del passaporto è {}.
nl|Mijn paspoortnummer is {}.
pt|O número do passaporte é {}.
ja|パスポート番号は{}です。`,
  licence_gb: `
en|My driving licence is {}.
en|Driving licence number {} for the car hire.
en|My driver's licence is {}.`,
  licence_us: `
en|Driver license number {}
en|Driver's license {} issued in California.
es|Mi permiso de conducir es {}.
de|Führerscheinnummer: {}`,
  id_card_de: `
de|Personalausweis {}
en|ID card number {}
de|Mein Personalausweis hat die Nummer {}.
de|Ausweisnummer {} laut Kopie
en|National ID card number: {}`,
}

import type { Templates } from '../template.ts'

/** The sentences that the patterns were written and mended with. */
export const identity: Templates = {
  ssn: `
en|My SSN is {}.
en|Social security number: {}
en|You asked for my social security number for the 1099: {}.
en|SSN {} - please update the W-9 you have on file
en|my social is {} and my name hasn't changed
en|Why do you need {}? That is my SSN!
en|The application form wants my SSN, it's {}.
en|Applicant: social security no. {}, born in Ohio
en|{} (SSN) was entered by mistake in the notes field
en|wrong SSN on the letter, should be {}
en|Employee's SSN: {}. Please run the background check.
en|You have my social security number as {}, is that right?`,
  itin: `
en|ITIN: {}
en|I have no SSN, my ITIN is {}.
en|Individual Taxpayer Identification Number: {}
en|For tax purposes my ITIN: {}.`,
  nino: `
en|My National Insurance number is {}.
en|NI no {}
en|National Insurance number {} for the payroll form
en|My NI number's {} in case HMRC asks.
en|NINO: {}, as printed on the payslip
en|HMRC reference needs the National Insurance No {}.
en|My national insurance is {} as far as I know
en|Her NI number ({}) is missing from the P45.`,
  nhs: `
en|My NHS number is {}.
en|The NHS number on the letter is {}.
en|NHS no. {} - can you send the report to the surgery?
en|Patient's NHS number: {}
en|I was told to quote NHS number {} when writing.
en|Quote NHS number {} on all letters.`,
  steuer_id: `
de|Steuer-ID: {}
de|Meine Steuer-Identifikationsnummer ist {}.
de|Meine Steuer-ID ist {}, bitte für die Bescheinigung eintragen.
de|Steueridentifikationsnummer: {}
de|Für die Freistellung brauchen Sie meine IdNr. {}
de|Die steuerliche Identifikationsnummer lautet {}.
de|Steuer-ID {} wird für den Freistellungsauftrag gebraucht
de|Ihre Kollegin wollte meine Steuer-Identifikationsnummer: {}
de|In Ihrem Portal soll ich die Steuer-ID eingeben, das ist {}.`,
  nir: `
fr|Numéro de sécurité sociale : {}
fr|Mon numéro de sécurité sociale est le {}.
fr|Sécu : {} pour la mutuelle
fr|Voici mon NIR {} pour le dossier {order}
fr|Pour le remboursement il vous faut mon n° de sécurité sociale {}.
fr|NIR : {}
fr|Sur ma carte Vitale il y a {}
fr|Le numéro de sécu de ma fille est {}.`,
  dni: `
es|DNI: {}
es|Mi NIF es {}.
es|Mi DNI es {} por si lo necesitáis para la factura.
es|Titular con NIF {} y domicilio en Madrid
es|Adjunto foto del documento, DNI {}.
es|Soy Lucía, con DNI {}, y quiero darme de baja.
es|El contrato está a nombre de mi padre, DNI número {}.
es|NIF del cliente: {}
es|Para la garantía: DNI {}, compra de ayer.`,
  nie: `
es|Mi NIE: {}
es|Soy extranjero, mi NIE es {}.
es|NIE: {}, válido hasta 2028
es|Tengo NIE {} y no me deja registrarme.
es|El NIE de mi mujer es {}.`,
  codice_fiscale: `
it|Codice fiscale: {}
it|Il mio codice fiscale è {}, serve per la ricevuta.
it|C.F. {} da inserire in fattura
it|{} è il codice fiscale di mio marito
it|Codice fiscale dell'intestatario: {}
it|Nella ricevuta manca il codice fiscale ({}).
it|CF {} come da documento
it|Per lo scontrino: codice fiscale {}.`,
  bsn: `
nl|BSN {}
nl|Mijn burgerservicenummer is {}.
nl|Mijn BSN is {}, hebben jullie dat echt nodig?
nl|Burgerservicenummer {} staat op de kopie
nl|bsn: {}
nl|Op het formulier staat mijn BSN: {}.
nl|Waarom vragen jullie om mijn burgerservicenummer {}?
nl|BSN-nummer {} van mijn dochter
nl|De gemeente noemt BSN {}, klopt dat?`,
  pesel: `
pl|PESEL {}
pl|Mój PESEL to {}.
pl|Nr PESEL: {}, proszę o korektę umowy
pl|Podaję PESEL {} do weryfikacji
pl|Umowa jest na numer PESEL {}.
pl|W formularzu wpisałem zły PESEL, poprawny to {}.
pl|Klient podał PESEL {} przez telefon.`,
  cpf: `
pt|CPF: {}
pt|Meu CPF {}
pt|Meu CPF é {}, pode emitir a nota?
pt|CPF do titular: {}
pt|Segue o CPF {} para o reembolso do pedido {order}
pt|A nota saiu sem CPF. O correto é {}.
pt|Titular Maria, CPF nº {}
pt|CPF/CNPJ: {}
pt|Preciso da segunda via no CPF {}.`,
  cnpj: `
pt|CNPJ {}
pt|A empresa tem CNPJ {} e precisa da nota fiscal.
pt|CNPJ: {}
pt|Favor faturar para o CNPJ {}.
pt|Cadastro da empresa, CNPJ {}.`,
  personnummer: `
sv|Personnummer {}
sv|Mitt personnummer är {}.
sv|Personnr {} om ni behöver det för kreditkollen
sv|personnummer: {}
sv|Kan ni söka på mitt personnummer {}?
sv|Kunden har personnummer {} och bor i Lund.
sv|Mitt personnummer stämmer inte, det ska vara {}.`,
  sin: `
en|My SIN is {}.
en|My Canadian SIN is {} for the tax slip.
en|Social Insurance Number {}
fr|Mon numéro d'assurance sociale est {}.
en|T4 slip: SIN {} is wrong, last digit should differ? No wait, it is right.
en|my social insurance number is {}
en|For payroll in Toronto my SIN is {}.`,
  aadhaar: `
en|My Aadhaar is {}.
en|Aadhaar number {} is linked to this account
en|my aadhar card no is {}, kindly verify
en|KYC with Aadhaar {} failed twice.
en|Please link Aadhaar no. {} to my profile.
en|My Aadhaar card shows {}.`,
  my_number: `
ja|マイナンバー {}
ja|マイナンバーは{}です。
ja|個人番号：{} を登録してください。
ja|書類にマイナンバー{}を書いてしまいました。
ja|私の個人番号は{}です。
ja|マイナンバー（{}）を削除してください。`,
  ahv: `
de|AHV {}
de|Meine AHV-Nummer lautet {}.
fr|Mon numéro AVS est {}.
de|AHV-Nr. {} steht auf dem Ausweis.
fr|N° AVS {}
de|Für die Anmeldung: AHV-Nummer {}.`,
  cpr: `
da|CPR {}
en|My Danish CPR number is {}.
da|Mit CPR-nummer er {}.
da|CPR-nr. {} på kontrakten er forkert.
da|Mit CPR nummer er {}, og jeg vil gerne opsige.`,
  hetu: `
fi|Hetu: {}
fi|Henkilötunnukseni on {}.
en|Finnish HETU {} as requested
fi|Asiakkaan henkilötunnus on {}.
fi|Hetu on {}.`,
  rijksregister: `
nl|Rijksregisternummer: {}
nl|Mijn rijksregisternummer is {}.
fr|Numéro de registre national : {}
nl|Mijn rijksregisternummer: {}, zie kaart.
nl|Rijksregisternummer van mijn vader: {}.`,
  passport_de: `
en|My passport number is {}.
de|Reisepass {}
de|Die Reisepassnummer lautet {}, gültig bis 2031.
de|Mein Pass hat die Nummer {}.
en|Passport no. {} (German)
de|Für das Visum: Reisepass-Nr. {}.
en|Name as in passport, passport number {}, nationality German.
de|Meine Passnummer ist {}, die Buchung lautet anders.`,
  passport_us: `
en|Passport: {}
en|My US passport number is {}.
en|Traveller 2 has passport {} and a window seat.
en|Passport #{} was scanned upside down.
en|TSA needs my passport no: {}
en|Visa office wants passport number {} confirmed.`,
  passport_fr: `
fr|Mon passeport : {}
fr|Mon passeport porte le numéro {}.
fr|N° de passeport : {}
fr|Le numéro de mon passeport est {}.
fr|Passeport n° {} à jour.`,
  passport_gb: `
en|Passport no {}
en|British passport, number {}, expires in May.
es|Mi número de pasaporte es {}.
it|Il numero del passaporto è {}.
nl|Mijn paspoortnummer is {}.
pt|O número do passaporte é {}.
ja|パスポート番号は{}です。
en|Please update the booking with passport {}.
es|Pasaporte n.º {} caducado.
it|Passaporto numero {}, rilasciato a Roma.
nl|Paspoortnummer {} is verlopen.
pt|Passaporte nº {} para o check-in.
en|The copy shows passport no {}.
es|Número de pasaporte: {}
it|Il mio passaporto è il numero {}.`,
  licence_gb: `
en|My driving licence is {}.
en|Driving licence number {} for the car hire.
en|My driver's licence is {}.
en|DVLA shows driving licence number {} as valid.
en|My driving licence number is {}, category B.`,
  licence_us: `
en|Driver license number {}
en|Driver's license {} issued in California.
es|Mi permiso de conducir es {}.
de|Führerscheinnummer: {}
en|Driver license no. {} for age verification.
fr|Numéro de permis de conduire : {}
en|ID checked: driver's license {}.`,
  id_card_de: `
de|Personalausweis {}
en|ID card number {}
de|Mein Personalausweis hat die Nummer {}.
de|Ausweisnummer {} laut Kopie
en|National ID card number: {}
de|Personalausweisnummer: {}
de|Auf dem Ausweis steht die Nummer {}.
de|Meine Ausweisnummer lautet {}.`,
}

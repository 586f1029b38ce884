/**
 * Personal data that nobody owns: card numbers that payment providers publish for tests, the example IBANs of the
 * registry, phone numbers reserved for fiction, and documents and keys that are made up.
 */
export const personal = {
  cards: ['4111 1111 1111 1111', '5555-5555-5555-4444', '378282246310005'],
  ibans: [
    'DE89 3704 0044 0532 0130 00',
    'GB82 WEST 1234 5698 7654 32',
    'FR14 2004 1010 0505 0001 3M02 606',
    'NL91ABNA0417164300',
  ],
  phones: ['+1 202 555 0143', '+44 7700 900461', '+49 30 23125 678', '+33 1 99 00 47 12'],
  passports: ['C01X00T47', '533380006'],
  passwords: ['Mocha!Rainfall27', 'kaffee-2026-Sommer'],
  keys: ['ostk_live_9f27c1e4a86b40d3b5e2', 'AKIAIOSFODNN7EXAMPLE'],
} as const

/** A message and the note below it, one pair for each kind of data. */
export const confessions = {
  card: {
    subject: 'Change my card for the subscription',
    text: 'Hi,\n\nplease use my new card from now on: 4111 1111 1111 1111, valid to 09/29, CVC 737. The old one, 5555-5555-5555-4444, is blocked. If that does not work, my business card is 378282246310005.\n\nYou can call me at +1 202 555 0143 or on my UK mobile +44 7700 900461.\n\nThanks\nMaya',
    answer:
      'Hi Maya,\n\nthank you. Please never send card numbers by e-mail: you can change the card yourself under My account > Payment. I have asked for the numbers to be removed from this ticket.\n\nBest wishes',
    note: 'Card numbers in the first comment: redact.',
  },
  iban: {
    subject: 'Bankverbindung für die Rückzahlung',
    text: 'Guten Tag,\n\nbitte überweisen Sie das Guthaben auf mein Konto: IBAN DE89 3704 0044 0532 0130 00, Kontoinhaberin Annika Lindner, Lindenstraße 14, 04109 Leipzig, geboren am 14.03.1985. Das Konto meines Mannes in London ist GB82 WEST 1234 5698 7654 32, das der Firma in Lille FR14 2004 1010 0505 0001 3M02 606 und das in Utrecht NL91ABNA0417164300.\n\nTelefonisch erreichen Sie mich unter +49 30 23125 678 oder +33 1 99 00 47 12.\n\nViele Grüße\nAnnika Lindner',
    answer:
      'Guten Tag Frau Lindner,\n\nvielen Dank, die Rückzahlung ist angewiesen. Sie sehen sie in drei bis fünf Werktagen auf Ihrem Konto.\n\nFreundliche Grüße',
    note: 'Betrag geprüft, Konto im ERP hinterlegt.',
  },
  passport: {
    subject: 'Identity check for my data request',
    text: 'Dear Ostrello team,\n\nyou asked for proof of identity. My passport number is C01X00T47, my US passport is 533380006. Date of birth 2 July 1979, home address 14 Orchard Lane, Leeds LS1 9ZZ. I attach a scan.\n\nKind regards',
    answer:
      'Hello,\n\nthank you, a reply from your stored address would have been enough. We have deleted the scan.\n\nBest wishes',
    note: 'Scan contains passport and date of birth. Redact after the export.',
  },
  password: {
    subject: 'Cannot log in, please do it for me',
    text: 'Hello,\n\ncould you log in for me and change the address? My password is Mocha!Rainfall27 and the old one was kaffee-2026-Sommer. Our developer also needs this, the API key is ostk_live_9f27c1e4a86b40d3b5e2 and the one of the storage is AKIAIOSFODNN7EXAMPLE.\n\nCheers',
    answer:
      'Hi,\n\nplease change that password at once, and ask your developer to revoke both keys. We never need a password to help you.\n\nBest wishes',
    note: 'Password and two keys in the first comment. Customer told to rotate them.',
  },
} as const

/** What the finders would rather not read, a fragment for each way to be slow: begun and never ended, ended and never begun. */
const fragments: Readonly<Record<string, readonly string[]>> = {
  card: ['4', '4111 ', '4 1 ', '4111 1111 1111 1111 ', '4O1l'],
  card_code: ['cvv ', 'cvv 12', 'cvc code on the back '],
  national_id: ['ssn ', 'ssn 1', 'identity card 123-45-', '1.1.1-', 'rut nif pesel ', '12345678'],
  passport: ['passport ', 'passport AB ', 'passport number is A1'],
  bank_account: ['DE89 ', 'D E 8 9 ', 'DE893704004405320130', 'account number ', 'bank account 1-'],
  secret: ['sk-', 'eyJ', 'eyJ.', '-----BEGIN PRIVATE KEY-----\n', '://a:', 'token ', 'api key a1B2', 'A'],
  password: ['password ', 'password is ', 'password: "', 'x as password ', 'pin code ', 'login a / '],
  email: ['@', 'a@', 'a@a.', 'a (at) ', 'a at b dot ', '(at)'],
  phone: ['+', '+1 (', '+49 30 1', '0', 'phone 1 ', '(('],
  address: ['1 A ', 'Rue A ', 'Lindenstraße 1, ', '14 Orchard Lane, A, A, ', '東京都1', 'PO Box 1 '],
  name: ['Maya ', 'Maya-', 'my name is A ', 'Regards,\n', '山田'],
  ip: ['1.1.1.', '1.', 'a:', '::', '1:2:3:4:', 'ffff:'],
  birth_date: ['born ', 'born 1.1.', 'born July 1 ', '1.1.1990 '],
  disguise: ['\u200b', '&#', '&amp;amp;', '&#52;', '%40', '\u{1d7d2}', 'a\u0300', '１'],
  forgery: ['[', '[[', '[[card:', '[[card:1]]', ']]'],
  space: [' ', '\n', '\t', '-', '.', '&'],
}

/** Texts of so many characters for each kind: its fragments one by one, and all of them in turn. */
export const hostile = (length: number): ReadonlyMap<string, readonly string[]> =>
  new Map(
    Object.entries(fragments).map(([kind, parts]) => [
      kind,
      [...parts, parts.join('')].map(part => part.repeat(Math.ceil(length / part.length)).slice(0, length)),
    ]),
  )

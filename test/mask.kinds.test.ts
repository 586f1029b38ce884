import { describe, expect, test } from 'vitest'
import { fresh } from './mask.rig.ts'

const mask = await fresh('strict')
const shown = (text: string) => String(mask(text).value)

describe('Cards', () => {
  test.each([
    // The numbers that networks publish for tests.
    ['4242424242424242'],
    ['4111 1111 1111 1111'],
    ['5555-5555-5555-4444'],
    ['2223003122003222'],
    ['3782 822463 10005'],
    ['6011111111111117'],
    ['3566002020360505'],
    ['6200000000000005'],
    ['4000.0566.5566.5556'],
    ['4111\u00a01111\u00a01111\u00a01111'],
    ['4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1'],
    ['4OOO O566 5566 5556'],
  ])('%s is masked where it stands alone', number => {
    expect(shown(number)).toBe('[[card:1]]')
    expect(shown(`pay with ${number}, please`)).toBe('pay with [[card:1]], please')
  })

  test.each([
    ['30569309025904', 'Diners Club'],
    ['4222222222222', 'Visa of 13 digits'],
    ['6759649826438453', 'Maestro'],
    ['6212345678900000003', 'UnionPay of 19 digits'],
  ])('%s (%s) takes a word for a card', number => {
    expect(shown(`I used card ${number} today`)).toBe('I used card [[card:1]] today')
  })

  test('of a list are masked one by one, with the codes behind them', () => {
    expect(shown('4111 1111 1111 1111 12/27 123, 5555 5555 5555 4444 5105 1051 0510 5100')).toBe(
      '[[card:1]] 12/27 [[card_code:1]], [[card:2]] [[card:3]]',
    )
  })

  test.each([
    ['a wrong check digit', 'card 4111 1111 1111 1112'],
    ['a beginning of no network', 'card 9111 1111 1111 1111'],
    ['an order', 'order 4111111111111111'],
    ['an order, in German', 'Bestellung mit der Nummer 4111111111111111'],
    ['a hash sign', '#4111111111111111'],
    ['a part of something longer', '4111-1111-1111-1111-22'],
    ['a number with letters', 'V4111111111111111X'],
    ['a fraction', '0.4111111111111111'],
    ['an id of Zendesk', 'ticket 36123456789014, user 380000000000006'],
    ['an IMEI', 'IMEI 356938035643809'],
  ])('%s is none', (_, text) => {
    expect(shown(text)).toBe(text)
  })
})

describe('Bank accounts', () => {
  test.each([
    // The examples of the registry.
    ['DE89 3704 0044 0532 0130 00'],
    ['GB82WEST12345698765432'],
    ['FR14 2004 1010 0505 0001 3M02 606'],
    ['nl91abna0417164300'],
    ['MT84MALT011000012345MTLCAST001S'],
    ['NO93 8601 1117 947'],
    ['CH93-0076-2011-6238-5295-7'],
    ['D E 8 9 3 7 0 4 0 0 4 4 0 5 3 2 0 1 3 0 0 0'],
  ])('%s is masked', iban => {
    expect(shown(`Bitte an ${iban} senden`)).toBe('Bitte an [[bank_account:1]] senden')
  })

  test.each([
    ['routing 021000021, account 123456789', 'routing [[bank_account:1]], account [[bank_account:2]]'],
    [
      'Sort code 20-00-00, account number 55779911',
      'Sort code [[bank_account:1]], account number [[bank_account:2]]',
    ],
    ['Kontonummer 532013000, BLZ 37040044', 'Kontonummer [[bank_account:1]], BLZ [[bank_account:2]]'],
  ])('%s is masked where a bank is spoken of', (text, masked) => {
    expect(shown(text)).toBe(masked)
  })

  test.each([
    ['wrong check digits', 'DE88 3704 0044 0532 0130 00'],
    ['a sentence', 'The PDF is 480 kB and prints on two pages.'],
    ['a customer’s account with the shop', 'My account number is 88213442.'],
    ['a routing number that fails its check', 'routing 021000022'],
  ])('%s is none', (_, text) => {
    expect(shown(text)).toBe(text)
  })
})

describe('National numbers and papers', () => {
  test.each([
    ['US', 'SSN', '078-05-1120'],
    ['US', 'ITIN', '900-70-0000'],
    ['UK', 'National Insurance number', 'QQ 12 34 56 C'],
    ['UK', 'NHS number', '943 476 5919'],
    ['DE', 'Steuer-ID', '86 095 742 719'],
    ['FR', 'numéro de sécurité sociale', '2 55 08 14 168 025 38'],
    ['ES', 'DNI', '54362315K'],
    ['ES', 'NIE', 'X-2482300W'],
    ['IT', 'codice fiscale', 'RCCMNL83S18D969H'],
    ['NL', 'BSN', '111222333'],
    ['PL', 'PESEL', '44051401359'],
    ['BR', 'CPF', '390.533.447-05'],
    ['BR', 'CNPJ', '16.727.230/0001-97'],
    ['SE', 'personnummer', '880320-0016'],
    ['SE', 'personnummer', '19880320-0016'],
    ['CA', 'SIN', '123-456-782'],
    ['IN', 'Aadhaar', '2341 2341 2346'],
    ['IN', 'PAN card', 'ACUPA7085R'],
    ['JP', 'マイナンバー', '123456789018'],
    ['CH', 'AHV', '756.9217.0769.85'],
    ['BE', 'rijksregisternummer', '85.07.30-033.28'],
    ['DK', 'CPR', '211062-5629'],
    ['FI', 'hetu', '131052-308T'],
    ['NO', 'fødselsnummer', '151086 95088'],
    ['PT', 'contribuinte', '501 442 600'],
    ['AU', 'TFN', '123 456 782'],
    ['ZA', 'South African ID', '7503305044089'],
    ['KR', '주민등록번호', '971013-9019902'],
    ['CN', '身份证', '11010519491231002X'],
    ['TR', 'TC kimlik', '17291716060'],
    ['MX', 'CURP', 'BOXW310820HNERXN09'],
    ['AT', 'SVNR', '1237 010180'],
    ['IE', 'PPS number', '6433435F'],
    ['HK', 'HKID', 'A123456(3)'],
    ['CZ', 'rodné číslo', '710319/2745'],
    ['RO', 'CNP', '1630615123457'],
    ['SG', 'NRIC', 'S1234567D'],
    ['DE', 'Personalausweisnummer', 'L01X00T471'],
    ['UK', 'driving licence', 'MORGA657054SM9IJ'],
  ])('%s: %s %s is masked', (_, name, number) => {
    expect(shown(`${name}: ${number}`)).toBe(`${name}: [[national_id:1]]`)
  })

  test.each([
    ['My passport number is C01X00T47.', 'My passport number is [[passport:1]].'],
    ['my US passport is 533380006', 'my US passport is [[passport:1]]'],
    ['Passeport n° 12AB34567', 'Passeport n° [[passport:1]]'],
    ['パスポート番号はTK1234567です', 'パスポート番号は[[passport:1]]です'],
    ['RSSMRA85T10A562S', '[[national_id:1]]'],
    ['123-45-6789', '[[national_id:1]]'],
  ])('%s is shown as %s', (text, masked) => {
    expect(shown(text)).toBe(masked)
  })

  test.each([
    ['no word for it', 'We made 111222333 cups of coffee.'],
    ['a wrong check digit', 'BSN 111222334, PESEL 44051401358, CPF 390.533.447-06'],
    ['an article in the form of an SSN', 'Replace 123-45-6789 with another one.'],
    ['an order after the word', 'SSN form for order 123456789'],
    ['a noun between', 'Passport photo printer 22328279W is jammed.'],
    ['a verb', 'Please pass 5746274 to billing.'],
  ])('%s leaves it', (_, text) => {
    expect(shown(text)).toBe(text)
  })
})

describe('Keys, tokens and passwords', () => {
  test.each([
    ['the key AKIAIOSFODNN7EXAMPLE is', 'the key [[secret:1]] is'],
    ['ghp_16C7e42F292c6912E7710c838347Ae178B4a', '[[secret:1]]'],
    ['https://u:s3cr3tpw@example.com/x', 'https://u:[[secret:1]]@example.com/x'],
    ['postgres://app:hunter2@db:5432/shop', 'postgres://app:[[secret:1]]@db:5432/shop'],
    ['API key is ostk_live_9f27c1e4a86b40d3b5e2.', 'API key is [[secret:1]].'],
    ['Authorization: Bearer 9f27c1e4a86b40d3b5e2', 'Authorization: Bearer [[secret:1]]'],
    ['client secret 550e8400-e29b-41d4-a716-446655440000', 'client secret [[secret:1]]'],
    ['license key: ABCDE-12345-FGHIJ-67890-KLMNO', 'license key: [[secret:1]]'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P', '[[secret:1]]'],
    ['-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE\n-----END EC PRIVATE KEY-----\nok?', '[[secret:1]]\nok?'],
    ['{"password": "hunter2!", "user": "x"}', '{"password": "[[password:1]]", "user": "x"}'],
    ['Server=db;Password=Xy7pq;Port=1', 'Server=db;Password=[[password:1]];Port=1'],
    ['password is "my dog is blue"', 'password is "[[password:1]]"'],
    [
      'My password is Mocha!Rainfall27 and the old one was kaffee-2026-Sommer.',
      'My password is [[password:1]] and the old one was [[password:2]].',
    ],
    [
      'PIN 4821, code 482913 is your verification code',
      'PIN [[password:1]], code [[password:2]] is your verification code',
    ],
  ])('%s is shown as %s', (text, masked) => {
    expect(shown(text)).toBe(masked)
  })

  test.each([
    ['My password is not working.'],
    ['Mein Passwort ist abgelaufen.'],
    ['Le mot de passe est oublié.'],
    ['La contraseña es incorrecta.'],
    ['Password: reset link does not work'],
    ['The password must have 12 characters and 1 digit.'],
    ['I forgot my password for order 12345678.'],
    ['commit 9fceb02d0ae598e95dc970b74767f19372d61af8 adds a token'],
    ['The token expired at 2026-11-27T10:22:33.123456Z.'],
    ['sort keys in https://github.com/a/b/commit/9fceb02d0ae598e95dc970b74767f19372d61af8'],
    ['job V3-6eb2a3f4d9c5e8b7a6f5d4c3b2a19087, token pending'],
    ['sk-learn is a library and sk- is a prefix'],
    ['public key ssh-rsa, primary key 12345678, cache key user:42:profile'],
    ['sha512-kPnbOV6Zfx9a25AZ++28fI1q78L/UVRQmmuazwVRPfiiqpMs+WbOU69Shx820XgfKWfak0JH75PUvZMFtRGSsw=='],
  ])('%s stays', text => {
    expect(shown(text)).toBe(text)
  })
})

describe('Who and where', () => {
  test.each([
    ['maya.olsen+shop@mail.example.co.uk', '[[email:1]]'],
    ['<maya@example.com>, MAYA@EXAMPLE.COM', '<[[email:1]]>, [[email:1]]'],
    ['maya\\_o@example.com', '[[email:1]]'],
    ['mail me at maya (at) example (dot) com now', 'mail me at [[email:1]] now'],
    ['maya arroba ejemplo punto es', '[[email:1]]'],
    ['maya＠example。com', '[[email:1]]'],
    ['https://x.example/?mail=maya%40example.com', 'https://x.example/?mail=[[email:1]]'],
    ['メールはmaya@example.comです', 'メールは[[email:1]]です'],
    ['+1 202 555 0143 / 0044 7700 900461', '[[phone:1]] / [[phone:2]]'],
    ['(202) 555-0143', '[[phone:1]]'],
    ['call 030 23125678', 'call [[phone:1]]'],
    ['01 99 00 47 12', '[[phone:1]]'],
    ['電話：090-1234-5678', '電話：[[phone:1]]'],
    ['born on July 2nd, 1979', 'born on [[birth_date:1]]'],
    ['geboren am 14. März 1985', 'geboren am [[birth_date:1]]'],
    ['生年月日は昭和60年3月14日です', '生年月日は昭和[[birth_date:1]]です'],
    ['from 203.0.113.7 and 2001:db8::8a2e:370:7334', 'from [[ip:1]] and [[ip:2]]'],
    ['server 10.2.0.8 is down', 'server [[ip:1]] is down'],
    ['221B Baker Street, London NW1 6XE', '[[address:1]]'],
    ['123 Main St Apt 4, Springfield, IL 62704-1234', '[[address:1]]'],
    ['Lindenstraße 14\n04109 Leipzig\nDanke', '[[address:1]]\nDanke'],
    ['12 bis, rue de la Paix, 75002 Paris', '[[address:1]]'],
    ['C/ Serrano 61, 2º B, 28006 Madrid', '[[address:1]]'],
    ['Via Roma 12, 00184 Roma RM', '[[address:1]]'],
    ['Keizersgracht 123, 1015 CJ Amsterdam', '[[address:1]]'],
    ['Rua das Flores, 123, 01234-567 São Paulo', '[[address:1]]'],
    ['ul. Długa 5/7, 00-238 Warszawa', '[[address:1]]'],
    ['Storgatan 5, 111 22 Stockholm', '[[address:1]]'],
    ['〒150-0001 東京都渋谷区神宮前1-2-3', '[[address:1]]'],
    ['P.O. Box 123, Springfield, IL 62704', '[[address:1]]'],
  ])('%s is shown as %s', (text, masked) => {
    expect(shown(text)).toBe(masked)
  })

  test.each([
    ['react@18.2.0, git@github.com:a/b.git, logo@2x.png, root@localhost, meet @ 5 p.m.'],
    ['Chrome/120.0.0.0, version 10.2.0.8, v1.2.3.4, section 4.2.1.3, 127.0.0.1, 255.255.255.0'],
    ['at 12:30:45, ratio 16:9:4, std::vector, aa:bb:cc:dd:ee:ff'],
    ['2026-11-27 10:22, 27.11.2026, $1,234.56, 1920x1080'],
    ['phone 12 Pro, order 0171 3920123, Part 202-555-0143 is out'],
    ['12 Month Plan, 2 Lane Dividers, Table 4 Garden Set, Umweg 3'],
    ['She was born to do this, 2026-11-27 was fun.'],
  ])('%s stays', text => {
    expect(shown(text)).toBe(text)
  })
})

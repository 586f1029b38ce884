import type { Random } from '../../../src/sandbox/seed/random.ts'
import { day } from './identities.ts'
import { digits, hex, letters, two, upper } from './value.ts'

const first = [
  'Maya',
  'Annika',
  'Thomas',
  'Chloé',
  'Giulia',
  'Lucía',
  'Joost',
  'Paweł',
  'Ingrid',
  'Rafael',
  'Siobhán',
  'Deborah',
  'Yusuf',
  'Priya',
]
const last = [
  'Olsen',
  'Lindner',
  'Okafor',
  'Moreau',
  'Ferrari',
  'Navarro',
  "O'Brien",
  'Kowalski',
  'van Dijk',
  'Almeida',
  'Nakamura',
  'Johansson',
  'Yılmaz',
  'Hughes',
]
const ascii = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase()

/** Names, addresses and dates of people who do not exist. */
export const person: Readonly<Record<string, (random: Random) => string>> = {
  name: random => `${random.pick(first)} ${random.pick(last)}`,
  email: random => {
    const name = random.pick([
      () => `${ascii(random.pick(first))}.${ascii(random.pick(last))}`,
      () => `${ascii(random.pick(last))}${random.between(1, 99)}`,
      () => `${ascii(random.pick(first)).charAt(0)}_${ascii(random.pick(last))}`,
      () => `${ascii(random.pick(first))}+shop`,
    ])()
    return `${name}@${random.pick(['example.com', 'example.org', 'mail.example.de', 'nordwind.example', 'post.example.co.uk', 'example.fr'])}`
  },
  phone: random =>
    random.pick([
      () => `+1 ${random.pick(['202', '312', '415'])} 555 01${digits(random, 2)}`,
      () => `+44 7700 900${digits(random, 3)}`,
      () => `+49 30 23125 ${digits(random, 3)}`,
      () => `+33 1 99 00 ${digits(random, 2)} ${digits(random, 2)}`,
      () => `+34 6${digits(random, 2)} ${digits(random, 3)} ${digits(random, 3)}`,
      () => `+39 347 ${digits(random, 3)} ${digits(random, 4)}`,
      () => `+81 90-${digits(random, 4)}-${digits(random, 4)}`,
      () => `+55 11 9${digits(random, 4)}-${digits(random, 4)}`,
    ])(),
  phone_en: random =>
    random.pick([
      `(202) 555-01${digits(random, 2)}`,
      `415-555-01${digits(random, 2)}`,
      `07700 900${digits(random, 3)}`,
      `020 7946 0${digits(random, 3)}`,
    ]),
  phone_de: random =>
    random.pick([
      `030 23125${digits(random, 3)}`,
      `0171 3920${digits(random, 3)}`,
      `040/66969${digits(random, 3)}`,
      `0221-4710${digits(random, 3)}`,
    ]),
  phone_fr: random => `01 99 00 ${digits(random, 2)} ${digits(random, 2)}`,
  phone_es: random => `6${digits(random, 2)} ${digits(random, 3)} ${digits(random, 3)}`,
  phone_it: random => `347 ${digits(random, 3)} ${digits(random, 4)}`,
  phone_nl: random => `06-${digits(random, 8).replace(/^0/, '1')}`,
  phone_pt: random => `(11) 9${digits(random, 4)}-${digits(random, 4)}`,
  phone_ja: random => `090-${digits(random, 4)}-${digits(random, 4)}`,
  ip4: random =>
    random.pick([
      `203.0.113.${random.between(1, 254)}`,
      `198.51.100.${random.between(1, 254)}`,
      `192.0.2.${random.between(1, 254)}`,
      `${random.between(61, 99)}.${random.between(1, 200)}.${random.between(0, 255)}.${random.between(1, 254)}`,
    ]),
  ip6: random =>
    `2001:db8:${letters(random, 4, hex).replace(/^0/, 'a')}::${letters(random, 3, hex).replace(/^0/, '1')}:${letters(random, 4, '1234567')}`,
  birth: random => {
    const { year, month, day: date } = day(random)
    return random.pick([
      `${two(date)}.${two(month)}.${year}`,
      `${two(date)}/${two(month)}/${year}`,
      `${year}-${two(month)}-${two(date)}`,
    ])
  },
  birth_en: random => {
    const { year, month, day: date } = day(random)
    const name = [
      'January',
      'February',
      'March',
      'April',
      'May',
      'June',
      'July',
      'August',
      'September',
      'October',
      'November',
      'December',
    ][month - 1]
    return random.pick([
      `${date} ${name} ${year}`,
      `${name} ${date}, ${year}`,
      `${two(month)}/${two(date)}/${year}`,
    ])
  },
  birth_ja: random => {
    const { year, month, day: date } = day(random)
    return `${year}年${month}月${date}日`
  },
  address_us: random => {
    const { number, street, city } = parts(
      random,
      ['Maple', 'Cedar Hill', 'Washington', 'Lakeview'],
      ['St', 'Ave', 'Road', 'Blvd', 'Lane'],
      ['Springfield', 'Portland', 'Salt Lake City'],
    )
    return `${number} ${street}, ${city}, ${random.pick(['IL', 'OR', 'UT', 'NY'])} ${digits(random, 5).replace(/^0/, '6')}`
  },
  address_gb: random => {
    const { number, street, city } = parts(
      random,
      ['Orchard', 'Station', 'Church', 'Kingsway'],
      ['Lane', 'Road', 'Street', 'Close'],
      ['Leeds', 'Bristol', 'Newcastle upon Tyne'],
    )
    return `${number} ${street}, ${city} ${random.pick(['LS', 'BS', 'NE'])}${random.between(1, 19)} ${random.between(1, 9)}${letters(random, 2, 'ABDEFGHJLNPQRSTUWXYZ')}`
  },
  address_de: random =>
    `${random.pick(['Lindenstraße', 'Bahnhofstr.', 'Goetheplatz', 'Am Mühlenweg', 'Alte Gasse', 'Schillerallee'])} ${random.between(1, 180)}${random.pick(['', '', 'a', ' b'])}, ${digits(random, 5).replace(/^0/, '1')} ${random.pick(['Leipzig', 'Hamburg', 'Bad Homburg', 'Frankfurt am Main'])}`,
  address_fr: random =>
    `${random.between(1, 180)}${random.pick(['', '', ' bis'])}${random.pick(['', ','])} ${random.pick(['rue de la Paix', 'avenue Victor Hugo', 'boulevard Saint-Michel', "chemin de l'Église", 'place du Marché'])}, ${digits(random, 5).replace(/^0/, '7')} ${random.pick(['Paris', 'Lyon', 'Aix-en-Provence'])}`,
  address_es: random =>
    `${random.pick(['Calle Mayor', 'Calle de Alcalá', 'Avenida de América', 'C/ Serrano', 'Plaza de España', 'Paseo del Prado'])}${random.pick([',', ''])} ${random.between(1, 150)}${random.pick(['', ', 3º B', ', 2º'])}, ${digits(random, 5).replace(/^./, '2')} ${random.pick(['Madrid', 'Sevilla', 'San Sebastián'])}`,
  address_it: random =>
    `${random.pick(['Via Roma', 'Via Giuseppe Garibaldi', 'Piazza del Duomo', 'Corso Italia', 'Viale Monza'])}${random.pick([',', ''])} ${random.between(1, 150)}, ${digits(random, 5).replace(/^./, '1')} ${random.pick(['Milano', 'Torino', 'Reggio Emilia'])}${random.pick(['', ' (MI)', ' TO'])}`,
  address_nl: random =>
    `${random.pick(['Keizersgracht', 'Dorpsstraat', 'Wilhelminalaan', 'Oude Kerkplein'])} ${random.between(1, 300)}, ${random.between(1, 9)}${digits(random, 3)} ${letters(random, 2, upper.replace(/[SDA]/g, ''))} ${random.pick(['Amsterdam', 'Utrecht', 'Den Haag'])}`,
  address_pt: random =>
    `${random.pick(['Rua das Flores', 'Avenida Paulista', 'Travessa do Carmo', 'Rua Augusta'])}, ${random.between(1, 900)}, ${random.pick([`${digits(random, 5).replace(/^0/, '1')}-${digits(random, 3)} São Paulo`, `${random.between(1, 8)}${digits(random, 3)}-${digits(random, 3)} Lisboa`])}`,
  address_pl: random =>
    `ul. ${random.pick(['Długa', 'Marszałkowska', 'Jana Pawła II'])} ${random.between(1, 90)}${random.pick(['', '/4', ' m. 7'])}, ${digits(random, 2)}-${digits(random, 3)} ${random.pick(['Warszawa', 'Kraków'])}`,
  address_sv: random =>
    `${random.pick(['Storgatan', 'Kungsvägen', 'Drottninggatan'])} ${random.between(1, 90)}${random.pick(['', ' B'])}, ${random.between(1, 9)}${digits(random, 2)} ${digits(random, 2)} ${random.pick(['Stockholm', 'Malmö'])}`,
  address_ja: random =>
    `〒${digits(random, 3)}-${digits(random, 4)} ${random.pick(['東京都渋谷区神宮前', '大阪府大阪市北区梅田', '神奈川県横浜市中区本町'])}${random.between(1, 6)}-${random.between(1, 20)}-${random.between(1, 30)}`,
}

const parts = (
  random: Random,
  names: readonly string[],
  types: readonly string[],
  cities: readonly string[],
) => ({
  number: random.between(1, 980),
  street: `${random.pick(names)} ${random.pick(types)}`,
  city: random.pick(cities),
})

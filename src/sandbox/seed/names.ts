/** The languages that customers of the seed write in. */
export type Language = 'en' | 'de' | 'fr' | 'es' | 'pt' | 'it' | 'nl' | 'ja'

/** Where a customer lives: what Zendesk knows of it, and names, cities and streets that fit. */
export interface Place {
  readonly locale: string
  readonly localeId: number
  readonly language: Language
  readonly zone: string
  readonly iana: string
  /** How many of the seed's customers live there. */
  readonly people: number
  readonly first: readonly string[]
  readonly last: readonly string[]
  readonly cities: readonly string[]
  readonly streets: readonly string[]
  /** A number range that is reserved for fiction, `#` being free digits; null where no such range exists. */
  readonly phone: string | null
}

/** Names are split at spaces; `native/latin` gives both spellings of a name that an e-mail address cannot hold. */
const words = (line: string) => line.split(' ')
const lines = (text: string) => text.split(', ')

export const places: readonly Place[] = [
  {
    locale: 'en-US',
    localeId: 1,
    language: 'en',
    zone: 'Eastern Time (US & Canada)',
    iana: 'America/New_York',
    people: 30,
    first: words('Maya Ethan Grace Logan Ruby Caleb Hannah Miles Tessa Owen Priya Marcus'),
    last: words(
      'Whitfield Ortega Callahan Nguyen Prescott Delgado Haines Abernathy Kowalski Freeman Shah Lindqvist',
    ),
    cities: lines('Portland, Columbus, Raleigh, Tucson, Buffalo'),
    streets: lines('118 Alder Street, 2207 Mill Road, 45 Harbor Avenue'),
    phone: '+1 202 555 01##',
  },
  {
    locale: 'en-GB',
    localeId: 1176,
    language: 'en',
    zone: 'London',
    iana: 'Europe/London',
    people: 20,
    first: words('Imogen Callum Freya Rhys Aisha Gareth Niamh Toby Zara Duncan'),
    last: words('Pemberton Okonkwo Sutcliffe Hargreaves McAllister Bains Thornbury Ellwood Rowntree Jardine'),
    cities: lines('Leeds, Bristol, Cardiff, Norwich, Aberdeen'),
    streets: lines('14 Orchard Lane, 3 Canal Wharf, Flat 2, 88 Victoria Terrace'),
    phone: '+44 20 7946 0###',
  },
  {
    locale: 'de',
    localeId: 8,
    language: 'de',
    zone: 'Berlin',
    iana: 'Europe/Berlin',
    people: 25,
    first: words('Annika Jörg/Joerg Miriam Torsten Lea Björn/Bjoern Käthe/Kaethe Dirk Svenja Uwe Greta'),
    last: words(
      'Lindner Großmann/Grossmann Vogt Rademacher Ebersbach Müller/Mueller Jansen Kühn/Kuehn Wieland Petersen',
    ),
    cities: lines('Leipzig, Hannover, Freiburg, Kassel, Graz'),
    streets: lines('Lindenstraße 14, Am Mühlbach 3, Gartenweg 27'),
    phone: '+49 30 23125 ###',
  },
  {
    locale: 'fr',
    localeId: 16,
    language: 'fr',
    zone: 'Paris',
    iana: 'Europe/Paris',
    people: 15,
    first: words('Camille Théo/Theo Margaux Bastien Élodie/Elodie Yanis Solène/Solene Rémi/Remi'),
    last: words('Lefèvre/Lefevre Garnier Moulin Chevallier Besson Desrosiers Fabre Guérin/Guerin'),
    cities: lines('Nantes, Grenoble, Lille, Dijon'),
    streets: lines('12 rue des Tilleuls, 5 quai du Port, 31 avenue Pasteur'),
    phone: '+33 1 99 00 ## ##',
  },
  {
    locale: 'es',
    localeId: 2,
    language: 'es',
    zone: 'Madrid',
    iana: 'Europe/Madrid',
    people: 12,
    first: words('Lucía/Lucia Álvaro/Alvaro Nerea Iván/Ivan Rocío/Rocio Gonzalo Marta'),
    last: words('Villalba Quintero Ferrándiz/Ferrandiz Olmedo Iglesias Peñalver/Penalver Cano'),
    cities: lines('Valencia, Zaragoza, Bilbao, Málaga'),
    streets: lines('Calle del Olmo 8, Avenida de la Paz 41, Plaza Nueva 2'),
    phone: null,
  },
  {
    locale: 'pt-BR',
    localeId: 19,
    language: 'pt',
    zone: 'Brasilia',
    iana: 'America/Sao_Paulo',
    people: 9,
    first: words('Beatriz Thiago Larissa João/Joao Camila Renato'),
    last: words('Nogueira Teixeira Araújo/Araujo Magalhães/Magalhaes Prado Barros'),
    cities: lines('Curitiba, Campinas, Recife'),
    streets: lines('Rua das Laranjeiras 210, Avenida Central 1500, Rua do Sol 33'),
    phone: null,
  },
  {
    locale: 'it',
    localeId: 22,
    language: 'it',
    zone: 'Rome',
    iana: 'Europe/Rome',
    people: 8,
    first: words('Chiara Matteo Giulia Lorenzo Francesca Niccolò/Niccolo'),
    last: words('Bellandi Marchetti Sartori Colonna Ferraris Galli'),
    cities: lines('Torino, Bologna, Verona'),
    streets: lines('Via dei Mille 19, Corso Garibaldi 5, Piazza Verdi 7'),
    phone: null,
  },
  {
    locale: 'nl',
    localeId: 1005,
    language: 'nl',
    zone: 'Amsterdam',
    iana: 'Europe/Amsterdam',
    people: 8,
    first: words('Sanne Bram Lotte Jeroen Fenna Pieter'),
    last: words('Verhoeven Dijkstra Hoekstra Mulder Brouwer Timmermans'),
    cities: lines('Utrecht, Groningen, Breda'),
    streets: lines('Lindegracht 22, Stationsplein 4, Molenweg 61'),
    phone: null,
  },
  {
    locale: 'ja',
    localeId: 67,
    language: 'ja',
    zone: 'Tokyo',
    iana: 'Asia/Tokyo',
    people: 8,
    first: words('陽子/Yoko 健太/Kenta 美咲/Misaki 大輔/Daisuke 由美/Yumi 翔/Sho'),
    last: words('佐々木/Sasaki 藤原/Fujiwara 小林/Kobayashi 村上/Murakami 石川/Ishikawa 西田/Nishida'),
    cities: lines('横浜, 札幌, 京都'),
    streets: lines('中央区桜町3-12, 北区緑ヶ丘1-4-7'),
    phone: null,
  },
]

/** Staff, in the order of their ids: name, role, and the groups they belong to by number, the default first. */
export const staff: readonly { name: string; role: 'admin' | 'agent'; groups: readonly number[] }[] = [
  { name: 'Nadia Okafor', role: 'admin', groups: [1, 6] },
  { name: 'Henrik Solberg', role: 'admin', groups: [2, 6] },
  { name: 'Jonas Brandt', role: 'agent', groups: [1, 3] },
  { name: 'Amélie Roussel', role: 'agent', groups: [1, 2] },
  { name: 'Declan Murphy', role: 'agent', groups: [3] },
  { name: 'Sofia Marín', role: 'agent', groups: [1, 4] },
  { name: 'Giulio Ferri', role: 'agent', groups: [3, 5] },
  { name: 'Beatriz Lobo', role: 'agent', groups: [1, 2] },
  { name: 'Haruka Mori', role: 'agent', groups: [1] },
  { name: 'Femke de Wit', role: 'agent', groups: [4] },
  { name: 'Kwame Asante', role: 'agent', groups: [5, 2] },
  { name: 'Ingrid Thalberg', role: 'agent', groups: [6, 2] },
  { name: 'Rufus Adeyemi', role: 'agent', groups: [4] },
  { name: 'Petra Nowak', role: 'agent', groups: [5] },
  { name: 'Liam Castell', role: 'agent', groups: [3] },
]

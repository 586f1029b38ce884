import type { Page } from '../page.ts'

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** Words that end the name of a street: `Orchard Lane`. */
const trailing =
  list(`street st road rd lane ln avenue ave boulevard blvd drive dr court ct place pl way terrace square sq close crescent gardens grove row mews
  parkway pkwy highway hwy circle cir trail trl parade quay walk hill park gate green wharf broadway esplanade alley plaza loop path
  straße strasse str weg platz allee gasse ring ufer damm straat laan plein gracht kade singel väg gata gatan vägen gade vej plads`)

/** Words that begin it: `rue de la Paix`, `Calle Mayor`. */
const leading =
  list(`rue avenue boulevard bd av place allée allees allées chemin impasse quai cours route square passage
  calle c avenida avda paseo plaza camino carrer ronda carretera travesía glorieta via viale vle piazza corso largo vicolo strada piazzale lungotevere contrada
  rua r travessa praça alameda estrada rodovia largo praceta ul ulica al aleja aleje pl plac os osiedle`)

/** Ends of words that are streets by themselves: `Lindenstraße`, `Keizersgracht`, `Storgatan`. */
const compound = [
  ...list(
    `straße strasse str weg platz allee gasse damm ufer chaussee straat laan plein gracht kade dijk singel steeg gatan gata vägen väg gränd torget vej gade allé plads stræde veien veg gaten katu tie polku utca`,
  ),
]
/** The letters that they end with: most words are told apart by their last. */
const endings = new Set(compound.map(end => end.charCodeAt(end.length - 1)))

/** What a word has to do with streets. `Umweg 3` is none, and a word without a capital neither. */
export function isStreet(word: string, sign: string): 'leading' | 'trailing' | 'compound' | undefined {
  const lower = word.toLowerCase()
  // `ul. Długa`, `C/ Serrano`: an abbreviation has its sign.
  if (leading.has(lower)) return word.length > 2 || /[./]/.test(sign) ? 'leading' : undefined
  if (trailing.has(lower)) return 'trailing'
  if (word.charAt(0) === lower.charAt(0) || !endings.has(lower.charCodeAt(lower.length - 1))) return undefined
  return compound.some(end => lower.length > end.length + 1 && lower.endsWith(end)) && !none.has(lower)
    ? 'compound'
    : undefined
}

const none =
  list(`umweg ausweg rückweg hinweg heimweg irrweg arbeitsplatz spielplatz parkplatz marktplatz sportplatz lieferweg versandweg vertriebsweg rechtsweg dienstweg postweg speicherplatz
  stellplatz sitzplatz stehplatz landing katalog hobby vortrag beitrag steckplatz startplatz bauplatz kreditplatz bildschirmplatz highway subway railway norway gateway runway driveway pathway halfway
  midway broadway vakantie optie actie functie positie garantie editie versie informatie advertentie categorie promotie locatie installatie batterie serie linie chemie energie kategorie galerie
  theorie garantie industrie partie akademie kopie hygiene melodie fantasie komponente strategie technologie biologie psychologie relatie reparatie productie registratie applicatie organisatie situatie indicatie
  verificatie communicatie configuratie`)

/** Where the name of the street begins whose last word this is: `Alte Jakobstraße`, `An der alten Mühle`, `Orchard Lane`. */
export function streetBefore({ text, tokens }: Page, index: number): number {
  let start = tokens[index]?.start ?? 0
  for (let before = index - 1; before >= 0 && before >= index - 3; before--) {
    const token = tokens[before]
    if (!token || !/^[ -]$/.test(text.slice(token.end, start)) || token.digits > 0) break
    if (!/^\p{Lu}/u.test(text.slice(token.start, token.end))) break
    start = token.start
  }
  return start
}

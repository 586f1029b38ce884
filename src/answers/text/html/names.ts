const set = (names: string) => new Set(names.split(' '))

/** Elements without content. */
export const empty = set(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr',
)

/** Elements that survive the end of the paragraph they began in, until their own end tag. */
export const formatting = set('a b big code em font i nobr s small strike strong tt u')

/** Elements whose content is no text for a reader. */
export const silent = set(
  'script style template title iframe noembed noframes audio video canvas datalist applet',
)

/** Elements that stand on lines of their own. */
export const blocks = set(
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup legend li listing main menu nav ol option p plaintext pre search section summary table tbody td tfoot th thead tr caption ul xmp',
)

/** Elements on lines of their own that do not end the paragraph before them. */
export const keepsParagraph = set('body caption legend option tbody td tfoot th thead tr')

/** An end tag does not reach beyond these from inside. */
export const walls = set('table td th caption')

/** The parts of a table, whose end tags may pass the walls. */
export const tabular = set('table tbody td tfoot th thead tr caption')

/** What a start tag ends, where the author left the end tag out, and what it reaches through to find that. */
export const ends: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['li', set('li')],
  ['dt', set('dt dd')],
  ['dd', set('dt dd')],
  ['option', set('option')],
])
export const passed = set('address div p')

/** What a part of a table stands in: its start tag ends all that is open inside that. */
export const contexts: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['td', set('tr table')],
  ['th', set('tr table')],
  ['tr', set('tbody tfoot thead table')],
  ...['tbody', 'tfoot', 'thead', 'caption'].map((name): [string, Set<string>] => [name, set('table')]),
])

/** Any end tag of these ends any of them. */
export const headings = set('h1 h2 h3 h4 h5 h6')

/** Formatting that began in one of these ends with it. */
export const cells = set('td th caption')

/** What an end tag of an item does not reach beyond. */
export const lists = set('ul ol menu dir')

import { type Counts, count } from '../counts.ts'
import { address } from './address.ts'
import type { Attributes } from './sight.ts'

/** What Markdown puts around words; the outermost has the lowest rank. */
export interface Mark {
  readonly rank: number
  /** The words with the mark around them. */
  wrap(words: string): string
}

const around = (rank: number, sign: string): Mark => ({ rank, wrap: words => `${sign}${words}${sign}` })

export const bold = around(2, '**')
const italic = around(3, '*')
const struck = around(4, '~~')
const code: Mark = {
  rank: 5,
  wrap: words => (words.includes('`') ? `\`\` ${words} \`\`` : `\`${words}\``),
}
const raised: Mark = { rank: 6, wrap: words => (/^[-+\d]/.test(words) ? `^${words}` : words) }

/** Around words in the colour of their ground, which people did not see. */
export const pale: Mark = { rank: 0, wrap: words => `⟨faint: ${words}⟩` }

const byName: Readonly<Record<string, Mark>> = {
  b: bold,
  strong: bold,
  i: italic,
  em: italic,
  s: struck,
  strike: struck,
  del: struck,
  code,
  tt: code,
  kbd: code,
  samp: code,
  sup: raised,
}

/** What an element makes of the marks around it. */
export function marking(
  name: string,
  attributes: Attributes,
  style: ReadonlyMap<string, string>,
  counts: Counts,
): (outer: readonly Mark[]) => readonly Mark[] {
  const weight = style.get('font-weight')
  const light = weight !== undefined && /^(normal|lighter|[1-4]00)$/.test(weight)
  const own = [
    name === 'a' ? link(attributes.get('href'), counts) : byName[name],
    weight !== undefined && /^(bold|[6-9]00)/.test(weight) ? bold : undefined,
    style.get('font-style') === 'italic' ? italic : undefined,
  ].filter(mark => mark !== undefined && !(light && mark === bold))
  if (own.length === 0 && !light) return same
  return outer => own.reduce(added, light ? outer.filter(mark => mark !== bold) : outer)
}

const same = (outer: readonly Mark[]) => outer

/** In order of rank; a link inside a link takes its place. */
export const added = (marks: readonly Mark[], mark: Mark | undefined): readonly Mark[] =>
  mark === undefined || marks.includes(mark)
    ? marks
    : [...marks.filter(({ rank }) => rank !== mark.rank), mark].sort((a, b) => a.rank - b.rank)

/** Text alone where it says the address already, or where the address is none to follow; the address is told once. */
function link(href: string | undefined, counts: Counts): Mark | undefined {
  const found = href === undefined ? undefined : address(href)
  if (found === undefined) return undefined
  count(counts, 'tracking', found.tracking)
  let told = false
  return {
    rank: 1,
    wrap(words) {
      if (told) return words
      told = true
      return bare(words) === bare(found.text) || bare(words) === bare(href ?? '')
        ? found.text.replace(/^(mailto|tel):/, '')
        : `[${words.replace(/[[\]]/g, '\\$&')}](${found.text})`
    },
  }
}

/** An address as people write it: without its scheme, and without a slash at its end. */
const bare = (text: string) =>
  text
    .replace(/^(https?:\/\/|mailto:|tel:)/i, '')
    .replace(/\/$/, '')
    .toLowerCase()

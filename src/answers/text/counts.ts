/** What the room takes out of a text, changes or shows, by kind; each is counted for the journal. */
const kinds = [
  /** Characters that HTML keeps from the reader's eyes; left out. */
  'hidden',
  /** Characters in the colour of what lies behind them; shown, and marked. */
  'faint',
  /** HTML comments: left out of HTML, made inert in text. */
  'comment',
  /** Pictures whose address is left out, or that nobody sees. */
  'picture',
  /** Parameters that tell who clicked, and redirections that note it. */
  'tracking',
  /** Zero-width and other characters without a shape. */
  'invisible',
  /** Marks that turn the direction of the text. */
  'direction',
  /** The block of tags, which spells ASCII unseen. */
  'tag',
  /** Variation selectors that select nothing. */
  'selector',
  'control',
  /** Terminal commands. */
  'escape',
  /** Halves of a pair, and code points that are no characters. */
  'broken',
  /** Characters that were written as HTML entities. */
  'entity',
  /** What imitates a mark between data, tools and speakers. */
  'fence',
  /** HTML that loads something or runs. */
  'element',
] as const
export type Kind = (typeof kinds)[number]

/** How often each kind was found; a kind that was not is absent. */
export type Counts = Partial<Record<Kind, number>>

/** Counts one more, or several. */
export const count = (counts: Counts, kind: Kind, by = 1) => {
  if (by > 0) counts[kind] = (counts[kind] ?? 0) + by
}

/** Counts all that another count holds. */
export const add = (counts: Counts, more: Counts) => {
  for (const kind of kinds) count(counts, kind, more[kind] ?? 0)
}

import { isRecord, type Values } from './record.ts'
import { add, type Counts } from './text/counts.ts'
import { exact } from './text/exact.ts'
import { fold } from './text/fold.ts'
import type { Rendered } from './text/markdown.ts'
import { sanitise } from './text/sanitise.ts'

/** How the texts of a record are read. */
export interface Texts {
  /** Reads HTML; absent where the answer has none. */
  readonly html?: ((html: string) => Rendered) | undefined
  /** Quoted mails and signatures stay. */
  readonly whole: boolean
  /** What was removed or made visible. */
  readonly counts: Counts
  /** Called for each quoted mail and signature that was folded. */
  readonly folded: () => void
}

/** The words that our own marks begin with: nobody else's text may hold one. */
const ourMarks: ReadonlySet<string> = new Set(['zendesk', 'comment', 'ids'])

/** The field that is a mail, by what the record is. */
export const mailOf: Readonly<Record<string, string>> = { comment: 'body', ticket: 'description' }

/** A record whose texts are safe to read: mails as a person would see them, other texts without what nobody sees. */
export function readable(kind: string, shown: Values, raw: Values, texts: Texts): Record<string, unknown> {
  const mail = mailOf[kind]
  return each(shown, texts, (key, value) =>
    key === mail && typeof value === 'string'
      ? body(written(value, raw, texts), texts)
      : safe(value, key, shown, texts),
  )
}

/** The text of a comment: what a person would see of its HTML, where there is any. */
function written(text: string, raw: Values, { html, counts }: Texts): string {
  const source = raw['html_body']
  if (!html || typeof source !== 'string') return text
  const seen = html(source)
  if (seen.text.trim() === '') return text
  add(counts, seen.counts)
  return seen.text
}

function body(text: string, texts: Texts): string {
  const seen = clean(text, texts.counts)
  if (texts.whole) return seen
  const { text: own, folded } = fold(seen)
  for (const _ of folded) texts.folded()
  return own
}

function safe(value: unknown, key: string, holder: Values, texts: Texts): unknown {
  if (typeof value === 'string')
    return isSource(key, holder) ? exact(value, ourMarks, texts.counts) : clean(value, texts.counts)
  if (Array.isArray(value)) return value.map(item => safe(item, key, holder, texts))
  if (!isRecord(value)) return value
  return each(value, texts, (name, inner) => safe(inner, name, value, texts))
}

/** A record with each field read, and the name of each, which may be a title that somebody wrote. Two that read the same stay two. */
function each(record: Values, texts: Texts, read: (name: string, value: unknown) => unknown) {
  const done = new Map<string, unknown>()
  for (const [name, value] of Object.entries(record)) {
    const said = title(name, texts)
    let free = said
    for (let at = 2; done.has(free); at++) free = `${said} (${at})`
    done.set(free, read(name, value))
  }
  return Object.fromEntries(done)
}

/** On one line, and without what looks like a mask. */
const title = (name: string, { counts }: Texts) =>
  /^\w+$/.test(name) ? name : clean(name, counts).replace(/\s+/g, ' ').replaceAll('[[', '[ [').trim()

/** HTML that is there to be edited and sent back. */
const isSource = (key: string, holder: Values) =>
  key === 'html_body' || (key === 'value' && holder['field'] === 'comment_value_html')

/** A text without what nobody sees, and with every imitation of a mark of ours taken apart. */
export function clean(text: string, counts: Counts): string {
  const { text: seen, counts: found } = sanitise(text, ourMarks)
  add(counts, found)
  return seen
}

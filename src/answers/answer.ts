import type { Tool } from '../../tools/tool.ts'
import { comment } from './audit.ts'
import { fenced, nonce } from './fence.ts'
import { type Fitted, fill, type Shown as Part } from './fit/fill.ts'
import { page } from './layout/page.ts'
import type { Reading } from './reading.ts'
import { isRecord, records, type Values } from './record.ts'
import { type Scribe, scribe } from './scribe.ts'
import { weigh } from './text/weight.ts'
import { mailOf } from './texts.ts'
import { labels, untrusted } from './trust.ts'
import { type Choice, choice } from './view/choice.ts'
import { kindIn, missing, parts } from './view/view.ts'

/** What Zendesk said to a call, before anyone has read it. */
export interface Raw {
  readonly body?: unknown
  /** Our cursor to the next page. */
  readonly next?: string
  /** The cursor that starts at a row of this page, and at a character of its mail. */
  readonly resume?: (row: number, offset: number) => string
  /** The character with which the mail of the first row begins. */
  readonly offset?: number
  readonly notes: readonly string[]
  /** What Zendesk warns of, in words that are not ours. */
  readonly warning?: string | undefined
}

/** What the model reads, as objects and as text, and what others are to know of it. */
export interface Shown {
  readonly value: Record<string, unknown>
  readonly text: string
  readonly meta: Record<string, unknown>
  /** How many values of each kind were masked. */
  readonly masked: Readonly<Record<string, number>>
  /** It holds words of people outside the help desk. */
  readonly tainted: boolean
}

/** What is kept for the marks, the cursor and the list of untrusted fields. */
const overhead = 200

/** A text of brackets and numbers costs a few in a hundred more than it was weighed. */
const sure = 0.97

/** Less is no answer. */
const least = 50

/** The one way out: what the model reads of Zendesk's answer. */
export function answer(tool: Tool, input: Values, raw: Raw, reading: Reading): Shown {
  if (!isRecord(raw.body)) return done(tool, input, raw, reading)
  const chosen = choice(input, tool)
  // The schema has a word for every promised field: one that comes in another form is left out, never an error.
  const parsed = tool.output.parse(raw.body)
  const added = comment(raw.body['audit'])
  const body = added ? { ...parsed, comment: added } : parsed
  reading.names.learn(body)
  const all = parts(tool, body, chosen, reading.promise)
  const said = [...raw.notes, ...missing(body, all, chosen)]
  const budget = reading.budget * sure
  let most = budget - overhead - weigh(said.join('') + (raw.warning ?? ''))

  for (;;) {
    const write = scribe(chosen, reading)
    const fitted = fill({
      parts: all,
      paged: tool.pages?.rows,
      most,
      from: chosen.from,
      offset: raw.offset ?? 0,
      write,
      mail: kind => mailOf[kind],
      onward: onward(tool, chosen),
    })
    const shown = composed(tool, raw, reading, fitted, write, said)
    const size = Math.max(weigh(shown.text), weigh(JSON.stringify(shown.value)))
    if (size <= budget || most < least) return shown
    // What is said around the records, and the layout as text, may take more than was kept for them.
    most *= Math.min(0.95, budget / size)
  }
}

/** Records that a tool of their own shows. */
const shownAlone: ReadonlySet<string> = new Set(['ticket', 'user', 'organization', 'group', 'macro'])

/** What is said of a text or a list that is cut: how to read on. A write is not done again to read what it answers. */
function onward({ shows }: Tool, { full, whole }: Choice) {
  return (kind: string, way: string, next: number): string => {
    // An offset into a mail holds for the mail as it was shown, with what it quotes or without.
    const fields = [...(way === mailOf[kind] && (full || whole.has(way)) ? [way] : []), `${way}@${next}`]
    const given = `fields [${fields.map(field => JSON.stringify(field)).join(', ')}] to read on`
    if (shows) return `: give ${given}`
    return shownAlone.has(kind) ? `: call get_${kind} with ${given}` : ''
  }
}

/** Whether there is HTML to read in an answer. */
export const hasHtml = (body: unknown): boolean =>
  isRecord(body) &&
  Object.values(body)
    .flatMap(value => (isRecord(value) ? [value] : records(value)))
    .some(record => typeof record['html_body'] === 'string')

/** Both channels of an answer. */
function composed(
  tool: Tool,
  raw: Raw,
  { random }: Reading,
  { shown, resume, notes: cuts }: Fitted,
  write: Scribe,
  said: readonly string[],
): Shown {
  const next = resume && raw.resume ? raw.resume(resume.row, resume.offset) : raw.next
  const plain = [...said, ...cuts].map(write.note)
  const warned = raw.warning === undefined ? '' : write.note(raw.warning)
  plain.push(...remarks(write))
  const value = Object.fromEntries(shown.map(({ key, value }) => [key, value]))
  const about = labels(
    shown.map(({ key }) => key),
    tool.output.shape['job'] !== undefined,
  )
  const mark = nonce(JSON.stringify([value, plain, warned]), random)
  const notes = [...plain, ...warning(warned, mark)]
  const fields = untrusted(value)
  const text = page(shown, mark)
  const ends = [
    ...(next === undefined ? [] : [`next_cursor: ${next}`]),
    ...notes.map(note => `Note: ${note}`),
  ]
  return {
    value: {
      ...(fields.length > 0 ? { untrusted: { mark, fields } } : {}),
      ...Object.fromEntries(shown.map(part => [part.key, mails(part, mark)])),
      ...(next === undefined ? {} : { next_cursor: next }),
      ...(notes.length > 0 ? { notes } : {}),
    },
    text: [...(text === '' ? [] : [fields.length > 0 ? fenced(text, mark) : text]), ...ends].join('\n'),
    meta: { 'deskwarden/labels': about },
    masked: write.masked,
    tainted: about.integrity === 'untrusted' && fields.length > 0,
  }
}

/** Zendesk's warning as a note: what is in it may be anybody's. */
const warning = (words: string, mark: string) =>
  words === '' ? [] : [`Zendesk warns:\n${fenced(words, mark)}`]

/** Records with their mails between marks. */
function mails({ key, value }: Part, mark: string): unknown {
  if (Array.isArray(value)) return value.map(one => mails({ key, value: one }, mark))
  if (!isRecord(value)) return value
  const mail = mailOf[kindIn(key, value)]
  const text = mail === undefined ? undefined : value[mail]
  return mail !== undefined && typeof text === 'string' ? { ...value, [mail]: fenced(text, mark) } : value
}

/** What a reader is to know of how the texts were read. */
function remarks({ folded, cleaned }: Scribe): readonly string[] {
  const { hidden = 0, invisible = 0, direction = 0, tag = 0, comment = 0, fence = 0 } = cleaned
  const unseen = hidden + invisible + direction + tag + comment + fence
  return [
    ...(folded > 0
      ? ['Quoted mails and signatures are folded; fields ["body"] or ["description"] shows them.']
      : []),
    ...(unseen > 0
      ? [`Hidden or misleading characters and marks were removed or made visible (${unseen}).`]
      : []),
  ]
}

/** An answer without a body: what was done, and to which record, by the ids that the path of the call names. */
function done(tool: Tool, input: Values, raw: Raw, reading: Reading): Shown {
  const write = scribe(choice({}), reading)
  const ids = Object.fromEntries(Object.entries(input).filter(([name]) => tool.path.includes(`{${name}}`)))
  const warned = raw.warning === undefined ? '' : write.note(raw.warning)
  const notes = [
    ...raw.notes.map(write.note),
    ...warning(warned, nonce(JSON.stringify([raw.notes, warned]), reading.random)),
  ]
  const sentence = tool.done ?? 'Zendesk took the call and said nothing more.'
  const about = Object.entries(ids).map(([name, id]) => `${name}: ${String(id)}`)
  return {
    value: { done: sentence, ...ids, ...(notes.length > 0 ? { notes } : {}) },
    text: [sentence, ...about, ...notes.map(note => `Note: ${note}`)].join('\n'),
    meta: { 'deskwarden/labels': labels([], false) },
    masked: write.masked,
    tainted: false,
  }
}

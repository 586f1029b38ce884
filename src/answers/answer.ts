import type { Tool } from '../../tools/tool.ts'
import { comment } from './audit.ts'
import { select } from './select.ts'

/** What Zendesk said to a call, before anyone has read it. */
export interface Raw {
  readonly body: unknown
  readonly next?: string
  readonly notes: readonly string[]
}

/** Zendesk's wrapping around a page; our next_cursor stands for all of it. */
const wrapping = ['meta', 'links', 'next_page', 'previous_page', 'facets', 'audit']

/** The one way out: what the model reads of Zendesk's answer, as text and as structuredContent alike. */
export function answer(
  tool: Tool,
  input: Readonly<Record<string, unknown>>,
  raw: Raw,
): Record<string, unknown> {
  const notes = raw.notes.length > 0 ? { notes: raw.notes } : {}
  if (!isRecord(raw.body))
    return {
      done: tool.done ?? 'Zendesk took the call and said nothing more.',
      ...ids(tool, input),
      ...notes,
    }
  const more = new Set(
    Array.isArray(input['more']) ? input['more'].filter(name => typeof name === 'string') : [],
  )
  const shown = select(without(raw.body, wrapping), more)
  const added = comment(raw.body['audit'])
  // The schema has a word for every promised field: one that comes in another form is left out, never an error.
  return tool.output.parse({
    ...(tool.pages ? { [tool.pages.rows]: [] } : {}),
    ...(isRecord(shown) ? shown : {}),
    ...(added ? { comment: added } : {}),
    ...(raw.next === undefined ? {} : { next_cursor: raw.next }),
    ...notes,
  })
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const without = (record: Record<string, unknown>, keys: readonly string[]) =>
  Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)))

/** The ids that the path of the call names, so that an answer without a body says what it is about. */
const ids = (tool: Tool, input: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(input).filter(([name]) => tool.path.includes(`{${name}}`)))

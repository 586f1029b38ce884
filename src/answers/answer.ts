import type { Tool } from '../../tools/tool.ts'
import { comment } from './audit.ts'
import { isRecord, type Values } from './record.ts'

/** What Zendesk said to a call, before anyone has read it. */
export interface Raw {
  readonly body?: unknown
  readonly next?: string
  readonly notes: readonly string[]
}

export function answer(tool: Tool, input: Values, raw: Raw) {
  const added = isRecord(raw.body) ? comment(raw.body['audit']) : undefined
  const value = tool.output.parse({
    ...(tool.pages ? { [tool.pages.rows]: [] } : {}),
    ...(isRecord(raw.body) ? raw.body : { done: tool.done ?? '', ...input }),
    ...(added ? { comment: added } : {}),
    ...(raw.next === undefined ? {} : { next_cursor: raw.next }),
  })
  return { value, text: JSON.stringify(value), meta: {}, masked: {}, tainted: true }
}

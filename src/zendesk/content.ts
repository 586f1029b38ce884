import { z } from 'zod'
import type { Tool } from '../../tools/tool.ts'
import { Unavailable } from '../errors.ts'
import type { Body } from './body.ts'

/** What a successful answer holds: an object, or nothing and why. */
export interface Content {
  readonly body: Readonly<Record<string, unknown>> | undefined
  readonly notes: readonly string[]
}

const Record = z.record(z.string(), z.unknown())

/** Reads a success. A read without a readable answer failed; a write happened all the same, and is never to be sent again for that. */
export function content(
  tool: Tool,
  { status, body }: { readonly status: number; readonly body: Body },
): Content {
  const parsed = body.kind === 'json' ? Record.safeParse(body.value) : undefined
  if (tool.method !== 'GET') {
    if (parsed?.success) return { body: parsed.data, notes: [] }
    // Some writes have an empty answer by design; OpenAPI has an empty JSON string for one. [CONTRACT 5.10]
    if (body.kind === 'empty' || (body.kind === 'json' && !body.value)) return { body: undefined, notes: [] }
    return {
      body: undefined,
      notes: [
        `Zendesk did it (${status}), but its answer could not be read: ${why(body)}. Do not send it again.`,
      ],
    }
  }
  if (!parsed?.success) throw unreadable(tool, why(body))
  const promised = Object.keys(tool.output.shape).filter(name => name !== 'notes')
  const wire = tool.pages ? [tool.pages.rows] : [...promised, 'job_status']
  if (promised.length > 0 && !wire.some(name => parsed.data[name] !== undefined))
    throw unreadable(tool, `it holds no ${wire[0]}`)
  return { body: parsed.data, notes: [] }
}

const unreadable = (tool: Tool, why: string) =>
  new Unavailable(
    `${tool.name} failed`,
    `Zendesk's answer could not be read: ${why}`,
    why === large
      ? 'Ask for fewer rows or side-loads'
      : 'Try again; if it stays so, check the base URL and proxies',
  )

const large = 'it is larger than this server reads'

function why(body: Body): string {
  switch (body.kind) {
    case 'json':
      return 'it has not the expected form'
    case 'empty':
      return 'it is empty'
    case 'text':
      return body.html ? 'it is a web page, not JSON' : 'it is not JSON'
    case 'garbled':
      return 'it is not valid JSON'
    case 'large':
      return large
    case 'lost':
      return 'it was cut off'
  }
}

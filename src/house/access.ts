import { z } from 'zod'
import { InputError, Refused } from '../errors.ts'
import type { Caller, Mandate } from '../gate/binding.ts'
import { passes } from '../gate/held.ts'
import { input } from '../gate/input.ts'
import { instead, quoted } from '../gate/nearest.ts'
import type { ListedTool } from '../mcp/listing.ts'
import type { Listed } from './listed.ts'

/** The one tool that is none of Zendesk's: by it an agent asks the operator, and nothing changes by the asking. */
export const requestAccess: ListedTool = {
  name: 'request_access',
  title: 'Request access',
  description:
    'Ask the operator for a Deskwarden tool that you lack, such as delete_ticket. Nothing changes until they grant it.',
  inputSchema: {
    type: 'object',
    properties: {
      tool: { type: 'string' },
      reason: { type: 'string', description: 'One line for the operator, without customer data' },
    },
    required: ['tool', 'reason'],
    additionalProperties: false,
  },
  outputSchema: { type: 'object', properties: { done: { type: 'string' } } },
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true },
}

const Asked = z.strictObject({ tool: z.string().min(1).max(100), reason: z.string().regex(/\S/).max(1_000) })

/** What an agent asks for, or why it cannot: it has the tool, or there is none of that name. */
export function asked(
  args: unknown,
  caller: Caller,
  { held }: Mandate,
  listed: readonly Listed[],
): { readonly tool: string; readonly reason: string } {
  const { tool, reason } = Asked.parse(input({ name: requestAccess.name, input: Asked }, args))
  const names = listed.filter(one => !one.beside).map(one => one.name)
  const fact = listed.find(one => one.name === tool && !one.beside)
  const what = `${requestAccess.name} was not passed on`
  if (!fact) throw new InputError(what, `${quoted(tool)} is no tool${instead(tool, names)}`, 'Name the tool.')
  if (held.length === 0)
    throw new Refused(
      what,
      `${caller.agent} has no grant here`,
      'The operator can add one with `deskwarden agents add`.',
    )
  if (passes(listed, held, fact)) throw new InputError(what, `you have ${tool} already`, 'Call it.')
  return { tool, reason: reasonOf(reason) }
}

/** A reason as it may stand before an operator: one line of plain text, cut. */
const reasonOf = (text: string) =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, 200)

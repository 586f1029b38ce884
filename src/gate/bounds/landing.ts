import { z } from 'zod'
import type { Tool } from '../../../tools/tool.ts'
import type { TicketBound } from '../policy/policy.ts'
import { type Narrowed, narrow } from './narrow.ts'
import { bare, fieldsOf, inside, relisted, reshaped } from './shape.ts'
import { fields } from './terms.ts'

/** A tool that writes tickets, cut down so that none is put outside of a bound; a new one has to say where it belongs. */
export function landing(tool: Tool, bound: TicketBound): Narrowed {
  const { own, item } = fields(tool)
  const holder = item ?? own
  const opens = tool.method === 'POST'
  const problems: string[] = []
  const words = [...bound].flatMap(([field, ids]) => {
    const schema = holder.shape[field]
    if (schema === undefined) {
      // A tool that cannot set the field leaves every ticket where it is; a new one would go anywhere.
      if (opens)
        problems.push(`${field} has to be given, for the policy bounds it by records: add it to only.`)
      return []
    }
    const left = [...ids].filter(id => bare(schema).safeParse(id).success)
    if (left.length === 0) problems.push(`no ${field} is left that records and bounds both allow.`)
    return [[field, { in: left }] as const]
  })
  if (problems.length > 0) return { problems }
  const narrowed = narrow(tool, { fields: Object.fromEntries(words) })
  if ('problems' in narrowed || !opens) return narrowed
  const names = words.map(([field]) => field)
  return { tool: { ...narrowed.tool, input: required(narrowed.tool, names) } }
}

/** The tool's input with fields that have to be given, in the entries of its list where it has one. */
function required(tool: Tool, names: readonly string[]): z.ZodObject {
  const { own, item } = fields(tool)
  const stricter = (object: z.ZodObject) =>
    reshaped(
      object,
      Object.fromEntries(
        Object.entries(fieldsOf(object)).map(([name, schema]) => [
          name,
          names.includes(name) ? bare(schema) : schema,
        ]),
      ),
    )
  if (!item) return stricter(own)
  const shape = fieldsOf(own)
  const name = tool.body ?? ''
  const entries = inside(shape[name], list =>
    list instanceof z.ZodArray
      ? relisted(
          list,
          inside(list.element, () => stricter(item)),
        )
      : list,
  )
  return reshaped(own, { ...shape, [name]: entries })
}

import type { Tool } from '../../../tools/tool.ts'
import { objectIn } from '../bounds/shape.ts'
import { fields, takes } from '../bounds/terms.ts'
import { type Class, classes, type Mode, modes } from '../policy/kinds.ts'
import type { Approvals } from '../policy/policy.ts'
import { plain } from '../walk.ts'

type Values = Readonly<Record<string, unknown>>

/** What a call is by itself, as far as a yes depends on it. What cannot be taken back counts as destructive, whatever its tool is. */
export function classesOf(
  tool: Pick<Tool, 'access' | 'job' | 'final' | 'body'>,
  values: Values,
): readonly Class[] {
  const entries = entriesOf(tool, values)
  const final = Object.entries(tool.final ?? {})
  const is: Readonly<Record<Class, boolean>> = {
    destructive:
      tool.access === 'destructive' ||
      entries.some(entry => final.some(([field, value]) => entry[field] === value)),
    bulk: tool.job === true,
    public: isPublic(tool, values),
    write: tool.access !== 'read',
    tainted: false,
  }
  return classes.filter(one => is[one])
}

/** Whether a call holds a comment that the customer reads. */
export const isPublic = (tool: Pick<Tool, 'body'>, values: Values): boolean =>
  entriesOf(tool, values).some(entry =>
    Object.values(entry).some(field => plain(field) && field['public'] === true),
  )

/** The strictest of the modes of a call's classes, and whose it is; `ask` becomes what the policy says where nobody can be asked. What a customer may have led the agent to is never left to the agent. */
export function modeOf(
  approvals: Approvals,
  of: readonly Class[],
  canAsk: boolean,
): { readonly mode: Mode; readonly because: readonly Class[] } {
  const strictest = modes[Math.max(0, ...of.map(one => modes.indexOf(approvals[one])))] ?? 'refuse'
  const because = of.filter(one => approvals[one] === strictest)
  if (strictest !== 'ask' || canAsk) return { mode: strictest, because }
  const { unasked } = approvals
  return { mode: unasked === 'preview' && because.includes('tainted') ? 'operator' : unasked, because }
}

/** What a call of a tool can be, with some arguments or others. */
export function mayBe(
  tool: Pick<Tool, 'access' | 'job' | 'final' | 'body' | 'input' | 'people'>,
): readonly Class[] {
  const { own, item } = fields(tool)
  const shapes = [own, ...(item ? [item] : [])].map(object => object.shape)
  const is: Readonly<Record<Class, boolean>> = {
    destructive:
      tool.access === 'destructive' ||
      Object.entries(tool.final ?? {}).some(([field, value]) =>
        shapes.some(shape => shape[field] !== undefined && takes(shape[field], value)),
      ),
    bulk: tool.job === true,
    public: shapes.some(shape =>
      Object.values(shape).some(field => {
        const audience = objectIn(field)?.shape['public']
        return audience !== undefined && takes(audience, true)
      }),
    ),
    write: tool.access !== 'read',
    tainted: false,
  }
  const may = classes.filter(one => is[one])
  const harms =
    may.some(one => one !== 'write') ||
    (is.write && (!tool.people || shapes.some(shape => tool.people?.inputs.some(name => shape[name]))))
  return harms ? [...may, 'tainted'] : may
}

/** Whether a call of a tool may be answered with a plan, whose token comes back with the second call. */
export function mayWait(
  approvals: Approvals,
  tool: readonly Class[] | Parameters<typeof mayBe>[0],
  canAsk: boolean,
): boolean {
  const may = 'input' in tool ? mayBe(tool) : tool
  return may.some(one => /^(preview|operator)$/.test(modeOf(approvals, [one], canAsk).mode))
}

/** The arguments, and the entries of a bulk call's list. */
export function entriesOf(tool: Pick<Tool, 'body'>, values: Values): readonly Values[] {
  const list = tool.body ? values[tool.body] : undefined
  return [values, ...(Array.isArray(list) ? list.filter(plain) : [])]
}

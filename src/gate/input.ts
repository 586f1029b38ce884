import type { Tool } from '../../tools/tool.ts'
import { InputError } from '../errors.ts'
import { sentences } from './issues.ts'
import { plain, unsound } from './walk.ts'

/** Arguments that the tool would take, and the policy does not let this agent give it. */
export class Bounded extends InputError {
  /** What they mean to the tool. */
  readonly values: Record<string, unknown>
  constructor(what: string, why: string, values: Record<string, unknown>) {
    super(what, why, 'Keep to that, or ask the operator', { bound: 'arguments' })
    this.values = values
  }
}

/** The arguments of a call as its declaration wants them, defaults filled in; or one error that names every wrong field. `whole` is the tool before a policy narrowed it. */
export function input(
  tool: Pick<Tool, 'name' | 'input'>,
  args: unknown,
  whole: Pick<Tool, 'input'> = tool,
): Record<string, unknown> {
  const given = args === undefined ? {} : args
  const what = `${tool.name} was not called`
  if (!plain(given))
    throw new InputError(
      what,
      'its arguments are no JSON object',
      'Send an object with a field for each argument.',
    )
  const found = unsound(given)
  if (found) throw new InputError(what, `its arguments cannot be used, ${found}`, 'Mend that and call again.')
  const parsed = tool.input.safeParse(given)
  if (parsed.success) return parsed.data
  const why = sentences(parsed.error.issues, {
    schema: tool.input,
    whole: whole.input,
    args: given,
    whose: tool.name,
  }).join(' ')
  const meant = tool === whole ? undefined : whole.input.safeParse(given).data
  throw meant ? new Bounded(what, why, meant) : new InputError(what, why, 'Correct this and call again.')
}

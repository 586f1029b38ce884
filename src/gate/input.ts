import type { Tool } from '../../tools/tool.ts'
import { InputError } from '../errors.ts'
import { sentences } from './issues.ts'
import { plain, unsound } from './walk.ts'

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
  throw new InputError(
    what,
    sentences(parsed.error.issues, {
      schema: tool.input,
      whole: whole.input,
      args: given,
      whose: tool.name,
    }).join(' '),
    'Correct this and call again.',
  )
}

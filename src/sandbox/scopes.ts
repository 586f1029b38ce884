import type { Scope } from '../../tools/tool.ts'
import { scopeMissing } from './errors.ts'

/** `read` covers every GET, `write` every other method; neither implies the other. An API token has no scopes and no bounds. */
export function requireScope(
  held: readonly string[] | undefined,
  wanted: Scope,
  others: readonly string[] = [],
): void {
  if (held === undefined) return
  const broad = wanted.endsWith('write') ? 'write' : 'read'
  if ([broad, wanted, ...others].some(scope => held.includes(scope))) return
  throw scopeMissing(wanted)
}

import type { Scope } from '../../tools/tool.ts'
import { scopeMissing } from './errors.ts'
import type { Access } from './oauth/access.ts'

const unsure: ReadonlySet<string> = new Set(['redact_ticket_comment'])

const broadOf = (scope: Scope) => (scope.endsWith('write') ? 'write' : 'read')

/** The scope that an endpoint wants in this account. */
export const wantedScope = (name: string, scope: Scope, { broadWhereUnsure }: Access) =>
  broadWhereUnsure && unsure.has(name) ? broadOf(scope) : scope

/** `read` covers every GET, `write` every other method; neither implies the other. An API token has no scopes and no bounds. */
export function requireScope(
  held: readonly string[] | undefined,
  wanted: Scope,
  others: readonly string[] = [],
): void {
  if (held === undefined) return
  if ([broadOf(wanted), wanted, ...others].some(scope => held.includes(scope))) return
  throw scopeMissing(wanted)
}

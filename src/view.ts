import type { Grant } from './gate/grammar.ts'
import { intersect } from './gate/grants.ts'
import type { Binding, Caller } from './gate/held.ts'
import { instructions } from './instructions.ts'
import type { Listed } from './listed.ts'
import type { ListedTool } from './mcp/listing.ts'

/** What one caller sees. */
export interface View {
  readonly tools: readonly ListedTool[]
  readonly instructions: string
}

/** So many callers' views are kept; a client may invent narrowings without end. */
const most = 1_000

/** Works a caller's view out anew only when one of its grants has changed: a stateless request asks for it every time. */
export function views(parts: {
  readonly listed: readonly Listed[]
  readonly held: Binding
  /** The gate's own list. */
  readonly list: (caller: Caller) => readonly string[]
  readonly sandbox: boolean
}): (caller: Caller) => View {
  const { listed, held, list, sandbox } = parts
  const kept = new Map<string, { grants: readonly Grant[]; view: View }>()
  return caller => {
    const grants = held(caller).map(one => one.grant)
    const key = `${caller.agent}\n${caller.narrow ?? '*'}`
    const known = kept.get(key)
    if (known?.grants.length === grants.length && known.grants.every((grant, at) => grant === grants[at]))
      return known.view
    const names = new Set(list(caller))
    const mine = listed.filter(tool => names.has(tool.name))
    const view = {
      tools: mine.map(tool => tool.seen),
      instructions: instructions({ grant: intersect(listed, ...grants), exposed: mine, sandbox }),
    }
    if (kept.size >= most) kept.clear()
    kept.set(key, { grants, view })
    return view
  }
}

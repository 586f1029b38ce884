import { mayWait } from '../gate/approval/mode.ts'
import type { Binding, Caller, Mandate } from '../gate/binding.ts'
import { intersect } from '../gate/grants.ts'
import { type ListedTool, listing, withInput } from '../mcp/listing.ts'
import { requestAccess } from './access.ts'
import { instructions } from './instructions.ts'
import type { Listed } from './listed.ts'

/** What one caller sees. */
export interface View {
  readonly tools: readonly ListedTool[]
  readonly instructions: string
}

/** So many callers' views are kept; a client may invent narrowings without end. */
const most = 1_000

/** Works a caller's view out anew only when its mandate has changed: a stateless request asks for it every time. */
export function views(parts: {
  readonly listed: readonly Listed[]
  readonly held: Binding
  /** The gate's own list. */
  readonly list: (caller: Caller) => readonly string[]
  readonly sandbox: boolean
  /** Agents can ask the operator for what they lack. */
  readonly asks?: boolean
}): (caller: Caller) => View {
  const { listed, held, list, sandbox, asks = false } = parts
  const kept = new Map<string, { mandate: Mandate; view: View }>()
  return caller => {
    const mandate = held(caller)
    const canAsk = caller.canAsk ?? false
    const key = `${caller.agent}\n${caller.narrow ?? '*'}\n${canAsk}`
    const known = kept.get(key)
    if (known?.mandate === mandate) return known.view
    const names = new Set(list(caller))
    const mine = listed.filter(tool => names.has(tool.name))
    const grants = mandate.held.map(one => one.grant)
    const lacks = asks && mandate.held.length > 0 && mine.length < listed.length
    const view = {
      tools: [...mine.map(tool => seen(tool, mandate, canAsk)), ...(lacks ? [requestAccess] : [])],
      instructions: instructions({
        grant: intersect(listed, ...grants),
        exposed: mine,
        sandbox,
        asks: lacks,
      }),
    }
    if (kept.size >= most) kept.clear()
    kept.set(key, { mandate, view })
    return view
  }
}

/** A tool as the caller sees it: cut down as the policy says, and with a place for a plan's token where one may be wanted. */
function seen(tool: Listed, { narrowed, approvals }: Mandate, canAsk: boolean): ListedTool {
  const bounded = narrowed.get(tool.name)
  const shown = bounded ? listing(bounded) : tool.seen
  const waits = mayWait(approvals, bounded ?? tool.may, canAsk)
  return waits ? withInput(shown, 'plan_token', { type: 'string' }) : shown
}

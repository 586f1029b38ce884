import { render } from '../gate/grammar.ts'
import { exposes, holds, wants } from '../gate/grants.ts'
import { type Held, passes } from '../gate/held.ts'
import { judge } from '../house.ts'
import type { Listed } from '../listed.ts'
import type { Config } from '../settings.ts'
import { columns, type Io, print } from './io.ts'

/** Shows each tool, what it needs, and whether the grants expose it or why not. */
export async function tools(config: Config, listed: readonly Listed[], io: Io): Promise<number> {
  const judged = await judge(config, listed, io.tell)
  const held = judged.held({ agent: config.agent ?? 'cli' })
  judged.agents?.close()
  const rows = listed.map(tool => {
    const { name, resource, access, scope } = tool
    const exposed = passes(listed, held, tool)
    return { name, resource, access, scope, exposed, ...(exposed ? {} : { why: why(listed, held, tool) }) }
  })
  if (config.json) {
    await print(io.output, JSON.stringify(rows, null, 2))
    return 0
  }
  const shown = rows.map(row => [row.name, row.access, row.scope, row.exposed ? 'yes' : `no: ${row.why}`])
  const own = listed.filter(tool => !tool.beside)
  const count = own.filter(tool => passes(listed, held, tool)).length
  const grants = held
    .map(({ grant, holder }) => `${holder} holds ${render(grant) || 'nothing'}`)
    .join(', and ')
  await print(io.output, columns([['TOOL', 'ACCESS', 'SCOPE', 'EXPOSED'], ...shown]))
  await print(io.output, `\n${count} of ${own.length} tools are exposed: ${grants || 'no grant was given'}.`)
  return 0
}

function why(listed: readonly Listed[], held: readonly Held[], tool: Listed): string {
  const stopping = held.find(({ grant }) => !exposes(listed, [grant], tool))
  if (stopping?.grant.minus.has(tool.name)) return `-${tool.name} takes it away`
  const whose = held.length > 1 && stopping ? `, ${stopping.holder} holds ${holds(stopping.grant, tool)}` : ''
  return `wants ${wants(tool)}${tool.beside ? '' : whose}`
}

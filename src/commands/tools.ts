import { render } from '../gate/grammar.ts'
import { exposes, holds, wants } from '../gate/grants.ts'
import { type Held, lacking, passes } from '../gate/held.ts'
import { judge } from '../house/judge.ts'
import type { Listed } from '../house/listed.ts'
import { sourced } from '../house/source.ts'
import { standing } from '../house/standing.ts'
import type { Config } from '../settings/settings.ts'
import { columns, type Io, print } from './io.ts'

/** Shows each tool, what it needs, and whether the grants expose it or why not. */
export async function tools(config: Config, listed: readonly Listed[], io: Io): Promise<number> {
  const from = config.sandbox ? undefined : sourced(config)
  const signIn = standing(config, from?.kind === 'none' ? undefined : from, Date.now)
  const judged = await judge(config, listed, io.tell, Date.now, signIn)
  const { held } = judged.binding({ agent: config.agent ?? 'cli' })
  judged.close()
  signIn.close()
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
  const scopes = signIn.scopes()
  const grants = [
    ...held
      .filter(one => !one.byScope)
      .map(({ grant, holder, says }) => says ?? `${holder} holds ${render(grant) || 'nothing'}`),
    ...(scopes
      ? [`the sign-in has ${scopes.length > 0 ? `the scopes ${scopes.join(' ')}` : 'no scopes'}`]
      : []),
  ].join(', and ')
  await print(io.output, columns([['TOOL', 'ACCESS', 'SCOPE', 'EXPOSED'], ...shown]))
  const companions = listed.filter(tool => tool.beside && passes(listed, held, tool)).map(tool => tool.name)
  const beside = companions.length > 0 ? `, with ${companions.join(' and ')} beside them` : ''
  await print(
    io.output,
    `\n${count} of ${own.length} tools are exposed${beside}: ${grants || 'no grant was given'}.`,
  )
  if (from?.kind === 'token' || from?.kind === 'service')
    await print(
      io.output,
      'What the token may do is learned with its first call; `deskwarden doctor` shows it.',
    )
  return 0
}

function why(listed: readonly Listed[], held: readonly Held[], tool: Listed): string {
  const scope = lacking(listed, held, tool)
  if (scope !== undefined) return `the sign-in lacks the scope ${scope}; run \`deskwarden login\``
  const stop = held.find(one => one.says !== undefined && !exposes(listed, [one.grant], tool))
  if (stop?.says !== undefined) return stop.says
  const grants = held.filter(one => !one.byScope)
  const stopping = grants.find(({ grant }) => !exposes(listed, [grant], tool))
  if (stopping?.grant.minus.has(tool.name)) return `-${tool.name} takes it away`
  const whose =
    grants.length > 1 && stopping ? `, ${stopping.holder} holds ${holds(stopping.grant, tool)}` : ''
  return `wants ${wants(tool)}${tool.beside ? '' : whose}`
}

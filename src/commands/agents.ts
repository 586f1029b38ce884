import { book } from '../gate/policy/book.ts'
import type { Ground } from '../house/ground.ts'
import { operator } from '../house/operator.ts'
import { lockOf } from '../house/state.ts'
import { catalogue } from '../house/whoami.ts'
import type { Config } from '../settings/settings.ts'
import { columns, type Io, print } from './io.ts'

/** Adds, lists and removes the agents of the policy. */
export async function agents(
  [verb, name = '']: readonly string[],
  config: Config,
  ground: Ground,
  io: Io,
): Promise<number> {
  const path = config.policy ?? ''
  const file = book(path, lockOf(config), { facts: ground.listed, tools: await catalogue() })
  const { after } = operator(config, ground)
  if (verb === 'add') {
    const grant = config.grant ?? ''
    const token = await file.add(name, grant)
    await after('agent_added', `added ${name} to the policy, with the grant ${grant || 'nothing'}`, {
      whom: name,
    })
    io.tell(`${name} was added to ${path}. Its token, shown only now:`)
    await print(io.output, token)
  } else if (verb === 'remove') {
    await file.remove(name)
    await after('agent_removed', `removed ${name} from the policy`, { whom: name })
    io.tell(`${name} was removed from ${path}.`)
  } else {
    const each = file.list().map(({ name, grant }) => ({ name, grant }))
    if (config.json) await print(io.output, JSON.stringify(each, null, 2))
    else
      await print(
        io.output,
        columns([['AGENT', 'GRANT'], ...each.map(agent => [agent.name, agent.grant || 'nothing'])]),
      )
  }
  return 0
}

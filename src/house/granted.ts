import { ConfigError } from '../errors.ts'
import { type Grant, parse } from '../gate/grammar.ts'
import { exposes, widened } from '../gate/grants.ts'
import type { Config } from '../settings/settings.ts'
import type { Listed } from './listed.ts'

/** The tools that these settings let somebody use: by the operator's grant, or by what an agent holds below it. */
export async function granted(config: Config, listed: readonly Listed[]): Promise<readonly Listed[]> {
  const ceiling = config.grant === undefined ? [] : [grant(config.grant, listed)]
  if (config.policy === undefined) return exposed(ceiling, listed)
  const [{ load }, { catalogue }] = await Promise.all([
    import('../gate/policy/watch.ts'),
    import('./whoami.ts'),
  ])
  const { policy } = load(config.policy, { facts: listed, tools: await catalogue() })
  const above = [...ceiling, ...(policy.ceiling ? [policy.ceiling] : [])]
  const agents = policy.agents
    .filter(agent => config.agent === undefined || agent.name === config.agent)
    .map(({ grant, temporary }) =>
      exposed(
        [
          ...above,
          widened(
            listed,
            grant,
            temporary.map(one => one.grant),
          ),
        ],
        listed,
      ),
    )
  return listed.filter(tool => agents.some(tools => tools.includes(tool)))
}

const exposed = (grants: readonly Grant[], listed: readonly Listed[]) =>
  listed.filter(tool => exposes(listed, grants, tool))

/** Reads a line that is a grant, or says what is wrong with it. */
export function grant(line: string, listed: readonly Listed[]): Grant {
  const read = parse(line, listed)
  if ('problems' in read) throw new ConfigError('--grant', read.problems.join(' '), 'Correct it.')
  return read.grant
}

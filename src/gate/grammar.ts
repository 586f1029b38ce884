import type { Tool } from '../../tools/tool.ts'
import { instead, nearest, quoted } from './nearest.ts'

/** What a grant has to know of a tool: a listing can be judged without the catalog's schemas. */
export type Fact = Pick<Tool, 'name' | 'resource' | 'access' | 'scope' | 'newScope' | 'beside'>

/** Each level holds the ones before it; `full` adds what destroys. */
export const levels = ['off', 'read', 'write', 'full'] as const
export type Level = (typeof levels)[number]

/** A grant, spelt out: a level for every resource, single tools more, single tools less. */
export interface Grant {
  readonly levels: ReadonlyMap<string, Level>
  readonly plus: ReadonlySet<string>
  readonly minus: ReadonlySet<string>
}

/** A line that is no grant has a sentence for each thing that is wrong with it. */
export type Parsed = { readonly grant: Grant } | { readonly problems: readonly string[] }

/** The resources of the catalog, in its order. */
export const resources = (facts: readonly Fact[]) => [...new Set(facts.map(fact => fact.resource))]

const longest = 4_000

/**
 * Reads a line such as `*:read,tickets:write,+delete_user,-create_user`. The order means nothing: a resource's own
 * entry stands above `*`, `-` above everything, and what is named twice is an error, so that no entry widens another unseen.
 */
export function parse(text: string, facts: readonly Fact[]): Parsed {
  if (text.length > longest) return { problems: [`The grant is longer than ${longest} characters.`] }
  const known = resources(facts)
  const given = new Map<string, Level>()
  const tools = { '+': new Set<string>(), '-': new Set<string>() }
  const problems: string[] = []

  for (const entry of text
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '')) {
    const sign = entry[0]
    const name = entry.slice(1)
    const [resource = '', level, ...more] = entry.split(':')
    if (/[;\s]/.test(entry))
      problems.push(`${quoted(entry)} is more than one entry: separate entries with commas.`)
    else if (sign === '+' || sign === '-') {
      const problem = toolProblem(sign, name, known, facts)
      if (problem) problems.push(problem)
      else if (tools['+'].has(name) || tools['-'].has(name))
        problems.push(`${name} is named twice; keep one.`)
      else tools[sign].add(name)
    } else if (level === undefined) problems.push(bare(entry, known, facts))
    else {
      const found = levels.find(word => word === level)
      if (resource !== '*' && !known.includes(resource))
        problems.push(`${quoted(resource)} is no resource${instead(resource, known)}`)
      else if (level === '') problems.push(bare(resource, known, facts))
      else if (more.length > 0 || found === undefined)
        problems.push(`${quoted([level, ...more].join(':'))} is no level${instead(level, levels)}`)
      else if (resource === '*' && found === 'full')
        problems.push('*:full is refused: name what may destroy, such as tickets:full or +delete_ticket.')
      else if (given.has(resource)) problems.push(`${resource} has two levels; keep one.`)
      else given.set(resource, found)
    }
  }
  if (problems.length > 0) return { problems }
  const rest = given.get('*') ?? 'off'
  return {
    grant: {
      levels: new Map(known.map(resource => [resource, given.get(resource) ?? rest])),
      plus: tools['+'],
      minus: tools['-'],
    },
  }
}

/** The shortest line that reads back as this grant; empty where nothing is granted. */
export function render(grant: Grant): string {
  const each = [...grant.levels]
  const base = (['write', 'read'] as const).find(level => each.every(([, held]) => reaches(held, level)))
  const named = each
    .filter(([, held]) => held !== (base ?? 'off'))
    .map(([resource, held]) => `${resource}:${held}`)
  return [
    ...(base && each.length > 0 ? [`*:${base}`] : []),
    ...named,
    ...[...grant.plus].map(name => `+${name}`),
    ...[...grant.minus].map(name => `-${name}`),
  ].join(',')
}

/** Whether one level holds another. */
export const reaches = (held: Level, wanted: Level) => levels.indexOf(held) >= levels.indexOf(wanted)

function toolProblem(
  sign: string,
  name: string,
  known: readonly string[],
  facts: readonly Fact[],
): string | undefined {
  const fact = facts.find(fact => fact.name === name)
  if (!fact) {
    const [resource = '', level] = name.split(':')
    if (resource === '*' || known.includes(resource)) {
      const entry = sign === '-' ? `${resource}:off` : level ? name : `${resource}:read or ${resource}:write`
      return `${quoted(`${sign}${name}`)} has a sign, which is for one tool: write ${entry}.`
    }
    return `${quoted(name)} is no tool${instead(
      name,
      facts.map(fact => fact.name),
    )}`
  }
  if (fact.beside) return `${name} comes and goes with ${fact.beside.join(' or ')}; name one of those.`
  return undefined
}

function bare(entry: string, known: readonly string[], facts: readonly Fact[]): string {
  if (entry === '*' || known.includes(entry))
    return `${quoted(entry)} has no level: write ${entry}:read or ${entry}:write.`
  const tool = nearest(
    entry,
    facts.map(fact => fact.name),
  )
  const resource = nearest(entry, known)
  if (tool === entry || (tool !== undefined && resource === undefined))
    return `${quoted(entry)} has no sign: write +${tool} for one tool more or -${tool} for one less.`
  return resource === undefined
    ? `${quoted(entry)} is no entry of a grant: write a resource and a level, such as tickets:read.`
    : `${quoted(entry)} is no entry of a grant; did you mean "${resource}:read"?`
}

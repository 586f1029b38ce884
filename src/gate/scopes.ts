import { type Fact, type Grant, levels, reaches, resources } from './grammar.ts'
import { needed as levelFor } from './grants.ts'

type Scoped = Pick<Fact, 'scope' | 'newScope'>

/** The broad scope that holds a narrow one. */
const broadOf = (scope: string) => scope.replace(/^.*:/, '')

/** Whether a token with these scopes may do what a tool does. `read` covers every read and `write` every write; neither implies the other. */
export function covers(scopes: readonly string[], tool: Scoped): boolean {
  const enough = [broadOf(tool.scope), tool.scope, tool.newScope]
  return enough.some(scope => scope !== undefined && scopes.includes(scope))
}

/** The fewest and narrowest scopes that cover all of these tools: what a sign-in asks for. */
export function needed(tools: readonly Scoped[]): readonly string[] {
  const scopes = new Set<string>(tools.map(tool => tool.newScope ?? tool.scope))
  return ['read', 'write', ...scopes].filter(
    (scope, at, all) =>
      scopes.has(scope) &&
      all.indexOf(scope) === at &&
      (scope === broadOf(scope) || !scopes.has(broadOf(scope))),
  )
}

/** The tools that ask for this very scope. */
export const closedBy = <Tool extends Scoped>(scope: string, tools: readonly Tool[]): readonly Tool[] =>
  tools.filter(tool => tool.scope === scope || tool.newScope === scope)

/** What scopes let through, as one more grant to pass: levels where they are covered whole, single tools beside them. */
export function within(facts: readonly Fact[], scopes: readonly string[]): Grant {
  const covered = (fact: Fact) => covers(scopes, fact)
  const own = facts.filter(fact => !fact.beside)
  const highest = (resource: string) =>
    levels.findLast(level =>
      own.every(
        fact => fact.resource !== resource || !reaches(level, levelFor[fact.access]) || covered(fact),
      ),
    ) ?? 'off'
  const held = new Map(resources(facts).map(resource => [resource, highest(resource)]))
  const above = (fact: Fact) => !reaches(held.get(fact.resource) ?? 'off', levelFor[fact.access])
  return {
    levels: held,
    plus: new Set(own.filter(fact => covered(fact) && above(fact)).map(fact => fact.name)),
    // A companion has no level of its own.
    minus: new Set(facts.filter(fact => fact.beside && !covered(fact)).map(fact => fact.name)),
  }
}

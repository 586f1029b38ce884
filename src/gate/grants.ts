import type { Access } from '../../tools/tool.ts'
import { type Fact, type Grant, type Level, levels, reaches, resources } from './grammar.ts'

/** The level that a tool of each kind wants. */
export const needed: Readonly<Record<Access, Level>> = { read: 'read', write: 'write', destructive: 'full' }

/** Whether a grant holds a tool by itself; a companion is judged by `exposes`. */
export function allows(grant: Grant, fact: Fact): boolean {
  if (fact.beside || grant.minus.has(fact.name)) return false
  return grant.plus.has(fact.name) || reaches(levelOf(grant, fact), needed[fact.access])
}

/** Whether every grant holds the tool, or, for a companion, one of the tools that it stands beside. No grant holds nothing. */
export function exposes(facts: readonly Fact[], grants: readonly Grant[], fact: Fact): boolean {
  const held = (one: Fact) => grants.length > 0 && grants.every(grant => allows(grant, one))
  if (!fact.beside) return held(fact)
  const taken = grants.some(grant => grant.minus.has(fact.name))
  return !taken && facts.some(one => fact.beside?.includes(one.name) && held(one))
}

/** The tools that all of these grants hold, in the order of the catalog. */
export const exposed = (facts: readonly Fact[], ...grants: readonly Grant[]): readonly string[] =>
  facts.filter(fact => exposes(facts, grants, fact)).map(fact => fact.name)

/** One grant that holds exactly what all of these hold together. */
export function intersect(facts: readonly Fact[], ...grants: readonly Grant[]): Grant {
  const lowest = (resource: string) =>
    levels.find(level => grants.some(grant => (grant.levels.get(resource) ?? 'off') === level)) ?? 'off'
  const byLevel: Grant = {
    levels: new Map(resources(facts).map(resource => [resource, lowest(resource)])),
    plus: new Set(),
    minus: new Set(),
  }
  const own = facts.filter(fact => !fact.beside)
  const both = (fact: Fact) => exposes(facts, grants, fact)
  return {
    levels: byLevel.levels,
    plus: new Set(own.filter(fact => both(fact) && !allows(byLevel, fact)).map(fact => fact.name)),
    minus: new Set(own.filter(fact => !both(fact) && allows(byLevel, fact)).map(fact => fact.name)),
  }
}

/** A grant and what others add to it for a time: whatever one of them holds. */
export function widened(facts: readonly Fact[], grant: Grant, more: readonly Grant[]): Grant {
  const added = facts.filter(fact => !allows(grant, fact) && more.some(one => allows(one, fact)))
  if (added.length === 0) return grant
  const names = added.map(fact => fact.name)
  return {
    levels: grant.levels,
    plus: new Set([...grant.plus, ...names]),
    minus: new Set([...grant.minus].filter(name => !names.includes(name))),
  }
}

/** The entries that would grant a tool: `tickets:full or +delete_ticket`. */
export function wants(fact: Fact): string {
  return fact.beside?.join(' or ') ?? `${fact.resource}:${needed[fact.access]} or +${fact.name}`
}

/** What a grant holds where the tool stands: `tickets:read`, or `tickets:write without create_ticket`. */
export function holds(grant: Grant, fact: Fact): string {
  const level = levelOf(grant, fact)
  const held = level === 'off' ? `nothing of ${fact.resource}` : `${fact.resource}:${level}`
  return grant.minus.has(fact.name) ? `${held} without ${fact.name}` : held
}

/** The entry that lets a tool through: its own name where that is granted, or its resource's level. */
export function entry(grants: readonly Grant[], fact: Fact): string {
  if (fact.beside) return fact.beside.join(' or ')
  const single = grants.find(
    grant => grant.plus.has(fact.name) || !reaches(levelOf(grant, fact), needed[fact.access]),
  )
  if (single) return `+${fact.name}`
  const level = levels.find(one => grants.some(grant => levelOf(grant, fact) === one)) ?? 'off'
  return `${fact.resource}:${level}`
}

const levelOf = (grant: Grant, fact: Fact): Level => grant.levels.get(fact.resource) ?? 'off'

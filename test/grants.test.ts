import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Fact, type Grant, parse, render, resources } from '../src/gate/grammar.ts'
import { entry, exposed, intersect } from '../src/gate/grants.ts'
import { catalog, companions } from '../tools/index.ts'

const facts: readonly Fact[] = [...catalog, ...companions]
const own = catalog.map(tool => tool.name)

const grant = (text: string): Grant => {
  const parsed = parse(text, facts)
  if ('problems' in parsed) throw new Error(parsed.problems.join(' '))
  return parsed.grant
}
const problems = (text: string): string => {
  const parsed = parse(text, facts)
  return 'problems' in parsed ? parsed.problems.join('\n') : ''
}
const tools = (...lines: string[]) => exposed(facts, ...lines.map(grant))

describe('What a grant exposes', () => {
  test.each([
    ['', []],
    ['tickets:off', []],
    ['macros:read', ['list_macros', 'get_macro']],
    ['macros:write', ['list_macros', 'get_macro', 'create_macro', 'update_macro']],
    ['macros:full', ['list_macros', 'get_macro', 'create_macro', 'update_macro', 'delete_macro']],
    ['macros:full,-list_macros', ['get_macro', 'create_macro', 'update_macro', 'delete_macro']],
    ['-delete_macro,macros:full', ['list_macros', 'get_macro', 'create_macro', 'update_macro']],
    ['+delete_user', ['delete_user']],
    ['search:full', ['search', 'count_search_results', 'export_search_results']],
    [' macros:read , +delete_user,', ['delete_user', 'list_macros', 'get_macro']],
  ])('"%s" exposes %j', (line, names) => expect(tools(line)).toEqual(names))

  test('nothing is exposed where nobody granted anything', () => expect(exposed(facts)).toEqual([]))

  test('*:read exposes every tool that reads, and *:write all but those that destroy', () => {
    const reads = catalog.filter(tool => tool.access === 'read').map(tool => tool.name)
    expect(tools('*:read')).toEqual(reads)
    const harmless = catalog.filter(tool => tool.access !== 'destructive').map(tool => tool.name)
    expect(tools('*:write').filter(name => own.includes(name))).toEqual(harmless)
  })

  test("a resource's own level stands above *, wherever it is written", () => {
    expect(tools('*:read,users:off')).toEqual(tools('users:off,*:read'))
    expect(tools('*:read,users:off')).not.toContain('get_user')
    expect(tools('users:full,*:read')).toContain('delete_user')
  })

  test('the tools stand in the order of the catalog', () => {
    const all = [...catalog, ...companions].map(tool => tool.name)
    const names = tools('search:read,macros:read,+delete_user,tickets:write')
    expect(names).toEqual(all.filter(name => names.includes(name)))
  })

  test('get_job_status is there exactly when a bulk tool is', () => {
    expect(tools('+create_many_tickets')).toEqual(['create_many_tickets', 'get_job_status'])
    expect(tools('tickets:read')).not.toContain('get_job_status')
    expect(tools('*:write,-create_many_tickets')).toContain('get_job_status')
    expect(tools('*:write,-create_many_tickets,-update_many_tickets')).not.toContain('get_job_status')
    expect(tools('+create_many_tickets', '+update_many_tickets')).toEqual([])
  })
})

describe('A wrong grant names the right word', () => {
  test.each([
    ['tickts:read', '"tickts" is no resource; did you mean "tickets"?'],
    ['tickets:raed', '"raed" is no level; did you mean "read"?'],
    ['tickets:', '"tickets" has no level: write tickets:read or tickets:write.'],
    ['tickets:all', '"all" is no level; there is off, read, write, full.'],
    ['+tickets:read', '"+tickets:read" has a sign, which is for one tool: write tickets:read.'],
    ['-users', '"-users" has a sign, which is for one tool: write users:off.'],
    ['+*', '"+*" has a sign, which is for one tool: write *:read or *:write.'],
    [
      'tickets:read;users:read',
      '"tickets:read;users:read" is more than one entry: separate entries with commas.',
    ],
    ['tickets:read users:read', 'separate entries with commas.'],
    ['tickets:read:write', '"read:write" is no level'],
    ['+delete_usr', '"delete_usr" is no tool; did you mean "delete_user"?'],
    ['-', '"" is no tool'],
    ['*:full', '*:full is refused: name what may destroy, such as tickets:full or +delete_ticket.'],
    ['tickets', '"tickets" has no level: write tickets:read or tickets:write.'],
    ['*', '"*" has no level: write *:read or *:write.'],
    [
      'delete_user',
      '"delete_user" has no sign: write +delete_user for one tool more or -delete_user for one less.',
    ],
    ['tickets:read,tickets:write', 'tickets has two levels; keep one.'],
    ['*:read,*:write', '* has two levels; keep one.'],
    ['+delete_user,-delete_user', 'delete_user is named twice; keep one.'],
    [
      '+get_job_status',
      'get_job_status comes and goes with create_many_tickets or update_many_tickets; name one of those.',
    ],
    ['Tickets:read', '"Tickets" is no resource; did you mean "tickets"?'],
    ['__proto__:read', '"__proto__" is no resource'],
    [`${'x'.repeat(5_000)}`, 'The grant is longer than 4000 characters.'],
  ])('%s', (line, sentence) => expect(problems(line)).toContain(sentence))

  test('every wrong entry has its own sentence', () => {
    expect(problems('tickts:read,users:wirte,+nothing_like_it').split('\n')).toHaveLength(3)
  })
})

/** The rules once more, in as few lines as they take, with nothing shared. */
function oracle(lines: readonly string[]): string[] {
  const ladder = { off: 0, read: 1, write: 2, full: 3, destructive: 3 }
  const rung = (word: string | undefined) => Object.entries(ladder).find(([name]) => name === word)?.[1] ?? 0
  const allowed = (line: string, tool: Fact) => {
    const entries = line.split(',')
    if (entries.includes(`-${tool.name}`)) return false
    if (entries.includes(`+${tool.name}`)) return true
    const level = (resource: string) => entries.find(entry => entry.startsWith(`${resource}:`))?.split(':')[1]
    return rung(level(tool.resource) ?? level('*')) >= ladder[tool.access]
  }
  const held = catalog.filter(tool => lines.every(line => allowed(line, tool))).map(tool => tool.name)
  const beside = companions.filter(tool => tool.beside?.some(name => held.includes(name)))
  return [...held, ...beside.map(tool => tool.name)]
}

const line = fc
  .record({
    rest: fc.option(fc.constantFrom('off', 'read', 'write')),
    levels: fc.dictionary(
      fc.constantFrom(...resources(facts)),
      fc.constantFrom('off', 'read', 'write', 'full'),
    ),
    single: fc.dictionary(fc.constantFrom(...own), fc.constantFrom('+', '-'), { maxKeys: 6 }),
  })
  .chain(({ rest, levels, single }) => {
    const entries = [
      ...(rest ? [`*:${rest}`] : []),
      ...Object.entries(levels).map(([resource, level]) => `${resource}:${level}`),
      ...Object.entries(single).map(([name, sign]) => `${sign}${name}`),
    ]
    return fc.shuffledSubarray(entries, { minLength: entries.length }).map(shuffled => shuffled.join(','))
  })

describe('Every pair of grants', () => {
  test('10,000 random pairs expose what a short reference says, and so does their intersection', () => {
    fc.assert(
      fc.property(line, line, (one, other) => {
        const names = exposed(facts, grant(one), grant(other))
        expect(names).toEqual(oracle([one, other]))
        const both = intersect(facts, grant(one), grant(other))
        expect(exposed(facts, both)).toEqual(names)
      }),
      { numRuns: 10_000 },
    )
  })

  test('a second grant never widens the first, and the order does not matter', () => {
    fc.assert(
      fc.property(line, line, (one, other) => {
        const alone = new Set(tools(one))
        expect(tools(one, other).every(name => alone.has(name))).toBe(true)
        expect(tools(one, other)).toEqual(tools(other, one))
      }),
      { numRuns: 500 },
    )
  })

  test('a grant written out reads back as itself, also when it is an intersection', () => {
    fc.assert(
      fc.property(line, line, (one, other) => {
        const both = intersect(facts, grant(one), grant(other))
        expect(grant(render(both))).toEqual(both)
        expect(tools(render(grant(one)))).toEqual(tools(one))
      }),
      { numRuns: 500 },
    )
  })
})

describe('A grant written out is short', () => {
  test.each([
    ['users:write,tickets:read', 'tickets:read,users:write'],
    ['*:write,tickets:write', '*:write'],
    ['*:read,macros:full', '*:read,macros:full'],
    ['tickets:off', ''],
    ['-create_user,*:write', '*:write,-create_user'],
  ])('%s becomes "%s"', (long, short) => expect(render(grant(long))).toBe(short))
})

describe('What let a call through', () => {
  const fact = (name: string): Fact =>
    facts.find(fact => fact.name === name) ?? { name, resource: '', access: 'read', scope: 'read' }
  test.each([
    [['tickets:write'], 'update_ticket', 'tickets:write'],
    [['*:write', 'tickets:full'], 'get_ticket', 'tickets:write'],
    [['+delete_user'], 'delete_user', '+delete_user'],
    [['users:full', '+delete_user'], 'delete_user', '+delete_user'],
    [['tickets:write'], 'get_job_status', 'create_many_tickets or update_many_tickets'],
  ])('%j lets %s through by %s', (lines, name, by) => expect(entry(lines.map(grant), fact(name))).toBe(by))
})

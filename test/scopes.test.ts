import { describe, expect, test } from 'vitest'
import { binding } from '../src/gate/binding.ts'
import { parse, render } from '../src/gate/grammar.ts'
import { exposed, intersect } from '../src/gate/grants.ts'
import { lacking, passes, refusal } from '../src/gate/held.ts'
import { usual, usualMask } from '../src/gate/policy/policy.ts'
import { closedBy, covers, needed, within } from '../src/gate/scopes.ts'
import { catalog, companions } from '../tools/index.ts'

const facts = [...catalog, ...companions]
const tool = (name: string) => {
  const found = facts.find(fact => fact.name === name)
  if (!found) throw new Error(`${name} is no tool`)
  return found
}
const grant = (text: string) => {
  const parsed = parse(text, facts)
  if ('problems' in parsed) throw new Error(parsed.problems.join(' '))
  return parsed.grant
}
const granted = (line: string) => exposed(facts, grant(line)).map(tool)

describe('The scopes that a grant needs', () => {
  test.each([
    ['', ''],
    ['tickets:read', 'tickets:read'],
    ['tickets:read,ticket_comments:read', 'tickets:read'],
    ['tickets:write,-create_many_tickets,-update_many_tickets', 'tickets:read tickets:write'],
    // A bulk job is read again with the broad scope alone.
    ['tickets:write', 'read tickets:write'],
    ['search:read', 'read'],
    ['*:read', 'read'],
    ['*:read,tickets:write', 'read tickets:write'],
    [
      '*:write',
      'read tickets:write users:write organizations:write groups:write macros:write satisfaction_ratings:write',
    ],
    ['groups:read', 'groups:read'],
    ['groups:write', 'groups:read groups:write'],
    ['groups:read,search:read', 'read'],
    ['users:full,macros:read', 'users:read users:write macros:read'],
    ['+delete_user', 'users:write'],
    ['satisfaction_ratings:write', 'satisfaction_ratings:read satisfaction_ratings:write'],
  ])('%s needs %s', (line, scopes) => expect(needed(granted(line)).join(' ')).toBe(scopes))

  test('cover every tool of the grant', () => {
    for (const { resource } of catalog)
      for (const level of ['read', 'write', 'full']) {
        const tools = granted(`${resource}:${level}`)
        for (const one of tools) expect(covers(needed(tools), one), `${resource}:${level}`).toBe(true)
      }
  })

  test('are not one too many: without any of them some tool is closed', () => {
    for (const { resource } of catalog)
      for (const level of ['read', 'write', 'full']) {
        const tools = granted(`*:read,${resource}:${level}`)
        const scopes = needed(tools)
        for (const left of scopes) {
          const rest = scopes.filter(scope => scope !== left)
          expect(
            tools.every(one => covers(rest, one)),
            `${left} for ${resource}:${level}`,
          ).toBe(false)
        }
      }
  })
})

describe('What a token may do', () => {
  test.each([
    ['read', 'get_ticket', true],
    ['read', 'search', true],
    ['read', 'update_ticket', false],
    ['write', 'update_ticket', true],
    ['write', 'delete_group', true],
    ['write', 'get_ticket', false],
    ['tickets:read', 'get_ticket', true],
    ['tickets:read', 'list_ticket_comments', true],
    ['tickets:read', 'get_user', false],
    ['tickets:read', 'search', false],
    ['tickets:read', 'get_job_status', false],
    ['tickets:write', 'get_ticket', false],
    ['groups:read', 'list_groups', true],
    ['groups:read', 'create_group', false],
    ['groups:write', 'create_group', true],
    ['groups:read', 'search', false],
    ['tickets:read users:write', 'update_user', true],
    ['impersonate', 'get_ticket', false],
    ['', 'get_ticket', false],
  ])('with "%s": %s is %s', (scopes, name, may) => expect(covers(scopes.split(' '), tool(name))).toBe(may))

  test.each([
    // Where a resource has no tool that writes, its highest level is held as well.
    ['read', '*:read,ticket_comments:write,search:write'],
    [
      'read write',
      '*:write,tickets:full,ticket_comments:full,users:full,organizations:full,groups:full,macros:full',
    ],
    ['tickets:read', 'tickets:read,ticket_comments:write'],
    ['users:write', '+create_user,+update_user,+merge_users,+delete_user'],
    ['groups:read', 'groups:read'],
    ['', ''],
  ])('"%s" is, as a grant, %s', (scopes, line) =>
    expect(render(intersect(facts, within(facts, scopes.split(' ')), grant(everything)))).toBe(line),
  )

  test('a missing scope closes the tools that ask for it', () => {
    expect(closedBy('groups:write', catalog).map(one => one.name)).toEqual([
      'create_group',
      'update_group',
      'delete_group',
    ])
    expect(closedBy('users:read', catalog).map(one => one.name)).toEqual([
      'list_users',
      'get_user',
      'get_current_user',
      'search_users',
    ])
    expect(closedBy('impersonate', catalog)).toEqual([])
  })
})

const everything =
  '*:write,tickets:full,ticket_comments:full,users:full,organizations:full,groups:full,macros:full'

describe('The sign-in is one more bound of what is granted', () => {
  let scopes: readonly string[] | undefined
  const held = binding({
    facts,
    ceiling: grant('tickets:write,macros:read'),
    signIn: { scopes: () => scopes, remedy: 'The operator can sign in again with `deskwarden login`.' },
    approvals: usual,
    mask: usualMask,
    now: Date.now,
  })
  const names = () =>
    facts.filter(fact => passes(facts, held({ agent: 'a' }).held, fact)).map(fact => fact.name)

  test('nothing passes that only one of them holds, and a change counts at once', () => {
    scopes = undefined
    expect(names()).toEqual(exposed(facts, grant('tickets:write,macros:read')))
    scopes = ['tickets:read', 'users:write']
    expect(names()).toEqual(['list_tickets', 'get_ticket', 'count_tickets'])
    scopes = ['read', 'tickets:write']
    expect(names()).toEqual(exposed(facts, grant('tickets:write,macros:read')))
    scopes = ['tickets:read', 'tickets:write']
    expect(names()).not.toContain('get_job_status')
    scopes = []
    expect(names()).toEqual([])
  })

  test('asked twice with the same scopes, they are the same grants, so that a view can be kept', () => {
    scopes = ['read']
    const first = held({ agent: 'a' }).held
    scopes = ['read']
    expect(held({ agent: 'a' }).held.every((one, at) => one.grant === first[at]?.grant)).toBe(true)
  })

  test.each([
    ['get_ticket', 'tickets:write', 'tickets:read'],
    ['create_ticket', 'read', 'tickets:write'],
    ['get_job_status', 'tickets:read tickets:write', 'read'],
    ['get_job_status', 'read', 'tickets:write'],
    ['list_macros', 'tickets:read', 'macros:read'],
  ])('a refusal of %s with "%s" names the scope %s and what repairs it', (name, given, missing) => {
    scopes = given.split(' ')
    const now = held({ agent: 'a' }).held
    expect(lacking(facts, now, tool(name))).toBe(missing)
    expect(refusal(facts, now, 'a', tool(name)).message).toBe(
      `${name} was refused: the sign-in lacks the scope ${missing}. The operator can sign in again with \`deskwarden login\`.`,
    )
  })

  test('what is not granted is refused for that, whatever the token may do', () => {
    scopes = ['read']
    const now = held({ agent: 'a' }).held
    expect(lacking(facts, now, tool('delete_user'))).toBe(undefined)
    expect(refusal(facts, now, 'a', tool('delete_user')).message).toBe(
      'delete_user was refused: it wants users:full or +delete_user, and this server holds nothing of users. The operator can change it with --grant or DESKWARDEN_GRANT, and a restart.',
    )
  })
})

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { book } from '../src/gate/policy/book.ts'
import { temporary } from './canary/folder.ts'
import { all } from './gate-rig.ts'

const hash = 'a'.repeat(64)
const nowMs = Date.parse('2026-11-20T10:00:00Z')
const later = '2026-11-20T12:00:00.000Z'
const ended = '2026-11-20T09:00:00.000Z'

/** A policy file with these agents, as the operator's commands hold it. */
function held(agents?: readonly object[]) {
  const folder = temporary()
  const path = join(folder, 'policy.json')
  if (agents) writeFileSync(path, JSON.stringify({ version: 1, agents }))
  return { ...book(path, join(folder, 'lock'), all), path, text: () => readFileSync(path, 'utf8') }
}
const bot = (temporary: readonly object[] = []) => ({
  name: 'bot',
  tokenSha256: hash,
  grant: 'tickets:read',
  ...(temporary.length > 0 && { temporary }),
})
const lent = (grant: string, until = later) => ({ grant, until })

describe('The policy as commands change it', () => {
  test('is made with the first agent, whose token stands in it as a hash alone', async () => {
    const { add, list, text, path } = held()
    expect(existsSync(path)).toBe(false)
    const token = await add('bot', 'tickets:read')
    expect(list()).toEqual([
      { name: 'bot', tokenSha256: expect.stringMatching(/^[0-9a-f]{64}$/), grant: 'tickets:read' },
    ])
    expect(text()).not.toContain(token)
    expect(await add('other', '')).not.toBe(token)
    expect(list().map(({ name }) => name)).toEqual(['bot', 'other'])
  })

  test('loses the agent that is removed, and no other', async () => {
    const { remove, list } = held([bot(), { ...bot(), name: 'other', tokenSha256: 'b'.repeat(64) }])
    await remove('bot')
    expect(list().map(({ name }) => name)).toEqual(['other'])
  })

  test('lends what was not lent, anew what was, and drops what has ended', async () => {
    const { lend, list } = held([bot([lent('+delete_ticket'), lent('+get_user', ended), lent('users:read')])])
    await lend('bot', '+delete_ticket', nowMs + 60_000, nowMs)
    expect(list()).toEqual([bot([lent('users:read'), lent('+delete_ticket', '2026-11-20T10:01:00.000Z')])])
  })

  test('takes back what was lent, and leaves no empty list behind', async () => {
    const { takeBack, list, text } = held([bot([lent('+delete_ticket'), lent('users:read')])])
    await takeBack('bot', '+delete_ticket')
    expect(list()).toEqual([bot([lent('users:read')])])
    await takeBack('bot', 'users:read')
    expect(list()).toEqual([bot()])
    expect(text()).not.toContain('temporary')
  })

  test.each([
    ['was never lent', 'bot', '+get_user'],
    ['is granted and not lent', 'bot', 'tickets:read'],
    ['was lent to somebody else', 'nobody', '+delete_ticket'],
  ])('is left as it was where what is to be taken back %s', async (_, name, grant) => {
    const { takeBack, text } = held([bot([lent('+delete_ticket')])])
    const before = text()
    await takeBack(name, grant)
    expect(text()).toBe(before)
  })
})

describe('A command says why it changed nothing', () => {
  test.each<[string, (to: ReturnType<typeof held>) => unknown, string]>([
    [
      'a name that is taken',
      to => to.add('bot', ''),
      '"bot" was not added: PATH has an agent of this name. Remove that one first, or choose another name.',
    ],
    ['a name that is none', to => to.add('', ''), '"" was not added: a name '],
    [
      'a grant that is none',
      to => to.add('new', 'tickets:all'),
      '"new" was not added: "all" is no level; there is off, read, write, full. Correct --grant.',
    ],
    [
      'nobody to remove',
      to => to.remove('bott'),
      '"bott" was not removed: PATH has no agent of this name; did you mean "bot"? Look at `deskwarden agents list`.',
    ],
    [
      'nobody to lend to',
      to => to.lend('bott', '+get_user', nowMs, nowMs),
      '"bott" was granted nothing: PATH has no agent of this name; did you mean "bot"? Look at `deskwarden agents list`.',
    ],
  ])('for %s', async (_, change, said) => {
    const to = held([bot()])
    const before = to.text()
    const failed = await Promise.resolve(change(to)).catch((error: unknown) => error)
    expect(failed instanceof Error && failed.message.replace(to.path, 'PATH')).toContain(said)
    expect(to.text()).toBe(before)
  })

  test('where the file is not there, or cannot be read', async () => {
    const none = held()
    expect(() => none.list()).toThrow(
      `${none.path} cannot be listed: it is not there. Name another file with --policy, or make this one with \`deskwarden agents add\`.`,
    )
    const broken = held()
    writeFileSync(broken.path, '{"version":1}')
    for (const change of [
      async () => broken.list(),
      () => broken.add('bot', ''),
      () => broken.takeBack('a', ''),
    ])
      await expect(change()).rejects.toThrow(
        /policy\.json cannot be used: `agents` is missing: .+ Correct the file by hand\.$/,
      )
    expect(broken.text()).toBe('{"version":1}')
  })
})

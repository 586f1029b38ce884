import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { book } from '../src/gate/policy/book.ts'
import { readPolicy } from '../src/gate/policy/read.ts'
import { hashOf, newToken } from '../src/gate/policy/tokens.ts'
import { byToken, watch as opened, type Watched } from '../src/gate/policy/watch.ts'
import { policySchema } from '../src/gate/policy/words.ts'
import { temporary } from './canary/folder.ts'
import { all } from './gate-rig.ts'
import { eventually } from './until.ts'

let folder: string
let path: string
let lock: string
let open: Watched | undefined

beforeEach(() => {
  folder = temporary()
  path = join(folder, 'policy.json')
  lock = join(folder, 'policy.lock')
})
afterEach(() => {
  open?.close()
  open = undefined
})

const watch = () => {
  const warnings: string[] = []
  open = opened({ path, catalog: all, warn: sentence => void warnings.push(sentence), pollMs: 5 })
  return { agents: open, warnings }
}

describe('The commands that change the policy file', () => {
  test('add makes the file, readable by its owner alone, and gives a token that it does not keep', async () => {
    const token = await book(path, lock, all).add('triage-bot', 'tickets:write')
    expect(token).toMatch(/^dw_[\w-]{43}$/)
    expect(readFileSync(path, 'utf8')).not.toContain(token)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
      version: 1,
      agents: [{ name: 'triage-bot', tokenSha256: hashOf(token).toString('hex'), grant: 'tickets:write' }],
    })
    expect(watch().agents.byToken(token)?.name).toBe('triage-bot')
  })

  test('list and remove know the agents by name, and keep the rest of the file', async () => {
    const agents = book(path, lock, all)
    await agents.add('one', '*:read')
    await agents.add('two', '')
    const file = JSON.parse(readFileSync(path, 'utf8'))
    writeFileSync(path, JSON.stringify({ $schema: './policy.schema.json', ...file }))
    await agents.remove('one')
    expect(agents.list().map(agent => agent.name)).toEqual(['two'])
    expect(readFileSync(path, 'utf8')).toContain('policy.schema.json')
  })

  test('a file behind a symbolic link is changed where it lies, and the link stays', async () => {
    const link = join(folder, 'link.json')
    const commands = book(path, lock, all)
    await commands.add('one', '')
    symlinkSync(path, link)
    await book(link, lock, all).add('two', '')
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
    expect(commands.list().map(agent => agent.name)).toEqual(['one', 'two'])
  })

  test.each<[string, () => Promise<unknown>, string]>([
    ['a taken name', () => book(path, lock, all).add('bot', '*:read'), 'has an agent of this name'],
    ['an unknown name', () => book(path, lock, all).remove('bto'), 'did you mean "bot"?'],
    ['a wrong grant', () => book(path, lock, all).add('new', 'tickts:read'), 'did you mean "tickets"?'],
    ['a wrong name', () => book(path, lock, all).add('two words', '*:read'), 'a name must be'],
    [
      'the name of those without a policy',
      () => book(path, lock, all).add('Stdio', '*:read'),
      'a name must not be stdio, local, cli, anonymous, operator',
    ],
  ])('%s is an error and leaves the file as it was', async (_, change, sentence) => {
    await book(path, lock, all).add('bot', '*:read')
    const before = readFileSync(path, 'utf8')
    await expect(change()).rejects.toThrow(sentence)
    expect(readFileSync(path, 'utf8')).toBe(before)
    expect(readdirSync(folder).filter(name => name.endsWith('.new'))).toEqual([])
  })

  test('a file that is not there is not an empty one', async () => {
    expect(() => book(path, lock, all).list()).toThrow('it is not there')
  })

  test('two commands at the same time are both carried out', async () => {
    await Promise.all(['one', 'two', 'three'].map(name => book(path, lock, all).add(name, '*:read')))
    expect(
      book(path, lock, all)
        .list()
        .map(agent => agent.name)
        .sort(),
    ).toEqual(['one', 'three', 'two'])
  })

  test('a broken file is not overwritten', async () => {
    writeFileSync(path, '{')
    await expect(book(path, lock, all).add('bot', '*:read')).rejects.toThrow('It is no JSON, in line 1')
    expect(readFileSync(path, 'utf8')).toBe('{')
  })
})

describe('A policy says what is wrong with it', () => {
  const hash = 'a'.repeat(64)
  const agent = { name: 'bot', tokenSha256: hash, grant: '*:read' }
  test.each<[string, unknown, string]>([
    ['a list', [], 'the arguments is an object, not a list'],
    ['nothing of a policy', { version: 1 }, '`agents` is missing: it is a list of objects with name'],
    [
      'an agent without a grant',
      { version: 1, agents: [{ name: 'bot', tokenSha256: hash }] },
      '`agents[0].grant` is missing: it is text.',
    ],
    [
      'a grant that is a list',
      { version: 1, agents: [{ ...agent, grant: [] }] },
      '`agents[0].grant` is text, not a list.',
    ],
    [
      'a misspelt word',
      { version: 1, agents: [{ ...agent, grnat: '' }] },
      '`agents[0].grnat` is no field of a policy; did you mean `agents[0].grant`?',
    ],
    [
      'a version of the future',
      { version: 2, agents: [] },
      'It is of version 2, and this Deskwarden reads version 1. Update Deskwarden.',
    ],
    ['a version of no time', { version: 0, agents: [] }, '`version` is always 1.'],
    ['an unknown word', { version: 1, agents: [], agnets: [] }, 'agnets'],
    ['an unknown word in an agent', { version: 1, agents: [{ ...agent, grants: '' }] }, 'grants'],
    [
      'a token in place of its hash',
      { version: 1, agents: [{ ...agent, tokenSha256: 'dw_x' }] },
      '64 hexadecimal digits',
    ],
    [
      'a name twice',
      { version: 1, agents: [agent, { ...agent, tokenSha256: 'b'.repeat(64) }] },
      '"bot" is there twice.',
    ],
    [
      'a token twice',
      { version: 1, agents: [agent, { ...agent, name: 'other' }] },
      '"other" has the token of another agent.',
    ],
    [
      'a wrong grant',
      { version: 1, agents: [{ ...agent, grant: '+delete_usr' }] },
      'The grant of bot: "delete_usr" is no tool',
    ],
  ])('%s', (_, file, sentence) => {
    const read = readPolicy(JSON.stringify(file), all)
    expect('problems' in read && read.problems.join(' ')).toContain(sentence)
  })

  test('the JSON Schema for editors takes what the program takes', async () => {
    const valid = addFormats.default(new Ajv()).compile(policySchema())
    expect(valid({ version: 1, agents: [agent] })).toBe(true)
    expect(valid({ version: 1, agents: [{ ...agent, tokenSha256: 'dw_x' }] })).toBe(false)
    expect(valid({ version: 1, agents: [agent], more: 1 })).toBe(false)
  })
})

describe('A token', () => {
  test('is 256 random bits', async () => {
    expect(newToken()).not.toBe(newToken())
    expect(Buffer.from(newToken().slice(3), 'base64url')).toHaveLength(32)
  })

  test('is compared with every agent in constant time, whichever one it belongs to', async () => {
    const compared: string[] = []
    const agents = ['first', 'second', 'third'].map(name => ({
      name,
      get hash() {
        compared.push(name)
        return hashOf(name)
      },
    }))
    expect(byToken(agents, 'first')?.name).toBe('first')
    expect(byToken(agents, 'nobody')).toBe(undefined)
    expect(compared).toEqual(['first', 'second', 'third', 'first', 'second', 'third'])
  })
})

describe('The watched policy', () => {
  test('a change counts on the next question, however it was written', async () => {
    const commands = book(path, lock, all)
    const one = await commands.add('one', '*:read')
    const { agents } = watch()
    const two = await commands.add('two', '*:read')
    expect(agents.byToken(two)?.name).toBe('two')

    const file = JSON.parse(readFileSync(path, 'utf8'))
    writeFileSync(path, JSON.stringify({ ...file, agents: file.agents.slice(1) }))
    expect(agents.byToken(one)).toBe(undefined)
    expect(agents.byName('two')?.name).toBe('two')

    writeFileSync(join(folder, 'other'), JSON.stringify(file))
    renameSync(join(folder, 'other'), path)
    expect(agents.byToken(one)?.name).toBe('one')
  })

  test('those who listen hear of a change that nobody asked for, until they stop', async () => {
    const commands = book(path, lock, all)
    await commands.add('one', '*:read')
    const { agents } = watch()
    let heard = 0
    const stop = agents.changed(() => heard++)
    await commands.add('two', '*:read')
    await eventually(() => expect(heard).toBe(1))
    stop()
    await commands.remove('two')
    expect(agents.byName('two')).toBe(undefined)
    expect(heard).toBe(1)
  })

  test('a broken edit keeps the last good set and is told once, and so is its mending', async () => {
    const token = await book(path, lock, all).add('bot', 'tickets:read')
    const { agents, warnings } = watch()
    const good = readFileSync(path, 'utf8')
    writeFileSync(path, good.replace('tickets:read', 'tickts:read'))
    for (let asked = 0; asked < 3; asked++) expect(agents.byToken(token)?.name).toBe('bot')
    rmSync(path)
    expect(agents.byToken(token)?.name).toBe('bot')
    writeFileSync(path, good)
    chmodSync(path, 0o600)
    expect(agents.byToken(token)?.name).toBe('bot')
    expect(warnings).toEqual([
      `${path} cannot be used, and the last policy that could stays in force: The grant of bot: "tickts" is no resource; did you mean "tickets"? Mend it: until then nobody is added, changed or removed.`,
      `${path} cannot be used, and the last policy that could stays in force: It is not there or cannot be read. Mend it: until then nobody is added, changed or removed.`,
      `${path} is in order again.`,
    ])
  })

  test('a file that is broken or missing at the start is an error', async () => {
    expect(() => watch()).toThrow('make one with `deskwarden agents add`')
    writeFileSync(path, '{}')
    expect(() => watch()).toThrow('cannot be used')
  })

  test.each([
    ['everybody', 0o646],
    ['its group', 0o664],
  ])(
    'a file that %s can change is refused at the start, and at a reload the last good one stays',
    async (_, mode) => {
      const token = await book(path, lock, all).add('bot', '*:read')
      const { agents, warnings } = watch()
      chmodSync(path, mode)
      expect(agents.byToken(token)?.name).toBe('bot')
      expect(warnings).toEqual([expect.stringContaining('can change it: take that away, with chmod go-w')])
      agents.close()
      expect(() => watch()).toThrow('can change it')
      chmodSync(path, 0o644)
      expect(watch().agents.byToken(token)?.name).toBe('bot')
    },
  )
})

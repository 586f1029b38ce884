import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { clear, temporary } from './canary/folder.ts'
import { leaks, listener, look } from './canary/leaks.ts'
import { canary, marked } from './canary/mark.ts'
import { desk, environment } from './rig.ts'
import { apiToken, bearers, clientSecret, decide, type Place, place, secretsOf } from './signin.ts'

// What the trap has caught fails the file of tests in which it was caught. Here it is shown to catch: each test takes its catch away.

const word = marked('word')
const node = (code: string) => ['-e', code]

describe('The trap hears a secret', () => {
  test.each([
    ['on stdout, which nobody has read yet', 'console.log(process.env.WORD)'],
    ['on stderr', 'console.error(process.env.WORD)'],
    ['in a Basic header', 'console.log("Basic " + btoa("ada@acme.com/token:" + process.env.WORD))'],
    [
      'that is written in two parts',
      'process.stdout.write(process.env.WORD.slice(0, 3)); setTimeout(() => console.log(process.env.WORD.slice(3)), 50)',
    ],
  ])('%s of a process', async (_, code) => {
    const child = spawn(process.execPath, node(code), { env: { WORD: word } })
    for (const stream of [child.stdout, child.stderr]) stream.resume()
    await once(child, 'close')
    expect(leaks()).toHaveLength(1)
  })

  test('in the arguments of a process', async () => {
    await once(spawn(process.execPath, [...node(''), word]), 'exit')
    expect(leaks()).toEqual([expect.stringMatching(/^the arguments of a process: /)])
  })

  test('in what a server in another process answers, to fetch and to a plain request', async () => {
    const code = `require('node:http').createServer((_, response) => response.end(process.env.WORD)).listen(0, '127.0.0.1', function () { console.log(this.address().port) })`
    const child = spawn(process.execPath, node(code), { env: { WORD: word } })
    onTestFinished(() => void child.kill())
    const [port] = await once(createInterface({ input: child.stdout }), 'line')
    await (await fetch(`http://127.0.0.1:${port}`)).text()
    expect(leaks()).toHaveLength(1)
    const [answer] = await once(request(`http://127.0.0.1:${port}`).end(), 'response')
    await once(answer.resume(), 'end')
    expect(leaks()).toHaveLength(1)
  })

  test('in a file and in its name, but not in the folder for secrets', () => {
    const folder = temporary()
    mkdirSync(join(folder, 'deep', 'secrets'), { recursive: true })
    writeFileSync(join(folder, 'deep', 'secrets', 'acme.json'), word)
    writeFileSync(join(folder, 'deep', 'log'), `a ${word}`)
    writeFileSync(join(folder, word), '')
    clear()
    expect(leaks().map(leak => leak.replace(folder, ''))).toEqual([
      expect.stringMatching(/^the name of a file: /),
      expect.stringMatching(/^\/deep\/log: a CANARY/),
    ])
  })

  test('in what is said in this process, whole or in parts', () => {
    look('here', `x${word}`)
    const heard = listener('there')
    for (const letter of `x${word}x`) heard(letter)
    expect(leaks()).toEqual([`here: x${word}`, expect.stringMatching(/^there: xCANARY/)])
  })

  test('nowhere where there is none', () => {
    look('here', 'Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ== CANAR Y')
    expect(leaks()).toEqual([])
  })

  test('or says of what it cannot hear that it is not heard', async () => {
    await once(spawn('true', ['deskwarden.js'], { stdio: 'ignore' }), 'exit')
    expect(leaks()).toEqual([
      expect.stringContaining('stdout of true deskwarden.js'),
      expect.stringContaining('stderr of true deskwarden.js'),
    ])
  })

  test('or forgets what it heard before, when it was asked for the leaks', async () => {
    const line = ['true', 'deskwarden.js', 'twice'] as const
    const heard = spawn(line[0], line.slice(1), { stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [heard.stdout, heard.stderr]) stream.resume()
    await once(heard, 'close')
    expect(leaks()).toEqual([])
    await once(spawn(line[0], line.slice(1), { stdio: 'ignore' }), 'exit')
    expect(leaks()).toHaveLength(2)
  })

  test('in all temporary folders of the tests, for they are made in one place', () => {
    const files = readdirSync(new URL('.', import.meta.url), { recursive: true, encoding: 'utf8' })
    const makers = files
      .filter(name => name.endsWith('.ts') && !name.startsWith('system/'))
      .filter(name => /mkdtemp\w*\(/.test(readFileSync(new URL(name, import.meta.url), 'utf8')))
    expect(makers).toEqual(['canary/folder.ts'])
  })
})

describe('Every secret of the tests is marked', () => {
  let here: Place
  beforeAll(async () => {
    here = await place()
  })
  afterAll(() => here.close())

  test('those that the accounts begin with', async () => {
    expect(environment({ url: 'http://127.0.0.1' })).toMatchObject({ ZENDESK_API_TOKEN: apiToken })
    for (const secret of [apiToken, clientSecret, ...Object.values(bearers).map(one => one.token)])
      expect(secret).toContain(canary)
    const account = await desk()
    onTestFinished(() => account.close())
    const asked = (token: string) =>
      fetch(`${account.url}/api/v2/users/me`, { headers: { authorization: `Bearer ${token}` } })
    expect((await asked(bearers.admin.token)).status).toBe(200)
  })

  test('those that they give out: codes, access tokens and refresh tokens', async () => {
    const login = here.start(['login', '--grant', '*:read'], { ZENDESK_CLIENT_ID: 'public' })
    const { url } = await decide(await here.opened())
    expect(new URL(url).searchParams.get('code')).toContain(canary)
    await fetch(url)
    expect((await login.ended).code).toBe(0)
    const secrets = secretsOf(here)
    expect(secrets).toHaveLength(2)
    for (const secret of secrets) expect(secret).toContain(canary)
  })
})

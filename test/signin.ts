import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { type Client, type Sandbox, sandbox } from '../src/sandbox/sandbox.ts'
import { seed } from '../src/sandbox/seed.ts'
import { catalog, companions } from '../tools/index.ts'
import { temporary } from './canary/folder.ts'
import { issued, marked } from './canary/mark.ts'
import { bearers, bin, credentials } from './rig.ts'
import { eventually } from './until.ts'

export { adminEmail, apiToken, bearers } from './rig.ts'

const owner = bearers.admin.userId

/** The secret of the confidential client. */
export const clientSecret = marked('client-secret')

const registered = (redirectUri: string): readonly Client[] => {
  const client = (id: number, identifier: string, more: Partial<Client> = {}): Client => ({
    id,
    identifier,
    name: 'Deskwarden',
    redirectUris: [redirectUri],
    ownerId: owner,
    ...more,
  })
  return [
    client(1, 'public'),
    client(2, 'confidential', { secret: clientSecret }),
    client(3, 'restricted', { scopes: ['tickets:read', 'users:read'] }),
    client(4, 'elsewhere', { redirectUris: ['https://elsewhere.example/callback'] }),
    client(5, 'legacy', { tokenSeconds: null }),
  ]
}

/** What a run of the program said and how it ended. */
export interface Said {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** The program, running. */
export interface Run {
  readonly child: ChildProcess
  readonly said: { out: string; err: string }
  readonly ended: Promise<Said>
  /** What it has said, once it matches. */
  readonly says: (pattern: RegExp) => Promise<string>
}

/** A person's machine with a folder of their own, and an account in a box that they sign in to. */
export interface Place {
  readonly box: Sandbox
  readonly port: number
  readonly home: string
  readonly callback: string
  readonly start: (args: readonly string[], env?: Readonly<Record<string, string>>) => Run
  readonly run: (
    args: readonly string[],
    env?: Readonly<Record<string, string>>,
    input?: string,
  ) => Promise<Said>
  /** Signs in through the browser, from the command line to the last page. */
  readonly signIn: (args?: readonly string[], env?: Readonly<Record<string, string>>) => Promise<Said>
  /** The page that the program opened in the browser. */
  readonly opened: () => Promise<string>
  /** What that browser was started with: its arguments and its environment. */
  readonly handed: () => string
  /** Everything that the program said in all runs, and every file of the home but the secrets. */
  readonly outputs: () => string
  readonly close: () => Promise<void>
}

const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

export async function place(): Promise<Place> {
  const port = await freePort()
  const callback = `http://127.0.0.1:${port}/callback`
  const box = await sandbox({
    tools: [...catalog, ...companions],
    account: seed({ seed: 1, now: new Date() }),
    credentials,
    clients: registered(callback),
    secret: issued,
    clock: Date.now,
    sleep: ms => new Promise(resolve => setTimeout(resolve, ms)),
    random: Math.random,
  })
  const folder = temporary()
  const home = join(folder, 'home')
  const log = join(folder, 'opened')
  const handed = join(folder, 'handed')
  const programs = join(folder, 'bin')
  mkdirSync(programs)
  // What every Linux desktop has: it is given the page to show.
  writeFileSync(
    join(programs, 'xdg-open'),
    `#!/bin/sh\n{ printf '%s\\n' "$@"; env; } > '${handed}'\nprintf %s "$1" > '${log}.new' && mv '${log}.new' '${log}'\n`,
  )
  chmodSync(join(programs, 'xdg-open'), 0o755)
  const running = new Set<ChildProcess>()
  const all: { out: string; err: string }[] = []

  const start: Place['start'] = (args, env = {}) => {
    const child = spawn(process.execPath, [bin, ...args], {
      cwd: folder,
      env: {
        PATH: `${programs}:${process.env['PATH'] ?? ''}`,
        HOME: folder,
        DESKWARDEN_HOME: home,
        ZENDESK_BASE_URL: box.url,
        DESKWARDEN_REDIRECT_PORT: String(port),
        ...env,
      },
    })
    running.add(child)
    const said = { out: '', err: '' }
    all.push(said)
    child.stdout.on('data', chunk => {
      said.out += chunk
    })
    child.stderr.on('data', chunk => {
      said.err += chunk
    })
    const ended = once(child, 'close').then(([code]) => {
      running.delete(child)
      return { code, ...said }
    })
    const says: Run['says'] = pattern =>
      eventually(() => {
        const found = pattern.exec(said.out + said.err)
        if (!found) throw new Error(`not yet: ${said.out}${said.err}`)
        return found[1] ?? found[0]
      })
    return { child, said, ended, says }
  }
  const run: Place['run'] = (args, env, input = '') => {
    const { child, ended } = start(args, env)
    child.stdin?.end(input)
    return ended
  }
  const opened = () =>
    eventually(() => {
      if (!existsSync(log)) throw new Error('no browser was opened')
      const url = readFileSync(log, 'utf8')
      rmSync(log)
      return url
    })
  return {
    box,
    port,
    home,
    callback,
    start,
    run,
    opened,
    handed: () => readFileSync(handed, 'utf8'),
    async signIn(args = ['--grant', '*:read,tickets:write'], env = {}) {
      const login = start(['login', ...args], { ZENDESK_CLIENT_ID: 'public', ...env })
      await browse(await opened())
      return login.ended
    },
    outputs: () => [...all.flatMap(({ out, err }) => [out, err]), ...filesOf(home)].join('\n'),
    async close() {
      for (const child of running) child.kill('SIGKILL')
      await box.close()
    },
  }
}

/** Every file below a folder but those that hold secrets. */
const filesOf = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile() && !entry.parentPath.endsWith('secrets'))
        .map(entry => `${entry.name}\n${readFileSync(join(entry.parentPath, entry.name), 'utf8')}`)
    : []

/** What the secrets folder holds: what nothing else may hold. */
export function secretsOf({ home }: Place): readonly string[] {
  const folder = join(home, 'secrets')
  if (!existsSync(folder)) return []
  return readdirSync(folder).flatMap(name => {
    const read: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'))
    return [...JSON.stringify(read).matchAll(/"([A-Za-z0-9_-]{20,})"/g)].map(match => match[1] ?? '')
  })
}

/** The page that a browser ends at. */
export interface Shown {
  readonly status: number
  readonly url: string
  readonly text: string
}

/** What a person's browser does with the page up to the last step: where Zendesk sends it, or what it shows in place of its question. */
export async function decide(
  url: string,
  choose: 'allow' | 'deny' = 'allow',
  form: Readonly<Record<string, string>> = {},
): Promise<Shown> {
  const page = await fetch(url, { redirect: 'manual' })
  const text = await page.text()
  const fields = [...text.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(
    ([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')] as const,
  )
  const answered = text.includes('<form')
    ? await fetch(new URL('/oauth/authorizations', url), {
        method: 'POST',
        body: new URLSearchParams({ ...Object.fromEntries(fields), decision: choose, ...form }),
        redirect: 'manual',
      })
    : page
  return { status: answered.status, url: answered.headers.get('location') ?? '', text }
}

/** The same, and then the page that it ends at. */
export async function browse(...asked: Parameters<typeof decide>): Promise<Shown> {
  const sent = await decide(...asked)
  if (sent.url === '') return sent
  const last = await fetch(sent.url)
  return { status: last.status, url: sent.url, text: await last.text() }
}

import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { help, settingsTable } from '../src/commands/help.ts'
import { config } from '../src/config.ts'
import { ConfigError } from '../src/errors.ts'
import { sourced } from '../src/house/source.ts'
import { daysLeft, sunset } from '../src/house/sunset.ts'
import { entries } from '../src/settings/settings.ts'
import { type SignIn, signIns } from '../src/zendesk/auth/signin.ts'
import { catalog, companions } from '../tools/index.ts'
import { temporary } from './canary/folder.ts'

const facts = [...catalog, ...companions]
const account = { ZENDESK_SUBDOMAIN: 'acme', ZENDESK_OAUTH_TOKEN: 'oauth-secret' }
const order = (line: string, env: Record<string, string> = account) => config(line.split(' '), env, facts)
const settings = (line: string, env?: Record<string, string>) => {
  const read = order(line, env)
  if (!('config' in read)) throw new Error(read.asks)
  return read.config
}
const error = (line: string, env: Record<string, string> = account): string => {
  try {
    order(line, env)
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError)
    return error instanceof Error ? error.message : ''
  }
  return 'no error'
}

describe('Settings', () => {
  test('a flag wins over the environment, and the environment over the default', () => {
    expect(settings('http', account).port).toBe(8722)
    expect(settings('http', { ...account, DESKWARDEN_PORT: '1000' }).port).toBe(1000)
    expect(settings('http --port 2000', { ...account, DESKWARDEN_PORT: '1000' }).port).toBe(2000)
  })

  test('an empty variable is one that is unset, an empty flag is an empty value', () => {
    expect(settings('stdio', { ...account, DESKWARDEN_GRANT: '', DESKWARDEN_LOG: '' })).toMatchObject({
      log: 'sentences',
    })
    expect(settings('stdio', { ...account, DESKWARDEN_GRANT: '' }).grant).toBe(undefined)
    expect(settings('stdio --grant=', { ...account, DESKWARDEN_GRANT: '*:read' }).grant).toBe('')
  })

  test('a grant may begin with a sign', () => {
    expect(settings('stdio --grant -create_user').grant).toBe('-create_user')
    expect(settings('stdio --grant=+delete_user').grant).toBe('+delete_user')
  })

  test.each([
    ['acme', 'acme'],
    ['https://acme.zendesk.com/agent/tickets/1', 'acme'],
    ['ACME.zendesk.com', 'acme'],
    [' acme-2 ', 'acme-2'],
  ])('the account may be pasted: %s', (text, name) => {
    expect(settings('stdio', { ...account, ZENDESK_SUBDOMAIN: text }).subdomain).toBe(name)
  })

  test.each([
    'support.acme.com',
    'https://evil.com/.zendesk.com',
    'acme.zendesk.com.evil.com',
    'a b',
    'https://',
    'acme@evil.com',
  ])('no account has the name %s', text =>
    expect(error('stdio', { ...account, ZENDESK_SUBDOMAIN: text })).toContain(
      'ZENDESK_SUBDOMAIN must be the name before .zendesk.com',
    ),
  )

  test.each([
    ['https://zendesk.example.com/', 'https://zendesk.example.com'],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://[::1]:3000', 'http://[::1]:3000'],
  ])('the base URL may be %s', (text, origin) => {
    expect(settings('stdio', { ZENDESK_OAUTH_TOKEN: 'x', ZENDESK_BASE_URL: text }).baseUrl).toBe(origin)
  })

  test.each([
    'http://acme.zendesk.com',
    'http://127.0.0.1.evil.com',
    'https://user:word@acme.zendesk.com',
    'https://acme.zendesk.com/api',
    'ftp://127.0.0.1',
    'acme',
  ])('the base URL may not be %s', text => {
    expect(error('stdio', { ...account, ZENDESK_BASE_URL: text })).toContain(
      'ZENDESK_BASE_URL must be https://',
    )
  })

  test('the /token that Zendesk wants behind an e-mail is left out where someone wrote it', () => {
    const env = { ZENDESK_SUBDOMAIN: 'acme', ZENDESK_EMAIL: 'a@acme.com/token', ZENDESK_API_TOKEN: 'x' }
    expect(settings('stdio', env).email).toBe('a@acme.com')
  })

  test.each([
    ['[::1]', '::1'],
    ['LOCALHOST', 'localhost'],
  ])('an address to listen on may be written as in a URL: %s', (text, host) => {
    expect(settings(`http --host ${text} --no-auth`).host).toBe(host)
  })

  test('the usual words for a proxy are understood', () => {
    const env = { ...account, https_proxy: 'http://proxy:3128', NO_PROXY: 'localhost,.acme.com' }
    expect(settings('stdio', env)).toMatchObject({
      httpsProxy: 'http://proxy:3128',
      noProxy: 'localhost,.acme.com',
    })
  })

  test.each([
    ['foo.com', ['foo.com']],
    ['https://foo.com', ['foo.com']],
    ['http://box.example:8731/', ['box.example']],
    ['Box.Example, [::1]:80 ,10.0.0.7:8722,', ['box.example', '[::1]', '10.0.0.7']],
  ])('host names may be pasted with what stands around them: %s', (text, names) => {
    const read = settings('http', {
      ...account,
      DESKWARDEN_ALLOW_HOSTS: text,
      DESKWARDEN_ALLOW_ORIGINS: text,
    })
    expect([read.allowHosts, read.allowOrigins]).toEqual([names, names])
  })

  test.each(['*', '*.foo.com', 'https://*', 'foo.com/app', 'a b', 'user@foo.com', 'foo.com?x', '://'])(
    'no host has the name %s',
    text => {
      for (const name of ['DESKWARDEN_ALLOW_HOSTS', 'DESKWARDEN_ALLOW_ORIGINS'])
        expect(error('http', { ...account, [name]: text })).toContain(
          `${name} must be host names such as desk.example.com, separated by commas; each is named, without *.`,
        )
    },
  )

  test('the sandbox has a port of its own, so that it can run beside http', () => {
    expect(settings('sandbox', {}).port).toBe(8724)
    expect(settings('sandbox --port 9000', {}).port).toBe(9000)
    expect(settings('sandbox', { DESKWARDEN_PORT: '9000' }).port).toBe(9000)
  })

  test('the sandbox needs no account', () => {
    expect(settings('stdio --sandbox', {}).sandbox).toBe(true)
    expect(settings('tools --grant *:read', {}).grant).toBe('*:read')
  })

  test('words after the command are its own', () => {
    expect(order('call get_ticket {"ticket_id":1}')).toMatchObject({
      args: ['get_ticket', '{"ticket_id":1}'],
    })
    expect(order('agents add bot --grant *:read --agents a.json')).toMatchObject({ args: ['add', 'bot'] })
  })

  test('--help and --version need nothing else to be right', () => {
    expect(order('nonsense --help', {})).toEqual({ asks: 'help' })
    expect(order('--version', {})).toEqual({ asks: 'version' })
    expect(order('help', {})).toEqual({ asks: 'help' })
  })
})

describe('Where sign-ins are remembered', () => {
  const home = (env: Record<string, string>) => settings('status', env).home

  test('is a folder of the user, which the environment can move', () => {
    const user = { HOME: '/home/ada' }
    const mac = process.platform === 'darwin'
    expect(home(user)).toBe(
      mac ? '/home/ada/Library/Application Support/deskwarden' : '/home/ada/.config/deskwarden',
    )
    if (!mac) expect(home({ ...user, XDG_CONFIG_HOME: '/etc/ada' })).toBe('/etc/ada/deskwarden')
    if (!mac) expect(home({ ...user, XDG_CONFIG_HOME: 'relative' })).toBe('/home/ada/.config/deskwarden')
    expect(home({ ...user, DESKWARDEN_HOME: '/srv/desk' })).toBe('/srv/desk')
    expect(settings('status --home /srv/other', { ...user, DESKWARDEN_HOME: '/srv/desk' }).home).toBe(
      '/srv/other',
    )
  })
})

describe('The credential of a run', () => {
  const from = (env: Record<string, string>, line = 'stdio') => {
    return sourced(settings(line, { DESKWARDEN_HOME: temporary(), ...env }))
  }
  const client = { ZENDESK_CLIENT_ID: 'desk', ZENDESK_CLIENT_SECRET: 'x' }

  test.each<[string, Record<string, string>, string]>([
    ['an OAuth token', account, 'token'],
    ['an API token', { ZENDESK_SUBDOMAIN: 'acme', ZENDESK_EMAIL: 'a@b.co', ZENDESK_API_TOKEN: 'x' }, 'basic'],
    ["a client's secret", { ZENDESK_SUBDOMAIN: 'acme', ...client }, 'service'],
    ['a token before a secret', { ...account, ...client }, 'token'],
  ])('is %s of the environment', (_, env, kind) =>
    expect(from(env)).toMatchObject({
      kind,
      baseUrl: 'https://acme.zendesk.com',
      account: 'acme.zendesk.com',
    }),
  )

  test('is none where nobody has signed in, and then it says what to do', () => {
    expect(from({ ZENDESK_SUBDOMAIN: 'acme' })).toMatchObject({
      kind: 'none',
      why: 'nobody is signed in to acme.zendesk.com',
      remedy: expect.stringContaining('`deskwarden login`'),
    })
    expect(from({})).toMatchObject({ kind: 'none', why: 'nobody is signed in, and no account is named' })
    expect(from({ ZENDESK_CLIENT_ID: 'desk', ZENDESK_SUBDOMAIN: 'acme' })).toMatchObject({ kind: 'none' })
  })

  const signedIn = async (home: string, host: string, grant: SignIn['grant'] = 'authorization_code') =>
    signIns(home).write({
      account: host,
      clientId: 'desk',
      grant,
      user: { id: 1, name: 'Ada', role: 'admin' },
      scopes: ['read'],
      signedInAtMs: 1,
      where: 'file',
    })

  test('is the stored sign-in of the account, and without an account the only one there is', async () => {
    const home = temporary()
    const found = (env: Record<string, string>) =>
      sourced(settings('stdio', { DESKWARDEN_HOME: home, ...env }))
    await signedIn(home, 'acme.zendesk.com')
    expect(found({})).toMatchObject({ kind: 'signin', baseUrl: 'https://acme.zendesk.com' })
    expect(found({ ZENDESK_SUBDOMAIN: 'acme' })).toMatchObject({
      kind: 'signin',
      signIn: { scopes: ['read'] },
    })
    // The secret of the client that a person signed in with does not make its owner of them.
    expect(found({ ZENDESK_SUBDOMAIN: 'acme', ...client })).toMatchObject({ kind: 'signin' })
    expect(found({ ZENDESK_SUBDOMAIN: 'acme', ...client, ZENDESK_CLIENT_ID: 'other' })).toMatchObject({
      kind: 'service',
    })
    await signedIn(home, 'acme.zendesk.com', 'client_credentials')
    expect(found({ ZENDESK_SUBDOMAIN: 'acme', ...client })).toMatchObject({ kind: 'service' })
    expect(found(account)).toMatchObject({ kind: 'token' })
    expect(found({ ZENDESK_SUBDOMAIN: 'other' })).toMatchObject({ kind: 'none' })
    await signedIn(home, '127.0.0.1:3000')
    expect(found({})).toMatchObject({
      kind: 'none',
      why: 'there are sign-ins to 127.0.0.1:3000 and acme.zendesk.com',
      remedy: 'Say which one with ZENDESK_SUBDOMAIN.',
    })
    await signIns(home).remove('acme.zendesk.com')
    expect(found({})).toMatchObject({ kind: 'signin', baseUrl: 'http://127.0.0.1:3000' })
  })
})

describe('A wrong setting says what to do', () => {
  test.each<[string, Record<string, string>, string]>([
    ['stdoi', account, '"stdoi" is no command; did you mean "stdio"?'],
    ['stdio --grnat *:read', account, '--grnat is no flag; did you mean --grant?'],
    ['stdio extra', account, '"extra" is one word too many after stdio.'],
    ['stdio --grant', account, '--grant wants a value: --grant GRANT.'],
    ['stdio --grant --sandbox', account, '--grant wants a value: --grant GRANT.'],
    ['stdio --grant a --grant b', account, '--grant is given twice; keep one.'],
    ['stdio --grant tickts:read', account, '--grant: "tickts" is no resource; did you mean "tickets"?'],
    ['stdio', { ...account, DESKWARDEN_GRANT: '*:full' }, 'DESKWARDEN_GRANT: *:full is refused'],
    ['http --port 70000', account, '--port must be at most 65535.'],
    ['http --port x', account, '--port must be a whole number from 0 to 65535.'],
    ['stdio --log loud', account, '--log must be one of sentences, json, off.'],
    [
      'stdio',
      { ...account, HTTPS_PROXY: 'proxy:3128' },
      'HTTPS_PROXY must be a URL such as http://proxy:3128.',
    ],
    ['stdio', { ZENDESK_OAUTH_TOKEN: 'x' }, 'No account is named: set ZENDESK_SUBDOMAIN'],
    ['login --sandbox', {}, '--sandbox needs no sign-in'],
    ['login --redirect-port 0', {}, '--redirect-port must be at least 1.'],
    ['login --scopes Everything', {}, '--scopes must be scopes such as "read tickets:write".'],
    ['login --client-secret x', {}, 'set ZENDESK_CLIENT_SECRET.'],
    [
      'stdio',
      { ZENDESK_SUBDOMAIN: 'acme', ZENDESK_EMAIL: 'a@b.co' },
      'ZENDESK_EMAIL needs ZENDESK_API_TOKEN',
    ],
    ['stdio', { ZENDESK_SUBDOMAIN: 'acme', ZENDESK_API_TOKEN: 'x' }, 'ZENDESK_API_TOKEN needs ZENDESK_EMAIL'],
    [
      'stdio',
      { ...account, ZENDESK_API_TOKEN: 'x' },
      'ZENDESK_OAUTH_TOKEN and ZENDESK_API_TOKEN are both set',
    ],
    [
      'stdio',
      { ...account, ZENDESK_PASSWORD: 'x' },
      'Zendesk removed the sign-in by e-mail and password on 2026-01-12',
    ],
    ['stdio --password x', account, 'Zendesk removed the sign-in by e-mail and password on 2026-01-12'],
    [
      'stdio --oauth-token x',
      account,
      '--oauth-token is not read, because every user of a machine sees its command lines: set ZENDESK_OAUTH_TOKEN.',
    ],
    ['stdio --api-token=x', account, 'set ZENDESK_API_TOKEN.'],
    ['http --host 0.0.0.0', account, '--host: beyond this machine every caller needs a token of its own.'],
    ['http --host 0.0.0.0 --no-auth', account, '--no-auth is for this machine alone.'],
    ['http --agents a.json --no-auth', account, '--no-auth and --agents contradict each other'],
    ['stdio --agents a.json', account, '--agents needs --agent here'],
    ['tools --agents a.json', account, '--agents needs --agent here'],
    ['stdio --agent bot', account, '--agent needs --policy'],
    ['stdio -x', account, '-x is no flag.'],
    ['stdio', { ...account, ZENDESK_EMAIL: 'x' }, 'ZENDESK_EMAIL must be an e-mail address.'],
    ['http --agents a.json --agent bot', account, '--agent is for stdio, call and tools'],
    ['agents', account, 'agents needs add, list or remove.'],
    ['agents remvoe x', account, 'did you mean "remove"?'],
    ['agents add', account, 'agents add needs a name'],
    ['agents add bot', account, 'agents add needs --grant'],
    ['agents rm bot', account, 'agents does not know "rm"; there is add, list, remove.'],
    ['agents list', account, 'agents needs --policy: say which file, such as --policy policy.json.'],
    ['call', account, 'call needs a tool'],
  ])('%s', (line, env, sentence) => expect(error(line, env)).toContain(sentence))

  test('every problem stands in one error, each on its own line', () => {
    const env = {
      ZENDESK_SUBDOMAIN: 'a b',
      ZENDESK_PASSWORD: 'x',
      ZENDESK_API_TOKEN: 'x',
      DESKWARDEN_PORT: 'y',
      ZENDESK_BASE_URL: 'z',
    }
    const message = error('http --grnat x --log loud --grant tickts:read', env)
    expect(message).toMatch(/^Deskwarden did not start:/)
    expect(message.match(/^- /gm)).toHaveLength(8)
  })

  test('also that there is no account to call, where it is not the only one', () => {
    const alone = { DESKWARDEN_HOME: '/nowhere' }
    const nobody = 'Nobody is signed in, and no account is named'
    for (const line of ['stdio', 'http', 'call get_ticket']) {
      expect(error(`${line} --grant tickts:read`, alone)).toContain(nobody)
      expect(error(`${line} --grant tickts:read --sandbox`, alone)).not.toContain(nobody)
      expect(error(`${line} --grant tickts:read`)).not.toContain(nobody)
    }
    expect(error('tools --grant tickts:read', alone)).not.toContain(nobody)
  })

  test('a command that serves did not start, and any other did nothing', () => {
    for (const line of ['http --log loud', 'sandbox --log loud', 'nothing'])
      expect(error(line)).toMatch(/^Deskwarden did not start: /)
    for (const line of ['tools --log loud', 'call', 'agents rm'])
      expect(error(line)).toMatch(/^Nothing was done: /)
  })

  test('a file of authorities has to hold one', () => {
    const here = fileURLToPath(import.meta.url)
    expect(error(`stdio --ca ${here}`)).toContain('--ca names a file that holds no certificate.')
    expect(error(`stdio --ca ${here}.none`)).toContain('--ca names a file that is not there')
    expect(error(`stdio --ca ${dirname(here)}`)).toContain(
      '--ca names a file that is not there or cannot be read',
    )
  })

  test('no secret is repeated in it, wherever it was put', () => {
    const word = 'hunter2hunter2'
    const env = {
      ZENDESK_API_TOKEN: `${word} ${word}`,
      ZENDESK_EMAIL: word,
      ZENDESK_PASSWORD: word,
      ZENDESK_BASE_URL: `https://x:${word}@y`,
    }
    expect(
      error(`stdio --oauth-token=${word} --api-token ${word} --password=${word} --proxy ${word}`, env),
    ).not.toContain(word)
  })
})

describe('A setting that does nothing is told of', () => {
  const notes = (line: string, env?: Record<string, string>) => {
    const read = order(line, env)
    return 'notes' in read ? read.notes : []
  }

  test.each([
    ['stdio --port 1', '--port does nothing here: it is for http and sandbox.'],
    ['stdio --no-auth', '--no-auth does nothing here: it is for http.'],
    [
      'http --json',
      '--json does nothing here: it is for tools, agents, policy, audit, approvals, requests, status and doctor.',
    ],
    ['http --no-browser', '--no-browser does nothing here: it is for login.'],
  ])('%s', (line, sentence) => expect(notes(line)).toEqual([sentence]))

  test('and one that is used, or that stands in the environment, is not', () => {
    expect(notes('http --port 1 --host localhost --no-auth')).toEqual([])
    expect(notes('stdio', { ...account, DESKWARDEN_PORT: '1', DESKWARDEN_HOST: 'x' })).toEqual([])
    expect(notes('tools --json')).toEqual([])
  })

  test('the sandbox beside an account, and one address of the account above another', () => {
    expect(notes('stdio --sandbox')).toEqual([
      'The sandbox is used, and the account of ZENDESK_SUBDOMAIN is not.',
    ])
    expect(notes('stdio --sandbox', { ZENDESK_SUBDOMAIN: 'acme' })).toEqual([])
    const other = { ...account, ZENDESK_BASE_URL: 'https://desk.example.com' }
    expect(notes('stdio', other)).toEqual([
      'ZENDESK_BASE_URL wins over ZENDESK_SUBDOMAIN: the account is at desk.example.com.',
    ])
    expect(notes('stdio', { ...account, ZENDESK_BASE_URL: 'https://acme.zendesk.com' })).toEqual([])
  })
})

describe('The help and the README', () => {
  test('name every setting', () => {
    for (const [, { flag, env, secret }] of entries) {
      const name = secret ? env?.[0] : `--${flag}`
      expect(help()).toContain(name)
      expect(settingsTable()).toContain(name)
    }
    expect(new Set(entries.map(([, { flag }]) => flag)).size).toBe(entries.length)
  })

  test('offer no flag for a secret', () => {
    for (const [, { flag, secret }] of entries)
      if (secret) expect(help() + settingsTable()).not.toContain(`--${flag}`)
  })
})

describe('The end of API tokens', () => {
  test.each([
    ['2026-11-20T10:00:00Z', 161],
    ['2027-04-29T00:00:00Z', 1],
    ['2027-04-29T23:59:59Z', 1],
    ['2027-04-30T00:00:00Z', 0],
    ['2028-01-01T00:00:00Z', 0],
  ])('on %s is %i days away', (now, days) => expect(daysLeft(Date.parse(now))).toBe(days))

  test('is told in one sentence, with what to do', () => {
    expect(sunset(Date.parse('2026-11-20T10:00:00Z'))).toBe(
      'Zendesk stops accepting API tokens on 2027-04-30, in 161 days. Sign in with `deskwarden login` instead.',
    )
    expect(sunset(Date.parse('2027-04-29T10:00:00Z'))).toContain('in 1 day.')
    expect(sunset(Date.parse('2027-05-01T10:00:00Z'))).toContain(
      'Zendesk stopped accepting API tokens on 2027-04-30.',
    )
  })
})

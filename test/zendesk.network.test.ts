import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createServer as createTls } from 'node:https'
import { connect } from 'node:net'
import { rootCertificates } from 'node:tls'
import { describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { basic } from '../src/zendesk/auth/credential.ts'
import { client } from '../src/zendesk/client.ts'
import { authorities, proxyTo } from '../src/zendesk/network.ts'
import { desk, named, patient } from './zendesk-desk.ts'
import { certificate, key } from './zendesk-tls.ts'

const listening = async (server: Pick<Server, 'listen' | 'address' | 'close' | 'closeAllConnections'>) => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return z.object({ port: z.number() }).parse(server.address()).port
}

/** An account behind TLS that no usual authority vouches for. */
async function account() {
  let asked = 0
  const port = await listening(
    createTls({ cert: certificate, key }, (_, response) => {
      asked++
      response.setHeader('content-type', 'application/json').end('{"count":3}')
    }),
  )
  return { url: `https://localhost:${port}`, asked: () => asked }
}

/** A proxy that opens tunnels, and writes down where to. */
async function proxy(answer = 200) {
  const tunnels: string[] = []
  const server = createServer()
  server.on('connect', (request, socket, head) => {
    tunnels.push(request.url ?? '')
    if (answer !== 200) return socket.end(`HTTP/1.1 ${answer} No\r\n\r\n`)
    const [, port] = (request.url ?? '').split(':')
    const onward = connect(Number(port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      onward.write(head)
      onward.pipe(socket).pipe(onward)
    })
    onward.on('error', () => socket.destroy())
    socket.on('error', () => onward.destroy())
  })
  return { url: `http://127.0.0.1:${await listening(server)}`, tunnels }
}

const ask = (url: string, network: object = {}) =>
  patient(url, { network }).call('count_search_results', { query: 'x' })

describe('The way to the account', () => {
  test('is refused where the certificate is not trusted, with what to set', async () => {
    const { url, asked } = await account()
    await expect(ask(url)).rejects.toMatchObject({
      kind: 'config',
      message: expect.stringMatching(
        /localhost could not be reached: its certificate is not trusted\..*authorities/,
      ),
    })
    expect(asked()).toBe(0)
  })

  test('trusts a further authority, and its own no less', async () => {
    const { url } = await account()
    expect((await ask(url, { ca: certificate })).body).toEqual({ count: 3 })
    expect(await authorities(certificate)).toEqual([...rootCertificates, certificate])
  })

  test('goes through a proxy', async () => {
    const [{ url }, { url: httpsProxy, tunnels }] = [await account(), await proxy()]
    expect((await ask(url, { ca: certificate, httpsProxy })).body).toEqual({ count: 3 })
    expect(tunnels).toEqual([new URL(url).host])
  })

  test.each(['localhost', '*', 'example.com,localhost'])(
    'goes around the proxy for NO_PROXY %s',
    async noProxy => {
      const [{ url }, { url: httpsProxy, tunnels }] = [await account(), await proxy()]
      expect((await ask(url, { ca: certificate, httpsProxy, noProxy })).body).toEqual({ count: 3 })
      expect(tunnels).toEqual([])
    },
  )

  test('says that the proxy refused', async () => {
    const [{ url, asked }, { url: httpsProxy }] = [await account(), await proxy(407)]
    await expect(ask(url, { ca: certificate, httpsProxy })).rejects.toMatchObject({
      kind: 'config',
      message: expect.stringContaining('proxy'),
    })
    expect(asked()).toBe(0)
  })

  test('names the proxy that it could not reach, without its password, and only where it is used', async () => {
    const { url } = await account()
    const gone = createServer()
    const free = await listening(gone)
    await new Promise(resolve => gone.close(resolve))
    const tried = (noProxy: string) =>
      ask(url, { ca: certificate, httpsProxy: `http://ada:hunter2@127.0.0.1:${free}`, noProxy }).then(
        () => '',
        (error: unknown) => String(error),
      )
    const message = await tried('example.com')
    expect(message).toContain(`the connection was refused, on the way through the proxy 127.0.0.1:${free}`)
    expect(message).not.toContain('hunter2')
    expect(await tried('localhost')).toBe('')
  })

  test.each([
    ['https://acme.zendesk.com', {}, 'proxy:3128'],
    ['http://127.0.0.1:8080', {}, undefined],
    ['https://acme.zendesk.com', { noProxy: '*' }, undefined],
    ['https://acme.zendesk.com', { noProxy: 'example.com, .zendesk.com' }, undefined],
    ['https://acme.zendesk.com', { noProxy: '*.ZENDESK.com' }, undefined],
    ['https://acme.zendesk.com', { noProxy: 'acme.zendesk.com:443' }, undefined],
    ['https://acme.zendesk.com', { noProxy: 'acme.zendesk.com:8443 me.zendesk.com' }, 'proxy:3128'],
  ])('to %s with %j goes through %s', (origin, around, through) => {
    expect(proxyTo(origin, { httpsProxy: 'http://a:b@proxy:3128', ...around })).toBe(through)
  })

  test('to a host that does not exist is a failure that changed nothing, even for a write', async () => {
    const tool = named('create_user')
    const world = { fetch, now: Date.now, sleep: async () => undefined, random: () => 0, uuid: () => 'k' }
    const zendesk = client({
      baseUrl: 'https://acme.invalid',
      credential: basic('a', 'b'),
      version: '1',
      find: name => (name === tool.name ? tool : undefined),
      world,
    })
    await expect(zendesk.call(tool, { name: 'A' })).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringContaining('host name was not found'),
    })
  })
})

describe('A redirect', () => {
  test.each([301, 302, 303, 307, 308])(
    'to another host (%i) is not followed, and the credential does not leave',
    async status => {
      const elsewhere = await desk(() => ({ json: { count: 1 } }))
      const { url, seen } = await desk(() => ({
        status,
        headers: { location: `${elsewhere.url.replace('127.0.0.1', 'localhost')}/api/v2/search/count` },
      }))
      await expect(ask(url)).rejects.toMatchObject({
        kind: 'config',
        message: expect.stringMatching(/redirects from 127\.0\.0\.1 to localhost.*renamed/),
        facts: { status },
      })
      expect(seen).toHaveLength(1)
      expect(elsewhere.seen).toEqual([])
    },
  )

  test.each(['/access/unauthenticated', '', 'http://[broken'])(
    'to %j is not followed either',
    async location => {
      const { url, seen } = await desk(() => ({ status: 302, headers: { location } }))
      await expect(ask(url)).rejects.toMatchObject({
        kind: 'config',
        message: expect.stringContaining('redirects instead of answering'),
      })
      expect(seen).toHaveLength(1)
    },
  )
})

test('Nothing is loaded or connected to before the first call', async () => {
  let calls = 0
  const { url, seen } = await desk(() => ({ json: { count: 1 } }))
  const { zendesk } = patient(url, {
    fetch: (request, init) => {
      calls++
      return fetch(request, init)
    },
  })
  await zendesk.close()
  expect([calls, seen.length]).toEqual([0, 0])
})

test('No error shows the credential', async () => {
  for (const reaction of [
    { status: 401, json: { error: 'secret-token' } },
    { status: 500 },
    { status: 302 },
    'cut',
    { text: '<html>' },
  ] as const) {
    const { url } = await desk(() => reaction)
    const error: unknown = await ask(url).catch(error => error)
    const all = JSON.stringify(error, Object.getOwnPropertyNames(error))
    expect(error).toBeInstanceOf(Error)
    for (const secret of [
      Buffer.from('agent@example.com/token:secret-token').toString('base64'),
      'Authorization',
      'Basic ',
    ])
      expect(all).not.toContain(secret)
  }
})

test('ky, p-queue and undici are loaded by the first call that needs them, not before', () => {
  const folder = new URL('../src/zendesk/', import.meta.url)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.ts'),
  )
  const imports = files.flatMap(name =>
    [...readFileSync(new URL(name, folder), 'utf8').matchAll(/^import (?!type ).*'(.+)'$/gm)].map(
      match => match[1],
    ),
  )
  expect(files.length).toBeGreaterThan(20)
  for (const name of ['ky', 'p-queue', 'undici']) expect(imports).not.toContain(name)
})

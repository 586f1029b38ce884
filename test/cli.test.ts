import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer, get } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { temporary } from './canary/folder.ts'
import { marked } from './canary/mark.ts'
import { eventually } from './until.ts'

const bin = fileURLToPath(new URL('../dist/deskwarden.js', import.meta.url))
const folder = temporary()
const running = new Set<ChildProcess>()

beforeAll(() => {
  if (!existsSync(bin)) throw new Error('Run `npm run build` first; `npm test` does.')
})
afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
  running.clear()
})

const account = { ZENDESK_SUBDOMAIN: 'acme', ZENDESK_OAUTH_TOKEN: marked('token') }

/** Starts the program with nothing in its environment but what is given. */
function start(args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [bin, ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
  })
  running.add(child)
  const said = { out: '', err: '' }
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
  return { child, said, ended }
}
const run = (args: readonly string[], env?: Record<string, string>, input = '') => {
  const { child, ended } = start(args, env)
  child.stdin.end(input)
  return ended
}
const says = (said: { out: string; err: string }, pattern: RegExp) =>
  eventually(() => {
    const found = pattern.exec(said.out + said.err)
    if (!found) throw new Error(`not yet: ${said.out}${said.err}`)
    return found[1] ?? ''
  })

describe('The command line', () => {
  test('--version and --help answer on stdout; a wrong word is told on stderr with code 2', async () => {
    const [version, help, wrong] = await Promise.all([
      run(['--version']),
      run(['--help']),
      run(['stdoi'], account),
    ])
    expect(version).toEqual({ code: 0, out: '0.1.0\n', err: '' })
    expect(help.out).toContain('Usage: deskwarden <command>')
    expect(wrong).toMatchObject({ code: 2, out: '' })
    expect(wrong.err).toContain('did you mean "stdio"?')
  })

  test('tools shows each tool, and whether a grant exposes it or why not', async () => {
    const [table, json] = await Promise.all([
      run(['tools', '--grant', '*:read,tickets:write,-create_ticket']),
      run(['tools', '--grant', 'macros:read', '--json']),
    ])
    expect(table.code).toBe(0)
    expect(table.out).toMatch(/^update_ticket +write +tickets:write +yes$/m)
    expect(table.out).toMatch(
      /^delete_ticket +destructive +tickets:write +no: wants tickets:full or \+delete_ticket$/m,
    )
    expect(table.out).toMatch(/^create_ticket +write +tickets:write +no: -create_ticket takes it away$/m)
    expect(table.out).toContain(
      '21 of 39 tools are exposed, with get_job_status beside them: this server holds *:read,tickets:write,-create_ticket.',
    )
    const rows = z.array(z.object({ name: z.string(), exposed: z.boolean() })).parse(JSON.parse(json.out))
    expect(rows.filter(row => row.exposed).map(row => row.name)).toEqual(['list_macros', 'get_macro'])
  })

  test('call goes through the gate: an answer is JSON, a refusal code 1, a wrong word code 2', async () => {
    const box = ['--sandbox', '--grant', 'tickets:read']
    const [answer, refused, unknown, broken] = await Promise.all([
      run(['call', 'get_ticket', '-', ...box], {}, '{"ticket_id": 1}'),
      run(['call', 'delete_ticket', '{"ticket_id": 1}', ...box]),
      run(['call', 'get_tickt', '{}', ...box]),
      run(['call', 'get_ticket', '{ticket_id: 1}', ...box]),
    ])
    expect(answer.code).toBe(0)
    expect(JSON.parse(answer.out)).toMatchObject({ ticket: { id: 1 } })
    expect(answer.err).toContain('cli read ticket 1; allowed by tickets:read.')
    expect(refused).toMatchObject({ code: 1, out: '' })
    expect(refused.err).toContain(
      'it wants tickets:full or +delete_ticket, and this server holds tickets:read',
    )
    expect(unknown).toMatchObject({ code: 2, out: '' })
    expect(unknown.err).toBe(
      'No call was made: "get_tickt" is no tool; did you mean "get_ticket"? `deskwarden tools` lists them.\n',
    )
    expect(broken).toMatchObject({ code: 2, out: '' })
  })

  test('the sandbox alone prints what a client needs to reach it, and ends when it is asked to', async () => {
    const { child, said, ended } = start(['sandbox', '--port', '0'])
    const url = await says(said, /ZENDESK_BASE_URL=(\S+)/)
    const token = await says(said, /ZENDESK_OAUTH_TOKEN=(\S+)/)
    const control = await says(said, /(http:\S+)\n$/)
    const { code } = await run(['call', 'count_tickets', '{}', '--grant', 'tickets:read'], {
      ZENDESK_BASE_URL: url,
      ZENDESK_OAUTH_TOKEN: token,
    })
    expect(code).toBe(0)
    expect(await (await fetch(`${control}/requests`)).text()).toContain('/api/v2/tickets/count')
    child.kill('SIGTERM')
    expect((await ended).code).toBe(0)
  })

  test('call ends with 130 where it is interrupted, and says what that means', async () => {
    const box = start(['sandbox', '--port', '0'])
    const control = await says(box.said, /(http:\S+)\n$/)
    const env = {
      ZENDESK_BASE_URL: await says(box.said, /ZENDESK_BASE_URL=(\S+)/),
      ZENDESK_OAUTH_TOKEN: await says(box.said, /ZENDESK_OAUTH_TOKEN=(\S+)/),
    }
    await fetch(`${control}/faults`, {
      method: 'POST',
      body: JSON.stringify({ tool: 'get_ticket', hang: true }),
    })
    const asking = start(['call', 'get_ticket', '{"ticket_id": 1}', '--grant', 'tickets:read'], env)
    await eventually(async () =>
      expect(await (await fetch(`${control}/requests`)).text()).toContain('/tickets/1'),
    )
    asking.child.kill('SIGINT')
    const { code, out, err } = await asking.ended
    expect({ code, out }).toEqual({ code: 130, out: '' })
    expect(err).toContain('get_ticket was stopped: nothing was changed.\n')
    expect(err).not.toContain('client')

    const reading = start(['call', 'get_ticket', '-', '--sandbox'])
    await says(reading.said, /(Nothing is granted)/)
    reading.child.kill('SIGINT')
    expect(await reading.ended).toMatchObject({ code: 130, out: '' })
  })

  test('a server without a grant says so, and how to grant', async () => {
    const [none, some] = await Promise.all([
      run(['stdio', '--sandbox', '--grant', 'tickets:off']),
      run(['stdio', '--sandbox', '--grant', '+get_ticket']),
    ])
    expect(none).toMatchObject({ code: 0, out: '' })
    expect(none.err).toMatch(/^Nothing is granted: 0 tools are exposed\. .* --grant "\*:read"/)
    expect(some.err).toBe('')
  })

  test('a port that is taken is told, and so is an agents file that cannot be used', async () => {
    const taken = createServer()
    taken.listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port } = z.object({ port: z.number() }).parse(taken.address())
    const [http, box, agents] = await Promise.all([
      run(['http', '--sandbox', '--grant', '*:read', '--port', `${port}`]),
      run(['sandbox', '--port', `${port}`]),
      run(['http', '--sandbox', '--agents', join(folder, 'none.json')]),
    ])
    taken.close()
    for (const { code, err } of [http, box]) {
      expect(code).toBe(2)
      expect(err).toContain(`port ${port} is taken. Choose another --port.`)
    }
    expect(agents).toMatchObject({ code: 2, out: '' })
    expect(agents.err).toMatch(/^Deskwarden did not start\.\n.*none\.json cannot be used: It is not there/)
  })
})

describe('Agents over HTTP', () => {
  test('each token has its own grant, and a change to the file counts on the next call', async () => {
    const file = join(folder, 'agents.json')
    const agents = (...words: string[]) => run(['agents', ...words, '--agents', file])
    const reader = (await agents('add', 'reader', '--grant', 'tickets:read')).out.trim()
    const writer = (await agents('add', 'writer', '--grant', 'tickets:write')).out.trim()
    expect((await agents('list')).out).toMatch(/^reader +tickets:read\nwriter +tickets:write$/m)
    expect(readFileSync(file, 'utf8')).not.toContain(reader)

    const { child, said, ended } = start([
      'http',
      '--sandbox',
      '--agents',
      file,
      '--grant',
      '*:read',
      '--port',
      '0',
    ])
    const url = await says(said, /listens on (\S+)/)
    await says(said, /(Agents are read from .*agents\.json \(2 agents with a token\)\.)/)
    const ask = (token: string, name: string, args: object) =>
      fetch(url, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          accept: 'application/json, text/event-stream',
          'mcp-protocol-version': '2026-07-28',
          'mcp-method': 'tools/call',
          'mcp-name': name,
        },
        body: JSON.stringify({
          jsonrpc: '2.0',
          id: 1,
          method: 'tools/call',
          params: {
            name,
            arguments: args,
            _meta: {
              'io.modelcontextprotocol/protocolVersion': '2026-07-28',
              'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1' },
              'io.modelcontextprotocol/clientCapabilities': {},
            },
          },
        }),
      })
    expect(await (await ask(reader, 'get_ticket', { ticket_id: 1 })).text()).toContain('structuredContent')
    expect(await (await ask(reader, 'get_user', { user_id: 1 })).text()).toContain(
      'reader holds nothing of users',
    )
    // The ceiling is --grant: no agent passes it.
    expect(await (await ask(writer, 'update_ticket', { ticket_id: 1 })).text()).toContain(
      'this server holds tickets:read',
    )
    expect((await ask('dw_wrong', 'get_ticket', { ticket_id: 1 })).status).toBe(401)
    await agents('remove', 'reader')
    expect((await ask(reader, 'get_ticket', { ticket_id: 1 })).status).toBe(401)
    child.kill('SIGTERM')
    expect((await ended).code).toBe(0)
  })

  test('without an agents file there is one token, made at the start and printed', async () => {
    const { said } = start(['http', '--sandbox', '--port', '0'])
    const url = await says(said, /listens on (\S+)/)
    expect(await says(said, /Authorization: Bearer (dw_\S+)/)).toHaveLength(46)
    await says(said, /(new at every start; with --policy each agent keeps one)/)
    expect((await fetch(url, { method: 'POST', body: '{}' })).status).toBe(401)
  })

  test('whoever is refused, and what is no message, is one sentence each and never a stack', async () => {
    const { child, said, ended } = start(['http', '--sandbox', '--grant', '*:read', '--port', '0'])
    const url = await says(said, /listens on (\S+)/)
    const authorization = `Bearer ${await says(said, /Bearer (dw_\S+)/)}`
    await says(said, /(each agent keeps one)/)
    const before = said.err.length
    const json = { authorization, 'content-type': 'application/json' }
    const both = { ...json, accept: 'application/json, text/event-stream' }
    const post = (headers: Record<string, string>, body: string) =>
      fetch(url, { method: 'POST', headers, body })
    await post({ ...both, authorization: 'Bearer dw_guessed' }, '{}')
    await post({ ...both, origin: 'https://evil.example.com' }, '{}')
    for (const body of ['{}', '[]', '{"jsonrpc":"2.0","id":1,"method":"tools/list"}']) {
      await post(both, body)
      await post({ ...both, 'mcp-protocol-version': '2026-07-28' }, body)
      await post(json, body)
    }
    await post(
      json,
      JSON.stringify({
        jsonrpc: '2.0',
        id: 1,
        method: 'initialize',
        params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 't', version: '1' } },
      }),
    )
    child.kill('SIGTERM')
    expect((await ended).code).toBe(0)
    const told = said.err.slice(before).trimEnd().split('\n')
    expect(told).toContain('A request from 127.0.0.1 was refused: its token belongs to no agent.')
    expect(told).toContain(
      'A request from 127.0.0.1 was refused: pages of evil.example.com may not call here. If they should, start Deskwarden with --allow-origins evil.example.com.',
    )
    for (const line of told)
      expect(line).toMatch(/^(A request from|A message of a client was not served:|And ).*\.$/)
    expect(told.length).toBeGreaterThan(3)
    expect(said.err.slice(before)).not.toContain('dw_')
  })

  test('beyond this machine, the start says under which names it can be called', async () => {
    const file = join(folder, 'far.json')
    await run(['agents', 'add', 'far', '--grant', 'tickets:read', '--agents', file])
    const far = ['http', '--sandbox', '--agents', file, '--port', '0', '--host', '0.0.0.0']
    const [silent, named] = [start(far), start([...far, '--allow-hosts', 'https://box.example/'])]
    await says(silent.said, /(refused until --allow-hosts names the hosts)/)
    await says(named.said, /(From other machines it answers to box\.example; add further names)/)
    const port = await says(silent.said, /listens on http:\/\/0\.0\.0\.0:(\d+)/)
    const refused = await new Promise<string>((resolve, reject) => {
      get({ host: '127.0.0.1', port, path: '/mcp', headers: { host: 'box.example' } }, response => {
        response.setEncoding('utf8').on('data', resolve)
      }).on('error', reject)
    })
    expect(refused).toContain('The operator can add the name with --allow-hosts.')
    await says(silent.said, /(start it with --allow-hosts box\.example\.)/)
  })
})

describe('A client over stdio', () => {
  const connect = async (args: string[], env: Record<string, string> = {}) => {
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [bin, 'stdio', ...args],
      env,
      stderr: 'pipe',
    })
    const client = new Client({ name: 'test', version: '1' })
    let err = ''
    transport.stderr?.on('data', chunk => {
      err += chunk
    })
    await client.connect(transport)
    return { client, err: () => err }
  }

  test('hears before its first call that API tokens end, and until then the account hears nothing', async () => {
    let asked = 0
    const server = createServer((_, response) => {
      asked += 1
      response.setHeader('content-type', 'application/json')
      response.end('{"count":{"value":3}}')
    })
    server.on('connection', () => {
      asked += 1
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = z.object({ port: z.number() }).parse(server.address())
    const { client, err } = await connect(['--grant', 'tickets:read'], {
      ZENDESK_BASE_URL: `http://127.0.0.1:${address.port}`,
      ZENDESK_EMAIL: 'a@acme.com',
      ZENDESK_API_TOKEN: marked('token'),
    })
    const { tools } = await client.listTools()
    expect(tools.map(tool => tool.name)).toContain('count_tickets')
    expect(client.getInstructions()).toContain('Zendesk stop')
    expect(err()).toMatch(/^Zendesk stop.*2027-04-30/)
    expect(asked).toBe(0)
    const { structuredContent } = await client.callTool({ name: 'count_tickets', arguments: {} })
    expect(structuredContent).toMatchObject({ count: { value: 3 } })
    expect(asked).toBe(2)
    await client.close()
    server.close()
  })

  test('hears that its tools changed when the operator changes its agent', async () => {
    const file = join(folder, 'live.json')
    const agents = (...words: string[]) => run(['agents', ...words, '--agents', file])
    await agents('add', 'bot', '--grant', 'tickets:read')
    const { client } = await connect(['--sandbox', '--agents', file, '--agent', 'bot'])
    let heard = 0
    client.setNotificationHandler('notifications/tools/list_changed', () => {
      heard += 1
    })
    await agents('remove', 'bot')
    await agents('add', 'bot', '--grant', 'macros:read')
    await eventually(() => expect(heard).toBeGreaterThan(0))
    expect((await client.listTools()).tools.map(tool => tool.name)).toEqual([
      'list_macros',
      'get_macro',
      'request_access',
    ])
    await client.close()
  })

  const line = (message: object) => `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`
  const opening = line({
    id: 1,
    method: 'initialize',
    params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 't', version: '1' } },
  })
  const note = line({
    id: 2,
    method: 'tools/call',
    params: {
      name: 'create_ticket',
      arguments: { subject: 'Slow', comment: { body: 'a note', public: false } },
    },
  })

  test('that goes in the middle of a write finds it done and answered, and stdout has held JSON-RPC alone', async () => {
    const { code, out, err } = await run(
      ['stdio', '--sandbox', '--grant', 'tickets:write'],
      {},
      opening + note,
    )
    expect(code).toBe(0)
    const messages = out
      .trimEnd()
      .split('\n')
      .map(text => z.object({ jsonrpc: z.literal('2.0'), id: z.number() }).parse(JSON.parse(text)))
    expect(messages.map(message => message.id)).toEqual([1, 2])
    expect(out).not.toContain('isError')
    expect(err).toMatch(/stdio created ticket \d+ with an internal comment; allowed by tickets:write\./)
  })

  test('gets the answer to a write that runs when the server is asked to end', async () => {
    const box = start(['sandbox', '--port', '0'])
    const control = await says(box.said, /(http:\S+)\n$/)
    await fetch(`${control}/faults`, {
      method: 'POST',
      body: JSON.stringify({ tool: 'create_ticket', delayMs: 300 }),
    })
    const { child, said, ended } = start(['stdio', '--grant', 'tickets:write'], {
      ZENDESK_BASE_URL: await says(box.said, /ZENDESK_BASE_URL=(\S+)/),
      ZENDESK_OAUTH_TOKEN: await says(box.said, /ZENDESK_OAUTH_TOKEN=(\S+)/),
    })
    child.stdin.write(opening + note)
    await eventually(async () => expect(await (await fetch(`${control}/requests`)).text()).toContain('Slow'))
    expect(said.out).not.toContain('"id":2')
    child.kill('SIGTERM')
    const { code, out } = await ended
    expect(code).toBe(0)
    expect(out).toContain('"id":2')
    expect(out).not.toContain('isError')
  })
})

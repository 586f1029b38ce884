import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { readAgents } from '../src/gate/agents.ts'
import { seed } from '../src/sandbox/seed.ts'
import { catalog } from '../tools/index.ts'
import { commands, placeholder, readme, root, Server, snippet } from './readme.ts'
import { heard } from './rig.ts'

const about = z
  .object({ scripts: z.record(z.string(), z.string()), bin: z.object({ deskwarden: z.string() }) })
  .parse(JSON.parse(readFileSync(`${root}package.json`, 'utf8')))

const Servers = z.strictObject({ deskwarden: Server })

const client = () => new Client({ name: 'reader', version: '1' }, { versionNegotiation: { mode: 'auto' } })

/** Starts what a snippet says, from a folder like a client's, and lets a client read a ticket with it. */
async function reads({ command, args }: z.infer<typeof Server>) {
  const reader = client()
  const own = args.map(word => word.replace(placeholder, root))
  expect(own).not.toEqual(args)
  await reader.connect(heard(new StdioClientTransport({ command, args: own, cwd: tmpdir(), stderr: 'pipe' })))
  const { tools } = await reader.listTools()
  const answer = await reader.callTool({ name: 'get_ticket', arguments: { ticket_id: 1 } })
  await reader.close()
  expect(tools.map(tool => tool.name)).toContain('update_ticket')
  expect(answer.structuredContent).toMatchObject({ ticket: { id: 1 } })
}

describe('README.md', () => {
  test('has a Claude Desktop and Cursor configuration that starts a working server', async () => {
    await reads(
      z.strictObject({ mcpServers: Servers }).parse(JSON.parse(snippet('mcpServers'))).mcpServers.deskwarden,
    )
  })

  test('has a VS Code configuration that starts a working server', async () => {
    await reads(z.strictObject({ servers: Servers }).parse(JSON.parse(snippet('servers'))).servers.deskwarden)
  })

  test('shows the Inspector a server that mcp.json holds, and mcp.json is what the README shows', () => {
    const shown = /--config (\S+) --server (\S+)/.exec(snippet('inspector'))
    const held = JSON.parse(readFileSync(`${root}${shown?.[1]}`, 'utf8'))
    expect(Object.keys(held.mcpServers)).toEqual([shown?.[2]])
    expect(held).toEqual(JSON.parse(snippet('mcpServers').replace(placeholder, '')))
  })

  test('has an HTTP command whose address and token let a client in', async () => {
    const [args = []] = commands('http')
    const port = args.indexOf('--port')
    const child = spawn(process.execPath, [about.bin.deskwarden, ...args.with(port + 1, '0')], {
      cwd: root,
    })
    child.stdin.end()
    child.stdout.resume()
    let said = ''
    for await (const chunk of child.stderr) {
      said += String(chunk)
      if (/Bearer \S+\s/.test(said)) break
    }
    const url = /http:\/\/\S+\/mcp/.exec(said)?.[0] ?? ''
    const authorization = /Bearer \S+/.exec(said)?.[0] ?? ''
    const hosted = client()
    await hosted.connect(
      new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers: { authorization } } }),
    )
    expect((await hosted.listTools()).tools.length).toBeGreaterThan(0)
    await hosted.close()
    const exited = once(child, 'exit')
    child.kill('SIGTERM')
    expect(await exited).toEqual([0, null])
  })

  test('shows an agents file that can be used', () => {
    expect(readAgents(snippet('agents'), catalog)).toMatchObject({
      file: { agents: [{ name: 'triage-bot' }] },
    })
  })

  test('counts the tools and the tickets of the sandbox as they are', () => {
    expect(readme).toContain(`${catalog.length} tools, all of them off`)
    expect(readme).toContain(`${seed({ seed: 1, now: new Date(0) }).tickets.size} tickets, no network`)
  })

  test('names only npm scripts that exist', () => {
    const named = [...readme.matchAll(/npm run ([\w:-]+)/g)].map(match => match[1] ?? '')
    expect(named.length).toBeGreaterThan(4)
    for (const name of named) expect(Object.keys(about.scripts)).toContain(name)
  })

  test('has a command that renews the snapshots of the tools, which is the file that holds them', () => {
    const [, file = ''] = /`npx vitest run (\S+) -u`/.exec(readme) ?? []
    expect(readFileSync(`${root}${file}`, 'utf8')).toContain('toMatchFileSnapshot(`wire/')
  })

  test('names only files and folders that exist', () => {
    for (const [, path = ''] of readme.matchAll(/`((?:src|tools|test|scripts)\/[\w./-]*)`/g))
      expect(() => readFileSync(`${root}${path}`), path).not.toThrow(/ENOENT/)
  })
})

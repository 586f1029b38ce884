import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { commands, placeholder, root, Server, snippet } from './readme.ts'
import { heard } from './rig.ts'
import { type Place, place } from './signin.ts'

let here: Place
beforeAll(async () => {
  here = await place()
})
afterAll(() => here.close())

test('What the README says of a real account leads from nothing to a first answered call', async () => {
  const [login = []] = commands('login')
  expect(login[0]).toBe('login')
  expect(await here.signIn(login.slice(1))).toMatchObject({
    code: 0,
    out: expect.stringContaining('Signed in to'),
  })

  // The account is known from here on: no setting names it.
  const ends = await Promise.all(commands('look').map(args => here.run(args, { ZENDESK_BASE_URL: '' })))
  const [doctor, tools, call] = ends
  expect(ends.map(end => end.code)).toEqual([0, 0, 0])
  expect(doctor?.out).not.toMatch(/^(WRONG|-)/m)
  expect(tools?.out).toContain('22 of 39 tools are exposed')
  expect(JSON.parse(call?.out ?? '')).toMatchObject({ count: { value: expect.any(Number) } })

  const Servers = z.object({ mcpServers: z.object({ deskwarden: Server }) })
  const { command, args } = Servers.parse(JSON.parse(snippet('mcpServers'))).mcpServers.deskwarden
  const own = args.filter(word => word !== '--sandbox').map(word => word.replace(placeholder, root))
  expect(own).toHaveLength(args.length - 1)
  const reader = new Client({ name: 'reader', version: '1' })
  const env = { PATH: process.env['PATH'] ?? '', DESKWARDEN_HOME: here.home }
  await reader.connect(heard(new StdioClientTransport({ command, args: own, env, stderr: 'pipe' })))
  const answer = await reader.callTool({ name: 'get_ticket', arguments: { ticket_id: 1 } })
  await reader.close()
  expect(answer.structuredContent).toMatchObject({ ticket: { id: 1 } })
})

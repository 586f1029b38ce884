import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { describe, expect, test } from 'vitest'
import { newer } from './tools.ts'

const bin = fileURLToPath(new URL('../../dist/deskwarden.js', import.meta.url))

describe.each([
  ['22', newer.node],
  ['24', newer.newest],
])('Node %s, with the code cache of another Node beside it', (version, node) => {
  test('is the Node that runs', async () => {
    expect((await promisify(execFile)(node, ['--version'])).stdout).toMatch(new RegExp(`^v${version}\\.`))
  })

  test('serves a client that reads a ticket and writes a note', async () => {
    const client = new Client({ name: 'newer', version: '1' }, { versionNegotiation: { mode: 'auto' } })
    const args = [bin, 'stdio', '--sandbox', '--grant', 'tickets:write']
    await client.connect(new StdioClientTransport({ command: node, args, stderr: 'ignore' }))
    const read = await client.callTool({ name: 'get_ticket', arguments: { ticket_id: 300 } })
    expect(read.structuredContent).toMatchObject({ ticket: { id: 300 } })
    const noted = await client.callTool({
      name: 'update_ticket',
      arguments: { ticket_id: 300, comment: { body: 'Seen.' } },
    })
    expect(noted.structuredContent).toMatchObject({ comment: { public: false } })
    await client.close()
  })
})

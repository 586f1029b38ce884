import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { catalog } from '../../tools/index.ts'
import { agrees } from '../agrees.ts'
import { newer } from './tools.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What the Inspector's command line prints, with the server of mcp.json. It fails where the Inspector does. */
async function inspector(...flags: string[]): Promise<unknown> {
  const { stdout } = await promisify(execFile)(
    newer.node,
    [newer.inspector, '--cli', '--config', 'mcp.json', '--server', 'deskwarden', ...flags],
    { cwd: root, maxBuffer: 2 ** 26, env: { ...process.env, MCP_INSPECTOR_SECRET_STORE: 'memory' } },
  )
  return JSON.parse(stdout)
}

const Listed = z.object({ tools: z.array(z.object({ name: z.string() })) })
const Called = z.object({
  isError: z.boolean().optional(),
  content: z.array(z.object({ text: z.string() })),
  structuredContent: z.looseObject({ ticket: z.looseObject({ id: z.number() }) }).optional(),
})

describe('The Inspector, with mcp.json as it stands', () => {
  test('lists what the configuration grants, and finds no fault with a schema that some client rejects', async () => {
    const names = Listed.parse(await inspector('--method', 'tools/list', '--strict')).tools.map(
      tool => tool.name,
    )
    const granted = catalog.filter(
      tool => tool.access === 'read' || (tool.access === 'write' && tool.resource === 'tickets'),
    )
    expect(names).toEqual(expect.arrayContaining(granted.map(tool => tool.name)))
    expect(names).not.toContain('delete_ticket')
  })

  test('reads a ticket', async () => {
    const called = await inspector(
      '--method',
      'tools/call',
      '--tool-name',
      'get_ticket',
      '--tool-arg',
      'ticket_id=1',
    )
    const { isError, content, structuredContent } = Called.parse(called)
    expect(isError).toBeUndefined()
    expect(structuredContent?.ticket.id).toBe(1)
    expect(agrees({ text: content[0]?.text ?? '', value: { ...structuredContent } })).toEqual([])
  })

  test('is told in a sentence what is wrong with an argument', async () => {
    const failed = await inspector(
      '--method',
      'tools/call',
      '--tool-name',
      'get_ticket',
      '--tool-arg',
      'ticket=1',
    ).catch(error => ({ code: error.code, text: String(error.stdout) + String(error.stderr) }))
    expect(JSON.stringify(failed)).toContain('ticket_id')
  })
})

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { z } from 'zod'
import { catalog } from '../tools/index.ts'

const bin = fileURLToPath(new URL('../dist/deskwarden.js', import.meta.url))
const grant = '*:read,tickets:write'
const ticket = 300

const say = (text = '') => process.stdout.write(`${text}\n`)
const step = (title: string) => say(`\n${title}`)
const line = (text: string) => say(`   ${text}`)

/** The account in a box, in a process of its own, and what it printed about itself. */
async function account() {
  const child = spawn(process.execPath, [bin, 'sandbox', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const settings: Record<string, string> = {}
  let control = ''
  for await (const printed of createInterface({ input: child.stdout })) {
    const [, name, value] = /^([A-Z_]+)=(\S+)$/.exec(printed) ?? []
    if (name && value) settings[name] = value
    control = /^# .*(http:\/\/\S+)$/.exec(printed)?.[1] ?? control
    if (control) break
  }
  return { child, settings, control }
}

async function end(child: ChildProcess) {
  child.kill('SIGTERM')
  await once(child, 'exit')
}

const Ticket = z.object({
  ticket: z.looseObject({ id: z.number(), subject: z.string(), status: z.string(), priority: z.string() }),
})
const Noted = z.object({ comment: z.object({ id: z.number(), public: z.boolean() }) })
const Text = z.array(z.object({ text: z.string() })).min(1)
const Comments = z.array(z.object({ id: z.number(), public: z.boolean(), body: z.string() }))

const state = mkdtempSync(`${tmpdir()}/deskwarden-`)
const box = await account()
const transport = new StdioClientTransport({
  command: process.execPath,
  args: [bin, 'stdio', '--grant', grant],
  env: { ...box.settings, PATH: process.env['PATH'] ?? '', DESKWARDEN_STATE: state },
  stderr: 'pipe',
})
const trace: string[] = []
if (transport.stderr)
  transport.stderr.on('data', (chunk: Buffer) => trace.push(...chunk.toString().trim().split('\n')))
const client = new Client({ name: 'demo', version: '1' }, { versionNegotiation: { mode: 'auto' } })

try {
  await client.connect(transport)
  say(`Deskwarden serves a Zendesk account in a box to an MCP client, which holds the grant ${grant}.`)

  step('1. What is exposed')
  const { tools } = await client.listTools()
  const own = tools.filter(tool => tool.name !== 'get_job_status')
  const writes = tools.filter(tool => !tool.annotations?.readOnlyHint).map(tool => tool.name)
  line(
    `${own.length} of ${catalog.length} tools: ${own.length - writes.length} that read, and ${writes.join(', ')};`,
  )
  line('beside the bulk tools stands get_job_status.')
  line('Nothing that deletes: that is granted by naming it.')

  step(`2. Ticket ${ticket} is read`)
  const read = Ticket.parse(
    (await client.callTool({ name: 'get_ticket', arguments: { ticket_id: ticket } })).structuredContent,
  )
  line(`“${read.ticket.subject}”: ${read.ticket.status}, priority ${read.ticket.priority}.`)

  step('3. A note is written; the agent does not say who may read it')
  const noted = Noted.parse(
    (
      await client.callTool({
        name: 'update_ticket',
        arguments: { ticket_id: ticket, comment: { body: 'The courier comes on Monday.' } },
      })
    ).structuredContent,
  )
  line(`Deskwarden answers: comment ${noted.comment.id}, public ${noted.comment.public}.`)
  const comments = Comments.parse(await (await fetch(`${box.control}/account/comments/${ticket}`)).json())
  line(
    `The account holds: “${comments.at(-1)?.body}”, public ${comments.at(-1)?.public}. The customer hears nothing.`,
  )

  step('4. A delete is refused')
  const refused = await client.callTool({ name: 'delete_ticket', arguments: { ticket_id: ticket } })
  line(Text.parse(refused.content)[0]?.text ?? '')

  step('5. Zendesk says that the limit is reached: 429, try again after 2 seconds')
  await fetch(`${box.control}/faults`, {
    method: 'POST',
    body: JSON.stringify({
      tool: 'get_ticket',
      status: 429,
      headers: { 'retry-after': '2' },
      body: {
        error: 'APIRateLimitExceeded',
        description: 'Number of allowed API requests per minute exceeded',
      },
    }),
  })
  const rode = await client.callTool(
    { name: 'get_ticket', arguments: { ticket_id: ticket } },
    { onprogress: ({ message }) => line(`Deskwarden: ${message}.`) },
  )
  line(`Then the answer: “${Ticket.parse(rode.structuredContent).ticket.subject}”.`)

  step('What it left behind: one sentence for each call')
  for (const sentence of trace) line(sentence)
} finally {
  await client.close()
  await end(box.child)
  rmSync(state, { recursive: true, force: true })
}
say('\nNext: the README shows how to connect Claude Desktop, VS Code or Cursor, and your own account.')

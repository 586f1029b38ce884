import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Sandbox } from '../src/sandbox/sandbox.ts'
import { temporary } from './canary/folder.ts'
import { canaries, leaked, plant, planted, witness } from './leaks.account.ts'
import { bin, desk, drivers, environment, everything } from './rig.ts'

// An operator at the command line may read who and what a plan is about. Nothing that a model reads may hold a canary, and
// nothing that is kept: journal, log, plans, cursors and the names of files.

/** The channels, and what proves of each that it was heard where canaries were at hand. */
const channels = {
  text: new RegExp(`${witness}[^]*\\[\\[card:\\d+]]`),
  structuredContent: new RegExp(`${witness}[^]*\\[\\[passport:\\d+]]`),
  resources: new RegExp(`zendesk://users/${planted.user}[^]*${witness}[^]*\\[\\[secret:\\d+]]`),
  prompts: new RegExp(`ticket ${planted.ticket}`),
  completion: new RegExp(`"${planted.user}"[^]*"${planted.organization}"[^]*"${planted.macro}"`),
  errors: new RegExp(`${witness}: My passport number is \\[\\[passport:\\d+]][^]*already being used`),
  elicitation: new RegExp(`${witness}[^]*we wrote to \\[\\[email:\\d+]] and \\[\\[phone:\\d+]]`),
  plans: new RegExp(`${witness}[^]*\\[\\[bank_account:\\d+]]`),
  journal: /"masked":\{[^}]*"email":\d+/,
  log: /0af7651916cd43dd8448eb211c80319c/,
  progress: /"message":/,
  cursors: /^4\./m,
  _meta: /"deskwarden\/labels":\{"integrity":"untrusted"/,
  'file names': /^\S+\.jsonl?$/m,
} as const
type Channel = keyof typeof channels

const heard = Object.fromEntries(Object.keys(channels).map((channel): [string, string[]] => [channel, []]))
const hear = (channel: Channel, said: unknown) =>
  void heard[channel]?.push(typeof said === 'string' ? said : (JSON.stringify(said) ?? ''))
const all = (channel: string) => heard[channel]?.join('\n') ?? ''

const Asked = z.object({ message: z.string() })
const User = z.object({ user: z.object({ email: z.string(), phone: z.string() }) })
const Cursor = z.object({ next_cursor: z.string().optional() })

let account: Sandbox
const open: (() => Promise<void>)[] = []

/** A server of its own, and the client of a model that reads all it can. */
async function connected(approvals: string) {
  const state = join(temporary(), 'state')
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [bin, 'stdio', '--grant', everything, '--mask', 'strict', '--answer-tokens', '20000'],
    env: environment({
      url: account.url,
      env: { DESKWARDEN_STATE: state, DESKWARDEN_APPROVALS: approvals, DESKWARDEN_LOG: 'json' },
    }),
    stderr: 'pipe',
  })
  transport.stderr?.on('data', chunk => hear('log', String(chunk)))
  const client = new Client(
    { name: 'reader', version: '1' },
    { versionNegotiation: { mode: 'auto' }, capabilities: { elicitation: { form: {} } } },
  )
  client.setRequestHandler('elicitation/create', ({ params }) => {
    hear('elicitation', Asked.parse(params).message)
    return { action: 'accept', content: { approve: true } }
  })
  await client.connect(transport)
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
  async function call(name: string, args: Record<string, unknown>) {
    const params = { name, arguments: args, _meta: { traceparent } }
    const onprogress = (told: unknown) => hear('progress', told)
    const { content, structuredContent, isError, _meta } = await client.callTool(params, { onprogress })
    const [first] = content
    hear(isError ? 'errors' : 'text', first?.type === 'text' ? first.text : content)
    if (structuredContent) hear('structuredContent', structuredContent)
    hear('_meta', _meta)
    const { data } = Cursor.safeParse(structuredContent)
    if (data?.next_cursor !== undefined) hear('cursors', data.next_cursor)
    return { value: structuredContent, isError }
  }
  open.push(async () => {
    await client.close()
    for (const entry of readdirSync(state, { recursive: true, withFileTypes: true })) {
      hear('file names', entry.name)
      const file = join(entry.parentPath, entry.name)
      if (!entry.isFile()) continue
      hear(file.includes('approvals') ? 'plans' : 'journal', readFileSync(file, 'utf8'))
    }
  })
  return { client, call }
}

beforeAll(async () => {
  account = await desk()
  plant(account.account)
  const { client, call } = await connected('ask')

  const { ticket, user, organization, macro } = planted
  const full = { view: 'full' }
  await call('get_ticket', { ticket_id: ticket, ...full })
  await call('list_ticket_comments', { ticket_id: ticket, ...full })
  await call('list_ticket_comments', { ticket_id: ticket, fields: ['html_body', 'attachments'] })
  for (const sort of ['updated_at', '-updated_at', 'status'])
    await call('list_tickets', { sort, limit: 5, ...full })
  const { value } = await call('get_user', { user_id: user, ...full })
  await call('list_users', { limit: 3, ...full })
  await call('search_users', { query: 'quentin' })
  await call('get_organization', { organization_id: organization, ...full })
  await call('list_organizations', { limit: 1, ...full })
  await call('get_macro', { macro_id: macro, ...full })
  await call('list_macros', { limit: 2, ...full })
  await call('list_satisfaction_ratings', { limit: 2, ...full })
  for (const type of ['ticket', 'user', 'organization'])
    await call('search', { query: `type:${type} ${witness}`, limit: 1, ...full })

  for (const [path, id] of [
    ['tickets', ticket],
    ['users', user],
    ['organizations', organization],
    ['macros', macro],
  ])
    hear('resources', await client.readResource({ uri: `zendesk://${path}/${id}` }))
  hear('resources', await client.listResourceTemplates())
  const { prompts } = await client.listPrompts()
  for (const { name } of prompts)
    hear('prompts', await client.getPrompt({ name, arguments: { ticket_id: String(ticket) } }))
  for (const [path, typed] of [
    ['tickets', '30'],
    ['users', 'Zephyrine'],
    ['organizations', witness],
    ['macros', witness],
  ])
    hear(
      'completion',
      await client.complete({
        ref: { type: 'ref/resource', uri: `zendesk://${path}/{id}` },
        argument: { name: 'id', value: typed ?? '' },
      }),
    )

  for (const { said } of canaries) {
    const body = { error: 'RecordInvalid', description: `${witness}: ${said}` }
    account.fault({ tool: 'get_ticket', status: 422, body })
    expect((await call('get_ticket', { ticket_id: ticket })).isError).toBe(true)
  }
  const { email, phone } = User.parse(value).user
  expect(email).toMatch(/^\[\[email:\d+\]\]$/)
  // Zendesk says in its refusal what the handle stands for.
  expect((await call('create_user', { name: 'Somebody', email })).isError).toBe(true)
  expect((await call('get_ticket', { ticket_id: phone })).isError).toBe(true)
  expect((await call('update_ticket', { ticket_id: ticket, tag: email })).isError).toBe(true)
  expect((await call('search', { query: `type: ${email} ${phone}`, sort_by: email })).isError).toBe(true)

  const reply = {
    ticket_id: ticket,
    comment: { body: `${witness}: we wrote to ${email} and ${phone}.`, public: true },
  }
  await call('update_ticket', reply)
  await call('update_many_tickets', { tickets: [{ id: ticket, subject: `${witness} ${email}` }] })

  for (const mode of ['preview', 'operator']) {
    const other = await connected(mode)
    await other.call('list_ticket_comments', { ticket_id: ticket })
    await other.call('update_ticket', { ticket_id: ticket, comment: { body: witness, public: true } })
    await other.call('delete_ticket', { ticket_id: ticket })
    await other.call('delete_user', { user_id: user })
    await other.call('delete_organization', { organization_id: organization })
  }
  await call('delete_ticket', { ticket_id: ticket })
  for (const end of open) await end()
})

afterAll(() => account.close())

const names = Object.keys(channels)

describe('What was planted', () => {
  test('is in the account, and would be found: an agent whom nothing is kept from reads all of it', async () => {
    const free = await drivers['the 2026-07-28 client over stdio']?.({
      url: account.url,
      args: ['--mask', 'off'],
    })
    const said = await free?.call('list_organizations', { limit: 100, view: 'full' })
    await free?.close()
    const kinds = canaries.map(({ kind }) => kind)
    for (const channel of [said?.text ?? '', JSON.stringify(said?.value)]) {
      expect(leaked(channel)).toEqual(kinds)
      expect(leaked(`x ${Buffer.from(channel).toString('base64')}`)).toEqual(kinds)
    }
  })

  test.each(Object.entries(channels))('was at hand in %s', (channel, proof) => {
    expect(all(channel)).toMatch(proof)
  })
})

describe.each(names)('%s', channel => {
  test.each(canaries)('holds no $kind', ({ kind }) => {
    expect(leaked(all(channel))).not.toContain(kind)
  })
})

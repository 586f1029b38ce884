import { createInterface } from 'node:readline'
import { PassThrough } from 'node:stream'
import { Client, type Transport } from '@modelcontextprotocol/client'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { listed } from '../../src/house/listed.ts'
import type { Door } from '../../src/mcp/door.ts'
import { serving } from '../../src/mcp/serving.ts'
import { stdio } from '../../src/mcp/stdio.ts'
import { type Sandbox, sandbox } from '../../src/sandbox/sandbox.ts'
import { catalog, companions } from '../../tools/index.ts'
import { temporary } from '../canary/folder.ts'
import { marked } from '../canary/mark.ts'
import {
  account,
  changes,
  guarded,
  harmed,
  harmless,
  type Payload,
  payloads,
} from '../corpus/injection/account.ts'
import { classes } from '../corpus/injection/classes.ts'
import { ordersIn } from '../corpus/injection/obey.ts'
import { sinks } from '../corpus/injection/sinks.ts'
import { hurried } from '../raw/hurried.ts'
import { everything } from '../rig.ts'

const token = marked('adversary')
const facts = listed()

const plenty = 1_000_000
const desk = (): Promise<Sandbox> =>
  sandbox({
    tools: [...catalog, ...companions],
    account: account(),
    credentials: [{ apiToken: token }],
    clock: Date.now,
    sleep: async () => {},
    random: Math.random,
    limits: {
      perMinute: plenty,
      ticketUpdatesPerMinute: plenty,
      updatesPerUser: plenty,
      userUpdatesPerSecond: plenty,
      updatesPerOrganization: plenty,
      searchesPerMinute: plenty,
      jobQueueMs: 0,
      jobItemMs: 0,
    },
  })

type Values = Readonly<Record<string, unknown>>
/** What a person says to a question; absent: there is nobody to ask. */
type User = (question: string) => boolean

/** What a call came to, or why it was refused: an obedient agent passes over that. */
interface Heard {
  readonly text: string
  readonly value: Values
}

interface Agent {
  /** The names of the tools that it sees. */
  readonly tools: ReadonlySet<string>
  call(tool: string, args: Values): Promise<Heard>
  /** Two days go by, and what waits for a yes is forgotten. */
  wait(): void
  close(): Promise<void>
}

/** An agent with a client of a whole server, in this process. It has all grants, and uses whatever it is given. */
async function agent(url: string, flags: readonly string[], user?: User): Promise<Agent> {
  const { door, close, pass } = await hurried(
    ['stdio', '--grant', everything, '--log', 'off', '--no-journal', '--state', temporary(), ...flags],
    { ZENDESK_BASE_URL: url, ZENDESK_EMAIL: 'ada@example.com', ZENDESK_API_TOKEN: token },
    { listed: facts, version: '1', tell: () => {} },
  )
  const { client, close: hangUp } = await connected(door, user)
  const { tools } = await client.listTools()
  const call = async (name: string, args: Values): Promise<Heard> => {
    const said = heard(await client.callTool({ name, arguments: { ...args } }))
    const plan = said.value['plan_token']
    // It knows how to go on by itself.
    return typeof plan === 'string'
      ? heard(await client.callTool({ name, arguments: { ...args, plan_token: plan } }))
      : said
  }
  return {
    tools: new Set(tools.map(({ name }) => name)),
    call,
    wait: () => pass(172_800_000),
    close: async () => {
      await hangUp()
      await close()
    },
  }
}

const Answer = z.object({
  content: z.array(z.looseObject({ text: z.string() })),
  structuredContent: z.record(z.string(), z.unknown()).default({}),
})
const heard = (answer: unknown): Heard => {
  const { content, structuredContent } = Answer.parse(answer)
  return { text: content.map(({ text }) => text).join('\n'), value: structuredContent }
}

/** A real client and the server's end of its two streams, in one process. */
async function connected(door: Door, user: User | undefined) {
  const [input, output] = [new PassThrough(), new PassThrough()]
  const info = { name: 'deskwarden', title: 'Deskwarden', version: '1' }
  const connection = stdio(
    serving(door, info, () => {}),
    { agent: 'obedient' },
    { input, output, report: () => {} },
  )
  const transport: Transport = {
    async start() {
      createInterface({ input: output }).on('line', line => transport.onmessage?.(JSON.parse(line)))
    },
    async send(message) {
      input.write(`${JSON.stringify(message)}\n`)
    },
    async close() {
      input.end()
    },
  }
  const client = new Client(
    { name: 'adversary', version: '1' },
    { versionNegotiation: { mode: 'auto' }, ...(user && { capabilities: { elicitation: { form: {} } } }) },
  )
  if (user)
    client.setRequestHandler('elicitation/create', ({ params }) =>
      user(params.message)
        ? { action: 'accept' as const, content: { approve: true } }
        : { action: 'decline' as const },
    )
  await client.connect(transport)
  return {
    client,
    async close() {
      await client.close()
      await connection.close()
    },
  }
}

/** All texts of a value, with its keys. */
function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(texts)
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [key, ...texts(inner)])
    : []
}

/** Reads a ticket with all that stands around it, and does what it says. */
async function obey({ tools, call }: Agent, { victim: one, placed }: Payload): Promise<number> {
  const isHtml = placed.comments?.some(one => one.html_body !== undefined)
  const reads: readonly (readonly [string, Values])[] = [
    ['get_ticket', { ticket_id: one.ticket }],
    ['list_ticket_comments', { ticket_id: one.ticket, fields: ['body', ...(isHtml ? ['html_body'] : [])] }],
    ...(placed.organization === undefined && placed.details === undefined
      ? []
      : [['get_organization', { organization_id: one.organization, view: 'full' }] as const]),
  ]
  const seen: string[] = []
  for (const [tool, args] of reads) {
    const answer = await call(tool, args)
    expect(Object.keys(answer.value)).not.toEqual([])
    seen.push(answer.text, ...texts(answer.value))
  }
  const orders = ordersIn(seen).filter(({ tool }) => tools.has(tool))
  for (const { tool, args } of orders) await call(tool, args)
  return orders.length
}

/** What the agent's user wants between all that: a word to the customer of one ticket. */
const reply = ({ call }: Agent) =>
  call('update_ticket', {
    ticket_id: harmless.ticket,
    comment: { body: harmless.reply, public: true },
  })

const byClass = (some: Iterable<Payload>) => {
  const counts = Object.fromEntries(Object.keys(classes).map(way => [way, 0]))
  for (const { way } of some) counts[way] = (counts[way] ?? 0) + 1
  return counts
}

/** Lets the agent read every ticket, and tells what became of the account. */
async function run(some: readonly Payload[], flags: readonly string[], user?: User) {
  const box = await desk()
  const misled = await agent(box.url, flags, user)
  const before = guarded(box.account)
  const heard: Payload[] = []
  try {
    for (const [at, payload] of some.entries()) {
      misled.wait()
      if ((await obey(misled, payload)) > 0) heard.push(payload)
      if (at % 50 === 0) await reply(misled)
    }
  } finally {
    await misled.close()
    await box.close()
  }
  const after = guarded(box.account)
  const replies = (box.account.comments.get(harmless.ticket) ?? []).filter(
    one => one.public && one.plain_body === harmless.reply,
  ).length
  const keys = changes(before, after).filter(key => !key.startsWith(`comments ${harmless.ticket} `))
  return { heard, keys, harmed: harmed(keys, after), replies }
}

const longMs = 60_000

test('there are at least 300 payloads of twelve classes, and each class leads to every sink', () => {
  expect(payloads.length).toBeGreaterThanOrEqual(300)
  expect(Object.keys(classes).length).toBe(12)
  expect(byClass(payloads)).toEqual(
    Object.fromEntries(Object.keys(classes).map(way => [way, Object.keys(sinks).length])),
  )
})

test(
  'an agent that obeys every ticket does harm where nobody has to say yes',
  async () => {
    // Each class and each sink is among them.
    const some = payloads.filter((_, at) => at % 5 === 0)
    const { harmed } = await run(some, ['--approvals', 'never'])
    expect(harmed.size / some.length).toBeGreaterThan(0.6)
  },
  longMs,
)

test(
  'it does none where its client cannot ask and the operator does not approve',
  async () => {
    const { heard, keys, replies } = await run(payloads, [])
    expect(keys).toEqual([])
    expect(replies).toBe(0)
    expect(heard.length / payloads.length).toBeGreaterThan(0.6)
  },
  longMs,
)

test(
  'it does none where its user says yes to what the task wants, and to nothing else',
  async () => {
    const asked: string[] = []
    // Every second one: each class and each sink is among them.
    const some = payloads.filter((_, at) => (at + Math.floor(at / Object.keys(sinks).length)) % 2 === 0)
    const { keys, replies } = await run(some, [], question => {
      asked.push(question)
      return question.includes(`ticket ${harmless.ticket}`) && question.includes(harmless.reply)
    })
    expect(keys).toEqual([])
    expect(replies).toBe(Math.ceil(some.length / 50))
    expect(asked.length).toBeGreaterThan(some.length / 2)
  },
  longMs,
)

import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { config } from '../src/config.ts'
import { house } from '../src/house.ts'
import { listed } from '../src/listed.ts'
import type { Question, Result } from '../src/mcp/door.ts'
import { type Sandbox, sandbox } from '../src/sandbox/sandbox.ts'
import { catalog, companions } from '../tools/index.ts'
import { temporary } from './canary/folder.ts'
import { marked } from './canary/mark.ts'
import {
  account,
  changes,
  guarded,
  harmed,
  harmless,
  type Payload,
  payloads,
} from './corpus/injection/account.ts'
import { classes } from './corpus/injection/classes.ts'
import { ordersIn } from './corpus/injection/obey.ts'
import { sinks } from './corpus/injection/sinks.ts'
import { everything } from './rig.ts'

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

interface Agent {
  call(tool: string, args: Values): Promise<Result | undefined>
  close(): Promise<void>
}

/** An agent at the door of a whole server, in this process. It has all grants, and uses whatever it is given. */
async function agent(url: string, flags: readonly string[], user?: User): Promise<Agent> {
  const order = await config(
    ['stdio', '--grant', everything, '--log', 'off', '--no-journal', '--state', temporary(), ...flags],
    { ZENDESK_BASE_URL: url, ZENDESK_EMAIL: 'ada@example.com', ZENDESK_API_TOKEN: token },
    facts,
  )
  if ('asks' in order) throw new Error('This is a question, not an order.')
  let aheadMs = 0
  const { door, close } = await house(order.config, {
    listed: facts,
    version: '1',
    tell: () => {},
    world: {
      fetch: (...request) => fetch(...request),
      now: () => Date.now() + aheadMs,
      sleep: async ms => {
        aheadMs += ms
      },
      random: Math.random,
      uuid: randomUUID,
    },
  })
  const caller = { agent: 'obedient', client: 'adversary', canAsk: user !== undefined }
  const call = async (tool: string, args: Values): Promise<Result | undefined> => {
    const knock = (args: Values, answer?: { state: string; yes: boolean }): Promise<Result | Question> =>
      door.call(caller, tool, args, { answer })
    const said = await knock(args)
    if ('question' in said) {
      const answered = await knock(args, { state: said.state, yes: user?.(said.question) ?? false })
      return 'question' in answered ? undefined : answered
    }
    const plan = said.value['plan_token']
    // It knows how to go on by itself.
    const done = typeof plan === 'string' ? await knock({ ...args, plan_token: plan }) : said
    return 'question' in done ? undefined : done
  }
  return {
    // A refusal is heard and passed over.
    call: (tool, args) => call(tool, args).catch(() => undefined),
    close,
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
async function obey({ call }: Agent, { victim: one, placed }: Payload): Promise<number> {
  const reads: readonly (readonly [string, Values])[] = [
    ['get_ticket', { ticket_id: one.ticket }],
    ['list_ticket_comments', { ticket_id: one.ticket, fields: ['body', 'html_body'] }],
    ...(placed.organization === undefined && placed.details === undefined
      ? []
      : [['get_organization', { organization_id: one.organization, view: 'full' }] as const]),
  ]
  const seen: string[] = []
  for (const [tool, args] of reads) {
    const answer = await call(tool, args)
    if (!answer) throw new Error(`${tool} was not answered`)
    seen.push(answer.text, ...texts(answer.value))
  }
  const orders = ordersIn(seen)
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
async function run(flags: readonly string[], user?: User) {
  const box = await desk()
  const misled = await agent(box.url, flags, user)
  const before = guarded(box.account)
  const heard: Payload[] = []
  try {
    for (const [at, payload] of payloads.entries()) {
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
    const { harmed } = await run(['--approvals', 'never'])
    expect(harmed.size / payloads.length).toBeGreaterThan(0.6)
  },
  longMs,
)

test(
  'it does none where its client cannot ask and the operator does not approve',
  async () => {
    const { heard, keys, replies } = await run([])
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
    const { keys, replies } = await run([], question => {
      asked.push(question)
      return question.includes(`ticket ${harmless.ticket}`) && question.includes(harmless.reply)
    })
    expect(keys).toEqual([])
    expect(replies).toBe(Math.ceil(payloads.length / 50))
    expect(asked.length).toBeGreaterThan(payloads.length / 2)
  },
  longMs,
)

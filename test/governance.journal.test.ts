import { chmodSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import type { Kept } from '../src/journal/entry.ts'
import { verify } from '../src/journal/verify.ts'
import { landmarks } from '../src/sandbox/seed.ts'
import { governed, tokenOf, writes } from './governed.ts'
import { linesOf, recordsOf } from './journal-rig.ts'
import { program } from './program.ts'
import { type Asker, asked, legacyHttpAsker, modernHttpAsker, yes } from './raw/asker.ts'
import { heldDesk } from './raw/held.ts'
import { modernHttp, type Served, served } from './raw/http.ts'
import { modernPipe, piped } from './raw/stdio.ts'
import { environment } from './rig.ts'
import { eventually } from './until.ts'

const { open, fresh } = landmarks.tickets
const agents = [
  { name: 'bot', grant: '*:write,tickets:full,search:read' },
  { name: 'spent', grant: 'tickets:write', budgets: { writes: { day: 0 } } },
]
// What an agent has read is held to elsewhere.
const approvals = { tainted: 'never' } as const
const policy = governed({ approvals, agents })
let account: Awaited<ReturnType<typeof heldDesk>>
let server: Served
let bot: Asker
const env = (state = policy.state) => environment({ url: account.url, env: { DESKWARDEN_STATE: state } })

beforeAll(async () => {
  account = await heldDesk()
  server = await served(['--policy', policy.path], env())
  bot = await modernHttpAsker(server.url, tokenOf('bot'))
  await bot.call('update_ticket', { ticket_id: open, comment: { body: 'the first', public: false } })
})
afterAll(async () => {
  await server.close()
  await account.close()
})

/** The records that come with what is done, once there is one with this outcome. */
async function records(outcome: string, act: () => Promise<unknown>): Promise<readonly Kept[]> {
  const before = recordsOf(policy.journal).length
  await act()
  return eventually(() => {
    const now = recordsOf(policy.journal).slice(before)
    expect(now.map(one => one['outcome'])).toContain(outcome)
    return now.filter(({ event }) => event === 'intent' || event === 'outcome')
  })
}
const note = { ticket_id: open, comment: { body: 'a note', public: false } }
const reply = { ticket_id: open, comment: { body: 'to the customer', public: true } }
const no = { action: 'decline' }

/** Ten minutes are over. */
function expire(): void {
  for (const name of readdirSync(policy.approvals)) {
    const path = join(policy.approvals, name)
    writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), expiresMs: 1 }))
  }
}

describe('What a running server writes down of a call', () => {
  test('says what is about to happen before it reaches the account, and what became of it', async () => {
    account.fault({ tool: 'update_ticket', delayMs: 1 })
    const before = recordsOf(policy.journal).length
    const call = bot.call('update_ticket', note)
    await account.holding()
    const intent = recordsOf(policy.journal).at(-1)
    expect(intent).toMatchObject({
      event: 'intent',
      agent: 'bot',
      tool: 'update_ticket',
      ids: { ticket_id: open },
      grant: 'tickets:full',
      told: `bot is about to add an internal note to ticket ${open}; allowed by tickets:full.`,
    })
    const held = recordsOf(policy.journal).slice(before)
    expect(held.filter(one => one['call'] === intent?.['call'])).toHaveLength(1)
    account.release()
    await call
    await eventually(() =>
      expect(recordsOf(policy.journal).at(-1)).toMatchObject({
        event: 'outcome',
        call: intent?.['call'],
        outcome: 'done',
        request: expect.stringMatching(/./),
        told: `bot added an internal note to ticket ${open}; allowed by tickets:full.`,
      }),
    )
  })

  const refusals: readonly [string, string, string, () => Promise<unknown>][] = [
    [
      'no grant for it',
      'refused',
      'bot was refused delete_user; it wants users:full or +delete_user.',
      () => bot.call('delete_user', { user_id: 1 }),
    ],
    [
      'arguments that are wrong',
      'input',
      'bot tried to call update_ticket and failed: the arguments were wrong; allowed by tickets:full.',
      () => bot.call('update_ticket', { ticket_id: 'one', status: 'opne' }),
    ],
    [
      'a question',
      'asked',
      `bot wants to add a public reply to ticket ${open}: its user was asked.`,
      () => asked(bot.call('update_ticket', reply)),
    ],
    [
      'a plan',
      'asked',
      `bot wants to add a public reply to ticket ${open}: it was given a plan.`,
      () => modernHttp(server.url, tokenOf('bot')).call('update_ticket', reply),
    ],
    [
      'a no',
      'declined',
      `bot tried to add a public reply to ticket ${open} and failed: the answer was no; allowed by tickets:full.`,
      async () => (await asked(bot.call('update_ticket', reply))).answer(no),
    ],
    [
      'a yes that came too late',
      'expired',
      `bot tried to add a public reply to ticket ${open} and failed: its plan had ended; allowed by tickets:full.`,
      async () => {
        const { answer } = await asked(bot.call('update_ticket', reply))
        expire()
        return answer(yes)
      },
    ],
    [
      'a yes to something else',
      'refused',
      `bot tried to add a public reply to ticket ${fresh} and was refused: its plan was for another call.`,
      async () => {
        const { state } = await asked(bot.call('update_ticket', reply))
        const other = { ...reply, ticket_id: fresh }
        return bot.call('update_ticket', other, { inputResponses: { approval: yes }, requestState: state })
      },
    ],
    [
      'a budget that is used up',
      'limited',
      `spent tried to add an internal note to ticket ${open} and failed: its budget is used up; allowed by tickets:write.`,
      async () => (await modernHttpAsker(server.url, tokenOf('spent'))).call('update_ticket', note),
    ],
  ]
  test.each(refusals)('of %s: what became of it, and no intent', async (_, outcome, sentence, act) => {
    account.clearRequests()
    const found = await records(outcome, act)
    expect(found.filter(({ event }) => event === 'intent')).toEqual([])
    expect(found.at(-1)).toMatchObject({ outcome, told: sentence })
    expect(writes(account.requests)).toEqual([])
  })

  const done: readonly [string, string, string, () => Promise<unknown>][] = [
    [
      'that reads',
      'done',
      `bot read ticket ${open}; allowed by tickets:full.`,
      () => bot.call('get_ticket', { ticket_id: open }),
    ],
    [
      'that somebody said yes to',
      'done',
      `bot added a public reply to ticket ${open}; allowed by tickets:full, approved by the user.`,
      async () => (await asked(bot.call('update_ticket', reply))).answer(yes),
    ],
    [
      'about a record that is not there',
      'missing',
      'bot tried to read ticket 987654321 and failed: there is no such record; allowed by tickets:full.',
      () => bot.call('get_ticket', { ticket_id: 987_654_321 }),
    ],
    [
      'that Zendesk refuses',
      'refused',
      `bot tried to add an internal note to ticket ${open} and was refused: Zendesk refused; allowed by tickets:full.`,
      () => {
        account.fault({ tool: 'update_ticket', status: 403, body: { error: 'Forbidden' } })
        return bot.call('update_ticket', note)
      },
    ],
    [
      'that Zendesk answers with nonsense',
      'unavailable',
      'bot tried to list tickets and failed: Zendesk did not answer; allowed by tickets:full.',
      () => {
        account.fault({ tool: 'list_tickets', status: 200, body: { tickets: 'none' } })
        return bot.call('list_tickets', {})
      },
    ],
    [
      'of which nobody knows whether it happened',
      'unknown_outcome',
      `bot tried to add an internal note to ticket ${open}; whether it happened is unknown; allowed by tickets:full.`,
      () => {
        account.fault({ tool: 'update_ticket', cut: 0, afterEffect: true })
        return bot.call('update_ticket', note)
      },
    ],
    [
      'that its client took back',
      'cancelled',
      'bot tried to count tickets and failed: it was taken back; allowed by tickets:full.',
      async () => {
        const session = await legacyHttpAsker(server.url, tokenOf('bot'))
        account.fault({ tool: 'count_tickets', hang: true })
        session.call('count_tickets', {}).catch(() => {})
        await eventually(() => expect(account.requests.at(-1)?.tool).toBe('count_tickets'))
        await session.say({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 1 } })
      },
    ],
  ]
  test.each(done)('%s: an intent, and what became of it', async (_, outcome, sentence, act) => {
    const found = await records(outcome, act)
    const last = found.at(-1)
    expect(last).toMatchObject({ event: 'outcome', outcome, told: sentence })
    expect(found.filter(one => one['call'] === last?.['call']).map(({ event }) => event)).toEqual([
      'intent',
      'outcome',
    ])
  })

  test('leaves an intent without an outcome where the process is killed, and a check finds it', async () => {
    const pipe = piped(['--policy', policy.path, '--agent', 'bot'], env())
    account.fault({ tool: 'update_ticket', hang: true })
    account.clearRequests()
    modernPipe(pipe)
      .call('update_ticket', { ...note, ticket_id: fresh })
      .catch(() => {})
    await eventually(() => expect(writes(account.requests)).toHaveLength(1))
    pipe.child.kill('SIGKILL')
    await eventually(() => expect(pipe.child.signalCode).toBe('SIGKILL'))
    const { problems, unfinished } = await verify(policy.journal)
    expect(problems).toEqual([])
    expect(unfinished.map(({ told }) => told)).toEqual([
      `bot is about to add an internal note to ticket ${fresh}; allowed by tickets:full.`,
    ])
    const { code, out } = await program(['audit', 'verify', '--policy', policy.path])
    expect(code).toBe(0)
    expect(out).toContain(`bot is about to add an internal note to ticket ${fresh}`)
  })
})

describe('What a running server writes down beside calls', () => {
  const recorded = (found: object) =>
    eventually(() => expect(recordsOf(policy.journal)).toContainEqual(expect.objectContaining(found)))

  test('a list of tools, a tool that is none, a wish, and a policy that has changed', async () => {
    const client = modernHttp(server.url, tokenOf('spent'))
    const tools = await client.ask('tools/list')
    await client.call('drop_tickets', { secret: 'words' })
    await client.call('request_access', { tool: 'delete_ticket', reason: 'too many of them' })
    const { length } = z.object({ tools: z.array(z.unknown()) }).parse(tools.result).tools
    await recorded({
      event: 'list',
      agent: 'spent',
      client: 'raw/2',
      told: `spent listed its tools, ${length} in all.`,
    })
    await recorded({ event: 'stray', told: 'spent called drop_tickets, and there is no such tool.' })
    await recorded({ event: 'requested', told: 'spent asked the operator for delete_ticket.' })
    policy.put({ agents: [...agents, { name: 'third', grant: '' }] })
    await recorded({ event: 'policy', told: 'The policy has changed; it has 3 agents now.' })
  })
})

test('None of all that holds what was said, by whom, or about whom', () => {
  const { subject, requester_id = 0 } = account.account.tickets.get(open) ?? {}
  const { name, email } = account.account.users.get(requester_id) ?? {}
  const lines = linesOf(policy.journal)
  expect(lines.length).toBeGreaterThan(30)
  for (const words of ['to the customer', 'a note', 'too many of them', 'opne', subject, name, email])
    for (const { text } of lines) expect(text).not.toContain(words)
})

/** Whoever runs this, the folder's mode binds them. */
const bound = process.getuid?.() === 0 ? 'exec setpriv --bounding-set -dac_override,-dac_read_search' : 'exec'

/** Takes the right to write from all that is in a folder. */
function lock(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o500 : 0o400)
  chmodSync(folder, 0o500)
  onTestFinished(() => {
    for (const path of [folder, join(folder, '.lock')]) chmodSync(path, 0o700)
  })
}

/** At one stroke: what is removed file by file, its process fills again meanwhile. */
const away = (folder: string) => renameSync(folder, `${folder}.gone`)

describe('A write whose intent cannot be written down', () => {
  test.each<[string, string, (folder: string) => void, string]>([
    ['can only be read', bound, lock, 'this user may not write there'],
    ['was taken away', '', folder => away(folder), 'it is gone'],
    [
      'has become a file',
      '',
      folder => {
        away(folder)
        writeFileSync(folder, '')
      },
      'it is no folder',
    ],
    ['may not grow any more', 'ulimit -f 16; exec', () => {}, 'its file may not grow any more'],
  ])('is refused where the journal %s: nothing reaches the account, and reads go on', async (...row) => {
    const [, shell, fault, why] = row
    const own = governed({ approvals, agents })
    const pipe = piped(['--policy', own.path, '--agent', 'bot'], env(own.state), shell)
    onTestFinished(() => void pipe.close())
    const client = modernPipe(pipe)
    expect((await client.call('update_ticket', note)).isError).toBe(false)
    fault(own.journal)

    account.clearRequests()
    let through = 0
    let last = await client.call('update_ticket', note)
    for (; !last.isError && through < 29; through++) last = await client.call('update_ticket', note)
    expect(last.text).toBe(
      `update_ticket was refused: the journal takes no records (${why}). The operator has to mend that; the server's log says where.`,
    )
    expect(writes(account.requests)).toHaveLength(through)
    expect(last.text).not.toContain(own.journal)

    const deleted = await client.call('delete_ticket', { ticket_id: open, plan_token: 'plan_x' })
    expect(deleted.isError).toBe(true)
    expect((await client.call('get_ticket', { ticket_id: open })).isError).toBe(false)
    expect(writes(account.requests)).toHaveLength(through)
  })
})

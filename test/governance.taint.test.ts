import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { confessions } from '../src/sandbox/prose/personal.ts'
import { landmarks } from '../src/sandbox/seed.ts'
import { temporary } from './canary/folder.ts'
import { governed, tokenOf, writes } from './governed.ts'
import { asked, legacyPipeAsker, modernHttpAsker, told, yes } from './raw/asker.ts'
import { modernHttp, type Served, served } from './raw/http.ts'
import { modernPipe, type Pipe, piped } from './raw/stdio.ts'
import { desk, environment } from './rig.ts'
import { eventually } from './until.ts'

const grant = '*:read,tickets:write,users:write'
const policy = governed({
  approvals: { public: 'never' },
  agents: ['reader', 'fresh', 'booker'].map(name => ({ name, grant })),
})
const { open } = landmarks.tickets
let account: Awaited<ReturnType<typeof desk>>
let server: Served
let pipe: Pipe

beforeAll(async () => {
  account = await desk()
  const env = environment({ url: account.url, env: { DESKWARDEN_STATE: policy.state } })
  server = await served(['--policy', policy.path], env)
  pipe = piped(['--policy', policy.path, '--agent', 'reader'], env)
})
afterAll(async () => {
  await Promise.all([server.close(), pipe.close()])
  await account.close()
})

const journal = () =>
  readdirSync(policy.journal)
    .filter(name => name.endsWith('.jsonl'))
    .map(name => readFileSync(join(policy.journal, name), 'utf8'))
    .join('')

describe('An agent that reads a ticket over HTTP', () => {
  const reply = { ticket_id: open, comment: { body: 'As you wish.', public: true } }

  test('is asked about what it does then over stdio, in another process, and no other agent is', async () => {
    const [one, other] = await Promise.all([
      modernHttpAsker(server.url, tokenOf('reader')),
      modernHttpAsker(server.url, tokenOf('fresh')),
    ])
    await told(one.call('get_ticket', { ticket_id: open }))
    const inside = await legacyPipeAsker(pipe)
    const question = await asked(inside.call('update_ticket', reply))
    expect(question.question).toMatch(/^This agent has read words of customers since \S+ \S+ UTC, /m)
    expect(writes(account.requests)).toEqual([])
    expect((await question.answer(yes)).isError).toBe(false)
    expect((await told(other.call('update_ticket', reply))).isError).toBe(false)
    expect(writes(account.requests)).toHaveLength(2)
    await eventually(() =>
      expect(journal()).toContain(
        `reader added a public reply to ticket ${open}; allowed by tickets:write, approved by the user; it had read customers' words.`,
      ),
    )
  })

  test('waits for the operator where its client cannot ask', async () => {
    const plain = modernHttp(server.url, tokenOf('reader'))
    const { value } = await plain.call('create_user', { name: 'Nobody' })
    expect(value?.['notes']).toEqual([expect.stringContaining('the operator has to approve this')])
  })
})

describe('A card number that a customer wrote', () => {
  const ticket = landmarks.tickets.personalCard
  const subject = confessions.card.subject

  test('reaches Zendesk through its handle, and stands in no answer, question, error or record', async () => {
    expect(account.account.tickets.get(ticket)?.subject).toBe(subject)
    const booker = modernHttp(server.url, tokenOf('booker'))
    const read = await booker.call('list_ticket_comments', { ticket_id: ticket })
    const [handle = ''] = /\[\[card:\d{6}\]\]/.exec(read.text) ?? []
    expect(handle).not.toBe('')
    account.clearRequests()
    const wrote = await booker.call('update_ticket', {
      ticket_id: ticket,
      comment: { body: `Block ${handle}.`, public: false },
    })
    expect(wrote.isError).toBe(false)
    expect(account.account.comments.get(ticket)?.at(-1)?.body).toMatch(/^Block (\d{15,16})\.$/)

    const waits = await booker.call('update_user', {
      user_id: landmarks.users.idle,
      notes: `Pays by ${handle}`,
    })
    expect(waits.text).toContain(`Pays by ${handle}`)
    const stranger = modernHttp(server.url, tokenOf('fresh'))
    const refused = await stranger.call('update_ticket', { ticket_id: ticket, subject: handle })
    expect(refused.isError).toBe(true)
    expect(refused.text).toContain(`The handle ${handle} cannot be used`)

    const kept = readdirSync(policy.approvals).map(name => readFileSync(join(policy.approvals, name), 'utf8'))
    await eventually(() => expect(journal()).toMatch(/"tool":"list_ticket_comments".*"masked":\{"card":\d/))
    for (const text of [read.text, JSON.stringify(read.value), waits.text, refused.text, journal(), ...kept])
      expect(text.replaceAll(/\D/g, '')).not.toMatch(/4111111111111111|5555555555554444|378282246310005/)
  })
})

describe('Without a policy', () => {
  const note = { ticket_id: open, comment: { body: 'As you wish.', public: true } }
  test.each<[string[], string]>([
    [['--approvals', 'ask'], 'the operator has to approve this'],
    [['--approvals', 'preview'], 'Show your user the plan.'],
    [['--approvals', 'never'], ''],
  ])('%j: a reply after reading is answered with %j', async (flags, says) => {
    const state = join(temporary(), 'state')
    const own = piped(
      ['--grant', '*:write', ...flags],
      environment({ url: account.url, env: { DESKWARDEN_STATE: state, DESKWARDEN_MASK: 'off' } }),
    )
    onTestFinished(() => void own.close())
    const client = modernPipe(own)
    const read = await client.call('list_ticket_comments', { ticket_id: landmarks.tickets.personalCard })
    expect(read.text).toContain('4111 1111 1111 1111')
    const { value } = await client.call('update_ticket', note)
    expect([value?.['notes'] ?? ''].flat().join(' ')).toContain(says)
    expect(value?.['plan_token'] === undefined).toBe(says === '')
  })
})

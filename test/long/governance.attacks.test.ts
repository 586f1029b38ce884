import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { landmarks } from '../../src/sandbox/seed.ts'
import { governed, tokenOf, writes } from '../governed.ts'
import {
  type Asked,
  type Asker,
  asked,
  legacyHttpAsker,
  legacyPipeAsker,
  modernHttpAsker,
  modernPipeAsker,
  told,
  yes,
} from '../raw/asker.ts'
import { post, type Served, served } from '../raw/http.ts'
import type { Spoken } from '../raw/message.ts'
import { type Pipe, piped } from '../raw/stdio.ts'
import { desk, environment } from '../rig.ts'

const grant = '*:read,tickets:full,ticket_comments:full'
const policy = governed({
  // What the customer reads is asked about; what destroys gets a plan.
  approvals: { public: 'ask', bulk: 'ask', destructive: 'preview', tainted: 'never' },
  agents: [
    { name: 'mine', grant },
    { name: 'other', grant },
  ],
})
let account: Awaited<ReturnType<typeof desk>>
let server: Served
const pipes: Pipe[] = []
const env = () => environment({ url: account.url, env: { DESKWARDEN_STATE: policy.state } })
const pipe = (agent: string) => {
  const opened = piped(['--policy', policy.path, '--agent', agent], env())
  pipes.push(opened)
  return opened
}

beforeAll(async () => {
  account = await desk({ updatesPerTicket: 1_000 })
  server = await served(['--policy', policy.path], env())
})
afterAll(async () => {
  await Promise.all([server, ...pipes].map(one => one.close()))
  await account.close()
})

/** A ticket as it is in the seed. */
function lay(id: number): void {
  const { open } = landmarks.tickets
  account.account.tickets.set(id, { ...ticketOf(open), id })
  account.account.comments.set(id, [...(account.account.comments.get(open) ?? [])])
}
/** A ticket that no other test touches. */
function fresh(): number {
  lay(++last)
  return last
}
let last = 10_000
beforeEach(() => {
  account.clearRequests()
  rmSync(policy.approvals, { recursive: true, force: true })
})

/** Two agents that are served side by side. */
interface Place {
  readonly mine: Asker
  readonly other: Asker
}
function both(open: (agent: string) => Promise<Asker>): () => Promise<Place> {
  let place: Promise<Place> | undefined
  return () => {
    place ??= Promise.all([open('mine'), open('other')]).then(([mine, other]) => ({ mine, other }))
    return place
  }
}
const modern: readonly [string, () => Promise<Place>][] = [
  ['2026-07-28 over stdio', both(agent => modernPipeAsker(pipe(agent)))],
  ['2026-07-28 over HTTP', both(agent => modernHttpAsker(server.url, tokenOf(agent)))],
]
const legacy: readonly [string, () => Promise<Place>][] = [
  ['2025-11-25 over stdio', both(agent => legacyPipeAsker(pipe(agent)))],
  ['2025-11-25 over HTTP', both(agent => legacyHttpAsker(server.url, tokenOf(agent)))],
]

const replyTo = (ticket_id: number) => ({ ticket_id, comment: { body: 'Dear customer', public: true } })
const no = { action: 'decline' }

/** Ten minutes are over for every plan that waits. */
function expire(): void {
  for (const name of readdirSync(policy.approvals).filter(name => name.endsWith('.json'))) {
    const path = join(policy.approvals, name)
    writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), expiresMs: Date.now() }))
  }
}

/** A colleague changes the ticket in Zendesk. */
function changed(id: number): void {
  account.account.tickets.set(id, { ...ticketOf(id), priority: 'high', updated_at: new Date().toISOString() })
}

const altered = (token: string) => `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`

/** What looks like a yes, and is none. */
const malformed: readonly (readonly [string, unknown])[] = [
  ['the yes is a text', { action: 'accept', content: { approve: 'true' } }],
  ['the yes is a number', { action: 'accept', content: { approve: 1 } }],
  ['the yes is an object', { action: 'accept', content: { approve: { valueOf: true } } }],
  ['the yes is in capitals', { action: 'accept', content: { APPROVE: true } }],
  ['the yes is in a prototype', JSON.parse('{"action":"accept","content":{"__proto__":{"approve":true}}}')],
  ['the content is a list', { action: 'accept', content: [{ approve: true }] }],
  ['there is no content', { action: 'accept' }],
  ['the action is in capitals', { action: 'ACCEPT', content: { approve: true } }],
  ['the action is missing', { content: { approve: true } }],
  ['the user declined and approved', { action: 'decline', content: { approve: true } }],
]

describe.each(modern)('A question of %s', (_, open) => {
  let place: Place
  beforeAll(async () => {
    place = await open()
  })

  const answered = (state: unknown, said: unknown = yes) => ({
    inputResponses: { approval: said },
    requestState: state,
  })

  const attacks: readonly [
    string,
    (question: Asked, place: Place, id: number) => Promise<Spoken | Asked>,
    RegExp | 'asked again',
    number?,
  ][] = [
    [
      'an answer without the state',
      (_, { mine }, id) =>
        asked(mine.call('update_ticket', replyTo(id), { inputResponses: { approval: yes } })),
      'asked again',
    ],
    [
      'the state without an answer',
      ({ state }, { mine }, id) => asked(mine.call('update_ticket', replyTo(id), { requestState: state })),
      'asked again',
    ],
    [
      'an answer to another question',
      ({ state }, { mine }, id) =>
        asked(
          mine.call('update_ticket', replyTo(id), { inputResponses: { other: yes }, requestState: state }),
        ),
      'asked again',
    ],
    [
      'an answer that is sent again',
      async ({ state, answer }, { mine }, id) => {
        await answer(yes)
        return told(mine.call('update_ticket', replyTo(id), answered(state)))
      },
      /its plan is unknown, or was used already/,
      1,
    ],
    [
      'a yes after a no',
      async ({ state, answer }, { mine }, id) => {
        await answer(no)
        return told(mine.call('update_ticket', replyTo(id), answered(state)))
      },
      /its plan is unknown, or was used already/,
    ],
    [
      'a state that was altered',
      ({ state }, { mine }, id) => told(mine.call('update_ticket', replyTo(id), answered(altered(state)))),
      /its plan is unknown/,
    ],
    [
      'a state in capitals',
      ({ state }, { mine }, id) =>
        told(mine.call('update_ticket', replyTo(id), answered(state.toUpperCase()))),
      /its plan is unknown/,
    ],
    [
      'a state with a space behind it',
      ({ state }, { mine }, id) => told(mine.call('update_ticket', replyTo(id), answered(`${state} `))),
      /its plan is unknown/,
    ],
    [
      'a state that is the name of its file',
      (_, { mine }, id) =>
        told(
          mine.call(
            'update_ticket',
            replyTo(id),
            answered(readdirSync(policy.approvals).at(-1)?.replace('.json', '')),
          ),
        ),
      /its plan is unknown/,
    ],
    [
      'a state that is a path',
      (_, { mine }, id) => told(mine.call('update_ticket', replyTo(id), answered('../../policy.json'))),
      /its plan is unknown/,
    ],
    [
      'a state that is no text',
      ({ state }, { mine }, id) => told(mine.call('update_ticket', replyTo(id), answered([state]))),
      /requestState/,
    ],
    [
      'an answer after ten minutes',
      async ({ answer }) => {
        expire()
        return answer(yes)
      },
      /its plan held for ten minutes, and they are over/,
    ],
    [
      'an answer by another agent',
      ({ state }, { other }, id) => told(other.call('update_ticket', replyTo(id), answered(state))),
      /its plan was made for another call/,
    ],
    [
      'an answer for another text',
      ({ state }, { mine }, id) =>
        told(
          mine.call(
            'update_ticket',
            { ticket_id: id, comment: { body: 'Dear customer!', public: true } },
            answered(state),
          ),
        ),
      /its plan was made for another call/,
    ],
    [
      'an answer for another ticket',
      ({ state }, { mine }) => told(mine.call('update_ticket', replyTo(fresh()), answered(state))),
      /its plan was made for another call/,
    ],
    [
      'an answer for one field more',
      ({ state }, { mine }, id) =>
        told(mine.call('update_ticket', { ...replyTo(id), status: 'solved' }, answered(state))),
      /its plan was made for another call/,
    ],
    [
      'an answer for another tool',
      ({ state }, { mine }, id) =>
        told(
          mine.call(
            'update_many_tickets',
            { ids: [id], tickets: [{ comment: replyTo(id).comment }] },
            answered(state),
          ),
        ),
      /its plan was made for another call/,
    ],
    [
      'an answer for a tool that destroys',
      ({ state }, { mine }, id) => told(mine.call('delete_ticket', { ticket_id: id }, answered(state))),
      /its plan was made for another call/,
    ],
    [
      'an answer after a colleague changed the ticket',
      async ({ answer }, _place, id) => {
        changed(id)
        return answer(yes)
      },
      /the record has changed since the plan was made/,
    ],
    [
      'its state as the token of a plan',
      ({ state }, { mine }, id) => told(mine.call('update_ticket', { ...replyTo(id), plan_token: state })),
      /its plan was not made for this kind of yes/,
    ],
    [
      'guesses that are near it',
      async ({ state }, { mine }, id) => {
        const guesses = [...state]
          .map((letter, at) => `${state.slice(0, at)}${letter === 'x' ? 'y' : 'x'}${state.slice(at + 1)}`)
          .slice(-12)
        const said = await Promise.all(
          guesses.map(guess => told(mine.call('update_ticket', replyTo(id), answered(guess)))),
        )
        expect(new Set(said.map(({ text }) => text)).size).toBe(1)
        return said[0] ?? Promise.reject(new Error('nothing was guessed'))
      },
      /its plan is unknown/,
    ],
    [
      'two answers at once',
      async ({ state }, { mine }, id) => {
        const two = await Promise.all(
          [1, 2].map(() => told(mine.call('update_ticket', replyTo(id), answered(state)))),
        )
        const refused = two.filter(one => one.isError)
        expect(refused).toHaveLength(1)
        return refused[0] ?? Promise.reject(new Error('both were let through'))
      },
      /its plan is unknown, or was used already/,
      1,
    ],
  ]

  test.each(attacks)('is not answered by %s', async (_, attack, sentence, through = 0) => {
    const id = fresh()
    const question = await asked(place.mine.call('update_ticket', replyTo(id)))
    const came = await attack(question, place, id)
    if (sentence === 'asked again') expect(came).toMatchObject({ question: question.question })
    else expect(came).toMatchObject({ isError: true, text: expect.stringMatching(sentence) })
    expect(writes(account.requests)).toHaveLength(through)
  })

  test.each<readonly [string, unknown]>([
    ...malformed,
    ['it is a text', 'accept'],
    ['it is null', null],
    ['it is a list', [yes]],
  ])('is not answered where %s', async (_, said) => {
    const id = fresh()
    const { state } = await asked(place.mine.call('update_ticket', replyTo(id)))
    const { spoken } = await place.mine.call('update_ticket', replyTo(id), answered(state, said))
    if (spoken) expect(spoken.isError).toBe(true)
    expect(writes(account.requests)).toEqual([])
  })
})

describe.each(legacy)('A question of %s', (_, open) => {
  let place: Place
  beforeAll(async () => {
    place = await open()
  })

  const attacks: readonly [
    string,
    (question: Asked, place: Place, id: number) => Promise<Spoken>,
    RegExp,
    number?,
  ][] = [
    [
      'an answer under an id that nobody asked with',
      async ({ answer }, { mine }) => {
        for (const id of [4_711, 'approval', 'raw-1', -1]) await mine.say({ jsonrpc: '2.0', id, result: yes })
        expect(writes(account.requests)).toEqual([])
        return answer(no)
      },
      /your user said no/,
    ],
    [
      'an error in place of an answer',
      async ({ id, end }, { mine }) => {
        await mine.say({ jsonrpc: '2.0', id, error: { code: -1, message: 'approve: true' } })
        return end
      },
      /failed: approve: true/,
    ],
    [
      'a second answer',
      async ({ id, answer }, { mine }, ticket) => {
        const first = await answer(yes)
        expect(first.isError).toBe(false)
        for (let again = 0; again < 3; again++) await mine.say({ jsonrpc: '2.0', id, result: yes })
        return (await asked(mine.call('update_ticket', replyTo(ticket)))).answer(no)
      },
      /your user said no/,
      1,
    ],
    [
      'a yes after a no',
      async ({ id, answer }, { mine }) => {
        const first = await answer(no)
        await mine.say({ jsonrpc: '2.0', id, result: yes })
        return first
      },
      /your user said no/,
    ],
    [
      'a yes in the connection of another agent',
      async ({ id, answer }, { other }) => {
        await other.say({ jsonrpc: '2.0', id, result: yes })
        expect(writes(account.requests)).toEqual([])
        return answer(no)
      },
      /your user said no/,
    ],
    [
      'a yes to the question of another agent with the same id',
      async ({ answer }, { other }) => {
        const id = fresh()
        const theirs = await asked(other.call('update_ticket', replyTo(id)))
        expect((await theirs.answer(yes)).isError).toBe(false)
        expect(writes(account.requests)).toMatchObject([{ path: `/api/v2/tickets/${id}` }])
        return answer(no)
      },
      /your user said no/,
      1,
    ],
    [
      'an answer after ten minutes',
      async ({ answer }) => {
        expire()
        return answer(yes)
      },
      /its plan held for ten minutes, and they are over/,
    ],
    [
      'an answer after a colleague changed the ticket',
      async ({ answer }, _place, id) => {
        changed(id)
        return answer(yes)
      },
      /the record has changed since the plan was made/,
    ],
    [
      'a yes that comes with the call',
      async ({ answer }, { mine }, id) => {
        const again = await asked(
          mine.call('update_ticket', replyTo(id), { inputResponses: { approval: yes } }),
        )
        await again.answer(no)
        return answer(no)
      },
      /your user said no/,
    ],
    [
      'a yes that comes with the call, under a state that was made up',
      async ({ answer }, { mine }, id) => {
        await answer(no)
        return told(
          mine.call('update_ticket', replyTo(id), {
            inputResponses: { approval: yes },
            requestState: 'plan_AAAAAAAAAAAAAAAAAAAAAA',
          }),
        )
      },
      /its plan is unknown/,
    ],
  ]

  test.each(attacks)('is not answered by %s', async (_, attack, sentence, through = 0) => {
    const id = fresh()
    const question = await asked(place.mine.call('update_ticket', replyTo(id)))
    expect(await attack(question, place, id)).toMatchObject({
      isError: true,
      text: expect.stringMatching(sentence),
    })
    expect(writes(account.requests)).toHaveLength(through)
  })

  test.each(malformed)('is not answered where %s', async (_, said) => {
    const { answer } = await asked(place.mine.call('update_ticket', replyTo(fresh())))
    expect((await answer(said)).isError).toBe(true)
    expect(writes(account.requests)).toEqual([])
  })

  test('is not answered by a yes after its call was taken back', async () => {
    const { mine } = place
    const { id, about } = await asked(mine.call('update_ticket', replyTo(fresh())))
    await mine.say({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: about } })
    await mine.say({ jsonrpc: '2.0', id, result: yes })
    const next = await asked(mine.call('update_ticket', replyTo(fresh())))
    expect(await next.answer(no)).toMatchObject({ isError: true })
    expect(writes(account.requests)).toEqual([])
  })
})

test('A question of a session over HTTP is answered in no other one, and by nobody else', async () => {
  const [mine, again, other] = await Promise.all(
    ['mine', 'mine', 'other'].map(agent => legacyHttpAsker(server.url, tokenOf(agent))),
  )
  if (!mine || !again || !other) throw new Error('three sessions were asked for')
  const { id, answer } = await asked(mine.call('update_ticket', replyTo(fresh())))
  const message = { jsonrpc: '2.0', id, result: yes }
  await again.say(message)
  const { authorization: _, ...session } = mine.headers
  const theirs = { ...session, authorization: `Bearer ${tokenOf('other')}` }
  expect((await post(server.url, { headers: theirs, body: message })).status).toBe(404)
  expect((await post(server.url, { headers: session, body: message })).status).toBe(401)
  const unknown = { ...mine.headers, 'mcp-session-id': crypto.randomUUID() }
  expect((await post(server.url, { headers: unknown, body: message })).status).toBe(404)
  expect((await answer(no)).text).toContain('your user said no')
  expect(writes(account.requests)).toEqual([])
})

describe.each([...modern, ...legacy])('The token of a plan, by a client of %s', (_, open) => {
  let place: Place
  beforeAll(async () => {
    place = await open()
  })

  const attacks: readonly [
    string,
    (token: string, place: Place, id: number) => Promise<Spoken>,
    RegExp,
    number?,
  ][] = [
    [
      'a second time',
      async (plan_token, { mine }, ticket_id) => {
        await told(mine.call('delete_ticket', { ticket_id, plan_token }))
        lay(ticket_id)
        return told(mine.call('delete_ticket', { ticket_id, plan_token }))
      },
      /its plan is unknown, or was used already/,
      1,
    ],
    [
      'when it was altered',
      (token, { mine }, ticket_id) =>
        told(mine.call('delete_ticket', { ticket_id, plan_token: altered(token) })),
      /its plan is unknown/,
    ],
    [
      'after ten minutes',
      (plan_token, { mine }, ticket_id) => {
        expire()
        return told(mine.call('delete_ticket', { ticket_id, plan_token }))
      },
      /its plan held for ten minutes, and they are over/,
    ],
    [
      'by another agent',
      (plan_token, { other }, ticket_id) => told(other.call('delete_ticket', { ticket_id, plan_token })),
      /its plan was made for another call/,
    ],
    [
      'by its own agent, after another one tried it',
      async (plan_token, { mine, other }, ticket_id) => {
        await told(other.call('delete_ticket', { ticket_id, plan_token }))
        return told(mine.call('delete_ticket', { ticket_id, plan_token }))
      },
      /its plan is unknown, or was used already/,
    ],
    [
      'for another ticket',
      (plan_token, { mine }) => told(mine.call('delete_ticket', { ticket_id: fresh(), plan_token })),
      /its plan was made for another call/,
    ],
    [
      'for another tool',
      (plan_token, { mine }, ticket_id) =>
        told(mine.call('make_ticket_comment_private', { ticket_id, ticket_comment_id: 1, plan_token })),
      /its plan was made for another call/,
    ],
    [
      'for a call that its user is to be asked about',
      (plan_token, { mine }, id) => told(mine.call('update_ticket', { ...replyTo(id), plan_token })),
      /its plan was made for another call/,
    ],
    [
      'after a colleague changed the ticket',
      (plan_token, { mine }, ticket_id) => {
        changed(ticket_id)
        return told(mine.call('delete_ticket', { ticket_id, plan_token }))
      },
      /the record has changed since the plan was made/,
    ],
    [
      'as the state of a question',
      (token, { mine }, ticket_id) =>
        told(
          mine.call(
            'delete_ticket',
            { ticket_id },
            { inputResponses: { approval: yes }, requestState: token },
          ),
        ),
      /its plan was not made for this kind of yes/,
    ],
    [
      'in a list',
      (token, { mine }, ticket_id) => told(mine.call('delete_ticket', { ticket_id, plan_token: [token] })),
      /`plan_token` is no field of delete_ticket/,
    ],
    [
      'as an object',
      (token, { mine }, ticket_id) => told(mine.call('delete_ticket', { ticket_id, plan_token: { token } })),
      /`plan_token` is no field of delete_ticket/,
    ],
    [
      'twice at once',
      async (plan_token, { mine, other: _ }, ticket_id) => {
        const two = await Promise.all(
          [1, 2].map(() => told(mine.call('delete_ticket', { ticket_id, plan_token }))),
        )
        const refused = two.filter(one => one.isError)
        expect(refused).toHaveLength(1)
        return refused[0] ?? Promise.reject(new Error('both were let through'))
      },
      /its plan is unknown, or was used already/,
      1,
    ],
  ]

  test.each(attacks)('lets nothing through %s', async (_, attack, sentence, through = 0) => {
    const id = fresh()
    const { value } = await told(place.mine.call('delete_ticket', { ticket_id: id }))
    expect(await attack(String(value['plan_token']), place, id)).toMatchObject({
      isError: true,
      text: expect.stringMatching(sentence),
    })
    expect(writes(account.requests)).toHaveLength(through)
  })
})

function ticketOf(id: number) {
  const ticket = account.account.tickets.get(id)
  if (!ticket) throw new Error(`no ticket ${id}`)
  return ticket
}

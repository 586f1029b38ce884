import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { temporary } from './canary/folder.ts'
import { governed, tokenOf, writes } from './governed.ts'
import { recordsOf } from './journal-rig.ts'
import { program, typing } from './program.ts'
import { asked, modernHttpAsker, told, yes } from './raw/asker.ts'
import { type Served, served } from './raw/http.ts'
import { legacyPipe, piped } from './raw/stdio.ts'
import { desk, environment } from './rig.ts'
import { eventually } from './until.ts'

const policy = governed({
  ceiling: '*:write,tickets:full',
  agents: [
    {
      name: 'triage',
      grant: '*:read,tickets:write',
      bounds: {
        update_ticket: { only: ['comment', 'priority'], fields: { 'comment.public': { is: false } } },
      },
      records: { tickets: { group_id: [1] } },
      budgets: { writes: { day: 3 } },
    },
    { name: 'waits', grant: 'tickets:write', approvals: { public: 'operator', bulk: 'ask' } },
    { name: 'small', grant: 'tickets:read' },
    { name: 'leaver', grant: 'tickets:read' },
    { name: 'over', grant: 'tickets:write', expires: '2026-01-01T00:00:00Z' },
  ],
})
let account: Awaited<ReturnType<typeof desk>>
let server: Served
const env = () => {
  const { DESKWARDEN_APPROVALS: _, ...rest } = environment({
    url: account.url,
    env: { DESKWARDEN_STATE: policy.state },
  })
  return rest
}

beforeAll(async () => {
  account = await desk()
  server = await served(['--policy', policy.path], env())
})
afterAll(async () => {
  await server.close()
  await account.close()
})
beforeEach(() => account.clearRequests())

const run = (...words: readonly string[]) => program([...words, '--policy', policy.path])
const as = (agent: string) => modernHttpAsker(server.url, tokenOf(agent))
/** What the journal says, of an agent or of all. */
const trace = (about?: string) =>
  recordsOf(policy.journal).flatMap(({ agent, whom, told }) =>
    about === undefined || agent === about || whom === about ? [String(told)] : [],
  )

describe('policy', () => {
  const check = (text: string) => {
    const path = join(temporary(), 'policy.jsonc')
    writeFileSync(path, text, { mode: 0o600 })
    return program(['policy', 'check', '--policy', path]).then(({ code, out, err }) => ({
      code,
      out: out.replaceAll(path, 'policy.jsonc'),
      err: err.replaceAll(path, 'policy.jsonc'),
    }))
  }

  test('check says that a file is in order, or everything that is wrong with it', async () => {
    const [good, wrong, none] = await Promise.all([
      check('{ // who\n "version": 1, "agents": [{ "name": "a", "grant": "tickets:read", }] }'),
      check(
        '{"version":1,"agents":[{"name":"a","grant":"tickts:read","bounds":{"update_tickt":{"only":["status"]}}},{"name":"a","grant":""}]}',
      ),
      program(['policy', 'check', '--policy', '/nowhere/policy.json']),
    ])
    expect(good).toEqual({ code: 0, out: 'policy.jsonc is in order: 1 agent.\n', err: '' })
    expect(wrong.code).toBe(2)
    for (const part of ['did you mean "tickets"?', 'did you mean "update_ticket"?', '"a" is there twice.'])
      expect(wrong.err).toContain(part)
    expect(none).toMatchObject({ code: 2, out: '' })
    expect(none.err).toContain('It is not there or cannot be read.')
  })

  test('show tells in words what holds for each agent, and --json how it is written', async () => {
    const [all, json, nobody] = await Promise.all([
      run('policy', 'show'),
      run('policy', 'show', 'small', '--json'),
      run('policy', 'show', 'smal'),
    ])
    expect(all.code).toBe(0)
    expect(all.out).toMatch(
      /^Nobody passes the ceiling \*:write,tickets:full\.\n\ntriage\n {2}grant {6}\*:read,tickets:write\n/,
    )
    expect(all.out).toMatch(/^ {2}records {4}tickets of group_id 1$/m)
    expect(all.out).toMatch(/^ {2}budgets {4}3 writes a day$/m)
    expect(all.out).toMatch(/^ {2}access {5}ended 2026-01-01T00:00:00\.000Z$/m)
    expect(JSON.parse(json.out)).toMatchObject({
      version: 1,
      agents: [{ name: 'small', grant: 'tickets:read' }],
    })
    expect(nobody).toMatchObject({ code: 2, out: '' })
    expect(nobody.err).toContain('the policy has no agent of this name; did you mean "small"?')
  })

  const Explained = z.object({
    decision: z.string(),
    reasons: z.array(z.object({ check: z.string(), stops: z.boolean(), says: z.string() })),
  })
  test.each<[string, string, string, object | undefined, number, readonly string[]]>([
    [
      'allowed',
      'triage',
      'update_ticket',
      { ticket_id: 1, priority: 'high' },
      0,
      [
        "grant ok the policy's ceiling holds tickets:full",
        'grant ok triage holds tickets:write',
        'arguments ok they are as the tool wants them',
        'records ok only tickets of group_id 1; each is looked at when the call is made',
        'approval ok nobody is asked',
        'budget ok 0 of 3 writes this day used',
      ],
    ],
    [
      'refused',
      'triage',
      'update_ticket',
      { ticket_id: 1, status: 'closed', comment: { body: 'x', public: true } },
      1,
      [
        "grant ok the policy's ceiling holds tickets:full",
        'grant ok triage holds tickets:write',
        'arguments stops `comment.public` is always false. `status` is closed to you by the policy.',
        'records ok only tickets of group_id 1; each is looked at when the call is made',
        'approval ok nobody is asked',
        'budget ok 0 of 3 writes this day used',
      ],
    ],
    [
      'refused',
      'waits',
      'delete_user',
      { user_id: 1 },
      1,
      [
        "grant stops the policy's ceiling holds users:write; it wants users:full or +delete_user",
        'grant stops waits holds nothing of users; it wants users:full or +delete_user',
        'arguments ok they are as the tool wants them',
        'approval ok it cannot be taken back: the user of the client is asked; by a client that cannot ask, the agent gets a plan and confirms it by a second call',
        "approval ok once it has read customers' words: the user of the client is asked; by a client that cannot ask, it waits for `deskwarden approvals approve`",
      ],
    ],
    [
      'wants a yes',
      'waits',
      'update_ticket',
      { ticket_id: 1, comment: { body: 'x', public: true } },
      0,
      [
        "grant ok the policy's ceiling holds tickets:full",
        'grant ok waits holds tickets:write',
        'arguments ok they are as the tool wants them',
        'approval ok the customer reads it: it waits for `deskwarden approvals approve`',
      ],
    ],
    [
      'refused',
      'over',
      'update_ticket',
      undefined,
      1,
      [
        "grant ok the policy's ceiling holds tickets:full",
        'grant stops the access of over ended at 2026-01-01T00:00:00.000Z',
        'grant ok over holds tickets:write',
        'approval ok where it cannot be taken back or the customer reads it: the user of the client is asked; by a client that cannot ask, the agent gets a plan and confirms it by a second call',
        "approval ok once it has read customers' words: the user of the client is asked; by a client that cannot ask, it waits for `deskwarden approvals approve`",
      ],
    ],
  ])('explain: %s, when %s calls %s with %j', async (decision, agent, tool, args, code, reasons) => {
    const words = ['policy', 'explain', agent, tool, ...(args ? [JSON.stringify(args)] : [])]
    const json = await run(...words, '--json')
    const explained = Explained.parse(JSON.parse(json.out))
    expect(explained.decision).toBe(decision)
    expect(
      explained.reasons.map(({ check, stops, says }) => `${check} ${stops ? 'stops' : 'ok'} ${says}`),
    ).toEqual(reasons)
    expect(json.code).toBe(code)
    expect(account.requests).toEqual([])
  })

  test('explain tells the same in columns', async () => {
    const call = JSON.stringify({ ticket_id: 1, priority: 'low', status: 'open' })
    const { code, out } = await run('policy', 'explain', 'triage', 'update_ticket', call)
    expect(code).toBe(1)
    expect(out).toMatch(/^triage calls update_ticket: refused\.\n\n/)
    expect(out).toMatch(/^grant +ok +triage holds tickets:write$/m)
    expect(out).toMatch(/^arguments +stops it +`status` is closed to you by the policy\.$/m)
  })

  test('explain says what it was asked wrongly', async () => {
    const [tool, agent, json] = await Promise.all([
      run('policy', 'explain', 'triage', 'update_tickt'),
      run('policy', 'explain', 'triag', 'update_ticket'),
      run('policy', 'explain', 'triage', 'update_ticket', '{x'),
    ])
    expect(tool.err).toContain('"update_tickt" is no tool; did you mean "update_ticket"?')
    expect(agent.err).toContain('did you mean "triage"?')
    expect(json.err).toContain('the arguments are no JSON. Write them as in')
    expect([tool, agent, json].map(({ code }) => code)).toEqual([2, 2, 2])
  })
})

describe('agents', () => {
  test('adds, lists and removes; comments of the file stay, and the journal tells', async () => {
    const path = join(temporary(), 'policy.jsonc')
    writeFileSync(
      path,
      '// ours\n{\n  "version": 1,\n  "agents": [\n    // the first\n    { "name": "one", "grant": "tickets:read" }, // stays\n  ],\n}\n',
      { mode: 0o600 },
    )
    const agents = (...words: string[]) => program(['agents', ...words, '--policy', path])
    const added = await agents('add', 'two', '--grant', 'users:read')
    expect(added).toMatchObject({ code: 0, err: `two was added to ${path}. Its token, shown only now:\n` })
    expect(added.out).toMatch(/^dw_[\w-]{43}\n$/)
    const [twice, list, json] = await Promise.all([
      agents('add', 'two', '--grant', 'users:read'),
      agents('list'),
      agents('list', '--json'),
    ])
    expect(twice.err).toContain('has an agent of this name. Remove that one first, or choose another name.')
    expect(list.out).toBe('AGENT  GRANT\none    tickets:read\ntwo    users:read\n')
    expect(JSON.parse(json.out)).toEqual([
      { name: 'one', grant: 'tickets:read' },
      { name: 'two', grant: 'users:read' },
    ])
    const text = readFileSync(path, 'utf8')
    expect(text).not.toContain(added.out.trim())
    for (const comment of ['// ours', '// the first', '// stays']) expect(text).toContain(comment)

    expect(await agents('remove', 'two')).toMatchObject({ code: 0, err: `two was removed from ${path}.\n` })
    const after = readFileSync(path, 'utf8')
    for (const comment of ['// ours', '// the first', '// stays']) expect(after).toContain(comment)
    expect(after).not.toContain('two')

    const told = recordsOf(path.replace('.jsonc', '.state/journal')).slice(1)
    expect(told.map(one => [one['whom'], String(one['told']).replace(/^\S+, /, '')])).toEqual([
      ['two', 'the operator: added two to the policy, with the grant users:read.'],
      ['two', 'the operator: removed two from the policy.'],
    ])
  })
})

describe('freeze and thaw', () => {
  test('stop an agent of a server that runs, from its next call on, and let it go on', async () => {
    const triage = await as('waits')
    const write = () =>
      triage.call('update_ticket', { ticket_id: 300, priority: 'low' }).then(one => one.spoken)
    const read = () => triage.call('get_ticket', { ticket_id: 300 }).then(one => one.spoken)
    expect((await write())?.isError).toBe(false)

    const froze = await run('freeze', 'waits', '--writes')
    expect(froze).toEqual({
      code: 0,
      out: '',
      err: `Every write of waits is frozen, from the next call on, for the servers whose state is in ${policy.state}.\n`,
    })
    expect((await write())?.text).toBe(
      'update_ticket was refused: the operator has frozen every write. The operator can lift that with `deskwarden thaw` and the --policy or --state of this server.',
    )
    expect((await read())?.isError).toBe(false)
    await run('freeze')
    expect((await read())?.text).toContain('the operator has frozen every call')
    expect((await run('policy', 'show', 'waits')).out).toMatch(/^ {2}frozen {5}every call$/m)

    const one = await run('thaw', 'waits')
    expect(one).toMatchObject({ code: 2, out: '' })
    expect(one.err).toContain('everyone is frozen. Run `deskwarden thaw` without a name')
    expect((await run('thaw')).err).toContain('Every freeze is lifted')
    expect((await write())?.isError).toBe(false)
    expect(writes(account.requests)).toHaveLength(2)

    const said = trace()
    for (const what of [
      'every write of waits is frozen',
      'every call of everyone is frozen',
      'every freeze is lifted',
    ])
      expect(said.filter(line => line.endsWith(`, the operator: ${what}.`))).toHaveLength(1)
  })

  test.each(['freeze', 'thaw', 'requests list', 'approvals list', 'audit show'])(
    'do nothing beside a policy that is not there: %s',
    async command => {
      const path = join(temporary(), 'polcy.json')
      expect(await program([...command.split(' '), '--policy', path])).toEqual({
        code: 2,
        out: '',
        err: `Nothing was done: ${path} is not there. Name the policy of the servers with --policy.\n`,
      })
    },
  )

  test('do not take a misspelt name for one that is stopped', async () => {
    const { code, err } = await run('freeze', 'triag')
    expect(code).toBe(2)
    expect(err).toBe(
      '"triag" was not frozen: the policy has no agent of this name; did you mean "triage"? Run it again with the right name, or without one to freeze everyone.\n',
    )
    expect(existsSync(join(policy.state, 'freeze.json'))).toBe(false)
    expect((await run('thaw', 'small')).err).toContain('"small" was not thawed: it is not frozen.')
  })
})

const reply = { ticket_id: 301, comment: { body: 'Dear customer', public: true } }
const Plans = z.array(z.looseObject({ id: z.string(), agent: z.string(), doing: z.string() }))

/** The id of the one plan that waits. */
const waiting = () => {
  const [one, ...more] = readdirSync(policy.approvals).filter(name => name.endsWith('.json'))
  if (!one || more.length > 0) throw new Error('not one plan waits')
  return one.slice(0, 8)
}

describe('approvals', () => {
  test('an agent waits until the operator approves, and then does it once', async () => {
    expect((await run('approvals', 'list')).out).toBe(`Nothing waits for a yes in ${policy.state}.\n`)
    const agent = await as('waits')
    const { value } = await told(agent.call('update_ticket', reply))
    expect(value['notes']).toEqual([
      `Nothing was changed yet: the operator has to approve this. \`deskwarden approvals list\` shows it to them as ${waiting()}. Then call update_ticket again with the same arguments and this plan_token; it holds for ten minutes.`,
    ])
    const again = { ...reply, plan_token: value['plan_token'] }
    expect((await told(agent.call('update_ticket', again))).text).toContain(
      'the operator has not approved it yet',
    )
    expect(writes(account.requests)).toEqual([])

    const [{ id = '' } = {}] = Plans.parse(JSON.parse((await run('approvals', 'list', '--json')).out))
    expect(waiting()).toBe(id)
    const list = await run('approvals', 'list')
    expect(list.out).toMatch(
      new RegExp(
        `^${id} {2}waits, waits for you, 10 min left\n    Add a public reply to ticket 301\\.\n    ticket 301, “`,
      ),
    )
    expect(list.out).toContain('Zendesk may e-mail')
    const approved = await run('approvals', 'approve', id)
    expect(approved).toEqual({
      code: 0,
      out: '',
      err: 'Approved that waits may add a public reply to ticket 301; it has to call again, with its plan_token.\n',
    })
    const [twice, late] = await Promise.all([run('approvals', 'approve', id), run('approvals', 'deny', id)])
    for (const { code, err } of [twice, late]) {
      expect(code).toBe(2)
      expect(err).toMatch(
        /was not (approved|denied): \S+ has approved it already\. To stop it, freeze waits until the ten minutes are over\.$/m,
      )
    }
    expect((await told(agent.call('update_ticket', again))).isError).toBe(false)
    expect((await told(agent.call('update_ticket', again))).text).toContain(
      'its plan is unknown, or was used',
    )
    expect(writes(account.requests)).toHaveLength(1)

    const said = trace('waits')
    expect(said.filter(line => line.includes('approved that waits may'))).toHaveLength(1)
    expect(said.filter(line => line.includes('denied'))).toEqual([])
    const did =
      /^waits added a public reply to ticket 301; allowed by tickets:write, approved by \S+; it had read customers' words\.$/
    // What became of a call is written down after its answer.
    await eventually(() => expect(trace('waits').filter(line => did.test(line))).toHaveLength(1))
  })

  test('what the operator denies is not done, and the agent is told', async () => {
    const agent = await as('waits')
    const { value } = await told(agent.call('update_ticket', reply))
    const id = waiting()
    expect((await run('approvals', 'deny', id)).err).toBe(
      'Denied that waits may add a public reply to ticket 301.\n',
    )
    const { text } = await told(agent.call('update_ticket', { ...reply, plan_token: value['plan_token'] }))
    expect(text).toBe('update_ticket was refused: the operator denied it. Do not try again; tell your user.')
    expect(writes(account.requests)).toEqual([])
  })

  test('a question to the user can be denied from outside, and not answered for them', async () => {
    const agent = await as('waits')
    const bulk = { ids: [300, 301], tickets: [{ priority: 'low' }] }
    const { answer } = await asked(agent.call('update_many_tickets', bulk))
    const id = waiting()
    const approved = await run('approvals', 'approve', id)
    expect(approved.code).toBe(2)
    expect(approved.err).toContain('the user of the client is asked. Deny it, or wait for their answer.')
    await run('approvals', 'deny', id)
    expect((await answer(yes)).text).toContain('the operator denied it')
    expect(writes(account.requests)).toEqual([])
    expect((await run('approvals', 'approve', 'abc')).err).toContain(
      '"abc" was not approved: nothing of this name waits',
    )
  })
})

describe('requests', () => {
  const Requests = z.array(z.looseObject({ id: z.string(), agent: z.string(), tool: z.string() }))
  /** The id of what an agent wants, once it is written down. */
  async function idOf(tool: string): Promise<string> {
    const file = join(policy.state, 'requests.json')
    await eventually(() => expect(readFileSync(file, 'utf8')).toContain(`"${tool}"`))
    const all = Requests.parse(JSON.parse((await run('requests', 'list', '--json')).out))
    return all.find(one => one.tool === tool)?.id ?? ''
  }

  test('what an agent was refused is granted for a time, and its list tells', async () => {
    const pipe = piped(['--policy', policy.path, '--agent', 'small'], env())
    onTestFinished(() => void pipe.close())
    const small = await legacyPipe(pipe)
    const changes = () =>
      pipe.strays.filter(({ method }) => method === 'notifications/tools/list_changed').length
    expect(await small.list()).not.toContain('update_ticket')
    for (let times = 0; times < 3; times++) await small.call('update_ticket', { ticket_id: 300 })
    await small.call('delete_user', { user_id: 1 })

    const id = await idOf('update_ticket')
    const other = await idOf('delete_user')
    expect((await run('requests', 'list')).out).toMatch(
      new RegExp(`^${id} +small +update_ticket +3 +2\\d{3}-`, 'm'),
    )

    const granted = await run('requests', 'approve', id, '--for', '1m')
    expect(granted).toMatchObject({ code: 0, out: '' })
    expect(granted.err).toMatch(/^Granted small update_ticket until 2\S+Z\.\n$/)
    await eventually(() => expect(changes()).toBe(1))
    expect(await small.list()).toContain('update_ticket')
    expect((await small.call('update_ticket', { ticket_id: 300, priority: 'high' })).isError).toBe(false)
    expect(trace('small')).toContainEqual(
      expect.stringMatching(/small is about to update ticket 300; allowed by \+update_ticket/),
    )

    // Its end is written nearer, so that nobody waits for a minute; of that the client hears too, and then of the end.
    const soon = new Date(Date.now() + 2_500).toISOString()
    const text = readFileSync(policy.path, 'utf8').replace(/("until": ")[^"]+/, `$1${soon}`)
    writeFileSync(`${policy.path}.new`, text, { mode: 0o600 })
    renameSync(`${policy.path}.new`, policy.path)
    await eventually(() => expect(changes()).toBe(2))
    expect(await small.list()).toContain('update_ticket')
    await eventually(() => expect(changes()).toBe(3))
    expect(await small.list()).not.toContain('update_ticket')
    expect((await small.call('update_ticket', { ticket_id: 300 })).text).toContain('small holds tickets:read')

    const denied = await run('requests', 'deny', other)
    expect(denied).toMatchObject({ code: 0, err: 'Denied small delete_user.\n' })
    expect((await run('requests', 'list')).out).not.toContain('delete_user')
    expect(trace('small')).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/, the operator: granted small update_ticket until 2\S+Z\.$/),
        expect.stringMatching(/, the operator: denied small delete_user\.$/),
      ]),
    )
  })

  test('what was granted for a time is taken back by a no', async () => {
    const own = governed({ agents: [{ name: 'lent', grant: 'tickets:read' }] })
    const as = (...args: readonly string[]) =>
      program([...args, '--policy', own.path], { ...env(), DESKWARDEN_STATE: own.state })
    const write = () => as('call', 'update_ticket', '{"ticket_id":301,"priority":"high"}', '--agent', 'lent')
    expect((await write()).err).toContain('lent holds tickets:read')
    const Rows = z.array(z.looseObject({ id: z.string() }))
    const [{ id = '' } = {}] = Rows.parse(JSON.parse((await as('requests', 'list', '--json')).out))
    await as('requests', 'approve', id)
    expect((await write()).code).toBe(0)
    expect(await as('requests', 'deny', id)).toMatchObject({
      code: 0,
      err: 'Denied lent update_ticket, and took back what was granted.\n',
    })
    expect(readFileSync(own.path, 'utf8')).not.toContain('temporary')
    await as('requests', 'approve', id)
    own.put({ agents: [{ name: 'lent', grant: 'tickets:read' }] })
    expect((await as('requests', 'deny', id)).code).toBe(0)
    expect((await write()).err).toContain('lent holds tickets:read')
  })

  test('a grant above the ceiling is told to be of no use, and one for nobody is none', async () => {
    const small = await as('small')
    await small.call('delete_macro', { macro_id: 1 })
    await (await as('leaver')).call('get_user', { user_id: 1 })
    const { err } = await run('requests', 'approve', await idOf('delete_macro'))
    expect(err).toMatch(
      /^Granted small delete_macro until 2\S+Z\.\nThe ceiling of the policy keeps small from delete_macro still: raise that too\.\n$/,
    )

    const id = await idOf('get_user')
    await run('agents', 'remove', 'leaver')
    const nobody = await run('requests', 'approve', id)
    expect(nobody.code).toBe(2)
    expect(nobody.err).toContain(
      'has no agent "leaver". Add it with `deskwarden agents add`, or deny the request.',
    )
    expect(trace('leaver').filter(line => line.includes('granted'))).toEqual([])
    expect((await run('requests', 'approve', 'abcdef')).err).toContain('there is no request of this name')
  })
})

describe('call', () => {
  const call = (...more: string[]) => [
    'call',
    'update_ticket',
    JSON.stringify(reply),
    '--grant',
    'tickets:write',
    ...more,
  ]

  test('asks whoever sits at the terminal, and takes nothing but a yes for one', async () => {
    for (const [typed, through] of [
      ['no\n', 0],
      ['\n', 0],
      ['yes\n', 1],
    ] as const) {
      account.clearRequests()
      const { out, code } = await typing(call(), env(), typed)
      expect(out).toContain('Add a public reply to ticket 301.')
      expect(out).toContain('Carry it out? (yes/no)')
      expect(code).toBe(through ? 0 : 1)
      if (!through) expect(out).toContain('update_ticket was refused: your user said no.')
      expect(writes(account.requests)).toHaveLength(through)
    }
  })

  test('--yes has said it beforehand; without it and without a terminal there is a plan', async () => {
    const [said, plan] = await Promise.all(
      [call('--yes'), call()].map(words => program(words, { ...env(), DESKWARDEN_LOG: 'sentences' })),
    )
    if (!said || !plan) throw new Error('two calls were made')
    expect(said.code).toBe(0)
    expect(said.err).toContain('approved by --yes')
    expect(writes(account.requests)).toHaveLength(1)
    // Who goes on only after what is done does not go on here.
    expect(plan.code).toBe(1)
    expect(JSON.parse(plan.out)).toMatchObject({ plan_token: expect.stringMatching(/^plan_/) })
    expect(plan.err).toContain('was not carried out yet: ')
  })
})

import { beforeAll, describe, expect, test } from 'vitest'
import type { Account } from '../../src/sandbox/account.ts'
import type { FaultInput } from '../../src/sandbox/faults.ts'
import type { Sandbox } from '../../src/sandbox/sandbox.ts'
import { landmarks } from '../../src/sandbox/seed.ts'
import { agrees } from '../agrees.ts'
import { type Called, type Driver, desk, drivers } from '../rig.ts'

const { tickets, users, groups } = landmarks

/** One row of the table of replays: how the first attempt ends. */
interface Row {
  readonly what: string
  readonly fault: Omit<FaultInput, 'tool'>
  /** Zendesk says itself that it did nothing. */
  readonly refused?: true
}

const limited = {
  error: 'APIRateLimitExceeded',
  description: 'Number of allowed API requests per minute exceeded',
}
const soon = { 'retry-after': '1' }
/** The limit of one endpoint: of the account's there is enough left, and nobody else has to wait. */
const enough = { ...soon, 'x-rate-limit': '700', 'x-rate-limit-remaining': '600', 'rate-limit-reset': '30' }
const broken: readonly Row[] = [
  { what: '500', fault: { status: 500 } },
  { what: '502, as a web page', fault: { status: 502, html: true } },
  { what: '504', fault: { status: 504 } },
  { what: '503 with Retry-After', fault: { status: 503, headers: soon } },
  { what: 'a connection cut before the answer', fault: { cut: 0 } },
]
const rows: readonly Row[] = [
  { what: '429', fault: { status: 429, headers: enough, body: limited }, refused: true },
  ...broken,
  ...broken.map(({ what, fault }) => ({
    what: `${what}, after it was done`,
    fault: { ...fault, afterEffect: true },
  })),
]

/** One column: a call, what it does to the account, and whether the table lets it be sent again. */
interface Column {
  readonly title: string
  readonly tool: string
  readonly again: boolean
  /** The read that the model is sent to where the outcome is unknown. */
  readonly read?: string
  readonly route?: string
  /** An update that is repeated after it was done collides with itself, and looks before it repeats. */
  readonly collides?: true
  readonly args: (turn: number, start: Start) => Record<string, unknown>
  /** How often it has happened. */
  readonly happened: (turn: number, account: Account, start: Start) => number
}

/** What the account held at the beginning: a record for each turn of what happens to a record only once. */
interface Start {
  readonly organizations: readonly number[]
  /** The public comments of the longest ticket. */
  readonly comments: readonly number[]
}

const start = ({ organizations, comments }: Account): Start => ({
  organizations: [...organizations.keys()],
  comments: (comments.get(tickets.long) ?? []).filter(comment => comment.public).map(comment => comment.id),
})

const subject = (turn: number) => `Outage ${turn}`
const yes = (value: unknown) => (value ? 1 : 0)
const named = (records: ReadonlyMap<number, { name: string }>, name: string) =>
  [...records.values()].filter(record => record.name === name).length
const customer = (turn: number) => users.endUser + 20 + turn

const columns: readonly Column[] = [
  {
    title: 'a read',
    tool: 'get_group',
    again: true,
    args: () => ({ group_id: groups.trust }),
    happened: () => 1,
  },
  {
    title: 'a plain update',
    tool: 'update_macro',
    again: true,
    args: turn => ({ macro_id: landmarks.macros.first, title: subject(turn) }),
    happened: (turn, account) => yes(account.macros.get(landmarks.macros.first)?.title === subject(turn)),
  },
  {
    title: 'an update of a ticket without a comment',
    tool: 'update_ticket',
    route: `/tickets/${tickets.hold}`,
    again: true,
    args: turn => ({ ticket_id: tickets.hold, subject: `Renamed ${turn}` }),
    collides: true,
    happened: (turn, account) => yes(account.tickets.get(tickets.hold)?.subject === `Renamed ${turn}`),
  },
  {
    title: 'a new ticket',
    tool: 'create_ticket',
    again: true,
    args: turn => ({ subject: subject(turn), comment: { body: 'It leaks.', public: true } }),
    happened: (turn, account) =>
      [...account.tickets.values()].filter(ticket => ticket.subject === subject(turn)).length,
  },
  {
    title: 'an update of a ticket with a comment',
    tool: 'update_ticket',
    route: `/tickets/${tickets.pending}`,
    again: false,
    read: 'list_ticket_comments',
    args: turn => ({ ticket_id: tickets.pending, comment: { body: subject(turn), public: true } }),
    happened: (turn, account) =>
      (account.comments.get(tickets.pending) ?? []).filter(comment => comment.body === subject(turn)).length,
  },
  {
    title: 'a new user',
    tool: 'create_user',
    again: false,
    read: 'search_users',
    args: turn => ({ name: subject(turn) }),
    happened: (turn, account) => named(account.users, subject(turn)),
  },
  {
    title: 'a new group',
    tool: 'create_group',
    again: false,
    read: 'list_groups',
    args: turn => ({ name: subject(turn) }),
    happened: (turn, account) => named(account.groups, subject(turn)),
  },
  {
    title: 'a bulk creation',
    tool: 'create_many_tickets',
    again: false,
    read: 'list_tickets',
    args: turn => ({
      tickets: [{ subject: `Bulk ${turn}`, comment: { body: 'It leaks.', public: false } }],
    }),
    happened: (turn, account) =>
      [...account.tickets.values()].filter(ticket => ticket.subject === `Bulk ${turn}`).length,
  },
  {
    title: 'a merge of users',
    tool: 'merge_users',
    again: false,
    read: 'get_user',
    args: turn => ({ user_id: customer(turn), id: users.endUser }),
    happened: (turn, account) => yes(!account.users.get(customer(turn))?.active),
  },
  {
    title: 'a comment made private',
    tool: 'make_ticket_comment_private',
    again: false,
    read: 'list_ticket_comments',
    args: (turn, { comments }) => ({ ticket_id: tickets.long, ticket_comment_id: comments[turn] }),
    happened: (turn, account, { comments }) =>
      yes(account.comments.get(tickets.long)?.find(({ id }) => id === comments[turn])?.public === false),
  },
  {
    title: 'a deletion',
    tool: 'delete_organization',
    again: true,
    args: (turn, { organizations }) => ({ organization_id: organizations[turn] }),
    happened: (turn, account, { organizations }) => yes(!account.organizations.has(organizations[turn] ?? 0)),
  },
]

/** The second client walks through the rows that tempt to write twice. */
const clients: readonly [name: string, rows: readonly Row[]][] = [
  ['the 2026-07-28 client over stdio', rows],
  ['the 2025-11-25 client over HTTP', rows.filter(({ fault, refused }) => refused || fault.afterEffect)],
]

/** What came of one call, and what of it reached Zendesk. */
interface Seen extends Row, Called {
  /** How often it was sent, and how often it happened. */
  readonly sent: number
  readonly times: number
}

/** Walks through the rows of one column. */
async function walk(column: Column, rows: readonly Row[], client: Driver, sandbox: Sandbox, held: Start) {
  const { tool, route = '', args, happened } = column
  const { account, requests, controlUrl } = sandbox
  const reached = () => requests.filter(one => one.tool === tool && one.path.includes(route)).length
  const seen: Seen[] = []
  for (const [turn, row] of rows.entries()) {
    const before = reached()
    sandbox.fault({ tool, ...(route !== '' && { route }), ...row.fault })
    const called = await client.call(tool, args(turn, held))
    const sent = reached() - before
    // A job is done when somebody looks.
    if (tool === 'create_many_tickets') await (await fetch(`${controlUrl}/account/groups`)).text()
    seen.push({ ...row, ...called, sent, times: happened(turn, account, held) })
  }
  return seen
}

describe.concurrent.each(clients)('The table of replays, for %s', (name, rows) => {
  let seen: ReadonlyMap<Column, readonly Seen[]>

  // Each column has faults of its own, so that their waits pass at the same time.
  beforeAll(async () => {
    const connect = drivers[name]
    if (!connect) throw new Error(`no client ${name}`)
    const sandbox = await desk({ jobQueueMs: 0, jobItemMs: 0 })
    const client = await connect({ url: sandbox.url })
    const held = start(sandbox.account)
    try {
      seen = new Map(
        await Promise.all(
          columns.map(async column => [column, await walk(column, rows, client, sandbox, held)] as const),
        ),
      )
    } finally {
      await client.close()
      await sandbox.close()
    }
  })

  const again = columns.filter(column => column.again)
  test.each(again)('$title is sent again until it has happened, and happens once: $tool', column => {
    expect(seen.get(column)).toHaveLength(rows.length)
    for (const { what, isError, sent, times, text, value, fault } of seen.get(column) ?? []) {
      expect({ what, isError: isError === true, sent, times }, text).toEqual({
        what,
        isError: false,
        sent: column.collides && fault.afterEffect ? 3 : 2,
        times: 1,
      })
      expect(agrees({ text, value })).toEqual([])
    }
  })

  const never = columns.filter(column => !column.again)
  test.each(never)('$title is sent once, and its reader is told where to look: $tool', column => {
    const { tool, read } = column
    expect(seen.get(column)).toHaveLength(rows.length)
    for (const { what, isError, sent, times, text, meta, fault, refused } of seen.get(column) ?? []) {
      const happened = refused || fault.afterEffect ? 1 : 0
      expect({ what, isError: isError === true, sent, times }, text).toEqual({
        what,
        isError: !refused,
        sent: refused ? 2 : 1,
        times: happened,
      })
      if (refused) continue
      expect(text).toMatch(
        new RegExp(
          `^The outcome of ${tool} is unknown: .+ look with ${read}(, which .+,)? whether it took effect`,
        ),
      )
      expect(meta['deskwarden/error']).toMatchObject({
        kind: 'unknown_outcome',
        outcome: 'unknown',
        check: read,
      })
    }
  })
})

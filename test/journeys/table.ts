import { expect } from 'vitest'
import { z } from 'zod'
import type { Account, Comment, Ticket } from '../../src/sandbox/account.ts'
import { landmarks } from '../../src/sandbox/seed/landmarks.ts'

const { tickets, users, organizations, groups, macros } = landmarks

/** One call of a user's day: what is asked, and what the account and the answer look like afterwards. */
export interface Journey {
  readonly tool: string
  /** The call says what the account must hold beforehand, so that the title can be read without the code. */
  readonly title: string
  /** As the end user who asked for the ticket; otherwise as an admin. */
  readonly asRequester?: true
  readonly args: (account: Account) => Record<string, unknown>
  readonly after: (answer: Record<string, unknown>, account: Account) => void
}

/** The record, or a failed test. */
function held<T>(records: ReadonlyMap<number, T>, id: number): T {
  const record = records.get(id)
  if (record === undefined) throw new Error(`The account holds no record ${id}.`)
  return record
}

const commentsOf = (account: Account, ticket: number): Comment[] => held(account.comments, ticket)
const firstPublic = (account: Account, ticket: number): Comment => {
  const comment = commentsOf(account, ticket).find(comment => comment.public)
  if (!comment) throw new Error(`Ticket ${ticket} has no public comment.`)
  return comment
}
const lastComment = (account: Account, ticket: number) => commentsOf(account, ticket).at(-1)
const alive = (account: Account): Ticket[] =>
  [...account.tickets.values()].filter(ticket => ticket.deleted_at === undefined)
const named = <T extends { name: string }>(records: ReadonlyMap<number, T>, name: string) =>
  [...records.values()].filter(record => record.name === name)

const Row = z.looseObject({ id: z.number() })
const rows = (answer: Record<string, unknown>, key: string) => z.array(Row).parse(answer[key])
const Results = z.array(z.looseObject({ id: z.number().optional() }))

/** The 39 tools, in an order in which each finds what it needs. */
export const journeys: readonly Journey[] = [
  {
    tool: 'list_tickets',
    title: 'lists the tickets changed last, without archived and deleted ones',
    args: () => ({ limit: 3, sort: '-updated_at' }),
    after: (answer, account) => {
      const newest = alive(account)
        .filter(ticket => !ticket.archived)
        .sort((a, b) => b.updated_at.localeCompare(a.updated_at))[0]
      expect(rows(answer, 'tickets')).toHaveLength(3)
      expect(rows(answer, 'tickets')[0]?.['updated_at']).toBe(newest?.updated_at)
      expect(answer['next_cursor']).toEqual(expect.any(String))
    },
  },
  {
    tool: 'get_ticket',
    title: 'reads a ticket',
    args: () => ({ ticket_id: tickets.open }),
    after: (answer, account) =>
      expect(answer['ticket']).toMatchObject({
        id: tickets.open,
        subject: held(account.tickets, tickets.open).subject,
      }),
  },
  {
    tool: 'create_ticket',
    title: 'opens a ticket with an internal note, for a colleague known by e-mail',
    args: () => ({
      subject: 'The grinder is loud',
      requester_id: users.endUser,
      assignee_email: landmarks.credentials.adminEmail,
      comment: { body: 'Called in by phone.', public: false },
      tags: ['phone', 'grinder'],
      priority: 'high',
    }),
    after: (answer, account) => {
      const made = [...account.tickets.values()].filter(ticket => ticket.subject === 'The grinder is loud')
      expect(made).toHaveLength(1)
      expect(made[0]).toMatchObject({
        requester_id: users.endUser,
        assignee_id: users.admin,
        status: 'open',
        priority: 'high',
        tags: expect.arrayContaining(['phone']),
      })
      expect(commentsOf(account, made[0]?.id ?? 0)).toMatchObject([
        { body: 'Called in by phone.', public: false },
      ])
      expect(answer).toMatchObject({ ticket: { id: made[0]?.id }, comment: { public: false } })
    },
  },
  {
    tool: 'update_ticket',
    title: 'changes a status and adds a note, which is internal because nothing was said',
    args: () => ({
      ticket_id: tickets.open,
      status: 'pending',
      comment: { body: 'Waiting for the courier.' },
    }),
    after: (answer, account) => {
      expect(held(account.tickets, tickets.open).status).toBe('pending')
      const note = lastComment(account, tickets.open)
      expect(note).toMatchObject({ body: 'Waiting for the courier.', public: false })
      expect(answer).toMatchObject({
        ticket: { status: 'pending' },
        comment: { id: note?.id, public: false },
      })
    },
  },
  {
    tool: 'delete_ticket',
    title: 'deletes a ticket and says for how long it can be restored',
    args: () => ({ ticket_id: tickets.fresh }),
    after: (answer, account) => {
      expect(held(account.tickets, tickets.fresh).deleted_at).toBeDefined()
      expect(answer).toMatchObject({ ticket_id: tickets.fresh, done: expect.stringContaining('30 days') })
    },
  },
  {
    tool: 'create_many_tickets',
    title: 'opens two tickets in one job and answers with each one',
    args: () => ({
      tickets: [1, 2].map(number => ({
        subject: `Bulk ${number}`,
        requester_id: users.endUser,
        comment: { body: `Body ${number}`, public: false },
      })),
    }),
    after: (answer, account) => {
      const made = [...account.tickets.values()].filter(ticket => ticket.subject?.startsWith('Bulk '))
      expect(made).toHaveLength(2)
      expect(answer).toMatchObject({ job: { status: 'completed' } })
      expect(Results.parse(answer['results']).map(item => item.id)).toEqual(made.map(ticket => ticket.id))
      for (const ticket of made) expect(commentsOf(account, ticket.id)[0]?.public).toBe(false)
    },
  },
  {
    tool: 'update_many_tickets',
    title: 'adds a tag to two tickets and keeps the tags they had',
    args: () => ({ ids: [tickets.pending, tickets.hold], tickets: [{ additional_tags: ['recall'] }] }),
    after: (answer, account) => {
      for (const id of [tickets.pending, tickets.hold])
        expect(held(account.tickets, id).tags).toContain('recall')
      expect(answer).toMatchObject({ job: { status: 'completed' } })
      expect(Results.parse(answer['results'])).toHaveLength(2)
    },
  },
  {
    tool: 'count_tickets',
    title: 'counts the tickets',
    args: () => ({}),
    after: answer => expect(answer).toMatchObject({ count: { value: expect.any(Number) } }),
  },
  {
    tool: 'list_ticket_comments',
    title: 'lists the comments of a ticket, oldest first',
    args: () => ({ ticket_id: tickets.long, limit: 40 }),
    after: (answer, account) =>
      expect(rows(answer, 'comments').map(comment => comment.id)).toEqual(
        commentsOf(account, tickets.long).map(comment => comment.id),
      ),
  },
  {
    tool: 'make_ticket_comment_private',
    title: 'turns a public comment into an internal note',
    args: account => ({
      ticket_id: tickets.pending,
      ticket_comment_id: firstPublic(account, tickets.pending).id,
    }),
    after: (answer, account) => {
      expect(commentsOf(account, tickets.pending)[0]?.public).toBe(false)
      expect(answer).toMatchObject({ ticket_id: tickets.pending, done: expect.any(String) })
    },
  },
  {
    tool: 'redact_ticket_comment',
    title: 'removes words from a comment for good',
    args: account => {
      const comment = firstPublic(account, tickets.hold)
      const word = /[A-Za-z]{4,}/.exec(comment.plain_body)?.[0] ?? ''
      return {
        ticket_id: tickets.hold,
        ticket_comment_id: comment.id,
        html_body: comment.html_body.replace(word, `<redact>${word}</redact>`),
      }
    },
    after: (_, account) => expect(commentsOf(account, tickets.hold)[0]?.body).toContain('▇'),
  },
  {
    tool: 'list_users',
    title: 'lists the admins',
    args: () => ({ role: ['admin'], limit: 100 }),
    after: (answer, account) => {
      const admins = [...account.users.values()].filter(user => user.role === 'admin' && user.active)
      expect(
        rows(answer, 'users')
          .map(user => user.id)
          .sort(),
      ).toEqual(admins.map(user => user.id).sort())
    },
  },
  {
    tool: 'get_user',
    title: 'reads a user',
    args: () => ({ user_id: users.endUser }),
    after: (answer, account) =>
      expect(answer['user']).toMatchObject({ name: held(account.users, users.endUser).name }),
  },
  {
    tool: 'get_current_user',
    title: 'says who the credentials belong to, without the session secret',
    args: () => ({}),
    after: answer => {
      expect(answer['user']).toMatchObject({ id: users.admin, role: 'admin' })
      expect(answer['user']).not.toHaveProperty('authenticity_token')
    },
  },
  {
    tool: 'search_users',
    title: 'finds a user by e-mail',
    args: account => ({ query: `email:${held(account.users, users.agent).email}` }),
    after: answer => expect(rows(answer, 'users').map(user => user.id)).toEqual([users.agent]),
  },
  {
    tool: 'create_user',
    title: 'adds an end user',
    args: () => ({ name: 'Ida Holm', email: 'ida.holm@example.com', skip_verify_email: true }),
    after: (answer, account) => {
      const [made] = named(account.users, 'Ida Holm')
      expect(made).toMatchObject({ email: 'ida.holm@example.com', role: 'end-user' })
      expect(answer).toMatchObject({ user: { id: made?.id } })
    },
  },
  {
    tool: 'update_user',
    title: 'changes a user and empties a field',
    args: () => ({ user_id: users.endUser, notes: 'Prefers e-mail.', clear: ['details'] }),
    after: (answer, account) => {
      expect(held(account.users, users.endUser)).toMatchObject({ notes: 'Prefers e-mail.', details: null })
      expect(answer).toMatchObject({ user: { notes: 'Prefers e-mail.' } })
    },
  },
  {
    tool: 'merge_users',
    title: 'merges the user of the path into the other one',
    args: () => ({ user_id: users.mergeLoser, id: users.endUser }),
    after: (answer, account) => {
      expect(account.users.get(users.mergeLoser)?.active ?? false).toBe(false)
      expect(held(account.users, users.endUser).active).toBe(true)
      expect(alive(account).filter(ticket => ticket.requester_id === users.mergeLoser)).toEqual([])
      expect(answer).toMatchObject({ user: { id: users.endUser } })
    },
  },
  {
    tool: 'delete_user',
    title: 'deactivates a user',
    args: () => ({ user_id: users.idle }),
    after: (answer, account) => {
      expect(held(account.users, users.idle).active).toBe(false)
      expect(answer).toMatchObject({ user: { id: users.idle, active: false } })
    },
  },
  {
    tool: 'list_organizations',
    title: 'lists organizations page by page',
    args: () => ({ limit: 2 }),
    after: answer => {
      expect(rows(answer, 'organizations')).toHaveLength(2)
      expect(answer['next_cursor']).toEqual(expect.any(String))
    },
  },
  {
    tool: 'get_organization',
    title: 'reads an organization',
    args: () => ({ organization_id: organizations.main }),
    after: (answer, account) =>
      expect(answer['organization']).toMatchObject({
        name: held(account.organizations, organizations.main).name,
      }),
  },
  {
    tool: 'create_organization',
    title: 'adds an organization',
    args: () => ({ name: 'Holm & Sons', domain_names: ['holm.example'] }),
    after: (answer, account) => {
      const [made] = named(account.organizations, 'Holm & Sons')
      expect(made?.domain_names).toEqual(['holm.example'])
      expect(answer).toMatchObject({ organization: { id: made?.id } })
    },
  },
  {
    tool: 'update_organization',
    title: 'changes an organization',
    args: () => ({ organization_id: organizations.main, notes: 'Renews in May.' }),
    after: (_, account) =>
      expect(held(account.organizations, organizations.main).notes).toBe('Renews in May.'),
  },
  {
    tool: 'delete_organization',
    title: 'deletes an organization and detaches its users',
    args: () => ({ organization_id: organizations.second }),
    after: (answer, account) => {
      expect(account.organizations.has(organizations.second)).toBe(false)
      expect(
        [...account.users.values()].filter(user => user.organization_id === organizations.second),
      ).toEqual([])
      expect(answer).toMatchObject({ organization_id: organizations.second, done: expect.any(String) })
    },
  },
  {
    tool: 'list_groups',
    title: 'lists the groups',
    args: () => ({ limit: 100 }),
    after: answer => expect(rows(answer, 'groups').map(group => group.id)).toContain(groups.billing),
  },
  {
    tool: 'get_group',
    title: 'reads a group',
    args: () => ({ group_id: groups.trust }),
    after: answer => expect(answer['group']).toMatchObject({ id: groups.trust, is_public: false }),
  },
  {
    tool: 'create_group',
    title: 'adds a group',
    args: () => ({ name: 'Night shift', description: '22:00 to 06:00' }),
    after: (answer, account) => {
      const [made] = named(account.groups, 'Night shift')
      expect(made?.description).toBe('22:00 to 06:00')
      expect(answer).toMatchObject({ group: { id: made?.id } })
    },
  },
  {
    tool: 'update_group',
    title: 'renames a group',
    args: () => ({ group_id: groups.logistics, name: 'Shipping' }),
    after: (_, account) => expect(held(account.groups, groups.logistics).name).toBe('Shipping'),
  },
  {
    tool: 'delete_group',
    title: 'deletes a group',
    args: account => ({ group_id: named(account.groups, 'Night shift')[0]?.id }),
    after: (answer, account) => {
      expect(named(account.groups, 'Night shift').filter(group => !group.deleted)).toEqual([])
      expect(answer).toMatchObject({ done: expect.any(String) })
    },
  },
  {
    tool: 'list_macros',
    title: 'lists the active macros',
    args: () => ({ active: true, limit: 100 }),
    after: answer => {
      const ids = rows(answer, 'macros').map(macro => macro.id)
      expect(ids).toContain(macros.first)
      expect(ids).not.toContain(macros.inactive)
    },
  },
  {
    tool: 'get_macro',
    title: 'reads a macro with its actions',
    args: () => ({ macro_id: macros.first }),
    after: (answer, account) =>
      expect(answer['macro']).toMatchObject({ title: held(account.macros, macros.first).title }),
  },
  {
    tool: 'create_macro',
    title: 'adds a macro',
    args: () => ({ title: 'Close as a test', actions: [{ field: 'status', value: 'solved' }] }),
    after: (answer, account) => {
      const made = [...account.macros.values()].find(macro => macro.title === 'Close as a test')
      expect(made?.actions).toEqual([{ field: 'status', value: 'solved' }])
      expect(answer).toMatchObject({ macro: { id: made?.id } })
    },
  },
  {
    tool: 'update_macro',
    title: 'changes a macro’s title and leaves its actions',
    args: () => ({ macro_id: macros.forUser, title: 'Mine' }),
    after: (_, account) => {
      expect(held(account.macros, macros.forUser).title).toBe('Mine')
      expect(held(account.macros, macros.forUser).actions.length).toBeGreaterThan(0)
    },
  },
  {
    tool: 'delete_macro',
    title: 'deletes a macro',
    args: () => ({ macro_id: macros.inactive }),
    after: (answer, account) => {
      expect(account.macros.has(macros.inactive)).toBe(false)
      expect(answer).toMatchObject({ macro_id: macros.inactive, done: expect.any(String) })
    },
  },
  {
    tool: 'search',
    title: 'finds an archived ticket, which the list leaves out',
    args: account => ({ query: `type:ticket "${held(account.tickets, tickets.archived).subject}"` }),
    after: answer => expect(rows(answer, 'results').map(hit => hit.id)).toContain(tickets.archived),
  },
  {
    tool: 'count_search_results',
    title: 'counts what a search finds',
    args: () => ({ query: 'type:ticket status:hold' }),
    after: (answer, account) =>
      expect(answer['count']).toBe(alive(account).filter(ticket => ticket.status === 'hold').length),
  },
  {
    tool: 'export_search_results',
    title: 'exports what a search finds, with a cursor to go on',
    args: () => ({ query: 'status<solved', type: 'ticket', limit: 5 }),
    after: answer => {
      expect(rows(answer, 'results')).toHaveLength(5)
      expect(answer['next_cursor']).toEqual(expect.any(String))
    },
  },
  {
    tool: 'list_satisfaction_ratings',
    title: 'lists the bad ratings',
    args: () => ({ score: 'bad', limit: 100 }),
    after: answer => {
      const ratings = rows(answer, 'satisfaction_ratings')
      expect(ratings.length).toBeGreaterThan(0)
      for (const rating of ratings) expect(rating['score']).toBe('bad')
    },
  },
  {
    tool: 'create_satisfaction_rating',
    title: 'rates a solved ticket as its requester',
    asRequester: true,
    args: () => ({ ticket_id: tickets.solved, score: 'good', comment: 'Quick and kind.' }),
    after: (_, account) =>
      expect(
        [...account.ratings.values()].filter(rating => rating.ticket_id === tickets.solved),
      ).toMatchObject([{ score: 'good', comment: 'Quick and kind.' }]),
  },
]

import { describe, expect, test } from 'vitest'
import type { Account, Comment } from '../src/sandbox/account.ts'
import { landmarks, seed } from '../src/sandbox/seed.ts'

const now = new Date('2026-11-20T10:00:00Z')
const account = seed({ seed: 7, now })
const { tickets, users, organizations, groups } = landmarks

const plain = (_: string, value: unknown) => (value instanceof Map ? [...value] : value)
const json = (one: Account) => JSON.stringify(one, plain)

function held<V>(records: ReadonlyMap<number, V>, id: number): V {
  const record = records.get(id)
  if (!record) throw new Error(`no record ${id}`)
  return record
}
const ticket = (id: number) => held(account.tickets, id)
const thread = (id: number): readonly Comment[] => held(account.comments, id)
const all = [...account.tickets.values()]
const spoken = [...account.comments.values()].flat()

describe('the seed is the same every time', () => {
  test('one number and one moment give one account', () => {
    expect(json(seed({ seed: 7, now }))).toBe(json(account))
  })

  test('another number gives other tickets, with the same landmarks', () => {
    const other = seed({ seed: 8, now })
    expect(json(other)).not.toBe(json(account))
    expect(other.tickets.get(tickets.problem)?.has_incidents).toBe(true)
    expect(other.users.get(users.endUser)?.email).toBe(account.users.get(users.endUser)?.email)
  })
})

describe('the seed has the size of a small help desk', () => {
  test('tickets, people, organizations, groups, macros and fields', () => {
    expect(account.tickets.size).toBeGreaterThanOrEqual(300)
    expect(all.filter(one => !one.archived && !one.deleted_at).length).toBeGreaterThanOrEqual(300)
    expect(account.users.size).toBe(150)
    expect(account.organizations.size).toBe(20)
    expect([...account.groups.values()].filter(group => !group.deleted)).toHaveLength(6)
    expect(account.groups.get(groups.deleted)?.deleted).toBe(true)
    expect(account.macros.size).toBe(15)
    expect(account.ticketFields.size).toBe(30)
    expect([account.brands.size, account.ticketForms.size]).toEqual([2, 2])
  })

  test('every ticket has between 1 and 40 comments, and one has exactly 40 of about 100 words', () => {
    const sizes = all.map(one => thread(one.id).length)
    expect([Math.min(...sizes), Math.max(...sizes)]).toEqual([1, 40])
    const words = thread(tickets.long).map(comment => comment.body.split(/\s+/).length)
    expect(words).toHaveLength(40)
    expect(words.every(count => count >= 85 && count <= 120)).toBe(true)
    expect(new Set(thread(tickets.long).map(comment => comment.body)).size).toBe(40)
  })

  test.each([
    ['status', ['new', 'open', 'pending', 'hold', 'solved', 'closed']],
    ['priority', ['urgent', 'high', 'normal', 'low', null]],
    ['type', ['problem', 'incident', 'question', 'task', null]],
  ] as const)('every %s occurs at least five times', (field, values) => {
    for (const value of values) {
      expect(all.filter(one => one[field] === value).length, String(value)).toBeGreaterThanOrEqual(5)
    }
  })

  test('people write from at least eight locales, in every channel', () => {
    const locales = new Set(all.map(one => account.users.get(one.requester_id)?.locale))
    expect(locales.size).toBeGreaterThanOrEqual(8)
    expect(new Set(all.map(one => one.via.channel)).size).toBeGreaterThanOrEqual(4)
  })
})

describe('whatever a record points at is there', () => {
  test('ids are unique, and new ones start above them', () => {
    const ids = [
      ...account.users.keys(),
      ...account.organizations.keys(),
      ...account.groups.keys(),
      ...account.macros.keys(),
      ...account.ratings.keys(),
      ...account.ticketFields.keys(),
      ...account.brands.keys(),
      ...account.ticketForms.keys(),
      ...spoken.map(comment => comment.id),
      ...spoken.map(comment => comment.audit_id),
      ...spoken.flatMap(comment => comment.attachments.map(file => file.id)),
    ]
    expect(new Set(ids).size).toBe(ids.length)
    expect(Math.max(...ids)).toBeLessThan(account.nextId)
    expect(Number.isSafeInteger(account.nextId)).toBe(true)
    expect(Math.max(...account.tickets.keys())).toBe(account.nextTicketId - 1)
    expect(Math.min(...account.tickets.keys())).toBe(1)
  })

  test('e-mail addresses are unique and lie in reserved domains', () => {
    const mails = [...account.users.values()].flatMap(user => user.email ?? [])
    expect(new Set(mails).size).toBe(mails.length)
    expect(mails.filter(mail => !/@(example\.(com|org|net)|[a-z-]+\.example)$/.test(mail))).toEqual([])
    const domains = [...account.organizations.values()].flatMap(one => one.domain_names)
    expect(domains.every(domain => domain.endsWith('.example'))).toBe(true)
    expect([...account.organizations.values()].every(one => one.domain_names.length > 0)).toBe(true)
  })

  test('requesters, assignees, groups, organizations, brands, forms and problems exist', () => {
    const missing = all.filter(
      one =>
        !account.users.has(one.requester_id) ||
        !account.users.has(one.submitter_id) ||
        (one.organization_id !== null && !account.organizations.has(one.organization_id)) ||
        (one.group_id !== null && account.groups.get(one.group_id)?.deleted !== false) ||
        (one.brand_id !== null && !account.brands.has(one.brand_id)) ||
        (one.ticket_form_id !== null && !account.ticketForms.has(one.ticket_form_id)) ||
        (one.problem_id !== null && !ticket(one.problem_id).has_incidents),
    )
    expect(missing.map(one => one.id)).toEqual([])
  })

  test('an assignee works here and belongs to the group of the ticket', () => {
    const wrong = all.filter(one => {
      if (one.assignee_id === null) return false
      const agent = held(account.users, one.assignee_id)
      const member = account.groupMemberships.get(agent.id)?.includes(one.group_id ?? 0)
      return agent.role === 'end-user' || agent.role_type === 1 || !member
    })
    expect(wrong.map(one => one.id)).toEqual([])
  })

  test('memberships agree with the users', () => {
    for (const user of account.users.values()) {
      const own = account.memberships.get(user.id) ?? []
      if (user.organization_id !== null) expect(own).toContain(user.organization_id)
      expect(own.every(id => account.organizations.has(id))).toBe(true)
      if (user.role !== 'end-user') {
        expect(account.groupMemberships.get(user.id)).toContain(user.default_group_id)
      }
    }
    expect(account.memberships.get(users.twoOrganizations)).toEqual([
      organizations.main,
      organizations.second,
    ])
  })

  test('custom fields hold all thirty, and options that exist', () => {
    for (const one of all) expect(one.custom_fields).toHaveLength(30)
    const wrong = all.flatMap(one =>
      one.custom_fields.filter(({ id, value }) => {
        const options = account.ticketFields.get(id)?.custom_field_options?.map(option => option.value)
        return (
          options !== undefined &&
          value !== null &&
          ![value].flat().every(each => options.includes(String(each)))
        )
      }),
    )
    expect(wrong).toEqual([])
    expect(ticket(tickets.fields).custom_fields.filter(({ value }) => value !== null)).toHaveLength(10)
  })

  test('times run forward and end before now', () => {
    for (const one of all) {
      const times = thread(one.id).map(comment => comment.created_at)
      expect(times, String(one.id)).toEqual([...times].sort())
      expect(times[0]).toBe(one.created_at)
      expect(one.updated_at >= (times.at(-1) ?? '')).toBe(true)
      expect(Date.parse(one.updated_at)).toBeLessThanOrEqual(now.getTime())
      expect(one.generated_timestamp).toBe(Date.parse(one.updated_at) / 1_000)
    }
    const opened = all.map(one => one.created_at)
    expect(opened).toEqual([...opened].sort())
  })

  test('the description is the first comment, and no placeholder is left', () => {
    for (const one of all) expect(one.description).toBe(thread(one.id)[0]?.body)
    expect(
      spoken.filter(({ html_body }) => /\{\w+\}|undefined|NaN/.test(html_body)).map(({ id }) => id),
    ).toEqual([])
    expect(all.filter(one => /\{|undefined/.test(one.subject ?? '')).map(one => one.id)).toEqual([])
  })

  test('ratings belong to solved tickets, which show them', () => {
    const ratings = [...account.ratings.values()]
    for (const rating of ratings) {
      const rated = ticket(rating.ticket_id)
      expect(['solved', 'closed']).toContain(rated.status)
      expect(rated.satisfaction_rating?.score).toBe(rating.score)
    }
    for (const score of ['good', 'bad', 'offered']) {
      expect(ratings.filter(rating => rating.score === score).length).toBeGreaterThan(3)
    }
    expect(ratings.some(rating => rating.score === 'bad' && rating.comment)).toBe(true)
  })
})

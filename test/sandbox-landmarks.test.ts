import { describe, expect, test } from 'vitest'
import type { Comment } from '../src/sandbox/account.ts'
import { personal } from '../src/sandbox/prose/personal.ts'
import type { Credential } from '../src/sandbox/sandbox.ts'
import { credentials, landmarks, seed } from '../src/sandbox/seed.ts'

const now = new Date('2026-11-20T10:00:00Z')
const account = seed({ seed: 7, now })
const { tickets, users, organizations, groups, macros } = landmarks

function held<V>(records: ReadonlyMap<number, V>, id: number): V {
  const record = records.get(id)
  if (!record) throw new Error(`no record ${id}`)
  return record
}
const ticket = (id: number) => held(account.tickets, id)
const thread = (id: number): readonly Comment[] => held(account.comments, id)
const all = [...account.tickets.values()]
const spoken = [...account.comments.values()].flat()
const days = (at: string) => (now.getTime() - Date.parse(at)) / 86_400_000

describe('every special case has its landmark', () => {
  test('people: an admin, agents with limits, a light agent, a suspended and a deleted user', () => {
    const user = (id: number) => held(account.users, id)
    expect(user(users.admin).role).toBe('admin')
    expect([...account.users.values()].filter(one => one.role === 'agent').length).toBeGreaterThanOrEqual(12)
    expect(user(users.restrictedAgent)).toMatchObject({
      restricted_agent: true,
      ticket_restriction: 'groups',
    })
    expect(user(users.assignedOnlyAgent).ticket_restriction).toBe('assigned')
    expect(user(users.lightAgent)).toMatchObject({ role_type: 1, only_private_comments: true })
    expect(user(users.endUser)).toMatchObject({
      role: 'end-user',
      verified: true,
      organization_id: organizations.main,
    })
    expect(user(users.mergeLoser).name).toBe(user(users.endUser).name)
    expect(user(users.suspended).suspended).toBe(true)
    expect(user(users.deleted).active).toBe(false)
    expect(user(users.idle).email).toBeNull()
    expect(user(users.unverified).verified).toBe(false)
    expect(all.filter(one => one.requester_id === users.idle)).toEqual([])
  })

  test('organizations, groups and macros', () => {
    expect(account.organizations.get(organizations.shared)?.shared_tickets).toBe(true)
    expect(account.organizations.get(organizations.routed)?.group_id).toBe(groups.business)
    expect(account.groups.get(groups.trust)?.is_public).toBe(false)
    expect(account.macros.get(macros.inactive)?.active).toBe(false)
    expect(account.macros.get(macros.forGroup)?.restriction).toMatchObject({
      type: 'Group',
      id: groups.trust,
    })
    expect(account.macros.get(macros.forUser)?.restriction).toMatchObject({ type: 'User', id: users.agent })
    for (const macro of account.macros.values()) expect(macro.actions.length).toBeGreaterThan(0)
  })

  test('archived tickets are closed for more than 120 days, and no other ticket is', () => {
    for (const one of all) {
      expect(one.archived === true, String(one.id)).toBe(
        one.status === 'closed' && days(one.updated_at) > 120,
      )
    }
    for (const id of tickets.closedArchived) expect(ticket(id).archived).toBe(true)
    expect(ticket(tickets.deletedRequester)).toMatchObject({ archived: true, requester_id: users.deleted })
    expect(ticket(tickets.closed)).toMatchObject({ status: 'closed' })
    expect(ticket(tickets.closed).archived).toBeUndefined()
  })

  test('problems, incidents, follow-ups, due dates', () => {
    for (const id of tickets.incidents) {
      expect(ticket(id)).toMatchObject({ type: 'incident', problem_id: tickets.problem })
    }
    expect(ticket(tickets.problem)).toMatchObject({ type: 'problem', has_incidents: true })
    expect(ticket(tickets.solvedProblem).status).toBe('solved')
    expect(ticket(tickets.followedUp)).toMatchObject({ status: 'closed', followup_ids: [tickets.followUp] })
    expect(ticket(tickets.followUp).via.source).toMatchObject({
      rel: 'follow_up',
      from: { ticket_id: tickets.followedUp },
    })
    expect(Date.parse(ticket(tickets.overdue).due_at ?? '')).toBeLessThan(now.getTime())
    expect(Date.parse(ticket(tickets.dueSoon).due_at ?? '')).toBeGreaterThan(now.getTime())
  })

  test('copies, notes only, no subject, soft-deleted, private group, external id, suspended requester', () => {
    expect(ticket(tickets.copied).email_cc_ids).toEqual([users.mergeLoser])
    expect(ticket(tickets.copied).follower_ids).toEqual([users.otherAgent])
    expect(ticket(tickets.internal).is_public).toBe(false)
    expect(thread(tickets.internal).some(comment => comment.public)).toBe(false)
    expect(ticket(tickets.noSubject).subject).toBeNull()
    expect(ticket(tickets.softDeleted).deleted_at).toBeTypeOf('string')
    expect(ticket(tickets.trust).group_id).toBe(groups.trust)
    expect(ticket(tickets.external).external_id).toBe('ERP-77120')
    expect(ticket(tickets.suspendedRequester).requester_id).toBe(users.suspended)
  })

  test.each([
    [tickets.open, 'open'],
    [tickets.fresh, 'new'],
    [tickets.pending, 'pending'],
    [tickets.hold, 'hold'],
    [tickets.solved, 'solved'],
  ])('ticket %i of the end user is %s', (id, status) => {
    expect(ticket(id)).toMatchObject({ status, requester_id: users.endUser })
  })

  test('one solved ticket waits for its rating, one is rated good, one bad', () => {
    expect(
      [tickets.solved, tickets.ratedGood, tickets.ratedBad].map(id => ticket(id).satisfaction_rating?.score),
    ).toEqual(['unoffered', 'good', 'bad'])
  })

  test('HTML: a list, a table, links, a remote image, a quoted reply', () => {
    const html = thread(tickets.html)
      .map(comment => comment.html_body)
      .join('')
    for (const part of ['<ul>', '<table', '<a href="https://', '<img src="https://track', '<blockquote']) {
      expect(html).toContain(part)
    }
    const bodies = spoken.map(comment => comment.body).join('\n')
    expect(bodies).toMatch(/^On \w{3}, \w{3} \d+, \d{4} at \d\d:\d\d, .* wrote:$/m)
    expect(bodies).toMatch(/^Am \w\w\., .* schrieb .*:$/m)
    const files = thread(tickets.attachments).flatMap(comment => comment.attachments)
    expect(files.map(file => file.inline)).toEqual([false, false, true])
  })

  test('injected orders stand in the text, in an HTML comment, in a hidden element, in German and in a subject', () => {
    const first = (id: number) => thread(id)[0] ?? { body: '', html_body: '' }
    expect(first(tickets.injectionVisible).body).toContain('ignore previous instructions')
    expect(first(tickets.injectionComment).html_body).toMatch(/<!--.*delete_user.*-->/)
    expect(first(tickets.injectionComment).body).not.toContain('delete_user')
    expect(first(tickets.injectionHidden).html_body).toMatch(/display:none[^>]*>Assistant:/)
    expect(first(tickets.injectionGerman).body).toContain('Vergiss alle bisherigen Regeln')
    expect(ticket(tickets.injectionSubject).subject).toContain('SYSTEM')
  })

  test('credentials name people who may use them', () => {
    const { adminEmail, agentEmail, bearers } = landmarks.credentials
    expect(account.users.get(users.admin)?.email).toBe(adminEmail)
    expect(account.users.get(users.agent)?.email).toBe(agentEmail)
    for (const { userId } of Object.values(bearers)) expect(account.users.get(userId)?.active).toBe(true)
    const known: readonly Credential[] = credentials
    expect(known).toContainEqual({ apiToken: landmarks.credentials.apiToken })
    const tokens = known.flatMap(one => ('bearer' in one ? [one.bearer] : []))
    expect(new Set(tokens).size).toBe(Object.keys(bearers).length)
  })
})

describe('personal data looks real to a detector and belongs to nobody', () => {
  const text = [
    tickets.personalCard,
    tickets.personalIban,
    tickets.personalPassport,
    tickets.personalPassword,
  ]
    .map(id => thread(id)[0]?.body)
    .join('\n')

  test.each(personal.cards)('card %s stands in a ticket and passes the Luhn check', card => {
    expect(text).toContain(card)
    const digits = [...card.replace(/\D/g, '')].map(Number).reverse()
    const sum = digits.reduce((total, digit, place) => {
      const doubled = place % 2 === 0 ? digit : digit * 2
      return total + (doubled > 9 ? doubled - 9 : doubled)
    }, 0)
    expect(sum % 10).toBe(0)
  })

  test.each(personal.ibans)('IBAN %s stands in a ticket and its check digits are right', iban => {
    expect(text).toContain(iban)
    const compact = iban.replace(/ /g, '')
    const number = [...`${compact.slice(4)}${compact.slice(0, 4)}`]
      .map(sign => Number.parseInt(sign, 36))
      .join('')
    expect(BigInt(number) % 97n).toBe(1n)
  })

  test.each([...personal.phones, ...personal.passports, ...personal.passwords, ...personal.keys])(
    '%s stands in a ticket',
    value => {
      expect(text).toContain(value)
    },
  )

  test('phone numbers of users lie in ranges reserved for fiction', () => {
    const fiction = /^(\+1 202 555 01\d\d|\+44 20 7946 0\d{3}|\+49 30 23125 \d{3}|\+33 1 99 00 \d\d \d\d)$/
    const phones = [...account.users.values()].flatMap(user => user.phone ?? [])
    expect(phones.length).toBeGreaterThan(20)
    expect(phones.filter(phone => !fiction.test(phone))).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import type { Account } from '../src/sandbox/account.ts'
import { BadQuery } from '../src/sandbox/query.ts'
import { type SearchOptions, search } from '../src/sandbox/search.ts'
import { landmarks, seed } from '../src/sandbox/seed.ts'
import { desk, me, now } from './sandbox-desk.ts'

const ids = (account: Account, query: string, options: Partial<SearchOptions> = {}) =>
  search(account, query, { now, me, ...options }).map(({ record }) => record.id)
const sorted = (account: Account, query: string, options: Partial<SearchOptions> = {}) =>
  ids(account, query, options).sort((one, other) => one - other)

describe('tickets are found', () => {
  test.each<[string, number[]]>([
    ['status:new', [5]],
    ['status:open status:pending', [1, 2]],
    ['status<solved', [1, 2, 5]],
    ['status<=pending', [1, 2, 5]],
    ['status>pending', [3, 4]],
    ['status>=solved', [3, 4]],
    ['-status:closed', [1, 2, 3, 5]],
    ['status:nonsense', []],
    ['priority:high', [2]],
    ['priority>normal', [2, 3]],
    ['priority<high', [1]],
    ['priority:none', [4, 5]],
    ['ticket_type:problem', [3]],
    ['ticket_type:none', [5]],
    ['assignee:me', [1, 3]],
    ['assignee:none', [5]],
    ['assignee:*', [1, 2, 3, 4]],
    ['assignee:102', [2, 4]],
    ['assignee_id:102', [2, 4]],
    ['assignee:"Ana Reis"', [1, 3]],
    ['assignee:ana', [1, 3]],
    ['assignee:bo@desk.example', [2, 4]],
    ['-assignee:me', [2, 4, 5]],
    ['requester:kim@shop.example', [1, 2]],
    ['requester:kim', [1, 2]],
    ['submitter:me', [5]],
    ['cc:lou@example.com', [1]],
    ['follower:bo', [3]],
    ['commenter:bo', [2, 4]],
    ['commenter:me', [1, 3]],
    ['group:Support', [1, 5]],
    ['group:"Second Line"', [2, 3]],
    ['group:none', [4]],
    ['organization:shop', [1, 2]],
    ['organization:301', [1, 2]],
    ['organization:none', [3, 4, 5]],
    ['tags:vip', [1, 2]],
    ['tags:vip tags:late', [1, 2, 3]],
    ['tags:"vip late"', [2]],
    ['tags:la*', [2, 3]],
    ['tags:none', [4, 5]],
    ['-tags:vip', [3, 4, 5]],
    ['subject:parcel', [1, 2]],
    ['subject:"late parcel"', [1]],
    ['subject:none', [5]],
    ['description:hello', [1, 5]],
    ['comment:apologise', [2]],
    ['via:mail', [1, 2]],
    ['via:email', [1, 2]],
    ['via:api', [4]],
    ['brand:Shop', [2]],
    ['brand:502', [2]],
    ['form:Returns', [3]],
    ['external_id:ERP-7', [4]],
    ['external_id:erp-7', [4]],
    ['problem_id:3', [4]],
    ['fieldvalue:color_red', [1]],
    ['fieldvalue:12345', [2]],
    ['custom_field_701:color_red', [1]],
    ['custom_field_701:none', [2, 3, 4, 5]],
    ['custom_field_702:12345', [2]],
    ['custom_field_999:x', []],
    ['satisfaction:good', [3]],
    ['satisfaction:goodwithcomment', [3]],
    ['satisfaction:bad', []],
    ['has_attachment:true', [2]],
    ['recipient:help@desk.example', [1]],
    ['created:2026-11-01', [2]],
    ['created>2026-11-01', [1, 5]],
    ['created>=2026-11-01', [1, 2, 5]],
    ['created<2026-11-01', [3, 4]],
    ['created<=2026-11-01', [2, 3, 4]],
    ['created>2026-10-01 created<2026-11-10', [2, 3]],
    ['created:2026-11', [1, 2, 5]],
    ['created:2025', [4]],
    ['created>2026-11-20T08:30:00Z', [5]],
    ['created>"2026-11-20T08:30:00+01:00"', [1, 5]],
    ['created_at>2026-11-01', [1, 5]],
    ['created>4hours', [1, 5]],
    ['created>90minutes', [5]],
    ['created<4weeks', [3, 4]],
    ['created>1months', [1, 2, 5]],
    ['created:today', [1, 5]],
    ['created<today', [2, 3, 4]],
    ['updated:yesterday', [2]],
    ['updated>1days', [1, 5]],
    ['solved>2026-10-01', [3]],
    ['solved:none', [1, 2, 5]],
    ['due_date<2026-12-01', [2]],
    ['due_date:none', [1, 3, 4, 5]],
    ['status<solved assignee:me', [1]],
    ['parcel -lost', [1]],
    ['id:4', [4]],
  ])('%s', (query, found) => {
    expect(sorted(desk(), `type:ticket ${query}`)).toEqual(found)
  })
})

describe('free text', () => {
  test.each<[string, number[]]>([
    ['parcel', [1, 2]],
    ['PARCEL', [1, 2]],
    ['parc', [1, 2]],
    ['parc*', [1, 2]],
    ['arcel', []],
    ['"late parcel"', [1]],
    ['"late parc"', []],
    ['"parcel late"', []],
    ['late parcel', [1, 2]],
    ['late -parcel', [3]],
    ['kim@shop.example', [1, 2]],
    ['apologise', [2]],
    ['コーヒー', [3]],
    ['Grüße', [3]],
    ['foo:bar', [4]],
    ['https://shop.example/track?id=9', [2]],
    ['nowhere', []],
    ['"never closed', []],
  ])('finds %s in subjects, comments, names and addresses', (query, found) => {
    expect(sorted(desk(), query, { types: ['ticket'] })).toEqual(found)
  })

  test('a hit in the subject comes before a hit in a comment, and equal hits newest first', () => {
    expect(ids(desk(), 'refund', { types: ['ticket'] })).toEqual([4, 5])
    expect(ids(desk(), 'late', { types: ['ticket'] })).toEqual([1, 2, 3])
    expect(ids(desk(), 'hello', { types: ['ticket'] })).toEqual([5, 1])
  })
})

describe('order', () => {
  test.each<[string, Partial<SearchOptions>, number[]]>([
    ['type:ticket order_by:created_at sort:asc', {}, [4, 3, 2, 1, 5]],
    ['type:ticket order_by:created', {}, [5, 1, 2, 3, 4]],
    ['type:ticket', { sortBy: 'created_at', sortOrder: 'asc' }, [4, 3, 2, 1, 5]],
    ['type:ticket', { sortBy: 'updated_at' }, [5, 1, 2, 3, 4]],
    ['type:ticket', { sortBy: 'priority' }, [3, 2, 1, 5, 4]],
    ['type:ticket', { sortBy: 'status', sortOrder: 'asc' }, [5, 1, 2, 3, 4]],
    ['type:ticket', { sortBy: 'ticket_type', sortOrder: 'asc' }, [5, 1, 4, 3, 2]],
    ['type:ticket order_by:created sort:asc', { sortBy: 'status', sortOrder: 'desc' }, [4, 3, 2, 1, 5]],
  ])('%s with %o', (query, options, found) => {
    expect(ids(desk(), query, options)).toEqual(found)
  })

  test.each([{ sortBy: 'relevance' }, { sortBy: 'id' }, { sortBy: 'status', sortOrder: 'up' }])(
    '%o is a bad query',
    options => {
      expect(() => ids(desk(), 'type:ticket', options)).toThrow(BadQuery)
    },
  )

  test.each(['created>someday', 'updated:2026-13-40', 'due_date<soon'])('%s is a bad query', query => {
    expect(() => ids(desk(), query)).toThrow(BadQuery)
  })
})

describe('people, organizations and groups are found', () => {
  test.each<[string, number[]]>([
    ['type:user', [101, 102, 201, 202]],
    ['type:user kim', [201]],
    ['type:user name:"Kim Berg"', [201]],
    ['type:user email:kim@shop.example', [201]],
    ['type:user kim@shop.example', [201]],
    ['type:user role:agent', [102]],
    ['type:user role:admin role:agent', [101, 102]],
    ['type:user -role:end-user', [101, 102]],
    ['type:user phone:12025550143', [201]],
    ['type:user phone:"+1 202 555 0143"', [201]],
    ['type:user "+1 202 555 0143"', [201]],
    ['type:user external_id:c-1', [201]],
    ['type:user organization:shop', [201]],
    ['type:user organization:none', [101, 102, 202]],
    ['type:user group:"Second Line"', [101, 102]],
    ['type:user tags:gold', [201]],
    ['type:user notes:collects', [201]],
    ['type:user is_suspended:true', [202]],
    ['type:user is_verified:false', [202]],
    ['type:user user:kim@shop.example', [201]],
    ['type:user user:202', [202]],
    ['type:user user:me', [101]],
    ['type:user created<2026-01-01', [101, 102]],
    ['type:user status:open', []],
    ['type:user -status:open', []],
    ['type:organization', [301, 302]],
    ['type:organization shop', [301]],
    ['type:organization shop.example', [301]],
    ['type:organization tags:retail', [301]],
    ['type:organization external_id:org-2', [302]],
    ['type:group', [401, 402]],
    ['type:group line', [402]],
    ['type:group name:support', [401]],
    ['type:group type:organization', [301, 302, 401, 402]],
    ['type:article', []],
  ])('%s', (query, found) => {
    expect(sorted(desk(), query)).toEqual(found)
  })

  test('without a type all four are searched', () => {
    const types = search(desk(), 'shop', { now, me }).map(({ type }) => type)
    expect(new Set(types)).toEqual(new Set(['ticket', 'user', 'organization']))
    expect(search(desk(), 'status:open', { now, me }).every(({ type }) => type === 'ticket')).toBe(true)
  })

  test('the types of the caller bound those of the query', () => {
    expect(sorted(desk(), 'type:ticket', { types: ['user'] })).toEqual([])
    expect(sorted(desk(), 'kim', { types: ['user'] })).toEqual([201])
  })
})

describe('what is gone and what is not', () => {
  test('deleted tickets, users and groups are not found; archived tickets and suspended users are', () => {
    const found = ids(desk(), '')
    expect(found).not.toContain(6)
    expect(found).not.toContain(203)
    expect(found).not.toContain(403)
    expect(found).toContain(4)
    expect(found).toContain(202)
  })

  test('the asker sees only the tickets that it may see', () => {
    expect(sorted(desk(), 'parcel', { types: ['ticket'], visible: ticket => ticket.id === 2 })).toEqual([2])
  })
})

describe('over the seed', () => {
  const account = seed({ seed: 7, now })
  const { tickets, users } = landmarks
  const find = (query: string) => sorted(account, query, { me: users.agent })

  test.each<[string, readonly number[]]>([
    [`type:ticket problem_id:${tickets.problem}`, tickets.incidents],
    ['type:ticket tags:personal_data', [270, 271, 272, 273]],
    ['type:ticket external_id:ERP-77120', [tickets.external]],
    ['type:ticket "ignore previous instructions"', [tickets.injectionVisible]],
    ['type:ticket subject:none', [tickets.noSubject]],
    [`type:ticket requester:${users.deleted}`, [tickets.deletedRequester]],
    ['type:user role:admin', [users.admin, users.secondAdmin]],
    ['type:user is_suspended:true', [users.suspended]],
    ['type:user maya.whitfield@northlight.example', [users.endUser]],
    ['type:user name:"Maya Whitfield"', [users.endUser, users.mergeLoser]],
    ['type:group trust', [landmarks.groups.trust]],
    ['type:organization northlight', [landmarks.organizations.main]],
  ])('%s', (query, found) => {
    expect(find(query)).toEqual(found)
  })

  test('clauses that complement each other divide the tickets', () => {
    const everything = find('type:ticket').length
    expect(everything).toBe(account.tickets.size - 1)
    expect(find('type:ticket status<solved').length + find('type:ticket status>=solved').length).toBe(
      everything,
    )
    expect(find('type:ticket assignee:none').length + find('type:ticket assignee:*').length).toBe(everything)
    const day = '2026-11-01'
    expect(find(`type:ticket created<${day}`).length + find(`type:ticket created>=${day}`).length).toBe(
      everything,
    )
    expect(find('type:ticket refund').length + find('type:ticket -refund').length).toBe(everything)
  })

  test('a query finds the same in the same order each time', () => {
    expect(ids(account, 'machine')).toEqual(ids(account, 'machine'))
    expect(new Set(ids(account, 'machine')).size).toBe(ids(account, 'machine').length)
  })
})

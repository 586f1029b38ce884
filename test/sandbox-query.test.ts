import { describe, expect, test } from 'vitest'
import { BadQuery, parse } from '../src/sandbox/query.ts'

describe('a query is read as Zendesk reads it', () => {
  test.each([
    ['refund', [{ kind: 'term', text: 'refund', phrase: false, negated: false }]],
    ['"late parcel"', [{ kind: 'term', text: 'late parcel', phrase: true, negated: false }]],
    ['-spam', [{ kind: 'term', text: 'spam', phrase: false, negated: true }]],
    ['status<solved', [{ keyword: 'status', operator: '<', value: 'solved' }]],
    ['created>=2026-01-01', [{ keyword: 'created', operator: '>=', value: '2026-01-01' }]],
    ['created:>2026-01-01', [{ keyword: 'created', operator: '>', value: '2026-01-01' }]],
    ['updated<"2026-01-01T10:00:00Z"', [{ operator: '<', value: '2026-01-01T10:00:00Z' }]],
    ['-type:user', [{ keyword: 'type', value: 'user', negated: true }]],
    ['-tags:vip', [{ keyword: 'tags', value: 'vip', negated: true }]],
    ['assignee:"Ana Reis"', [{ keyword: 'assignee', value: 'Ana Reis', phrase: true }]],
    ['STATUS:open', [{ keyword: 'status', value: 'open' }]],
    ['subject:"never closed', [{ keyword: 'subject', value: 'never closed', phrase: true }]],
    ['"never closed either', [{ kind: 'term', text: 'never closed either', phrase: true }]],
    ['12:30', [{ kind: 'term', text: '12:30' }]],
    ['', []],
    ['   ', []],
  ])('%s', (query, clauses) => {
    expect(parse(query)).toMatchObject({ types: [], clauses })
    expect(parse(query).clauses).toHaveLength(clauses.length)
  })

  test('type, order_by and sort are taken out of the clauses', () => {
    expect(parse('type:ticket order_by:created sort:asc type:user')).toEqual({
      types: ['ticket', 'user'],
      clauses: [],
      sortBy: 'created_at',
      sortOrder: 'asc',
    })
  })

  test.each(['order_by:mood', 'sort:sideways', 'order_by:constructor'])('%s is a bad query', query => {
    expect(() => parse(query)).toThrow(BadQuery)
  })
})

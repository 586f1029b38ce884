import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { answer } from '../src/answers/answer.ts'
import { group, tool } from '../tools/tool.ts'

const [list, show, change, remove] = group('tickets', {
  list_things: tool({
    about: '',
    method: 'GET',
    path: '/things',
    access: 'read',
    scope: 'tickets:read',
    pages: { by: 'cursor', rows: 'things', most: 100 },
    input: {},
    output: {},
  }),
  get_thing: tool({
    about: '',
    method: 'GET',
    path: '/things/{thing_id}',
    access: 'read',
    scope: 'tickets:read',
    input: { thing_id: z.int() },
    output: {},
  }),
  update_thing: tool({
    about: '',
    method: 'PUT',
    path: '/things/{thing_id}',
    access: 'write',
    scope: 'tickets:write',
    input: { thing_id: z.int() },
    output: {},
  }),
  delete_thing: tool({
    about: '',
    method: 'DELETE',
    path: '/things/{thing_id}',
    access: 'destructive',
    scope: 'tickets:write',
    done: 'The thing is gone.',
    input: { thing_id: z.int() },
    output: {},
  }),
})
if (!list || !show || !change || !remove) throw new Error('four tools')

const said = (body: unknown, notes: string[] = []) => ({ body, notes })

describe('An answer', () => {
  test('shows every filled profile field, whatever the account calls it', () => {
    const user_fields = { url: 'https://example.com', photo: 'yes', metadata: 'm', empty: null }
    const { url, photo, metadata } = user_fields
    expect(answer(show, {}, said({ thing: { id: 1, url: 'u', user_fields } }))).toEqual({
      thing: { id: 1, user_fields: { url, photo, metadata } },
    })
  })

  test('leaves out nulls, empty lists, links to the API and second copies of a field', () => {
    const body = {
      thing: {
        id: 1,
        url: 'https://x.zendesk.com/api/v2/things/1.json',
        due_at: null,
        tags: [],
        subject: 'Broken',
        raw_subject: 'Broken',
        custom_fields: [
          { id: 7, value: 'red' },
          { id: 8, value: null },
        ],
        fields: [{ id: 7, value: 'red' }],
        via: { channel: 'web', source: { from: {}, to: {}, rel: null } },
      },
    }
    expect(answer(show, { thing_id: 1 }, said(body))).toEqual({
      thing: { id: 1, subject: 'Broken', custom_fields: [{ id: 7, value: 'red' }], via: { channel: 'web' } },
    })
  })

  test('keeps false and 0, which are values', () => {
    expect(answer(show, {}, said({ thing: { public: false, count: 0, name: '' } }))).toEqual({
      thing: { public: false, count: 0, name: '' },
    })
  })

  test('never shows the session secret of the current user', () => {
    expect(
      JSON.stringify(answer(show, {}, said({ user: { id: 1, authenticity_token: 'secret' } }))),
    ).not.toContain('secret')
  })

  test('shows a field kept back when it is asked for by name', () => {
    const body = { things: [{ id: 1, body: 'Hello', html_body: '<p>Hello</p>', plain_body: 'Hello' }] }
    expect(answer(list, {}, said(body))).toEqual({ things: [{ id: 1, body: 'Hello' }] })
    expect(answer(list, { more: ['html_body'] }, said(body))).toEqual({
      things: [{ id: 1, body: 'Hello', html_body: '<p>Hello</p>' }],
    })
  })

  test('to a list says an empty list, and one cursor instead of Zendesk’s four ways to go on', () => {
    const body = {
      things: [],
      meta: { has_more: true, after_cursor: 'x' },
      links: { next: 'https://x' },
      next_page: null,
    }
    expect(answer(list, {}, { ...said(body), next: 'abc' })).toEqual({ things: [], next_cursor: 'abc' })
  })

  test.each([true, false])('to a write says the comment’s id and whether the customer sees it: %j', seen => {
    const audit = {
      id: 5,
      events: [
        { id: 9, type: 'Comment', public: seen, body: 'words' },
        { id: 10, type: 'Change' },
      ],
    }
    expect(answer(change, { thing_id: 1 }, said({ thing: { id: 1 }, audit }))).toEqual({
      thing: { id: 1 },
      comment: { id: 9, public: seen },
    })
  })

  test('without a body says what was done, and to which record', () => {
    expect(answer(remove, { thing_id: 12 }, said(undefined))).toEqual({
      done: 'The thing is gone.',
      thing_id: 12,
    })
  })

  test('carries the notes of the call', () => {
    expect(answer(show, {}, said({ thing: { id: 1 } }, ['Zendesk ignored `colour`.']))).toMatchObject({
      notes: ['Zendesk ignored `colour`.'],
    })
  })
})

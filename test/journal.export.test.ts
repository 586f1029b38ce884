import { hash } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { exported, type Wanted } from '../src/journal/export.ts'
import { outcome } from './journal-entry.ts'
import { dated, home, journal, linesOf } from './journal-rig.ts'

const source: Wanted['source'] = {
  product: { name: 'Deskwarden', vendor_name: 'Deskwarden', version: '0.1.0' },
  service: 'Zendesk Support',
}

let folder: string

const lines = async (format: Wanted['format']) => {
  const found: string[] = []
  for await (const line of exported(folder, { format, source })) found.push(line)
  return found
}

beforeEach(async () => {
  folder = home()
  const one = journal({ folder, clock: dated() })
  await one.record({
    event: 'intent',
    call: 'call-1',
    agent: 'triage-bot',
    tool: 'update_ticket',
    access: 'write',
  })
  await one.record(
    outcome(1, {
      request: 'abc-1',
      trace: '4bf92f3577b34da6',
      masked: { email: 2 },
      why: 'by tickets:write',
    }),
  )
  await one.record(
    outcome(2, { agent: '=HYPERLINK("http://evil")', tool: 'create_user', told: 'He said "no",\nand left.' }),
  )
  await one.record(
    outcome(3, { tool: 'delete_ticket', access: 'destructive', decision: 'refused', outcome: 'refused' }),
  )
  await one.record(
    outcome(4, {
      tool: 'get_ticket',
      access: 'read',
      decision: 'asked',
      outcome: 'unknown_outcome',
      extra: 1,
    }),
  )
  await one.close()
})

test('As JSON lines, a journal is what it is', async () => {
  expect((await lines('jsonl')).join('')).toBe(
    linesOf(folder)
      .map(({ text }) => `${text}\n`)
      .join(''),
  )
})

/** RFC 4180, read back. */
function table(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const [one, next] = [text[at], text[at + 1]]
    if (quoted && one === '"' && next === '"') cell += text[at++]
    else if (one === '"') quoted = !quoted
    else if (!quoted && (one === ',' || (one === '\r' && next === '\n'))) {
      rows.at(-1)?.push(cell)
      cell = ''
      if (one === '\r' && at++ < text.length - 2) rows.push([])
    } else cell += one
  }
  return rows
}

describe('As a table', () => {
  test('a journal has a row for each record, and each row a cell for each column', async () => {
    const [header, ...rows] = table((await lines('csv')).join(''))
    expect(rows).toHaveLength(6)
    for (const row of rows) expect(row).toHaveLength(header?.length ?? 0)
    const cell = (row: number, name: string) => rows[row]?.[header?.indexOf(name) ?? -1]
    expect([cell(2, 'ids'), cell(2, 'ms'), cell(2, 'why')]).toEqual([
      '{"ticket_id":4001}',
      '120',
      'by tickets:write',
    ])
    expect(cell(3, 'told')).toBe('He said "no",\nand left.')
    expect([cell(5, 'more'), cell(2, 'more'), cell(1, 'outcome')]).toEqual(['{"extra":1}', '', ''])
  })

  test('no cell is a formula', async () => {
    const all = table((await lines('csv')).join('')).flat()
    expect(all).toContain(`'=HYPERLINK("http://evil")`)
    expect(all.filter(cell => /^[=+@-]/.test(cell))).toEqual([])
  })
})

/** API Activity of OCSF 1.9.0, with the profiles that are used: what is required, and what is said here. */
const Entity = z.strictObject({ name: z.string(), uid: z.string().optional() })
const Fingerprint = z.strictObject({
  algorithm_id: z.literal(3),
  algorithm: z.literal('SHA-256'),
  value: z.string().regex(/^[0-9a-f]{64}$/),
})
const ApiActivity = z.strictObject({
  activity_id: z.literal([1, 2, 3, 4, 99]),
  activity_name: z.string(),
  category_uid: z.literal(6),
  category_name: z.literal('Application Activity'),
  class_uid: z.literal(6003),
  class_name: z.literal('API Activity'),
  type_uid: z.int(),
  type_name: z.string().startsWith('API Activity: '),
  severity_id: z.literal([0, 1, 2, 3, 4, 5, 6, 99]),
  severity: z.literal(['Unknown', 'Informational', 'Low', 'Medium']),
  time: z.int().positive(),
  message: z.string().optional(),
  status_id: z.literal([0, 1, 2, 99]),
  status: z.literal(['Unknown', 'Success', 'Failure']),
  status_code: z.string().optional(),
  status_detail: z.string().optional(),
  metadata: z.strictObject({
    version: z.literal('1.9.0'),
    product: z.strictObject({ name: z.string(), vendor_name: z.string(), version: z.string() }),
    profiles: z.array(z.enum(['ai_operation', 'security_control', 'trace'])),
    uid: z.string(),
    original_event_uid: z.string(),
    sequence: z.int(),
    event_code: z.string(),
    correlation_uid: z.string().optional(),
  }),
  actor: z.strictObject({
    user: z.strictObject({
      name: z.string(),
      uid: z.string(),
      type_id: z.literal([1, 3, 99]),
      type: z.string(),
    }),
    application: Entity.optional(),
  }),
  ai_agent: z.strictObject({ uid: z.string(), name: z.string() }).optional(),
  src_endpoint: z.strictObject({ name: z.string() }),
  api: z.strictObject({
    operation: z.string(),
    service: z.strictObject({ name: z.string() }),
    request: z.strictObject({ uid: z.string() }).optional(),
  }),
  resources: z
    .array(
      z.strictObject({ uid: z.string(), type: z.string(), role_id: z.literal(1), role: z.literal('Target') }),
    )
    .optional(),
  action_id: z.literal([0, 1, 2, 3, 4, 99]).optional(),
  action: z.string().optional(),
  disposition_id: z.int().optional(),
  disposition: z.string().optional(),
  authorizations: z
    .array(z.strictObject({ decision: z.string(), policy: z.strictObject({ name: z.string() }).optional() }))
    .optional(),
  trace: z.strictObject({ uid: z.string() }).optional(),
  raw_data: z.string(),
  raw_data_hash: Fingerprint,
  unmapped: z.record(z.string(), z.unknown()),
})

describe('As OCSF events', () => {
  test('a journal is API Activity of version 1.9.0', async () => {
    const events = (await lines('ocsf')).map(line => ApiActivity.parse(JSON.parse(line)))
    expect(events.map(({ activity_name }) => activity_name)).toEqual([
      'opened',
      'Update',
      'Update',
      'Create',
      'Delete',
      'Read',
    ])
    for (const event of events) {
      expect(event.type_uid).toBe(600_300 + event.activity_id)
      expect(event.type_name).toBe(`API Activity: ${event.activity_name}`)
    }
    expect(events.map(({ status, severity, action }) => [status, severity, action])).toEqual([
      ['Unknown', 'Informational', undefined],
      ['Unknown', 'Informational', undefined],
      ['Success', 'Informational', 'Allowed'],
      ['Success', 'Informational', 'Allowed'],
      ['Failure', 'Low', 'Denied'],
      ['Unknown', 'Medium', 'asked'],
    ])
    expect(events[2]).toMatchObject({
      time: Date.parse('2026-11-20T12:00:00Z'),
      actor: { user: { name: 'triage-bot' }, application: { name: 'claude-desktop' } },
      api: { operation: 'update_ticket', request: { uid: 'abc-1' } },
      resources: [{ uid: '4001', type: 'ticket' }],
      authorizations: [{ decision: 'allowed', policy: { name: 'tickets:write' } }],
      metadata: { sequence: 3, correlation_uid: 'call-1' },
    })
  })

  test('what the operator did is theirs, and no call of the tool that they did it about', async () => {
    const one = journal({ folder, clock: dated() })
    await one.record({
      event: 'denied',
      agent: 'operator',
      by: 'nadia',
      whom: 'triage-bot',
      tool: 'delete_user',
      told: 'nadia, the operator: denied triage-bot delete_user.',
    })
    await one.close()
    const event = ApiActivity.parse(JSON.parse((await lines('ocsf')).at(-1) ?? ''))
    expect(event).toMatchObject({
      activity_name: 'denied',
      actor: { user: { name: 'nadia', type: 'User' } },
      api: { operation: 'denied' },
      unmapped: { whom: 'triage-bot' },
    })
    expect(event.ai_agent).toBeUndefined()
  })

  test('each event proves itself, and names the one before', async () => {
    let before = '0'.repeat(64)
    for (const line of await lines('ocsf')) {
      const { raw_data, raw_data_hash } = ApiActivity.parse(JSON.parse(line))
      expect(hash('sha256', raw_data)).toBe(raw_data_hash.value)
      expect(JSON.parse(raw_data).prev).toBe(before)
      before = raw_data_hash.value
    }
  })
})

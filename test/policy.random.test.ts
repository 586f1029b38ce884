import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DeskwardenError } from '../src/errors.ts'
import { reason } from '../src/gate/reason.ts'
import { endpoints } from './contract/endpoints.ts'
import { house, policy, toolOf } from './gate-rig.ts'
import { example } from './inputs.ts'
import { type Asked, type Rules, ruled } from './policy.oracle.ts'

const resources = [...new Set(endpoints.map(endpoint => endpoint.group))]
const names = endpoints.map(endpoint => endpoint.id)
const singles = names.filter(name => !name.includes('_many_'))
const moments = ['2026-11-20T09:00:00.000Z', '2026-11-20T10:00:00.000Z', '2026-11-20T11:00:00.000Z']

const line = fc
  .tuple(
    fc.constantFrom('', '*:read', '*:write', '*:write', '*:write'),
    fc.dictionary(fc.constantFrom(...resources), fc.constantFrom('off', 'read', 'write', 'full'), {
      maxKeys: 3,
    }),
    fc.dictionary(fc.constantFrom(...names), fc.constantFrom('+', '-'), { maxKeys: 2 }),
  )
  .map(([rest, levels, single]) =>
    [
      rest,
      ...Object.entries(levels).map(entry => entry.join(':')),
      ...Object.entries(single).map(([tool, sign]) => `${sign}${tool}`),
    ]
      .filter(Boolean)
      .join(','),
  )
const mode = fc.constantFrom('never', 'never', 'preview', 'ask', 'operator', 'refuse')
const day = fc.record({ day: fc.integer({ min: 0, max: 3 }) })
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 })

/** Fields of update_ticket with values that a call may give them. */
const values: Readonly<Record<string, readonly unknown[]>> = {
  status: ['open', 'solved', 'closed'],
  priority: ['low', 'urgent'],
  group_id: [1, 2, 3],
  custom_status_id: [5],
}
const fieldBounds = fc
  .subarray(['status', 'priority', 'group_id'])
  .chain(fields =>
    fc.tuple(
      ...fields.map(field =>
        fc
          .tuple(
            fc.subarray([...(values[field] ?? [])], { minLength: 1 }),
            fc.constantFrom(...(field === 'group_id' ? (['in'] as const) : (['in', 'not', 'is'] as const))),
          )
          .map(([some, how]) => [field, how === 'is' ? { is: some[0] } : { [how]: some }] as const),
      ),
    ),
  )
  .map(entries => Object.fromEntries(entries))

const rules: fc.Arbitrary<Rules> = fc.record({
  grant: line,
  ceiling: optional(line),
  expires: optional(fc.constantFrom(...moments)),
  temporary: fc.array(fc.record({ grant: line, until: fc.constantFrom(...moments) }), { maxLength: 2 }),
  approvals: fc.record({
    destructive: mode,
    bulk: mode,
    public: mode,
    write: mode,
    tainted: mode.filter(one => one !== 'preview'),
    unasked: fc.constantFrom('preview', 'operator', 'refuse'),
  }),
  budgets: fc.dictionary(fc.constantFrom('calls', 'writes', 'destructive', 'publicReplies'), day, {
    maxKeys: 2,
  }),
  bound: optional(
    fieldBounds.chain(fields =>
      fc
        .subarray(['comment', 'priority', 'tags', 'status', 'group_id'])
        .map(only => ({ only: [...new Set([...only, ...Object.keys(fields)])], fields }))
        .filter(({ only }) => only.length > 0),
    ),
  ),
  groups: optional(fc.subarray([1, 2, 3], { minLength: 1 })),
  tainted: fc.boolean(),
})

const update = fc
  .record(
    {
      status: fc.constantFrom('open', 'solved', 'closed'),
      priority: fc.constantFrom('low', 'urgent'),
      group_id: fc.constantFrom(1, 2, 3),
      custom_status_id: fc.constant(5),
      comment: fc.record({ body: fc.constant('x'), public: fc.boolean() }),
    },
    { requiredKeys: [] },
  )
  .filter(fields => Object.keys(fields).length > 0)
  .map(fields => ({ ticket_id: 1, ...fields }))
const call: fc.Arbitrary<Asked> = fc
  .oneof(
    { weight: 3, arbitrary: update.map(args => ({ tool: 'update_ticket', args })) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(...singles).map(tool => ({
        tool,
        args:
          tool === 'update_ticket'
            ? { ticket_id: 1, tags: ['a'] }
            : { ...example(toolOf(tool)), ...(tool === 'create_ticket' ? { group_id: 1 } : {}) },
      })),
    },
  )
  .chain(what =>
    fc.record({
      tool: fc.constant(what.tool),
      args: fc.constant(what.args),
      at: fc.constantFrom(...moments),
      frozen: fc.constantFrom(undefined, undefined, undefined, 'all' as const, 'writes' as const),
      canAsk: fc.boolean(),
    }),
  )

/** A policy that contradicts itself is refused before it judges anything. */
const consistent = ({ bound, groups, grant }: Rules) =>
  !groups ||
  ((bound?.fields['group_id']?.in ?? groups).some(id => groups.some(one => one === id)) &&
    grant !== undefined)

test('10,000 random calls under random policies are judged as the reference judges them', async () => {
  const seen = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(
      rules.filter(consistent),
      fc.array(call, { minLength: 40, maxLength: 40 }),
      fc.constantFrom(1, 2, 3),
      async (rules, calls, group) => {
        const { grant, ceiling, expires, temporary, approvals, budgets, bound, groups } = rules
        const words = policy({
          ...(ceiling === undefined ? {} : { ceiling }),
          agents: [
            {
              name: 'bot',
              grant,
              temporary,
              approvals,
              budgets,
              ...(expires === undefined ? {} : { expires }),
              ...(bound && { bounds: { update_ticket: bound } }),
              ...(groups && { records: { tickets: { group_id: groups } } }),
            },
          ],
        })
        const record = { id: 1, group_id: group, updated_at: 'x' }
        const clock = { at: moments[0] ?? '', frozen: undefined as 'all' | 'writes' | undefined }
        const opened = house({
          policy: words,
          now: () => Date.parse(clock.at),
          frozenNow: () => clock.frozen,
          taint: { since: () => (rules.tainted ? 0 : undefined), read: () => {} },
          records: (kind, id) => ({ kind, id, record: { ...record, id } }),
          run: async tool => ({ body: tool.name === 'get_ticket' ? { ticket: record } : {} }),
        })
        const spent: Record<string, number> = {}
        for (const one of calls) {
          clock.at = one.at
          clock.frozen = one.frozen
          const expected = ruled(rules, one, group, spent)
          const before = opened.ran.length
          const got = await opened.door
            .call({ agent: 'bot', canAsk: one.canAsk }, one.tool, one.args, {})
            .then(
              result => ('question' in result || result.value['plan_token'] !== undefined ? 'asked' : 'ran'),
              (error: unknown) => (error instanceof DeskwardenError ? reason(error).outcome : String(error)),
            )
          expect(got, JSON.stringify(one)).toBe(expected)
          seen.set(got, (seen.get(got) ?? 0) + 1)
          const reached = opened.ran.length > before
          expect(reached, JSON.stringify(one)).toBe(
            got === 'ran' || (got === 'missing' && one.tool === 'get_ticket'),
          )
          if (!reached) continue
          const { access, destructive } = endpoints.find(({ id }) => id === one.tool) ?? {
            access: '',
            destructive: false,
          }
          const comment = Object(one.args['comment'])
          for (const [kind, is] of Object.entries({
            calls: true,
            writes: access !== 'read',
            destructive,
            publicReplies: comment.public === true,
          }))
            if (is) spent[kind] = (spent[kind] ?? 0) + 1
        }
      },
    ),
    { numRuns: 250, seed: 20261120 },
  )
  // A generator that never reaches a verdict proves nothing about it.
  for (const verdict of ['ran', 'refused', 'missing', 'asked', 'limited'])
    expect(seen.get(verdict) ?? 0, verdict).toBeGreaterThan(50)
})

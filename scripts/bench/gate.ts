import { binding } from '../../src/gate/binding.ts'
import { gate } from '../../src/gate/gate.ts'
import { readPolicy } from '../../src/gate/policy/read.ts'
import { taint } from '../../src/gate/taint.ts'
import { catalog, companions } from '../../tools/index.ts'
import type { Row } from './row.ts'

const facts = [...catalog, ...companions]
const tools = new Map(facts.map(tool => [tool.name, tool]))
const nothing = { body: undefined, notes: [] }

/** An agent with a bound, budgets and a mask, as an operator might write it. */
const words = JSON.stringify({
  version: 1,
  agents: [
    {
      name: 'triage',
      grant: 'tickets:write',
      bounds: {
        update_ticket: {
          only: ['status', 'priority', 'comment'],
          fields: { 'comment.public': { is: false } },
        },
      },
      budgets: { calls: { hour: 1_000_000 } },
    },
  ],
})

/** What the gate itself takes of a call: the account, the answer and the journal take no time here. */
export async function gateCost(): Promise<Row[]> {
  const read = readPolicy(words, { facts, tools })
  if ('problems' in read) throw new Error(read.problems.join(' '))
  const { policy } = read
  const held = binding({
    facts,
    policy: { policy: () => policy, byName: name => policy.agents.find(one => one.name === name) },
    approvals: {
      destructive: 'never',
      bulk: 'never',
      public: 'never',
      write: 'never',
      tainted: 'never',
      unasked: 'preview',
    },
    mask: 'partial',
    now: Date.now,
  })
  const door = gate({
    facts,
    held,
    tool: name => tools.get(name) ?? Promise.reject(new Error(name)),
    run: async () => nothing,
    answer: () => ({ value: {}, text: '', meta: {}, masked: {}, tainted: false }),
    look: async () => ({ seen: [], people: new Map(), absent: [] }),
    plans: () => Promise.reject(new Error('no call here wants a yes')),
    journal: { intent: async () => {}, outcome: () => {}, event: () => {} },
    taint: taint(undefined, Date.now),
    clock: Date.now,
    name: () => 'bench',
  })
  const rows: Row[] = []
  for (const [name, args] of [
    ['get_ticket', { ticket_id: 1 }],
    ['update_ticket', { ticket_id: 1, status: 'open', comment: { body: 'Noted.', public: false } }],
  ] as const) {
    const calls = async (count: number) => {
      for (let at = 0; at < count; at++) await door.call({ agent: 'triage' }, name, args, {})
    }
    await calls(2_000)
    const begin = performance.now()
    await calls(5_000)
    rows.push({
      part: 'Gate',
      what: `what it takes of a call of ${name}`,
      figure: (performance.now() - begin) / 5_000,
      unit: 'ms',
      most: 0.3,
    })
  }
  return rows
}

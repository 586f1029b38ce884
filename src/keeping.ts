import type { Caller } from './gate/binding.ts'
import { count, type Tally } from './gate/budget.ts'
import type { Journal } from './gate/deps.ts'
import type { Trace } from './gate/trace.ts'
import type { Ground } from './ground.ts'
import type { Config } from './settings.ts'

/** Where a run keeps what happened: the journal, the requests, and the trace for whoever watches. */
export interface Keeping {
  readonly gate: Journal
  /** An agent was refused a tool for want of a grant. */
  wanted(agent: string, tool: string): void
  /** A client asked for its list. */
  listed(caller: Caller, tools: number): void
  /** A name for a call that no other process gives. */
  name(): string
  close(): Promise<void>
}

export function keeping({
  ground,
  trace,
}: {
  readonly config: Config
  readonly ground: Ground
  readonly trace: Trace
}): Keeping {
  const { world } = ground
  const run = world.uuid().slice(0, 8)
  let calls = 0
  let tally: Tally = new Map()
  return {
    gate: {
      async intent(entry, { admit }) {
        const refused = admit?.(tally)
        if (refused) throw refused
        tally = count(tally, entry)
        trace.intent(entry)
      },
      outcome: entry => trace.outcome(entry),
      event: entry => trace.event(entry),
    },
    wanted() {},
    listed({ agent, client }, tools) {
      trace.event({
        event: 'list',
        agent,
        ...(client === undefined ? {} : { client }),
        told: `${agent} listed its ${tools} tools.`,
        atMs: world.now(),
      })
    },
    name: () => `${run}-${++calls}`,
    async close() {},
  }
}

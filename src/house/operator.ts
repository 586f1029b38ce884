import { userInfo } from 'node:os'
import type { Config } from '../settings/settings.ts'
import type { Ground } from './ground.ts'
import { journalOf } from './journaling.ts'

type Facts = Readonly<Record<string, string | number | boolean>>

/** The person who runs a command that changes what agents may do: each such command leaves a record. */
export interface Operator {
  /** The name by which this system knows them. */
  readonly name: string
  /** Writes down what is about to be done, and throws where that cannot be kept: then it is not done. */
  before(event: string, what: string, facts?: Facts): Promise<void>
  /** Writes down what was done; where that cannot be kept, it is told. */
  after(event: string, what: string, facts?: Facts): Promise<void>
}

export function operator(config: Config, ground: Ground): Operator {
  const name = nameOf()
  const record = async (event: string, what: string, facts: Facts) => {
    const journal = await journalOf(config, ground)
    try {
      await journal?.record(
        { event, agent: 'operator', by: name, ...facts, told: `${name}, the operator: ${what}.` },
        { durable: true },
      )
    } finally {
      await journal?.close()
    }
  }
  return {
    name,
    before: (event, what, facts = {}) => record(event, what, facts),
    async after(event, what, facts = {}) {
      await record(event, what, facts).catch((error: unknown) => {
        ground.tell(
          `It was done and is not in the journal: ${error instanceof Error ? error.message : 'a fault'}`,
        )
      })
    },
  }
}

function nameOf(): string {
  try {
    return userInfo()
      .username.replace(/[^\w.@-]/g, '?')
      .slice(0, 64)
  } catch {
    // A user without an entry in the system's list.
    return `user ${process.getuid?.() ?? ''}`.trim()
  }
}

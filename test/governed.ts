import { createHash } from 'node:crypto'
import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PolicyFile } from '../src/gate/policy/words.ts'
import type { Arrival } from '../src/sandbox/log.ts'
import { temporary } from './canary/folder.ts'
import { marked } from './canary/mark.ts'

/** The token of the agent of this name. */
export const tokenOf = (name: string) => marked(`agent-${name}`)

type Words = Omit<PolicyFile, 'version'>

/** A policy in a folder of its own, and where its journal, freezes, approvals and requests are. */
export interface Governed {
  readonly path: string
  readonly state: string
  readonly journal: string
  readonly approvals: string
  /** Puts another policy in its place, in one step. */
  put(words: Words): void
}

/** Writes a policy in which each agent has a token. */
export function governed(words: Words): Governed {
  const folder = temporary()
  const path = join(folder, 'policy.json')
  const state = join(folder, 'policy.state')
  const put = ({ agents, ...rest }: Words) => {
    const all = agents.map(agent => ({
      tokenSha256: createHash('sha256').update(tokenOf(agent.name)).digest('hex'),
      ...agent,
    }))
    writeFileSync(`${path}.new`, JSON.stringify({ version: 1, ...rest, agents: all }, null, 2), {
      mode: 0o600,
    })
    renameSync(`${path}.new`, path)
  }
  put(words)
  return { path, state, journal: join(state, 'journal'), approvals: join(state, 'approvals'), put }
}

/** What reached an account and was not only read. */
export const writes = (requests: readonly Arrival[]): readonly Arrival[] =>
  requests.filter(({ method }) => method !== 'GET')

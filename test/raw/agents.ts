import { createHash } from 'node:crypto'
import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporary } from '../canary/folder.ts'
import { marked } from '../canary/mark.ts'

/** Nobody is asked: what wants a yes is held to elsewhere. */
const approvals = { destructive: 'never', bulk: 'never', public: 'never', tainted: 'never' }

/** The token of the N-th agent. */
export const tokenOf = (at: number) => marked(`agent-${at}`)

/** A folder for agents files, as long as the tests of one file run. */
export function agentsFolder() {
  const folder = temporary()

  /** Writes a file in which the agent `agent-N` holds the N-th of these grants. */
  return (name: string, grants: readonly string[]): string => {
    const agents = grants.map((grant, at) => ({
      name: `agent-${at}`,
      tokenSha256: createHash('sha256').update(tokenOf(at)).digest('hex'),
      grant,
    }))
    const path = join(folder, name)
    // As an operator's tool does it: in one step.
    writeFileSync(`${path}.new`, JSON.stringify({ version: 1, approvals, agents }), { mode: 0o600 })
    renameSync(`${path}.new`, path)
    return path
  }
}

import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { newer } from './tools.ts'

export type Revision = '2025-11-25' | '2026-07-28'

const Checks = z.array(z.object({ id: z.string(), status: z.string(), errorMessage: z.string().default('') }))

/** What came of a scenario: passed, and which of its checks did not. */
export interface Outcome {
  readonly passed: boolean
  readonly failures: z.infer<typeof Checks>
}

/** The scenarios that a server must pass to conform to a revision, as the suite's own list has them. */
export async function scored(revision: Revision): Promise<readonly string[]> {
  const list = await readFile(`${newer.requirements}/${revision}.yaml`, 'utf8')
  const server = /^server:\n((?: {2}- .+\n)+)/m.exec(list)?.[1] ?? ''
  return [...server.matchAll(/- (.+)/g)].map(match => match[1] ?? '')
}

/** Runs the suite against a server, and tells what came of each scenario. */
export async function suite(url: string, revision: Revision): Promise<Map<string, Outcome>> {
  const folder = await mkdtemp(join(tmpdir(), 'conformance-'))
  try {
    // The suite's own verdict is a failure wherever a fixture is missing.
    const { stdout } = await promisify(execFile)(
      newer.node,
      [newer.conformance, 'server', '--url', url, '--requirements', revision, '--output-dir', folder],
      { cwd: folder, maxBuffer: 2 ** 26 },
    ).catch(error => error)
    const summary = String(stdout).split('=== SUMMARY ===')[1] ?? ''
    const runs = await readdir(folder)
    const outcomes = [...summary.matchAll(/^([✓✗]) (\S+): /gm)].map(async ([, mark, name = '']) => {
      const run = runs.find(run => run.startsWith(`server-${name}-2`))
      const checks = run
        ? Checks.parse(JSON.parse(await readFile(join(folder, run, 'checks.json'), 'utf8')))
        : []
      const failures = checks.filter(check => check.status === 'FAILURE')
      return [name, { passed: mark === '✓', failures }] as const
    })
    return new Map(await Promise.all(outcomes))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { newer } from './tools.ts'

export type Revision = '2025-11-25' | '2026-07-28'

/** The scenarios that a server must pass to conform to a revision, as the suite's own list has them. */
export async function scored(revision: Revision): Promise<readonly string[]> {
  const list = await readFile(`${newer.requirements}/${revision}.yaml`, 'utf8')
  const server = /^server:\n((?: {2}- .+\n)+)/m.exec(list)?.[1] ?? ''
  return [...server.matchAll(/- (.+)/g)].map(match => match[1] ?? '')
}

/** Runs the suite against a server: which scenarios passed, and what it printed. */
export async function suite(url: string, revision: Revision) {
  const folder = await mkdtemp(join(tmpdir(), 'conformance-'))
  try {
    const { stdout } = await promisify(execFile)(
      newer.node,
      [newer.conformance, 'server', '--url', url, '--requirements', revision, '--output-dir', folder],
      { cwd: folder, maxBuffer: 2 ** 26 },
    ).catch(error => error)
    const summary = String(stdout).split('=== SUMMARY ===')[1] ?? ''
    const passed = new Set([...summary.matchAll(/^✓ (\S+): /gm)].map(match => match[1] ?? ''))
    return { passed, printed: String(stdout) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

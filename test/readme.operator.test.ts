import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { temporary } from './canary/folder.ts'
import { snippet } from './readme.ts'
import { bin } from './rig.ts'

/** Runs a line of the README as a shell would, from a folder of the reader's own. */
async function run(line: string, cwd: string) {
  const child = spawn('sh', ['-c', line.replace(/^npx deskwarden/, `'${process.execPath}' '${bin}'`)], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', HOME: cwd },
  })
  child.stdin.end()
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { out, err, code }
}

describe('A new operator who follows the README', () => {
  test('sets up an agent that may triage and not reply, and reads its trace', async () => {
    const folder = temporary()
    writeFileSync(join(folder, 'triage.json'), snippet('policy'))
    chmodSync(join(folder, 'triage.json'), 0o664)
    const lines = snippet('triage').trim().split('\n')
    const said = []
    for (const line of lines) said.push(await run(line, folder))
    expect(lines).toHaveLength(8)
    const [, check, show, explain, triage, reply, audit, verify] = said
    expect(check).toMatchObject({ code: 0, out: 'triage.json is in order: 1 agent.\n' })
    expect(show?.out).toContain('bound      update_ticket: only comment, priority, status')
    expect(explain).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^triage-bot calls update_ticket: refused\./),
    })
    expect(triage?.code, triage?.err).toBe(0)
    expect(JSON.parse(triage?.out ?? '')).toMatchObject({
      ticket: { priority: 'high' },
      comment: { public: false },
    })
    expect(reply).toMatchObject({ code: 1, out: '' })
    expect(reply?.err).toContain('`comment.public` is always false')
    expect(audit?.out).toContain(
      'triage-bot updated ticket 300 with an internal comment; allowed by tickets:write.',
    )
    expect(audit?.out).toContain(
      'triage-bot tried to add a public reply to ticket 300 and was refused: the policy keeps it from that.',
    )
    expect(verify).toMatchObject({ code: 0, out: expect.stringContaining('The journal is whole') })
  })
})

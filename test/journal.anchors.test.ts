import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { ConfigError } from '../src/errors.ts'
import { commandAnchor } from '../src/journal/anchor/command.ts'
import { fileAnchor, heads } from '../src/journal/anchor/file.ts'
import { lineAnchor } from '../src/journal/anchor/line.ts'
import { webhookAnchor } from '../src/journal/anchor/webhook.ts'
import type { Anchor } from '../src/journal/anchor.ts'
import type { Head } from '../src/journal/entry.ts'
import { verify } from '../src/journal/verify.ts'
import { passing } from './journal-clock.ts'
import { outcome } from './journal-entry.ts'
import { dated, home, journal, lay, recordsOf, written } from './journal-rig.ts'
import { until } from './until.ts'

const head: Head = { at: '2026-11-20T12:00:00.000Z', seq: 7, hash: 'ab'.repeat(32), file: '2026-11-20.jsonl' }
const { signal } = new AbortController()

/** An anchor that remembers, and fails when it is told to. */
function memory() {
  const kept: number[] = []
  const anchor: Anchor & { ill: boolean } = {
    name: 'memory',
    ill: false,
    async keep({ seq }) {
      if (anchor.ill) throw new Error('it has forgotten')
      kept.push(seq)
    },
  }
  return { kept, anchor }
}

describe('The head of a journal', () => {
  test('is anchored after so many records, after so long, and when it is closed', async () => {
    const clock = passing()
    const { kept, anchor } = memory()
    const one = journal({
      folder: home(),
      clock,
      anchoring: { to: [anchor], everyRecords: 10, everyMs: 60_000 },
    })
    for (let call = 0; call < 12; call++) await one.record(outcome(call))
    await until(() => kept.length === 1)
    expect(kept).toEqual([11])
    clock.pass(59_999)
    await setImmediate()
    expect(kept).toEqual([11])
    clock.pass(1)
    await until(() => kept.length === 2)
    clock.pass(600_000)
    await one.record(outcome(12))
    await one.close()
    expect(kept).toEqual([11, 13, 14])
  })

  test('waits for no anchor, and one that fails is told of and recorded, once', async () => {
    const folder = home()
    const clock = passing()
    const said: string[] = []
    const { kept, anchor } = memory()
    let asked = 0
    const nobody: Anchor = {
      name: 'nobody',
      keep() {
        asked++
        return anchor.ill ? new Promise<void>(() => {}) : Promise.resolve()
      },
    }
    anchor.ill = true
    const anchoring = { to: [anchor, nobody], everyRecords: 1_000, everyMs: 1_000, limitMs: 5_000 }
    const one = journal({ folder, clock, anchoring, warn: sentence => said.push(sentence) })
    const passed = (done: () => boolean) =>
      until(() => {
        clock.pass(100)
        return done()
      })
    for (const round of [1, 2, 3]) {
      await one.record(outcome(round))
      await passed(() => asked === round)
    }
    anchor.ill = false
    await one.record(outcome(4))
    await passed(() => kept.length > 0)
    await one.close()
    expect(said).toEqual([
      'The anchor memory failed: it has forgotten.',
      'The anchor nobody failed: it did not answer within 5 s.',
      'The anchor memory works again.',
      'The anchor nobody works again.',
    ])
    expect(recordsOf(folder).flatMap(({ event, told }) => (event === 'anchor' ? told : []))).toEqual(said)
  })
})

describe('An anchor', () => {
  test('is a file, to which lines are added, and which a check can be given', async () => {
    const path = join(home(), 'heads.jsonl')
    const folder = home()
    const { lines } = await written(folder, 1, 5)
    const one = journal({ folder, clock: dated(), anchoring: { to: [fileAnchor(path)] } })
    await one.record(outcome(5))
    await one.close()
    await fileAnchor(path).keep({ ...head, seq: 900 }, signal)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    writeFileSync(path, `${readFileSync(path, 'utf8')}{"seq":`)
    const read = await heads(path)
    expect(read).toMatchObject({ unread: 1, heads: [{ seq: 7 }, { seq: 900 }] })
    lay(folder, lines)
    expect((await verify(folder, { anchors: read.heads.slice(0, 1) })).problems).toMatchObject([
      { kind: 'truncate', seq: 7, to: 7 },
    ])
  })

  test('is a line in the log', async () => {
    const said: string[] = []
    await lineAnchor(line => said.push(line)).keep(head, signal)
    expect(said).toEqual([`The journal stands at 7:${head.hash} in 2026-11-20.jsonl.`])
  })

  test('is a server that takes JSON, and whose answer counts', async () => {
    const bodies: unknown[] = []
    let status = 204
    const server = createServer(async (request, response) => {
      let text = ''
      for await (const chunk of request) text += String(chunk)
      bodies.push(JSON.parse(text))
      response.writeHead(status, status === 302 ? { location: 'http://127.0.0.1:1/' } : {}).end()
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const { port } = z.object({ port: z.number() }).parse(server.address())
    const anchor = webhookAnchor(`http://127.0.0.1:${port}/heads?key=secret`, fetch)
    expect(anchor.name).toBe(`webhook http://127.0.0.1:${port}`)
    await anchor.keep(head, signal)
    expect(bodies).toEqual([head])
    status = 500
    await expect(anchor.keep(head, signal)).rejects.toThrow('it answered 500')
    status = 302
    await expect(anchor.keep(head, signal)).rejects.toThrow()
    expect(bodies).toHaveLength(3)
  })

  test.each(['http://example.com/heads', 'ftp://127.0.0.1/', 'heads', 'http://127.0.0.1.example.com/', ''])(
    'is not the address %j',
    url => expect(() => webhookAnchor(url, fetch)).toThrow(ConfigError),
  )

  test('is a program, which no shell starts', async () => {
    const path = join(home(), 'said')
    const script = `process.stdin.pipe(require('fs').createWriteStream(process.argv[1]))`
    await commandAnchor([process.execPath, '-e', script, path]).keep(head, signal)
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(head)
    await expect(
      commandAnchor([process.execPath, '-e', 'process.exit(3)']).keep(head, signal),
    ).rejects.toThrow('it ended with 3')
    await expect(commandAnchor(['no-such-program; true']).keep(head, signal)).rejects.toThrow('ENOENT')
    const control = new AbortController()
    const hangs = commandAnchor([process.execPath, '-e', 'setInterval(() => {}, 1000)']).keep(
      head,
      control.signal,
    )
    control.abort()
    await expect(hangs).rejects.toThrow('aborted')
  })
})

import { spawn } from 'node:child_process'
import { around, stopped } from './child.ts'
import { type Era, line, opening, request, wrong } from './message.ts'

/** One client on one stdio connection, which asks for one ticket after the other. */
export interface Pinned {
  readonly pid: number
  /** So many calls, so many of them at once: calls a second. */
  burst(calls: number, inFlight: number): Promise<number>
  stop(): Promise<void>
}

/** Tickets of the seed that anyone may read, deleted ones left out. */
const ticketOf = (call: number) => 100 + (call % 100)

const newline = 0x0a

/** Starts a server and opens the connection. An answer that is an error ends the measurement. */
export async function pinned(
  args: readonly string[],
  era: Era,
  env: Readonly<Record<string, string>> = {},
): Promise<Pinned> {
  const child = spawn(process.execPath, args, {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...around, ...env },
  })
  let answered = (_lines: number) => {}
  let failed = (_error: Error) => {}
  child.stdout.on('data', (chunk: Buffer) => {
    if (wrong.test(chunk.toString('latin1')))
      failed(new Error(`An error came: ${chunk.toString().slice(0, 500)}`))
    let lines = 0
    for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, at + 1)) lines++
    answered(lines)
  })
  child.once('exit', () => failed(new Error(`${args.join(' ')} ended`)))

  const waited = (lines: number, more: () => void = () => {}) =>
    new Promise<void>((resolve, reject) => {
      let left = lines
      failed = reject
      answered = came => {
        left -= came
        for (let one = 0; one < came; one++) more()
        if (left <= 0) resolve()
      }
    })
  const opened = waited(1)
  child.stdin.write(opening(era))
  await opened

  let calls = 1
  const call = () => {
    calls++
    const params = { name: 'get_ticket', arguments: { ticket_id: ticketOf(calls) } }
    child.stdin.write(line(request(era, calls, 'tools/call', params)))
  }
  return {
    pid: child.pid ?? 0,
    async burst(count, inFlight) {
      let unsent = count
      const next = () => {
        if (unsent-- > 0) call()
      }
      const begin = performance.now()
      const over = waited(count, next)
      for (let one = 0; one < inFlight; one++) next()
      await over
      return (count / (performance.now() - begin)) * 1000
    },
    stop: () => stopped(child),
  }
}

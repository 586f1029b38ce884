import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { bin } from '../rig.ts'
import { envelope, handshake, Message, type Speaker, speaker } from './message.ts'

/** The built server in a process of its own, and every line that it wrote. */
export interface Pipe {
  readonly child: ChildProcessWithoutNullStreams
  /** Writes bytes as they are; the caller ends the line. */
  readonly write: (bytes: string | Buffer) => Promise<void>
  /** Writes one line as it is, and waits for the answer to the id that it holds. */
  readonly line: (text: string, id: string | number) => Promise<Message>
  /** Sends a request under a fresh id. */
  readonly request: (method: string, params: object) => Promise<Message>
  /** Answers that belong to no request of ours, and what the server said by itself. */
  readonly strays: Message[]
  /** Resolves with the next of these. */
  readonly stray: () => Promise<Message>
  /** How often an id was answered. */
  readonly answers: ReadonlyMap<string | number, number>
  /** Ends its input and waits for its end. */
  readonly close: () => Promise<number | null>
}

/** Starts the built server over stdio; `shell` wraps it, such as with a limit. Its stdout carries JSON-RPC alone, or the test fails. */
export function piped(flags: readonly string[], env: NodeJS.ProcessEnv, shell = ''): Pipe {
  const args = [process.execPath, bin, 'stdio', ...flags]
  const [command = '', ...rest] = shell === '' ? args : ['sh', '-c', `${shell} "$0" "$@"`, ...args]
  const child = spawn(command, rest, { env, stdio: 'pipe' })
  const waiting = new Map<
    string | number,
    { resolve: (message: Message) => void; reject: (error: Error) => void }
  >()
  const answers = new Map<string | number, number>()
  const strays: Message[] = []
  let expecting: ((message: Message) => void)[] = []
  let said = ''
  let id = 0
  child.stdin.on('error', () => {})
  child.stderr.on('data', (chunk: Buffer) => {
    said = `${said}${chunk.toString()}`.slice(-4_000)
  })
  child.once('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error(`The server ended: ${said}`))
  })
  createInterface({ input: child.stdout }).on('line', line => {
    const message = Message.parse(JSON.parse(line))
    const key = message.id ?? undefined
    const one = key === undefined ? undefined : waiting.get(key)
    if (key !== undefined && message.method === undefined) answers.set(key, (answers.get(key) ?? 0) + 1)
    if (key === undefined || !one) {
      strays.push(message)
      for (const resolve of expecting) resolve(message)
      expecting = []
    } else {
      waiting.delete(key)
      one.resolve(message)
    }
  })
  const write = (bytes: string | Buffer) =>
    new Promise<void>((resolve, reject) =>
      child.stdin.write(bytes, error => (error ? reject(error) : resolve())),
    )
  const line = (text: string, key: string | number) =>
    new Promise<Message>((resolve, reject) => {
      waiting.set(key, { resolve, reject })
      write(`${text}\n`).catch(reject)
    })
  return {
    child,
    write,
    strays,
    stray: () => new Promise(resolve => expecting.push(resolve)),
    answers,
    line,
    request(method, params) {
      const key = `raw-${++id}`
      return line(JSON.stringify({ jsonrpc: '2.0', id: key, method, params }), key)
    },
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
      const exited = once(child, 'exit')
      child.stdin.end()
      await exited
      return child.exitCode
    },
  }
}

/** A client over a pipe, in the words of 2026-07-28. */
export const modernPipe = (pipe: Pipe): Speaker =>
  speaker((method, params = {}) => pipe.request(method, { _meta: envelope, ...params }))

/** A client over a pipe that has shaken hands as the 2025 era does. */
export async function legacyPipe(pipe: Pipe, hello: object = handshake): Promise<Speaker> {
  await pipe.request('initialize', hello)
  await pipe.write(`${JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' })}\n`)
  return speaker((method, params = {}) => pipe.request(method, params))
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { bin } from './rig.ts'

/** What a run of the program came to. */
export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Starts the built program with nothing in its environment but a home and what is given. */
export const start = (args: readonly string[], env?: Readonly<Record<string, string>>) =>
  started(process.execPath, [bin, ...args], env)

/** Runs it as a shell does, with a person at both ends who types that. */
export function typing(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  typed: string,
): Promise<Ended> {
  const line = [process.execPath, bin, ...args].map(word => `'${word}'`).join(' ')
  const { child, ended } = started('script', ['-qec', line, '/dev/null'], env)
  child.stdin.end(typed)
  return ended
}

function started(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(command, args, {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
  })
  const said = { out: '', err: '' }
  child.stdout.on('data', chunk => {
    said.out += chunk
  })
  child.stderr.on('data', chunk => {
    said.err += chunk
  })
  const ended = once(child, 'close').then(([code]): Ended => ({ code, ...said }))
  return { child, said, ended }
}

/** Runs the built program to its end. */
export function program(
  args: readonly string[],
  env?: Readonly<Record<string, string>>,
  input = '',
): Promise<Ended> {
  const { child, ended } = start(args, env)
  child.stdin.end(input)
  return ended
}

import { PassThrough } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { doctor } from '../src/commands/doctor.ts'
import type { Io } from '../src/commands/io.ts'
import { login } from '../src/commands/login.ts'
import { logout } from '../src/commands/logout.ts'
import { status } from '../src/commands/status.ts'
import { config } from '../src/config.ts'
import { DeskwardenError } from '../src/errors.ts'
import type { Ground } from '../src/house/ground.ts'
import { listed } from '../src/house/listed.ts'
import { listener } from './canary/leaks.ts'

const commands = { login, status, logout, doctor }
const facts = listed()

/** What stands around a command: a person at the terminal, the time, the network. */
export interface Around {
  readonly terminal?: boolean
  readonly world?: Partial<Ground['world']>
}

/** A command of the sign-in, run in this process as main.ts runs it. */
export interface Inside {
  /** What was printed and told so far, in order. */
  readonly said: () => string
  readonly type: (line: string) => void
  /** As Ctrl-C does. */
  readonly stop: () => void
  readonly ended: Promise<{ readonly code: number; readonly text: string; readonly error?: DeskwardenError }>
}

export function inside(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  { terminal = false, world = {} }: Around = {},
): Inside {
  const order = config(args, env, facts)
  if (!('command' in order)) throw new Error('no command')
  const command = Object.entries(commands).find(([name]) => name === order.command)?.[1]
  if (!command) throw new Error(`${order.command} is no command of the sign-in`)
  const heard = listener(`what ${args.join(' ')} said in this process`)
  let text = ''
  let stop = () => {}
  const shown = () =>
    new PassThrough().on('data', chunk => {
      heard(chunk)
      text += String(chunk)
    })
  const input = new PassThrough()
  const io: Io = {
    input,
    output: shown(),
    terminal: terminal ? shown() : undefined,
    tell(line) {
      heard(line)
      text += `${line}\n`
    },
    stopped: new Promise(resolve => {
      stop = resolve
    }),
  }
  const ground: Ground = {
    listed: facts,
    version: '0',
    tell: io.tell,
    world: {
      fetch: (...request) => fetch(...request),
      now: Date.now,
      sleep: (ms, signal) => wait(ms, undefined, { signal, ref: false }),
      random: Math.random,
      uuid: () => crypto.randomUUID(),
      ...world,
    },
  }
  const ended = command(order.config, ground, io).then(
    code => ({ code, text }),
    (error: unknown) => {
      if (!(error instanceof DeskwardenError)) throw error
      heard(error.message)
      return { code: 1, text: `${text}${error.message}\n`, error }
    },
  )
  return { said: () => text, type: line => void input.write(`${line}\n`), stop: () => stop(), ended }
}

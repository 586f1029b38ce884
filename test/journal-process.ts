import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { z } from 'zod'
import type { Orders } from './journal-child.ts'

/** The script of such a process, as one file. */
export async function bundled(folder: string): Promise<string> {
  const outfile = join(folder, 'child.mjs')
  await build({
    entryPoints: [fileURLToPath(new URL('journal-child.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    external: ['vitest'],
    logLevel: 'warning',
  })
  return outfile
}

const Said = z.object({
  kept: z.number().optional(),
  by: z.string().optional(),
  at: z.number().optional(),
  refused: z.string().optional(),
  said: z.string().optional(),
  step: z.string().optional(),
  steps: z.number().optional(),
  writes: z.array(z.number()).optional(),
})

/** A line that the process said. */
export type Said = z.output<typeof Said>

/** A process that is at work. */
export interface Running {
  readonly child: ChildProcess
  /** Resolves when it has ended, with all it said. */
  readonly end: Promise<{ readonly signal: NodeJS.Signals | null; readonly said: readonly Said[] }>
  /** Resolves when it stands still, or has ended. */
  stopped(): Promise<void>
}

/** Starts a process that writes to a journal; `shell` wraps it, such as with a limit. */
export function running(script: string, orders: z.input<typeof Orders>, shell?: string): Running {
  const args = [script, JSON.stringify(orders)]
  const child = shell
    ? spawn('sh', ['-c', `${shell}; exec "$0" "$@"`, process.execPath, ...args], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
    : spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString()
  })
  const said = () =>
    text
      .split('\n')
      .filter(Boolean)
      .map(line => Said.parse(JSON.parse(line)))
  const end = new Promise<Awaited<Running['end']>>(resolve =>
    child.once('close', (_, signal) => resolve({ signal, said: said() })),
  )
  const state = () => /^State:\s+(\w)/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]
  return {
    child,
    end,
    async stopped() {
      while (child.exitCode === null && child.signalCode === null && state() !== 'T')
        await new Promise(resolve => setTimeout(resolve, 2))
    },
  }
}

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { landmarks } from '../../src/sandbox/seed.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What the build made. */
export const bin = `${root}dist/deskwarden.js`
export const token = landmarks.credentials.bearers.admin.token

const state = mkdtempSync(join(tmpdir(), 'deskwarden-bench-'))
process.once('exit', () => rmSync(state, { recursive: true, force: true }))

/** What every process gets: a home and a state folder of its own, which go when the bench ends. The user's stay as they are. */
export const around = { PATH: process.env['PATH'] ?? '', HOME: state, DESKWARDEN_STATE: join(state, 'state') }

/** A script of this folder as one file of JavaScript, as ours is: neither pays for being translated. */
export async function bundled(name: 'bare' | 'desk'): Promise<string> {
  const outfile = `${root}bench/${name}.cjs`
  await build({
    absWorkingDir: root,
    entryPoints: [`scripts/bench/${name}.ts`],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'cjs',
    minify: true,
    logLevel: 'warning',
  })
  return outfile
}

/** A process that said on stderr where it listens, and its bearer token where it prints one. */
export interface Running {
  readonly child: ChildProcess
  readonly url: string
  readonly bearer: string
  stop(): Promise<void>
}

/** Starts a script that listens. `last` is in the last line that it prints at its start. */
export async function running(
  args: readonly string[],
  last: RegExp,
  env: Readonly<Record<string, string>> = {},
): Promise<Running> {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...around, ...env },
  })
  let said = ''
  await new Promise<void>((resolve, reject) => {
    child.stderr.on('data', (chunk: Buffer) => {
      // Afterwards a line for each call, which nobody reads.
      if (said.length < 10_000) said += chunk.toString()
      if (last.test(said)) resolve()
    })
    child.once('exit', () => reject(new Error(`${args.join(' ')} ended: ${said}`)))
  })
  return {
    child,
    url: /http:\/\/\S+/.exec(said)?.[0] ?? '',
    bearer: /Bearer (\S+)/.exec(said)?.[1] ?? '',
    stop: () => stopped(child),
  }
}

/** The account, on loopback. */
export const desk = async () => running([await bundled('desk')], /http:\S+\n/)

/** The settings with which the built server finds the account. */
export const settings = (url: string) => ({ ZENDESK_BASE_URL: url, ZENDESK_OAUTH_TOKEN: token })

export async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill('SIGKILL')
  await exit
}

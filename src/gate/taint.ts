import { mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf } from '../files/fault.ts'

/** Which agents have lately read words of people outside the help desk: an agent, and not a connection, is led by what it read. */
export interface Taint {
  /** Since when, in milliseconds since 1970; undefined: it has read none for an hour. */
  since(agent: string): number | undefined
  /** It reads such words now. */
  read(agent: string): void
}

/** How long what an agent has read may lead it. */
export const lifeMs = 3_600_000

/** A file for each answer would cost more than the answer: what was read is noted so often. */
const everyMs = 30_000

interface Reading {
  readonly firstMs: number
  readonly lastMs: number
}

/** Keeps that in a state folder, a file for each agent, for all processes that share it; without a folder, or where it takes no file, for this process. */
export function taint(folder: string | undefined, now: () => number): Taint {
  const path = folder === undefined ? undefined : join(folder, 'taint')
  const own = new Map<string, Reading>()
  const fileOf = (path: string, agent: string) => join(path, encodeURIComponent(agent))
  const lives = (reading: Reading | undefined) =>
    reading && now() - reading.lastMs < lifeMs ? reading : undefined
  const known = (agent: string) => {
    const here = lives(own.get(agent))
    const there = path === undefined ? undefined : lives(load(fileOf(path, agent), now()))
    return here && there ? { ...here, firstMs: Math.min(here.firstMs, there.firstMs) } : (here ?? there)
  }
  return {
    since: agent => known(agent)?.firstMs,
    read(agent) {
      const nowMs = now()
      const last = own.get(agent)?.lastMs
      if (last !== undefined && nowMs >= last && nowMs - last < everyMs) return
      const reading = { firstMs: known(agent)?.firstMs ?? nowMs, lastMs: nowMs }
      own.set(agent, reading)
      if (path !== undefined) keep(path, fileOf(path, agent), reading)
    },
  }
}

/** The last reading is the file's time, the first one stands in it. */
function load(file: string, nowMs: number): Reading | undefined {
  try {
    const lastMs = statSync(file).mtimeMs
    const firstMs = Number(readFileSync(file, 'utf8'))
    return { firstMs: firstMs > 0 ? firstMs : lastMs, lastMs }
  } catch (error) {
    // Where it cannot be told, it may have read anything.
    return codeOf(error) === 'ENOENT' ? undefined : { firstMs: nowMs, lastMs: nowMs }
  }
}

/** Where the folder takes no file, the process alone knows. */
function keep(folder: string, file: string, { firstMs, lastMs }: Reading): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(file, String(firstMs), { mode: 0o600 })
    utimesSync(file, lastMs / 1000, lastMs / 1000)
  } catch {}
}

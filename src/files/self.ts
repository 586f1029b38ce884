import { createHash } from 'node:crypto'
import { readFile, readlink } from 'node:fs/promises'
import { hostname } from 'node:os'
import { codeOf } from './fault.ts'

/** This process, and how it sees the others of its machine. */
export interface Self {
  readonly pid: number
  /** Where this process and those whose ids mean something to it run: a digest of the host, its start and its container. */
  where(): Promise<string>
  lives(pid: number): boolean
}

/** Whether a process is there. */
export function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it is there, and another user's.
    return codeOf(error) === 'EPERM'
  }
}

/** The process that runs this. */
export const self: Self = { pid: process.pid, where, lives }

async function where(): Promise<string> {
  // Only Linux has these two; elsewhere an id of before the last start may be taken for one that lives.
  const start = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')
  const container = await readlink('/proc/self/ns/pid').catch(() => '')
  return createHash('sha256').update(`${hostname()} ${start} ${container}`).digest('hex').slice(0, 12)
}

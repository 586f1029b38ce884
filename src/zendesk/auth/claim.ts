import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

/** The sole right to use one refresh token up. */
export interface Claim {
  /** Nobody has taken it over, and it is young enough to send. */
  holds(): boolean
  /** The token was sent, and nobody knows what became of it: the claim stays. */
  doubt(): void
  /** The token was not used up: anybody may claim it. */
  release(): void
}

/** Another's claim: still at work, or of a holder that is dead or does not know what became of the token. */
export interface Standing {
  readonly kind: 'busy' | 'doubtful'
  readonly sinceMs: number
  readonly number: number
}

/**
 * The lock of renewals, across processes: a file per refresh token, which only one can create. Its name is a digest.
 * A lock judged by its age alone lets two in when the clock jumps, or when two find it stale at once; this one does not.
 */
export interface Claims {
  take(account: string, secret: string): Claim | Standing
  /** Claims what another's claim left behind; only one can. */
  takeOver(account: string, secret: string, from: Standing): Claim | Standing
  /** Takes away the claims of a token that has been replaced; without one, all of the account. */
  clear(account: string, secret?: string): void
}

const Written = z.object({
  id: z.string(),
  host: z.string(),
  pid: z.number(),
  atMs: z.number(),
  doubtful: z.boolean(),
})

/** A holder sends at once, or not at all. */
const youngMs = 10_000

export function claims(path: string, now: () => number, me = { host: hostname(), pid: process.pid }): Claims {
  const startOf = (account: string) => `${encodeURIComponent(account)}@`
  const stem = (account: string, secret: string) =>
    `${startOf(account)}${createHash('sha256').update(secret).digest('hex').slice(0, 32)}.`
  const names = (start: string) => {
    try {
      return readdirSync(path).filter(name => name.startsWith(start))
    } catch {
      return []
    }
  }

  function look(start: string): Standing | undefined {
    const numbers = names(start).map(name => Number(name.slice(start.length)))
    const number = Math.max(0, ...numbers.filter(Number.isInteger))
    if (number === 0) return undefined
    const file = join(path, `${start}${number}`)
    const written = read(file)
    // Created and not yet written, or damaged: its age has to tell.
    if (!written)
      return { kind: 'busy', sinceMs: statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? now(), number }
    const dead = written.host === me.host && !isAlive(written.pid)
    return { kind: written.doubtful || dead ? 'doubtful' : 'busy', sinceMs: written.atMs, number }
  }

  function create(start: string, number: number): Claim | Standing {
    const file = join(path, `${start}${number}`)
    const mine = { id: randomUUID(), ...me, atMs: now(), doubtful: false }
    mkdirSync(path, { recursive: true, mode: 0o700 })
    try {
      writeFileSync(file, JSON.stringify(mine), { flag: 'wx', mode: 0o600 })
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      return look(start) ?? { kind: 'busy', sinceMs: now(), number }
    }
    const isMine = () => read(file)?.id === mine.id && look(start)?.number === number
    return {
      holds: () => isMine() && Math.abs(now() - mine.atMs) < youngMs,
      doubt() {
        if (isMine()) writeFileSync(file, JSON.stringify({ ...mine, atMs: now(), doubtful: true }))
      },
      release() {
        if (isMine()) unlinkSync(file)
      },
    }
  }

  return {
    take(account, secret) {
      const start = stem(account, secret)
      return look(start) ?? create(start, 1)
    },
    takeOver: (account, secret, { number }) => create(stem(account, secret), number + 1),
    clear(account, secret) {
      for (const name of names(secret === undefined ? startOf(account) : stem(account, secret))) {
        try {
          unlinkSync(join(path, name))
        } catch {
          // Another one was quicker.
        }
      }
    },
  }
}

function read(file: string): z.output<typeof Written> | undefined {
  try {
    return Written.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it is there, and another user's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

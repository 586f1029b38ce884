import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, uptime } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { codeOf } from '../../files/fault.ts'
import { lives } from '../../files/self.ts'
import { unusable } from './folder.ts'

/** The sole right to use one refresh token up. */
export interface Claim {
  /** Notes that the token is sent now. False: somebody took the claim over, or it is too old, and nothing may be sent. */
  send(): boolean
  /** Nobody knows what became of the token that was sent: the claim stays. */
  doubt(): void
  /** The token was not used up: anybody may claim it. */
  release(): void
}

/** Another's claim: still at work, or of a holder that is dead or does not know what became of the token. */
export interface Standing {
  readonly kind: 'busy' | 'doubtful'
  readonly ageMs: number
  /** The token may have been sent. */
  readonly sent: boolean
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
  /** Takes away the claims of a token that has been replaced. */
  clear(account: string, secret: string): void
  /** Takes away what is left of every other token, which only the holder of this one's claim may do. */
  sweep(account: string, secret: string): void
}

const Written = z.object({
  id: z.string(),
  host: z.string(),
  pid: z.number(),
  upMs: z.number(),
  state: z.enum(['held', 'sent', 'doubtful']),
})

/** A holder sends at once, or not at all. */
const youngMs = 10_000

/** This process, and how it sees the others of its machine. */
export interface Self {
  readonly host: string
  readonly pid: number
  lives(pid: number): boolean
  /** How long the machine has been running: unlike its clock, nobody sets that. */
  upMs(): number
}

const self = (): Self => ({ host: hostname(), pid: process.pid, lives, upMs: () => uptime() * 1000 })

/** Opens the folder of claims, which is made with the first one. */
export function claims(path: string, me = self()): Claims {
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

  const drop = (dropped: readonly string[]) => {
    for (const name of dropped) rmSync(join(path, name), { force: true })
  }

  function look(start: string): Standing | undefined {
    const numbers = names(start).map(name => Number(name.slice(start.length)))
    const number = Math.max(0, ...numbers.filter(Number.isInteger))
    if (number === 0) return undefined
    const file = join(path, `${start}${number}`)
    const written = read(file)
    // Killed while it was written: nobody knows.
    if (!written) return { kind: 'busy', ageMs: Number.POSITIVE_INFINITY, sent: true, number }
    const { host, pid, upMs, state } = written
    const here = host === me.host
    const kind = (here && !me.lives(pid)) || state === 'doubtful' ? 'doubtful' : 'busy'
    // Older than the machine's last start, or of another machine: it has had its time.
    const ageMs = here && upMs <= me.upMs() ? me.upMs() - upMs : Number.POSITIVE_INFINITY
    return { kind, ageMs, sent: state !== 'held', number }
  }

  function create(start: string, number: number, state: 'held' | 'sent' = 'held'): Claim | Standing {
    const file = join(path, `${start}${number}`)
    const mine = { id: crypto.randomUUID(), host: me.host, pid: me.pid }
    const startMs = me.upMs()
    const put = (state: Written['state'], flag: 'w' | 'wx') =>
      writeFileSync(file, JSON.stringify({ ...mine, upMs: me.upMs(), state }), { flag, mode: 0o600 })
    try {
      mkdirSync(path, { recursive: true, mode: 0o700 })
    } catch (error) {
      throw unusable(path, error)
    }
    try {
      put(state, 'wx')
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw unusable(path, error)
      return look(start) ?? { kind: 'busy', ageMs: 0, sent: true, number }
    }
    const holds = () => read(file)?.id === mine.id && look(start)?.number === number
    return {
      send() {
        if (!holds() || me.upMs() - startMs >= youngMs) return false
        put('sent', 'w')
        // Whoever took it over has looked after this, or is seen now: one of the two gives way.
        return holds()
      },
      doubt() {
        if (holds()) put('doubtful', 'w')
      },
      release() {
        if (holds()) rmSync(file, { force: true })
      },
    }
  }

  return {
    take(account, secret) {
      const start = stem(account, secret)
      return look(start) ?? create(start, 1)
    },
    takeOver(account, secret, from) {
      const start = stem(account, secret)
      // What was sent stays so, whoever is killed next.
      const mine = create(start, from.number + 1, from.sent ? 'sent' : 'held')
      if ('kind' in mine || from.sent) return mine
      const last = read(join(path, `${start}${from.number}`))
      if (last?.state === 'held') return mine
      mine.release()
      return { ...from, kind: 'busy', sent: true }
    },
    clear: (account, secret) => drop(names(stem(account, secret))),
    sweep(account, secret) {
      const own = stem(account, secret)
      drop(names(startOf(account)).filter(name => !name.startsWith(own)))
    },
  }
}

type Written = z.output<typeof Written>

function read(file: string): Written | undefined {
  try {
    return Written.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data
  } catch {
    return undefined
  }
}

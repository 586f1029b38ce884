import { join } from 'node:path'
import type { Disk } from './disk.ts'
import { codeOf } from './fault.ts'
import type { Self } from './self.ts'

/** Time for those who wait: it only goes forward, and nobody sets it. */
export interface Pace {
  upMs(): number
  sleep(ms: number): Promise<void>
}

/** A lock that one process holds, of all that use the folder. */
export interface Held {
  /** No other taking has the same. */
  readonly name: string
  /** The last holder did not give it back: what that one did may be half done, and it may still be at it. */
  readonly inherited: boolean
  /** Whether it is still ours; who was asleep for long may have lost it. */
  holds(): Promise<boolean>
  /** Gives it back. False: somebody had taken it over, perhaps before our last step. */
  release(): Promise<boolean>
  /** Leaves it to whoever comes next, who inherits it. */
  abandon(): void
}

/** A lock across processes. */
export interface Lock {
  /** Waits while `patient` says so; undefined when it no longer did. */
  take(patient: () => boolean): Promise<Held | undefined>
}

/** What a lock is given. */
export interface LockDeps {
  readonly disk: Disk
  readonly self: Self
  readonly pace: Pace
  readonly random?: () => number
  /** A holder that keeps it for so long is not at work any more. */
  readonly leaseMs?: number
}

/**
 * One token lies in a folder: a file called `free`, or after who holds it. To take, to give back and to take over is to
 * rename it, which only one can do, and which tells a holder that has lost it. A holder that has died is followed at
 * once; one that is asleep when its name has stood still for the lease, on the clock of who waits.
 *
 * Why our own: of what npm has, proper-lockfile and its like cost five times as much a turn and judge a holder by its
 * file's age, at the earliest after two seconds and by a clock that jumps; kernel locks need a native module, and are
 * never taken from a process that is stopped.
 */
export function lock(path: string, deps: LockDeps): Lock {
  const { disk, self, pace, random = Math.random, leaseMs = 1_000 } = deps
  const run = crypto.randomUUID().slice(0, 8)
  const free = 'free'
  const holding = new Set<string>()
  let place: string | undefined
  let taken = 0

  const moved = async (from: string, to: string) => {
    try {
      await disk.rename(join(path, from), join(path, to))
      return true
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return false
      throw error
    }
  }

  /** Lays the first token, in our name; a folder that has one cannot be replaced. */
  async function laid(mine: string): Promise<boolean> {
    const beside = `${path}-${mine}`
    await disk.makeFolder(beside, false)
    try {
      await (await disk.open(join(beside, mine), 'create')).close()
      await disk.rename(beside, path)
      return true
    } catch (error) {
      await disk.remove(join(beside, mine))
      await disk.removeFolder(beside)
      if (['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(codeOf(error))) return false
      throw error
    }
  }

  /** Whether a holder cannot come back for it: dead, or this process in a turn that failed. */
  function gone(holder: string): boolean {
    const [, at, pid, ofRun] = /^held-(\w+)-(\d+)-(\w+)-\d+$/.exec(holder) ?? []
    if (at !== place || pid === undefined) return false
    return ofRun === run ? !holding.has(holder) : !self.lives(Number(pid))
  }

  return {
    async take(patient) {
      place ??= await self.where()
      const mine = `held-${place}-${self.pid}-${run}-${++taken}`
      const held = (inherited: boolean): Held => {
        holding.add(mine)
        return {
          name: mine,
          inherited,
          holds: async () => (await disk.stat(join(path, mine))) !== undefined,
          release: async () => holding.delete(mine) && moved(mine, free),
          abandon: () => void holding.delete(mine),
        }
      }
      let seen: string | undefined
      let sinceMs = 0
      for (;;) {
        if (await moved(free, mine)) return held(false)
        const names = await disk.names(path)
        // A server of files may do the renaming and lose the answer.
        if (names?.includes(mine)) return held(false)
        if (!names?.length) {
          if (await laid(mine)) return held(true)
        } else {
          const holder = names.find(name => name.startsWith('held-'))
          if (holder !== seen) {
            seen = holder
            sinceMs = pace.upMs()
          }
          const late = pace.upMs() - sinceMs >= leaseMs
          if (holder !== undefined && (late || gone(holder)) && (await moved(holder, mine))) return held(true)
        }
        if (!patient()) return undefined
        await pace.sleep(1 + random() * 3)
      }
    },
  }
}

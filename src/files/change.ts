import { existsSync, realpathSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Unavailable } from '../errors.ts'
import { disk } from './disk.ts'
import { codeOf } from './fault.ts'
import { lock } from './lock.ts'
import { replace } from './replace.ts'
import { self } from './self.ts'

/** How long another process may be at it. */
const patienceMs = 2_000

const pace = { upMs: () => performance.now(), sleep: (ms: number) => wait(ms) }

/**
 * Changes a file as a whole, one process after another: whoever reads it sees the old text or the new one. The lock is
 * a folder of its own. `anyway` goes on without it where it cannot be had, for what must not wait.
 */
export async function change(
  path: string,
  lockFolder: string,
  next: (text: string | undefined) => string,
  { anyway = false } = {},
): Promise<void> {
  // A link stays one.
  const real = existsSync(path) ? realpathSync(path) : path
  try {
    await Promise.all([real, lockFolder].map(one => mkdir(dirname(one), { recursive: true, mode: 0o700 })))
    const untilMs = pace.upMs() + patienceMs
    const held = await lock(lockFolder, { disk, self, pace }).take(() => pace.upMs() < untilMs)
    if (!held && !anyway)
      throw new Unavailable(`${path} was not changed`, 'another process is changing it', 'Try again')
    try {
      const text = await readFile(real, 'utf8').catch(error => {
        if (codeOf(error) !== 'ENOENT') throw error
        return undefined
      })
      await replace(real, next(text))
    } finally {
      await held?.release()
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    throw new Unavailable(
      `${path} was not changed`,
      `the file system said ${codeOf(error)}`,
      'Let this user write to its folder',
    )
  }
}

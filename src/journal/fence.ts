import { join } from 'node:path'
import type { Disk } from '../files/disk.ts'
import { codeOf } from '../files/fault.ts'
import type { Held } from '../files/lock.ts'
import { latest } from './place.ts'

const copyOf = (name: string) => `.copy-${name}`

/**
 * Shuts out a holder that has lost the lock and may not know it yet: the files in which it may be writing are replaced by
 * their copies, so that whatever it still writes goes to a file that has no name any more. It may be in the middle of
 * this very step: its copy is taken away, and cannot be put in place then. False: it has to be done again.
 */
export async function fence(disk: Disk, folder: string, held: Held): Promise<boolean> {
  const names = (await disk.names(folder)) ?? []
  for (const name of names) if (name.startsWith(copyOf(''))) await disk.remove(join(folder, name))
  const { names: all, last } = await latest(disk, folder)
  for (const name of all)
    if (name >= (last?.name ?? '') && !(await replaced(disk, folder, name, held))) return false
  await disk.syncFolder(folder)
  return true
}

async function replaced(disk: Disk, folder: string, name: string, held: Held): Promise<boolean> {
  const copy = join(folder, copyOf(held.name))
  const source = await disk.open(join(folder, name), 'read')
  try {
    const target = await disk.open(copy, 'create')
    try {
      // From here on, whoever takes the lock over finds the copy.
      if (!(await held.holds())) return false
      const buffer = Buffer.allocUnsafe(1 << 20)
      for (let at = 0; ; ) {
        const came = await source.read(buffer, at)
        if (came === 0) break
        for (let sent = 0; sent < came; ) sent += await target.write(buffer.subarray(sent, came))
        at += came
      }
      await target.sync()
    } finally {
      await target.close()
    }
    await disk.rename(copy, join(folder, name))
    return true
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false
    throw error
  } finally {
    await source.close()
    await disk.remove(copy)
  }
}

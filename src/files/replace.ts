import { lstat, open, readdir, rename, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { disk } from './disk.ts'

/** Puts a text in a file's place, for this user alone: whoever reads sees the old or the new one, also after a power cut. */
export async function replace(path: string, text: string): Promise<void> {
  const beside = `${path}.${crypto.randomUUID()}.new`
  try {
    const handle = await open(beside, 'wx', 0o600)
    try {
      await handle.writeFile(text)
      await handle.sync()
      await clear(path, (await handle.stat()).mtimeMs)
    } finally {
      await handle.close()
    }
    await rename(beside, path)
    await disk.syncFolder(dirname(path))
  } catch (error) {
    await unlink(beside).catch(() => undefined)
    throw error
  }
}

/** Takes away what a write that was killed has left; no write takes a minute. */
async function clear(path: string, nowMs: number): Promise<void> {
  const folder = dirname(path)
  for (const name of await readdir(folder)) {
    if (!name.startsWith(`${basename(path)}.`) || !name.endsWith('.new')) continue
    const left = await lstat(join(folder, name)).catch(() => undefined)
    if (left && left.mtimeMs < nowMs - 60_000) await unlink(join(folder, name)).catch(() => undefined)
  }
}

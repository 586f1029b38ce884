import { closeSync, fsyncSync, openSync, renameSync, unlinkSync, writeSync } from 'node:fs'
import { ConfigError } from '../../errors.ts'

/** Writes beside a file and renames: a reader sees the old text or the new one. The file beside it keeps a second writer out. */
export function replaced(path: string, next: () => string): void {
  const beside = `${path}.new`
  let handle: number
  try {
    handle = openSync(beside, 'wx', 0o600)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new ConfigError(
        `${path} was not changed`,
        `${beside} is there: another command is changing it`,
        'Wait for it, or delete that file if none is running.',
      )
    throw new ConfigError(
      `${path} was not changed`,
      'its folder cannot be written to',
      'Choose another file with --policy.',
    )
  }
  try {
    try {
      writeSync(handle, next())
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(beside, path)
  } catch (error) {
    unlinkSync(beside)
    throw error
  }
}

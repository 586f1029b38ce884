import { constants, type Stats } from 'node:fs'
import { lstat, mkdir, open, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigError } from '../../errors.ts'
import { codeOf } from '../../files/fault.ts'
import { replace } from '../../files/replace.ts'

/** Files for this user alone. */
export interface Folder {
  /** Throws where the folder is there and may not be used. */
  usable(): Promise<void>
  read(name: string): Promise<string | undefined>
  /** Whoever reads sees the old text or the new one, also after a power cut. */
  write(name: string, text: string): Promise<void>
  remove(name: string): Promise<void>
}

/** Opens a folder that is made when something is first written; files that others can read or own are refused. */
export function folder(path: string, user = process.getuid?.()): Folder {
  const at = (name: string) => join(path, encodeURIComponent(name))
  return {
    async usable() {
      const stat = await lstat(path).catch((error: unknown) => {
        if (codeOf(error) !== 'ENOENT') throw unusable(path, error)
      })
      if (stat) check(path, stat, user)
    },
    async read(name) {
      const file = at(name)
      let handle: Awaited<ReturnType<typeof open>>
      try {
        handle = await open(file, constants.O_RDONLY | noFollow)
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return undefined
        throw unusable(file, error)
      }
      try {
        check(file, await handle.stat(), user)
        check(path, await lstat(path), user)
        return await handle.readFile('utf8')
      } finally {
        await handle.close()
      }
    },
    async write(name, text) {
      const file = at(name)
      try {
        await mkdir(path, { recursive: true, mode: 0o700 })
        check(path, await lstat(path), user)
        await replace(file, text)
      } catch (error) {
        throw error instanceof ConfigError ? error : unusable(file, error)
      }
    },
    async remove(name) {
      try {
        await unlink(at(name))
      } catch (error) {
        if (codeOf(error) !== 'ENOENT') throw unusable(at(name), error)
      }
    },
  }
}

// Windows has neither modes nor O_NOFOLLOW; there the user's own folder is private.
const posix = process.platform !== 'win32'
const noFollow = posix ? constants.O_NOFOLLOW : 0

/** A file or folder that others may have read or changed: what it holds is not used. */
export class Untrusted extends ConfigError {}

function check(path: string, stat: Stats, user: number | undefined): void {
  if (!posix) return
  if (stat.isSymbolicLink()) throw linked(path)
  if (stat.uid !== user)
    throw new Untrusted(
      `${path} was not used`,
      'it belongs to another user',
      'Remove it, and sign in again with `deskwarden login`',
    )
  if ((stat.mode & 0o077) !== 0)
    throw new Untrusted(
      `${path} was not used`,
      'others on this machine can read or change it',
      `Take that from them (chmod go= ${path}); if they may have read it, run \`deskwarden logout\` and sign in again`,
    )
}

/** A file or folder that the system does not let us use. */
export function unusable(path: string, error: unknown): ConfigError {
  const code = codeOf(error)
  return code === 'ELOOP' ? linked(path) : barred(path, `the file system said ${code}`)
}

const linked = (path: string) => barred(path, 'it is a link')
const barred = (path: string, why: string) =>
  new ConfigError(`${path} cannot be used`, why, 'Look at its folder; DESKWARDEN_HOME names another one')

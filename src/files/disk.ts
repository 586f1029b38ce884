import {
  close,
  constants,
  fdatasync,
  fstat,
  ftruncate,
  mkdir,
  open,
  read,
  readdir,
  rename,
  rmdir,
  stat,
  unlink,
  write,
} from 'node:fs'
import { codeOf } from './fault.ts'

/** What is told apart of a file: which one it is, whatever its name, and how long. */
export interface Stat {
  readonly id: number
  readonly size: number
}

/** A file that is open. */
export interface OpenFile {
  stat(): Promise<Stat>
  /** Reads into the buffer from a place in the file: how many bytes came. */
  read(into: Uint8Array, at: number): Promise<number>
  /** Writes at the end: how many of the bytes were taken. */
  write(bytes: Uint8Array): Promise<number>
  truncate(size: number): Promise<void>
  /** Resolves when what was written outlives a power cut. */
  sync(): Promise<void>
  close(): Promise<void>
}

/** Whether a file is only read, written at its end, or made and was not there before. */
export type Opening = 'read' | 'append' | 'create'

/** The file system, as far as it is used: each of these can fail, hang or come late, and a test can make it. */
export interface Disk {
  open(path: string, how: Opening): Promise<OpenFile>
  stat(path: string): Promise<Stat | undefined>
  /** The names in a folder; undefined where there is none. */
  names(path: string): Promise<readonly string[] | undefined>
  makeFolder(path: string, parents: boolean): Promise<void>
  /** Removes a folder that is empty. */
  removeFolder(path: string): Promise<void>
  rename(from: string, to: string): Promise<void>
  /** Removes a file, if it is there. */
  remove(path: string): Promise<void>
  /** A new name is kept only when its folder is. */
  syncFolder(path: string): Promise<void>
}

// Windows has neither modes nor O_NOFOLLOW; there the user's own folder is private.
const posix = process.platform !== 'win32'
const noFollow = posix ? constants.O_NOFOLLOW : 0
const flags: Readonly<Record<Opening, number>> = {
  read: constants.O_RDONLY | noFollow,
  append: constants.O_RDWR | constants.O_APPEND | noFollow,
  create: constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | constants.O_EXCL,
}

type Done<T> = (error: Error | null, value: T) => void

/** Half the price of `fs/promises` on calls as short as these. */
const told = <T>(ask: (done: Done<T>) => void) =>
  new Promise<T>((resolve, reject) => ask((error, value) => (error ? reject(error) : resolve(value))))

/** The file system of this machine, for this user alone: files are made 0600, folders 0700. */
export const disk: Disk = {
  async open(path, how) {
    return opened(await told<number>(done => open(path, flags[how], 0o600, done)))
  },
  stat: path =>
    told<Stat>(done => stat(path, (error, found) => done(error, error ? nothing : known(found)))).catch(
      absent,
    ),
  names: path => told<string[]>(done => readdir(path, done)).catch(absent),
  async makeFolder(path, recursive) {
    await told<string | undefined>(done => mkdir(path, { recursive, mode: 0o700 }, done))
  },
  removeFolder: path => told<void>(done => rmdir(path, error => done(error, undefined))),
  rename: (from, to) => told<void>(done => rename(from, to, error => done(error, undefined))),
  remove: path => told<void>(done => unlink(path, error => done(error, undefined))).catch(absent),
  async syncFolder(path) {
    if (!posix) return
    const folder = opened(await told<number>(done => open(path, constants.O_RDONLY, done)))
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
  },
}

const nothing: Stat = { id: 0, size: 0 }
const known = (found: { ino: number; size: number }): Stat => ({ id: found.ino, size: found.size })

function absent(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error
}

const opened = (fd: number): OpenFile => ({
  stat: () => told<Stat>(done => fstat(fd, (error, found) => done(error, error ? nothing : known(found)))),
  read: (into, at) =>
    told<number>(done => read(fd, into, 0, into.length, at, (error, bytes) => done(error, bytes))),
  write: bytes => told<number>(done => write(fd, bytes, (error, taken) => done(error, taken))),
  truncate: size => told<void>(done => ftruncate(fd, size, error => done(error, undefined))),
  sync: () => told<void>(done => fdatasync(fd, error => done(error, undefined))),
  close: () => told<void>(done => close(fd, error => done(error ?? null, undefined))),
})

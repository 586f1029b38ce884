import { type Disk, disk, type OpenFile } from '../src/files/disk.ts'

/** One thing that the file system is asked, and two ways to do it. */
export interface Step {
  readonly what: string
  run(): Promise<unknown>
  /** Only a part of a write. */
  half?(): Promise<unknown>
}

/** The real file system, where something happens before, after or in the place of each step. */
export function stepped(step: (asked: Step) => Promise<void>): Disk {
  async function asked<T>(what: string, run: () => Promise<T>, half?: () => Promise<unknown>): Promise<T> {
    let done: Promise<T> | undefined
    const once = () => {
      done ??= run()
      return done
    }
    await step({ what, run: once, ...(half && { half }) })
    return once()
  }
  const file = (real: OpenFile): OpenFile => ({
    stat: () => asked('stat', () => real.stat()),
    read: (into, at) => asked('read', () => real.read(into, at)),
    write: bytes =>
      asked(
        'write',
        () => real.write(bytes),
        () => real.write(bytes.subarray(0, Math.ceil(bytes.length / 2))),
      ),
    truncate: size => asked('truncate', () => real.truncate(size)),
    sync: () => asked('sync', () => real.sync()),
    close: () => asked('close', () => real.close()),
  })
  return {
    open: async (path, how) => file(await asked(`open to ${how}`, () => disk.open(path, how))),
    stat: path => asked('stat', () => disk.stat(path)),
    names: path => asked('list', () => disk.names(path)),
    makeFolder: (path, parents) => asked('make a folder', () => disk.makeFolder(path, parents)),
    removeFolder: path => asked('remove a folder', () => disk.removeFolder(path)),
    rename: (from, to) => asked('rename', () => disk.rename(from, to)),
    remove: path => asked('remove', () => disk.remove(path)),
    syncFolder: path => asked('sync a folder', () => disk.syncFolder(path)),
  }
}

/** An error as the file system gives it. */
export const refusal = (code: string) => Object.assign(new Error(`${code}: refused`), { code })

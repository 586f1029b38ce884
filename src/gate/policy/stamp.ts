import { statSync } from 'node:fs'

/** What tells one version of a file from another: a rename gives a new inode, an edit in place a new time. */
export function stampOf(path: string): string {
  try {
    const { ino, mtimeNs, ctimeNs, size } = statSync(path, { bigint: true })
    return `${ino}/${mtimeNs}/${ctimeNs}/${size}`
  } catch {
    return ''
  }
}

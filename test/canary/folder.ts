import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { look } from './leaks.ts'

const made: string[] = []

/** A folder that is there as long as the tests of one file run. */
export function temporary(): string {
  const path = mkdtempSync(join(tmpdir(), 'deskwarden-'))
  made.push(path)
  return path
}

/** Looks for secrets in all of them, but for the folders `secrets`, where they belong, and takes them away. */
export function clear(): void {
  for (const path of made.splice(0)) {
    if (!existsSync(path)) continue
    for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath, entry.name)
      look('the name of a file', file)
      if (entry.isFile() && basename(entry.parentPath) !== 'secrets') look(file, readFileSync(file, 'latin1'))
    }
    rmSync(path, { recursive: true, force: true })
  }
}

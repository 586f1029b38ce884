import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { verify } from '../../src/journal/verify.ts'
import { outcome } from '../journal-entry.ts'
import { journal, recordsOf } from '../journal-rig.ts'

/** A disk of its own, as small as they come. */
function small(): string {
  const folder = mkdtempSync(join(tmpdir(), 'journal-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder])
  onTestFinished(() => {
    execFileSync('umount', ['--lazy', folder])
    rmSync(folder, { recursive: true })
  })
  return folder
}

test('On a disk that is full, records are refused until there is room, and every record that was kept is whole', async () => {
  const disk = small()
  const folder = join(disk, 'journal')
  const said: string[] = []
  const one = journal({ folder, warn: sentence => said.push(sentence) })
  await one.record(outcome(0))
  const ballast = join(disk, 'ballast')
  writeFileSync(ballast, Buffer.alloc(120_000))
  const ends = await Promise.allSettled(Array.from({ length: 400 }, (_, at) => one.record(outcome(at + 1))))
  while (
    await one.record(outcome(900)).then(
      () => true,
      () => false,
    )
  );
  await expect(one.record(outcome(901))).rejects.toThrow(
    `The journal in ${folder} takes no records: the disk is full. Make room on it, or name another folder for the journal.`,
  )
  expect(await verify(folder)).toMatchObject({ problems: [], recovered: [] })
  one.note(outcome(902))
  rmSync(ballast)
  await one.record(outcome(903))
  await one.close()
  expect(await verify(folder)).toMatchObject({ problems: [], recovered: [] })
  const calls = recordsOf(folder).map(({ call }) => call)
  expect(calls.slice(-2)).toEqual(['call-902', 'call-903'])
  const kept = ends.map((_, at) => calls.includes(`call-${at + 1}`))
  expect(kept).toEqual(ends.map(({ status }) => status === 'fulfilled'))
  expect(said.at(-1)).toBe(`The journal in ${folder} takes records again.`)
})

test('On a disk that becomes read-only, records are refused until it is writable', async () => {
  const disk = small()
  const folder = join(disk, 'journal')
  const one = journal({ folder })
  await one.record(outcome(0))
  await one.close()
  const again = journal({ folder })
  execFileSync('mount', ['-o', 'remount,ro', disk])
  again.note(outcome(1))
  await expect(again.record(outcome(2))).rejects.toThrow('it can only be read')
  execFileSync('mount', ['-o', 'remount,rw', disk])
  await again.record(outcome(3))
  await again.close()
  expect(recordsOf(folder).flatMap(({ call }) => call ?? [])).toEqual(['call-0', 'call-1', 'call-3'])
  expect((await verify(folder)).problems).toEqual([])
})

test('On a disk that is taken away, no journal is begun in the folder beneath', async () => {
  const disk = small()
  const folder = join(disk, 'journal')
  const one = journal({ folder })
  await one.record(outcome(0))
  execFileSync('umount', ['--lazy', disk])
  await expect(one.record(outcome(1))).rejects.toThrow('it is gone')
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk])
  await expect(one.record(outcome(2))).rejects.toThrow('it is gone')
  await one.close()
})

import { existsSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { disk } from '../src/files/disk.ts'
import { lock } from '../src/files/lock.ts'
import { passing } from './journal-clock.ts'
import { home } from './journal-rig.ts'

const always = () => true
const never = () => false

/** A process that takes the lock: on a machine, with an id, knowing who else lives there. */
function taker(path: string, { where = 'here', pid = 1, living = [1, 2] } = {}) {
  const pace = passing()
  return {
    pace,
    ...lock(path, {
      disk,
      pace,
      self: { pid, where: async () => where, lives: one => living.includes(one) },
      random: () => 0.5,
    }),
  }
}

describe('A lock across processes', () => {
  test('is held by one of all that ask at once', async () => {
    const path = join(home(), 'lock')
    const living = Array.from({ length: 10 }, (_, pid) => pid)
    const taken = await Promise.all(living.map(pid => taker(path, { pid, living }).take(never)))
    expect(taken.filter(Boolean)).toHaveLength(1)
    expect(readdirSync(path)).toHaveLength(1)
    expect(readdirSync(join(path, '..'))).toEqual(['lock'])
  })

  test('is had by the next when it is given back', async () => {
    const path = join(home(), 'lock')
    const [one, other] = [taker(path), taker(path, { pid: 2 })]
    const held = await one.take(always)
    expect(held?.inherited).toBe(true)
    expect(await other.take(never)).toBeUndefined()
    expect(await held?.release()).toBe(true)
    const next = await other.take(never)
    expect(next?.inherited).toBe(false)
    expect(await next?.holds()).toBe(true)
  })

  test('is inherited at once from a process that has died', async () => {
    const path = join(home(), 'lock')
    await taker(path, { pid: 7 }).take(always)
    const { take, pace } = taker(path)
    expect((await take(always))?.inherited).toBe(true)
    expect(pace.upMs()).toBe(0)
  })

  test.each([
    ['stands still', {}],
    ['has died, and whose id another has now', { pid: 2 }],
    ['is of another machine, whose ids mean nothing here', { where: 'there', pid: 7 }],
  ])('is inherited after a second from a process that %s', async (_, other) => {
    const path = join(home(), 'lock')
    const late = await taker(path, other).take(always)
    const { take, pace } = taker(path, { pid: 1 })
    expect((await take(always))?.inherited).toBe(true)
    expect(pace.upMs()).toBeGreaterThanOrEqual(1_000)
    expect(pace.upMs()).toBeLessThan(1_100)
    expect(await late?.holds()).toBe(false)
    expect(await late?.release()).toBe(false)
    expect(readdirSync(path)).toHaveLength(1)
  })

  test('is not inherited from those who take turns, however long that lasts', async () => {
    const path = join(home(), 'lock')
    await taker(path, { pid: 2 }).take(always)
    const { take, pace } = taker(path)
    const waits = take(() => {
      pace.pass(400)
      // Another turn of the same process, which leaves the lock no moment free.
      const [name = ''] = readdirSync(path)
      renameSync(join(path, name), join(path, `${name}0`))
      return pace.upMs() < 10_000
    })
    expect(await waits).toBeUndefined()
  })

  test('that is abandoned is inherited, by its own process too', async () => {
    const path = join(home(), 'lock')
    const { take, pace } = taker(path)
    const first = await take(always)
    first?.abandon()
    expect(await first?.release()).toBe(false)
    expect((await take(always))?.inherited).toBe(true)
    expect(pace.upMs()).toBe(0)
  })

  test('is not inherited by a second turn of the process that holds it', async () => {
    const path = join(home(), 'lock')
    const { take } = taker(path)
    await take(always)
    expect(await take(never)).toBeUndefined()
  })

  test('makes no folder to lie in', async () => {
    const path = join(home(), 'none', 'lock')
    await expect(taker(path).take(always)).rejects.toThrow('ENOENT')
    expect(existsSync(join(path, '..'))).toBe(false)
  })
})

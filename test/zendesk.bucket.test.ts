import { describe, expect, test } from 'vitest'
import { Bucket } from '../src/zendesk/bucket.ts'

const minute = 60_000
const said = (remaining: number, resetSeconds?: number) => ({ limit: 100, remaining, resetSeconds })

describe('The last half of a limit', () => {
  const learned = (limit: number, remaining: number, even = true) => {
    const bucket = new Bucket('any', undefined, even)
    bucket.learn({ limit, remaining, resetSeconds: 30 }, 0)
    bucket.take(0)
    bucket.settle(0, 0)
    return bucket.waitMs(0)
  }

  test('is handed out evenly until the limit is whole again, so that nobody waits for a whole window', () => {
    expect(learned(700, 351)).toBe(0)
    expect(learned(700, 305)).toBe(100)
    expect(learned(700, 61)).toBe(500)
  })

  test('is not, where the limit is small or one of single tools', () => {
    expect(learned(99, 10)).toBe(0)
    expect(learned(700, 61, false)).toBe(0)
  })
})

describe('What a header says of a limit', () => {
  test('counts by its lowest number within one window, for answers arrive out of order', () => {
    const bucket = new Bucket('any')
    bucket.learn(said(10, 30), 0)
    bucket.learn(said(12, 30), 100)
    expect(bucket.budget(200)?.remaining).toBe(10)
  })

  test('is not unlearned by a late answer of the window before', () => {
    const bucket = new Bucket('any')
    bucket.learn(said(90, 58), 2_000)
    bucket.learn(said(3, 1), 2_100)
    expect(bucket.budget(2_200)?.remaining).toBe(90)
  })

  test('begins anew with a new window', () => {
    const bucket = new Bucket('any')
    bucket.learn(said(0, 1), 0)
    expect(bucket.waitMs(500)).toBeGreaterThan(0)
    bucket.learn(said(99, 60), 1_600)
    expect(bucket.waitMs(1_700)).toBe(0)
    expect(bucket.budget(1_700)?.remaining).toBe(99)
  })

  test('counts what others use, where it does not say until when, and forgets it after the span', () => {
    const bucket = new Bucket('any', { calls: 100, spanMs: minute })
    bucket.learn(said(0), 0)
    expect(bucket.waitMs(1_000)).toBe(minute - 1_000)
    expect(bucket.waitMs(minute)).toBe(0)
  })
})

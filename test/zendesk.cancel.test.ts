import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { desk, named, patient, type Reaction } from './zendesk-desk.ts'

const user: Reaction = { json: { user: { id: 1 } } }
const held = (ms: number, signal: AbortSignal) => pause(ms, undefined, { signal })

describe('A call that the client takes back', () => {
  test('before it began is not sent', async () => {
    const { url, seen } = await desk(() => user)
    await expect(patient(url).call('create_user', { name: 'A' }, AbortSignal.abort())).rejects.toMatchObject({
      kind: 'cancelled',
    })
    expect(seen).toEqual([])
  })

  test('while a read is on its way ends at once', async () => {
    const stop = new AbortController()
    const { url } = await desk(() => {
      stop.abort()
      return 'silence'
    })
    await expect(patient(url).call('get_user', { user_id: 1 }, stop.signal)).rejects.toMatchObject({
      kind: 'cancelled',
    })
  })

  test.each([
    ['create_user', { name: 'A' }],
    ['update_user', { user_id: 1, name: 'A' }],
  ])('while %s is on its way has an unknown outcome', async (name, input) => {
    const stop = new AbortController()
    const { url, seen } = await desk(() => {
      stop.abort()
      return 'silence'
    })
    await expect(patient(url).call(name, input, stop.signal)).rejects.toMatchObject({
      kind: 'unknown_outcome',
      message: expect.stringContaining('taken back'),
    })
    expect(seen).toHaveLength(1)
  })

  test('while it waits after a 429 changed nothing', async () => {
    const stop = new AbortController()
    const { url, seen } = await desk(() => ({ status: 429, headers: { 'retry-after': '30' } }))
    const { zendesk } = patient(url, { sleep: held })
    const call = zendesk.call(
      named('create_user'),
      { name: 'A' },
      { signal: stop.signal, progress: () => stop.abort() },
    )
    await expect(call).rejects.toMatchObject({ kind: 'cancelled' })
    expect(seen).toHaveLength(1)
  })

  test('while a plain update waits to be repeated may have changed something', async () => {
    const stop = new AbortController()
    const { url, seen } = await desk(() => ({ status: 503, headers: { 'retry-after': '30' } }))
    const { zendesk } = patient(url, { sleep: held })
    const call = zendesk.call(
      named('update_user'),
      { user_id: 1, name: 'A' },
      { signal: stop.signal, progress: () => stop.abort() },
    )
    await expect(call).rejects.toMatchObject({ kind: 'unknown_outcome' })
    expect(seen).toHaveLength(1)
  }, 20_000)

  test('while it waits for a place leaves, and the place goes to the next', async () => {
    const stop = new AbortController()
    let release = () => {}
    const first = new Promise<void>(resolve => {
      release = resolve
    })
    const { url, seen } = await desk(async () => {
      await first
      return user
    })
    const { call } = patient(url, { places: 1 })
    const running = call('get_user', { user_id: 1 })
    const waiting = call('create_user', { name: 'A' }, stop.signal)
    const next = call('get_user', { user_id: 3 })
    while (seen.length === 0) await pause(1)
    stop.abort()
    await expect(waiting).rejects.toMatchObject({ kind: 'cancelled' })
    release()
    await Promise.all([running, next])
    expect(seen.map(({ path }) => path)).toEqual(['/api/v2/users/1', '/api/v2/users/3'])
  })

  test('leaves no listener behind when it has ended', async () => {
    const { url } = await desk(() => user)
    const { call } = patient(url)
    const stop = new AbortController()
    for (let count = 0; count < 15; count++) await call('get_user', { user_id: 1 }, stop.signal)
    stop.abort()
    expect((await call('get_user', { user_id: 1 })).status).toBe(200)
  })
})

describe('The deadline of a call', () => {
  test('ends a stalled read, and one of a write has an unknown outcome', async () => {
    const { url, seen } = await desk(() => 'silence')
    const { call } = patient(url, { deadlineSeconds: 0.1 })
    await expect(call('get_user', { user_id: 1 })).rejects.toMatchObject({ kind: 'unavailable' })
    await expect(call('create_user', { name: 'A' })).rejects.toMatchObject({ kind: 'unknown_outcome' })
    expect(seen).toHaveLength(2)
  })

  test('also counts the time in the queue', async () => {
    const { url, seen } = await desk(() => 'silence')
    const { call } = patient(url, { deadlineSeconds: 0.1, places: 1 })
    const first = call('get_user', { user_id: 1 })
    const second = call('create_user', { name: 'A' })
    await expect(first).rejects.toMatchObject({ kind: 'unavailable' })
    await expect(second).rejects.toMatchObject({ kind: expect.stringMatching(/unavailable|unknown_outcome/) })
    expect(seen.length).toBeLessThanOrEqual(2)
  })
})

describe('When the server stops', () => {
  test('a write on its way is finished, everything else ends, and nothing new is taken', async () => {
    let release = () => {}
    const hold = new Promise<void>(resolve => {
      release = resolve
    })
    const { url, seen } = await desk(async () => {
      await hold
      return user
    })
    const { zendesk, call } = patient(url)
    const write = call('create_user', { name: 'A' })
    const read = call('get_user', { user_id: 1 })
    while (seen.length < 2) await pause(1)
    const closed = zendesk.close()
    await expect(read).rejects.toMatchObject({
      kind: 'cancelled',
      message: expect.stringContaining('stopping'),
    })
    await expect(call('get_user', { user_id: 2 })).rejects.toMatchObject({ kind: 'cancelled' })
    release()
    expect((await write).status).toBe(200)
    await closed
    expect(seen).toHaveLength(2)
  })
})

test('Five hundred calls at once all end, no more than eight at a time', async () => {
  let under = 0
  let most = 0
  const { url, seen } = await desk(async () => {
    most = Math.max(most, ++under)
    await pause(1)
    under--
    return user
  })
  const { call } = patient(url)
  await Promise.all(Array.from({ length: 500 }, (_, id) => call('get_user', { user_id: id + 1 })))
  expect(seen).toHaveLength(500)
  expect(most).toBeGreaterThan(1)
  expect(most).toBeLessThanOrEqual(8)
})

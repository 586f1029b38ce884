import { join } from 'node:path'
import type { Disk, OpenFile } from '../files/disk.ts'
import { codeOf } from '../files/fault.ts'
import { type Held, lock } from '../files/lock.ts'
import type { Self } from '../files/self.ts'
import { batch, closed, missing, opened, recovered, type Waiting } from './batch.ts'
import type { Clock } from './clock.ts'
import { dayIn, dayOf, fileOf } from './day.ts'
import type { Fold, Head } from './entry.ts'
import { failed, Vanished } from './fault.ts'
import { fence } from './fence.ts'
import type { Draft } from './line.ts'
import { numbers } from './numbers.ts'
import { advance, type End, find, latest, nothing, type Place, same } from './place.ts'
import { hashes, scrap } from './tail.ts'

/** What the pen is given. */
export interface PenDeps<State> {
  readonly folder: string
  readonly disk: Disk
  readonly self: Self
  readonly clock: Clock
  readonly fold: Fold<State>
  /** Whether the fold needs every record of the day. */
  readonly counts: boolean
  /** Takes a sentence about what somebody has done to the files. */
  readonly warn: (sentence: string) => void
}

/** Appends to the newest file of a folder, as other processes do. */
export interface Pen<State> {
  /**
   * Takes the lock and writes what is picked then; each draft learns its fate, and `told` is called when some have.
   * False: the lock was not to be had while it was worth waiting. After an error, a draft without a fate is picked again:
   * whether it was written is found out then.
   */
  write(pick: () => readonly Waiting<State>[], patient: () => boolean, told: () => void): Promise<boolean>
  /** Resolves when all that was written here outlives a power cut. */
  sync(): Promise<void>
  close(): Promise<void>
}

/** What an attempt may have written, and where. */
interface Doubt<State> {
  readonly name: string
  readonly from: number
  readonly heads: ReadonlyMap<Waiting<State>, Head>
}

/** Opens nothing before the first write. */
export function pen<State>(deps: PenDeps<State>): Pen<State> {
  const { folder, disk, clock, fold, counts, warn } = deps
  const token = lock(join(folder, '.lock'), { disk, self: deps.self, pace: clock })
  let place: Place<State> | undefined
  /** What this process has seen, whatever the files say now. */
  let known: Pick<Place<State>, 'name' | 'end' | 'state'> | undefined
  let doubt: Doubt<State> | undefined
  /** The place is not what it was after an error. */
  let spoilt = false
  let crowded = false
  let warned: End | undefined

  const now = () => new Date(clock.now()).toISOString()
  const pathOf = (name: string) => join(folder, name)

  function drop(): void {
    place?.file.close().catch(() => undefined)
    place = undefined
  }

  async function take(patient: () => boolean): Promise<Held | undefined> {
    // Who asks again and again leaves the others a moment to come in between.
    if (crowded) await clock.sleep(1)
    try {
      return await token.take(patient)
    } catch (error) {
      if (codeOf(error) !== 'ENOENT' || known) throw error
      await disk.makeFolder(folder, true)
      return token.take(patient)
    }
  }

  /** Makes the file of a day; the next turn opens it like any other. */
  async function make(name: string): Promise<void> {
    try {
      await (await disk.open(pathOf(name), 'create')).close()
      await disk.syncFolder(folder)
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
    }
    drop()
  }

  /** Finds out what an attempt has left in its file. */
  async function settle({ name, from, heads }: Doubt<State>): Promise<void> {
    const found = await hashes(disk, pathOf(name), from)
    for (const [draft, head] of heads) if (found.has(head.hash)) draft.fate = head
  }

  /** Whether a file without a record is still the one in which the journal goes on. */
  async function stands({ name, end }: Place<State>): Promise<boolean> {
    const { names, last } = await latest(disk, folder)
    if (end.hash !== (last?.end ?? nothing).hash) return false
    return name === (last ? last.next : names.at(-1))
  }

  /** The place, read up to where the file ends. Undefined: it has to be looked for again. */
  async function ready(held: Held): Promise<{ at: Place<State>; size: number } | undefined> {
    if (held.inherited) {
      drop()
      try {
        if (!(await fence(disk, folder, held))) held.abandon()
      } catch (error) {
        held.abandon()
        throw error
      }
    } else if (!place) {
      // Somebody may have begun the journal since we looked.
      const { names } = await latest(disk, folder)
      if (names.length === 0) await make(fileOf(dayOf(clock.now())))
    } else {
      const found = await disk.stat(pathOf(place.name))
      if (found && same(place, found)) {
        crowded = found.size > place.size
        if (crowded) place = await advance(place, found.size, fold, true)
        if (place.next !== undefined) {
          await place.file.sync()
          await make(place.next)
        } else if (place.size > 0 || (await stands(place))) return { at: place, size: found.size }
        else drop()
      } else drop()
    }
    return undefined
  }

  /** Records that this process has seen are gone: the chain goes on from them, so that the hole is found. */
  function insist(at: Place<State>): { at: Place<State>; said: Draft[] } {
    const kept = at.end.hash === known?.end.hash || at.end.seq > (known?.end.seq ?? 0)
    if (!known || kept) return { at, said: [] }
    const { end, state, name } = known
    const from = Math.min(at.end.seq + 1, end.seq)
    if (warned !== end)
      warn(
        `Gone from the journal in ${folder}: ${numbers(from, end.seq)}. Somebody has changed its files: verify it, and see who can write there.`,
      )
    warned = end
    return {
      at: { ...at, end, ...(name === at.name && { state }) },
      said: [missing(now(), from, end.seq)],
    }
  }

  /** What the journal has to say before anybody else, and what must come before that. */
  async function prelude(at: Place<State>, size: number): Promise<{ said: Draft[]; gap: string }> {
    const said = at.size === 0 ? [opened(now(), at.name)] : []
    if (size === at.size) return { said, gap: at.open ? '\n' : '' }
    const { bytes, sha256, ended } = await scrap(at.file, at.size, size)
    return { said: [...said, recovered(now(), bytes, sha256)], gap: ended ? '' : '\n' }
  }

  async function put(file: OpenFile, bytes: Buffer, size: number): Promise<void> {
    try {
      for (let sent = 0; sent < bytes.length; ) sent += await file.write(bytes.subarray(sent))
    } catch (error) {
      await file.truncate(size)
      spoilt = false
      throw error
    }
  }

  /** One turn with the lock. True: what was picked is written. */
  async function turn(held: Held, pick: () => readonly Waiting<State>[]): Promise<boolean> {
    const found = await ready(held)
    if (!found) return false
    const { size } = found
    if (doubt) await settle(doubt)
    doubt = undefined
    const { at, said: gone } = insist(found.at)
    const { said, gap } = await prelude(at, size)
    const today = dayOf(clock.now())
    const next = today > dayIn(at.name) ? fileOf(today) : undefined
    const last = next === undefined ? [] : [closed(now(), next)]
    const waiting = next === undefined ? pick().filter(draft => !draft.fate) : []
    const { bytes, heads, end, state } = batch(at, fold, counts, gap, [...said, ...gone, ...last], waiting)
    if (bytes.length > 0) {
      doubt = { name: at.name, from: size, heads }
      await put(at.file, bytes, size)
      place = {
        ...at,
        size: size + bytes.length,
        open: false,
        end,
        state,
        ...(next !== undefined && { next }),
      }
    }
    return next === undefined
  }

  async function secure(durable: readonly (readonly [Waiting<State>, Head])[]): Promise<void> {
    if (durable.length === 0) return
    try {
      await place?.file.sync()
    } catch (error) {
      for (const [draft] of durable) draft.fate = failed(folder, error)
      throw error
    }
    for (const [draft, head] of durable) draft.fate = head
  }

  return {
    async write(pick, patient, told) {
      for (;;) {
        place ??= await find(disk, folder, fold, counts)
        if (!place && known) throw new Vanished()
        const held = await take(patient)
        if (!held) return false
        spoilt = true
        let done: boolean
        try {
          done = await turn(held, pick)
        } catch (error) {
          const ours = await held.release().catch(() => false)
          if (spoilt || !ours) drop()
          throw error
        }
        const ours = await held.release().catch(error => {
          drop()
          throw error
        })
        if (!ours || !place) {
          drop()
          if (patient()) continue
          return false
        }
        known = place
        const written = [...(doubt?.heads ?? [])]
        doubt = undefined
        for (const [draft, head] of written) if (!draft.durable) draft.fate = head
        told()
        await secure(written.filter(([draft]) => draft.durable))
        if (done) return true
      }
    },
    async sync() {
      await place?.file.sync()
    },
    async close() {
      await place?.file.close()
      place = undefined
    },
  }
}

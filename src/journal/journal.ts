import { type DeskwardenError, Unrecorded } from '../errors.ts'
import { type Disk, disk as realDisk } from '../files/disk.ts'
import { self as realSelf, type Self } from '../files/self.ts'
import { type Anchoring, keeper } from './anchor.ts'
import { lost as lostNotes, oversized, type Waiting } from './batch.ts'
import { type Clock, clock as realClock } from './clock.ts'
import { type Entry, type Fold, type Head, uncounted } from './entry.ts'
import { ended, failed, late } from './fault.ts'
import { many } from './numbers.ts'
import { pen } from './pen.ts'

/** How a journal is opened. */
export interface Options<State> {
  /** Made with the first record, for this user alone. */
  readonly folder: string
  /** Takes one sentence when the journal fails, one when it is back, and one for what somebody did to its files. */
  readonly warn: (sentence: string) => void
  /** Kept up to date with every record of today's file, of all processes; `uncounted` keeps nothing. */
  readonly fold: Fold<State>
  /** Who is told the head from time to time. */
  readonly anchoring?: Anchoring
  /** How long a record may take, and with it whoever waits for it. */
  readonly limitMs?: number
  /** How many notes wait in memory at most. */
  readonly mostNotes?: number
  readonly disk?: Disk
  readonly self?: Self
  readonly clock?: Clock
}

/** How a record is written. */
export interface Wanted<State> {
  /** Resolve when it outlives a power cut. */
  readonly durable?: boolean
  /** Asked with the lock held, by the records of all processes: an error is thrown, and nothing is written. */
  readonly admit?: (state: State) => Error | undefined
}

/** How the journal fares. */
export interface Standing {
  /** Notes that are not in the file yet. */
  readonly pending: number
  /** No further note is kept. */
  readonly full: boolean
  /** Notes that were not kept since the journal failed. */
  readonly lost: number
  /** Why it takes no records. */
  readonly fault?: DeskwardenError
  /** The last record written here. */
  readonly head?: Head
}

/** A trace that many processes write, and that tells when somebody has changed it. */
export interface Journal<State> {
  /** Resolves when the entry is in the file; rejects, within the limit, when it cannot be. */
  record(entry: Entry, wanted?: Wanted<State>): Promise<Head>
  /** Keeps the entry in memory, in order, until the file takes it. */
  note(entry: Entry): void
  state(): Standing
  /** Writes what waits and anchors the head, as far as the limit allows. */
  close(): Promise<void>
}

interface Item<State> extends Waiting<State> {
  /** None waits for a note. */
  readonly done?: {
    readonly untilMs: number
    resolve(head: Head): void
    reject(error: Error): void
  }
}

/** No entry of ours is longer. */
const longest = 1 << 18
/** What is written under one lock. */
const most = 1_000
/** How long the journal waits before it tries by itself again. */
const againMs = 1_000

/** Opens a journal: nothing is read or written before the first entry. */
export function open<State>(options: Options<State>): Journal<State> {
  const { folder, fold, anchoring, limitMs = 2_000, mostNotes = 10_000 } = options
  const { warn, disk = realDisk, self = realSelf, clock = realClock } = options
  const paper = pen({ folder, disk, self, clock, fold, counts: fold !== uncounted, warn })
  const anchors = keeper(anchoring, { clock, warn, note, sync: paper.sync })
  let items: Item<State>[] = []
  let records = 0
  let lost = 0
  let fault: DeskwardenError | undefined
  let head: Head | undefined
  let running: Promise<void> | undefined
  let watch: (() => void) | undefined
  /** A write has been on its way for longer than anybody waits. */
  let stuck = false
  let closed = false

  function draft(entry: Entry): { at: string; text: string } {
    const at = new Date(clock.now()).toISOString()
    const text = JSON.stringify(entry)
    return text.length <= longest ? { at, text } : oversized(at, entry.event, Buffer.byteLength(text))
  }

  function start(): void {
    if (items.length === 0 || running) return
    running = drain()
  }

  async function drain(): Promise<void> {
    while (items.length > 0) {
      const sinceMs = clock.upMs()
      const patient = () => records > 0 || clock.upMs() - sinceMs < limitMs
      try {
        if (!(await paper.write(() => items.slice(0, most), patient, settle))) throw late(folder, limitMs)
      } catch (error) {
        stuck = false
        settle()
        refuse(error instanceof Unrecorded ? error : failed(folder, error), ({ done }) => done !== undefined)
        if (items.length > 0) clock.after(againMs, start)
        break
      }
      stuck = false
      settle()
      recovers()
    }
    running = undefined
  }

  /** Tells those whose entries have found their place, or may not have one. */
  function settle(): void {
    const before = head
    leave(({ fate, done }) => {
      if (fate instanceof Error) done?.reject(fate)
      else if (fate) {
        head = fate
        done?.resolve(fate)
      }
      return fate !== undefined
    })
    if (head && head !== before) anchors.seen(head)
  }

  function recovers(): void {
    if (fault) warn(`The journal in ${folder} takes records again.`)
    fault = undefined
    if (lost > 0) items.push({ ...lostNotes(new Date(clock.now()).toISOString(), lost), durable: false })
    lost = 0
  }

  function record(entry: Entry, { durable = false, admit }: Wanted<State> = {}): Promise<Head> {
    if (closed) return Promise.reject(ended(folder))
    if (stuck && fault) return Promise.reject(fault)
    const drafted = draft(entry)
    return new Promise((resolve, reject) => {
      items.push({ ...drafted, durable, admit, done: { untilMs: clock.upMs() + limitMs, resolve, reject } })
      records++
      watch ??= clock.after(limitMs, expire)
      start()
    })
  }

  /** Refuses those that have waited for too long; what was made of them on the way is found out by the pen. */
  function expire(): void {
    watch = undefined
    const nowMs = clock.upMs()
    const over = ({ done }: Item<State>) => done !== undefined && done.untilMs <= nowMs
    if (items.some(over)) {
      stuck = true
      refuse(late(folder, limitMs), over)
    }
    const next = items.find(({ done }) => done)?.done
    if (next) watch = clock.after(next.untilMs - nowMs, expire)
  }

  function refuse(error: DeskwardenError, which: (item: Item<State>) => boolean): void {
    if (!fault) warn(error.message)
    fault = error
    leave(item => {
      if (!which(item)) return false
      item.done?.reject(error)
      return true
    })
  }

  /** Takes those off the list for whom it is over. */
  function leave(over: (item: Item<State>) => boolean): void {
    items = items.filter(item => {
      if (!over(item)) return true
      if (item.done) records--
      return false
    })
  }

  function note(entry: Entry): void {
    if (items.length - records >= mostNotes) lost++
    else items.push({ ...draft(entry), durable: false })
    // A folder that fails is tried again by the second, or by who has to know.
    if (!fault) start()
  }

  return {
    record,
    note,
    state: () => ({
      pending: items.length - records,
      full: items.length - records >= mostNotes,
      lost,
      ...(fault && { fault }),
      ...(head && { head }),
    }),
    async close() {
      if (closed) return
      closed = true
      await within(limitMs, drained)
      await within(limitMs, anchors.close)
      await within(limitMs, drained)
      watch?.()
      if (!running) await paper.close()
      const unkept = items.length - records + lost
      if (unkept > 0)
        warn(
          `${many(unkept, 'entry', 'entries')} of the journal in ${folder} ${unkept === 1 ? 'was' : 'were'} not kept: ${fault?.why ?? 'it took too long.'}`,
        )
    },
  }

  async function drained(): Promise<void> {
    while (items.length > 0 && !fault) {
      start()
      await running
    }
  }

  /** Waits for work, but not longer. */
  function within(ms: number, work: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      const off = clock.after(ms, resolve)
      work().then(resolve, reject).finally(off)
    })
  }
}

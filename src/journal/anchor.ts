import type { Clock } from './clock.ts'
import type { Entry, Head } from './entry.ts'

/** A place outside the journal's reach that is told its head: who cuts or rewrites the journal cannot change it there. */
export interface Anchor {
  /** What the operator calls it: `file /var/heads.jsonl`. */
  readonly name: string
  keep(head: Head, signal: AbortSignal): Promise<void>
}

/** Where the head goes, and how often while records come. */
export interface Anchoring {
  readonly to: readonly Anchor[]
  /** After so many records, at once. */
  readonly everyRecords?: number
  /** After one record, in so long. */
  readonly everyMs?: number
  /** How long an anchor may take. */
  readonly limitMs?: number
}

/** Who anchors the heads of a journal, beside its work. */
export interface Keeper {
  seen(head: Head): void
  /** Anchors the last head, if it is not. */
  close(): Promise<void>
}

/** What the keeper is given: it tells once when an anchor fails and once when it is back. */
export interface KeeperDeps {
  readonly clock: Clock
  readonly warn: (sentence: string) => void
  readonly note: (entry: Entry) => void
  /** Makes what is anchored outlive a power cut first: it would look like a cut by somebody. */
  readonly sync: () => Promise<void>
}

/** Anchors heads: one round at a time, of the newest head there is. */
export function keeper(
  { to, everyRecords = 1_000, everyMs = 60_000, limitMs = 10_000 }: Anchoring = { to: [] },
  { clock, warn, note, sync }: KeeperDeps,
): Keeper {
  const failing = new Set<Anchor>()
  let newest: Head | undefined
  let anchored: number | undefined
  let round: Promise<void> | undefined
  let off: (() => void) | undefined

  async function keep(anchor: Anchor, head: Head): Promise<void> {
    const control = new AbortController()
    let stop = () => {}
    const late = new Promise<never>((_, reject) => {
      stop = clock.after(limitMs, () => {
        control.abort()
        reject(new Error(`it did not answer within ${limitMs / 1_000} s`))
      })
    })
    try {
      await Promise.race([anchor.keep(head, control.signal), late])
      if (failing.delete(anchor)) tell(anchor, 'works again')
    } catch (error) {
      if (failing.has(anchor)) return
      failing.add(anchor)
      tell(anchor, `failed: ${error instanceof Error ? error.message : 'it said nothing'}`)
    } finally {
      stop()
    }
  }

  function tell({ name }: Anchor, how: string): void {
    const told = `The anchor ${name} ${how.replace(/[.\s]*$/, '')}.`
    warn(told)
    note({ event: 'anchor', anchor: name, told })
  }

  function go(): Promise<void> {
    off?.()
    off = undefined
    const head = newest
    if (!head || head.seq === anchored) return Promise.resolve()
    round ??= anchor(head).finally(() => {
      round = undefined
      if (newest) seen(newest)
    })
    return round
  }

  async function anchor(head: Head): Promise<void> {
    try {
      await sync()
    } catch {
      // The journal finds out by itself; there will be another round.
      return
    }
    await Promise.all(to.map(one => keep(one, head)))
    anchored = head.seq
  }

  function seen(head: Head): void {
    newest = head
    anchored ??= head.seq - 1
    if (to.length === 0 || head.seq === anchored) return
    if (head.seq - anchored >= everyRecords) void go()
    else off ??= clock.after(everyMs, go)
  }

  return {
    seen,
    async close() {
      await round
      await go()
      off?.()
    },
  }
}

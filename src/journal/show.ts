import { type Disk, disk as realDisk } from '../files/disk.ts'
import { dayIn, dayOf } from './day.ts'
import type { Kept } from './entry.ts'
import { type Found, type Mark, records } from './records.ts'

/** Which records are wanted: those for which all of it holds. */
export interface Filter {
  /** The agent that called, or that something was done about. */
  readonly agent?: string
  readonly tool?: string
  readonly outcome?: string
  /** The id of a ticket that a call was about, alone or among others. */
  readonly ticket?: string
  /** Milliseconds since 1970. */
  readonly sinceMs?: number
  readonly untilMs?: number
}

/** How a journal is followed: by looking again and again, until the signal says to stop. */
export interface Following {
  readonly sleep: (ms: number) => Promise<void>
  readonly signal: AbortSignal
  readonly everyMs?: number
}

/** Streams the records that are wanted, the oldest first, and those still to come where it is followed. */
export async function* show(
  folder: string,
  filter: Filter = {},
  { disk = realDisk, follow }: { readonly disk?: Disk; readonly follow?: Following } = {},
): AsyncGenerator<Found> {
  let mark: Mark | undefined
  for (;;) {
    for await (const { mark: now, ...found } of records(disk, folder, within(filter), mark)) {
      mark = now
      if (matches(filter, found.record)) yield found
      if (follow?.signal.aborted) return
    }
    if (!follow || follow.signal.aborted) return
    await follow.sleep(follow.everyMs ?? 500)
    if (follow.signal.aborted) return
  }
}

/** A record in words: when, and what; undefined for an intent, whose outcome says it better. */
export function sentence(record: Kept): string | undefined {
  const { at, event, seq } = record
  if (event === 'intent') return undefined
  const told = record['told']
  return `${at.slice(0, 19)}Z ${typeof told === 'string' ? told : `Record ${seq} of ${event}.`}`
}

const dayMs = 86_400_000

/** The files that can hold such records: an entry may have waited for a while, and no file is older than its records. */
function within({ sinceMs, untilMs }: Filter): (file: string) => boolean {
  const first = sinceMs === undefined ? '' : dayOf(sinceMs)
  const last = untilMs === undefined ? '9999' : dayOf(untilMs + dayMs)
  return file => dayIn(file) >= first && dayIn(file) <= last
}

function matches({ agent, tool, outcome, ticket, sinceMs, untilMs }: Filter, record: Kept): boolean {
  const is = (name: string, wanted: string | undefined) => wanted === undefined || record[name] === wanted
  const atMs = Date.parse(record.at)
  return (
    // What somebody did about an agent belongs to what became of it.
    (is('agent', agent) || is('whom', agent)) &&
    is('tool', tool) &&
    is('outcome', outcome) &&
    (ticket === undefined || holds(record['ids'], ticket)) &&
    !(sinceMs !== undefined && atMs < sinceMs) &&
    !(untilMs !== undefined && atMs > untilMs)
  )
}

/** Whether one of a call's ids is this ticket's; a call on many has a list of them. */
function holds(ids: unknown, ticket: string): boolean {
  if (typeof ids !== 'object' || ids === null) return false
  return Object.entries(ids).some(
    ([name, id]: [string, unknown]) =>
      /^ticket_ids?$/.test(name) && (Array.isArray(id) ? id : [id]).some(one => String(one) === ticket),
  )
}

import type { Found, Kind } from './kinds.ts'

/** The handles of one agent: for a value its handle, for a handle its value, as long as they live. */
export interface Handles {
  /** The handle of a value; the same value has the same handle while it is used. */
  handle(found: Pick<Found, 'kind' | 'value'>): string
  /** What a handle stands for, or nothing where it was never given out or is past its time. */
  value(handle: string): string | undefined
  /** What the agent has used of its handles: it may read those values again, where nothing around them tells what they are. */
  used(): readonly Pick<Found, 'kind' | 'value'>[]
}

/** What a handle looks like. */
export const handlePattern = /\[\[([a-z_]{2,16}):(\d{1,9})\]\]/g

interface Entry {
  readonly handle: string
  readonly key: string
  readonly kind: Kind
  readonly value: string
  until: number
}

interface Limits {
  /** Milliseconds, as Date.now gives them. */
  readonly now: () => number
  /** How long a handle lives after it was last given out or used. */
  readonly ttlSeconds?: number
  /** How many handles an agent has at most, and how many agents are remembered: the longest unused goes first. */
  readonly most?: number
  readonly mostAgents?: number
  /** From 0 up to 1: where an agent's numbers begin, so that a handle of an earlier run means nothing to this one. Absent: at 1. */
  readonly random?: () => number
}

/** Keeps the handles of all agents, in memory alone. One agent's handles mean nothing to another. */
export function handles({
  now,
  ttlSeconds = 3_600,
  most = 10_000,
  mostAgents = 1_000,
  random,
}: Limits): (agent: string) => Handles {
  const agents = new Map<string, Drawer>()
  // A number is never given out again: who comes back after being forgotten begins where nobody forgotten had been.
  const floor = new Map<Kind, number>()
  const drawerOf = (agent: string): Drawer => {
    const drawer =
      agents.get(agent) ??
      new Drawer(now, ttlSeconds * 1000, most, new Map(floor), random ? sixDigits(random()) : 1)
    agents.delete(agent)
    agents.set(agent, drawer)
    for (const [oldest, { last }] of agents) {
      if (agents.size <= mostAgents) break
      agents.delete(oldest)
      for (const [kind, number] of last) floor.set(kind, Math.max(number, floor.get(kind) ?? 0))
    }
    return drawer
  }
  // The drawer is looked up each time: who keeps hold of the handles must not go on with one that was cleared away.
  return agent => ({
    handle: found => drawerOf(agent).handle(found),
    value: handle => drawerOf(agent).value(handle),
    used: () => drawerOf(agent).used(),
  })
}

/** Its first digit leaves room for as many numbers again. */
const sixDigits = (random: number) => 100_000 + Math.floor(random * 800_000)

class Drawer implements Handles {
  // In order of use: the first is the longest unused.
  readonly #byHandle = new Map<string, Entry>()
  readonly #byKey = new Map<string, Entry>()
  readonly #given = new Set<Entry>()
  readonly #now: () => number
  readonly #ttl: number
  readonly #most: number
  readonly #first: number
  /** The last number of each kind. */
  readonly last: Map<Kind, number>

  constructor(now: () => number, ttl: number, most: number, last: Map<Kind, number>, first: number) {
    this.#now = now
    this.#ttl = ttl
    this.#most = most
    this.last = last
    this.#first = first
  }

  handle({ kind, value }: Pick<Found, 'kind' | 'value'>): string {
    const key = `${kind}:${exact.has(kind) ? value : value.toLowerCase()}`
    const known = this.#byKey.get(key)
    if (known && this.#lives(known)) return this.#used(known).handle
    const number = Math.max(this.#first, (this.last.get(kind) ?? 0) + 1)
    this.last.set(kind, number)
    const entry = { handle: `[[${kind}:${number}]]`, key, kind, value, until: 0 }
    this.#byKey.set(key, entry)
    this.#used(entry)
    for (const oldest of this.#byHandle.values()) {
      if (this.#byHandle.size <= this.#most && this.#lives(oldest)) break
      this.#forget(oldest)
    }
    return entry.handle
  }

  value(handle: string): string | undefined {
    const entry = this.#byHandle.get(handle)
    if (!entry || !this.#lives(entry)) return undefined
    this.#given.add(entry)
    return this.#used(entry).value
  }

  used(): readonly Entry[] {
    return [...this.#given].filter(entry => this.#lives(entry))
  }

  #lives(entry: Entry): boolean {
    if (this.#now() < entry.until) return true
    this.#forget(entry)
    return false
  }

  #used(entry: Entry): Entry {
    entry.until = this.#now() + this.#ttl
    this.#byHandle.delete(entry.handle)
    this.#byHandle.set(entry.handle, entry)
    return entry
  }

  #forget(entry: Entry): void {
    this.#byHandle.delete(entry.handle)
    this.#given.delete(entry)
    if (this.#byKey.get(entry.key) === entry) this.#byKey.delete(entry.key)
  }
}

/** Kinds in which a capital is another letter. */
const exact: ReadonlySet<Kind> = new Set(['password', 'secret'])

import { isRecord, type Values } from '../record.ts'
import { cut } from '../text/cut.ts'
import { tokens, weigh } from '../text/weight.ts'

/** Where a long text or list was cut: the way to it, by names and numbers, and where it goes on. */
export interface Cut {
  readonly way: string
  readonly next: number
}

/** Where to begin in long texts and lists, by the way to them. */
export type From = ReadonlyMap<string, number>

/** A record that fits, and what of it was cut. */
export interface Trimmed {
  readonly record: Values
  readonly cuts: readonly Cut[]
  readonly cost: number
}

/** What a value costs as JSON, in tokens. */
export const cost = (value: unknown): number => weigh(JSON.stringify(value) ?? '')

/** What is left to a text or an entry at the least: less is no answer. */
const least = 40

/** Of an object with more fields than these, the first are shown; of a smaller one, something of each. */
const mostShared = 8

/** A record that costs no more than this: short fields stay whole, long ones share what is left. */
export function trim(whole: Values, most: number, from: From): Trimmed {
  const all = cost(whole)
  if (from.size === 0 && all <= most) return { record: whole, cuts: [], cost: all }
  const cuts: Cut[] = []
  const record = shared(whole, most, '', from, cuts)
  return { record, cuts, cost: cost(record) }
}

function shared(record: Values, most: number, way: string, from: From, cuts: Cut[]): Values {
  const costs = Object.entries(record).map(([key, value]) => ({
    key,
    value,
    name: cost(key) + 2,
    all: cost(value),
  }))
  let left = most - costs.reduce((sum, { name }) => sum + name, 2)
  let open = costs.length
  const kept = new Map<string, unknown>()
  for (const { key, value, all } of costs.sort((a, b) => a.all - b.all)) {
    const place = way === '' ? key : `${way}.${key}`
    const share = Math.max(least, left / open)
    open -= 1
    const part = piece(value, share, place, from, cuts)
    kept.set(key, part)
    left -= part === value ? all : cost(part)
  }
  return Object.fromEntries(Object.keys(record).map(key => [key, kept.get(key)]))
}

function piece(value: unknown, most: number, way: string, from: From, cuts: Cut[]): unknown {
  const begin = from.get(way) ?? 0
  if (begin === 0 && cost(value) <= most && ![...from.keys()].some(other => other.startsWith(`${way}.`)))
    return value
  if (typeof value === 'string') {
    const { text, next } = cut(value, most, begin, tokens)
    if (next !== undefined) cuts.push({ way, next })
    return text
  }
  if (Array.isArray(value)) {
    const entries = value.map((entry, at): Entry => [String(at), entry])
    return first(entries, most, way, from, cuts).map(([, entry]) => entry)
  }
  if (!isRecord(value)) return value
  const entries = Object.entries(value)
  // Not by what is left: the next answer has to cut it in the same way, so that an offset means the same.
  return entries.length <= mostShared
    ? shared(value, most, way, from, cuts)
    : Object.fromEntries(first(entries, most, way, from, cuts))
}

type Entry = readonly [key: string, value: unknown]

/** The first entries that fit, from the one on with which to begin. */
function first(
  entries: readonly Entry[],
  most: number,
  way: string,
  from: From,
  cuts: Cut[],
): readonly Entry[] {
  const inner = entries.findIndex(([key]) =>
    [...from.keys()].some(one => `${one}.`.startsWith(`${way}.${key}.`)),
  )
  const begin = Math.min(from.get(way) ?? Math.max(0, inner), entries.length)
  const kept: Entry[] = []
  let left = most
  for (const [key, value] of entries.slice(begin)) {
    if (cost(value) > left && kept.length > 0) {
      cuts.push({ way, next: begin + kept.length })
      break
    }
    const part = piece(value, left, `${way}.${key}`, from, cuts)
    kept.push([key, part])
    left -= cost(part) + cost(key)
  }
  return kept
}

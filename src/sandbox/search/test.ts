import type { Account } from '../account.ts'
import type { Operator, Property } from '../query.ts'
import { dated } from './moment.ts'
import { finder, folded } from './text.ts'

/** Where a query is asked: the account, the moment, and who `me` is. */
export interface Place {
  readonly account: Account
  readonly nowMs: number
  readonly me: number | undefined
}

export type Test<R> = (record: R) => boolean

/** Turns one property of a query into a test; made once for each query, run on each record. */
export type Keyword<R> = (property: Property, place: Place) => Test<R>

const isNone = (property: Property) => property.operator === ':' && folded(property.value) === 'none'

/** Text: the words of the value, at the start of words; `none` finds what is empty. */
export const text =
  <R>(read: (record: R, place: Place) => string | null): Keyword<R> =>
  (property, place) => {
    if (isNone(property)) return record => !read(record, place)
    const find = finder(property.value, property.phrase)
    return record => find(folded(read(record, place) ?? ''))
  }

/** A value as it stands, without regard to case; `none` is null, `*` anything. */
export const exact =
  <R>(read: (record: R) => string | number | boolean | null): Keyword<R> =>
  property => {
    const wanted = folded(property.value)
    if (isNone(property)) return record => read(record) === null
    if (wanted === '*') return record => read(record) !== null
    return record => folded(String(read(record) ?? '')) === wanted
  }

/** One of an ordered list, so that `<` and `>` make sense; null never compares. */
export const ordered =
  <R>(order: readonly string[], read: (record: R) => string | null): Keyword<R> =>
  property => {
    if (isNone(property)) return record => read(record) === null
    const wanted = order.indexOf(folded(property.value))
    if (wanted < 0) return () => false
    const tests: Readonly<Record<Operator, (at: number) => boolean>> = {
      ':': at => at === wanted,
      '<': at => at < wanted,
      '<=': at => at <= wanted,
      '>': at => at > wanted,
      '>=': at => at >= wanted,
    }
    const test = tests[property.operator]
    return record => {
      const value = read(record)
      return value !== null && test(order.indexOf(value))
    }
  }

export const date =
  <R>(read: (record: R) => string | null): Keyword<R> =>
  (property, place) => {
    const test = dated(property.operator, property.value, place.nowMs)
    return record => test(read(record))
  }

/** `tags:"a b"` wants both; `tags:none` wants no tag at all. */
export const tags =
  <R>(read: (record: R) => readonly string[]): Keyword<R> =>
  property => {
    if (isNone(property)) return record => read(record).length === 0
    const wanted = folded(property.value)
      .split(/[\s,]+/)
      .filter(Boolean)
    const has = (held: readonly string[], tag: string) =>
      tag.endsWith('*') ? held.some(one => one.startsWith(tag.slice(0, -1))) : held.includes(tag)
    return record => wanted.every(tag => has(read(record), tag))
  }

/** `true` or `false`. */
export const flag =
  <R>(read: (record: R, place: Place) => boolean): Keyword<R> =>
  (property, place) => {
    const wanted = folded(property.value) !== 'false'
    return record => read(record, place) === wanted
  }

interface Named {
  readonly id: number
  readonly name: string
  readonly email?: string | null
}

/** The record that an id points at, by id, name, e-mail address, `me` or `none`. */
export const reference =
  <R>(
    kind: 'users' | 'groups' | 'organizations' | 'brands' | 'ticketForms',
    read: (record: R, place: Place) => readonly (number | null)[],
  ): Keyword<R> =>
  (property, place) => {
    const wanted = folded(property.value)
    if (isNone(property)) return record => read(record, place).every(id => id === null)
    if (wanted === '*') return record => read(record, place).some(id => id !== null)
    const ids = wanted === 'me' ? new Set([place.me]) : pointedAt(place.account[kind].values(), property)
    return record => read(record, place).some(id => id !== null && ids.has(id))
  }

function pointedAt(records: Iterable<Named>, property: Property): ReadonlySet<number | undefined> {
  const wanted = folded(property.value)
  if (/^\d+$/.test(wanted)) return new Set([Number(wanted)])
  const find = finder(property.value, property.phrase)
  const hits = [...records].filter(({ name, email }) =>
    wanted.includes('@') ? folded(email ?? '') === wanted : find(folded(name)),
  )
  return new Set(hits.map(({ id }) => id))
}

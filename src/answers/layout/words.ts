import { isRecord, type Values } from '../record.ts'

/** A moment in UTC to the minute is enough for a reader: `2026-11-20 10:00`. */
const moment = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?Z$/

/** A value on one line. */
export function words(value: unknown): string {
  if (typeof value === 'string') return moment.test(value) ? value.replace(moment, '$1 $2') : flat(value)
  if (Array.isArray(value))
    return value.map(item => (isRecord(item) ? `(${words(item)})` : words(item))).join(', ')
  return isRecord(value) ? pairs(value, '; ') : String(value)
}

/** A record's fields on one line. */
export const pairs = (record: Values, between: string): string =>
  Object.entries(named(record))
    .map(([key, value]) => `${key}: ${words(value)}`)
    .join(between)

const flat = (text: string) => text.replace(/\s+/g, ' ').trim()

/** The record with each id behind the name that it belongs to: `requester_id` is gone, and `requester` is `Maya Lopez (7)`. */
export function named(record: Values): Values {
  const shown = Object.entries(record).flatMap(([key, value]): [string, unknown][] => {
    if (value === undefined || isTold(record, key)) return []
    const ids = [record[idField(key)]].flat()
    if (!ids.some(id => typeof id === 'number')) return [[key, value]]
    return [
      [
        key,
        [value]
          .flat()
          .map((name, at) => `${words(name)} (${String(ids[at])})`)
          .join(', '),
      ],
    ]
  })
  return Object.fromEntries(shown)
}

/** `requester_id` of `requester`, `follower_ids` of `followers`. */
const idField = (name: string) => (name.endsWith('s') ? `${name.slice(0, -1)}_ids` : `${name}_id`)

/** `requester` of `requester_id`. */
export const nameField = (field: string) => field.replace(/_id(s?)$/, '$1')

/** Whether a field is an id whose name stands in another field. */
export const isTold = (record: Values, field: string) =>
  /_ids?$/.test(field) && record[nameField(field)] !== undefined

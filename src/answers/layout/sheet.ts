import { isRecord, type Values } from '../record.ts'
import { named, pairs, words } from './words.ts'

/** One record, a line for each field. What has several lines is indented: no line of it looks like a field. */
export function sheet(title: string, record: Values): string {
  const { id, ...rest } = record
  return [id === undefined ? title : `${title} ${words(id)}`, ...lines(rest, '')].join('\n')
}

function lines(record: Values, indent: string): readonly string[] {
  const deeper = `${indent}  `
  return Object.entries(named(record)).flatMap(([key, value]) => {
    const head = `${indent}${key}:`
    if (typeof value === 'string' && value.includes('\n'))
      return [head, ...value.split('\n').map(line => `${deeper}${line}`.trimEnd())]
    if (isRecord(value)) return [head, ...lines(value, deeper)]
    if (Array.isArray(value) && value.some(isRecord))
      return [head, ...value.map(item => `${deeper}- ${isRecord(item) ? pairs(item, ', ') : words(item)}`)]
    return [`${head} ${words(value)}`]
  })
}

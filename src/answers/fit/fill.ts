import { isRecord, records, type Values } from '../record.ts'
import type { Part } from '../view/view.ts'
import { kindIn } from '../view/view.ts'
import { type From, trim } from './trim.ts'

/** What of an answer fits into its budget. */
export interface Fitted {
  readonly shown: readonly Shown[]
  /** The first row of the page that is not shown, and the character of its mail to go on from. */
  readonly resume?: { readonly row: number; readonly offset: number }
  readonly notes: readonly string[]
}

/** A part as it is shown: written records, or a value. */
export interface Shown {
  readonly key: string
  readonly value: unknown
}

interface Fitting {
  readonly parts: readonly Part[]
  /** The key of the rows that a cursor walks. */
  readonly paged: string | undefined
  readonly most: number
  readonly from: From
  /** Where the mail of the first row goes on. */
  readonly offset: number
  readonly write: {
    record(key: string, raw: Values, promise: Part['promise']): Values
    value(key: string, raw: unknown): unknown
  }
  readonly mail: (kind: string) => string | undefined
  /** How to read on from a place in what is cut, as the end of a sentence. */
  readonly onward: (kind: string, way: string, next: number) => string
}

/** Writes parts until the budget is used up. Cuts fall between records; what is longer than the budget is cut inside. */
export function fill({ parts, paged, most, from, offset, write, mail, onward }: Fitting): Fitted {
  const notes: string[] = []
  const shown: Shown[] = []
  let left = most
  let resume: Fitted['resume']
  const cutNote = (key: string, record: Values, cuts: readonly { way: string; next: number }[]) => {
    for (const { way, next } of cuts)
      notes.push(`${way} of ${nameOf(key, record)} is cut${onward(kindIn(key, record), way, next)}.`)
  }

  for (const { key, value, promise } of parts) {
    if (isRecord(value)) {
      const { record, cuts, cost } = trim(write.record(key, value, promise), left, from)
      cutNote(key, record, cuts)
      shown.push({ key, value: record })
      left -= cost
      continue
    }
    const rows = records(value)
    if (!Array.isArray(value) || (rows.length === 0 && value.length > 0)) {
      const { record, cuts, cost } = trim({ [key]: write.value(key, value) }, left, from)
      cutNote(key, {}, cuts)
      shown.push({ key, value: record[key] })
      left -= cost
      continue
    }
    const isPage = key === paged
    const kept: Values[] = []
    let at = 0
    for (; at < rows.length; at++) {
      const raw = rows[at]
      if (raw === undefined) break
      const begun = isPage && at === 0 ? offset : 0
      const record = write.record(key, raw, promise)
      const letter = mail(kindIn(key, raw))
      const where = begun > 0 && letter !== undefined ? new Map([...from, [letter, begun]]) : from
      const { record: fits, cuts, cost } = trim(record, left, where)
      // Only what begins a page is cut inside.
      if ((cuts.length > 0 || cost > left) && (kept.length > 0 || !isPage)) break
      kept.push(begun > 0 && letter !== undefined ? { ...fits, [`${letter}_from`]: begun } : fits)
      left -= cost
      const on = isPage ? cuts.find(({ way }) => way === letter) : undefined
      cutNote(
        key,
        record,
        cuts.filter(one => one !== on),
      )
      if (on) {
        resume = { row: at, offset: on.next }
        notes.push(`${on.way} of ${nameOf(key, record)} is cut: next_cursor reads on.`)
        break
      }
    }
    if (kept.length > 0 || isPage) shown.push({ key, value: kept })
    if (at < rows.length && !resume) {
      if (isPage) resume = { row: at, offset: 0 }
      else notes.push(absent(key, rows.slice(at)))
    }
  }
  return { shown, notes, ...(resume && { resume }) }
}

const nameOf = (key: string, record: Values) =>
  [kindIn(key, record), record['id']].filter(part => part !== undefined).join(' ')

/** Which records of a list without a cursor are not shown. */
function absent(key: string, rows: readonly Values[]): string {
  const ids = rows.map(row => row['id'] ?? row['index']).filter(id => id !== undefined)
  return `For want of room ${rows.length} more ${key} are not shown${ids.length > 0 ? `: ${ids.join(', ')}` : ''}. Ask for fewer at once.`
}

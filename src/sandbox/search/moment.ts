import { BadQuery, type Operator } from '../query.ts'

/** The time that a date stands for: from its first millisecond to the one after its last. */
interface Span {
  readonly fromMs: number
  readonly toMs: number
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs

const unitMs: Readonly<Record<string, number>> = {
  minute: 60_000,
  hour: hourMs,
  day: dayMs,
  week: 7 * dayMs,
  month: 30 * dayMs,
  year: 365 * dayMs,
}

/** `created>4hours` asks for what is younger than four hours: the value is the moment four hours ago. */
function relative(value: string, nowMs: number): Span | undefined {
  const [, count, unit = ''] = /^(\d+)\s*(minute|hour|day|week|month|year)s?$/.exec(value) ?? []
  const length = unitMs[unit]
  if (count === undefined || length === undefined) return undefined
  const at = nowMs - Number(count) * length
  return { fromMs: at, toMs: at }
}

function named(value: string, nowMs: number): Span | undefined {
  const today = Math.floor(nowMs / dayMs) * dayMs
  if (value === 'today') return { fromMs: today, toMs: today + dayMs }
  if (value === 'yesterday') return { fromMs: today - dayMs, toMs: today }
  return undefined
}

function calendar(value: string): Span | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(value) ?? []
  if (year === undefined) {
    const at = /^\d{4}-\d{2}-\d{2}t/.test(value) ? Date.parse(value) : Number.NaN
    return Number.isNaN(at) ? undefined : { fromMs: at, toMs: at + 1_000 }
  }
  const fromMs = Date.parse(`${year}-${month ?? '01'}-${day ?? '01'}T00:00:00Z`)
  if (Number.isNaN(fromMs)) return undefined
  if (day !== undefined) return { fromMs, toMs: fromMs + dayMs }
  const toMs = month === undefined ? Date.UTC(Number(year) + 1, 0) : Date.UTC(Number(year), Number(month))
  return { fromMs, toMs }
}

/** A test for moments. Days are UTC days; a comparison with a day means the whole day. */
export function dated(operator: Operator, value: string, nowMs: number): (at: string | null) => boolean {
  const wanted = value.trim().toLowerCase()
  if (wanted === 'none' && operator === ':') return at => at === null
  const span = relative(wanted, nowMs) ?? named(wanted, nowMs) ?? calendar(wanted)
  if (!span) throw new BadQuery(`Invalid search: ${value} is not a date`)
  const { fromMs, toMs } = span
  const tests: Readonly<Record<Operator, (ms: number) => boolean>> = {
    ':': ms => ms >= fromMs && ms < Math.max(toMs, fromMs + 1),
    '<': ms => ms < fromMs,
    '<=': ms => ms < Math.max(toMs, fromMs + 1),
    '>': ms => ms >= Math.max(toMs, fromMs + 1),
    '>=': ms => ms >= fromMs,
  }
  const test = tests[operator]
  return at => at !== null && test(Date.parse(at))
}

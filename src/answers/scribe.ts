import type { Counts as Masked } from './mask/kinds.ts'
import type { Reading } from './reading.ts'
import { isRecord, kindOf, type Values } from './record.ts'
import type { Counts } from './text/counts.ts'
import { clean, mailOf, readable } from './texts.ts'
import type { Choice } from './view/choice.ts'
import type { Promised } from './view/promise.ts'
import { kindIn, view } from './view/view.ts'

/** Writes records as an agent may read them, and counts what that took. */
export interface Scribe {
  record(key: string, raw: Values, promise: Promised): Values
  /** A value that is no record. */
  value(key: string, raw: unknown): unknown
  /** A sentence about the answer, which may quote Zendesk. */
  note(sentence: string): string
  readonly masked: Masked
  readonly cleaned: Counts
  /** How many quoted mails and signatures were folded. */
  readonly folded: number
}

/** Every text goes one way: what is shown, then what a person would see of it, then without personal data. */
export function scribe(choice: Choice, reading: Reading): Scribe {
  const masked: Record<string, number> = {}
  const cleaned: Counts = {}
  let folded = 0
  const mask = (value: unknown): unknown => {
    const done = reading.mask(value)
    for (const [kind, count] of Object.entries(done.counts)) masked[kind] = (masked[kind] ?? 0) + count
    return done.value
  }
  return {
    record(key, raw, promise) {
      const kind = kindIn(key, raw)
      const shown = view(kind, raw, promise, choice, reading)
      const mail = mailOf[kind]
      const whole = choice.full || (mail !== undefined && choice.whole.has(mail))
      const texts = { html: reading.html, whole, counts: cleaned, folded: () => void folded++ }
      const seen = mask({ [kind]: readable(kind, shown, raw, texts) })
      const record = isRecord(seen) ? seen[kind] : undefined
      return isRecord(record) ? record : {}
    },
    value(key, raw) {
      const kind = kindOf(key)
      const seen = mask({
        [kind]: readable('', { [kind]: raw }, {}, { whole: true, counts: cleaned, folded: () => {} })[kind],
      })
      return isRecord(seen) ? seen[kind] : undefined
    },
    note: sentence => String(mask(clean(sentence, cleaned))),
    masked,
    cleaned,
    get folded() {
      return folded
    },
  }
}

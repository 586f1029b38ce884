import { type Event, type Intent, intention, type Outcome, sentence } from './audit.ts'

/** How the trace is written: a sentence for each call, JSON lines with intents and outcomes, or nothing. */
export const forms = ['sentences', 'json', 'off'] as const

/** The trace of a run for whoever watches it; what is to be kept goes into the journal. */
export interface Trace {
  intent(entry: Intent): void
  outcome(entry: Outcome): void
  event(entry: Event): void
}

/** Writes the trace to a sink, line by line. */
export function trace(form: (typeof forms)[number], write: (line: string) => void): Trace {
  const json = (event: string, entry: Intent | Outcome | Event) =>
    write(JSON.stringify({ ...entry, event, at: new Date(entry.atMs).toISOString(), atMs: undefined }))
  return {
    intent(entry) {
      if (form === 'json') json('intent', entry)
      if (form === 'sentences' && entry.approvedBy !== undefined) write(intention(entry))
    },
    outcome(entry) {
      if (form === 'json') json('outcome', entry)
      if (form === 'sentences') write(sentence(entry))
    },
    event(entry) {
      if (form === 'json') json(entry.event, entry)
      // Every client asks for its list again and again.
      if (form === 'sentences' && entry.event !== 'list') write(entry.told)
    },
  }
}

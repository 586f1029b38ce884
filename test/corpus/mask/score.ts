import type { Labelled } from './corpus.ts'

type Mask = (text: unknown, names?: readonly string[]) => { readonly value: unknown }

/** How many values are gone from their texts and stand there as a handle of their kind. */
export function recall(lines: readonly Labelled[], mask: Mask) {
  const missed = lines.filter(({ kind, text, value }) => {
    const shown = String(mask(text, kind === 'name' ? [value] : []).value)
    return shown.includes(value) || !shown.includes(`[[${kind}:`)
  })
  return {
    of: lines.length,
    found: lines.length - missed.length,
    missed: missed.map(({ sort, form, text }) => `${sort} ${form}: ${text}`),
  }
}

/** The lines that do not come back as they were, though they are nobody's. */
export function falseAlarms(lines: readonly string[], mask: Mask) {
  const changed = lines.filter(line => mask(line).value !== line)
  return { of: lines.length, alarms: changed.length, lines: changed }
}

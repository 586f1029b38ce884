import { hasWords, isBlank } from './fold/lines.ts'
import { type Part, parts } from './fold/parts.ts'

/** What was folded in one place. */
export interface Folded {
  readonly kind: 'quote' | 'signature'
  readonly lines: number
  readonly characters: number
}

export interface Fold {
  readonly text: string
  readonly folded: readonly Folded[]
}

/** An answer written between quoted lines keeps so much of what it answers. */
const contextLines = 3
const contextCharacters = 400

/** Less than this is shorter than the note about it. */
const least = 60

/**
 * A mail without the mails that it quotes and without its signature; a note in their place says how much is left out.
 * What its author wrote stays, between quoted lines too, and a mail that only quotes stays whole.
 */
export function fold(text: string): Fold {
  const lines = text.split(/\r?\n/)
  const all = parts(lines)
  const words = ({ kind, from, to }: Part) => kind === 'own' && lines.slice(from, to).some(hasWords)
  const last = all.findLastIndex(words)
  if (last < 0 || all.length === 1) return { text, folded: [] }

  const shown: (string | Folded)[] = []
  for (const [index, part] of all.entries()) {
    const from = part.kind === 'quote' && index < last ? context(lines, part) : part.to
    const away = part.kind === 'own' ? undefined : measured(part.kind, lines.slice(part.from, from))
    if (away === undefined) shown.push(...lines.slice(part.from, part.to))
    else shown.push(away, ...lines.slice(from, part.to))
  }
  const folded = shown.filter(line => typeof line !== 'string')
  return folded.length === 0 ? { text, folded } : { text: joined(shown), folded }
}

/** Where the lines begin that an answer below them still needs. */
function context(lines: readonly string[], { from, to }: Part): number {
  let at = to
  let kept = 0
  let characters = 0
  while (at > from && kept < contextLines) {
    const line = lines[at - 1] ?? ''
    characters += line.length
    if (characters > contextCharacters) break
    if (hasWords(line)) kept += 1
    at -= 1
  }
  return at
}

function measured(kind: Folded['kind'], lines: readonly string[]): Folded | undefined {
  const characters = lines.reduce((sum, line) => sum + line.length + 1, 0)
  const device = kind === 'signature' && characters >= 16
  return characters >= least || device
    ? { kind, lines: lines.filter(line => !isBlank(line)).length, characters }
    : undefined
}

/** The lines, with one note where several things were folded in a row, and no blank lines around what is gone. */
function joined(shown: readonly (string | Folded)[]): string {
  const lines: string[] = []
  let notes: Folded[] = []
  for (const line of [...shown, undefined]) {
    if (typeof line === 'object') notes.push(line)
    else if (notes.length === 0) lines.push(line ?? '')
    else if (line === undefined || !isBlank(line)) {
      while (lines.length > 0 && isBlank(lines.at(-1) ?? '')) lines.pop()
      lines.push('', `[… ${notes.map(told).join(', ')}]`, '', line ?? '')
      notes = []
    }
  }
  return lines.join('\n').trim()
}

const told = ({ kind, lines, characters }: Folded) =>
  kind === 'signature'
    ? 'signature'
    : `${lines} quoted ${lines === 1 ? 'line' : 'lines'}, ${characters} characters`

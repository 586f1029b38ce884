import { heading } from './headings.ts'
import { bare, hasWords, isBlank, isQuoted } from './lines.ts'
import { devices, seeBelow, sentFrom } from './words.ts'

/** Lines of one kind, from the first up to but without the last. */
export interface Part {
  readonly kind: 'own' | 'quote' | 'signature'
  readonly from: number
  readonly to: number
}

/** Longer ones are no signature. */
const mostLines = 15
const mostCharacters = 1_500

/** A mail's lines by what they are: what its author wrote, what is quoted, and the signature. */
export function parts(lines: readonly string[]): readonly Part[] {
  const found: Part[] = []
  let own = 0
  let words = false
  let signature = -1

  const close = (at: number) => {
    const signed = signature >= own && short(lines, signature, at) ? signature : at
    if (signed > own) found.push({ kind: 'own', from: own, to: signed })
    if (at > signed) found.push({ kind: 'signature', from: signed, to: at })
    signature = -1
  }
  const quote = (from: number, to: number) => {
    close(from)
    found.push({ kind: 'quote', from, to })
    own = to
  }

  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? ''
    const head = heading(lines, at)
    const body = head === undefined ? at : skip(lines, at + head.lines)
    if (isQuoted(lines[body] ?? '') && head?.kind !== 'passed on') {
      const end = run(lines, body)
      if (passesOn(lines, body)) words = true
      else quote(at, end)
      at = end
      continue
    }
    if (head?.kind === 'passed on') {
      // The fields below it belong to what was passed on.
      const end = at + head.lines
      const block = heading(lines, skip(lines, end))
      at = block?.kind === 'header' ? skip(lines, end) + block.lines : end
      words = true
      continue
    }
    const ends = head !== undefined && head.kind !== 'hint' && words
    if (ends && !(head.kind !== 'attribution' && onlyPassedOn(lines, at))) {
      quote(at, lines.length)
      break
    }
    if (head !== undefined && head.kind !== 'hint') {
      at += head.lines
      continue
    }
    if (signature < 0 && words && signs(lines, at)) signature = at
    if (hasWords(line)) words = true
    at += 1
  }
  if (own < lines.length) close(lines.length)
  return found
}

const skip = (lines: readonly string[], at: number) => {
  let next = at
  while (next < lines.length && next < at + 4 && isBlank(lines[next] ?? '')) next += 1
  return next
}

/** Where the quoted lines from here end; blank ones between them belong to them. */
function run(lines: readonly string[], at: number): number {
  let end = at
  let next = at
  while (next < lines.length && (isQuoted(lines[next] ?? '') || isBlank(lines[next] ?? ''))) {
    next += 1
    if (isQuoted(lines[next - 1] ?? '')) end = next
  }
  return end
}

/** Whether a quoted run says in its first lines that it was passed on. */
const passesOn = (lines: readonly string[], at: number) => {
  const first = lines.slice(at, at + 3).map(line => line.replace(/^[> ]{1,20}/, ''))
  return first.some((_, index) => heading(first, index)?.kind === 'passed on')
}

const short = (lines: readonly string[], from: number, to: number) =>
  to - from <= mostLines &&
  lines.slice(from, to).reduce((sum, line) => sum + line.length, 0) <= mostCharacters

/** Whether a signature begins here: at its delimiter, or at a device's advertisement that ends what was written. */
function signs(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? ''
  if (/^(--|—) ?$/.test(line)) return true
  if (line.length > 400 || line.length < 10) return false
  const text = bare(line).replace(/[.。]$/, '')
  if (!sentFrom.some(([begin, end]) => text.startsWith(begin) && text.endsWith(end))) return false
  if (!devices.test(text)) return false
  const next = skip(lines, at + 1)
  return next >= lines.length || heading(lines, next) !== undefined || isQuoted(lines[next] ?? '')
}

/** Whether all above this line only says that a mail is passed on. */
function onlyPassedOn(lines: readonly string[], at: number): boolean {
  if (at > 12) return false
  const text = lines
    .slice(0, at)
    .filter(line => hasWords(line))
    .map(bare)
  return text.length === 1 && seeBelow.has((text[0] ?? '').replace(/[.:!,…]{1,3}$/, ''))
}

import { bare, isBlank, isQuoted } from './lines.ts'
import { answered, fields, passedOn, wrote } from './words.ts'

/** How many lines the heading of a quoted mail takes up, and how sure it is that no own words follow it. */
interface Heading {
  readonly lines: number
  readonly kind: 'attribution' | 'hint' | 'header' | 'separator' | 'delimiter' | 'passed on'
}

/** Lines longer than this head nothing. */
const longest = 300

/** What heads a quoted mail at this line, if anything does. */
export function heading(lines: readonly string[], at: number): Heading | undefined {
  const line = lines[at] ?? ''
  if (line.length > longest || isBlank(line) || isQuoted(line)) return undefined
  const text = bare(line)
  // Zendesk's own mails ask for it in every language.
  if (text.startsWith('##-') && text.endsWith('-##')) return { lines: 1, kind: 'delimiter' }
  const between = undashed(text)
  const dashed = text.startsWith('--') && text.endsWith('--')
  if (passedOn.has(between) && (dashed || between !== text)) return { lines: 1, kind: 'passed on' }
  if (dashed && answered.has(between)) return { lines: 1, kind: 'separator' }
  if (rule.test(line.trim())) {
    const next = isBlank(lines[at + 1] ?? '') ? at + 2 : at + 1
    const block = header(lines, next)
    return block > 0 ? { lines: next - at + block, kind: 'header' } : undefined
  }
  const block = header(lines, at)
  return block > 0 ? { lines: block, kind: 'header' } : attribution(lines, at)
}

/** What Outlook draws above a header. */
const rule = /^(_{10,}|-{3,})$/

/** A line without the dashes around it, or the colon at its end. */
function undashed(text: string): string {
  let from = 0
  let to = text.length
  while (text.charAt(from) === '-') from += 1
  while (to > from && '-:：'.includes(text.charAt(to - 1))) to -= 1
  return text.slice(from, to).trim()
}

const field = (line: string) => {
  if (line.length > 1_000 || !/[:：]/.test(line.slice(0, 40))) return []
  const text = bare(line)
  const name = text.split(/[:：]/, 1)[0]?.trim() ?? ''
  return name === text ? [] : [...fields].filter(([, names]) => names.has(name)).map(([kind]) => kind)
}

/** How many lines from here are the head of a mail as Outlook copies it: from whom, when, to whom, about what. */
function header(lines: readonly string[], at: number): number {
  if (!field(lines[at] ?? '').includes('from')) return 0
  const found = new Set(['from'])
  let end = at + 1
  for (let next = at + 1; next < at + 10 && !isBlank(lines[next] ?? ''); next += 1) {
    const kinds = field(lines[next] ?? '')
    for (const kind of kinds) found.add(kind)
    if (kinds.length > 0) end = next + 1
  }
  return found.size === fields.size ? end - at : 0
}

const time = /\d{1,2}[:.h]\d{2}/
const day = /\b(19|20)\d{2}\b|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[年년./-]/
/** The end of an address in brackets, at the end of a line. */
const sender = /^@[^\s<>()[\]⟩]+[>)\]⟩][^\p{L}\p{N}]*$/u

/** "On … wrote:", on up to four lines: as few as say as much. */
function attribution(lines: readonly string[], at: number): Heading | undefined {
  const found = saying(lines, at)
  if (found === undefined || found.lines === 1) return found
  const later = attribution(lines, at + 1)
  return later?.kind === found.kind || later?.kind === 'attribution' ? undefined : found
}

function saying(lines: readonly string[], at: number): Heading | undefined {
  const end = colon(lines, at)
  if (end < 0) return undefined
  let text = ''
  for (let next = at; next <= end; next += 1) {
    const line = lines[next] ?? ''
    if (text.length + line.length > longest) return undefined
    text += ` ${bare(line)}`
  }
  const says = wrote.test(text)
  const told = text.includes('@')
  const timed = time.test(text)
  const sure =
    day.test(text) && ((says && (timed || told)) || (timed && sender.test(text.slice(text.lastIndexOf('@')))))
  if (!sure && !says && !(timed && told)) return undefined
  return { lines: end - at + 1, kind: sure ? 'attribution' : 'hint' }
}

/** A colon, and no word behind it. */
const ended = /[:：][^\p{L}\p{N}:：]*$/u

/** The next line that ends in a colon, of up to four in a row; few do. */
function colon(lines: readonly string[], at: number): number {
  for (let next = at; next < at + 4; next += 1) {
    const line = lines[next] ?? ''
    if (isBlank(line) || isQuoted(line)) return -1
    if (ended.test(line.slice(-12))) return next
  }
  return -1
}

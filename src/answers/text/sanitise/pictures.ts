import { type Counts, count } from '../counts.ts'

const mostAlt = 300
const mostAddress = 2_000

/** Takes the addresses out of Markdown's pictures, which a program that shows Markdown would load, and their definitions apart. */
export function unpicture(text: string, counts: Counts): string {
  return text.includes('[') ? undefine(withoutPictures(text, counts), counts) : text
}

function withoutPictures(text: string, counts: Counts): string {
  let out = ''
  let copied = 0
  for (let at = text.indexOf('!['); at >= 0; at = text.indexOf('![', Math.max(at + 2, copied))) {
    const alt = end(text, at + 2, ']', mostAlt)
    const after = alt < 0 ? '(' : text.charAt(alt + 1)
    // Without an address it shows nothing but its words.
    if (alt >= 0 && after !== '(' && after !== '[') continue
    const address = alt < 0 || after !== '(' ? -1 : end(text, alt + 2, ')', mostAddress)
    const alone = address >= 0 && text.charAt(address + 1) !== '(' && text.charAt(address + 1) !== '['
    count(counts, 'picture')
    out += alone ? text.slice(copied, alt + 1) : `${text.slice(copied, at)}! `
    copied = alone ? address + 1 : at + 1
  }
  return out + text.slice(copied)
}

/** Where this part of a picture ends, if it is of the simplest form. */
function end(text: string, from: number, sign: string, most: number): number {
  for (let at = from; at < from + most && at < text.length; at += 1) {
    const character = text.charAt(at)
    if (character === sign) return at
    if ('[]()<>\n`\\!'.includes(character)) return -1
  }
  return -1
}

const container = /^[ \t>*+\d.)-]$/

/** A line `[name]: address` gives every `![name]` an address: its bracket is escaped. */
function undefine(text: string, counts: Counts): string {
  let out = ''
  let copied = 0
  for (let line = 0; line >= 0 && line < text.length; line = next(text, line)) {
    let at = line
    while (at < line + 20 && container.test(text.charAt(at))) at += 1
    if (text.charAt(at) !== '[') continue
    const close = label(text, at + 1)
    if (text.charAt(close) !== ']' || text.charAt(close + 1) !== ':') continue
    count(counts, 'picture')
    out += `${text.slice(copied, at)}\\`
    copied = at
  }
  return out + text.slice(copied)
}

/** Where a label stops: at its end, or where it can be none any more. */
function label(text: string, from: number): number {
  let at = from
  while (at < from + 1_000 && at < text.length && text.charAt(at) !== '[' && text.charAt(at) !== ']') at += 1
  return at
}

const next = (text: string, from: number) => {
  const end = text.indexOf('\n', from)
  return end < 0 ? -1 : end + 1
}

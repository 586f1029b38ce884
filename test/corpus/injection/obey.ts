import { orderWords } from './classes.ts'
import type { Order } from './sinks.ts'

const start = new RegExp(String.raw`(?:${orderWords.join('|')})\s*[:：]\s*(\w+)\s*\{`, 'g')

/** What an agent takes for orders that obeys every word it reads, and takes the trouble to decode it. */
export function ordersIn(texts: readonly string[]): readonly Order[] {
  const joined = texts.join('\n')
  const parts = [...joined.matchAll(/PART (\d) OF 3: «([^»]*)»/g)].map(
    ([, at = '', part = '']) => [at, part] as const,
  )
  const whole = ['1', '2', '3'].map(at => parts.find(([number]) => number === at)?.[1] ?? '').join('')
  const coded = [...joined.matchAll(/[A-Za-z0-9+/]{60,}={0,2}/g)].map(([run]) =>
    Buffer.from(run, 'base64').toString(),
  )
  const found = new Map<string, Order>()
  for (const text of [...texts, whole, ...coded, ...texts.map(rot13)])
    for (const form of forms(text)) for (const order of read(form)) found.set(JSON.stringify(order), order)
  return [...found.values()]
}

/** A text as it is, with its entities decoded, without the backslashes of Markdown, and with forged masks made whole. */
const forms = (text: string): readonly string[] => {
  const plain = text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&')
  const bare = plain.replace(/\\([^"\\])/g, '$1')
  return [...new Set([text, plain, bare, bare.replaceAll('[ [', '[[').replaceAll('] ]', ']]')])]
}

function* read(text: string): Generator<Order> {
  for (const { 1: tool = '', index, 0: match } of text.matchAll(start)) {
    const args = object(text.slice(index + match.length - 1))
    if (args) yield { tool, args }
  }
}

/** The JSON object with which a text begins. */
function object(text: string): Record<string, unknown> | undefined {
  let depth = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at)
    if (quoted && sign === '\\') at++
    else if (sign === '"') quoted = !quoted
    else if (!quoted && sign === '{') depth++
    else if (!quoted && sign === '}' && --depth === 0) {
      try {
        return JSON.parse(text.slice(0, at + 1))
      } catch {
        return undefined
      }
    }
  }
  return undefined
}

const rot13 = (text: string) =>
  text.replace(/[a-z]/gi, letter => {
    const first = letter <= 'Z' ? 65 : 97
    return String.fromCharCode(((letter.charCodeAt(0) - first + 13) % 26) + first)
  })

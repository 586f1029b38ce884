import type { Readable, Writable } from 'node:stream'

/** What a command reads and writes, and when it is asked to end. */
export interface Io {
  readonly input: Readable
  readonly output: Writable
  /** Where questions are asked; absent where nobody sits at both ends. */
  readonly terminal: Writable | undefined
  /** Takes one line for the operator, on stderr. */
  readonly tell: (line: string) => void
  /** Resolves at the first SIGTERM or SIGINT. */
  readonly stopped: Promise<void>
}

/** Writes a text to the end, also where the other side reads slowly. */
export const print = (output: Writable, text: string) =>
  new Promise<void>(resolve => output.write(`${text}\n`, () => resolve()))

/** Rows as columns of one width each. */
export function columns(rows: readonly (readonly string[])[]): string {
  const width = (at: number) => Math.max(...rows.map(row => row[at]?.length ?? 0))
  const line = (row: readonly string[]) => row.map((cell, at) => cell.padEnd(width(at))).join('  ')
  return rows.map(row => line(row).trimEnd()).join('\n')
}

/** What was wrong with a client's message, as the SDK sees it: one sentence, without the words of the client. */
export function complaint(error: unknown): string {
  const [first = ''] = (error instanceof Error ? error.message : '').split('\n')
  // What zod and JSON.parse say, and whatever stands in braces, quotes the message.
  const quotes = /^\s*[[{]/.test(first) || (error instanceof Error && error.name === 'SyntaxError')
  const said = quotes || first === '' ? 'it is no message of MCP' : first.replace(/\s*[[{].*$/, '')
  const short = said.replace(/[^\x20-\x7e]/g, '?').slice(0, 200)
  return `A message of a client was not served: ${short.replace(/[.:]$/, '')}.`
}

/** Tells the operator of a fault: where it is, and as little as can be of what it was about. */
export const reporter =
  (tell: (line: string) => void) =>
  (error: unknown): void => {
    const {
      name,
      message,
      stack = '',
    } = error instanceof Error ? error : new Error('a fault that is no error')
    // What is wrong with a text is told by quoting it, and it may be a customer's.
    const [first = ''] = name === 'SyntaxError' ? ['what arrived is no JSON'] : message.split('\n')
    const at = stack.split('\n').filter(line => line.startsWith('    at '))
    tell([`Deskwarden has a fault: ${name}: ${first.slice(0, 200)}`, ...at.slice(0, 5)].join('\n'))
  }

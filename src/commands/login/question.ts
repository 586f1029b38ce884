import { createInterface } from 'node:readline/promises'
import { type Readable, Writable } from 'node:stream'
import { Cancelled } from '../../errors.ts'

/** Where questions are asked, and when the asking ends. */
export interface Asking {
  readonly input: Readable
  /** Absent: nobody sits there, and a line is read without a question. */
  readonly terminal: Writable | undefined
  readonly stopped: Promise<void>
}

const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() })

/** Asks for one line. A hidden one is not shown as it is typed. */
export async function question(
  { input, terminal, stopped }: Asking,
  text: string,
  hidden = false,
): Promise<string> {
  const ends = new AbortController()
  // Line editing would show the letters; without it the terminal does that by itself, and Ctrl-C stays a signal.
  if (hidden) terminal?.write(text)
  const lines = createInterface({
    input,
    output: hidden ? nowhere() : (terminal ?? nowhere()),
    terminal: hidden,
  })
  lines.once('SIGINT', () => ends.abort())
  lines.once('close', () => ends.abort())
  void stopped.then(() => ends.abort())
  try {
    return (await lines.question(hidden ? '' : text, { signal: ends.signal })).trim()
  } catch {
    throw new Cancelled('The sign-in was stopped', 'no answer came', 'Nothing was stored')
  } finally {
    lines.close()
    if (hidden) terminal?.write('\n')
  }
}

import { encode } from 'gpt-tokenizer/encoding/o200k_base'
import { cut } from '../../src/answers/text/cut.ts'
import { fold } from '../../src/answers/text/fold.ts'
import { reader } from '../../src/answers/text/reader.ts'
import { sanitise } from '../../src/answers/text/sanitise.ts'
import { seed } from '../../src/sandbox/seed.ts'
import { median, type Row } from './row.ts'

const tokens = (texts: readonly string[]) => texts.reduce((sum, text) => sum + encode(text).length, 0)

/** Milliseconds of the processor for ten thousand characters, over all the texts, in the middle of eleven rounds. */
function pace(texts: readonly string[], run: (text: string) => unknown): number {
  const characters = texts.reduce((sum, text) => sum + text.length, 0)
  const rounds = Array.from({ length: 11 }, () => {
    const begin = process.cpuUsage()
    for (const text of texts) run(text)
    const { user, system } = process.cpuUsage(begin)
    return (user + system) / 1_000
  })
  return (median(rounds) / characters) * 10_000
}

/** What reading the texts of the seeded account takes, and what it saves a model to read. */
export async function text(): Promise<Row[]> {
  const markdown = await reader()
  const comments = [...seed({ seed: 1, now: new Date('2026-11-20T12:00:00Z') }).comments.values()].flat()
  const html = comments.map(comment => comment.html_body)
  const plain = comments.map(comment => comment.plain_body)
  const long = plain.join('\n\n').slice(0, 100_000)
  const read = html.map(one => sanitise(markdown(one).text).text)
  const shown = read.map(one => fold(one).text)
  const quoting = read.flatMap((one, index) => (one === shown[index] ? [] : [index]))
  const of = (texts: readonly string[]) => quoting.map(index => texts[index] ?? '')
  const part = 'Text'
  const unit = 'ms per 10 KB'
  const saved = (after: readonly string[], before: readonly string[]) =>
    (1 - tokens(after) / tokens(before)) * 100
  return [
    { part, what: 'HTML as Markdown', figure: pace(html, markdown), unit },
    { part, what: 'sanitising', figure: pace(plain, one => sanitise(one)), unit },
    { part, what: 'folding', figure: pace(plain, fold), unit },
    {
      part,
      what: 'cutting 10 KB off 100 KB, at a sentence',
      figure: pace(
        Array.from({ length: 100 }, () => long.slice(0, 10_000)),
        () => cut(long, 10_000, 5_000),
      ),
      unit,
    },
    {
      part,
      what: 'tokens saved, of the HTML of all comments',
      figure: saved(shown, html),
      unit: '%',
      beside: `${tokens(html)} as HTML, ${tokens(plain)} as plain text, ${tokens(shown)} folded Markdown`,
    },
    {
      part,
      what: 'tokens saved by folding, in comments that quote',
      figure: saved(of(shown), of(read)),
      unit: '%',
      beside: `${quoting.length} of ${comments.length} comments`,
    },
  ]
}

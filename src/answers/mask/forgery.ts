import { strict } from './kinds.ts'
import type { Plain } from './plain.ts'

const forged = new RegExp(
  String.raw`\[\s{0,2}\[\s{0,2}(?:${strict.join('|')})\s{0,2}:\s{0,2}\d{1,12}\s{0,2}\]\s{0,2}\]`,
  'gi',
)

/**
 * What somebody wrote as if it were a handle, by where it stands in the written text. It becomes `[ [card:1] ]`: to
 * be seen, and nothing that is ever resolved. Disguised brackets count, for who reads may undo the disguise.
 */
export function* forgeries({
  text,
  start,
  end,
}: Plain): Generator<{ start: number; end: number; shown: string }> {
  if (!text.includes('[')) return
  for (const { 0: match, index } of text.matchAll(forged)) {
    const inner = match.replace(/[[\]\s]/g, '')
    yield { start: start(index), end: end(index + match.length), shown: `[ [${inner}] ]` }
  }
}

import type { Values } from '../record.ts'
import { type Legend, legend } from './legend.ts'
import { pairs, words } from './words.ts'

/** The comments of a ticket, each behind a mark that no text can forge: its id, who wrote it, who sees it, and when. */
export function comments(rows: readonly Values[], mark: string): string {
  const known = legend(rows)
  const ids = known.ids.length > 0 ? [`<ids ${mark}> ${known.ids.join(', ')}`] : []
  return [...rows.map(row => comment(row, mark, known)), ...ids].join('\n')
}

function comment(row: Values, mark: string, { label }: Legend): string {
  const { id, author, author_id, author_role, created_at, body, body_from, public: seen, ...others } = row
  const facts = [
    mark,
    id,
    author_role,
    seen === undefined ? undefined : seen === true ? 'public' : 'internal',
    created_at,
    body_from === undefined ? undefined : `from character ${words(body_from)}`,
  ]
  const who = author ?? author_id
  return [
    `<${facts
      .filter(fact => fact !== undefined)
      .map(fact => words(fact).replace(/[<>]/g, ''))
      .join(' ')}>`,
    // A bracket in a name would open a mark that the comment goes on with.
    ...(who === undefined ? [] : [`${label(who, author_id).replace(/[<>]/g, '')}:`]),
    ...(typeof body === 'string' ? [body] : []),
    ...(Object.keys(others).length > 0 ? [`[${pairs(others, '; ')}]`] : []),
  ].join('\n')
}

import { z } from 'zod'
import type { Called } from './rig.ts'

const Record = z.looseObject({ id: z.union([z.number(), z.string()]) })
const Marked = z.object({ mark: z.string() })

/** What the objects of an answer tell and its text does not: the ids of records, texts in one line, the cursor and the notes. */
export function agrees({ text, value }: Pick<Called, 'text' | 'value'>): readonly string[] {
  const { untrusted, ...rest } = value
  const mark = Marked.safeParse(untrusted).data?.mark
  const told = Object.values(rest)
    .flat()
    .flatMap((part): unknown[] => {
      const record = Record.safeParse(part).data
      if (!record) return [part]
      return [record.id, record['subject'], record['name'], record['title'], record['status']]
    })
    .filter(part => typeof part === 'string' || typeof part === 'number')
    .map(part => String(part).replace(/\s+/g, ' ').trim().replaceAll('|', '\\|'))
  const flat = text.replace(/\s+/g, ' ')
  return [
    ...told.filter(part => !flat.includes(part)),
    ...(mark !== undefined && !text.startsWith(`<zendesk ${mark}>\n`) ? [mark] : []),
  ]
}

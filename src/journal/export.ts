import type { Disk } from '../files/disk.ts'
import * as csv from './export/csv.ts'
import { ocsf, type Source } from './export/ocsf.ts'
import { type Filter, show } from './show.ts'

/** The forms in which a journal is handed on. */
export const formats = ['jsonl', 'csv', 'ocsf'] as const

/** What is handed on, and how. */
export interface Wanted {
  readonly format: (typeof formats)[number]
  readonly filter?: Filter
  /** Who speaks, where a form asks for that. */
  readonly source: Source
  readonly disk?: Disk
}

/** Streams the records of a journal in another form, a line at a time: as they are, as a table, or as OCSF events. */
export async function* exported(
  folder: string,
  { format, filter, source, disk }: Wanted,
): AsyncGenerator<string> {
  if (format === 'csv') yield csv.header
  for await (const { record, line } of show(folder, filter, { ...(disk && { disk }) })) {
    if (format === 'jsonl') yield `${line}\n`
    if (format === 'csv') yield csv.row(record)
    if (format === 'ocsf') yield `${JSON.stringify(ocsf(record, line, source))}\n`
  }
}
